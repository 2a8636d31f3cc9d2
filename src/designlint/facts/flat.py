"""The pieces of the flat text: what is read of a block, and its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from designlint.model import Block

UNREAD = frozenset({"comment"})


class Clause(NamedTuple):
    """A sentence of the flat text (a line, in code), with the block that it stands in."""

    start: int
    end: int
    block: int


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


def joined(sentences: Sequence[tuple[int, int, int]], block: Block, base: int) -> list[Clause]:
    """The sentences of a block; a question and its answer are one statement."""
    found: list[Clause] = []
    asking = False
    for _, start, end in sentences:
        if asking and found:
            found[-1] = Clause(found[-1].start, base + end, block.index)
        else:
            found.append(Clause(base + start, base + end, block.index))
        asking = block.prose[start:end].rstrip().endswith("?")
    return found


def lines(block: Block, base: int) -> list[Clause]:
    """The lines of a block that has no sentences, such as code."""
    found: list[Clause] = []
    at = 0
    for line in block.text.split("\n"):
        if line.strip():
            found.append(Clause(base + at, base + at + len(line), block.index))
        at += len(line) + 1
    return found
