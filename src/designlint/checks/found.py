"""What a matcher finds, and the conditions on place and company that all matchers share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from designlint.facts.reading import PROSE
from designlint.text import voids
from designlint.text.columns import either

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from designlint.facts.reading import Reading
    from designlint.model import Block

CHANNELS = {
    "prose": PROSE,
    "diagram": frozenset({"diagram"}),
    "code": frozenset({"code"}),
    "heading": frozenset({"heading"}),
}
USUAL = ("prose", "diagram")
PLACING = ("in", "under", "outside", "titled", "first")
UNKNOWN, OUTSIDE, INSIDE = range(3)
ENDING = 40  # characters in which a text ends with its question mark
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


class Place:
    """In which kinds of block and sections a matcher looks; what is known of a sentence is kept.

    `in`: the kinds of block, by default prose and diagrams; `under`: sections of these concepts; `outside`: not these;
    `titled`: the section's own heading (or that of a section around it) or the table's header holds a term of these
    lists; `first`: only the first so many lines.
    """

    def __init__(self, spec: Mapping[str, object], reading: Reading) -> None:
        self._reading = reading
        self._kinds = frozenset().union(*(CHANNELS[c] for c in as_list(spec.get("in")) or USUAL))
        self._under, self._outside, self._titled = (as_list(spec.get(key)) for key in ("under", "outside", "titled"))
        self._last = int(str(spec.get("first") or 0))
        self._known = bytearray(len(reading.clauses))  # UNKNOWN, OUTSIDE or INSIDE

    def holds(self, number: int) -> bool:
        """Whether a sentence is one of those that are looked at."""
        if self._known[number] == UNKNOWN:
            self._known[number] = INSIDE if self._looked_at(self._reading.document.blocks[self._reading.clauses.blocks[number]]) else OUTSIDE
        return self._known[number] == INSIDE

    def those(self, numbers: Sequence[int]) -> list[int]:
        """The places, in a row of numbers of sentences, of those that are looked at."""
        known, holds = self._known, self.holds
        return [at for at, number in enumerate(numbers) if known[number] == INSIDE or (known[number] == UNKNOWN and holds(number))]

    def _looked_at(self, block: Block) -> bool:
        if block.kind not in self._kinds or (self._last and block.line > self._last):
            return False
        concepts = self._reading.concepts[block.section]
        if (self._under and concepts.isdisjoint(self._under)) or (self._outside and not concepts.isdisjoint(self._outside)):
            return False
        return not self._titled or titled(self._reading, block.section, self._titled) or headed(self._reading, block.index, self._titled)


def place(spec: Mapping[str, object], reading: Reading) -> Place:
    """Where a matcher looks; matchers that look at the same place share what they learn of it."""
    key = f"place {[(key, spec[key]) for key in PLACING if key in spec]}"
    if key not in reading.memo:
        reading.memo[key] = Place(spec, reading)
    return cast("Place", reading.memo[key])


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
    block, or the section; `near`: at most so many characters away. The heading of the innermost section and the header of
    a table count as company unless `title: no`, as does the question that a paragraph answers ("A: ...").
    """

    def __init__(self, spec: Mapping[str, object], reading: Reading) -> None:
        self._reading = reading
        self._within = str(spec.get("within") or "clause")
        self._near = int(str(spec.get("near") or 0))
        self._title = bool(spec.get("title", True))
        self._wanted = [self._group(as_list(spec[key])) for key in ("with", "and") if spec.get(key)]
        self._unwanted = self._group(as_list(spec.get("without")))

    @classmethod
    def asked(cls, spec: Mapping[str, object], reading: Reading) -> Company | None:
        """The company that a matcher asks for, None where it asks for none."""
        return cls(spec, reading) if spec.get("with") or spec.get("and") or spec.get("without") else None

    def _group(self, lists: list[str]) -> _Group:
        names = [name for name in lists if self._reading.listed(name)]
        if not names:
            return _Group(lists, names, bytes(len(self._reading.clauses)), frozenset())
        clauses = either([*map(self._reading.spoken, names)]) if self._within == "clause" else None
        return _Group(lists, names, clauses, frozenset().union(*map(self._reading.headed, names)) if self._title else frozenset())

    def keeps(self, start: int, end: int, number: int) -> bool:
        """Whether the words around a hit in a sentence are as asked."""
        block = self._reading.clauses.blocks[number]
        section = self._reading.document.blocks[block].section
        low, high = -1, -1  # worked out where a look at the whole sentence does not decide
        for group in self._wanted:
            if section in group.sections:
                continue
            if group.clauses is None or group.clauses[number]:
                low, high = (low, high) if high >= 0 else self._around(start, end)
                if _beside(self._reading, group.names, low, high, start, end):
                    continue
            if not (self._title and headed(self._reading, block, group.asked)):
                return False
        group = self._unwanted
        if section in group.sections:
            return False
        if group.clauses is not None and not group.clauses[number]:
            return True
        return not self._reading.has(group.names, *((low, high) if high >= 0 else self._around(start, end)))

    def _around(self, start: int, end: int) -> tuple[int, int]:
        low, high = scope(self._reading, start, self._within)
        return (max(low, start - self._near), min(high, end + self._near)) if self._near else (low, high)


class _Group(NamedTuple):
    """Lists asked for together, and of those that the document has terms of where these stand.

    `clauses`: marks of their sentences, None where the sentence does not decide; `sections`: those with one in the heading.
    """

    asked: list[str]
    names: list[str]
    clauses: bytes | None
    sections: frozenset[int]


def headed(reading: Reading, block: int, names: list[str]) -> bool:
    """Whether the header of a row's table, or the question that a block answers, holds a term of some lists.

    A cell stands for a label, "Why" for "Why:".
    """
    header = reading.document.blocks[block].header
    if header:
        return any(name in reading.scanner.lists(f"{cell}:") for cell in header for name in names)
    if not block or not voids.answer(reading.lower, reading.bases[block]):
        return False
    start, end = reading.bounds(block - 1)
    return voids.question(reading.flat[max(start, end - ENDING) : end]) and reading.has(names, start, end)


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
    """Evidence of the sections that have most to say first, one place of each section before a second of any.

    A section says as much as it holds different terms; that it is about the rule's own concept counts as two more.
    """
    placed = [(f, reading.block_at(f.start).section) for f in sorted(found, key=lambda f: f.start)]
    said: dict[int, set[str]] = {}
    for f, section in placed:
        said.setdefault(section, set()).add(f.key)
    seen: dict[int, int] = {}
    order: list[tuple[int, int, int, Found]] = []
    for f, section in placed:
        seen[section] = seen.get(section, -1) + 1
        order.append((seen[section], -len(said[section]) - 2 * (concept in reading.concepts[section]), f.start, f))
    return [f for *_, f in sorted(order, key=lambda row: row[:3])]
