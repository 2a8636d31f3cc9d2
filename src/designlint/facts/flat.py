"""The pieces of the flat text: what is read of a block, and its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designlint.text.columns import column
from designlint.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from designlint.model import Block

UNREAD = frozenset({"comment"})
NO_SENTENCES = frozenset({"heading", "code", "diagram", "comment"})


class Clause(NamedTuple):
    """A sentence of the flat text (a line, in code), with the block that it stands in."""

    start: int
    end: int
    block: int


class Clauses:
    """The sentences of a text in order, kept as numbers: a large text has tens of thousands of them."""

    __slots__ = ("blocks", "ends", "starts")

    def __init__(self, size: int) -> None:
        self.starts, self.ends, self.blocks = column(size), column(size), column(size)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> Clause:
        return Clause(self.starts[number], self.ends[number], self.blocks[number])

    def __iter__(self) -> Iterator[Clause]:
        return map(Clause, self.starts, self.ends, self.blocks)

    def add(self, block: Block, base: int) -> None:
        """The sentences of a block that begins at an offset."""
        for start, end in spans(block):
            self.starts.append(base + start)
            self.ends.append(base + end)
            self.blocks.append(block.index)


def readable(block: Block) -> str:
    """The text that terms are looked for in: the prose, with cell borders that no phrase crosses."""
    if block.kind in UNREAD:
        return " " * len(block.text)
    if block.kind != "row":
        return block.prose if block.kind not in ("code", "diagram") else block.text
    letters = list(block.prose)
    for start, end in block.cells:
        if end < len(letters):
            letters[end] = "|"
        if start > 0:
            letters[start - 1] = "|"
    return "".join(letters)


def spans(block: Block) -> list[tuple[int, int]]:
    """The sentences of a block, by their offsets in it."""
    if block.kind == "row":
        return [(0, len(block.text))]
    found = joined(sentences(block.prose), block.prose) if block.kind not in NO_SENTENCES else []
    return found or ([] if block.kind in UNREAD else lines(block.text))


def joined(found: list[tuple[int, int]], prose: str) -> list[tuple[int, int]]:
    """The sentences of a text, where a question and its answer are one statement."""
    if "?" not in prose:
        return found
    statements: list[tuple[int, int]] = []
    asking = False
    for start, end in found:
        if asking:
            statements[-1] = statements[-1][0], end
        else:
            statements.append((start, end))
        asking = prose[end - 1] == "?"
    return statements


def lines(text: str) -> list[tuple[int, int]]:
    """The lines of a text that has no sentences, such as code."""
    found = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found
