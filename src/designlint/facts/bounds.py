"""What bounds a figure: the words or the sign before it, words behind it, and a denial around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from designlint.facts import grammar as g
from designlint.text.expressions import expression

BEYOND = ("more than", "greater than", "longer than", "later than", "older than", "slower than", "higher than")
SHORT_OF = ("less than", "fewer than", "lower than")
SIGNS = {">": ">", "<": "<", "<=": "<=", "≤": "<=", "at most": "<=", "up to": "<=", **dict.fromkeys(("~", "≈", "about", "around", "approximately", "approx", "roughly"), "~")}
# What turns "longer than" into a bound from above: it stands before it in its clause.
DENIED = expression(r"(?:\b(?:not|never|nobody|no one|no \w+|cannot|nothing)|n't)\b[^.;:,|\n\d]{0,36}\Z", re.IGNORECASE)
# A bound that follows its figure.
BEHIND = expression(
    r"[\s(,]{1,2}(?:(?P<most>or (?:less|fewer|faster|lower|sooner|better|under)|at (?:the )?(?:very )?most|tops|not more|max(?:imum)?(?! ?[\w-]))"
    r"|or (?:more|higher|longer|above|greater)|at (?:the )?(?:very )?least|minimum(?! ?[\w-]))\b",
    re.IGNORECASE,
)


class Lead(NamedTuple):
    """What stands before a number and belongs to it: where that begins, the words of a bound, a currency."""

    start: int
    bound: str
    money: str


def lead(prose: str, low: int, at: int) -> Lead:
    """What leads to the number at a place; nothing leads where neither a sign nor one of a few words stands before it."""
    before = prose[max(low, at - g.LEAD_LENGTH) : at].rstrip()
    found = None
    if before and (before[-1] in g.LEAD_SIGNS or before.split()[-1].strip(g.MARKS).lower() in g.LEAD_WORDS or before[-1] == "-"):
        found = g.LEAD.search(prose, max(low, at - g.LEAD_LENGTH), at)
    return Lead(found.start(), found["bound"] or "", found["money"] or "") if found else Lead(at, "", "")


def sign(words: str, prose: str, start: int, *, plus: bool = False) -> str:
    """The sign of a bound whose words begin at a place; one that is denied ("never longer than") bounds the other way."""
    if not words and not plus:
        return "="
    word = words.strip().lower().rstrip(". :-")
    if plus or word in (">=", "≥", "at least"):
        return ">="
    if word in SIGNS:
        return SIGNS[word]
    beyond = word in ("over", "above") or word.startswith("exceed") or word.endswith(BEYOND)
    short = word.endswith(SHORT_OF)
    if not (beyond or short):
        return "<=" if word.startswith(("within", "max", "not exceed")) else "<" if word.startswith(("sub", "under", "below")) else "="
    denied = word.startswith(("no ", "not ")) or DENIED.search(prose, max(0, start - g.LOOK), start)
    if denied:
        return "<=" if beyond else ">="
    return ">" if beyond else "<"


def behind(prose: str, end: int) -> tuple[str, int]:
    """The sign of a bound that follows its figure, as in "8 s or less", and where its words end."""
    m = BEHIND.match(prose, end)
    return ("<=" if m["most"] else ">=", m.end()) if m else ("=", end)
