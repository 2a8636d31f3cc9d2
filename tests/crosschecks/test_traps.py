"""Known traps: what a design of a kind has to speak of, and where it is told that it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crosschecks.marked import shown

if TYPE_CHECKING:
    from designlint.catalog import Catalog

RANKER = "---\ntask: ranking\n---\n\n## Data\n\n{}\n"
DESIGN = "## High level design\n\n{}\n"
CLICKS = "Labels from clicks carry the position that was clicked, and nothing corrects it."
TWICE = "Features are made in two places, and nothing keeps them alike."
LATE = "Nothing says what happens when the model does not answer in time."
GAP = "Labels come late, and the split by time leaves no gap for them."
DRIFT = "Nothing would show that the data or the model drift."

FIRES = {
    "clicks as labels, named twice": ("XRF401", RANKER.format("«Labels from clicks» of the feed; a click log holds them."), CLICKS),
    "clicks as labels, after clicks of the goal": ("XRF401", "---\ntask: ranking\n---\n\n## Goal\n\nMore clicks.\n\n## Data\n\nWe take «click labels».\n", CLICKS),
    "features in two places": (
        "XRF402",
        DESIGN.format("Scores are made in «real time»; a nightly batch job fills the store. Streaming features are joined online."),
        TWICE,
    ),
    "features in two places under a heading": ("XRF402", "## Real time scores\n\n" + DESIGN.format("A nightly batch job fills the store. Scores come in «real time» with streaming features."), TWICE),
    "features of scores made beforehand": ("XRF402", DESIGN.format("Scores are made in «real time». Some are precomputed. Streaming features are joined."), TWICE),
    "features of a nightly job": ("XRF402", DESIGN.format("Scores are made in «real time». A nightly job fills the store. Streaming features are joined."), TWICE),
    "a model of the past": ("XRF403", "## Matrix factorization\n\nA «matrix factorization» ranks the items. Matrix factorization is old.\n", "Matrix factorization knows nothing of newcomers, and nothing else serves them."),
    "no answer in time, said twice": ("XRF404", DESIGN.format("The model answers in «real time». All in real time."), LATE),
    "no answer in time, after words of the goal": ("XRF404", "## Goal\n\nAnswers in real time.\n\n" + DESIGN.format("The model answers in «real time»."), LATE),
    "a model that nobody watches": ("XRF405", "## XGBoost\n\n«XGBoost» scores the claims. AUC counts.\n", DRIFT),
    "late labels": ("XRF406", "## Data\n\nThe table is large. All «labels are known after 30 days».\n\n## Evaluation\n\nA time-based split is used.\n", GAP),
}
SILENT = {
    "clicks of what is no ranker": ("XRF401", RANKER.replace("ranking", "classification").format("Labels from clicks of the feed.")),
    "clicks of the goal only": ("XRF401", "---\ntask: ranking\n---\n\n## Goal\n\nMore clicks.\n\n## Data\n\nWe take labels of people.\n"),
    "a feedback loop that is met": ("XRF401", RANKER.format("Labels from clicks of the feed; a feedback loop is broken.")),
    "features in one place, online": ("XRF402", DESIGN.format("Scores are made in real time. Streaming features are joined.")),
    "features in one place, by night": ("XRF402", DESIGN.format("A nightly batch job fills the store with batch features.")),
    "two ways of serving and no word of features": ("XRF402", DESIGN.format("Scores are made in real time; a nightly batch job fills the lists.")),
    "real time of a heading only": ("XRF404", "## High level design\n\n### Real time\n\nIt answers.\n"),
    "real time of the goal only": ("XRF404", "## Goal\n\nAnswers in real time.\n\n" + DESIGN.format("The model answers.")),
    "a model of a heading only": ("XRF405", "## XGBoost\n\nIt scores.\n"),
    "labels at once": ("XRF406", "## Data\n\nLabels are known at once.\n\n## Evaluation\n\nA time-based split is used.\n"),
    "late labels and no split by time": ("XRF406", "## Data\n\nLabels are known after 30 days.\n\n## Evaluation\n\nA random split is used.\n"),
    "late labels and an embargo": ("XRF406", "## Data\n\nLabels are known after 30 days.\n\n## Evaluation\n\nA time-based split with a buffer is used.\n"),
}


@pytest.mark.parametrize("name", sorted(FIRES))
def test_a_trap_is_shown_at_the_first_words_that_lead_into_it(catalog: Catalog, name: str) -> None:
    code, text, message = FIRES[name]
    assert shown(text, code, catalog) == (text, message)


@pytest.mark.parametrize("name", sorted(SILENT))
def test_a_design_that_is_not_of_the_kind_or_speaks_of_it_is_silent(catalog: Catalog, name: str) -> None:
    code, text = SILENT[name]
    assert shown(text, code, catalog) == (text,)
