"""One thing with two values: which statements are of one thing, how far apart they may be, what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crosschecks.places import Place, Told, check

if TYPE_CHECKING:
    from designlint.catalog import Catalog

CODE = "XRF107"
FIRST = "stated first here"


def two(one: str, other: str) -> str:
    """Two statements in two sections: on line 3 and on line 7."""
    return f"## One\n\n{one}\n\n## Two\n\n{other}\n"


def users(more: str) -> str:
    """A statement of ten million daily users and another one of another number."""
    return two("The app has 10M daily active users.", more)


SPLIT = "Data are split 80/20 into train and test."
FIRES = {  # a text, the words on line 7, the message, the words on line 3
    "users just beyond a tenth more": (users("The app has 11.2M daily active users."), "11.2M", "11.2M contradicts 10M for DAU users on line 3.", "10M"),
    "users just beyond a tenth less": (users("The app has 8.9M daily active users."), "8.9M", "8.9M contradicts 10M for DAU users on line 3.", "10M"),
    "monthly users": (
        two("The app has 10M monthly active users.", "The app has 20M monthly active users."), "20M", "20M contradicts 10M for MAU users on line 3.", "10M",
    ),
    "peaks": (
        two("Peak load is 1,000 requests per second.", "Peak load is 2,000 requests per second."),
        "2,000 requests per second",
        "2,000 requests per second contradicts 1,000 requests per second for peak load on line 3.",
        "1,000 requests per second",
    ),
    "durations of the test": (
        two("The test runs for 14 days.", "The test runs for 28 days."), "28 days", "28 days contradicts 14 days for test duration on line 3.", "14 days",
    ),
    "bounds of a latency": (
        two("End-to-end latency: p99 under 200 ms.", "End-to-end latency: p99 under 230 ms."),
        "under 230 ms",
        "under 230 ms contradicts under 200 ms for end to end latency on line 3.",
        "under 200 ms",
    ),
    "availabilities of three and of two nines": (
        two("Availability is 99.9%.", "Availability is 99.8%."), "99.8%", "99.8% contradicts 99.9% for availability on line 3.", "99.9%",
    ),
    "a bound and a figure beyond it": (
        two("End-to-end latency: p99 under 200 ms.", "End-to-end latency: p99 of 300 ms."),
        "300 ms",
        "300 ms contradicts under 200 ms for end to end latency on line 3.",
        "under 200 ms",
    ),
    "a level that was and one that is": (
        two("We use a significance level of 0.05.", "It was a significance level of 0.01."),
        "significance level of 0.01",
        "significance level of 0.01 contradicts significance level of 0.05 for significance level on line 3.",
        "significance level of 0.05",
    ),
    "a power that was and one that is": (
        two("The test has 80% power.", "It was planned with 90% power."), "90%", "90% contradicts 80% for power on line 3.", "80%",
    ),
    "groups far from the figure": (
        users(f"The app has 20M daily active users {'of the app ' * 4}and the site, in a region."), "20M", "20M contradicts 10M for DAU users on line 3.", "10M",
    ),
    "a group just too far before the figure": (
        users(f"The {'region':61}20M daily active users."), "20M", "20M contradicts 10M for DAU users on line 3.", "10M",
    ),
    "groups in the next sentence": (
        users("The app has 20M daily active users. Each region counts."), "20M", "20M contradicts 10M for DAU users on line 3.", "10M",
    ),
}
SILENT = {
    "users a tenth more": users("The app has 11M daily active users."),
    "users a tenth less": users("The app has 9M daily active users."),
    "availabilities of three nines and a little": two("Availability is 99.9%.", "Availability is 99.905%."),
    "levels about alike": two("We use a significance level of 0.05.", "We take alpha = 0.05."),
    "bounds about alike": two("End-to-end latency: p99 under 200 ms.", "End-to-end latency: p99 under 220 ms."),
    "a bound and a figure within it": two("End-to-end latency: p99 under 200 ms.", "End-to-end latency: p99 of 100 ms."),
    "a figure and a bound above it": two("End-to-end latency: p99 of 100 ms.", "End-to-end latency: p99 under 200 ms."),
    "two ranges that meet": two("The app has 10-15M daily active users.", "The app has 14-30M daily active users."),
    "two ranges that nearly meet": two("The app has 10-15M daily active users.", "The app has 16-30M daily active users."),
    "two percentiles": two("End-to-end latency: p50 of 100 ms.", "End-to-end latency: p99 of 300 ms."),
    "a group after the figure": users("There are 20M daily active users in the region."),
    "a group before the figure": users("The region has 20M daily active users."),
    "a group just near enough before the figure": users(f"The {'region':60}20M daily active users."),
    "another time after the figure": users("There are 20M daily active users next year."),
    "another time before the figure": users("Next year there are 20M daily active users."),
    "a step from the figure": users("The app goes from 20M daily active users down."),
    "a figure right before a step": two("Peak load is 1,000 requests per second.", "Peak load is 2,000 requests per second by noon."),
    "things that are not stored": two("We rank 10M items.", "We rank 20M items."),
    "two sections of one title": "## One\n\n### Scale\n\nThe app has 10M daily active users.\n\n## Two\n\n### scale\n\nThe app has 20M daily active users.\n",
}
SPLITS = {  # the statement on line 7, its words that are found and the message; none
    "another split": ("We take a 70/30 train/test split.", "70/30", "70/30 contradicts 80/20 for the split on line 3."),
    "the same split": ("We take an 80/20 train/test split.", "", ""),
    "a split into more": ("We take a 70/20/10 train/validation/test split.", "", ""),
    "the rest of a split": ("We take 70/10 for train and test, the rest unused.", "", ""),
    "a split of the traffic": ("We take a 50/50 split of control and treatment.", "", ""),
    "a split of a group": ("We take a 70/30 train/test split per region.", "", ""),
}


@pytest.mark.parametrize("name", FIRES)
def test_two_values_of_one_thing_are_found(catalog: Catalog, name: str) -> None:
    text, words, message, first = FIRES[name]
    check(catalog, CODE, text, Told(7, words, message, (Place(3, first, FIRST),)))


@pytest.mark.parametrize("name", SILENT)
def test_what_may_be_one_value_or_two_things_is_not(catalog: Catalog, name: str) -> None:
    check(catalog, CODE, SILENT[name])


@pytest.mark.parametrize("name", SPLITS)
def test_splits_into_as_many_parts_are_compared(catalog: Catalog, name: str) -> None:
    other, words, message = SPLITS[name]
    check(catalog, CODE, two(SPLIT, other), *([Told(7, words, message)] if message else []))


def test_one_section_may_contradict_itself_in_two_paragraphs_under_a_title_or_none(catalog: Catalog) -> None:
    text = "The app has 10M daily active users.\n\nThe app has 20M daily active users.\n"
    said = "20M contradicts 10M for DAU users on line {}."
    check(catalog, CODE, text, Told(3, "20M", said.format(1), (Place(1, "10M", FIRST),)))
    check(catalog, CODE, f"## Scale\n\n{text}", Told(5, "20M", said.format(3), (Place(3, "10M", FIRST),)))


def test_the_first_contradiction_of_each_thing_is_told_after_statements_that_agree(catalog: Catalog) -> None:
    lines = (
        "The app has 10M daily active users and 30M monthly active users.",
        "The app has 10.5M daily active users.",
        "The app has 20M daily active users.",
        "The app has 40M daily active users.",
        "The app has 60M monthly active users.",
    )
    check(
        catalog,
        CODE,
        "\n\n".join(lines),
        Told(5, "20M", "20M contradicts 10M for DAU users on line 1.", (Place(1, "10M", FIRST),)),
        Told(9, "60M", "60M contradicts 30M for MAU users on line 1.", (Place(1, "30M", FIRST),)),
    )


def test_one_split_is_told_after_those_that_are_none_or_agree(catalog: Catalog) -> None:
    lines = (
        "A 7/14/30 days split for train.",
        "Trained data: an 80/20 train/test split. It is a 75/25 train/test split for the pilot.",
        "A 50/50 split of control and treatment.",
        "An 80/20 train/test split.",
        "A 60/40 train/test split.",
        "A 55/45 train/test split.",
    )
    check(catalog, CODE, "\n\n".join(lines), Told(9, "60/40", "60/40 contradicts 80/20 for the split on line 3."))


def test_two_splits_in_one_paragraph_are_a_contrast(catalog: Catalog) -> None:
    check(catalog, CODE, "It is an 80/20 train/test split. It is a 70/30 train/test split.\n")
