"""A document as one flat text: where its blocks, sentences and headings stand, and what its sentences match.

All offsets are into `flat`, the texts of all blocks in reading order; `block_at` leads back to a block.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from designlint.facts.flat import Clause, Clauses, readable
from designlint.model import Evidence, Span
from designlint.text.columns import column
from designlint.text.expressions import needs, plain
from designlint.text.tokens import lower

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from designlint.model import Block, Document


class Statement(NamedTuple):
    """A sentence of prose that nothing voids: its number, where it starts, its block, and its text in lower case."""

    number: int
    start: int
    block: Block
    text: str


class Layout:
    """Where things stand in the flat text of a document."""

    def __init__(self, document: Document, concepts: Sequence[frozenset[str]]) -> None:
        self.document = document
        self.concepts = concepts
        size = sum(len(block.text) for block in document.blocks)
        self.bases = column(size)
        self.clauses = Clauses(size)
        self.flat = "\n¶\n".join(self._texts()) + "\n"
        self.lower = lower(self.flat)
        self._matching: dict[str, frozenset[int]] = {}

    def _texts(self) -> Iterator[str]:
        at = 0
        for block in self.document.blocks:
            text = readable(block)
            self.bases.append(at)
            self.clauses.add(block, at)
            at += len(text) + 3
            yield text

    def block_at(self, at: int) -> Block:
        """The block that an offset lies in."""
        return self.document.blocks[bisect_right(self.bases, at) - 1]

    def clause_number(self, at: int) -> int:
        """The number of the sentence that an offset lies in, or that follows it in its block."""
        clauses = self.clauses
        number = bisect_right(clauses.starts, at) - 1
        if number >= 0 and at < clauses.ends[number]:
            return number
        number = max(0, number)
        after = number + 1
        if after < len(clauses) and clauses.ends[number] <= at and self.block_at(at).index == clauses.blocks[after]:
            return after
        return number

    def clause_numbers(self, places: Sequence[int]) -> list[int]:
        """The numbers of the sentences that some offsets lie in, which is nearly always inside of one."""
        starts, ends, other = self.clauses.starts, self.clauses.ends, self.clause_number
        numbers = [bisect_right(starts, at) - 1 for at in places]
        return [number if number >= 0 and at < ends[number] else other(at) for at, number in zip(places, numbers, strict=True)]

    def clause_at(self, at: int) -> Clause:
        """The sentence that an offset lies in."""
        return self.clauses[self.clause_number(at)]

    def bounds(self, block: int) -> tuple[int, int]:
        """The offsets of a block in the flat text."""
        base = self.bases[block]
        return base, base + len(self.document.blocks[block].text)

    def concepts_at(self, at: int) -> frozenset[str]:
        """What the section around an offset is about."""
        return self.concepts[self.block_at(at).section]

    def title_bounds(self, section: int) -> tuple[int, int]:
        """The offsets of a section's heading; an empty stretch where it has none."""
        heading = self.document.sections[section].heading
        return self.bounds(heading) if heading >= 0 else (0, 0)

    def text(self, number: int) -> str:
        """A sentence in lower case."""
        return self.lower[self.clauses.starts[number] : self.clauses.ends[number]]

    def statement(self, number: int) -> Statement:
        """A sentence with its block and its text."""
        clause = self.clauses[number]
        return Statement(number, clause.start, self.document.blocks[clause.block], self.lower[clause.start : clause.end])

    def marked(self, numbers: Iterable[int]) -> bytes:
        """A byte for each sentence: 1 for those of some numbers, 0 for all others."""
        marks = bytearray(len(self.clauses))
        for number in numbers:
            marks[number] = 1
        return bytes(marks)

    def holding(self, words: Iterable[str]) -> set[int]:
        """The numbers of the sentences in which one of some words stands, in lower case and inside other words too."""
        found = set()
        starts, ends, find = self.clauses.starts, self.clauses.ends, self.lower.find
        for word in words:
            at = find(word)
            while at >= 0:
                number = bisect_right(starts, at) - 1
                if number < 0 or at >= ends[number]:
                    number = self.clause_number(at)
                found.add(number)
                at = find(word, max(at + 1, ends[number]))
        return found

    def matching(self, pattern: re.Pattern[str]) -> frozenset[int]:
        """The numbers of the sentences in which a pattern of lower case is found; looked for once, where its words stand."""
        found = self._matching.get(pattern.pattern)
        if found is None:
            words = needs(pattern)
            numbers = self.holding(words) if words else range(len(self.clauses))
            search = plain(pattern).search
            found = self._matching[pattern.pattern] = frozenset([n for n in numbers if search(self.text(n))])
        return found

    def evidence(self, start: int, end: int, key: str = "") -> Evidence:
        """The words between two offsets as evidence; of a text without blocks, its first line."""
        if not self.document.blocks:
            return Evidence(Span(1, 1, 1, 1), "", key)
        block = self.block_at(start)
        base = self.bases[block.index]
        stop = min(end - base, len(block.text))
        return Evidence(self.document.span(block.index, start - base, stop), self.document.quote(block.index, start - base, stop), key)
