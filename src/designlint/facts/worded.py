"""Facts that no figure alone makes: requests per user, peak factors, dimensions, cadences, alpha and power as decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designlint.facts import phrases as say
from designlint.facts.reading import SAID
from designlint.model import Fact

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from designlint.facts.reading import Reading

WIDTHS = {"float32": 4.0, "fp32": 4.0, "4 bytes": 4.0, "float16": 2.0, "fp16": 2.0, "bf16": 2.0, "2 bytes": 2.0, "int8": 1.0, "1 byte": 1.0}
WORDS = {"two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0}
SPANS = {"hour": 3600.0, "night": 86400.0, "day": 86400.0, "week": 604800.0}
CADENCES = {
    "hourly": 3600.0, "nightly": 86400.0, "daily": 86400.0, "weekly": 604800.0,
    **{f"{how} {span}": seconds for how in ("every", "each", "once a", "once an", "once per", "once every") for span, seconds in SPANS.items()},
    **{f"{how} {span}": seconds / 2 for how in ("twice a", "twice an", "twice per", "twice every") for span, seconds in SPANS.items()},
}
UNITS = {"minutes": 60.0, "hours": 3600.0, "days": 86400.0}


class Saying(NamedTuple):
    """A fact by the words that make it: its kind, what its sentence must hold besides, the words, and how they are read."""

    kind: str
    about: re.Pattern[str]
    pattern: re.Pattern[str]
    value: Callable[[re.Match[str]], float]


def _first(m: re.Match[str]) -> float:
    return float(next(filter(None, m.groups())).replace(",", ""))


def _factor(m: re.Match[str]) -> float:
    return WORDS.get(m[1] or "", 0) or _first(m)


def _width(m: re.Match[str]) -> float:
    return WIDTHS[m[1]]


def _decimal(m: re.Match[str]) -> float:
    return float(m[1])


def _seconds(m: re.Match[str]) -> float:
    return CADENCES.get(m[1]) or float(m[2] or 0) * UNITS.get(m[3] or "", 0.0)


SAYINGS = (
    Saying("requests per user per day", say.PERSON, say.PER_USER, _first),
    Saying("requests per user per day", say.LABELLED_PER_USER, say.LABELLED_PER_USER, _first),
    Saying("peak factor", say.FACTOR, say.FACTOR, _factor),
    Saying("dimensions", say.VECTORS, say.DIMENSIONS, _first),
    Saying("number width", say.WIDTH, say.WIDTH, _width),
    Saying("alpha", say.DECIMAL, say.ALPHA, _decimal),
    Saying("power", say.POWER, say.POWER, _decimal),
    Saying("cadence", say.CADENCE, say.CADENCE, _seconds),
)


def worded(reading: Reading, silent: frozenset[int]) -> Iterator[Fact]:
    """The facts that their words make, in statements that are not silent about their document."""
    for saying in SAYINGS:
        for number in sorted(reading.matching(saying.about) - silent):
            clause = reading.clauses[number]
            block = reading.document.blocks[clause.block]
            m = None if block.quoted or block.kind not in SAID or reading.clause_void(number) else saying.pattern.search(reading.text(number))
            value = saying.value(m) if m else 0.0
            if m and (value or saying.kind != "cadence"):
                at = clause.start - reading.bases[block.index]
                yield Fact(saying.kind, "", value, value, "", "", block.index, at + m.start(), at + m.end())
