"""The closed set of matchers that rule files are written in: each takes its part of a rule and a reading, and finds words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.checks import enumerated, items, measured, options, quantity, vague, words
from designlint.checks.found import Found, as_list

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from designlint.facts.reading import Reading

__all__ = ["MATCHERS", "Found", "find"]

MATCHERS: dict[str, Callable[[Mapping[str, object], Reading], list[Found]]] = {
    "words": words.find,
    "families": words.find_families,
    "quantity": quantity.find,
    "items": items.find,
    "enumerated": enumerated.find,
    "options": options.find,
    "measured": measured.find,
    "vague": vague.find,
}


def find(tree: Mapping[str, object], reading: Reading) -> list[Found]:
    """The words that satisfy a matcher tree, best first; an empty list where it is not satisfied.

    `any` is satisfied by one of its parts, `all` needs every one.
    """
    found: list[Found] = []
    for kind, spec in tree.items():
        part = _one(kind, spec, reading)
        if not part:
            return []
        found += part
    return found


def _one(kind: str, spec: object, reading: Reading) -> list[Found]:
    if kind == "any":
        return [f for t in as_list(spec) for f in find(t, reading)]
    if kind == "all":
        parts = [find(t, reading) for t in as_list(spec)]
        return [f for part in parts for f in part] if all(parts) else []
    assert isinstance(spec, dict)
    return MATCHERS[kind](spec, reading)
