"""What a figure counts: the noun just after it, just before it, or in the header of its column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from designlint.facts.reading import Reading

# Between a figure and the noun that it counts: at most three words, none of which hands the figure to something else.
_AFTER = expression(r"[\s*_`(]*(?:of\s+(?:(?:the|all|our|its)\s+){0,2})?(?:(?!(?:per|each|every|to|for|in|by|and|or|with|from|on|at|than|is|are|a|the|that)\b)[\w'’\-/&%]+[\s*_`(]+){0,3}\Z")
# A noun that goes on: "100 user-sessions" counts no users, nor does "100 customer profiles".
_COMPOUND = expression(r".-[a-z]|[^\Ws] [a-z]{3,}(?<![su])s\b", re.IGNORECASE)
# Another noun in the plural before it: "100 items users like" counts items.
_OTHER = expression(r"[a-z]{3,}(?<![su])s[\s*_`]+(?:\w+[\s*_`]+)?\Z")
# A noun of its own after it, in a cell: "| 6,040 users | 3,706 movies |".
_NEXT = expression(r" [a-z]{3,}(?<![su])s\b")
# Between a noun and the figure that follows it: a colon, a copula, a border of cells, an approximation.
_BEFORE = expression(r"\w*[)\s*_`]*(?:[:=|(≈~\-–—→]|\b(?:is|are|was|of|to|about|around|roughly|approximately|approx|over|reach|reaches|size|count|total)\b|\?)[\s|:=~≈*_`(<>≥≤+$\-–—]*(?:(?:about|around|roughly|approximately|approx|over|up to|at least|more than|is|of|suppose|say|assume)\b\.?[\s~≈]*){0,3}\Z", re.IGNORECASE)
REACH = 45


def counted(reading: Reading, start: int, end: int, nouns: Iterable[str]) -> tuple[int, int] | None:
    """The stretch of the noun of some lists that a figure counts; the figure's own where the header of its column is that."""
    return beside(reading, start, end, nouns) or ((start, end) if _headed(reading, start, nouns) else None)


def beside(reading: Reading, start: int, end: int, nouns: Iterable[str]) -> tuple[int, int] | None:
    """The stretch of the noun of some lists that stands beside a figure and that it counts."""
    flat = reading.flat
    other = _NEXT.match(flat, end)
    for name in nouns:
        inside = reading.between(name, start, end)
        if inside:
            return inside[0].start, inside[0].end
        for hit in reading.between(name, end - 1, end + REACH):
            between = flat[end : hit.start]
            if _AFTER.match(between) and not _OTHER.search(between) and not _COMPOUND.match(flat, hit.end - 1) and not reading.masked(hit):
                return hit.start, hit.end
        for hit in reversed(reading.between(name, max(0, start - REACH), start)):
            between = flat[hit.end : start]
            if _BEFORE.match(between) and not (other and "|" in between) and not reading.masked(hit):
                return hit.start, hit.end
    return None


def _headed(reading: Reading, at: int, nouns: Iterable[str]) -> bool:
    block = reading.block_at(at)
    if not block.header:
        return False
    inside = at - reading.bases[block.index]
    column = next((i for i, (s, e) in enumerate(block.cells) if s <= inside < e), None)
    if column is None or column >= len(block.header):
        return False
    lists = reading.scanner.lists(block.header[column])
    return any(name.partition(".")[0] in lists for name in nouns)
