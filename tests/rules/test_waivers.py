"""Sentences that take a requirement back with a reason, and those that only deny or speak of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from designlint import linter, template
from designlint.document import parse
from designlint.model import Config, State

if TYPE_CHECKING:
    from designlint.catalog import Catalog

WAIVED = [  # the requirement, the text
    ("feature-selection", "Feature selection: not applicable, the only input is one embedding."),
    ("rollout-plan", "We do not need a rollout plan, because the report is read by two people offline."),
    ("online-experiment", "No A/B test is planned, since traffic is too low to see any effect in a year."),
    ("timing-sla", "There is no latency requirement, as the job runs at night and nobody waits for it."),
    ("user-count", "The number of users is not relevant because the tool is for one analyst."),
    ("peak-load", "Peak load does not apply: there is one batch job a day."),
    ("feature-representation", "Feature representation is out of scope, because the vendor's model takes raw text."),
    ("statistical-test", "No statistical test is needed since this is an internal tool with ten users."),
    ("alternative-approaches", "No alternatives were considered, because the platform mandates this service."),
    ("freshness-need", "Freshness is irrelevant here, as the corpus never changes after the import."),
    ("online-metric", "N/A for online metrics: the model is used offline only, in one study."),
    ("feature-selection", "## Feature selection\n\nNot applicable: the only input is one embedding."),
    ("rollout-plan", "## Rollout\n\nNot needed. The report is read by two people."),
    ("online-experiment", "## A/B test\n\nNot planned, as there is too little traffic to see an effect."),
]
STANDING = [
    ("feature-selection", "Feature selection is not done yet."),
    ("rollout-plan", "We do not have a rollout plan."),
    ("rollout-plan", "## Rollout\n\nNot needed."),
    ("rollout-plan", "## Rollout\n\nNot needed. We think."),
    ("online-experiment", "No A/B test."),
    ("timing-sla", "There is no latency requirement."),
    ("timing-sla", "## Latency\n\nThere is no benchmark in the repository, so we make no claim at all."),
    ("timing-sla", "There is no benchmark of the retrieval stage in the repository yet, so nobody claims a hard latency number."),
    ("peak-load", "Peak load is unknown because nobody measured it yet."),
    ("user-count", "The number of offices is not relevant because the tool is for one analyst."),
]


def state(text: str, name: str, catalog: Catalog) -> tuple[State, str]:
    """The state of a requirement in a document of a title and this text, and the reason for it."""
    report = linter.lint(parse(f"# Design: a ranking model\n\n{text}\n", "x.md"), catalog, Config(), template.prompts())
    return next((r.state, r.reason) for r in report.results if r.name == name)


@pytest.mark.parametrize(("name", "text"), WAIVED)
def test_a_reason_waives_a_requirement(catalog: Catalog, name: str, text: str) -> None:
    found, reason = state(text, name, catalog)
    assert found is State.WAIVED
    assert reason
    assert reason in text


@pytest.mark.parametrize(("name", "text"), STANDING)
def test_a_denial_without_a_reason_or_of_something_else_waives_nothing(catalog: Catalog, name: str, text: str) -> None:
    assert state(text, name, catalog) == (State.MISSING, "")
