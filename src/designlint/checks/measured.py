"""Measured: whether what is measured online is what the objective promised, by canonical families of metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from designlint.checks.found import Found
    from designlint.facts.reading import Reading


FAMILIES = ("business_metrics", "business_outcomes")


def find(spec: Mapping[str, object], reading: Reading) -> list[Found]:
    """Metrics that satisfy the tree `online`, unless those of `tested` and of `objective` share no family.

    Where a document names no metric in one of the two places there is nothing to compare: other rules speak. `tie`:
    words by which a text says itself that one stands for the other ("our proxy for").
    """
    from designlint.checks import find as satisfy

    online, tested, objective, tie = (
        satisfy(tree, reading) if isinstance(tree := spec.get(key), dict) else [] for key in ("online", "tested", "objective", "tie")
    )
    goals, measured = {_family(f, reading) for f in objective}, {_family(f, reading) for f in tested}
    if goals and measured and not goals & measured:
        return tie
    shared = goals & measured
    return [f for f in online if _family(f, reading) in shared] or online


def _family(found: Found, reading: Reading) -> str:
    """The family of the metric that stands at a place."""
    return next((h.family for name in FAMILIES for h in reading.between(name, found.start, found.end)), found.key)
