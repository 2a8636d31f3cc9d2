"""What a matcher finds, and the conditions on place and company that all matchers share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from designlint.facts.reading import PROSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from designlint.facts.reading import Reading

CHANNELS = {
    "prose": PROSE,
    "diagram": frozenset({"diagram"}),
    "code": frozenset({"code"}),
    "heading": frozenset({"heading"}),
}
USUAL = ("prose", "diagram")
SENTENCE = 400  # more than this to either side of a word is no sentence about it


class Found(NamedTuple):
    """Words of the flat text that meet a requirement; `key` is the canonical name of what they say."""

    start: int
    end: int
    key: str = ""


def as_list(value: object) -> list[Any]:
    """A value of a rule file that may be one or several."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def kinds(spec: Mapping[str, object]) -> frozenset[str]:
    """The kinds of block that a matcher looks at: `in`, by default prose and diagrams."""
    return frozenset().union(*(CHANNELS[c] for c in as_list(spec.get("in")) or USUAL))


def in_place(reading: Reading, at: int, spec: Mapping[str, object], allowed: frozenset[str]) -> bool:
    """Whether an offset lies in the kinds of block and the sections that a matcher asks for.

    `under`: sections of these concepts; `outside`: not these; `titled`: the section's own heading (or that of a
    section around it) holds a term of these lists; `first`: only the first so many lines.
    """
    block = reading.block_at(at)
    if block.kind not in allowed:
        return False
    concepts = reading.concepts[block.section]
    under, outside = spec.get("under"), spec.get("outside")
    if under and concepts.isdisjoint(as_list(under)):
        return False
    if outside and not concepts.isdisjoint(as_list(outside)):
        return False
    if spec.get("first") and block.line > int(str(spec["first"])):
        return False
    return not spec.get("titled") or titled(reading, block.section, as_list(spec["titled"]))


def titled(reading: Reading, section: int, names: Iterable[str]) -> bool:
    """Whether the heading of a section, or of one around it, holds a term of the lists."""
    names = list(names)
    while section > 0:
        start, end = reading.title_bounds(section)
        if reading.has(names, start, end):
            return True
        section = reading.document.sections[section].parent
    return False


def company(reading: Reading, start: int, end: int, spec: Mapping[str, object]) -> bool:
    """Whether the words around a hit are as asked: `with` (any of these lists), `and` (any of these too), `without`.

    `within` says how far: the clause (default), the block, or the section. `near`: at most so many characters away.
    The heading of the innermost section counts as company unless `title: no`.
    """
    if not (spec.get("with") or spec.get("and") or spec.get("without")):
        return True
    low, high = scope(reading, start, str(spec.get("within") or "clause"))
    near = spec.get("near")
    if near:
        low, high = max(low, start - int(str(near))), min(high, end + int(str(near)))
    title = reading.title_bounds(reading.block_at(start).section) if spec.get("title", True) else (0, 0)
    for key in ("with", "and"):
        names = as_list(spec.get(key))
        if names and not (_beside(reading, names, low, high, start, end) or reading.has(names, *title)):
            return False
    unwanted = as_list(spec.get("without"))
    return not unwanted or not (reading.has(unwanted, low, high) or (title[1] > title[0] and reading.has(unwanted, *title)))


def _beside(reading: Reading, names: list[str], low: int, high: int, start: int, end: int) -> bool:
    """Whether a list has a hit in the stretch that is not the very words asked about."""
    return any(not (start <= h.start and h.end <= end) and not reading.masked(h) for h in reading.among(names, low, high))


def scope(reading: Reading, at: int, within: str) -> tuple[int, int]:
    """The stretch of text around an offset: its clause, block or innermost section."""
    if within == "clause":
        clause = reading.clause_at(at)
        return max(clause.start, at - SENTENCE), min(clause.end, at + SENTENCE)
    block = reading.block_at(at)
    if within == "block":
        return reading.bounds(block.index)
    section = reading.document.sections[block.section]
    return reading.bases[section.first], reading.bounds(section.last - 1)[1]


def ranked(reading: Reading, found: list[Found], concept: str) -> list[Found]:
    """Evidence in the sections of a rule's own concept first, one place of each section before a second of any."""
    order: list[tuple[int, bool, int, Found]] = []
    seen: dict[int, int] = {}
    for f in sorted(found, key=lambda f: f.start):
        section = reading.block_at(f.start).section
        seen[section] = seen.get(section, -1) + 1
        order.append((seen[section], concept not in reading.concepts[section], f.start, f))
    return [f for *_, f in sorted(order, key=lambda row: row[:3])]
