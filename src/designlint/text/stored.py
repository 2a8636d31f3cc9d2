"""A lexicon as text: cut into few pieces when it is loaded, and read where a document needs it."""

from __future__ import annotations

import json
from bisect import bisect_right
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any

from designlint.text.trie import LENGTHS, NUMBER, SHORTEST_STEM, STEMS, Lexicon, Node, Term, heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_read = json.JSONDecoder().raw_decode
HEAD = 2  # letters by which words are put in drawers


class Terms(dict[int, Term]):
    """The terms of a stored lexicon by their number; those of one list and family share a line, which is cut when asked for."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.groups: list[Any] = lines
        self.firsts = [0, *accumulate(line.count("\t") - 1 for line in lines)]

    def __missing__(self, number: int) -> Term:
        at = bisect_right(self.firsts, number) - 1
        if isinstance(self.groups[at], str):
            self.groups[at] = self.groups[at].split("\t")
        group = self.groups[at]
        entry = group[number - self.firsts[at] + 2]
        found = self[number] = Term(group[0], group[1], entry.removeprefix("="), entry[1:] if entry[0] == "=" else "")
        return found


def pack(lexicon: Lexicon) -> str:
    """A lexicon as lines: the head, the groups of terms, drawers of branches by the first letters of their word, stems."""
    root, stems = lexicon.root, lexicon.root.get(STEMS, {})
    branches = sorted((word, node) for word, node in root.items() if word not in (STEMS, LENGTHS, NUMBER))
    terms = (lexicon.terms[number] for number in range(len(lexicon.terms)))
    groups = [("\t".join(key), [f"={t.exact}" if t.exact else t.text for t in own]) for key, own in groupby(terms, lambda t: t[:2])]
    drawers = [(head, _row(pairs)) for head, pairs in groupby(branches, lambda pair: pair[0][:HEAD])]
    head = {"groups": len(groups), "drawers": len(drawers), "number": root.get(NUMBER), "lengths": root.get(LENGTHS, []), "patterns": lexicon.patterns}
    lines = [json.dumps(head), *("\t".join([key, *entries]) for key, entries in groups)]
    lines += (f"{head}\t{row}" for head, row in drawers)
    lines += (f"{stem}\t{_json(node)}" for stem, node in stems.items())
    return "\n".join(lines)


def _row(pairs: Iterable[tuple[str, Node]]) -> str:
    return "".join(f"{word}\t{_json(node)}\t" for word, node in pairs)


def _json(node: Node) -> str:
    return json.dumps(node, separators=(",", ":"))


def unpack(lines: list[str]) -> Lexicon:
    """The lexicon of the lines that `pack` wrote."""
    head = json.loads(lines[0])
    first, last = head["groups"] + 1, head["groups"] + head["drawers"] + 1
    root: Node = {STEMS: dict([line.split("\t", 1) for line in lines[last:]]), LENGTHS: head["lengths"]}
    if head["number"]:
        root[NUMBER] = head["number"]
    return Lexicon(root, Terms(lines[1:first]), head["patterns"], heads(root), {line[: line.index("\t")]: line for line in lines[first:last]})


def begun(lexicon: Lexicon, word: str) -> Iterator[Node]:
    """The branches that a word leads to from the root."""
    node = lexicon.root.get(word) or _drawn(lexicon.drawers.get(word[:HEAD], ""), word)
    if node:
        yield node
    if NUMBER in lexicon.root and word[0].isdigit():
        yield lexicon.root[NUMBER]
    stems = lexicon.root.get(STEMS, {})
    for size in lexicon.heads.get(word[:SHORTEST_STEM], ()):
        branch = stems.get(word[:size]) if size <= len(word) else None
        if branch is None:
            continue
        if isinstance(branch, str):
            branch = stems[word[:size]] = _read(branch)[0]
        yield branch


def _drawn(drawer: str, word: str) -> Node | None:
    at = drawer.find(f"\t{word}\t")
    return _read(drawer, at + len(word) + 2)[0] if at >= 0 else None
