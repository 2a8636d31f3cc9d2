"""Sums, rates in two units and shares that a text writes out: which are read, how far off one may be, what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crosschecks.places import Told, check

if TYPE_CHECKING:
    from designlint.catalog import Catalog

CODE = "XRF112"
MONTH = "4K requests per second which is 1 billion requests per month."
FIRES = {  # a line of text, the words of it that are found, the message
    # how far off a sum may be
    "just beyond a tenth below": ("4 x 25 = 89 hosts.", "89", "4 x 25 makes 100, not 89."),
    "just beyond a tenth above": ("4 x 25 = 112 hosts.", "112", "4 x 25 makes 100, not 112."),
    "thousands just beyond a tenth": ("4 x 25K = 89K.", "89K", "4 x 25K makes 100K, not 89K."),
    "bytes beyond the gap of binary and decimal": ("8M x 256 x 4 bytes = 9.4 GB.", "9.4 GB", "8M x 256 x 4 bytes makes 8.19 GB, not 9.4 GB."),
    "about, and a quarter is too little": ("4 x 25 ≈ 74.", "≈ 74", "4 x 25 makes 100, not 74."),
    "about, said of another figure": ("It took about a day. 4 x 25K = 80K.", "80K", "4 x 25K makes 100K, not 80K."),
    "a thousand written in full": ("12 x 100 = 1000 hosts.", "1000", "12 x 100 makes 1,200, not 1000."),
    "a round thousand and twice as much": ("21 x 100 = 1,000 hosts.", "1,000", "21 x 100 makes 2,100, not 1,000."),
    "a hundredth of the sum that is no percent": ("4 x 25 = 1.", "1", "4 x 25 makes 100, not 1."),
    "percents that make percents": ("10% x 500 = 50%.", "50%", "10% x 500 makes 5,000%, not 50%."),
    "below one": ("0.5 x 0.5 = 0.75.", "0.75", "0.5 x 0.5 makes 0.25, not 0.75."),
    "a result below one": ("2 x 2 = 0.5.", "0.5", "2 x 2 makes 4, not 0.5."),
    # what the signs mean
    "products before sums": ("2 + 3 x 4 = 20.", "20", "2 + 3 x 4 makes 14, not 20."),
    "quotients before sums": ("2 + 12 / 4 = 20.", "20", "2 + 12 / 4 makes 5, not 20."),
    "a minus": ("50 − 20 = 70.", "70", "50 − 20 makes 30, not 70."),
    "a percent more": ("1,000 + 20% = 1,500.", "1,500", "1,000 + 20% makes 1,200, not 1,500."),
    "a percent more of percents is points": ("10% + 20% = 60%.", "60%", "10% + 20% makes 30%, not 60%."),
    "a rate without its unit of time": ("150 x 4 = 300 QPS.", "300 QPS", "150 x 4 makes 600 QPS, not 300 QPS."),
    "a rate that becomes a count": ("150 QPS x 4 = 900.", "900", "150 QPS x 4 makes 600, not 900."),
    "a sum of times in another unit": ("40 s + 35 s = 2 min.", "2 min", "40 s + 35 s makes 1.25 min, not 2 min."),
    "a product of a time in another unit": ("25 s x 3 = 3 min.", "3 min", "25 s x 3 makes 1.25 min, not 3 min."),
    "a difference of times in two units": ("1 hour − 50 min = 30 min.", "30 min", "1 hour − 50 min makes 10 min, not 30 min."),
    "hours of days": ("60 days × 24 hours = 2,000 hours.", "2,000 hours", "60 days × 24 hours makes 1,440 hours, not 2,000 hours."),
    "a result with an exponent": ("4 x 25 = 15e1.", "15e1", "4 x 25 makes 10e1, not 15e1."),
    # where a sum begins and ends
    "just over a hundred": ("2 x 50.3 = 150.", "150", "2 x 50.3 makes 101, not 150."),
    "just below a hundred": ("2 x 49.75 = 150.", "150", "2 x 49.75 makes 99.5, not 150."),
    "as far apart as one sum may be": (f"4{' ' * 58}x 25 = 150.", "150", "4 x 25 makes 100, not 150."),
    "three factors behind their result": ("150 = 4 × 5 × 5 hosts.", "150", "4 × 5 × 5 makes 100, not 150."),
    "two parts of a hundred that are added": ("50 + 50 = 130.", "130", "50 + 50 makes 100, not 130."),
    "a quotient of parts that are no split": ("60 / 30 = 4.", "4", "60 / 30 makes 2, not 4."),
    # units that are not known
    "a prefix that explains nothing": ("4 x 25 = 150 kW.", "150", "4 x 25 makes 100, not 150."),
    "a thousand times too much and no unit": ("5K x 2 = 10M.", "10M", "5K x 2 makes 0.01M, not 10M."),
    "a prefix, a quarter off": ("50 x 25 = 1 kW.", "1", "50 x 25 makes 1,250, not 1."),
    # a rate in two units, a share, a rate for some days
    "a share just beyond a tenth": ("We keep 5% of 220M events = 13M.", "13M", "5% of 220M is 11M, not 13M."),
    "a round count beyond a half": ("We keep 50% of 32M events = 10M.", "10M", "50% of 32M is 16M, not 10M."),
    "about a count, beyond a half": ("We keep 50% of 34M events ≈ 11M.", "≈ 11M", "50% of 34M is 17M, not 11M."),
    "about a rate, beyond the busy hours": ("50M requests/day ≈ 2,950 QPS.", "≈ 2,950 QPS", "50M requests/day is 579 QPS, not 2,950 QPS."),
    "less than one of a count": ("We keep 1% of 50 users = 10.", "10", "1% of 50 is 0.5, not 10."),
    "a count below one": ("We keep 10% of 50 users = 0.5.", "0.5", "10% of 50 is 5, not 0.5."),
    "a share just beyond a point": ("200 of 4,000 (6.1%) fail.", "6.1%", "200 of 4,000 is 5%, not 6.1%."),
    "a large share just beyond a tenth": ("2,000 of 4,000 (55.5%) fail.", "55.5%", "2,000 of 4,000 is 50%, not 55.5%."),
    "all of them": ("200 of 200 (50%) fail.", "50%", "200 of 200 is 100%, not 50%."),
    "of those of a count": ("Of the 200 of 4,000 (20%) most fail.", "20%", "200 of 4,000 is 5%, not 20%."),
}
SILENT = {
    # how far off a sum may be
    "a tenth below": "4 x 25 = 90 hosts.",
    "a tenth above": "4 x 25 = 111 hosts.",
    "bytes within the gap of binary and decimal": "8M x 256 x 4 bytes = 9.3 GB.",
    "about, a quarter below": "4 x 25 ≈ 75.",
    "about a thousand": "12 x 100 ≈ 1000 hosts.",
    "approximate, in brackets": "4 x 25K (approx) = 75K.",
    "a round thousand, half of the sum": "20 x 100 = 1,000 hosts.",
    "a round thousand in short": "12 x 100 = 1K hosts.",
    "a round sum of money": "12 x $100 = $1000.",
    "ten thousand in full is round": "12 x 1000 = 10000 hosts.",
    "points that make a percent": "30 + 45 = 75%.",
    "points that make a percent, a tenth below": "4 x 25 = 90%.",
    "points that make a percent, a tenth above": "4 x 25 = 111%.",
    # sums that make nothing
    "less than nothing": "20 − 30 = 5.",
    "a little less than nothing": "20 − 20.5 = 5.",
    "nothing": "20 − 20 = 5.",
    "no time, in two units": "60 min − 1 hour = 20 min.",
    "less than no time, in two units": "90 min − 2 hours = 40 min.",
    "nothing stated": "4 x 25 = 0.",
    "nothing to divide by": "4 / 0 = 5.",
    # where a sum begins and ends
    "too far apart for one sum": f"4{' ' * 59}x 25 = 150.",
    "in two paragraphs": "It takes 4 x\n\n25 = 150.",
    "a factor without a figure in front": "batch × 4 × 25 = 150.",
    "a factor without a figure behind": "4 × 25 = 150 × hosts.",
    "a factor without a figure behind a sum that follows its result": "150 = 4 × 25 × hosts.",
    "a split in two parts with spaces": "70 / 30 = 4.",
    "a split and what is left": "20 / 80 / 5 = 4.",
    # units that are not known
    "kilo": "40 x 25 = 1 kW.",
    "mega": "1,000 x 1,000 = 1 MW.",
    "giga": "1M x 1,000 = 1 GW.",
    "tera": "1M x 1M = 1 TW.",
    "a thousandth": "5 x 2 = 10,000 kW.",
    "a millionth": "5 x 2 = 10,000,000 kW.",
    "a billionth": "5 x 2 = 10,000,000,000 kW.",
    "kilo, nearly a quarter above": "2 x 624.5 = 1 kW.",
    "kilo, nearly a quarter below": "2 x 375.25 = 1 kW.",
    # a rate in two units
    "two rates in two paragraphs": f"It takes {MONTH}".replace(" which", "\n\nwhich"),
    "a range of rates": f"2-{MONTH}",
    "somebody else's rates": f"> It takes {MONTH}",
    "a factor before a rate": f"3 x {MONTH}",
    "two rates of one unit": "4K requests per second, which is 9K requests per second.",
    "two rates in QPS": "4K QPS, which is 9K QPS.",
    "about a rate, in the busy hours": "50M requests/day ≈ 2,800 QPS.",
    # a share of a count, a rate for some days
    "a share within a tenth": "We keep 5% of 220M events = 12M.",
    "a round count, half as much again": "We keep 50% of 30M events = 10M.",
    "about a count, within a half": "We keep 50% of 32M events ≈ 11M.",
    "a share of none": "We keep 0% of 200M events = 10M.",
    "a share that is none": "We keep 5% of 200 users = 0.",
    "a range of shares": "We keep 5-10% of 200M events = 25M.",
    "a share of a range": "We keep 5% of 100-200M events = 25M.",
    "a share that makes a range": "We keep 5% of 200M events = 20-30M.",
    "a share with its result in the next paragraph": "We keep 5% of 200M events =\n\n25M.",
    "a share that makes bytes": "We keep 5% of 200M events = 25 MB.",
    "a share beside another count": "We keep 5% of 200M events and 25M more.",
    "no share of a count": "We keep 5 of 200M events = 25M.",
    "a share of a bare number": "We keep 5% of 200 = 25.",
    "a share for a count": "We pay 5% for 200M events = 25M.",
    "a count for some days": "We send 100 for 30 days = 9,000.",
    "a rate for a count": "We send 100 requests a day for 30 users = 9,000.",
    "a rate in some days": "We send 100 requests a day in 30 days = 9,000.",
    # a count that is a share
    "within a point": "200 of 4,000 (6%) fail.",
    "a large share within a tenth": "2,000 of 4,000 (54.5%) fail.",
    "more than all": "400 of 200 (20%) fail.",
    "none of them": "0 of 4,000 (20%) fail.",
    "of nothing": "5 of 0 (20%) fail.",
    "a share of a share": "5% of 4,000 (20%) fail.",
    "a count of bytes": "200 of 4,000 bytes (20%) fail.",
    "a range in brackets": "200 of 4,000 (20-30%) fail.",
    "a share after the sentence": "200 of 4,000 fail. A share of 20% is enough.",
    "a count beside a share of it": "With 10,000 labels in all, 200 (5%) fail.",
}


@pytest.mark.parametrize("name", FIRES)
def test_what_does_not_follow_is_found(catalog: Catalog, name: str) -> None:
    text, words, message = FIRES[name]
    check(catalog, CODE, f"# Title\n\n{text}\n", Told(3, words, message))


@pytest.mark.parametrize("name", SILENT)
def test_what_may_follow_is_not(catalog: Catalog, name: str) -> None:
    check(catalog, CODE, f"# Title\n\n{SILENT[name]}\n")


def test_all_sums_of_a_document_are_found_after_some_that_are_none(catalog: Catalog) -> None:
    lines = ("Day 7 = 20 + 30 = 50.", "> 5 x 20 = 150.", "4 x 25 = 150.", "2-3 x 5 = 40.", f"It takes {MONTH}", "5% of 200M events = 25M.")
    check(
        catalog,
        CODE,
        "\n\n".join(lines),
        Told(5, "150", "4 x 25 makes 100, not 150."),
        Told(9, "1 billion requests per month", "4K requests per second is 10.37 billion requests per month, not 1 billion requests per month."),
        Told(11, "25M", "5% of 200M is 10M, not 25M."),
    )


def test_a_sum_is_no_part_of_the_block_before(catalog: Catalog) -> None:
    check(catalog, CODE, "We multiply batch ×\n\n4 x 25 = 150.\n", Told(3, "150", "4 x 25 makes 100, not 150."))
