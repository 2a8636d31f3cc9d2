"""The one table of units: durations in seconds, rates per second, magnitudes as factors."""

from __future__ import annotations

SECOND, MINUTE, HOUR, DAY = 1.0, 60.0, 3600.0, 86400.0

DURATIONS: dict[str, float] = {
    **dict.fromkeys(("us", "µs", "microsecond", "microseconds"), 1e-6),
    **dict.fromkeys(("ms", "msec", "msecs", "millis", "millisecond", "milliseconds"), 1e-3),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), SECOND),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), MINUTE),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), HOUR),
    **dict.fromkeys(("d", "day", "days", "daily"), DAY),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), 7 * DAY),
    **dict.fromkeys(("month", "months"), 30 * DAY),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), 365 * DAY),
}
RATES: dict[str, float] = dict.fromkeys(("qps", "rps", "tps", "req/s"), 1.0)
MAGNITUDES: dict[str, float] = {
    "hundred": 1e2,
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("m", "mn", "million"), 1e6),
    **dict.fromkeys(("b", "bn", "billion"), 1e9),
    **dict.fromkeys(("t", "trillion"), 1e12),
    "lakh": 1e5,
    "crore": 1e7,
}
_ONES = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_PARTS = {"quarter": 0.25, "third": 1 / 3, "fifth": 0.2, "tenth": 0.1}
WORD_NUMBERS: dict[str, float] = {
    **_ONES,
    **{f"{word} hundred": 100 * number for word, number in _ONES.items()},
    **{f"{head} {part} of {tail}": number for part, number in _PARTS.items() for head in ("a", "an") for tail in ("a", "an")},
    "half a": 0.5, "half an": 0.5, "a couple of": 2, "ten": 10, "twelve": 12, "a dozen": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "tens of": 10, "hundreds of": 100, "dozens of": 12, "low tens of": 10,
    "few hundred": 300, "a few hundred": 300, "several hundred": 300, "several": 3, "a few": 3, "few": 3, "low": 1, "single digit": 5, "the": 1,
}
