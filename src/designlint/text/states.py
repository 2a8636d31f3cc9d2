"""The trie as a machine that reads words: a state holds what the words so far may go on to; states are made when first met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.text.trie import ENDS, GAP, LENGTHS, NUMBER, SHORTEST_STEM, STEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from designlint.text.trie import Node, Term

GAP_TOKENS = 5
STOPS = frozenset(".;?!|¶")  # no phrase goes on beyond one of these
REST = "R"  # stands for all words that a gap passes over, as NUMBER does for all numbers; no word is a capital
Branch = tuple["Node", int]  # a branch of the trie; of one behind a gap, how many more words may be passed over, else 0
Ending = tuple[str, int, str]  # the list of a term that ends in a state, its number, its exact spelling


class State(dict[str, "State"]):
    """What some words have led to: the terms that end with the last of them, and the states that a next word leads to.

    Only words that lead on are kept, so that there are never more states than the lexicon has ways.
    """

    __slots__ = ("_branches", "_gaps", "_terms", "always", "eager", "ends", "heads", "leaf", "words")

    def __init__(self, branches: Sequence[Branch], terms: Sequence[Term] | Mapping[int, Term]) -> None:
        super().__init__()
        self._branches, self._terms = branches, terms
        self.ends = tuple(_ends(branches, terms))
        self._gaps = any(left or GAP in branch for branch, left in branches)
        leading = [node for branch, left in branches for node in (branch, None if left else branch.get(GAP)) if node] if self._gaps else [branch for branch, _ in branches]
        # Which words may lead on: these, those that begin like a stem, or any.
        self.words = leading[0] if len(leading) == 1 else frozenset([word for node in leading for word in node])
        self.heads = frozenset([stem[:SHORTEST_STEM] for node in leading if STEMS in node for stem in node[STEMS]])
        self.always = self._gaps or NUMBER in self.words
        self.eager = self.always or bool(self.ends)
        self.leaf = not self.always and all(node.keys() == {ENDS} for node in leading)  # no term goes on

    def after(self, word: str) -> State | None:
        """The state that a word leads to, None where no term goes on with it; asked where `get` knows none."""
        key = word
        if word not in self.words and word[:SHORTEST_STEM] not in self.heads:
            if not word or word in STOPS or not (self._gaps or word[0].isdigit()):
                return None
            key = NUMBER if word[0].isdigit() else REST
            if key in self:
                return self[key]
        found = [step for branch, left in self._branches for step in _steps(branch, left, word)]
        if not found:
            return None
        self[key] = state = State(found, self._terms)
        return state


def _steps(branch: Node, left: int, word: str) -> Iterator[Branch]:
    """Where a word leads from a branch, those behind a gap first."""
    gap = branch if left else branch.get(GAP)
    if gap and word and word not in STOPS:
        more = left - 1 if left else GAP_TOKENS
        if more:
            yield gap, more
        yield from _children(gap, word)
    if not left:
        yield from _children(branch, word)


def _children(node: Node, word: str) -> Iterator[Branch]:
    for size in reversed(node.get(LENGTHS, ())):
        child = node[STEMS].get(word[:size]) if size <= len(word) else None
        if child is not None:
            yield child, 0
    if NUMBER in node and word[0].isdigit():
        yield node[NUMBER], 0
    if word in node:
        yield node[word], 0


def _ends(branches: Sequence[Branch], terms: Sequence[Term] | Mapping[int, Term]) -> Iterator[Ending]:
    """The terms that end in some branches; a second one of a family says nothing new."""
    last: dict[str, tuple[str, str]] = {}
    for branch, left in branches:
        for number in () if left else branch.get(ENDS, ()):
            name, family, _, exact = terms[number]
            if last.get(name) != (family, ""):
                yield name, number, exact
            last[name] = family, exact
