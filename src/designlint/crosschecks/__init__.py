"""Rules over several facts: arithmetic, traceability, fitness of methods, known traps; looked up by the code of their rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.crosschecks import arithmetic, conflicts, equations, experiment, fitness, times, totals, traceability, traps
from designlint.crosschecks.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from designlint.facts.reading import Reading
    from designlint.model import Finding, Rule, Severity

CHECKS: dict[str, Callable[[Context], Iterator[Finding]]] = {
    "XRF101": arithmetic.load,
    "XRF102": times.latency_budget,
    "XRF103": times.batch_against_freshness,
    "XRF104": experiment.power,
    "XRF105": arithmetic.storage,
    "XRF106": experiment.horizon,
    "XRF107": conflicts.conflicts,
    "XRF108": arithmetic.shares,
    "XRF109": times.order,
    "XRF110": times.job_against_cadence,
    "XRF111": arithmetic.fleet,
    "XRF112": equations.derived,
    "XRF113": arithmetic.unattainable,
    "XRF114": totals.total,
    "XRF201": traceability.metric_not_promised,
    "XRF202": traceability.metric_not_measured,
    "XRF203": traceability.model_not_described,
    "XRF204": traceability.model_not_evaluated,
    "XRF205": traceability.source_not_declared,
    "XRF206": traceability.source_not_used,
    "XRF207": traceability.risk_without_mitigation,
    "XRF301": fitness.metric_against_task,
    "XRF302": fitness.accuracy_under_imbalance,
    "XRF303": fitness.random_split,
    "XRF304": fitness.test_against_metric,
    "XRF305": fitness.peeking,
    "XRF306": fitness.leak,
    "XRF307": fitness.many_metrics,
    "XRF308": fitness.loss_against_task,
    "XRF309": fitness.units,
    "XRF401": traps.position_bias,
    "XRF402": traps.skew,
    "XRF403": traps.cold_start,
    "XRF404": traps.fallback,
    "XRF405": traps.drift,
    "XRF406": traps.leakage_window,
}


def check(rule: Rule, reading: Reading, severity: Severity) -> Iterator[Finding]:
    """What one cross-check finds; nothing for a rule that no code answers to."""
    if rule.code in CHECKS:
        yield from CHECKS[rule.code](Context(rule, reading, severity))
