"""Loads, stored bytes, shares, hosts and targets: on both sides of each tolerance, and what makes each of them no finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crosschecks.places import Place, Told, check

if TYPE_CHECKING:
    from designlint.catalog import Catalog

# 8,640,000 users x 10 requests / 86,400 s = 1,000 a second
USERS, EACH = "8.64M daily active users", "10 requests per user per day"
LOAD = f"# Title\n\nThere are {USERS}.\n\nEach sends {EACH}.\n\n{{}}\n"
IMPLIED = "1,000/s implied by 8.64M daily users x 10 requests per day"
FROM = (Place(3, "8.64M", "daily users"), Place(5, EACH, "requests per user"))
PEAK = "requests per second"
BESIDE = "# Title\n\nAverage load is 1,000 requests per second.\n\nPeak load is {} requests per second (3x average).\n"
# 1,000,000 items x 100 dimensions x 4 bytes = 0.4 GB
STORED = "# Title\n\nThe catalog has 1M items.\n\nThe index keeps vectors of 100 dimensions in {}.\n"
RAW = "1M x 100 x 4 bytes = 0.4 GB"
COUNTED = (Place(3, "1M", "items"), Place(5, "100 dimensions", "dimensions"))
HOSTS = "# Title\n\nPeak load is 1,000 requests per second.\n\nEach host serves 100 requests per second.\n\nWe plan {}.\n"
CARRIED = (Place(5, "100 requests per second", "rate of a host"), Place(3, "1,000 requests per second", "peak"))

FIRES = {  # a code, a text, the finding
    # the peak and the average against the users
    "a peak just below the average": (
        "XRF101", LOAD.format(f"Peak load is 949 {PEAK}."), Told(7, "949 requests per second", f"Peak 949/s is below the average {IMPLIED} (line 3).", FROM),
    ),
    "a peak just beyond twenty times the average": (
        "XRF101",
        LOAD.format(f"Peak load is 20,100 {PEAK}."),
        Told(7, "20,100 requests per second", f"Peak 20,100/s is 20.1 times the average {IMPLIED} (line 3).", FROM, "info"),
    ),
    "a peak a quarter and more above its factor": (
        "XRF101",
        LOAD.format(f"Peak load is 3,760 {PEAK}.\n\nThe peak factor: 3."),
        Told(7, f"3,760 {PEAK}", "Peak 3,760/s is not 3 x 1,000/s = 3,000/s (line 3).", (*FROM, Place(9, "peak factor: 3", "peak factor"))),
    ),
    "a peak a quarter and more below its factor": (
        "XRF101",
        LOAD.format(f"Peak load is 2,240 {PEAK}.\n\nThe peak factor: 3."),
        Told(7, f"2,240 {PEAK}", "Peak 2,240/s is not 3 x 1,000/s = 3,000/s (line 3).", (*FROM, Place(9, "peak factor: 3", "peak factor"))),
    ),
    "an average just below the users": (
        "XRF101",
        LOAD.format(f"Peak load is 2,000 {PEAK}.\n\nAverage load is 749 {PEAK}."),
        Told(9, f"749 {PEAK}", f"Average 749/s is not the {IMPLIED} (line 3).", FROM),
    ),
    "an average without a peak": (
        "XRF101", LOAD.format(f"Average load is 500 {PEAK}."), Told(7, f"500 {PEAK}", f"Average 500/s is not the {IMPLIED} (line 3).", FROM),
    ),
    "an average just above the users": (
        "XRF101",
        LOAD.format(f"Peak load is 2,000 {PEAK}.\n\nAverage load is 1,331 {PEAK}."),
        Told(9, f"1,331 {PEAK}", f"Average 1,331/s is not the {IMPLIED} (line 3).", FROM),
    ),
    "a peak stated twice, about the same": (
        "XRF101",
        LOAD.format(f"Peak load is 500 {PEAK}.\n\nAgain: peak load is 550 {PEAK}."),
        Told(7, f"500 {PEAK}", f"Peak 500/s is below the average {IMPLIED} (line 3).", FROM),
    ),
    "a peak just beyond its factor and the average beside it": (
        "XRF101",
        BESIDE.format("3,760"),
        Told(5, f"3,760 {PEAK}", "Peak 3,760/s is not 3 x 1,000/s = 3,000/s (line 3).", (Place(3, f"1,000 {PEAK}", "the average"), Place(5, "3x average", "peak factor"))),
    ),
    "a peak of next to nothing": (
        "XRF101", LOAD.format(f"Peak load is 1 {PEAK}."), Told(7, f"1 {PEAK}", f"Peak 1/s is below the average {IMPLIED} (line 3).", FROM),
    ),
    "a billion users": (
        "XRF101",
        LOAD.format(f"Peak load is 500 {PEAK}.").replace("8.64M", "1B"),
        Told(7, f"500 {PEAK}", "Peak 500/s is below the average 115,741/s implied by 1B daily users x 10 requests per day (line 3).", (Place(3, "1B", "daily users"), FROM[1])),
    ),
    "a thousand users": (
        "XRF101",
        LOAD.format(f"Peak load is 10 {PEAK}.").replace("8.64M", "1,000"),
        Told(
            7,
            f"10 {PEAK}",
            "Peak 10/s is 86.4 times the average 0.12/s implied by 1k daily users x 10 requests per day (line 3).",
            (Place(3, "1,000", "daily users"), FROM[1]),
            "info",
        ),
    ),
    # stored bytes
    "bytes just below the raw ones": ("XRF105", STORED.format("float32: 0.33 GB"), Told(5, "0.33 GB", f"0.33 GB is less than {RAW}.", COUNTED)),
    "bytes just beyond four times the raw ones": (
        "XRF105", STORED.format("float32: 1.61 GB"), Told(5, "1.61 GB", f"1.61 GB is far more than {RAW}.", COUNTED, "info"),
    ),
    "no width said, four bytes": ("XRF105", STORED.format("0.33 GB"), Told(5, "0.33 GB", f"0.33 GB is less than {RAW}.", COUNTED)),
    "the width said elsewhere": (
        "XRF105", STORED.format("0.1 GB") + "\nNumbers of vectors are float16.\n", Told(5, "0.1 GB", "0.1 GB is less than 1M x 100 x 2 bytes = 0.2 GB.", COUNTED),
    ),
    "the width beside it before another one": (
        "XRF105",
        STORED.format("float16: 0.1 GB") + "\nThe model computes in float32.\n",
        Told(5, "0.1 GB", "0.1 GB is less than 1M x 100 x 2 bytes = 0.2 GB.", COUNTED),
    ),
    "the width alone beside it": (
        "XRF105",
        "# Title\n\nThe catalog has 1M items.\n\nVectors have 100 dimensions.\n\nThe vectors take 0.1 GB in float32.\n",
        Told(7, "0.1 GB", f"0.1 GB is less than {RAW}.", COUNTED),
    ),
    "the items beside it before others": (
        "XRF105",
        "# Title\n\nThe catalog has 50M items.\n\nThe index of 1M items keeps vectors of 100 dimensions in 0.1 GB.\n",
        Told(5, "0.1 GB", f"0.1 GB is less than {RAW}.", (Place(5, "1M", "items"), Place(5, "100 dimensions", "dimensions"))),
    ),
    "the first items of those beside it": (
        "XRF105",
        "# Title\n\nThe index of 1M items (of 50M items in all) keeps vectors of 100 dimensions in 0.1 GB.\n",
        Told(3, "0.1 GB", f"0.1 GB is less than {RAW}.", (Place(3, "1M", "items"), Place(3, "100 dimensions", "dimensions"))),
    ),
    "a size after one without dimensions": (
        "XRF105", STORED.format("0.1 GB").replace("# Title", "The vectors take 5 GB."), Told(5, "0.1 GB", f"0.1 GB is less than {RAW}.", (Place(3, "1M", "items"), Place(5, "100 dimensions", "dimensions"))),
    ),
    "a size after one that is quantised": (
        "XRF105",
        STORED.format("int8, quantized: 1 MB") + "\nThe raw vectors of 100 dimensions take 0.1 GB in float32.\n",
        Told(7, "0.1 GB", f"0.1 GB is less than {RAW}.", (Place(3, "1M", "items"), Place(5, "100 dimensions", "dimensions"))),
    ),
    # shares
    "two points short": ("XRF108", "# Title\n\nA 78/20 train/test split.\n", Told(3, "78/20", "78 + 20 = 98, not 100.")),
    "two points over": ("XRF108", "# Title\n\nA 80/22 train/test split.\n", Told(3, "80/22", "80 + 22 = 102, not 100.")),
    "half of the data, a fifth of it first": ("XRF108", "# Title\n\nA 20/30 train/test split.\n", Told(3, "20/30", "20 + 30 = 50, not 100.")),
    "three parts with signs": (
        "XRF108", "# Title\n\nWe use 70% / 20% / 20% for train, validation and test.\n", Told(3, "70% / 20% / 20%", "70 + 20 + 20 = 110, not 100."),
    ),
    "arms just over": ("XRF108", "# Title\n\nIt gets 52% control and 50% treatment.\n", Told(3, "52% control and 50% treatment", "52 + 50 = 102, not 100.")),
    "arms and an empty one": (
        "XRF108", "# Title\n\nIt gets 0% holdout, 60% control, 60% treatment.\n", Told(3, "60% control, 60% treatment", "60 + 60 = 120, not 100."),
    ),
    "arms, one of a hundredth": (
        "XRF108", "# Title\n\nIt gets 1% holdout, 60% control, 60% treatment.\n", Told(3, "1% holdout, 60% control, 60% treatment", "1 + 60 + 60 = 121, not 100."),
    ),
    # hosts
    "hosts just below the peak": ("XRF111", HOSTS.format("9 hosts"), Told(7, "9", "9 hosts x 100/s = 900/s do not carry the peak 1,000/s (line 3).", CARRIED)),
    # targets
    "a target among the requirements": (
        "XRF113", "## Requirements\n\nIt has 100% uptime.\n", Told(3, "100% uptime", '"100% uptime" cannot be reached, so it cannot be promised.'),
    ),
    "a target by its words": (
        "XRF113",
        "## Notes\n\nThe model must have an accuracy of 100%.\n",
        Told(3, "accuracy of 100%", '"accuracy of 100%" cannot be reached, so it cannot be promised.'),
    ),
}
SILENT = {
    # the peak and the average against the users
    "a peak that is nearly the average": ("XRF101", LOAD.format(f"Peak load is 950 {PEAK}.")),
    "a peak of twenty times the average": ("XRF101", LOAD.format(f"Peak load is 20,000 {PEAK}.")),
    "a peak a quarter above its factor": ("XRF101", LOAD.format(f"Peak load is 3,750 {PEAK}.\n\nThe peak factor: 3.")),
    "a peak a quarter below its factor": ("XRF101", LOAD.format(f"Peak load is 2,250 {PEAK}.\n\nThe peak factor: 3.")),
    "three quarters of the average": ("XRF101", LOAD.format(f"Peak load is 2,000 {PEAK}.\n\nAverage load is 750 {PEAK}.")),
    "a third more than the average": ("XRF101", LOAD.format(f"Peak load is 2,000 {PEAK}.\n\nAverage load is 1,330 {PEAK}.")),
    "a peak of writes": ("XRF101", LOAD.format(f"Peak load is 500 {PEAK}, in writes.")),
    "requests that a cache answers": ("XRF101", LOAD.format(f"Peak load is 500 {PEAK}.").replace(EACH, f"{EACH}, behind a cache")),
    "a peak stated twice, each another": ("XRF101", LOAD.format(f"Peak load is 500 {PEAK}.\n\nAgain: peak load is 560 {PEAK}.")),
    "a peak without an upper bound": ("XRF101", LOAD.format(f"Peak load is over 30,000 {PEAK}.")),
    "a peak of nothing": ("XRF101", LOAD.format(f"Peak load is 0 {PEAK}.")),
    "no users": ("XRF101", LOAD.format(f"Peak load is 500 {PEAK}.").replace(USERS, "many users")),
    "no requests of a user": ("XRF101", LOAD.format(f"Peak load is 500 {PEAK}.").replace(EACH, "many requests")),
    "no peak": ("XRF101", LOAD.format(f"Average load is 1,100 {PEAK}.")),
    "a peak a quarter above its factor and the average beside it": ("XRF101", BESIDE.format("3,750")),
    "a peak a quarter below its factor and the average beside it": ("XRF101", BESIDE.format("2,250")),
    "a factor and an average, and no peak": ("XRF101", BESIDE.format("some").replace("some requests per second ", "high ")),
    "a factor and a peak, and no average": ("XRF101", BESIDE.format("5,000").replace("Average load is 1,000 requests per second", "Load varies")),
    # stored bytes
    "bytes that nearly are the raw ones": ("XRF105", STORED.format("float32: 0.34 GB")),
    "bytes of four times the raw ones": ("XRF105", STORED.format("float32: 1.6 GB")),
    "two widths beside it": ("XRF105", STORED.format("float32: 0.1 GB. Gradients are float16")),
    "two widths elsewhere": ("XRF105", STORED.format("0.1 GB") + "\nVectors are float16.\n\nGradients are float32.\n"),
    "neither width nor dimensions beside it": ("XRF105", STORED.format("memory") + "\nThe vectors take 0.1 GB.\n"),
    "copies": ("XRF105", STORED.format("float32: 0.1 GB (100 x 2 of them)")),
    "no dimensions": ("XRF105", STORED.format("float32: 0.1 GB").replace("of 100 dimensions", "")),
    "no items": ("XRF105", STORED.format("float32: 0.1 GB").replace("1M items", "items")),
    "no vectors": ("XRF105", STORED.format("float32: 0.1 GB").replace("vectors", "rows").replace("index", "table")),
    # shares
    "a point short": ("XRF108", "# Title\n\nA 79/20 train/test split.\n"),
    "a point over": ("XRF108", "# Title\n\nA 33/34/34 train/validation/test split.\n"),
    "less than half": ("XRF108", "# Title\n\nA 20/29 train/test split.\n"),
    "less than a fifth first": ("XRF108", "# Title\n\nA 19/40 train/test split.\n"),
    "the rest": ("XRF108", "# Title\n\nA 60/20 split of train and test, the rest unused.\n"),
    "arms a point over": ("XRF108", "# Title\n\nIt gets 51% control and 50% treatment.\n"),
    "one arm": ("XRF108", "# Title\n\nIt gets 102% control.\n"),
    "arms without a control": ("XRF108", "# Title\n\nIt gets 60% treatment and 60% holdout.\n"),
    "arms one after the other": ("XRF108", "# Title\n\nIt gets 60% control, later 60% treatment.\n"),
    # hosts
    "hosts that nearly carry the peak": ("XRF111", HOSTS.replace("1,000", "1,052").format("10 hosts")),
    "hosts that carry all but a twentieth": ("XRF111", HOSTS.replace("100 requests", "95 requests").format("10 hosts")),
    "hosts with a cache": ("XRF111", HOSTS.format("5 hosts behind a cache")),
    "no hosts": ("XRF111", HOSTS.format("some hosts")),
    "no rate of a host": ("XRF111", HOSTS.format("5 hosts").replace("100 requests per second", "requests")),
    "no peak for the hosts": ("XRF111", HOSTS.format("5 hosts").replace("1,000 requests per second", "high")),
    # targets
    "somebody else's target": ("XRF113", "## Requirements\n\n> It must have 100% uptime.\n"),
    "a target that is refused": ("XRF113", "## Requirements\n\nIt must not have 100% uptime.\n"),
    "a remark": ("XRF113", "## Notes\n\nThe old one has 100% uptime.\n"),
    "a target that is no goal": ("XRF113", "## Non-goals\n\nIt must have 100% uptime.\n"),
}


@pytest.mark.parametrize("name", FIRES)
def test_what_does_not_add_up_is_found(catalog: Catalog, name: str) -> None:
    code, text, told = FIRES[name]
    check(catalog, code, text, told)


@pytest.mark.parametrize("name", SILENT)
def test_what_may_add_up_is_not(catalog: Catalog, name: str) -> None:
    code, text = SILENT[name]
    check(catalog, code, text)


def test_a_load_may_miss_the_users_twice(catalog: Catalog) -> None:
    text = LOAD.format(f"Peak load is 30,000 {PEAK}.\n\nAverage load is 2,000 {PEAK}.")
    check(
        catalog,
        "XRF101",
        text,
        Told(7, f"30,000 {PEAK}", f"Peak 30,000/s is 30 times the average {IMPLIED} (line 3).", FROM, "info"),
        Told(9, f"2,000 {PEAK}", f"Average 2,000/s is not the {IMPLIED} (line 3).", FROM),
    )


def test_all_splits_and_arms_of_a_document_are_found_after_some_that_are_none(catalog: Catalog) -> None:
    lines = ("A 7/14/30 days split.", "A 80/20 train/test split.", "It gets 5% control.", "A 90/20 train/test split.", "It gets 90% control and 20% treatment.")
    check(
        catalog,
        "XRF108",
        "\n\n".join(lines),
        Told(7, "90/20", "90 + 20 = 110, not 100."),
        Told(9, "90% control and 20% treatment", "90 + 20 = 110, not 100."),
    )


def test_all_targets_of_a_document_are_found_after_some_that_are_none(catalog: Catalog) -> None:
    text = "## Requirements\n\nIt never has 100% recall.\n\nIt has 100% uptime.\n\nThere is zero downtime.\n"
    said = '"{}" cannot be reached, so it cannot be promised.'
    check(catalog, "XRF113", text, Told(5, "100% uptime", said.format("100% uptime")), Told(7, "zero downtime", said.format("zero downtime")))
