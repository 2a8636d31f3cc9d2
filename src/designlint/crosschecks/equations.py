"""What a text says that figures make: a sum written out ("10M x 5 = 50M"), a rate in two units, a share of a count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designlint.crosschecks.context import Context, number
from designlint.facts.units import DURATIONS
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from designlint.model import Finding, Quantity

# --- between figures --------------------------------------------------------------------------------------------------
_WORDS = r"[\s*_`$]*(?:per\s|/\s?)?(?:[A-Za-z%][\w%'’./-]{0,24}[\s*_`$]+){0,4}(?:\([A-Za-z][A-Za-z \-]{0,30}\)\s*)?"  # what a figure is of
_TIMES, _OVER, _PLUS, _MINUS = r"×|\*|·|⋅|x|X|times|\\times|\\cdot", r"/|÷|\\div|divided by", r"\+|plus", r"−|–|-|minus"
OPERATOR = expression(rf"{_WORDS}(?:(?P<times>{_TIMES})|(?P<over>{_OVER})|(?P<plus>{_PLUS})|(?P<minus>(?<=\s)(?:{_MINUS})(?=\s)))[\s*_`]*[$€£]?")
EQUALS = expression(rf"{_WORDS}(?:=|≈|≅|~=|=>|→|->|equals|makes|gives|\\approx)[\s*_`]*(?:about|around|roughly|approximately)?[\s~≈*_`]*[$€£]?")
SAME = expression(r"[\s,]*(?:[A-Za-z-]+\s){0,3}(?:=|≈|→|->|which is|is|which means|which makes|i\.e\.,?|that is,?|equals|equivalent to|\()\s*(?:about|around|~|roughly)?[\s≈~]*\Z")
OF = expression(r"\s*of\s*(?:the\s*|all\s*|our\s*)?")
PART_OF = expression(r"(?:\s(?:[a-z-]+\s){0,2}(?:out of|of)|\s?/)\s?(?:the |all |our |its )?")
BEFORE, REST = expression(r"\b[oO](?:f|ut of) (?:the |all |our |these |those )?\Z"), expression(r"\s[\w -]{1,40},\s(?:only |just |about )?")  # "of 4,000 labels, 200 (5%)"
SHARE = expression(r"[\s\w,-]{0,30}\(\s?(?:about |~|≈|i\.e\. )?")
DAYS = expression(r"\s*for\s*")
# --- around them ------------------------------------------------------------------------------------------------------
LONGER = expression(r"[×*·⋅/÷+−^)]\s*(?:[A-Za-z_]\w{0,15}\s?[=:]\s?)?[\s$€£]*\Z|\b[xX][\s$€£]*\Z")  # before the first figure: it is a part of something longer
ON = expression(r"\s*(?:[×*·⋅÷+−^]|[xX]\s?\d|/\s?\d)")  # after the last one
FACTOR = expression(r"(?:x|×|\*|times)\s*\Z")
# What makes a sum another one than it looks: bits, "200 B" for bytes or billions, functions, a share "of".
OTHER = expression(r"\bbits?\b|\d\s?B\s*(?:[×*·=/+]|x\s)|\d\sB\s*\Z|\de[-+]\d|log|sqrt|\^|√|!|%ile|\bof\b")
DIGITS = expression(r"\d[\d,.]*\d|\d")
GAP = 60  # characters between two figures of one sum
# --- how far off a result may be: as said, "about", of bytes; below what a figure is written in full ------------------
EXACT, ABOUT, BINARY, WRITTEN_OUT = 0.1, 0.25, 0.12, 1e4
# A month has 28 to 31 days; powers of ten are rounded; "about" so many a second may mean the busy hours of a day.
MONTH_SLACK, ROUND_SLACK, BUSY_SLACK = 1.06, 1.5, 5.0
POINTS = 0.01  # by which a share may differ
WHOLE, THOUSAND = 100, 1000
COUNTS = ("count", "number")
PREFIXED = expression(r"\s?[kKMGTP][A-Za-z]{1,8}\b")  # a unit that is not known, of thousands or millions perhaps


class Term(NamedTuple):
    """A figure of a sum: its value in the base unit, its value as written, whether it is a share, and the operator before it."""

    base: float
    face: float
    percent: bool
    sign: str


def derived(ctx: Context) -> Iterator[Finding]:
    """XRF112: one figure that others are said to make, and do not."""
    figures, blocks = ctx.reading.quantities(), ctx.reading.document.blocks
    at = 0
    while at < len(figures):
        signs = _signs(ctx, figures, at)
        first = next((n for n, sign in enumerate(signs) if sign != "="), len(signs))  # "day 7 = 20 + 30 = 50"
        chain = figures[at + first : at + len(signs) + 1]
        if "=" in signs[first:]:
            yield from _sum(ctx, chain, signs[first:])
        elif first and first < len(signs):  # "50 = 20 + 30"
            yield from _sum(ctx, [*chain, figures[at + first - 1]], [*signs[first:], "="])
        at += len(signs) + 1
    for a, b, c in zip(figures, figures[1:], [*figures[2:], None], strict=False):
        if a.block != b.block or a.low != a.high or b.low != b.high or blocks[a.block].quoted:
            continue
        if a.kind == b.kind == "rate":
            yield from _two_units(ctx, a, b)
        elif c is not None and c.block == a.block:
            yield from _three(ctx, a, b, c)


# --- sums -------------------------------------------------------------------------------------------------------------


def _signs(ctx: Context, figures: Sequence[Quantity], at: int) -> list[str]:
    """The operators that join figures from one on."""
    signs: list[str] = []
    for n in range(at, len(figures) - 1):
        a, b = figures[n], figures[n + 1]
        joint = _between(ctx, a, b) if a.block == b.block and b.start - a.end <= GAP else None
        m = OPERATOR.fullmatch(joint) if joint is not None else None
        if m is None and (joint is None or not EQUALS.fullmatch(joint)):
            break
        signs.append(str(m.lastgroup) if m else "=")
    return signs


def _sum(ctx: Context, figures: Sequence[Quantity], signs: list[str]) -> Iterator[Finding]:
    """A finding where the sum up to the first equals sign is not the figure behind it."""
    cut = signs.index("=")
    terms, result = figures[: cut + 1], figures[cut + 1]
    if not _plain(ctx, terms, result, signs):
        return
    read = [_term(q, sign) for q, sign in zip(terms, ["", *signs[:cut]], strict=True)]
    stated = _term(result, "")
    in_base, as_written = _value([t.base for t in read], read), _value([t.face for t in read], read)
    if in_base <= 0 or stated.face <= 0:
        return
    made = [(in_base, stated.base), *([(as_written, stated.face)] if as_written > 0 else [])]
    values = [value for value, _ in made]
    wanted = {stated.base, stated.face, *((stated.base * 100,) if stated.percent and not any(t.percent for t in read) else ())}
    slack = _slack(ctx, result)
    flat, base = ctx.reading.flat, ctx.reading.bases[result.block]
    unknown = PREFIXED.match(flat, base + result.end) and _is_power(values[-1] / stated.face)  # "2 MP"
    if unknown or any(abs(value - w) <= slack * max(value, w) for value in values for w in wanted):
        return
    written = " ".join(flat[ctx.begins(terms[0]) : base + terms[-1].end].replace("*", "x").split())
    # "40 s + 35 s = 2 min" is meant in the base unit, "60 days x 24 hours = 2,000 hours" as it is written
    nearest = min((value / w for value, w in made), key=lambda ratio: max(ratio, 1 / ratio))
    yield _finding(ctx, f"{written} makes {_scaled(ctx, result, nearest)}", result)


def _plain(ctx: Context, terms: Sequence[Quantity], result: Quantity, signs: list[str]) -> bool:
    """Whether a sum is whole and of exact figures: no part of a longer one, no bounds, bits or functions, no split such as "50/50"."""
    flat, base = ctx.reading.flat, ctx.reading.bases[result.block]
    low, high = ctx.digits(terms[0]), base + max(result.end, terms[-1].end)
    if ctx.reading.document.blocks[result.block].quoted or any(q.low != q.high or q.bound not in ("=", "~") for q in (*terms, result)):
        return False
    if signs[0] == "over" and terms[0].low + terms[1].low == WHOLE:
        return False
    return not (OTHER.search(flat, min(low, ctx.digits(result)), high) or LONGER.search(flat, max(base, low - 24), low) or ON.match(flat, high))


def _term(q: Quantity, sign: str) -> Term:
    size = DURATIONS.get(q.unit.removeprefix("per "), 1.0)
    face = q.low * size if q.kind == "rate" else q.low / size if q.kind == "duration" else q.low
    return Term(q.low, face, q.kind == "percent", sign)


def _value(values: list[float], terms: list[Term]) -> float:
    """The value of a flat sum, products first; 0 where it has none."""
    parts = [values[0]]
    for value, term in zip(values[1:], terms[1:], strict=True):
        if term.sign == "times":
            parts[-1] *= value
        elif term.sign == "over":
            if not value:
                return 0.0
            parts[-1] /= value
        elif term.percent and not terms[0].percent:  # "5M - 20%"
            parts = [sum(parts) * (1 + value if term.sign == "plus" else 1 - value)]
        else:
            parts.append(value if term.sign == "plus" else -value)
    return sum(parts)


def _is_power(ratio: float) -> bool:
    """Whether a ratio is near a power of a thousand."""
    return any(abs(ratio / THOUSAND**n - 1) < ABOUT for n in (-3, -2, -1, 1, 2, 3, 4))


def _slack(ctx: Context, result: Quantity) -> float:
    """How far a result may be off, as a share."""
    base, flat = ctx.reading.bases[result.block], ctx.reading.flat
    written = DIGITS.search(flat, base + result.start, base + result.end)
    digits = written[0] if written else ""
    if result.kind in ("number", "count") and digits == f"{result.low:g}" and result.low < WRITTEN_OUT and result.bound == "=":
        return EXACT  # "= 70" is meant, "= 70M" is rounded
    before = flat[max(0, base + result.start - 12) : base + result.start]
    about = result.bound == "~" or any(sign in before for sign in ("≈", "~", "about", "roughly", "around", "approx"))
    figure = digits.replace(",", "").replace(".", "").strip("0")
    rounded = 0.5 / int(figure) if len(figure) == 1 else 0.0
    return max(rounded, ABOUT if about else BINARY if result.kind == "bytes" else EXACT)


# --- other things that figures are said to make -----------------------------------------------------------------------


def _two_units(ctx: Context, a: Quantity, b: Quantity) -> Iterator[Finding]:
    """A rate that is said to be another one."""
    low = ctx.reading.bases[a.block] + a.start
    alone = not FACTOR.search(ctx.reading.flat, max(0, low - 10), low)
    if alone and a.unit.split()[-1:] != b.unit.split()[-1:] and SAME.match(_between(ctx, a, b)) and _unequal(ctx, a.high, b):
        yield _finding(ctx, f"{ctx.figure(a)} is {_scaled(ctx, b, a.high / b.high)}", b)


def _three(ctx: Context, a: Quantity, b: Quantity, c: Quantity) -> Iterator[Finding]:
    """A share of a count, a rate for some days, a count that is a share: "5% of 200M = 10M", "200 of 4,000 (5%)"."""
    joint, then = _between(ctx, a, b), _between(ctx, b, c)
    if a.kind in COUNTS and b.kind in COUNTS and c.kind == "percent" and c.low == c.high and SHARE.fullmatch(then):
        at = ctx.reading.bases[a.block] + a.start
        if REST.fullmatch(joint) and BEFORE.search(ctx.reading.flat, max(0, at - 16), at):
            a, b = b, a
        elif not PART_OF.fullmatch(joint):
            return
        share = a.high / b.high if b.high else 0.0
        if 0 < share <= 1 and c.bound in ("=", "~") and abs(share - c.high) > max(POINTS, EXACT * share):
            yield _finding(ctx, f"{ctx.figure(a)} of {ctx.figure(b)} is {number(share * 100)}%", c)
    elif c.kind in COUNTS and SAME.match(then):
        shared = a.kind == "percent" and b.kind == "count" and OF.fullmatch(joint)
        lasting = a.kind == "rate" and b.kind == "duration" and DAYS.fullmatch(joint)
        if (shared or lasting) and _unequal(ctx, a.high * b.high, c):
            yield _finding(ctx, f"{ctx.figure(a)} {joint.strip()} {ctx.figure(b)} is {_scaled(ctx, c, a.high * b.high / c.high)}", c)


def _unequal(ctx: Context, expected: float, stated: Quantity) -> bool:
    """Whether a stated figure is not the expected one; rounded powers of ten may be further off."""
    if expected <= 0 or stated.low != stated.high or stated.high <= 0:
        return False
    off = max(expected / stated.high, stated.high / expected)
    digits = f"{stated.high:.12g}".replace(".", "").strip("0").replace("e+", "")
    about = BUSY_SLACK if stated.kind == "rate" else ROUND_SLACK
    slack = about if stated.bound == "~" else ROUND_SLACK if len(digits) <= 1 else 1 + ctx.option("off", EXACT)
    return off > max(slack, MONTH_SLACK)


# --- words ------------------------------------------------------------------------------------------------------------


def _finding(ctx: Context, said: str, result: Quantity) -> Finding:
    base = ctx.reading.bases[result.block]
    return ctx.on_text(f"{said}, not {ctx.figure(result)}.", base + result.start, base + result.end)


def _between(ctx: Context, a: Quantity, b: Quantity) -> str:
    """The text between a figure and the digits of the next one of its block, with the signs that are read as a part of that."""
    return ctx.reading.flat[ctx.reading.bases[a.block] + a.end : ctx.digits(b)]


def _scaled(ctx: Context, q: Quantity, factor: float) -> str:
    """A figure in its own words, as many times as large."""
    return DIGITS.sub(lambda m: number(float(m[0].replace(",", "")) * factor), ctx.figure(q), count=1)
