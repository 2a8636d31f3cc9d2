"""Options that have their pros and cons under labels of these names, whatever they are called themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.checks.arguments import Option
from designlint.checks.comparisons import CONS, PROS, across
from designlint.checks.found import Found
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from designlint.facts.reading import Reading
    from designlint.model import Block
    from designlint.text.lexicon import Hit

NAME_LENGTH = 90
CRITERION, NO_OPTIONS = "criterion_heads", "no_option_heads"
_BEFORE = expression(r"[\s*_#>+(|\d.]*\Z")  # marks, and the number of an entry
_AFTER = expression(r"s?(?:\s(?:of|for)\s(?:the\s)?(?P<name>[^:\n.,;|]{2,60}))?[\s*_)]*(?:[:–—-]|\||\Z|\n)")


def sections(reading: Reading) -> Iterator[Option]:
    """What has at least one label of pros and one of cons: a section, an entry with entries below it, or a single entry or paragraph."""
    sides: dict[str, tuple[list[Found], list[Found]]] = {}
    places: dict[str, tuple[int, int]] = {}
    for side, words in enumerate((PROS[0], CONS[0])):
        for hit in reading.hits(words):
            owner = _owner(reading, hit)
            if owner is not None:
                name = reading.flat[slice(*owner)].strip(" *_#:").lower()
                places.setdefault(name, owner)
                sides.setdefault(name, ([], []))[side].append(Found(hit.start, hit.end, hit.term))
    for name, (pros, cons) in sides.items():
        if pros and cons:
            reach = max(f.end for f in (*pros, *cons)) - places[name][0]
            yield Option(name, *places[name], tuple(pros), tuple(cons), reach=reach)


def columns(reading: Reading) -> Iterator[Option]:
    """The columns of tables that have a row of pros and one of cons, or rows of criteria: their header cells name options.

    Such a table compares them ("than"): each has what speaks for it and what against it.
    """
    head: Block | None = None
    sides: tuple[list[Found], list[Found]] = ([], [])
    for block in reading.document.blocks:
        if block.kind != "row" or not block.cells:
            continue
        if not block.header:
            head, sides = block, ([], [])
            if block.index in across(reading) and _criteria(reading, block):
                yield from _named(reading, block, *2 * [[Found(*reading.bounds(block.index), "better than others")]])
            continue
        low, high = (reading.bases[block.index] + at for at in block.cells[0])
        for side, words in enumerate((PROS[0], CONS[0])):
            sides[side].extend(Found(h.start, h.end, f"{h.term} than others") for h in reading.between(words, low, high))
        if head is not None and all(sides):
            yield from _named(reading, head, *sides)
            head = None  # its options are known


def _criteria(reading: Reading, head: Block) -> bool:
    """Whether the first cell of a header is empty or says "criterion", and no other one says what is no option, such as "target"."""
    first, *others = [head.text[start:end] for start, end in head.cells]
    return (not first.strip() or CRITERION in reading.scanner.lists(first)) and not any(NO_OPTIONS in reading.scanner.lists(cell) for cell in others)


def _named(reading: Reading, head: Block, pros: list[Found], cons: list[Found]) -> Iterator[Option]:
    base = reading.bases[head.index]
    for start, end in head.cells[1:]:
        name = head.text[start:end].strip(" *_").lower()
        if name:
            yield Option(name, base + start, base + end, tuple(pros), tuple(cons), reach=end)


def _owner(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Where the name of what a label argues for or against stands; None where the word is no label, or nothing is named around it."""
    block = reading.block_at(hit.start)
    first, end = reading.bounds(block.index)
    after = _AFTER.match(reading.flat, hit.end, end) if block.kind in ("heading", "paragraph", "item") else None
    if after is None or reading.clause_void(reading.clause_number(hit.start)):
        return None
    start = max(first, reading.clause_at(hit.start).start, reading.flat.rfind("\n", max(first, hit.start - NAME_LENGTH), hit.start) + 1)
    if hit.start - start > NAME_LENGTH or not _BEFORE.match(reading.flat[start : hit.start]):
        return None
    if after["name"]:
        return after.span("name")
    if start > first and not _begins(reading, block):
        return first, min(end, first + NAME_LENGTH)
    if block.parent >= 0:
        low, high = reading.bounds(block.parent)
        return low, min(high, low + NAME_LENGTH)
    section = reading.document.sections[block.section]
    number = section.parent if section.heading == block.index else section.index
    return reading.title_bounds(number) if number > 0 else None


def _begins(reading: Reading, block: Block) -> bool:
    """Whether a block begins with a label of this kind itself: then none of its words is a name."""
    first, end = reading.bounds(block.index)
    return any(_BEFORE.match(reading.flat[first : h.start]) for h in reading.among((PROS[0], CONS[0]), first, min(end, first + NAME_LENGTH)))
