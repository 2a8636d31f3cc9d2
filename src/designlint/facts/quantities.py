"""Figures of a text with their units. Linear: one pass anchored at digits and number words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from designlint.facts import bounds
from designlint.facts import grammar as g
from designlint.facts.units import DURATIONS, MAGNITUDES, RATES, WORD_NUMBERS
from designlint.model import Quantity
from designlint.text.tokens import lower

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from designlint.facts.bounds import Lead
    from designlint.model import Document

DAILY_REACH = 96  # what three long words and "daily" take


class _Stretches:
    """Stretches of a text in order of their starts, asked whether another one meets any of them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = list(spans)
        self.reach = list(accumulate((end for _, end in self.spans), max))

    def meet(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with one of these."""
        before = bisect_left(self.spans, (end, 0))
        return before > 0 and self.reach[before - 1] > start


def quantities(document: Document) -> tuple[Quantity, ...]:
    """All figures of a document's prose, tables, diagrams and headings, in reading order."""
    found: list[Quantity] = []
    for block in document.blocks:
        if block.kind in ("code", "comment"):
            continue
        prose = block.prose.replace("\n", "|") if block.kind == "diagram" else block.prose  # a line of a diagram ends with it
        found += scan(prose, block.cells, block.header, block.index)
    return tuple(found)


def scan(prose: str, cells: tuple[tuple[int, int], ...] = (), header: tuple[str, ...] = (), block: int = 0) -> list[Quantity]:
    """The figures of a text, that of a block; `cells` and `header` bind a bare number of a table to the unit of its column or label."""
    found = _written(prose, cells, header, block) if g.DIGIT.search(prose) else []
    spelled = list(_spelled(prose, block))
    if not spelled:
        return found
    taken = _Stretches((f.start, f.end) for f in found)
    found += [f for f in spelled if not taken.meet(f.start, f.end)]
    return sorted(found, key=lambda f: f.start)


def _written(prose: str, cells: tuple[tuple[int, int], ...], header: tuple[str, ...], block: int) -> list[Quantity]:
    """The figures written in digits, in order."""
    found: list[Quantity] = []
    dates = _Stretches(m.span() for m in g.DATE.finditer(prose)) if g.JOINED.search(prose) else None
    for m, lead in _figures(prose):
        at = m.start()
        if (dates and dates.meet(at, at + 1)) or (prose[at - 1 : at] not in g.PLAIN and not lead.bound.lower().startswith("sub") and g.NOT_BEFORE.search(prose, max(0, at - 12), at)):
            continue
        figure = _figure(prose, m, lead, _cell_unit(at, prose, cells, header) if cells else "", block)
        if figure is not None:
            label = g.LABEL_TAG.fullmatch(prose, *cells[0]) if cells and figure.kind == "duration" and not figure.tag else None
            found.append(figure._replace(tag=f"p{label[1]}") if label else figure)
    return found


def _figures(prose: str) -> Iterator[tuple[re.Match[str], Lead]]:
    """The numbers of a text with what leads to them; two that "and" joins are a range after "between" only."""
    at = 0
    while digit := g.DIGIT.search(prose, at):
        first = digit.start()
        if prose[first - 1 : first] == "." and prose[max(0, first - 2) : first - 1] in g.PLAIN:
            first -= 1  # "$.05"
        m = g.FIGURE.match(prose, first)
        assert m is not None  # a digit alone is a figure
        lead = bounds.lead(prose, at, m.start())
        if m["high"] and prose[m.end("low") : m.start("high")].strip(" +").endswith("and") and not g.BETWEEN.search(prose, max(0, lead.start - 30), lead.start):
            m = g.ALONE.match(prose, m.start()) or m
        yield m, lead
        at = m.end()


def _cell_unit(at: int, prose: str, cells: tuple[tuple[int, int], ...], header: tuple[str, ...]) -> str:
    """The unit that the header or the label cell of a row gives to a bare number: "p99 (ms)"."""
    column = bisect_right(cells, (at, len(prose))) - 1
    if column < 0 or at >= cells[column][1]:
        return ""
    m = g.HEAD_UNIT.search(header[column]) if column < len(header) else None
    if m is None and column == 1:
        m = g.LABEL_UNIT.search(prose, *cells[0])
    if m is None:
        rate = (g.CELL_RATE.search(header[column]) if column < len(header) else None) or (g.CELL_RATE.search(prose, *cells[0]) if column else None)
        return rate[0] if rate else ""
    return m[1]


def _figure(prose: str, m: re.Match[str], lead: Lead, cell_unit: str, block: int) -> Quantity | None:
    end = m.end()
    lower, exponent, magnitude, upper, other, written = m.group("low", "exp", "mag", "high", "mag2", "unit")
    unit = (written or "").strip(" -$\u00a0\u202f\n") or cell_unit
    low = _value(lower, magnitude or (other if upper else ""), exponent)
    high = _value(upper, other or magnitude, "") if upper else low
    if high < low and other and not magnitude:
        low = _value(lower, "", exponent)  # "from 100 to 10K"
    two = bool(upper) and not unit and prose[m.end("low") : m.start("high")].strip() in ("and", "or") and not g.BETWEEN.search(prose, max(0, lead.start - 30), lead.start)
    if upper and (high < low or two):
        end, high = m.end("mag") if magnitude else m.end("low"), low  # two figures, not a range
        unit = ""
    if _ordinal(prose, end):
        return None
    bound = bounds.sign(lead.bound, prose, lead.start, plus=prose[end - 1 : end] == "+")
    if bound == "=":
        bound, end = bounds.behind(prose, end)
    start = lead.start if lead.bound and lead.bound.strip() != "=" else m.start("low")
    tag = _tag(prose, m.start("low"), end)
    kind, factor, noun, unit, end = _kind(prose, m, lead, unit, end)
    if unit == "m" and not _minutes(prose, m):
        kind, factor, unit = ("number", 1.0, unit) if g.LENGTH.search(prose, max(0, m.start() - 20), m.end() + 20) else ("count", 1e6, "")
    single = low == high
    low *= factor
    high = low if single else high * factor
    if bound in ("<", "<="):
        low = 0.0 if low == high else low
    elif bound in (">", ">="):
        high = high if low != high else float("inf")
    return Quantity(kind, low, high, bound, unit, noun, tag, block, start, end)


def _kind(prose: str, m: re.Match[str], lead: Lead, unit: str, end: int) -> tuple[str, float, str, str, int]:
    """The kind of a figure, its factor to the base unit, its noun, its unit and where its words end."""
    if lead.money:
        return "money", 1.0, "", lead.money, end
    if unit in ("%", "percent", "pp", "bps") or unit.startswith("percentage"):
        return "percent", 0.0001 if unit == "bps" else 0.01, "", "pp" if unit.startswith(("pp", "percentage")) else unit, end
    if unit.lower() in RATES:
        return "rate", RATES[unit.lower()], "requests", g.PER_HOST if _of_host(prose, lead.start, end) else unit, end
    rate = g.CELL_RATE.fullmatch(unit) if len(unit) > 4 else None
    if rate:
        return "rate", 1.0 / DURATIONS[rate[2].lower()], rate[1].lower(), f"per {rate[2].lower()}", end
    if unit in DURATIONS:
        return "duration", DURATIONS[unit], "", unit, end
    if unit.endswith(("B", "byte", "bytes")):
        return "bytes", _bytes(unit), "", unit, end
    return _counted(prose, lead.start, m, end)


def _counted(prose: str, start: int, m: re.Match[str], end: int) -> tuple[str, float, str, str, int]:
    rate = g.RATE_UNIT.match(prose, end) if "ps" in prose[end : end + g.LOOK].lower() else None
    if rate:
        return "rate", 1.0, (rate["noun"] or "").strip() or "requests", rate["unit"], rate.end()
    per = g.PER.match(prose, end) or ("daily" in prose[end : end + DAILY_REACH] and g.DAILY.match(prose, end))
    if per:
        unit = g.PER_HOST if _of_host(prose, start, per.end()) else f"per {per['per']}"
        return "rate", 1.0 / DURATIONS[per["per"]], (per["noun"] or "").strip(), unit, per.end()
    label = g.LABEL_RATE.search(prose, max(0, start - 30), start) if "ps" in prose[max(0, start - 30) : start].lower() else None
    if label and not g.TERM.match(prose, end):
        return "rate", 1.0, "requests", label[1], end
    noun = g.NOUN.match(prose, end)
    if noun:
        return "count", 1.0, noun[1], "", end
    return ("count" if m["mag"] else "number"), 1.0, "", "", end


def _of_host(prose: str, start: int, end: int) -> bool:
    """Whether a rate is of one host, by the words before it in its sentence or right after it."""
    before = g.STOP.split(prose[max(0, start - g.LOOK) : start])[-1]
    return bool(g.HOST.search(before) or g.HOST.match(prose[end : end + 20].strip()) or (g.EACH.match(prose, end) and g.HOSTS.search(before)))


def _words(prose: str) -> Iterator[re.Match[str]]:
    """Where a magnitude or a unit of time stands with the words that lead to it, unless a figure does."""
    at = 0
    lowered = lower(prose)
    for what in g.WHAT.finditer(lowered):
        place = what.start()
        sign = lowered[place - 1 : place]
        before = lowered[place - 2 : place].rstrip(" -")
        if place < at or sign.isalnum() or sign == "_" or before[-1:].isdigit():
            continue
        low, high = max(at, place - g.SPELLED_LENGTH), min(len(prose), what.end() + 4)
        m = g.SPELLED.search(lowered, low, high)
        while m and m.start("what") < place:
            m = g.SPELLED.search(lowered, m.end(), high)
        if m:
            yield m
            at = m.end()


def _spelled(prose: str, block: int) -> Iterator[Quantity]:
    """Figures written in words: "millions of users", "within minutes", "sub-second", "half a million"."""
    last = 0
    for m in _words(prose):
        if m.start() < last:
            continue  # "a thousand calls a minute" is one figure
        what = m["what"].rstrip("s") if m["what"] != "ms" else "ms"
        word = " ".join((m["word"] or "").replace("-", " ").split())
        bound = bounds.sign(m["bound"] or "", prose, m.start())
        value = WORD_NUMBERS.get(word)
        if what in MAGNITUDES:
            plural = m["what"].endswith("s")
            if value is None and not plural:
                continue
            size = MAGNITUDES[what] * (value or 1.0)
            rate = g.RATE_UNIT.match(prose, m.end()) or g.PER.match(prose, m.end()) or g.DAILY.match(prose, m.end())
            if rate:
                last = rate.end()
                per = DURATIONS[rate.groupdict().get("per") or "s"]
                yield Quantity("rate", size / per, size * (10 if plural else 1) / per, bound, "per s", (rate["noun"] or "").strip(), "", block, m.start(), rate.end())
                continue
            noun = g.NOUN.match(prose, m.end())
            yield Quantity("count", size, size * (10 if plural else 1), bound, "", noun[1] if noun else "", "", block, m.start(), m.end())
            continue
        if (word == "the" and not m["bound"]) or (word == "a" and what == "second" and g.ORDINAL.match(prose, m.end("what"))):
            continue
        below = "sub" in (word, (m["bound"] or "").strip(" -"))
        if value is None and not m["bound"]:
            continue
        seconds = DURATIONS[what]
        low, high = (0.0, seconds) if below or word == "the" else (seconds * (value or 1.0), seconds * (value or 1.0) * (10 if not value else 1))
        bound, end = (bound, m.end()) if m["bound"] else bounds.behind(prose, m.end())
        yield Quantity("duration", low, high, bound, m["what"], "", _tag(prose, m.start(), end), block, m.start(), end)


def _value(text: str, magnitude: str | None, exponent: str | None) -> float:
    number = float(text if text.isdigit() else g.GAPS.sub("", text))
    if exponent:
        digits = int(g.TAIL.search(exponent)[0])  # type: ignore[index]  # it ends in digits
        if digits > 30 or number > 1e9:
            return number
        number = number**digits if exponent.startswith("^") else number * 10.0**digits
    return number * MAGNITUDES.get(magnitude.strip().lower().rstrip("s"), 1.0) if magnitude else number


def _tag(prose: str, start: int, end: int) -> str:
    low = max(0, start - 45)
    near = prose[low:start]
    before = g.TAG.search(prose, low, start) if "9" in near or "5" in near else None  # one of these is in all of them
    if before:
        return "p" + (before[1] or before[2])
    after = g.TAG_AFTER.match(prose, end)
    return f"p{after[1]}" if after else ""


def _ordinal(prose: str, end: int) -> bool:
    following = prose[end : end + 3]
    return following[:2] in ("st", "nd", "rd", "th") and not following[2:3].isalpha()


def _minutes(prose: str, m: re.Match[str]) -> bool:
    """Whether "5m" is minutes: only where time is spoken of, else it is millions."""
    near = prose[max(0, m.start() - 40) : m.end() + 40].lower()
    return any(w in near for w in ("latenc", "within", "every", "fresh", "refresh", "ttl", "window", "delay", "sla", "timeout"))


def _bytes(unit: str) -> float:
    base = 1024.0 if "i" in unit else 1000.0
    return base ** ("bKMGT".index(unit[0]) if unit[0] in "KMGT" else 0)
