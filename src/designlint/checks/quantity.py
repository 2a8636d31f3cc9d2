"""Quantity: a figure of the right kind and size that belongs to the right thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from designlint.checks.found import Company, Found, as_list, place
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from designlint.facts.reading import Reading
    from designlint.model import Quantity

# Between a figure and the noun that it counts: at most three words, none of which hands the figure to something else.
_AFTER = expression(r"[\s*_`(]*(?:of\s+)?(?:(?!(?:per|each|every|to|for|in|by|and|or|with|from|on|at|than|is|are|a|the|that)\b)[\w'’\-/&%]+[\s*_`(]+){0,3}\Z")
# A noun that goes on: "100 user-sessions" counts no users, nor does "100 customer profiles".
_COMPOUND = expression(r".-[a-z]|[^\Ws] [a-z]{3,}(?<!s)s\b", re.IGNORECASE)
# Another noun in the plural before it: "100 items users like" counts items.
_OTHER = expression(r"[a-z]{3,}(?<!s)s[\s*_`]+(?:\w+[\s*_`]+)?\Z")
# Between a noun and the figure that follows it: a colon, a copula, a border of cells, an approximation.
_BEFORE = expression(r"\w*[)\s*_`]*(?:[:=|(≈~\-–—→]|\b(?:is|are|was|of|to|about|around|roughly|approximately|approx|over|reach|reaches|size|count|total)\b|\?)[\s|:=~≈*_`(<>≥≤+$\-–—]*(?:(?:about|around|roughly|approximately|approx|over|up to|at least|more than|is|of|suppose|say|assume)\b\.?[\s~≈]*){0,3}\Z", re.IGNORECASE)
REACH = 45


def find(spec: Mapping[str, object], reading: Reading) -> list[Found]:
    """Figures of the kinds `of`, between `min` and `max` in base units, that count a `noun` or stand in company.

    `off_step`: only single figures that are no whole multiple of so many.
    """
    found: list[Found] = []
    company, inside = Company.asked(spec, reading), place(spec, reading).holds
    low, high, step = (float(str(spec[key])) if spec.get(key) is not None else None for key in ("min", "max", "off_step"))
    nouns = as_list(spec.get("noun"))
    for q, number in reading.stated(as_list(spec["of"])):
        if not inside(number) or q.unit == "per host" or not _sized(q, low, high, step):
            continue
        start, end = reading.bases[q.block] + q.start, reading.bases[q.block] + q.end
        if company and not company.keeps(start, end, number):
            continue
        noun = counted(reading, start, end, nouns) if nouns else (start, end)
        if noun:
            found.append(Found(min(start, noun[0]), max(end, noun[1]), q.tag or q.noun or q.unit))
    return found


def _sized(q: Quantity, low: float | None, high: float | None, step: float | None) -> bool:
    if step and (q.low != q.high or q.low % step == 0):
        return False
    most = q.low if q.bound in (">", ">=") else q.high  # "at least one user" says nothing of many
    return (low is None or most >= low) and (high is None or q.low <= high)


def counted(reading: Reading, start: int, end: int, nouns: list[str]) -> tuple[int, int] | None:
    """The stretch of the noun that a figure counts: just after it, just before it, or in the header of its column."""
    flat = reading.flat
    for name in nouns:
        inside = reading.between(name, start, end)
        if inside:
            return inside[0].start, inside[0].end
        for hit in reading.between(name, end - 1, end + REACH):
            between = flat[end : hit.start]
            if _AFTER.match(between) and not _OTHER.search(between) and not _COMPOUND.match(flat, hit.end - 1) and not reading.masked(hit):
                return hit.start, hit.end
        for hit in reversed(reading.between(name, max(0, start - REACH), start)):
            if _BEFORE.match(flat[hit.end : start]) and not reading.masked(hit):
                return hit.start, hit.end
    return (start, end) if _headed(reading, start, nouns) else None


def _headed(reading: Reading, at: int, nouns: list[str]) -> bool:
    block = reading.block_at(at)
    if not block.header:
        return False
    inside = at - reading.bases[block.index]
    column = next((i for i, (s, e) in enumerate(block.cells) if s <= inside < e), None)
    if column is None or column >= len(block.header):
        return False
    lists = reading.scanner.lists(block.header[column])
    return any(name.partition(".")[0] in lists for name in nouns)
