"""The single pass that finds every term of every word list in a text. Linear in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from designlint.text.expressions import expression
from designlint.text.hits import Hit, Hits
from designlint.text.states import State
from designlint.text.stored import begun
from designlint.text.tokens import TOKENS, lower
from designlint.text.trie import SHORTEST_STEM, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from designlint.text.hits import Found
    from designlint.text.trie import Lexicon

__all__ = ["Hit", "Hits", "Scanner"]

PIECE, AHEAD = 1 << 16, 2000  # characters: of what is scanned at once, and of what a term may need behind it
KEPT = 1 << 10  # short texts whose lists are remembered


class Starts(dict[str, "State | None"]):
    """What each word can begin, worked out when the word is first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, word: str) -> State | None:
        branches = [(node, 0) for node in begun(self.lexicon, word)]
        found = self[word] = State(branches, self.lexicon.terms) if branches else None
        return found


class Scanner:
    """Finds the terms of a lexicon; remembers what words can begin and lead to, for all documents of a run."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._starts = Starts(lexicon)
        self._patterns: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
        self._named: dict[str, frozenset[str]] = {}

    def scan(self, text: str, lowered: str = "") -> dict[str, Hits]:
        """All hits by list, in order; of overlapping hits of one list only the longest. Linear in the text.

        `lowered` is the text in lower case, from whoever has it already.
        """
        terms = self.lexicon.terms
        lowered = lowered or lower(text)
        found: dict[str, Hits] = {}
        for piece in _pieces(lowered):
            for name, hits in self._found(text, lowered, *piece).items():
                if name not in found:
                    found[name] = Hits(terms, len(text))
                found[name].take(hits)
        return found

    def _found(self, text: str, lowered: str, low: int, stop: int, high: int) -> dict[str, list[Found]]:
        """All terms that begin in a piece of a text, by list; they overlap."""
        parts = TOKENS.split(lowered[low:high])  # what stands between tokens, and tokens, in turn
        words = parts[1::2]
        places = list(accumulate(map(len, parts), initial=low))  # token i reaches from places[2 * i + 1] to places[2 * i + 2]
        starts = bisect_left(places, stop) // 2 if stop < high else len(words)
        words.append("")  # which leads nowhere
        found: dict[str, list[Found]] = defaultdict(list)
        begun = zip(map(self._starts.__getitem__, words[:starts]), words[1:], strict=False)
        # Nearly all words that could begin a term begin none: a look at the next word is cheaper than a walk.
        for at, first in [(at, state) for at, (state, word) in enumerate(begun) if state is not None and (state.eager or word in state.words or (state.heads and word[:SHORTEST_STEM] in state.heads))]:
            state, start, last = first, places[2 * at + 1], at
            while True:
                if state.ends:
                    end = places[2 * last + 2]
                    for name, number, exact in state.ends:
                        if not exact or (text.startswith(exact, start) and end - start - len(exact) <= 1):
                            found[name].append((start, end, number))
                    if state.leaf:
                        break
                last += 1
                word = words[last]
                following = state.get(word)
                if following is None:
                    following = state.after(word) if state.always or word in state.words or (state.heads and word[:SHORTEST_STEM] in state.heads) else None
                    if following is None:
                        break
                state = following
        return found

    def lists(self, text: str) -> frozenset[str]:
        """The lists that have a term in a short text, such as a header cell, which every row of a table asks for."""
        found = self._named.get(text)
        if found is None:
            if len(self._named) == KEPT:
                self._named.clear()
            found = self._named[text] = frozenset(self.scan(text))
        return found

    def pattern_hits(self, name: str, text: str) -> list[Hit]:
        """The matches of a list's regular expressions, case ignored."""
        compiled = self._patterns.get(name)
        if compiled is None:
            entries = self.lexicon.patterns.get(name, ())
            compiled = self._patterns[name] = tuple((f, expression(p, re.IGNORECASE)) for f, p in entries)
        return [Hit(m.start(), m.end(), m[0].lower(), family) for family, p in compiled for m in p.finditer(text)]

    def with_patterns(self, name: str, hits: Hits | None, text: str) -> Hits:
        """The hits of a list together with the matches of its regular expressions, in order."""
        found = sorted([*(hits or ()), *self.pattern_hits(name, text)], key=lambda h: h.start)
        return Hits([Term(name, h.family, h.term, "") for h in found], len(text), [(h.start, h.end, number) for number, h in enumerate(found)])


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Pieces of whole lines of a text, so that a large one is never held as tokens: (start, end, end of what may follow)."""
    low = 0
    while low < len(text):
        stop = text.find("\n", low + PIECE) + 1 or len(text)
        yield low, stop, text.find("\n", stop + AHEAD) + 1 or len(text)
        low = stop
