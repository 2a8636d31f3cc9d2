"""A document as the rules read it: one flat text, its sentences, and the terms and figures found in it.

All offsets here are into `flat`, the texts of all blocks in reading order; `place` leads back to a block.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from designlint.facts.flat import UNREAD, Clause, joined, lines, readable
from designlint.model import Block, Evidence, Span
from designlint.text import voids
from designlint.text.expressions import needs
from designlint.text.tokens import lower

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from designlint.model import Document, Quantity
    from designlint.text.lexicon import Hit, Scanner

PROSE = frozenset({"paragraph", "item", "row", "html", "front"})
SAID = frozenset({"paragraph", "item", "row"})
NEGATIONS, EXCEPTIONS, DEFERRALS, MASKS = "negations", "negation_exceptions", "deferrals", ("mask_phrases", "masks")
NEGATION_REACH = 5
DEFERRAL_REACH = 6


class Statement(NamedTuple):
    """A sentence of prose that nothing voids: its number, where it starts, its block, and its text in lower case."""

    number: int
    start: int
    block: Block
    text: str


class Stated(NamedTuple):
    """A figure of a sentence that nothing voids, with its place in the flat text, its block and the number of the sentence."""

    quantity: Quantity
    start: int
    end: int
    block: Block
    clause: int


class Reading:
    """What the matchers and facts ask of a document; everything is computed when first asked for, and kept."""

    def __init__(self, document: Document, scanner: Scanner, concepts: Sequence[frozenset[str]], prompts: frozenset[str]) -> None:
        self.document = document
        self.scanner = scanner
        self.concepts = concepts
        self.prompts = prompts
        self.bases: list[int] = []
        self.memo: dict[str, object] = {}
        self.flat = self._flatten()
        self.lower = lower(self.flat)
        self.clauses = self._clauses()
        self._starts = [c.start for c in self.clauses]
        self._hits = scanner.scan(self.flat, self.lower)
        self._named: dict[str, list[Hit]] = {}
        self._firsts: dict[str, list[int]] = {}
        self._live: dict[str, list[Hit]] = {}
        self._matching: dict[str, frozenset[int]] = {}
        self._masks: tuple[list[int], list[int]] | None = None
        self._takers: frozenset[int] | None = None
        self._statements: list[Statement] | None = None
        self._suspects: frozenset[int] | None = None
        self._voids: list[str] | None = None
        self._quantities: tuple[Quantity, ...] | None = None
        self._stated: dict[str, list[Stated]] | None = None

    def _flatten(self) -> str:
        parts: list[str] = []
        at = 0
        for block in self.document.blocks:
            text = readable(block)
            self.bases.append(at)
            parts.append(text)
            at += len(text) + 3
        return "\n¶\n".join(parts) + "\n"

    def _clauses(self) -> list[Clause]:
        found: list[Clause] = []
        sentences = self.document.sentences
        at = 0
        for block, base in zip(self.document.blocks, self.bases, strict=True):
            while at < len(sentences) and sentences[at].block < block.index:
                at += 1
            first = at
            while at < len(sentences) and sentences[at].block == block.index:
                at += 1
            if first < at:
                found += joined(sentences[first:at], block, base)
            elif block.kind not in UNREAD:
                found += lines(block, base)
        return found

    # --- where things stand -------------------------------------------------------------------------------------

    def block_at(self, at: int) -> Block:
        """The block that an offset lies in."""
        return self.document.blocks[bisect_right(self.bases, at) - 1]

    def clause_number(self, at: int) -> int:
        """The number of the sentence that an offset lies in, or that follows it in its block."""
        number = bisect_right(self._starts, at) - 1
        if number >= 0 and at < self.clauses[number].end:
            return number
        number = max(0, number)
        after = number + 1
        if after < len(self.clauses) and self.clauses[number].end <= at and self.block_at(at).index == self.clauses[after].block:
            return after
        return number

    def clause_at(self, at: int) -> Clause:
        """The sentence that an offset lies in."""
        return self.clauses[self.clause_number(at)]

    def bounds(self, block: int) -> tuple[int, int]:
        """The offsets of a block in the flat text."""
        return self.bases[block], self.bases[block] + len(self.document.blocks[block].text)

    def concepts_at(self, at: int) -> frozenset[str]:
        """What the section around an offset is about."""
        return self.concepts[self.block_at(at).section]

    def title_bounds(self, section: int) -> tuple[int, int]:
        """The offsets of a section's heading; an empty stretch where it has none."""
        heading = self.document.sections[section].heading
        return self.bounds(heading) if heading >= 0 else (0, 0)

    def text(self, number: int) -> str:
        """A sentence in lower case."""
        clause = self.clauses[number]
        return self.lower[clause.start : clause.end]

    def statements(self) -> list[Statement]:
        """The sentences of paragraphs, items and rows that nothing voids."""
        if self._statements is None:
            blocks = self.document.blocks
            self._statements = [
                Statement(number, clause.start, blocks[clause.block], self.lower[clause.start : clause.end])
                for number, clause in enumerate(self.clauses)
                if blocks[clause.block].kind in SAID and not self.clause_void(number)
            ]
        return self._statements

    def holding(self, words: Iterable[str]) -> set[int]:
        """The numbers of the sentences in which one of some words stands, in lower case and inside other words too."""
        found = set()
        for word in words:
            at = self.lower.find(word)
            while at >= 0:
                number = self.clause_number(at)
                found.add(number)
                at = self.lower.find(word, max(at + 1, self.clauses[number].end))
        return found

    def matching(self, pattern: re.Pattern[str]) -> frozenset[int]:
        """The numbers of the sentences in which a pattern of lower case is found; looked for once, where its words stand."""
        found = self._matching.get(pattern.pattern)
        if found is None:
            words = needs(pattern)
            numbers = self.holding(words) if words else range(len(self.clauses))
            found = self._matching[pattern.pattern] = frozenset(n for n in numbers if pattern.search(self.text(n)))
        return found

    # --- what is found ------------------------------------------------------------------------------------------

    def hits(self, name: str) -> list[Hit]:
        """Every hit of a list (`list` or `list.family`) in the document, voids included."""
        found = self._named.get(name)
        if found is None:
            head, _, family = name.partition(".")
            found = self._hits.get(head, []) if not family else [h for h in self.hits(head) if h.family == family]
            if not family and head in self.scanner.lexicon.patterns:
                found = sorted(found + self.scanner.pattern_hits(head, self.flat), key=lambda h: h.start)
            self._named[name] = found
            self._firsts[name] = [h.start for h in found]
        return found

    def live(self, name: str) -> list[Hit]:
        """The hits of a list that nothing voids: not masked, denied, deferred, asked or a placeholder."""
        found = self._live.get(name)
        if found is None:
            found = self._live[name] = [h for h in self.hits(name) if not self.masked(h) and not self.void(h)]
        return found

    def between(self, name: str, start: int, end: int) -> list[Hit]:
        """The hits of a list that lie in a stretch of the flat text."""
        found = self.hits(name)
        if not found:
            return found
        firsts = self._firsts[name]
        low = bisect_left(firsts, start)
        if low == len(firsts) or firsts[low] >= end:
            return []
        return [h for h in found[low : bisect_left(firsts, end, low)] if h.end <= end]

    def among(self, names: Iterable[str], start: int, end: int) -> Iterator[Hit]:
        """The hits of some lists that lie in a stretch, one by one: whoever looks for one does not pay for all."""
        for name in names:
            found = self.hits(name)
            if found:
                firsts = self._firsts[name]
                number, most = bisect_left(firsts, start), len(firsts)
                while number < most and firsts[number] < end:
                    if found[number].end <= end:
                        yield found[number]
                    number += 1

    def has(self, names: Iterable[str], start: int, end: int) -> bool:
        """Whether any of the lists has a hit in a stretch of the flat text."""
        return any(True for _ in self.among(names, start, end))

    def masked(self, hit: Hit) -> bool:
        """Whether a longer phrase of another meaning covers the hit ("random forest" covers "random")."""
        if self._masks is None:
            phrases = sorted(m[:2] for name in MASKS for m in self.hits(name))
            self._masks = [start for start, _ in phrases], list(accumulate((end for _, end in phrases), max))
        starts, reach = self._masks
        start, end = hit.start, hit.end
        number = bisect_right(starts, start)
        if not number or reach[number - 1] < end:
            return False
        before = bisect_left(starts, start, 0, number)
        return reach[number - 1] > end or (before > 0 and reach[before - 1] >= end)

    # --- what voids it ------------------------------------------------------------------------------------------

    def void(self, hit: Hit) -> str:
        """Why a hit is no statement of its document, or ""."""
        number = self.clause_number(hit.start)
        return self.clause_void(number) or self._denied(hit, number)

    def clause_void(self, number: int) -> str:
        """Why a whole sentence is no statement: a bare question, a placeholder, the template's own words."""
        if self._voids is None:
            self._voids = [self._void(n, self.flat[c.start : c.end]) for n, c in enumerate(self.clauses)]
        return self._voids[number]

    def _void(self, number: int, text: str) -> str:
        if voids.normal(text) in self.prompts:
            return "template"
        if number in self.suspects():
            return voids.sentence_void(text)
        return "question" if voids.question(text) else ""

    def suspects(self) -> frozenset[int]:
        """The numbers of the sentences that may hold a placeholder."""
        if self._suspects is None:
            self._suspects = frozenset(map(self.clause_number, voids.suspects(self.flat, self.lower)))
        return self._suspects

    def denied(self, hit: Hit) -> str:
        """Why the words around a hit take it back: a negation before it or a deferral after it, in its clause."""
        return self._denied(hit, self.clause_number(hit.start))

    def _denied(self, hit: Hit, number: int) -> str:
        if self._takers is None:
            self._takers = frozenset(self.clause_number(h.start) for name in (NEGATIONS, DEFERRALS) for h in self.hits(name))
        if number not in self._takers:
            return ""
        clause = self.clauses[number]
        before = self.between(NEGATIONS, max(clause.start, hit.start - 60), hit.start)
        if before and not self._excepted(before[-1]) and _near(self.flat[before[-1].end : hit.start], NEGATION_REACH):
            return "negated"
        after = self.between(DEFERRALS, hit.end, min(clause.end, hit.end + 70))
        if after and _near(self.flat[hit.end : after[0].start], DEFERRAL_REACH):
            return "deferred"
        return ""

    def _excepted(self, negation: Hit) -> bool:
        around = self.between(EXCEPTIONS, max(0, negation.start - 60), negation.end + 60)
        return any(e.start <= negation.start and negation.end <= e.end for e in around)

    # --- figures ------------------------------------------------------------------------------------------------

    def quantities(self) -> tuple[Quantity, ...]:
        """All figures of the document."""
        if self._quantities is None:
            from designlint.facts.quantities import quantities

            self._quantities = quantities(self.document)
        return self._quantities

    def stated(self, kinds: Sequence[str] = ()) -> list[Stated]:
        """The figures of some kinds (none: of all) in sentences that nothing voids, in reading order."""
        if self._stated is None:
            self._stated = {"": []}
            for q in self.quantities():
                start = self.bases[q.block] + q.start
                number = self.clause_number(start)
                if not self.clause_void(number):
                    figure = Stated(q, start, self.bases[q.block] + q.end, self.document.blocks[q.block], number)
                    self._stated[""].append(figure)
                    self._stated.setdefault(q.kind, []).append(figure)
        if len(kinds) < 2:
            return self._stated.get(kinds[0] if kinds else "", [])
        return sorted((f for kind in kinds for f in self._stated.get(kind, ())), key=lambda f: f.start)

    def evidence(self, start: int, end: int, key: str = "") -> Evidence:
        """The words between two offsets as evidence; of a text without blocks, its first line."""
        if not self.document.blocks:
            return Evidence(Span(1, 1, 1, 1), "", key)
        block = self.block_at(start)
        base = self.bases[block.index]
        stop = min(end - base, len(block.text))
        return Evidence(self.document.span(block.index, start - base, stop), self.document.quote(block.index, start - base, stop), key)


def _near(between: str, words: int) -> bool:
    """Whether at most so many words, and no turn of thought, stand between two terms."""
    return len(between.split()) <= words and not any(c in between for c in ";|¶") and " but " not in between
