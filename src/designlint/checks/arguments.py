"""What speaks for and against an option in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designlint.checks.comparisons import CONS, PROS
from designlint.checks.found import Found

if TYPE_CHECKING:
    from designlint.facts.reading import Reading

TURNS = "turns"
Sides = tuple[tuple[Found, ...], tuple[Found, ...]]  # what speaks for and against an option


class Option(NamedTuple):
    """One thing weighed: its name, where it is named, what speaks for it, against it and of its worth, and how long that text is."""

    name: str
    start: int
    end: int
    pros: tuple[Found, ...]
    cons: tuple[Found, ...]
    verdicts: tuple[Found, ...] = ()
    reach: int = 0


def arguments(reading: Reading, start: int, end: int, name: tuple[int, int]) -> Sides:
    """What speaks for and against an option in a stretch of text, its own name left out.

    "It is fast, but ..." says that something speaks against it in whatever words.
    """
    pros, cons = arguments_of(PROS, reading, start, end, name), arguments_of(CONS, reading, start, end, name)
    if bool(pros) != bool(cons):
        turns = _turns(reading, pros or cons)
        return pros or turns, cons or turns
    return pros, cons


def _turns(reading: Reading, said: tuple[Found, ...]) -> tuple[Found, ...]:
    """The turns of thought in the sentences of some arguments."""
    clauses = {reading.clause_number(f.start): reading.clause_at(f.start) for f in said}
    hits = [h for c in clauses.values() for h in reading.between(TURNS, c.start, c.end)]
    return tuple(Found(h.start, h.end, h.term) for h in hits)


def arguments_of(lists: tuple[str, ...], reading: Reading, start: int, end: int, name: tuple[int, int]) -> tuple[Found, ...]:
    """The terms of some lists in a stretch of text, an option's own name left out."""
    hits = [h for n in lists for h in reading.between(n, start, end) if (h.end <= name[0] or h.start >= name[1])]
    return tuple(Found(h.start, h.end, h.term) for h in hits if not reading.masked(h))
