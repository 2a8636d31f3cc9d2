"""A document as the rules read it: its flat text, and the terms and figures found in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from designlint.facts.layout import Layout, Statement
from designlint.text import voids
from designlint.text.columns import Column, column, either
from designlint.text.hits import Hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from designlint.model import Document, Quantity
    from designlint.text.lexicon import Hit, Scanner

PROSE = frozenset({"paragraph", "item", "row", "html", "front"})
SAID = frozenset({"paragraph", "item", "row"})
NEGATIONS, EXCEPTIONS, DEFERRALS, MASKS = "negations", "negation_exceptions", "deferrals", ("mask_phrases", "masks")
EXCHANGES = ("instead of", "rather than")  # what they take back ends with a comma
NEGATION_REACH = 5
DEFERRAL_REACH = 6


class Reading(Layout):
    """What the matchers and facts ask of a document; everything is computed when first asked for, and kept."""

    def __init__(self, document: Document, scanner: Scanner, concepts: Sequence[frozenset[str]], prompts: frozenset[str]) -> None:
        super().__init__(document, concepts)
        self.scanner = scanner
        self.prompts = prompts
        self.memo: dict[str, object] = {}
        self._hits = scanner.scan(self.flat, self.lower)
        self._none = Hits(())
        self._named: dict[str, Hits] = {}
        self._live: dict[str, Hits] = {}
        self._spoken: dict[str, bytes] = {}
        self._headed: dict[str, frozenset[int]] = {}
        self._entitled: bytes | None = None
        self._masks: tuple[Column, Column] | None = None
        self._doubtful: bytes | None = None
        self._takers: bytes | None = None
        self._suspects: frozenset[int] | None = None
        self._voids: list[str] | None = None
        self._quantities: tuple[Quantity, ...] | None = None
        self._stated: dict[tuple[str, ...], tuple[list[Quantity], Column]] = {}

    # --- what is found ------------------------------------------------------------------------------------------

    def listed(self, name: str) -> Hits:
        """Every hit of a list (`list` or `list.family`) in the document, voids included."""
        found = self._named.get(name)
        if found is None:
            head, _, family = name.partition(".")
            if family:
                found = self.listed(head).family(family)
            elif head in self.scanner.lexicon.patterns:
                found = self.scanner.with_patterns(head, self._hits.get(head), self.flat)
            else:
                found = self._hits.get(head, self._none)
            if not found.clauses:
                found.clauses.extend(self.clause_numbers(found.starts))
            self._named[name] = found
        return found

    def hits(self, name: str) -> list[Hit]:
        """Every hit of a list, voids included."""
        return list(self.listed(name))

    def living(self, name: str) -> Hits:
        """The hits of a list that nothing voids: not masked, denied, deferred, asked or a placeholder."""
        found = self._live.get(name)
        if found is None:
            hits, doubts = self.listed(name), self._doubts()
            lost = {at for at, number in enumerate(hits.clauses) if doubts[number] and self._lost(hits[at], number)}
            found = self._live[name] = hits.only(lambda at: at not in lost) if lost else hits
        return found

    def live(self, name: str) -> list[Hit]:
        """The hits of a list that nothing voids."""
        return list(self.living(name))

    def between(self, name: str, start: int, end: int) -> list[Hit]:
        """The hits of a list that lie in a stretch of the flat text."""
        found = self.listed(name)
        return [found[at] for at in found.within(start, end)]

    def among(self, names: Iterable[str], start: int, end: int) -> Iterator[Hit]:
        """The hits of some lists that lie in a stretch, one by one: whoever looks for one does not pay for all."""
        for name in names:
            found = self.listed(name)
            yield from (found[at] for at in found.within(start, end))

    def has(self, names: Iterable[str], start: int, end: int) -> bool:
        """Whether any of the lists has a hit in a stretch of the flat text."""
        return any(self.listed(name).within(start, end) for name in names)

    def spoken(self, name: str) -> bytes:
        """The sentences in which a term of a list begins, as marks."""
        found = self._spoken.get(name)
        if found is None:
            found = self._spoken[name] = self.marked(self.listed(name).clauses)
        return found

    def headed(self, name: str) -> frozenset[int]:
        """The sections whose own heading holds a term of a list."""
        found = self._headed.get(name)
        if found is None:
            hits, blocks, titles = self.listed(name), self.document.blocks, self._titles()
            headings = ((at, self.clauses.blocks[number]) for at, number in enumerate(hits.clauses) if titles[number])
            found = self._headed[name] = frozenset(blocks[index].section for at, index in headings if hits.ends[at] <= self.bounds(index)[1])
        return found

    def _titles(self) -> bytes:
        """Marks of the sentences of headings, and of lines that work as headings."""
        if self._entitled is None:
            headings = {section.heading for section in self.document.sections}
            self._entitled = bytes([index in headings for index in self.clauses.blocks])
        return self._entitled

    def masked(self, hit: Hit) -> bool:
        """Whether a longer phrase of another meaning covers the hit ("random forest" covers "random")."""
        return self.covered(hit.start, hit.end)

    def covered(self, start: int, end: int) -> bool:
        """Whether a phrase of another meaning covers a stretch and is longer."""
        if self._masks is None:
            phrases = sorted((hits.starts[at], hits.ends[at]) for hits in map(self.listed, MASKS) for at in range(len(hits)))
            size = len(self.flat)
            self._masks = column(size, (low for low, _ in phrases)), column(size, accumulate((high for _, high in phrases), max))
        starts, reach = self._masks
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

    def _lost(self, hit: Hit, number: int) -> bool:
        return self.masked(hit) or bool(self.clause_void(number) or self._denied(hit, number))

    def _doubts(self) -> bytes:
        """Marks of the sentences in which a hit may be void or masked; in all others it lives."""
        if self._doubtful is None:
            void = (n for n in range(len(self.clauses)) if self.clause_void(n))
            masks = ((first, self.clause_number(end)) for hits in map(self.listed, MASKS) for first, end in zip(hits.clauses, hits.ends, strict=True))
            masked = (n for first, last in masks for n in range(first, last + 1))
            self._doubtful = either([self.marked(void), self.marked(masked), self._taking()])
        return self._doubtful

    def statements(self, numbers: Iterable[int]) -> Iterator[Statement]:
        """Of some sentences those of paragraphs, items and rows that nothing voids, in reading order."""
        for number in sorted(numbers):
            if self.document.blocks[self.clauses.blocks[number]].kind in SAID and not self.clause_void(number):
                yield self.statement(number)

    def clause_void(self, number: int) -> str:
        """Why a whole sentence is no statement: a bare question, a placeholder, the template's own words."""
        if self._voids is None:
            heads = frozenset(prompt[:2] for prompt in self.prompts)
            stretches = zip(self.clauses.starts, self.clauses.ends, strict=True)
            self._voids = [self._void(number, start, end, heads) for number, (start, end) in enumerate(stretches)]
        return self._voids[number]

    def _void(self, number: int, start: int, end: int, heads: frozenset[str]) -> str:
        text, head = self.flat[start:end], self.lower[start : start + 2]
        if (head in heads or not head.isalnum()) and voids.normal(text) in self.prompts:
            return "template"
        if voids.prompt(self.document.blocks[self.clauses.blocks[number]].text):
            return "template"
        asks = voids.question(text)
        if asks and self._answered(number):
            return ""
        return voids.sentence_void(text) if asks or number in self.suspects() else ""

    def _answered(self, number: int) -> bool:
        """Whether the block after a question, the last of its own, begins with "A:"."""
        following = self.clauses.blocks[number] + 1
        last = number + 1 == len(self.clauses) or self.clauses.blocks[number + 1] >= following
        return last and following < len(self.bases) and voids.answer(self.lower, self.bases[following])

    def suspects(self) -> frozenset[int]:
        """The numbers of the sentences that may hold a placeholder."""
        if self._suspects is None:
            self._suspects = frozenset(map(self.clause_number, voids.suspects(self.flat, self.lower)))
        return self._suspects

    def denied(self, hit: Hit) -> str:
        """Why the words around a hit take it back: a negation before it or a deferral after it, in its clause."""
        return self._denied(hit, self.clause_number(hit.start))

    def _taking(self) -> bytes:
        """Marks of the sentences that hold a word by which something else may be taken back."""
        if self._takers is None:
            self._takers = either([self.spoken(NEGATIONS), self.spoken(DEFERRALS)])
        return self._takers

    def _denied(self, hit: Hit, number: int) -> str:
        if not self._taking()[number]:
            return ""
        clause = self.clauses[number]
        before = self.between(NEGATIONS, max(clause.start, hit.start - 60), hit.start)
        between = self.flat[before[-1].end : hit.start] if before else ""
        closed = before and before[-1].term in EXCHANGES and "," in between  # "rather than accuracy, given ..."
        if before and not closed and not self._excepted(before[-1]) and _near(between, NEGATION_REACH):
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

    def stated(self, kinds: Sequence[str]) -> tuple[list[Quantity], Column]:
        """The figures of some kinds in sentences that nothing voids, and the numbers of these, in reading order; found once."""
        found = self._stated.get(tuple(kinds))
        if found is None:
            chosen = [q for q in self.quantities() if q.kind in kinds]
            numbers = self.clause_numbers([self.bases[q.block] + q.start for q in chosen])
            living = [not self.clause_void(number) for number in numbers]
            found = self._stated[tuple(kinds)] = [*compress(chosen, living)], column(len(self.flat), compress(numbers, living))
        return found


def _near(between: str, words: int) -> bool:
    """Whether at most so many words, and no turn of thought, stand between two terms."""
    return len(between.split()) <= words and not any(c in between for c in ";|¶") and " but " not in between
