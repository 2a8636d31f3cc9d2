"""Counts, loads, sizes and shares that must add up (domain formulas: average = users x requests / 86,400; raw bytes)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.crosschecks.context import Context, big, number
from designlint.model import Severity
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from designlint.model import Fact, Finding

DAY = 86400.0
WHOLE, ARMS = 100, 2
UNSURE = expression(r"\b(?:cache[sd]?|hit rate|per region|per host|event|score|write)\w*\b")
ROOM = expression(r"autoscal|auto-scal|cache|region")
COPIES = expression(r"\d\s?[x*×]\s?[12]\b")
VECTORS = expression(r"vector|embedding")
SHARES = expression(r"(?<![\d/.])(\d{1,2})\s?%?\s?/\s?(\d{1,2})\s?%?(?:\s?/\s?(\d{1,2})\s?%?)?(?![\d/])[^.;|]{0,40}\b(?:split|train|test|validation|control|treatment)\b")
ARM = expression(r"(?<![\d.])(\d{1,3})\s?%\s?(?:of (?:the )?(?:traffic|users|members) )?(?:to |in |for |see |get )?(?:the )?(control|treatment|variant|holdout|challenger|champion|(?:variant |treatment |arm )?[abc](?=\s*(?:[,;.)]|and\b|\Z)))\b")
SPLIT = expression(r"\b(?:split|partition\w*|divided)\b[^.;|\d]{0,30}(?<![\d/.:])(\d{1,2})\s?%?\s?[/:]\s?(\d{1,2})\s?%?(?:\s?[/:]\s?(\d{1,2})\s?%?)?(?![\d/:%])")
_PART = r"(?P<{}>train(?:ing)?|validation|val|dev|tuning|test(?:ing)?|hold-?out)"
PARTS = expression(
    rf"\b{_PART.format('part')}\b(?: (?:set|data|split))?[\s*_]*(?:is|gets|with|:|=|–|—|\(|\|)?[\s|*_]*(?P<share>\d{{1,3}})\s?%|(?P<first>\d{{1,3}})\s?%[\s*_]*(?:of (?:the |all )?(?:data|rows|records|samples|examples|users) )?(?:(?:is|are|goes|go) )?(?:for |to |as |used for |in )?(?:the )?{_PART.format('name')}\b"
)
CONTROL = expression(r"\bcontrol")
RAMP = expression(r"\b(?:then|ramp\w*|first|later|after|phase|week|→|or)\b|->|→")
NO_SHARES = expression(r"\bdays?\b|\brest\b|\bremain")
NESTED = expression(r"\b(?:of|from|within) (?:the |that |this |these |its )?(?:train\w*|validation|test)\b|\bof (?:it|them|which|those)\b")  # a part of a part

PERFECT = expression(r"\b(?:100\s?% (?:availability|uptime|recall|accuracy|precision)|(?:availability|uptime|recall|accuracy) (?:of|=|:) 100\s?%|zero downtime)")
# More than all: shares and scores that end at one.
_SCORE = r"(?:precision|recall|accuracy|sensitivity|specificity|f1(?:[- ]score)?|auc(?:[- ](?:roc|pr))?|auroc|roc[- ]auc|pr[- ]auc|ndcg(?:@\d+)?|mrr|map@\d+|hit rate(?:@\d+)?|availability|uptime)"
TOO_MUCH = expression(
    rf"\b{_SCORE}\b(?! (?:by|improve\w*|gain\w*|lift|increase\w*))[^.;|\d%]{{0,25}}?(?<![\d.@])(?:1\d\d(?<!100)(?:\.\d+)?\s?%|[1-9]\.\d{{1,3}}(?![\d%]|\s?(?:%|x\b|×|times|points?|pp|percent|ms|s\b|[ckm]?m\b|met(?:er|re)|deg|°|min|sec|h\b|k?g\b|[kmg]b|[km]\b|million)))"
)
CHANGED = expression(r"\b(?:by|improv\w*|gain\w*|lift\w*|increas\w*|relative\w*|better|higher|lower|drop\w*|ratio|of (?:the )?baseline|version|v\d|section|table|figure|loss|times|index(?:ed)?)\b")
UNPROMISED = expression(r"\b(?:no|not|never|cannot|near|almost|trivial\w*|degenerate|would|impossible|without)\b")
UNWANTED = expression(r"non-?goal|out of scope|not |anti-?goal|trade")
WANTED = expression(r"\b(?:must|target|sla|goal|guarantee\w*|require\w*|aim\w*|achieve\w*|will have)\b")
SMALLER = expression(r"\b(?:quanti[sz]\w*|pq|compress\w*|prun\w*|shard\w*|per node|hot|subset|cached?|memory of)\b")


def load(ctx: Context) -> Iterator[Finding]:
    """XRF101: the peak and the average against what the users imply, or against each other."""
    users, rate, peak, mean = ctx.one("users", "DAU"), ctx.one("requests per user per day"), ctx.one("load", "peak"), ctx.one("load", "average")
    if users is None or rate is None:
        yield from _times(ctx, peak)
        yield from _days(ctx)
        return
    if any(f and UNSURE.search(ctx.reading.flat[slice(*ctx.reading.bounds(f.block))].lower()) for f in (rate, peak, mean)):
        return
    average = users.high * rate.high / DAY
    implied = f"{number(average)}/s implied by {big(users.high)} daily users x {number(rate.high)} requests per day"
    line = ctx.span(users).line
    if mean and not 0.75 * average <= mean.high <= 1.33 * average:
        yield ctx.finding(f"Average {number(mean.high)}/s is not the {implied} (line {line}).", mean, (users, "daily users"), (rate, "requests per user"))
    if peak is None:
        return
    if peak.high < ctx.option("least", 0.95) * average:
        yield ctx.finding(f"Peak {number(peak.high)}/s is below the average {implied} (line {line}).", peak, (users, "daily users"), (rate, "requests per user"))
        return
    factor = ctx.one("peak factor")
    if factor and abs(peak.high - factor.high * average) > ctx.option("off", 0.25) * factor.high * average:
        said = f"Peak {number(peak.high)}/s is not {number(factor.high)} x {number(average)}/s = {number(factor.high * average)}/s (line {line})."
        yield ctx.finding(said, peak, (users, "daily users"), (rate, "requests per user"), (factor, "peak factor"))
    elif peak.high > ctx.option("most", 20) * average:
        said = f"Peak {number(peak.high)}/s is {number(peak.high / average)} times the average {implied} (line {line})."
        yield ctx.finding(said, peak, (users, "daily users"), (rate, "requests per user"), severity=Severity.INFO)


def _times(ctx: Context, peak: Fact | None) -> Iterator[Finding]:
    """A peak against the average that stands beside it and how many times as high it is said to be."""
    factor, mean = ctx.one("peak factor"), ctx.one("load", "average")
    if peak and factor and mean and abs(peak.high - factor.high * mean.high) > ctx.option("off", 0.25) * factor.high * mean.high:
        said = f"Peak {number(peak.high)}/s is not {number(factor.high)} x {number(mean.high)}/s = {number(factor.high * mean.high)}/s (line {ctx.span(mean).line})."
        yield ctx.finding(said, peak, (mean, "the average"), (factor, "peak factor"))


def _days(ctx: Context) -> Iterator[Finding]:
    """A number of requests a day against the average a second."""
    means = ctx.facts("load", "average")
    daily, timely = ([f for f in means if (f.unit == "per day" or not f.unit) is whole] for whole in (True, False))
    if len(daily) == 1 and len(timely) == 1 and not 0.67 * daily[0].high <= timely[0].high <= 1.5 * daily[0].high:
        said = f"Average {number(timely[0].high)}/s is not the {number(daily[0].high)}/s that {big(daily[0].high * DAY)} requests a day make (line {ctx.span(daily[0]).line})."
        yield ctx.finding(said, timely[0], (daily[0], "requests a day"))


def storage(ctx: Context) -> Iterator[Finding]:
    """XRF105: stored bytes against items x dimensions x width."""
    dims, counted = ctx.one("dimensions"), ctx.one("items")
    sized, wide, many = (ctx.by_block(kind) for kind in ("dimensions", "number width", "items"))
    every = {f.high for f in ctx.facts("number width")}
    for said in ctx.facts("storage"):
        widths = {f.high for f in wide.get(said.block, ())} or every
        beside = said.block in sized or said.block in wide
        if len(widths) > 1 or not beside or COPIES.search(ctx.reading.document.blocks[said.block].text):
            continue
        text = ctx.reading.flat[slice(*ctx.reading.bounds(said.block))]
        items = many.get(said.block) or ([counted] if counted else [])
        if not dims or not items or SMALLER.search(text.lower()) or not VECTORS.search(text.lower()):
            continue
        each = next(iter(widths), 4.0)
        raw = items[0].high * dims.high * each
        sum_ = f"{big(items[0].high)} x {number(dims.high)} x {number(each)} bytes = {number(raw / 1e9)} GB"
        if said.high < ctx.option("least", 0.85) * raw:
            yield ctx.finding(f"{ctx.words(said)} is less than {sum_}.", said, (items[0], "items"), (dims, "dimensions"))
        elif said.high > ctx.option("most", 4) * raw:
            yield ctx.finding(f"{ctx.words(said)} is far more than {sum_}.", said, (items[0], "items"), (dims, "dimensions"), severity=Severity.INFO)


def shares(ctx: Context) -> Iterator[Finding]:
    """XRF108: a split whose parts do not make 100, arms of an experiment that make more."""
    yield from _arms(ctx)
    yield from _parts(ctx)
    for said in ctx.statements(SHARES, SPLIT):
        m = SHARES.search(said.text) or SPLIT.search(said.text)
        if not m or NO_SHARES.search(said.text):
            continue
        parts = [int(p) for p in m.groups() if p]
        total = sum(parts)
        if abs(total - 100) > 1 and total >= 50 and parts[0] >= 20:
            end = m.end(len(parts))
            end += said.text[end : end + 1] == "%"
            yield ctx.on_text(f"{' + '.join(map(str, parts))} = {total}, not 100.", said.start + m.start(1), said.start + end)


def _parts(ctx: Context) -> Iterator[Finding]:
    """Shares of the data by the names of their parts, in a sentence, the rows of a table or the entries of a list."""
    groups: list[dict[str, tuple[int, int, int]]] = []
    last = -2
    for said in ctx.reading.statements({*ctx.reading.stated(["percent"])[1]}):
        found = {(m["part"] or m["name"])[:3]: (int(m["share"] or m["first"]), said.start + m.start(), said.start + m.end()) for m in PARTS.finditer(said.text)}
        if not found:
            continue
        row = said.block.kind in ("row", "item")
        if row and last == said.block.index - 1 and groups and not groups[-1].keys() & found.keys():
            groups[-1] |= found
        elif not (NO_SHARES.search(said.text) or NESTED.search(said.text)):
            groups.append(found)
        last = said.block.index if row else -2
    for parts in groups:
        total = sum(share for share, _, _ in parts.values())
        if "tra" in parts and len(parts) > 1 and (total > WHOLE + 1 or (len(parts) > ARMS and total < WHOLE - 1)):
            places = [place for _, *place in parts.values()]
            together = ctx.reading.block_at(places[0][0]) is ctx.reading.block_at(places[-1][0])
            yield ctx.on_text(f"{' + '.join(str(share) for share, _, _ in parts.values())} = {total}, not 100.", places[0][0], places[-1 if together else 0][1])


def _arms(ctx: Context) -> Iterator[Finding]:
    """Arms that a sentence gives more than all of the traffic."""
    for said in ctx.statements(CONTROL):
        arms = [m for m in ARM.finditer(said.text) if int(m[1]) > 0]
        total = sum(int(m[1]) for m in arms)
        if len(arms) > 1 and total > 101 and any(m[2].startswith("control") for m in arms) and not RAMP.search(said.text):
            yield ctx.on_text(f"{' + '.join(m[1] for m in arms)} = {total}, not 100.", said.start + arms[0].start(), said.start + arms[-1].end())


def fleet(ctx: Context) -> Iterator[Finding]:
    """XRF111: hosts x rate of a host against the peak."""
    hosts, each, peak = ctx.one("hosts"), ctx.one("per-host rate"), ctx.one("load", "peak")
    if hosts is None or each is None or peak is None:
        return
    text = ctx.reading.flat[slice(*ctx.reading.bounds(hosts.block))].lower()
    if ROOM.search(text):
        return
    carried = hosts.high * each.high
    if carried < ctx.option("least", 0.95) * peak.high:
        said = f"{number(hosts.high)} hosts x {number(each.high)}/s = {number(carried)}/s do not carry the peak {number(peak.high)}/s (line {ctx.span(peak).line})."
        yield ctx.finding(said, hosts, (each, "rate of a host"), (peak, "peak"))


def unattainable(ctx: Context) -> Iterator[Finding]:
    """XRF113: targets that nothing reaches."""
    from designlint.model import Fact as Statement

    for said in ctx.statements(TOO_MUCH):
        m = TOO_MUCH.search(said.text)
        if m and not said.block.quoted and not CHANGED.search(said.text):
            start, end = said.start + m.start(), said.start + m.end()
            yield ctx.on_text(f'"{" ".join(ctx.reading.flat[start:end].split())}" is more than can be.', start, end)
    for said in ctx.statements(PERFECT):
        m = PERFECT.search(said.text)
        if m and not said.block.quoted and not UNPROMISED.search(said.text) and _wanted(ctx, said.block.section, said.text):
            start = said.start + m.start() - ctx.reading.bases[said.block.index]
            yield ctx.finding(f'"{m[0]}" cannot be reached, so it cannot be promised.', Statement("target", "", 1, 1, "", "", said.block.index, start, start + len(m[0])))


def _wanted(ctx: Context, section: int, text: str) -> bool:
    """Whether a sentence sets a target: by its words, or by standing among the requirements and not among the non-goals."""
    title = ctx.reading.document.sections[section].title.lower()
    if UNWANTED.search(title):
        return False
    return bool(WANTED.search(text)) or not ctx.reading.concepts[section].isdisjoint(("objectives", "scaling"))
