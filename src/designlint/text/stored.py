"""A lexicon as text: cut into few pieces when it is loaded, and read where a document needs it."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any

from designlint.text.trie import LENGTHS, NUMBER, STEMS, Lexicon, Node, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = 2  # letters by which words are put in drawers


class Terms(Sequence[Term]):
    """The terms of a stored lexicon, in groups of one list and family that are read when first asked for."""

    def __init__(self, lines: list[str]) -> None:
        sizes = [line.count("\t") - 1 for line in lines]
        self.groups: list[Any] = lines
        self.firsts = [0, *accumulate(sizes)]

    def __len__(self) -> int:
        return self.firsts[-1]

    def __getitem__(self, number: int) -> Term:  # type: ignore[override]  # nobody asks for a stretch of terms
        at = bisect_right(self.firsts, number) - 1
        group = self.groups[at]
        if isinstance(group, str):
            name, family, *entries = group.split("\t")
            group = self.groups[at] = [Term(name, family, e.removeprefix("="), e[1:] if e[0] == "=" else "") for e in entries]
        found: Term = group[number - self.firsts[at]]
        return found


def pack(lexicon: Lexicon) -> str:
    """A lexicon as lines: the head, the groups of terms, drawers of branches by the first letters of their word, stems."""
    root, stems = lexicon.root, lexicon.root.get(STEMS, {})
    branches = sorted((word, node) for word, node in root.items() if word not in (STEMS, LENGTHS, NUMBER))
    groups = [("\t".join(key), [f"={t.exact}" if t.exact else t.text for t in terms]) for key, terms in groupby(lexicon.terms, lambda t: t[:2])]
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
    return Lexicon(root, Terms(lines[1:first]), head["patterns"], {line[: line.index("\t")]: line for line in lines[first:last]})


def open_branches(lexicon: Lexicon, word: str) -> None:
    """Read what a word can begin in a stored lexicon; nothing to do in one that was just compiled."""
    row = lexicon.drawers.get(word[:HEAD], "")
    at = row.find(f"\t{word}\t")
    if at >= 0:
        start = at + len(word) + 2
        lexicon.root[word] = json.loads(row[start : row.index("\t", start)])
    stems = lexicon.root.get(STEMS, {}) if lexicon.drawers else {}
    for size in lexicon.root[LENGTHS] if stems else ():
        if size > len(word):
            break
        branch = stems.get(word[:size])
        if isinstance(branch, str):
            stems[word[:size]] = json.loads(branch)
