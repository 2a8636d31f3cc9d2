"""Items: list entries or table rows under a heading that says what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.checks.found import Found, as_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from designlint.facts.reading import Reading
    from designlint.model import Block


def find(spec: Mapping[str, object], reading: Reading) -> list[Found]:
    """At least `at_least` (2) filled items or rows in sections whose own heading holds a term of the lists `titled`.

    With `prose: yes` filled paragraphs count as well, with `questions: yes` questions too. `of`: each entry must hold
    a term of these lists.
    """
    names, wanted = as_list(spec["titled"]), as_list(spec.get("of"))
    asking = bool(spec.get("questions"))
    counts = {"item", "row", *(("paragraph",) if spec.get("prose") else ())}
    found: list[Found] = []
    for section in reading.document.sections[1:]:
        start, end = reading.title_bounds(section.index)
        if end <= start or not _about(reading, names, start, end):
            continue
        entries = [b for b in reading.document.blocks[section.first : section.last] if b.kind in counts and _filled(b, reading, asking)]
        if wanted:
            entries = [b for b in entries if reading.has(wanted, *reading.bounds(b.index))]
        if len(entries) >= int(str(spec.get("at_least", 2))):
            found += [Found(*reading.bounds(b.index)) for b in entries]
    return found


def _about(reading: Reading, names: list[str], start: int, end: int) -> bool:
    return any(not reading.masked(h) for n in names for h in reading.between(n, start, end))


def _filled(block: Block, reading: Reading, asking: bool) -> bool:  # noqa: FBT001 (passed on from the rule)
    """Whether an entry says something: not a header row, a placeholder, the template's words or (unless asked for) a question."""
    if block.kind == "row" and not block.header:
        return False
    start, end = reading.bounds(block.index)
    if not reading.flat[start:end].strip(" |\n-"):
        return False
    first, last = reading.clause_number(start), reading.clause_number(end)
    allowed = ("", "question") if asking else ("",)
    return any(reading.clause_void(n) in allowed for n in range(first, last + 1) if reading.clauses[n].block == block.index)
