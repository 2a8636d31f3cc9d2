"""One thing with two values in two places of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designlint.crosschecks.arithmetic import NO_SHARES, SHARES
from designlint.text.expressions import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from designlint.crosschecks.context import Context
    from designlint.facts.layout import Statement
    from designlint.model import Fact, Finding

# Beside a figure: it is one of several groups, or of several in time.
GROUPS = expression(r"\b(?:region|market|country|segment|per|each|only|premium|new|some|another|other|pilot|phase)\b")
TIMES = expression(
    r"\b(?:target\w*|by 20\d\d|in 20\d\d|grow\w*|today|currently|now|expect\w*|future|next|later|year|launch|initial\w*|previous\w*|old|was|were|had|if|goal"
    r"|raise|reduc\w*|increas\w*|lower\w*|total|sum|measured|observed|achieved|actual\w*|estimat\w*)\b"
)
STEP = expression(r"\b(?:from|to|by|reach\w*|toward\w*|than)\s(?:about |around |over |roughly )?[~≈$]?\s?\Z")  # right before it
BESIDE = 60  # characters
TRAINED = expression(r"\btrain")
STORED = expression(r"\b(?:catalog(?:ue)?|inventory|corpus)\b")


class Thing(NamedTuple):
    """A thing that a document has one value of: the kind and subject of its facts, its name.

    `beside`: words that must stand near; `moves`: whether it may be another at another time; `agree`: the share by which
    two statements of it may differ.
    """

    kind: str
    subject: str
    name: str
    beside: re.Pattern[str] | None = None
    moves: bool = True
    agree: float = 0.1


THINGS = (
    Thing("users", "DAU", "DAU users"),
    Thing("users", "MAU", "MAU users"),
    Thing("items", "", "items of the catalog", STORED),
    Thing("load", "peak", "peak load"),
    Thing("latency", "end to end", "end to end latency"),
    Thing("availability", "", "availability", agree=1e-4),
    Thing("positive rate", "", "positive rate"),
    Thing("baseline", "", "baseline", moves=False),
    Thing("test duration", "", "test duration"),
    Thing("alpha", "", "significance level", moves=False),
    Thing("power", "", "power", moves=False),
)


def conflicts(ctx: Context) -> Iterator[Finding]:
    """XRF107: the same thing with two values, in two places: who states both in one contrasts them."""
    for thing in THINGS:
        found = [f for f in ctx.facts(thing.kind, thing.subject or None) if _of(ctx, f, thing)]
        for other in found[1:]:
            first = found[0]
            if first.tag == other.tag and first.block != other.block and not _overlap(first, other, thing.agree) and not _twins(ctx, first, other):
                said = f"{ctx.words(other)} contradicts {ctx.words(first)} for {thing.name} on line {ctx.span(first).line}."
                yield ctx.finding(said, other, (first, "stated first here"))
                break
    yield from _splits(ctx)


def _splits(ctx: Context) -> Iterator[Finding]:
    """Two splits into parts for training and others, of as many parts."""
    first: dict[int, tuple[tuple[str, ...], Statement]] = {}
    for said in ctx.statements(SHARES):
        m = SHARES.search(said.text)
        if not m or NO_SHARES.search(said.text) or not TRAINED.search(said.text) or GROUPS.search(said.text):
            continue
        parts = tuple(p for p in m.groups() if p)
        known, where = first.setdefault(len(parts), (parts, said))
        if known != parts and where.block is not said.block:
            line = ctx.reading.evidence(where.start, where.start + 1).span.line
            yield ctx.on_text(f"{'/'.join(parts)} contradicts {'/'.join(known)} for the split on line {line}.", said.start + m.start(), said.start + m.end(len(parts)))
            return


def _of(ctx: Context, fact: Fact, thing: Thing) -> bool:
    """Whether a fact is of a thing itself: not of a group, of another time, or a goal."""
    start, end = (ctx.reading.bases[fact.block] + at for at in (fact.start, fact.end))
    clause = ctx.reading.clause_at(start)
    before = ctx.reading.lower[max(clause.start, start - BESIDE) : start]
    after = ctx.reading.lower[end : min(clause.end, end + BESIDE)]
    if thing.beside and not (thing.beside.search(before) or thing.beside.search(after)):
        return False
    if thing.kind == "positive rate" and not fact.low:  # "below 1%"
        return False
    if GROUPS.search(before) or GROUPS.search(after):
        return False
    return not thing.moves or not (TIMES.search(before) or TIMES.search(after) or STEP.search(before) or after.startswith((" to ", " by ")))


def _twins(ctx: Context, a: Fact, b: Fact) -> bool:
    """Whether two sections of one title state them: a document that repeats its outline describes two systems."""
    sections = ctx.reading.document.sections
    one, two = (sections[ctx.reading.document.blocks[f.block].section] for f in (a, b))
    return one.index != two.index and bool(one.title) and one.title.lower() == two.title.lower()


def _overlap(a: Fact, b: Fact, agree: float) -> bool:
    """Whether two values may be one; of two bounds, whether they are."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    bounds = not a.low and not b.low
    return (low <= high * (1 + agree) and not bounds) or abs(a.high - b.high) <= agree * max(a.high, b.high)
