"""Latencies, percentiles, cadences and freshness that must fit each other."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, cast

from designlint.crosschecks.context import Context, time
from designlint.facts.grammar import LABEL_TAG
from designlint.model import Severity
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from designlint.model import Fact, Finding

PARALLEL = expression(r"\b(?:parallel|concurrent\w*|async\w*|overlap\w*|speculative|at the same time)\b")
BATCH = expression(r"\bbatch|\bjob|\bcomputed|\bpredictions|\brecommendations|\blists?\b|\bscores?\b|\brebuild|\bsynced\b|\bindex\w* (?:is|are) (?:re)?(?:built|created|refreshed|updated)\b|\bfeatures (?:are|get) (?:re)?(?:freshed|built|loaded|computed)\b")
BETWEEN = expression(r"(?<!no )\bincremental|\bplus\b|\bstream|\bin between\b|\bon top\b")  # something is updated between the runs
FAST = ("serving_words.online", "serving_words.hybrid", "serving_hints.online")


def latency_budget(ctx: Context) -> Iterator[Finding]:
    """XRF102: the sum of a table of stages against the end-to-end bound of the same percentile."""
    bound = ctx.one("latency", "end to end")
    stages = ctx.facts("stage latency")
    if bound is None or len(stages) < 2 or len({f.tag for f in stages}) > 1:
        return
    blocks = [f.block for f in stages]
    if max(blocks) - min(blocks) > len(blocks) or PARALLEL.search(_around(ctx, min(blocks), max(blocks))):
        return
    total = sum(f.high for f in stages)
    allowed = bound.high
    if total <= ctx.option("most", 1.02) * allowed:
        return
    sum_ = " + ".join(time(f.high).removesuffix(" ms") for f in stages)
    tail = stages[0].tag or ("p99" if "p99" in " ".join(ctx.reading.document.blocks[blocks[0]].header).lower() else "")
    cautious = tail and total <= ctx.option("tail", 1.10) * allowed
    said = f"The stages take {sum_} = {time(total)}, over the bound of {time(allowed)} (line {ctx.span(bound).line})."
    yield ctx.finding(said, stages[0], (bound, "the bound"), severity=Severity.WARNING if cautious and ctx.severity is Severity.ERROR else ctx.severity)


def _around(ctx: Context, first: int, last: int) -> str:
    blocks = ctx.reading.document.blocks
    low, high = max(0, first - 3), min(len(blocks) - 1, last + 2)
    return ctx.reading.flat[ctx.reading.bases[low] : ctx.reading.bounds(high)[1]].lower()


def batch_against_freshness(ctx: Context) -> Iterator[Finding]:
    """XRF103: results made in batch against how soon something must show."""
    need, cadence = ctx.one("freshness need"), ctx.one("cadence")
    if need is None or cadence is None or ctx.has(*FAST):
        return
    text = ctx.reading.flat[slice(*ctx.reading.bounds(cadence.block))].lower()
    if not BATCH.search(text) or BETWEEN.search(text):
        return
    job = ctx.one("job time")
    late = cadence.high + (job.high if job else 0.0)
    if need.high < late:
        by = f" by a job of {time(job.high)}" if job else ""
        said = f"Results made every {time(cadence.high)}{by} cannot show within {time(need.high)} (line {ctx.span(need).line})."
        yield ctx.finding(said, cadence, (need, "the need"))


def order(ctx: Context) -> Iterator[Finding]:
    """XRF109: percentiles, users and loads in the wrong order."""
    together: dict[object, list[Fact]] = {}
    for fact in (f for f in ctx.facts("latency") if f.tag):
        together.setdefault(_column(ctx, fact) or ctx.reading.clause_number(ctx.reading.bases[fact.block] + fact.start), []).append(fact)
    for tagged in together.values():
        ranked = sorted(tagged, key=lambda f: float(f.tag[1:].replace("999", "99.9")))
        for low, high in itertools.pairwise(ranked):
            if low.tag != high.tag and low.high > high.high:
                yield ctx.finding(f"{low.tag} of {time(low.high)} is over {high.tag} of {time(high.high)}.", low, (high, high.tag))
    yield from _pair(ctx, ("users", "DAU"), ("users", "MAU"), "daily users", "monthly users")
    yield from _pair(ctx, ("load", "average"), ("load", "peak"), "average load", "peak")


def _column(ctx: Context, fact: Fact) -> tuple[int, int] | None:
    """The column of a table whose rows are percentiles: its first row and its place; None for other figures."""
    blocks = ctx.reading.document.blocks
    block = blocks[fact.block]
    if block.kind != "row" or not block.header or not block.cells or not LABEL_TAG.fullmatch(block.text[slice(*block.cells[0])]):
        return None
    if "heads of rows" not in ctx.reading.memo:
        heads: list[int] = []
        for at in blocks:  # a row stands below the header row or another row of its table
            heads.append(heads[-1] if at.header and heads else at.index)
        ctx.reading.memo["heads of rows"] = heads
    return cast("list[int]", ctx.reading.memo["heads of rows"])[block.index], sum(end <= fact.start for _, end in block.cells)


def _pair(ctx: Context, less: tuple[str, str], more: tuple[str, str], name: str, other: str) -> Iterator[Finding]:
    a, b = ctx.one(*less), ctx.one(*more)
    if a and b and a.high > b.high:
        verb = "are" if name.endswith("s") else "is"
        yield ctx.finding(f"The {name} ({ctx.words(a)}) {verb} more than the {other} ({ctx.words(b)}, line {ctx.span(b).line}).", a, (b, other))


def job_against_cadence(ctx: Context) -> Iterator[Finding]:
    """XRF110: a job that takes longer than the time to its next run."""
    cadences = ctx.by_block("cadence")
    for job in ctx.facts("job time"):
        beside = cadences.get(job.block, []) or _neighbours(ctx, job, cadences)
        near = [f for f in beside if ctx.clause(f) == ctx.clause(job)] or beside
        if len(near) == 1 and job.low > near[0].high and not PARALLEL.search(_around(ctx, job.block, job.block)):
            yield _late(ctx, job, near[0])


def _neighbours(ctx: Context, job: Fact, cadences: dict[int, list[Fact]]) -> list[Fact]:
    """The cadences in the entries right above and below the one that a job stands in."""
    blocks = ctx.reading.document.blocks
    near = [blocks[n] for n in (job.block - 1, job.block + 1) if 0 <= n < len(blocks)]
    same = [b for b in near if blocks[job.block].kind == b.kind == "item" and b.depth == blocks[job.block].depth and b.section == blocks[job.block].section]
    return [f for b in same for f in cadences.get(b.index, [])]


def _late(ctx: Context, job: Fact, cadence: Fact) -> Finding:
    return ctx.finding(f"The job takes {time(job.high)} and starts every {time(cadence.high)}.", job, (cadence, "its cadence"))
