"""Measured: whether what is measured online is what the objective promised, by canonical families of metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.checks.found import Found

if TYPE_CHECKING:
    from collections.abc import Mapping

    from designlint.facts.reading import Reading


def find(spec: Mapping[str, object], reading: Reading) -> list[Found]:
    """Metrics that satisfy the tree `online` and whose canonical name or family also satisfies the tree `objective`.

    `tie`: words by which a text says so itself ("our proxy for").
    """
    from designlint.checks import find as satisfy  # noqa: PLC0415 (the trees hold other matchers)

    online, objective, tie = (satisfy(t, reading) if isinstance(t := spec.get(k), dict) else [] for k in ("online", "objective", "tie"))
    if not online or not objective:
        return []
    goals = {_canon(f, reading) for f in objective}
    return [f for f in online if _canon(f, reading) in goals] or tie


def _canon(found: Found, reading: Reading) -> str:
    """The family of the metric that stands at a place."""
    for name in ("metric_families",):
        for hit in reading.between(name, found.start, found.end):
            return hit.family
    return found.key
