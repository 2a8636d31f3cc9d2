"""Tables that compare options: pros beside cons, row by row, or what options are judged by, in columns or in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from designlint.facts.reading import Reading
    from designlint.model import Block
    from designlint.text.hits import Hit

PROS, CONS = ("pros_words", "praise"), ("cons_words", "blame")
SIDES = ((PROS, {"+"}), (CONS, {"-", "–", "—", "−"}))
TITLES, CHOICES, HEADS, CRITERIA = "alternative_titles", "choice_words", "option_heads", "criteria"


class Header(NamedTuple):
    """Whether a table's header names pros, whether cons, whether it weighs or chooses, and whether it compares options by criteria."""

    pros: bool
    cons: bool
    weighs: bool
    compares: bool


def header(reading: Reading, cells: tuple[str, ...]) -> Header:
    """What a table's header says of its rows."""
    key = f"header {cells}"
    if key not in reading.memo:
        first, *heads = [reading.scanner.lists(f"{cell}:") for cell in cells]  # some words name a side only as a label
        sides = [any(n in h for h in heads for n in lists) or bool(marks & {cell.strip(" *") for cell in cells[1:]}) for lists, marks in SIDES]
        reading.memo[key] = Header(sides[0], sides[1], any(TITLES in h or CHOICES in h for h in heads), HEADS in first and sum(CRITERIA in h for h in heads) > 1)
    return cast("Header", reading.memo[key])


def compared(reading: Reading, block: Block, hit: Hit) -> bool:
    """Whether a term names a row or a column of a table that compares options."""
    if block.kind != "row" or not block.cells:
        return False
    if not block.header:
        return block.index in across(reading)
    return hit.end <= reading.bases[block.index] + block.cells[0][1] and header(reading, block.header).compares


def across(reading: Reading) -> frozenset[int]:
    """The header rows of tables whose columns are options: at least two of their rows are labelled by what options are judged by."""
    if "options across" not in reading.memo:
        judged: dict[int, int] = {}
        head = -1
        for block in reading.document.blocks:
            if block.kind == "row" and not block.header:
                head = block.index
            elif block.kind == "row" and block.cells and len(block.cells) > 2:
                base = reading.bases[block.index]
                judged[head] = judged.get(head, 0) + reading.has((CRITERIA,), base + block.cells[0][0], base + block.cells[0][1])
        reading.memo["options across"] = frozenset(head for head, rows in judged.items() if rows > 1)
    return cast("frozenset[int]", reading.memo["options across"])
