"""Whether a regular expression of a word list can be run on any text without stalling, and why not."""

from __future__ import annotations

import re
from typing import Any

try:
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # Python 3.10
    import sre_parse as parser

__all__ = ["parser", "refused"]

LONGEST = 500
STEPS = 100_000  # what the repetitions of a pattern may multiply to, for each place where it is tried
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
BACK = ("GROUPREF", "GROUPREF_EXISTS")


def refused(pattern: str) -> str:
    """Why a pattern is not run, "" where it may be: repetitions must be bounded and stand side by side.

    A pattern that passes takes at most a constant number of steps at each place of a text (compare Cox 2007 on
    what backtracking costs otherwise).
    """
    if len(pattern) > LONGEST:
        return f"is over {LONGEST} characters"
    try:
        tree = parser.parse(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        return f"is no regular expression ({error})"
    steps: list[int] = []
    reason = _walk(tree, steps, inside=False)
    total = 1
    for most in steps:
        total *= most
    return reason or ("repeats too much" if total > STEPS else "")


def _walk(tree: Any, steps: list[int], *, inside: bool) -> str:
    for op, value in tree:
        name = str(op)
        if name in BACK:
            return "refers back to a group"
        if name in REPEATS:
            _, most, part = value
            if most == parser.MAXREPEAT:
                return "repeats without a bound; write {0,40} for * and {1,40} for +"
            if most > 1 and inside:
                return "repeats inside a repetition"
            if most > 1:
                steps.append(int(most))
            reason = _walk(part, steps, inside=inside or most > 1)
        else:
            reason = next((r for part in _parts(value) if (r := _walk(part, steps, inside=inside))), "")
        if reason:
            return reason
    return ""


def _parts(value: Any) -> list[Any]:
    """The patterns inside an operation: branches, groups, what is looked for ahead or behind."""
    if isinstance(value, parser.SubPattern):
        return [value]
    if isinstance(value, (tuple, list)):
        return [part for item in value for part in _parts(item)]
    return []
