"""What a matcher finds, and the conditions on place and company that all matchers share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from designlint.facts.reading import PROSE
from designlint.text.columns import both, either

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def place(spec: Mapping[str, object], reading: Reading) -> bytes:
    """Marks of the sentences that lie in the kinds of block and the sections that a matcher asks for.

    `in`: the kinds of block, by default prose and diagrams; `under`: sections of these concepts; `outside`: not these;
    `titled`: the section's own heading (or that of a section around it) holds a term of these lists; `first`: only the
    first so many lines.
    """
    key = "place " + repr([spec.get(key) for key in ("in", "under", "outside", "titled", "first")])
    found = reading.memo.get(key)
    if found is None:
        found = reading.memo[key] = _placed(spec, reading)
    return cast("bytes", found)


def _placed(spec: Mapping[str, object], reading: Reading) -> bytes:
    kinds = frozenset().union(*(CHANNELS[c] for c in as_list(spec.get("in")) or USUAL))
    under, outside, titles = (as_list(spec.get(key)) for key in ("under", "outside", "titled"))
    last = int(str(spec.get("first") or 0))
    inside = [
        not (under and concepts.isdisjoint(under)) and not (outside and not concepts.isdisjoint(outside)) and (not titles or titled(reading, section, titles))
        for section, concepts in enumerate(reading.concepts)
    ]
    blocks = [inside[b.section] and b.kind in kinds and (not last or b.line <= last) for b in reading.document.blocks]
    return bytes([blocks[index] for index in reading.clauses.blocks])


def titled(reading: Reading, section: int, names: list[str]) -> bool:
    """Whether the heading of a section, or of one around it, holds a term of the lists."""
    while section > 0:
        if any(section in reading.headed(name) for name in names):
            return True
        section = reading.document.sections[section].parent
    return False


class Company:
    """Which words must stand around a hit, and which must not: read from a matcher's part of a rule once for a document.

    `with` (any of these lists), `and` (any of these too), `without`; `within` says how far: the clause (default), the
    block, or the section; `near`: at most so many characters away. The heading of the innermost section counts as
    company unless `title: no`.
    """

    def __init__(self, spec: Mapping[str, object], reading: Reading) -> None:
        self._reading = reading
        self._within = str(spec.get("within") or "clause")
        self._near = int(str(spec.get("near") or 0))
        self._title = bool(spec.get("title", True))
        self._wanted = [self._group(as_list(spec[key])) for key in ("with", "and") if spec.get(key)]
        self._unwanted = self._group(as_list(spec.get("without")))
        self.free = not (self._wanted or self._unwanted.names)  # nothing is asked

    def _group(self, lists: list[str]) -> _Group:
        names = [name for name in lists if self._reading.listed(name)]
        sections = frozenset().union(*map(self._reading.headed, names)) if self._title else frozenset()
        if self._within == "clause":
            return _Group(names, either([self._reading.spoken(name) for name in names or lists]) if lists else b"", sections)
        return _Group(names, None if names else bytes(len(self._reading.clauses)), sections)

    def narrow(self, marks: bytes) -> bytes:
        """Of some sentences those in which a hit may have the company that it needs."""
        for group in self._wanted:
            if group.clauses is not None and not group.sections:
                marks = both(marks, group.clauses)
        return marks

    def keeps(self, start: int, end: int, number: int) -> bool:
        """Whether the words around a hit in a sentence are as asked."""
        section = self._reading.document.blocks[self._reading.clauses.blocks[number]].section
        low, high = -1, -1  # worked out where a look at the whole sentence does not decide
        for group in self._wanted:
            if section in group.sections:
                continue
            if group.clauses is not None and not group.clauses[number]:
                return False
            low, high = (low, high) if high >= 0 else self._around(start, end)
            if not _beside(self._reading, group.names, low, high, start, end):
                return False
        group = self._unwanted
        if section in group.sections:
            return False
        if not group.names or (group.clauses is not None and not group.clauses[number]):
            return True
        return not self._reading.has(group.names, *((low, high) if high >= 0 else self._around(start, end)))

    def _around(self, start: int, end: int) -> tuple[int, int]:
        low, high = scope(self._reading, start, self._within)
        return (max(low, start - self._near), min(high, end + self._near)) if self._near else (low, high)


class _Group(NamedTuple):
    """Lists asked for together, of those that the document has terms of: where these stand.

    `clauses`: marks of their sentences, None where the sentence does not decide; `sections`: those with one in the heading.
    """

    names: list[str]
    clauses: bytes | None
    sections: frozenset[int]


def _beside(reading: Reading, names: list[str], low: int, high: int, start: int, end: int) -> bool:
    """Whether a list has a hit in the stretch that is not the very words asked about."""
    for hits in map(reading.listed, names):
        for at in hits.within(low, high):
            first, last = hits.starts[at], hits.ends[at]
            if not (start <= first and last <= end) and not reading.covered(first, last):
                return True
    return False


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
