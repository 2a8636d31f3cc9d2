"""Whole documents: the complete example, what is missing when an answer is taken out of it, and an untouched scaffold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from designlint import linter, scaffold, template
from designlint.document import parse
from designlint.model import Config, FileReport, State
from tests.conftest import ROOT

if TYPE_CHECKING:
    from designlint.catalog import Catalog

COMPLETE = (ROOT / "examples" / "complete.md").read_text(encoding="utf-8")
# Requirement -> the lines of the complete example (by how they begin) that answer it, and what else falls with them.
ANSWERS: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "business-objective": (("Members leave because", "The goal breaks down"), frozenset()),
    "objective-metric": (("The goal breaks down", "The primary metric is D7", "We ship when", "The test is a two", "0.6 percentage points"), frozenset({"online-metric", "objective-measured-online", "statistical-test", "test-parameters"})),
    "alternative-approaches": (("| Nightly list", "| Ranking on request", "| Both combined", "| Approach", "We choose the hybrid", "### Real Time", "| Logistic regression", "| Gradient boosted", "| Two-tower", "| Model", "The ranker is the boosted", "The test is a two"), frozenset({"approach-trade-offs", "serving-decision", "model-trade-offs", "alternative-models", "statistical-test", "test-parameters"})),
    "approach-trade-offs": (("| Nightly list", "| Ranking on request", "| Both combined", "| Approach", "| Logistic regression", "| Gradient boosted", "| Two-tower", "| Model", "The ranker is the boosted"), frozenset({"alternative-approaches", "model-trade-offs", "alternative-models"})),
    "serving-decision": (("We choose the hybrid",), frozenset()),
    "online-metric": (("The primary metric is D7", "We ship when", "The test is a two", "0.6 percentage points"), frozenset({"objective-measured-online", "statistical-test", "test-parameters"})),
    "objective-measured-online": (("The primary metric is D7", "We ship when", "The test is a two", "0.6 percentage points"), frozenset({"online-metric", "statistical-test", "test-parameters"})),
    "serving-need": (("The feed is ranked at request", "We choose the hybrid", "Item vectors are computed ahead", "| Nightly list", "| Ranking on request", "features are logged"), frozenset({"fallback", "serving-decision", "alternative-approaches", "approach-trade-offs"})),
    "user-segments": (("All signed-in members", "Out of scope"), frozenset()),
    "user-count": (("| Monthly active users", "| Daily active users"), frozenset()),
    "freshness-need": (("A post loses half", "The latency bound is"), frozenset({"timing-sla"})),
    "item-count": (("| Eligible posts", "| Two-tower network", "The vectors take"), frozenset()),
    "peak-load": (("Each member opens the feed", "The average load is", "A host serves", "0.6 percentage points absolute"), frozenset()),
    "timing-sla": (("The latency bound is", "| Candidate retrieval", "| Feature fetch", "| Ranking model", "| Stage", "We choose the hybrid", "A post loses half"), frozenset({"serving-decision", "freshness-need"})),
    "assumptions": (("We assume that event",), frozenset()),
    "review-record": (("Raised by Jon", "reviewers:"), frozenset()),
    "data-sources": (("Impression log (`feed", "and members can opt out", "| Impression log", "| Follow graph", "| Source", "| Member profiles"), frozenset({"source-features"})),
    "source-features": (("| Impression log", "| Follow graph", "| Member profiles", "country and by member age", "The ranker is the boosted"), frozenset()),
    "feature-representation": (("Counts are clipped",), frozenset()),
    "feature-selection": (("Rank by permutation",), frozenset()),
    "imbalance-plan": (("About 4% of",), frozenset()),
    "evaluation-split": (("Train on days",), frozenset()),
    "offline-metric": (("The primary metric is NDCG",), frozenset()),
    "model-trade-offs": (("| Logistic regression", "| Gradient boosted", "| Two-tower network", "The ranker is the boosted"), frozenset({"alternative-models"})),
    "rollout-plan": (("Shadow for 7 days",), frozenset()),
    "online-experiment": (("Members are randomised",), frozenset()),
    "statistical-test": (("The test is a two-proportion", "0.6 percentage points", "28 days."), frozenset({"test-parameters"})),
}


def lint(text: str, catalog: Catalog, profile: str = "production") -> FileReport:
    """The report of a text, with the template's prompts known."""
    return linter.lint(parse(text, "x.md"), catalog, Config(profile=profile), template.prompts())


def without(text: str, starts: tuple[str, ...]) -> str:
    """The text without the lines that begin as given."""
    return "\n".join(line for line in text.split("\n") if not line.startswith(starts))


@pytest.mark.parametrize("profile", ["production", "interview"])
def test_the_complete_example_has_no_finding(catalog: Catalog, profile: str) -> None:
    report = lint(COMPLETE, catalog, profile)
    assert report.findings == ()
    assert report.met == report.asked


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_taking_out_an_answer_raises_its_rule_and_no_other(catalog: Catalog, name: str) -> None:
    starts, also = ANSWERS[name]
    found = {f.name for f in lint(without(COMPLETE, starts), catalog).findings}
    assert name in found
    assert found - also <= {name, "empty-section", "missing-section"}


def test_every_requirement_has_its_answer_taken_out(catalog: Catalog) -> None:
    assert {r.name for r in catalog.rules if r.requirement} - set(ANSWERS) == {"undefined-vague-term"}


def test_a_vague_word_put_in_raises_its_rule_and_no_other(catalog: Catalog) -> None:
    text = COMPLETE.replace("The feed is ranked at request time.", "The feed is ranked at request time. The system must be highly scalable.")
    assert {f.name for f in lint(text, catalog).findings} == {"undefined-vague-term"}


@pytest.mark.parametrize("variant", ["production", "interview"])
def test_an_untouched_scaffold_misses_everything_and_reports_every_placeholder(catalog: Catalog, variant: str) -> None:
    text = scaffold.render("Home feed ranking", {"variant": variant})
    report = lint(text, catalog)
    wanted = {r.name for r in catalog.rules if r.requirement} - {"undefined-vague-term"}
    assert {r.name for r in report.results if r.requirement and r.state is State.MISSING} == wanted
    names = [f.name for f in report.findings]
    assert names.count("placeholder-text") == text.count("TODO:")
    assert set(names) - wanted == {"placeholder-text", "alternative-models"}


def test_the_template_has_the_titles_of_the_notes() -> None:
    titles = [line[3:] for line in template.text().split("\n") if line.startswith("## ")]
    assert titles == [
        "Product Objectives and Requirements", "High Level Design", "Data Brainstorming and Feature Engineering", "Feature Selection",
        "Offline Training and Evaluation", "Modeling Techniques", "Online Evaluation",
    ]


TRADES = {  # the title of a document that says little -> whether it is held to the requirements
    "AI-powered replies": True, "ML design of the replies": True, "RAG for support": True, "Replies": False, "A model of replies": False,
}


@pytest.mark.parametrize("title", TRADES)
def test_a_title_that_names_the_trade_is_believed(catalog: Catalog, title: str) -> None:
    codes = {f.code for f in lint(f"# {title}\n\nThe button opens a list below the field.\n", catalog).findings}
    assert ("DOC009" not in codes) is TRADES[title]
