"""The examples inside the rule files, and the completeness of the catalogue."""

from __future__ import annotations

import pytest

from designlint import catalog as catalogs
from designlint import examples
from designlint.model import Kind

CATALOG = catalogs.load(whole=True)
EXAMPLES = [(r, e.name) for r in CATALOG.rules for e in r.examples]
REQUIREMENTS = {f"R{n:02}" for n in range(1, 29)}


@pytest.mark.parametrize(("rule", "name"), EXAMPLES, ids=[f"{r.name}/{n}" for r, n in EXAMPLES])
def test_an_example_yields_what_it_says(rule: catalogs.Rule, name: str) -> None:
    alone = rule._replace(examples=tuple(e for e in rule.examples if e.name == name))
    (outcome,) = examples.run((alone,), CATALOG)
    assert outcome.passed, f"wanted {outcome.expected}, got {outcome.messages}"


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
