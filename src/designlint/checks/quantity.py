"""Quantity: a figure of the right kind and size that belongs to the right thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.checks.found import Company, Found, as_list, place
from designlint.facts.counting import counted
from designlint.facts.units import DURATIONS, SECOND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from designlint.facts.reading import Reading
    from designlint.model import Quantity


def find(spec: Mapping[str, object], reading: Reading) -> list[Found]:
    """Figures of the kinds `of`, between `min` and `max` in base units, that count a `noun` or stand in company.

    `off_step`: only single figures that are no whole multiple of so many; `period`: only rates over at most so many seconds;
    `bounded: yes`: only upper bounds, themselves between `min` and `max`.
    """
    found: list[Found] = []
    company = Company.asked(spec, reading)
    low, high, step, period = (float(str(spec[key])) if spec.get(key) is not None else None for key in ("min", "max", "off_step", "period"))
    nouns = as_list(spec.get("noun"))
    figures, numbers = reading.stated(as_list(spec["of"]))
    for at in place(spec, reading).those(numbers):
        q = figures[at]
        if q.unit == "per host" or not _sized(q, low, high, step) or (period and _period(q) > period):
            continue
        if spec.get("bounded") and not _bounded(q, high):
            continue
        start, end = reading.bases[q.block] + q.start, reading.bases[q.block] + q.end
        if company and not company.keeps(start, end, numbers[at]):
            continue
        noun = counted(reading, start, end, nouns) if nouns else (start, end)
        if noun:
            found.append(Found(min(start, noun[0]), max(end, noun[1]), q.tag or q.noun or q.unit))
    return found


def _sized(q: Quantity, low: float | None, high: float | None, step: float | None) -> bool:
    if step and (q.low != q.high or q.low % step == 0):
        return False
    most = q.low if q.bound in (">", ">=") else q.high  # "at least one user" says nothing of many
    return (low is None or most >= low) and (high is None or q.low <= high)


def _bounded(q: Quantity, high: float | None) -> bool:
    """Whether a figure is an upper bound, and one of at most `high`: its `low` is 0 and says nothing of its size."""
    return q.bound in ("<", "<=") and (high is None or q.high <= high)


def _period(q: Quantity) -> float:
    """The seconds over which a rate counts; 1 where it is one per second by its name."""
    return DURATIONS.get(q.unit.removeprefix("per "), SECOND)
