"""Whether an experiment can see what it looks for: sample sizes for proportions, and horizons against the duration.

n per arm = (z_a sqrt(2 p (1-p)) + z_b sqrt(p1 (1-p1) + p2 (1-p2)))^2 / (p2 - p1)^2 with p the mean of both rates
(Fleiss, Statistical Methods for Rates and Proportions, without continuity correction).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from designlint.crosschecks.context import Context, big, number, time
from designlint.model import Severity
from designlint.text.expressions import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from designlint.model import Fact, Finding

ADJUSTED = expression(r"\bcuped\b|stratif")
RETENTION = expression(r"\b(?:d|day[- ]?)(\d{1,3})[- ](?:retention|churn|ltv)\b|\b(\d{1,3})[- ]day (?:retention|conversion|churn|ltv|lifetime value|repeat)\b|\bweek[- ](\d{1,2})[- ](?:retention|churn)\b")
TESTED = expression(r"\b(?:metrics?|measured?|a/b|experiments?|tests?|primary|success)\b")
ASIDE = expression(r"\b(?:after the (?:test|experiment)|holdout|hold-out|long[- ]term|proxy|later|follow\w*|not|predict\w*|model\w*|feature\w*|label\w*)\b")
OTHER = ("stat_evidence.sequential", "stat_evidence.bayesian", "experiment_designs.alternatives")
ARMS = 2


def needed(p1: float, p2: float, alpha: float = 0.05, power: float = 0.8) -> float:
    """The users per arm that a two-sided test of two proportions needs."""
    from statistics import NormalDist

    z_a, z_b = NormalDist().inv_cdf(1 - alpha / 2), NormalDist().inv_cdf(power)
    p = (p1 + p2) / 2
    top = z_a * math.sqrt(2 * p * (1 - p)) + z_b * math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
    return (top / (p2 - p1)) ** 2


def needed_for_means(deviation: float, difference: float, alpha: float = 0.05, power: float = 0.8) -> float:
    """The users per arm that a two-sided test of two means needs: 2 z^2 sd^2 / delta^2."""
    from statistics import NormalDist

    z = NormalDist().inv_cdf(1 - alpha / 2) + NormalDist().inv_cdf(power)
    return 2 * (z * deviation / difference) ** 2


def power(ctx: Context) -> Iterator[Finding]:
    """XRF104: the users that the test gets against those that it needs."""
    base, mde = ctx.one("baseline"), ctx.one("mde")
    if base is None or mde is None or ctx.has(*OTHER) or ADJUSTED.search(ctx.reading.lower):
        return
    alpha, beta = ctx.one("alpha"), ctx.one("power")
    level, strength = (alpha.high if alpha else 0.05), (beta.high if beta else 0.8)
    if not (0 < base.high < 1 and 0 < level < 0.5 and 0.5 <= strength < 1):
        return
    ways = {"absolute": base.high + mde.high, "relative": base.high * (1 + mde.high)}
    targets = [ways[mde.subject]] if mde.subject in ways else list(ways.values())
    if any(not 0 < t < 1 or t == base.high for t in targets):
        return
    wanted = min(needed(base.high, t, level, strength) for t in targets)
    said = ctx.one("sample size", "per arm")
    effect = f"{mde.tag} {ctx.words(mde)}".strip()
    planned = f"Needs {number(wanted)} users per arm ({_percent(base.high)} baseline, {effect}, alpha {number(level)}, power {_percent(strength)})"
    if said is not None:
        yield from _verdict(ctx, said.high / wanted, f"{planned}; {number(said.high)} are planned.", said, base, mde)
    available = _available(ctx)
    if available is not None:
        users, count, how = available
        yield from _verdict(ctx, count / wanted, f"{planned}; {how} gives at most {number(count)}.", users, base, mde)


def _percent(share: float) -> str:
    return f"{number(share * 100)}%"


def _verdict(ctx: Context, ratio: float, said: str, at: Fact, base: Fact, mde: Fact) -> Iterator[Finding]:
    if ratio < ctx.option("enough", 0.75):
        severity = ctx.severity if ratio < ctx.option("half", 0.5) or ctx.severity is not Severity.ERROR else Severity.WARNING
        yield ctx.finding(said, at, (base, "baseline"), (mde, "effect"), severity=severity)


def _available(ctx: Context) -> tuple[Fact, float, str] | None:
    """The most users that an arm can get: those who come while it runs, times the share that takes part."""
    share, duration = ctx.one("allocation"), ctx.one("test duration")
    fresh, daily, total = ctx.one("users", "new per day"), ctx.one("users", "DAU"), ctx.one("users", "MAU") or ctx.one("users", "users")
    pool: tuple[Fact, float, str] | None = None
    if fresh and duration:
        count = fresh.high * duration.high / 86400
        pool = fresh, count, f"{big(fresh.high)} a day x {time(duration.high)}"
    elif daily and duration:
        count = daily.high * duration.high / 86400
        pool = daily, count, f"{big(daily.high)} a day x {time(duration.high)}"
        if total and total.high < count:
            pool = daily, total.high, f"{big(total.high)} in all"
    elif total and share:
        pool = total, total.high, big(total.high)
    if pool is None or share is None:
        return None
    users, count, how = pool
    taking = f"{how} x {_percent(share.high)}"
    if share.subject == "per arm":
        return users, count * share.high, taking
    return users, count * share.high / ARMS, f"{taking} / {ARMS} arms"


def _days(m: re.Match[str]) -> float:
    return float(m[1] or m[2] or 7 * float(m[3]))


def horizon(ctx: Context) -> Iterator[Finding]:
    """XRF106: a metric that looks further ahead than the test lasts."""
    duration = ctx.one("test duration")
    if duration is None:
        return
    for said in ctx.statements(RETENTION):
        if not ("online_evaluation" in ctx.reading.concepts[said.block.section] or TESTED.search(said.text)) or ASIDE.search(said.text):
            continue
        far = next((m for m in RETENTION.finditer(said.text) if duration.high < _days(m) * 86400), None)
        if far:
            yield ctx.on_text(f"{ctx.reading.flat[said.start + far.start() : said.start + far.end()]} cannot be seen in a test of {time(duration.high)} (line {ctx.span(duration).line}).", said.start + far.start(), said.start + far.end())
            return
