"""The examples inside the rule files, and the completeness of the catalogue."""

from __future__ import annotations

import pytest

from designlint import catalog as catalogs
from designlint import examples
from designlint.model import Kind

CATALOG = catalogs.load(whole=True)
OUTCOMES = [(o.rule.name, o.name, o) for o in examples.run(CATALOG.rules, CATALOG)]
REQUIREMENTS = {f"R{n:02}" for n in range(1, 29)}


@pytest.mark.parametrize(("rule", "name", "outcome"), OUTCOMES, ids=[f"{r}/{n}" for r, n, _ in OUTCOMES])
def test_an_example_yields_what_it_says(rule: str, name: str, outcome: examples.Outcome) -> None:
    assert outcome.passed, f"{rule}/{name}: wanted {outcome.expected}, got {outcome.messages}"


def test_all_requirements_of_the_notes_have_one_rule_each() -> None:
    assert sorted(r.requirement for r in CATALOG.rules if r.requirement) == sorted(REQUIREMENTS)


@pytest.mark.parametrize("rule", [r for r in CATALOG.rules if r.requirement], ids=lambda r: r.name)
def test_a_rule_of_the_notes_has_three_good_and_three_bad_examples(rule: catalogs.Rule) -> None:
    assert sum(e.good for e in rule.examples) >= 3
    assert sum(not e.good for e in rule.examples) >= 3


@pytest.mark.parametrize("rule", CATALOG.rules, ids=lambda r: r.name)
def test_a_rule_explains_itself(rule: catalogs.Rule) -> None:
    assert rule.message.rstrip('"').endswith((".", ":", "}", "!")), rule.message
    assert rule.help
    assert rule.why
    assert rule.kind in Kind


def test_the_word_lists_that_rules_name_exist() -> None:
    known = _lists(CATALOG.scanner.lexicon.root) | set(CATALOG.scanner.lexicon.patterns)
    named = {name.split(".")[0] for rule in CATALOG.rules for tree in (rule.require, rule.partly) for name in _named(tree)}
    assert named <= known, sorted(named - known)


def _lists(node: object) -> set[str]:
    found: set[str] = set()
    stack = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            found |= {term[0] for term in here.get("\x00", ())}
            stack += here.values()
    return found


def _named(tree: object) -> set[str]:
    found: set[str] = set()
    if isinstance(tree, dict):
        quantity = "min" in tree or "max" in tree or "noun" in tree
        for key, value in tree.items():
            if key in ("of", "with", "and", "without", "titled", "noun") and not (key == "of" and quantity):
                found |= set(value) if isinstance(value, list) else {value}
            else:
                found |= _named(value)
    elif isinstance(tree, list):
        for entry in tree:
            found |= _named(entry)
    return found - {"duration", "rate", "count", "number", "percent", "bytes", "money"}
