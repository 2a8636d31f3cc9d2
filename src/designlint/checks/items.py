"""Items: list entries or table rows under a heading that says what they are, or words behind a label that does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from designlint.checks.found import Found, as_list
from designlint.checks.words import in_identifier
from designlint.document import labels
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from designlint.facts.reading import Reading
    from designlint.model import Block


ASKED = 6  # words: "TODO: ask the payments team for the refund log" names what is open, "TODO" alone does not
KINDS = ("duration", "rate", "count", "percent", "bytes", "money", "number")
_DENIED = expression(r"[\s*_>-]*(?:n/a|not (?:needed|applicable|planned|required|relevant)|no need)\b|[\s*_>-]*(?:none|nothing|no open (?:questions|points|issues))[\s.]*\Z")  # "Not needed: two people read it."
_NUMBER = expression(r"[\s*_#]*(?:#|no\.?|nr\.?|id|n)?[\s*_]*", re.IGNORECASE)  # the header of a column that numbers the rows
_PARTS = expression(r"[,;/]\s|\band\b|\s\|\s")
_MARKS = " |:*_–—-`."
LEAD_IN = 30  # characters: the last words of a text say what the list holds, the first are its label


def find(spec: Mapping[str, object], reading: Reading) -> list[Found]:
    """At least `at_least` (2) filled items or rows under a heading, or in a table, that a term of the lists `titled` names.

    With `labels: yes` what stands behind such a label on one line ("Features: price, brand", or the rest of a row) is as
    many items as it has parts, or one with a figure where `figure` asks for it. With `prose: yes` filled paragraphs count
    as well, with `questions: yes` questions too, and what is still to be done. `of`: each entry must hold a term of these
    lists; `without`: none of these; `figure: yes`: how much.
    """
    names, wanted, unwanted = (as_list(spec.get(key)) for key in ("titled", "of", "without"))
    asking = bool(spec.get("questions"))
    least = int(str(spec.get("at_least", 2)))
    counts = {"item", "row", *(("paragraph",) if spec.get("prose") else ())}
    sized = {q.block for q in reading.stated(KINDS)[0] if q.kind != "number" or q.bound != "="} if spec.get("figure") else None
    found: list[Found] = []
    for group in _groups(names, reading):
        entries = [b for b in group if b.kind in counts and _filled(b, reading, asking)]
        if wanted:
            entries = [b for b in entries if reading.has(wanted, *reading.bounds(b.index))]
        if unwanted:
            entries = [b for b in entries if not reading.has(unwanted, *reading.bounds(b.index))]
        if sized is not None:
            entries = [b for b in entries if b.index in sized]
        if len(entries) >= least:
            found += [Found(*reading.bounds(b.index)) for b in entries]
    if not spec.get("labels"):
        return found
    return found + [f for f in _labelled(names, reading) if _said(f, reading, wanted, unwanted, sized, least)]


def _labelled(names: list[str], reading: Reading) -> Iterator[Found]:
    """What stands behind labels that hold a listed term, in an entry, a paragraph of one line, or a row."""
    for name in names:
        for hit in reading.hits(name):
            block = reading.block_at(hit.start)
            base, end = reading.bounds(block.index)
            if hit.start > base + LEAD_IN or reading.masked(hit) or block.kind not in ("item", "paragraph", "row") or reading.clause_void(reading.clause_number(hit.end)):
                continue
            if block.kind == "row":
                stop = base + block.cells[0][1] if len(block.cells) > 1 else end
            else:
                lead = labels.lead(block.text)
                stop = base + lead[1] if lead else end
            if stop < end and not reading.flat[hit.end : stop].strip(_MARKS) and not reading.flat[base : hit.start].strip(_MARKS) and "\n" not in reading.flat[base:end].strip():
                start = end - len(reading.flat[stop:end].lstrip(_MARKS))
                said = reading.flat[start:end].rstrip(" |")
                if said:
                    yield Found(start, start + len(said), said.lower())


def _said(found: Found, reading: Reading, wanted: list[str], unwanted: list[str], sized: set[int] | None, least: int) -> bool:
    """Whether what stands behind a label has enough parts, a figure where one is asked for, and the words that are."""
    if (wanted and not reading.has(wanted, found.start, found.end)) or (unwanted and reading.has(unwanted, found.start, found.end)):
        return False
    if sized is not None:
        return reading.block_at(found.start).index in sized
    return len([part for part in _PARTS.split(found.key) if part.strip(" .")]) >= least


def _groups(names: list[str], reading: Reading) -> Iterator[tuple[Block, ...]]:
    """The blocks of the sections, and the rows of the tables, whose heading or first header cell holds a listed term."""
    blocks = reading.document.blocks
    holding = {reading.clauses.blocks[number] for name in names for number in reading.listed(name).clauses}
    for section in reading.document.sections[1:]:
        if section.heading in holding and _about(reading, names, *reading.title_bounds(section.index)):
            yield blocks[section.first : section.last]
    for block in (blocks[index] for index in sorted(holding)):
        if _introduces(block, reading):
            end = reading.bounds(block.index)[1]
            if _about(reading, names, max(reading.clause_at(end - 1).start, end - LEAD_IN), end):
                yield _entries(blocks, block)
        if block.kind == "row" and not block.header and block.cells:
            base = reading.bases[block.index]
            number = len(block.cells) > 1 and _NUMBER.fullmatch(block.text[slice(*block.cells[0])])
            start, end = block.cells[1 if number else 0]
            if _about(reading, names, base + start, base + end):
                last = block.index + 1
                while last < len(blocks) and blocks[last].kind == "row" and blocks[last].header:
                    last += 1
                yield blocks[block.index + 1 : last]


def _introduces(block: Block, reading: Reading) -> bool:
    """Whether a text leads to the list below it: "The model uses these features:"; an open end does as well as a colon."""
    following = block.index + 1
    if block.kind not in ("paragraph", "item") or following >= len(reading.document.blocks):
        return False
    after = reading.document.blocks[following]
    return after.kind == "item" and after.depth > block.depth and block.prose.rstrip()[-1:] not in (".", "?", "!")


def _entries(blocks: Sequence[Block], lead: Block) -> tuple[Block, ...]:
    """The entries of the list below a text that leads to it."""
    last = lead.index + 1
    while last < len(blocks) and blocks[last].kind == "item" and blocks[last].depth > lead.depth:
        last += 1
    return tuple(blocks[lead.index + 1 : last])


def _about(reading: Reading, names: list[str], start: int, end: int) -> bool:
    return any(not (reading.masked(h) or in_identifier(reading.flat, h)) for n in names for h in reading.between(n, start, end))


def _filled(block: Block, reading: Reading, asking: bool) -> bool:
    """Whether an entry says something: not a header row, a placeholder, the template's words or (unless asked for) a question."""
    if block.kind == "row" and not block.header:
        return False
    start, end = reading.bounds(block.index)
    if not reading.flat[start:end].strip(" |\n-") or _DENIED.match(reading.lower, start, end):
        return False
    first, last = reading.clause_number(start), reading.clause_number(end)
    allowed: tuple[str, ...] = ("", "question") if asking else ("",)
    if asking and len(reading.flat[start:end].split()) > ASKED:
        allowed += ("placeholder",)
    return any(reading.clause_void(n) in allowed for n in range(first, last + 1) if reading.clauses[n].block == block.index)
