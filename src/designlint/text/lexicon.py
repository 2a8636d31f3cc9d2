"""The single pass that finds every term of every word list in a text. Linear in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from designlint.text.expressions import expression
from designlint.text.stored import begun
from designlint.text.tokens import TOKENS, lower
from designlint.text.trie import ENDS, GAP, LENGTHS, NUMBER, SHORTEST_STEM, STEMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from designlint.text.trie import Lexicon, Node, Term

GAP_TOKENS = 5
STOPS = frozenset(".;?!|¶")  # no phrase goes on beyond one of these
PIECE, AHEAD = 1 << 17, 2000  # characters: of what is scanned at once, and of what a term may need behind it
# Terms that end here, the branch by which they go on, and the first letters of the stems that may follow (None: anything may).
Start = tuple[Any, ...]


class Hit(NamedTuple):
    """A term found in a text: offsets, the term as listed, and its family within the list."""

    start: int
    end: int
    term: str
    family: str


class Starts(dict[str, tuple[Start, ...]]):
    """What each word can begin, worked out when the word is first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, word: str) -> tuple[Start, ...]:
        found = self[word] = tuple(map(_start, begun(self.lexicon, word)))
        return found


class Scanner:
    """Finds the terms of a lexicon; remembers which words can begin a term, for all documents of a run."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._starts = Starts(lexicon)
        self._patterns: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}

    def scan(self, text: str, lowered: str = "") -> dict[str, list[Hit]]:
        """All hits by list, in order; of overlapping hits of one list only the longest. Linear in the text.

        `lowered` is the text in lower case, from whoever has it already.
        """
        begin = self._starts.__getitem__
        terms = self.lexicon.terms
        lowered = lowered or lower(text)
        found: dict[str, list[Hit]] = {}
        for low, stop, high in _pieces(lowered):
            parts = TOKENS.split(lowered[low:high])  # what stands between tokens, and tokens, in turn
            words = parts[1::2]
            places = list(accumulate(map(len, parts), initial=low))  # token i reaches from places[2 * i + 1] to places[2 * i + 2]
            starts = bisect_left(places, stop) // 2 if stop < high else len(words)
            words.append("")  # no branch leads on from the last token
            for at, nodes in enumerate(map(begin, words[:starts])):
                for ends, more, firsts in nodes:
                    if ends:
                        for term in ends:
                            _emit(terms[term], text, places[2 * at + 1], places[2 * at + 2], found)
                    if more is not None and (firsts is None or words[at + 1] in more or words[at + 1][:SHORTEST_STEM] in firsts):
                        for term, last in _walk(more, words, at):
                            _emit(terms[term], text, places[2 * at + 1], places[2 * last + 2], found)
        return {name: _longest(hits) if len(hits) > 1 else hits for name, hits in found.items()}

    def pattern_hits(self, name: str, text: str) -> list[Hit]:
        """The matches of a list's regular expressions, case ignored."""
        compiled = self._patterns.get(name)
        if compiled is None:
            entries = self.lexicon.patterns.get(name, ())
            compiled = self._patterns[name] = tuple((f, expression(p, re.IGNORECASE)) for f, p in entries)
        return [Hit(m.start(), m.end(), m[0].lower(), family) for family, p in compiled for m in p.finditer(text)]


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Pieces of whole lines of a text, so that a large one is never held as tokens: (start, end, end of what may follow)."""
    low = 0
    while low < len(text):
        stop = text.find("\n", low + PIECE) + 1 or len(text)
        yield low, stop, text.find("\n", stop + AHEAD) + 1 or len(text)
        low = stop


def _start(node: Node) -> Start:
    return node.get(ENDS, ()), node if len(node) > (ENDS in node) else None, None if NUMBER in node or GAP in node else frozenset(stem[:SHORTEST_STEM] for stem in node.get(STEMS, ()))


def _emit(term: Term, text: str, start: int, end: int, found: dict[str, list[Hit]]) -> None:
    name, family, listed, exact = term
    if exact and not (text.startswith(exact, start) and end - start - len(exact) <= 1):
        return
    hits = found.get(name)
    if hits is None:
        hits = found[name] = []
    hits.append(Hit(start, end, listed, family))


def _walk(node: Node, words: list[str], at: int) -> list[tuple[int, int]]:
    """The terms that go on from a node, with the number of the token that each ends at."""
    found: list[tuple[int, int]] = []
    stack = [(node, at)]
    while stack:
        here, i = stack.pop()
        if i > at and ENDS in here:
            found += [(term, i) for term in here[ENDS]]
        if i + 2 < len(words):
            stack += [(child, i + 1) for child in _children(here, words[i + 1])]
            gap = here.get(GAP)
            if gap:
                for j in range(i + 1, min(i + 2 + GAP_TOKENS, len(words) - 1)):
                    if words[j] in STOPS:
                        break
                    stack += [(child, j) for child in _children(gap, words[j])]
    return found


def _children(node: Node, word: str) -> list[Node]:
    found = []
    child = node.get(word)
    if child is not None:
        found.append(child)
    if NUMBER in node and word[0].isdigit():
        found.append(node[NUMBER])
    stems = node.get(STEMS)
    if stems:
        for size in node[LENGTHS]:
            if size <= len(word):
                child = stems.get(word[:size])
                if child is not None:
                    found.append(child)
    return found


def _longest(hits: list[Hit]) -> list[Hit]:
    """Of overlapping hits the longest of those that start first; as long ones of several families all stay.

    Hits come in the order of their starts.
    """
    kept: list[Hit] = []
    end = -1
    for hit in hits:
        if hit.start >= end:
            kept.append(hit)
            end = hit.end
        elif hit.start == kept[-1].start and hit.end >= end:
            if hit.end > end:
                while kept and kept[-1].start == hit.start:
                    kept.pop()
            if not kept or kept[-1].start != hit.start or kept[-1].family != hit.family:
                kept.append(hit)
            end = hit.end
    return kept
