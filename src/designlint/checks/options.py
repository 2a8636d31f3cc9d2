"""Options: the approaches or models that a document weighs, each with its arguments.

An option may be a heading, a bold lead, a numbered entry, a table row, a table column or the subject of a sentence
("X is fast but ..."). Its arguments are what stands under it, in its row or in its sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from designlint.checks import comparisons, prosandcons
from designlint.checks.arguments import Option, arguments, arguments_of
from designlint.checks.comparisons import CONS, PROS, TITLES
from designlint.checks.found import Found, as_list
from designlint.document import labels
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from designlint.checks.arguments import Sides
    from designlint.facts.reading import Reading
    from designlint.model import Block, Section
    from designlint.text.lexicon import Hit

LABELS, VERDICTS = "option_labels", "verdicts"
NAME_LENGTH = 90
OPENING = 400
MARKS = 4  # characters of marks that a text may begin with
_LINE = expression(r"[^\n]+")
_VARIANT = expression(r"[\s-]?((?:tiny|nano|micro|mini|small|base|medium|large|xl|xxl|lite|turbo|v?\d{1,3}(?:\.\d)?[bm]?)(?![\w.]))", re.IGNORECASE)


def find(spec: Mapping[str, object], reading: Reading) -> list[Found]:
    """At least `at_least` (2) different options named by a term of the lists `of` or standing where options stand.

    `argued`: `some` asks for an argument either way for each, `both` for one pro and one con over all of them,
    `each` for both with each. `placed: no` leaves out options that only their place makes one, `outside` entries with
    a label in sections of some concepts.
    """
    how = str(spec.get("argued", "no"))
    found = _known(reading, as_list(spec.get("of")), places=bool(spec.get("placed", True)))
    if how == "each" and spec.get("placed", True):
        found = [*found, *labelled(reading, frozenset(as_list(spec.get("outside"))))]
    chosen = _weighed([o for o in found if _argued(o, how)]) if how != "no" else {o.name: o for o in reversed(found)}
    if len(chosen) < int(str(spec.get("at_least", 2))):
        return []
    if how == "both" and not (any(o.pros for o in chosen.values()) and any(o.cons for o in chosen.values())):
        return []
    return _shown(reading, chosen, [o for o in found if o.name in chosen and _argued(o, how)])


def _shown(reading: Reading, chosen: dict[str, Option], argued: list[Option]) -> list[Found]:
    """Where the chosen options stand, and where most of them stand together: that is the comparison."""
    together: dict[int, dict[str, Option]] = {}
    for option in argued:
        together.setdefault(reading.block_at(option.start).section, {}).setdefault(option.name, option)
    best = max(together.values(), key=len, default={})
    shown = {(o.start, o.end): o for o in (*chosen.values(), *(best.values() if len(best) > 1 else ()))}
    return [Found(*place, shown[place].name) for place in sorted(shown)]


def _weighed(options: list[Option]) -> dict[str, Option]:
    """The options by name, of those that an argument of their own speaks of.

    "Gradient boosted decision trees are accurate" names two models and weighs one thing: an argument is spent on the
    option that stands closest around it, unless it compares.
    """
    chosen: dict[str, Option] = {}
    spent: set[int] = set()
    for option in sorted(options, key=lambda o: (o.reach, o.start)):
        said = {f.start: f.key for f in (*option.pros, *option.cons, *option.verdicts)}
        own = {at for at, key in said.items() if "than" not in key}
        if len(own) < len(said) or not own <= spent:
            chosen.setdefault(option.name, option)
        spent |= own
    return chosen


def _known(reading: Reading, names: list[str], *, places: bool) -> list[Option]:
    """The options of some lists and those that stand where options stand; rules that ask again share them."""
    key = f"options {' '.join(names)}"
    if key not in reading.memo:
        reading.memo[key] = list(named(reading, names))
    if places and "options placed" not in reading.memo:
        reading.memo["options placed"] = list(placed(reading))
    return [*cast("list[Option]", reading.memo[key]), *(cast("list[Option]", reading.memo["options placed"]) if places else ())]


def _argued(option: Option, how: str) -> bool:
    if how == "some":
        return bool(option.pros or option.cons or option.verdicts)
    if how == "both":
        return bool(option.pros or option.cons)
    return bool(option.pros and option.cons) if how == "each" else True


def named(reading: Reading, lists: list[str]) -> Iterator[Option]:
    """Options named by a listed term, with the arguments of its section, row or sentence."""
    for name in lists:
        hits = reading.hits(name)
        names = _variants(reading, hits)
        for hit in hits:
            if reading.masked(hit) or reading.clause_void(reading.clause_number(hit.start)):
                continue
            block = reading.block_at(hit.start)
            if block.kind in ("code", "diagram", "front"):
                continue
            start, end = region(reading, hit, block)
            sides = arguments(reading, start, end, (hit.start, hit.end))
            if block.kind == "heading":
                sides = _stated(reading, sides, start)
            verdicts = arguments_of((VERDICTS,), reading, start, end, (hit.start, hit.end)) if block.kind != "heading" else ()
            if comparisons.compared(reading, block, hit):
                sides = _both(sides, Found(hit.start, hit.end, f"{hit.term} than others"))  # "than": a comparison is spent on nobody
            yield Option(names.get(hit.start, hit.term), hit.start, hit.end, *sides, verdicts, end - start)


def _variants(reading: Reading, hits: list[Hit]) -> dict[int, str]:
    """By where they stand, the names of terms that a document has in two sizes or versions: "Whisper small", "Whisper large"."""
    found = [(hit, m[1].lower()) for hit in hits if (m := _VARIANT.match(reading.flat, hit.end))]
    several: dict[str, set[str]] = {}
    for hit, variant in found:
        several.setdefault(hit.term, set()).add(variant)
    return {hit.start: f"{hit.term} {variant}" for hit, variant in found if len(several[hit.term]) > 1}


def region(reading: Reading, hit: Hit, block: Block) -> tuple[int, int]:
    """The text that speaks of an option: all under its heading or label, its entry, else its row or clause from its name on."""
    section = reading.document.sections[block.section]
    base = reading.bases[block.index]
    if block.kind == "heading" or section.heading == block.index:  # a label above a list: what stands below is said of it
        return base, reading.bounds(section.last - 1)[1]
    if block.kind == "item" and hit.start - base < NAME_LENGTH // 2:
        return base, _children_end(reading, block)
    if block.kind == "row" or _leads(reading, hit):
        return hit.start, reading.bounds(block.index)[1]
    return hit.start, reading.clause_at(hit.start).end


def _leads(reading: Reading, hit: Hit) -> bool:
    """Whether a name is a sentence of its own that leads a paragraph: "**Two-tower network.** It ..."."""
    clause = reading.clause_at(hit.start)
    alone = not reading.flat[clause.start : hit.start].strip(" *_") and not reading.flat[hit.end : clause.end].strip(" *_.:")
    return alone and clause.start <= reading.bases[clause.block] + MARKS and clause.end < reading.bounds(clause.block)[1]


def _stated(reading: Reading, sides: Sides, start: int) -> Sides:
    """Of the arguments in a section, those that are labelled as such, and those of its opening words."""
    pros, cons = (
        tuple(f for f in side if f.start < start + OPENING or reading.between(label, f.start, f.end))
        for side, label in zip(sides, (PROS[0], CONS[0]), strict=True)
    )
    return pros, cons


def _children_end(reading: Reading, block: Block) -> int:
    last = block.index
    blocks = reading.document.blocks
    while last + 1 < len(blocks) and blocks[last + 1].depth > block.depth and blocks[last + 1].section == block.section:
        last += 1
    return reading.bounds(last)[1]


def placed(reading: Reading) -> Iterator[Option]:
    """Options that stand where options stand: labelled ones, entries under "Alternatives", rows of a pros-and-cons table, what has labelled pros and cons."""
    for number in sorted(reading.headed(LABELS) | reading.headed(TITLES)):
        section = reading.document.sections[number]
        if number in reading.headed(LABELS):
            yield _whole(reading, section, *reading.title_bounds(number))
        else:
            yield from _under(reading, section)
    holding = {reading.clauses.blocks[number] for number in reading.listed(LABELS).clauses}
    for block in reading.document.blocks:
        if block.kind == "row" and block.header:
            yield from _row(reading, block)
        elif block.index in holding and block.kind in ("item", "paragraph"):
            yield from _lead(reading, block)
    yield from prosandcons.sections(reading)
    yield from prosandcons.columns(reading)


def labelled(reading: Reading, outside: frozenset[str]) -> Iterator[Option]:
    """Entries, and lines of a paragraph, that begin with a label ("**Online path**: fast, but costly"); only their arguments make options of them.

    `outside`: concepts of sections in which such entries are something else, metrics for instance.
    """
    for block in reading.document.blocks:
        if block.kind not in ("item", "paragraph") or reading.concepts[block.section] & outside:
            continue
        base = reading.bases[block.index]
        if block.kind == "item":
            lines = [(0, _children_end(reading, block) - base, block.text)]
        elif "\n" in block.text and block.text.startswith(("**", "__")):
            lines = [(m.start(), m.end(), m[0]) for m in _LINE.finditer(block.text)]
        else:
            continue
        for begin, stop, text in lines:
            lead = labels.lead(text)
            if lead is not None:
                start = base + begin + lead[0]
                name = reading.flat[start : start + lead[1] - lead[0]]
                start += len(name) - len(name.lstrip(" *_"))
                name = name.strip(" *:_")
                yield Option(name.lower(), start, start + len(name), *arguments(reading, start, base + stop, (start, start)), reach=base + stop - start)


def _whole(reading: Reading, section: Section, start: int, end: int) -> Option:
    low, high = reading.bases[section.first], reading.bounds(section.last - 1)[1]
    return Option(section.title.lower()[:NAME_LENGTH], start, end, *arguments(reading, low, high, (start, end)), reach=high - low)


def _under(reading: Reading, section: Section) -> Iterator[Option]:
    """The sub-sections of a section of alternatives, or its entries where it has none."""
    children = [s for s in reading.document.sections if s.parent == section.index]
    if len(children) > 1:
        for child in children:
            yield _whole(reading, child, *reading.title_bounds(child.index))
        return
    for block in reading.document.blocks[section.first : section.last]:
        if block.kind == "item" and block.depth <= 1:
            start, end = reading.bounds(block.index)
            name = reading.flat[start : min(end, start + NAME_LENGTH)].strip().lower()
            stop = _children_end(reading, block)
            yield Option(name, start, end, *arguments(reading, start, stop, (start, start)), reach=stop - start)


def _both(sides: Sides, here: Found) -> Sides:
    """The arguments of an option that a table compares with others: a side that no word names is in its figures."""
    return sides[0] or (here,), sides[1] or (here,)


def _row(reading: Reading, block: Block) -> Iterator[Option]:
    """A row of a table whose header speaks of pros and cons, or of what options are judged by: its first cell names the option."""
    header = comparisons.header(reading, block.header)
    if not block.cells or not any(header):
        return
    base = reading.bases[block.index]
    start, end = base + block.cells[0][0], base + block.cells[0][1]
    name = reading.flat[start:end].strip().lower()
    filled = sum(bool(block.text[low:high].strip(" -–—?")) for low, high in block.cells[1:])
    if name and filled > (header.pros and header.cons):
        here = (Found(start, end, name),)
        pros, cons = arguments(reading, end, reading.bounds(block.index)[1], (start, end))
        yield Option(name, start, end, pros or here * (header.pros or header.compares), cons or here * (header.cons or header.compares), reach=reading.bounds(block.index)[1] - start)


def _lead(reading: Reading, block: Block) -> Iterator[Option]:
    """A paragraph, entry or sentence that begins with a label such as "Option A:"."""
    first, end = reading.bounds(block.index)
    for hit in reading.between(LABELS, first, end):
        start = max(first, reading.clause_at(hit.start).start)
        if reading.flat[start : hit.start].strip(" *_#(") == "":
            whole = end if block.kind == "paragraph" else _children_end(reading, block)
            stop = whole if start == first else reading.clause_at(hit.start).end
            name = reading.flat[hit.start : hit.end].lower()
            yield Option(name, hit.start, hit.end, *arguments(reading, hit.end, stop, (hit.start, hit.end)), reach=stop - start)
