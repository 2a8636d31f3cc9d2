"""Totals against what stands above them: the last row of a table, the last entry of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designlint.crosschecks.context import MONEY, Context, number, time
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from designlint.model import Block, Finding, Quantity

SUMMED = expression(r"\b(?:total|sum)\b")
TOTAL = expression(r"[\s*_|#>+=-]*(?:grand )?(?:total\b|sum\b(?! of squares))(?! (?:rows?|users|variation|variance|loss|order|addressable|experience|time to|cost of ownership)\b)")
PARTIAL = expression(r"\bsub-?total|\bof which\b|\bthereof\b|\bincl(?:udes|uding|\.)")
NO_SUM = expression(r"\b(?:avg|average|mean|median|rate|ratio|price|per|each|share|score|accuracy|cumulative|running|p\d\d|percentile|max|peak|version|year|date)\b")
PARALLEL = expression(r"\b(?:parallel|concurrent\w*|async\w*|overlap\w*|up to|at least|about|or)\b")
LEAST, ALIKE = 2, 3.0  # parts; a total that is further off than so many times is one of something else
MANY = 7  # figures that are shown one by one
NAME = 60  # characters in which a row or an entry says what it is
LIST = -1  # in place of the number of a column
# How a sum is written, for the kinds of figures that add up.
SHOWN: dict[str, Callable[[float], str]] = {
    "number": number, "count": number, "money": number, "duration": time, "percent": lambda share: f"{number(share * 100)}%", "bytes": lambda size: f"{number(size / 1e9)} GB",
}


class Part(NamedTuple):
    """One figure of a column or list."""

    value: float
    kind: str
    figure: Quantity


def total(ctx: Context) -> Iterator[Finding]:
    """XRF114: a total that is not the sum of what stands above it."""
    blocks = ctx.reading.document.blocks
    figures: dict[int, list[Quantity]] = {}
    for last in (blocks[n] for n in sorted({said.block.index for said in ctx.statements(SUMMED)})):
        if last.kind not in ("row", "item") or last.quoted or not _is_total(ctx, last):
            continue
        above = _rows(ctx, last) if last.kind == "row" else _entries(ctx, last)
        if len(above) < LEAST or any(PARTIAL.search(b.text[:NAME].lower()) for b in (*above, last)):
            continue
        if not figures:
            for q in ctx.reading.quantities():
                figures.setdefault(q.block, []).append(q)
        for column in range(len(last.cells)) if last.kind == "row" else (LIST,):
            yield from _column(ctx, [*above, last], column, figures)


def _is_total(ctx: Context, block: Block) -> bool:
    """Whether a row or an entry is called the total: by its first filled cell, or by how it begins."""
    base = ctx.reading.bases[block.index]
    lowered = ctx.reading.lower
    if block.kind != "row":
        return bool(TOTAL.match(lowered, base, ctx.reading.bounds(block.index)[1]))
    cells = ((base + start, base + end) for start, end in block.cells)
    first = next(((start, end) for start, end in cells if lowered[start:end].strip(" *_")), None)
    return bool(block.header) and first is not None and bool(TOTAL.match(lowered, *first))


def _rows(ctx: Context, last: Block) -> list[Block]:
    """The rows of a table above its last one; none where the row is not the last or not the only total.

    What stands right below a table, such as its caption, is a row of one cell to the parser.
    """
    blocks = ctx.reading.document.blocks
    following = blocks[last.index + 1 : last.index + 2]
    if following and following[0].kind == "row" and following[0].header and sum(bool(following[0].text[a:b].strip()) for a, b in following[0].cells) > 1:
        return []
    first = last.index
    while blocks[first - 1].kind == "row" and blocks[first - 1].header:
        first -= 1
    above = list(blocks[first : last.index])
    return [] if any(_is_total(ctx, b) for b in above) else above


def _entries(ctx: Context, last: Block) -> list[Block]:
    """The entries of a flat list above one of them, back to the total before it."""
    blocks = ctx.reading.document.blocks
    first = last.index
    while first and _beside(blocks[first - 1], last) and not _is_total(ctx, blocks[first - 1]):
        first -= 1
    return list(blocks[first : last.index])


def _beside(block: Block, last: Block) -> bool:
    """Whether two entries are of one list."""
    return block.kind == "item" and block.depth == last.depth and block.section == last.section


def _column(ctx: Context, blocks: list[Block], column: int, figures: dict[int, list[Quantity]]) -> Iterator[Finding]:
    """A finding where the last figure of a column or list is not the sum of the others; each must have exactly one."""
    last = blocks[-1]
    if LIST < column < len(last.header) and NO_SUM.search(last.header[column].lower()):
        return
    found = [_part(b, column, figures.get(b.index, [])) for b in blocks]
    parts = [p for p in found if p is not None]
    if len(parts) < len(found) or len({(p.kind, p.figure.unit if p.kind == "money" else "") for p in parts}) > 1 or parts[0].kind not in SHOWN:
        return
    stated, summed = parts[-1].value, sum(p.value for p in parts[:-1])
    if (parts[0].kind == "percent" and stated != 1.0) or (column == LIST and parts[0].kind != "money") or (parts[0].kind == "duration" and _loose(ctx, blocks)):
        return
    within = stated <= max(p.value for p in parts[:-1])  # of such a column it is a mean or the largest
    if within or not summed or not 1 / ALIKE <= stated / summed <= ALIKE or abs(stated - summed) <= ctx.option("off", 0.02) * max(stated, summed):
        return
    base = ctx.reading.bases[last.index]
    shown = [ctx.figure(p.figure) for p in parts]
    sum_ = " + ".join(shown[:-1]) if len(parts) <= MANY else f"the {len(parts) - 1} figures above"
    at = parts[-1].figure
    money = shown[-1][0] if shown[-1][0] in MONEY else ""
    start = base + at.start - (len(money) if ctx.reading.flat.endswith(money, 0, base + at.start) else 0)
    yield ctx.on_text(f"The total is {shown[-1]}, but {sum_} make {money}{SHOWN[at.kind](summed)}.", start, base + at.end)


def _loose(ctx: Context, blocks: list[Block]) -> bool:
    """Whether times may overlap or are bounds."""
    low, high = ctx.reading.bases[blocks[0].index], ctx.reading.bounds(blocks[-1].index)[1]
    return bool(PARALLEL.search(ctx.reading.flat[max(0, low - 200) : high].lower()))


def _part(block: Block, column: int, figures: list[Quantity]) -> Part | None:
    """The one exact figure of a cell or an entry."""
    if column != LIST:
        if column >= len(block.cells):
            return None
        low, high = block.cells[column]
        figures = [q for q in figures if low <= q.start < high]
    else:
        figures = [q for q in figures if q.kind == "money"]
    if len(figures) != 1 or figures[0].low != figures[0].high or figures[0].bound not in ("=", "~", "≈"):
        return None
    q = figures[0]
    kind = "number" if q.kind in ("number", "count") else q.kind
    return Part(q.low, kind, q)
