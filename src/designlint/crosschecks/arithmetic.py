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
UNSURE = expression(r"\b(?:cache[sd]?|hit rate|per region|per host|event|score|write)\w*\b")
ROOM = expression(r"autoscal|auto-scal|cache|region")
COPIES = expression(r"\d\s?[x*×]\s?[12]\b")
VECTORS = expression(r"vector|embedding")
SHARES = expression(r"(?<![\d/.])(\d{1,2})\s?%?\s?/\s?(\d{1,2})\s?%?(?:\s?/\s?(\d{1,2})\s?%?)?(?![\d/])[^.;|]{0,40}\b(?:split|train|test|validation|control|treatment)\b")
ARM = expression(r"(?<![\d.])(\d{1,3})\s?%\s?(?:of (?:the )?(?:traffic|users|members) )?(?:to |in |for |see |get )?(?:the )?(control|treatment|variant|holdout|challenger|champion)\b")
RAMP = expression(r"\b(?:then|ramp\w*|first|later|after|phase|week|→|or)\b|->|→")
NO_SHARES = expression(r"\bdays?\b|\brest\b|\bremain")
PERFECT = expression(r"\b(?:100\s?% (?:availability|uptime|recall|accuracy|precision)|(?:availability|uptime|recall|accuracy) (?:of|=|:) 100\s?%|zero downtime)")
UNPROMISED = expression(r"\b(?:no|not|never|cannot|near|almost|trivial\w*|degenerate|would|impossible|without)\b")
UNWANTED = expression(r"non-?goal|out of scope|not |anti-?goal|trade")
WANTED = expression(r"\b(?:must|target|sla|goal|guarantee\w*|require\w*|aim\w*|achieve\w*|will have)\b")
SMALLER = expression(r"\b(?:quanti[sz]\w*|pq|compress\w*|prun\w*|shard\w*|per node|hot|subset|cached?|memory of)\b")


def load(ctx: Context) -> Iterator[Finding]:
    """XRF101: the peak against the average that the users imply."""
    users, rate, peak = ctx.one("users", "DAU"), ctx.one("requests per user per day"), ctx.one("load", "peak")
    if users is None or rate is None or peak is None:
        yield from _times(ctx, peak)
        return
    if any(UNSURE.search(ctx.reading.flat[slice(*ctx.reading.bounds(f.block))].lower()) for f in (rate, peak)):
        return
    average = users.high * rate.high / DAY
    implied = f"{number(average)}/s implied by {big(users.high)} daily users x {number(rate.high)} requests per day"
    line = ctx.span(users).line
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
    mean = ctx.one("load", "average")
    if mean and not 0.75 * average <= mean.high <= 1.33 * average:
        yield ctx.finding(f"Average {number(mean.high)}/s is not the {implied} (line {line}).", mean, (users, "daily users"), (rate, "requests per user"))


def _times(ctx: Context, peak: Fact | None) -> Iterator[Finding]:
    """A peak against the average that stands beside it and how many times as high it is said to be."""
    factor, mean = ctx.one("peak factor"), ctx.one("load", "average")
    if peak and factor and mean and abs(peak.high - factor.high * mean.high) > ctx.option("off", 0.25) * factor.high * mean.high:
        said = f"Peak {number(peak.high)}/s is not {number(factor.high)} x {number(mean.high)}/s = {number(factor.high * mean.high)}/s (line {ctx.span(mean).line})."
        yield ctx.finding(said, peak, (mean, "the average"), (factor, "peak factor"))


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
    for said in ctx.statements(SHARES):
        m = SHARES.search(said.text)
        if not m or NO_SHARES.search(said.text):
            continue
        parts = [int(p) for p in m.groups() if p]
        total = sum(parts)
        if abs(total - 100) > 1 and total >= 50 and parts[0] >= 20:
            end = m.end(len(parts))
            end += said.text[end : end + 1] == "%"
            yield ctx.on_text(f"{' + '.join(map(str, parts))} = {total}, not 100.", said.start + m.start(), said.start + end)


def _arms(ctx: Context) -> Iterator[Finding]:
    """Arms that a sentence gives more than all of the traffic."""
    for said in ctx.statements(ARM):
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
