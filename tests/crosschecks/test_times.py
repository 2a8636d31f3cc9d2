"""Latencies, percentiles, cadences and freshness that must fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from designlint import linter
from designlint.document import parse
from designlint.model import Config, Severity
from tests.crosschecks.marked import SIGNS, shown

if TYPE_CHECKING:
    from designlint.catalog import Catalog

BUDGET = "## Latency\n\nThe latency SLA is p99 of {} ms.\n\n| Stage | {} |\n|---|---|\n{}"
STAGES = "| Retrieval | «20» |\n| Model | 80 |\n"
MUTE = STAGES.replace("«20»", "20")
OVER = "The stages take 20 + 80 = 100 ms, over the bound of {} ms (line 3)."
NEAR = "## Latency\n\n{}The latency SLA is p99 of {} ms.\n\n| Stage | p99 (ms) |\n|---|---|\n{}"
FRESH = "## Design\n\n{} are computed {}\n\nA blocked item must disappear {}.\n"
TRAINING = "## Training\n\n{}\n"
LATENCY = "## Latency\n\nLatency has a {}.\n"
SCALE = "## Scale\n\n{}\n"

FIRES = {
    "stages just over the bound": ("XRF102", BUDGET.format("‹98 ms›", "p99 (ms)", STAGES).replace("› ms", "›"), OVER.format(98), "the bound"),
    "stages beside their total": ("XRF102", BUDGET.format("‹90 ms›", "p99 (ms)", STAGES + "| Total | 100 |\n").replace("› ms", "›"), OVER.format(90), "the bound"),
    "stages of one percentile": (
        "XRF102",
        BUDGET.format("‹90 ms›", "Latency", "| Retrieval | p99 «20 ms» |\n| Model | p99 80 ms |\n").replace("› ms", "›"),
        OVER.format(90),
        "the bound",
    ),
    "a stage beside one that has no figure": (
        "XRF102",
        BUDGET.format("‹90 ms›", "p99 (ms)", "| Retrieval | «20» |\n| Cache | small |\n| Model | 80 |\n").replace("› ms", "›"),
        OVER.format(90),
        "the bound",
    ),
    "parallel work far above": ("XRF102", NEAR.format("Teams work in parallel.\n\nThey do.\n\n", "‹90 ms›", STAGES).replace("› ms", "›"), OVER.format(90).replace("line 3", "line 7"), "the bound"),
    "parallel work far below": ("XRF102", BUDGET.format("‹90 ms›", "p99 (ms)", STAGES + "\nA.\n\nB.\n\nWork is parallel.\n").replace("› ms", "›"), OVER.format(90), "the bound"),
    "six hours for five": ("XRF103", FRESH.format("Predictions", "«every 6 hours».", "‹within 5 hours›"), "Results made every 6 h cannot show within 5 h (line 5).", "the need"),
    "six hours and a job for six": (
        "XRF103",
        FRESH.format("Predictions", "«every 6 hours». The job takes 30 minutes.", "‹within 6 hours›"),
        "Results made every 6 h by a job of 30 min cannot show within 6 h (line 5).",
        "the need",
    ),
    "three percentiles of which two are over": (
        "XRF109",
        LATENCY.format("p99 of ‹200 ms›, a p50 of «300 ms» and a p95 of «‹250 ms»›"),
        "p50 of 300 ms is over p95 of 250 ms.",
        "p95 of 250 ms is over p99 of 200 ms.",
        "p99",
        "p95",
    ),
    "a last percentile over one before": ("XRF109", LATENCY.format("p50 of 100 ms, a p95 of «300 ms» and a p99 of ‹200 ms›"), "p95 of 300 ms is over p99 of 200 ms.", "p99"),
    "three quarters over nine tenths": ("XRF109", LATENCY.format("p75 of «300 ms» and a p90 of ‹200 ms›"), "p75 of 300 ms is over p90 of 200 ms.", "p90"),
    "three nines over two": ("XRF109", LATENCY.format("p999 of ‹200 ms›, and a p99 of «300 ms»"), "p99 of 300 ms is over p999 of 200 ms.", "p999"),
    "percentiles of a second sentence": ("XRF109", LATENCY.format("p50 of 100 ms. Search has a p50 of «300 ms» and a p99 of ‹200 ms›"), "p50 of 300 ms is over p99 of 200 ms.", "p99"),
    "more users a day than a month": ("XRF109", SCALE.format("We have ‹5M› MAU and «6M» DAU."), "The daily users (6M) are more than the monthly users (5M, line 3).", "monthly users"),
    "an average over the peak": (
        "XRF109",
        SCALE.format("Average load is «6,000 requests per second».\n\nPeak load is ‹5,000 requests per second›."),
        "The average load (6,000 requests per second) is more than the peak (5,000 requests per second, line 5).",
        "peak",
    ),
    "an hourly job of 61 minutes": ("XRF110", TRAINING.format("The training job runs ‹hourly› and the job takes «61 minutes»."), "The job takes 1.02 h and starts every 1 h.", "its cadence"),
    "a job of the sentence after its cadence": (
        "XRF110",
        TRAINING.format("The training job runs ‹hourly›. The job takes «61 minutes»."),
        "The job takes 1.02 h and starts every 1 h.",
        "its cadence",
    ),
    "a job beside the cadence of another": (
        "XRF110",
        TRAINING.format("Lists are sent weekly. The scoring job runs ‹hourly› and the job takes «2 hours»."),
        "The job takes 2 h and starts every 1 h.",
        "its cadence",
    ),
    "a job after one in time": (
        "XRF110",
        TRAINING.format("The training job runs hourly and the job takes 30 minutes.\n\nThe scoring job runs ‹hourly› and the job takes «2 hours».\n\nThe refresh takes 3 hours."),
        "The job takes 2 h and starts every 1 h.",
        "its cadence",
    ),
}
SILENT = {
    "stages just at the tolerance": ("XRF102", BUDGET.format(100, "p99 (ms)", "| Retrieval | 22 |\n| Model | 80 |\n")),
    "no bound": ("XRF102", "## Latency\n\n| Stage | p99 (ms) |\n|---|---|\n" + MUTE),
    "a single stage": ("XRF102", BUDGET.format(90, "p99 (ms)", "| Model | 180 |\n")),
    "stages of two percentiles": ("XRF102", BUDGET.format(90, "Latency", "| Retrieval | p50 20 ms |\n| Model | p99 80 ms |\n")),
    "stages of two tables": ("XRF102", BUDGET.format(90, "p99 (ms)", "| Retrieval | 20 |\n\nA.\n\nB.\n\n| Stage | p99 (ms) |\n|---|---|\n| Model | 80 |\n")),
    "parallel work right above": ("XRF102", NEAR.format("They run in parallel.\n\n", 90, MUTE)),
    "parallel work in the first words": ("XRF102", BUDGET.replace("## Latency\n\n", "They run in parallel.\n\n").format(90, "p99 (ms)", MUTE)),
    "parallel work beside the bound": ("XRF102", BUDGET.replace("## Latency\n\n", "Stages are parallel. ").format(90, "p99 (ms)", MUTE)),
    "parallel work in the second paragraph below": ("XRF102", BUDGET.format(90, "p99 (ms)", MUTE + "\nA.\n\nStages are concurrent.\n")),
    "six hours for six": ("XRF103", FRESH.format("Predictions", "every 6 hours.", "within 6 hours")),
    "a need without a cadence": ("XRF103", FRESH.format("Predictions", "in a batch.", "within 5 minutes")),
    "a cadence without a need": ("XRF103", FRESH.format("Predictions", "every 6 hours.", "soon")),
    "what is no result": ("XRF103", "## Design\n\nCaches are cleared every 6 hours.\n\nA blocked item must disappear within 5 hours.\n"),
    "percentiles that are equal": ("XRF109", LATENCY.format("p50 of 200 ms and a p99 of 200 ms")),
    "a percentile stated twice": ("XRF109", LATENCY.format("p99 of 300 ms and, on weekends, a p99 of 200 ms")),
    "percentiles of two systems": ("XRF109", "## Latency\n\nSearch answers with a p50 latency of 300 ms. The ads answer with a p99 latency of 200 ms.\n"),
    "percentiles of two entries": ("XRF109", "## Latency\n\n- Search answers with a p50 latency of 300 ms\n- The ads answer with a p99 latency of 200 ms\n"),
    "a latency without a percentile": ("XRF109", LATENCY.format("bound of 300 ms end to end, and a p99 of 200 ms")),
    "as many users a day as a month": ("XRF109", SCALE.format("We have 5M MAU and 5M DAU.")),
    "an average as high as the peak": ("XRF109", SCALE.format("Average load is 5,000 requests per second. Peak load is 5,000 requests per second.")),
    "an hourly job of an hour": ("XRF110", TRAINING.format("The training job runs hourly and the job takes 60 minutes.")),
    "an hourly job of up to 90 minutes": ("XRF110", TRAINING.format("The training job runs hourly and the job takes 30-90 minutes.")),
    "jobs that overlap": ("XRF110", TRAINING.format("The training job runs hourly and the job takes 90 minutes; runs overlap.")),
    "a job beside two cadences": ("XRF110", TRAINING.format("The scoring runs nightly. The training runs hourly. The job takes 61 minutes.")),
    "a job of a week": ("XRF110", TRAINING.format("The training job runs hourly. The weekly job takes 61 minutes.")),
    "a job without a cadence": ("XRF110", TRAINING.format("The job takes 61 minutes.\n\nLists are made hourly.")),
}
# How much stages of 100 ms matter against a bound, by their header and by what the rule is set to.
SEVERITIES = [
    (92, "p99 (ms)", MUTE, "error", Severity.WARNING),
    (90, "p99 (ms)", MUTE, "error", Severity.ERROR),
    (92, "Latency (ms)", MUTE, "error", Severity.ERROR),
    (92, "Latency", "| Retrieval | p99 20 ms |\n| Model | p99 80 ms |\n", "error", Severity.WARNING),
    (92, "p99 (ms)", MUTE, "info", Severity.INFO),
    (90, "p99 (ms)", MUTE, "info", Severity.INFO),
    (100, "p99 (ms)", "| Retrieval | 20 |\n| Model | 90 |\n", "error", Severity.WARNING),
]


@pytest.mark.parametrize("name", sorted(FIRES))
def test_times_that_do_not_fit_are_shown_with_both_places(catalog: Catalog, name: str) -> None:
    code, text, *messages = FIRES[name]
    assert shown(text, code, catalog) == (text, *messages)


@pytest.mark.parametrize("name", sorted(SILENT))
def test_times_that_fit_are_silent(catalog: Catalog, name: str) -> None:
    code, text = SILENT[name]
    assert shown(text, code, catalog) == (text,)


@pytest.mark.parametrize(("bound", "header", "rows", "setting", "severity"), SEVERITIES)
def test_tails_add_up_to_less_so_a_sum_a_little_over_is_a_warning(catalog: Catalog, bound: int, header: str, rows: str, setting: str, severity: Severity) -> None:
    text = SIGNS.sub("", BUDGET.format(bound, header, rows))
    config = Config(select=("XRF102",), severity={"XRF102": setting})
    assert [f.severity for f in linter.lint(parse(text, "x.md"), catalog, config).findings] == [severity]
