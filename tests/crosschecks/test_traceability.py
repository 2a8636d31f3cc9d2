"""What one part of a document names and another must take up: metrics, models, sources, risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crosschecks.marked import shown

if TYPE_CHECKING:
    from designlint.catalog import Catalog

METRICS = "## Goals\n\n{}\n\n## A/B test\n\n{}\n"
PROMISED = "## Goals\n\n{}\n\n## A/B test\n\nThe metric is {}.\n"
MODELS = "## Modeling\n\n{}\n\n## Offline evaluation\n\n| Model | NDCG |\n|---|---|\n{}"
WEIGHED = "XGBoost is fast and robust, but hard to calibrate."
TWO = "| BERT | 0.41 |\n| Matrix factorization | 0.43 |\n"
SOURCES = "## Data\n\n| Source | Features |\n|---|---|\n| Click log | clicks of the last hour |\n{}"
BILLING = SOURCES.format("| Billing system | plan |\n\n{}")
FEATURES = BILLING.format("| Feature | Source |\n|---|---|\n{}")
OWN = "## Data sources\n\nOnly first-party data: click log and catalog.\n\n{}"
LONG = "Adversaries learn what the score looks at and adapt to the score that they get, again and again"
RISKS = "## Risks\n\n{}"
ANSWERED = RISKS + "\n## Mitigations\n\n{}\n"

FIRES = {
    "a metric beyond those promised": ("XRF201", METRICS.format("- Raise D7 retention.", "The metrics are D7 retention and «CTR»."), "Measured online, in no objective: CTR."),
    "two metrics beyond, the first in front": ("XRF201", METRICS.format("- Raise D7 retention.", "The metrics are «CTR», D7 retention and session length."), "Measured online, in no objective: CTR, session length."),
    "a metric beyond, named twice": ("XRF201", METRICS.format("- Raise D7 retention.", "We read «CTR» and D7 retention. CTR decides."), "Measured online, in no objective: CTR."),
    "a metric of a heading is no objective": (
        "XRF201",
        "## Goals\n\n### Raise CTR\n\n- Raise D7 retention.\n\n## A/B test\n\nThe metrics are D7 retention and «CTR».\n",
        "Measured online, in no objective: CTR.",
    ),
    "a promise that nothing measures": ("XRF202", PROMISED.format("- «D7 retention» up by 1%.\n- CTR up by 2%.", "CTR"), "Promised and never measured: D7 retention."),
    "a promise after a kept one": ("XRF202", PROMISED.format("- CTR up by 2%.\n- «D7 retention» up by 1%.", "CTR"), "Promised and never measured: D7 retention."),
    "two promises that nothing measures": (
        "XRF202",
        PROMISED.format("- «D7 retention» up by 1%.\n- CTR up by 2%.\n- Session length up by 3%.", "CTR"),
        "Promised and never measured: D7 retention, Session length.",
    ),
    "a promise in a table": ("XRF202", PROMISED.format("| Metric | Goal |\n|---|---|\n| CTR | 2% |\n| «D7 retention» | 1% |", "CTR"), "Promised and never measured: D7 retention."),
    "a row that is described nowhere": ("XRF203", MODELS.format(WEIGHED, "| XGBoost | 0.41 |\n| «BERT» | 0.43 |\n"), "BERT has results and is described nowhere."),
    "a row that is described nowhere, before one that is": ("XRF203", MODELS.format(WEIGHED, "| «BERT» | 0.43 |\n| XGBoost | 0.41 |\n"), "BERT has results and is described nowhere."),
    "results in percent": ("XRF203", MODELS.format(WEIGHED, "| XGBoost | 41% |\n| «BERT» | 43 % |\n"), "BERT has results and is described nowhere."),
    "a candidate that the results leave out": ("XRF204", MODELS.format("«XGBoost» is fast and robust, but hard to calibrate.", TWO), "XGBoost is weighed, and the results leave it out."),
    "a candidate left out, after one that is there": (
        "XRF204",
        MODELS.format("BERT is accurate, but slow.\n\n«XGBoost» is fast and robust, but hard to calibrate.", TWO),
        "XGBoost is weighed, and the results leave it out.",
    ),
    "a feature of a source that is not listed": ("XRF205", FEATURES.format("| plan | Billing |\n| rain | «Weather service» |\n"), '"Weather service" is not among the sources.'),
    "features of two sources that are not listed": (
        "XRF205",
        FEATURES.format("| rain | «Weather service» |\n| plan | Billing |\n| steps | «Pedometer» |\n"),
        '"Weather service" is not among the sources.',
        '"Pedometer" is not among the sources.',
    ),
    "a feature after one without a source": ("XRF205", FEATURES.format("| plan | - |\n| rain | «Weather service» |\n"), '"Weather service" is not among the sources.'),
    "the source in the third column": (
        "XRF205",
        BILLING.format("| Feature | Type | **Source** |\n|---|---|---|\n| rain | float | «Weather service» |\n"),
        '"Weather service" is not among the sources.',
    ),
    "a source in bold in the header": (
        "XRF205",
        FEATURES.replace("| Source |", "| **Source** |", 1).format("| rain | «Weather service» |\n"),
        '"Weather service" is not among the sources.',
    ),
    "a source that begins as another": ("XRF205", FEATURES.format("| rain | «Billboards» |\n"), '"Billboards" is not among the sources.'),
    "two words of sources are a list": (
        "XRF205",
        "## Data\n\n| Source | Use |\n|---|---|\n| Clicks | a |\n| Orders | b |\n\n| Feature | Source |\n|---|---|\n| rain | «Weather» |\n",
        '"Weather" is not among the sources.',
    ),
    "a bought feature where only own data are wanted": (
        "XRF205",
        OWN.format("## Features\n\nClicks come first. The «credit bureau» score and clicks.\n"),
        '"credit bureau" is not among the sources: they are to be the own ones only.',
    ),
    "a bought feature after a refused one": (
        "XRF205",
        OWN.format("## Features\n\n- No scraped pages.\n- A «vendor» score.\n- Weather data.\n"),
        '"vendor" is not among the sources: they are to be the own ones only.',
    ),
    "a source that gives nothing": ("XRF206", SOURCES.format("| «Billing system» | - |\n"), '"Billing system" gives no feature and is not named again.'),
    "two sources that give nothing": (
        "XRF206",
        SOURCES.format("| «Billing system» | none |\n| Catalog | price |\n| «Weather service» | |\n"),
        '"Billing system" gives no feature and is not named again.',
        '"Weather service" gives no feature and is not named again.',
    ),
    "a source that says its own name twice": ("XRF206", SOURCES.format("| «Billing billing» | TBD |\n"), '"Billing billing" gives no feature and is not named again.'),
    "a source that gives nothing, after a table of something else": (
        "XRF206",
        "## Data\n\n| Owner | Features |\n|---|---|\n| Payments | - |\n\n| *Source* | Owner | Features |\n|---|---|---|\n| «Billing system» | x | n/a |\n",
        '"Billing system" gives no feature and is not named again.',
    ),
    "a bare risk": ("XRF207", RISKS.format("- «Adversaries adapt to the score»\n"), "Nothing answers this risk."),
    "a bare risk after answered ones": (
        "XRF207",
        RISKS.format("- Drift: we retrain it anew every week\n- Outage\n  - fall back to rules\n- «Adversaries adapt to the score»\n"),
        "Nothing answers this risk.",
    ),
    "two bare risks": ("XRF207", RISKS.format("- «Adversaries adapt to the score»\n- «Labels are late»\n"), "Nothing answers this risk.", "Nothing answers this risk."),
    "a bare risk before one with an answer below": ("XRF207", RISKS.format("- «Adversaries adapt to the score»\n- Outage\n  - rules stand in\n"), "Nothing answers this risk."),
    "a long risk after an answered one": ("XRF207", RISKS.format(f"- {LONG}\n  - rules stand in\n- «{LONG}»\n- Drift: we retrain it anew every week\n"), "Nothing answers this risk."),
    "one word in common with the mitigations": (
        "XRF207",
        ANSWERED.format("- «Adversaries adapt to the score»\n", "We watch how adversaries behave."),
        "Nothing answers this risk.",
    ),
}
SILENT = {
    "no objective names a metric": ("XRF201", METRICS.format("- Raise joy.", "The metrics are D7 retention and CTR.")),
    "no metric of the test is promised": ("XRF201", METRICS.format("- Raise D7 retention.", "The metrics are CTR and session length.")),
    "all metrics are promised": ("XRF201", METRICS.format("- Raise D7 retention and CTR.", "The metrics are D7 retention and CTR.")),
    "another name of a promised family": ("XRF201", METRICS.format("- Raise D7 retention.", "The metrics are D7 retention and churn rate.")),
    "business metrics name none": ("XRF201", METRICS.format("- Raise D7 retention.", "The business metric is D7 retention.")),
    "a metric in a heading of the test": ("XRF201", "## Goals\n\n- Raise D7 retention.\n\n## A/B test\n\nD7 retention decides.\n\n### CTR\n\nIt is read.\n"),
    "nothing is measured at all": ("XRF202", "## Goals\n\n- D7 retention up by 1%.\n- CTR up by 2%.\n"),
    "measured in the data only": ("XRF202", "## Goals\n\n- D7 retention up by 1%.\n\n## Data\n\nCTR of a week.\n"),
    "every promise is measured": ("XRF202", PROMISED.format("- D7 retention up by 1%.\n- CTR up by 2%.", "CTR, beside D7 retention")),
    "a promise in running text": ("XRF202", PROMISED.format("D7 retention rises by 1%.\n\n- CTR up by 2%.", "CTR")),
    "measured by a proxy": ("XRF202", PROMISED.format("- D7 retention up by 1%.\n- CTR up by 2%.", "CTR, a proxy")),
    "business metrics are promised": ("XRF202", PROMISED.format("- Business metrics up by 1%.\n- CTR up by 2%.", "CTR")),
    "no part describes models": ("XRF203", "## Offline evaluation\n\n| Model | NDCG |\n|---|---|\n| XGBoost | 0.41 |\n| BERT | 0.43 |\n"),
    "described beside the table": ("XRF203", MODELS.format(WEIGHED, "| XGBoost | 0.41 |\n| BERT | 0.43 |\n\nBERT is pretrained.\n")),
    "described in a table of another part": ("XRF203", MODELS.format("| Name | Kind |\n|---|---|\n| BERT | text |", "| BERT | 0.43 |\n")),
    "a row without results": ("XRF203", MODELS.format(WEIGHED, "| XGBoost | 0.41 |\n| BERT | later |\n")),
    "a model in another cell than the first": ("XRF203", MODELS.format(WEIGHED, "| XGBoost | 0.41 |\n| Third | BERT 0.43 |\n")),
    "a figure in the first cell only": ("XRF203", MODELS.format(WEIGHED, "| XGBoost | 0.41 |\n| BERT 1.0 | open |\n")),
    "a model in the header": ("XRF203", "## Modeling\n\nXGBoost ranks.\n\n## Offline evaluation\n\n| BERT | 0.5 |\n|---|---|\n| x | 0.4 |\n"),
    "results outside of the evaluation": ("XRF203", "## Modeling\n\nXGBoost ranks.\n\n## Cost\n\n| Model | Cost |\n|---|---|\n| BERT | 0.4 |\n"),
    "results in an item": ("XRF203", MODELS.format(WEIGHED, "| XGBoost | 0.41 |\n\n- BERT reaches 0.43\n")),
    "only one row of results": ("XRF204", MODELS.format(WEIGHED, "| BERT | 0.41 |\n")),
    "praised only": ("XRF204", MODELS.format("XGBoost is fast and robust.", TWO)),
    "blamed only": ("XRF204", MODELS.format("XGBoost is hard to calibrate.", TWO)),
    "every candidate has results": ("XRF204", MODELS.format("BERT is fast and robust, but hard to calibrate.", TWO)),
    "weighed outside of modeling": ("XRF204", MODELS.format("BERT ranks.", TWO) + "\n## Risks\n\n" + WEIGHED + "\n"),
    "a candidate for later": ("XRF204", MODELS.format("XGBoost is fast and robust, but hard to calibrate, so it comes later.", TWO)),
    "features without a column of sources": ("XRF205", BILLING.format("| Feature | Origin |\n|---|---|\n| rain | Weather service |\n")),
    "a table of something else": ("XRF205", BILLING.format("| Metric | Source |\n|---|---|\n| rain | Weather service |\n")),
    "others' data in the sentence that closes them out": (
        "XRF205",
        "## Data sources\n\nWe use exclusively first-party data, as vendor scores are dear.\n\n## Features\n\nClicks.\n",
    ),
    "a source of short words": ("XRF205", FEATURES.format("| rain | web |\n")),
    "the other word of a source": ("XRF205", FEATURES.format("| plan | System of bills |\n")),
    "another ending of a source": ("XRF205", FEATURES.format("| plan | Bills, billed |\n").replace("Bills, billed", "Clicks")),
    "a row that is too short": ("XRF205", BILLING.format("| Feature | Type | Source |\n|---|---|---|\n| rain | float |\n")),
    "a list of sources of one word": ("XRF205", "## Data\n\n| Source | Use |\n|---|---|\n| Clicks | a |\n\n| Feature | Source |\n|---|---|\n| rain | Weather |\n"),
    "own data and no word of others": ("XRF205", OWN.format("## Features\n\nClicks and orders.\n")),
    "others' data where nothing is closed": ("XRF205", "## Data sources\n\nFirst-party data: click log.\n\n## Features\n\nCredit bureau score and clicks.\n"),
    "others' data in the same sentence": ("XRF205", "## Data sources\n\nOnly first-party data, so the credit bureau has to stay out.\n"),
    "others' data outside of the data": ("XRF205", OWN.format("## Cost\n\nThe vendor wants $5 a call.\n")),
    "a source with features": ("XRF206", SOURCES.format("| Billing system | plan |\n")),
    "no column of features": ("XRF206", "## Data\n\n| Source | Owner |\n|---|---|\n| Billing system | - |\n"),
    "features in the first column only": ("XRF206", "## Data\n\n| Source of features | Owner |\n|---|---|\n| - | x |\n| Billing system | - |\n"),
    "a source without a name": ("XRF206", SOURCES.format("| - | - |\n| CRM | - |\n")),
    "one word of a source is named again": ("XRF206", SOURCES.format("| Billing system | - |\n\nBilling gives the plan.\n")),
    "the other word of a source is named again": ("XRF206", SOURCES.format("| Billing system | - |\n\nThe system gives the plan.\n")),
    "no source, and no column of features": ("XRF206", "## Data\n\n| Source | Owner |\n|---|---|\n| None | x |\n"),
    "a table of other things": ("XRF206", "## Data\n\n| Owner | Features |\n|---|---|\n| Billing system | - |\n"),
    "sources outside of a table": ("XRF206", "## Data\n\n- Source: Billing system\n- Features: none\n"),
    "a risk in somebody's words": ("XRF207", RISKS.format("> - Adversaries adapt to the score\n")),
    "a part of an answered risk": ("XRF207", RISKS.format("- Drift: we retrain it anew every week\n  - Adversaries adapt to the score\n")),
    "an item elsewhere": ("XRF207", "## Scope\n\n- Adversaries adapt to the score\n"),
    "risks and mitigations": ("XRF207", "## Risks and mitigations\n\n- Adversaries adapt to the score\n"),
    "a risk in running text": ("XRF207", RISKS.format("Adversaries adapt to the score\n")),
    "an answer below": ("XRF207", RISKS.format("- Adversaries adapt to the score\n  - rules stand in\n")),
    "answers below": ("XRF207", RISKS.format("- Adversaries adapt to the score\n  - rules stand in\n  - people look\n")),
    "two words in common with the mitigations": ("XRF207", ANSWERED.format("- Adversaries adapt to the score\n", "Adversaries see no score.")),
    "an answer below a long risk": ("XRF207", RISKS.format(f"- {LONG}\n  - rules stand in\n")),
    "an answer below a long risk and its figure": ("XRF207", RISKS.format(f"- {LONG}\n\n  ```\n  a b\n  ```\n\n  - rules stand in\n")),
    "a risk of one word among risks and mitigations": ("XRF207", "## Risks and mitigations\n\n- Outages\n"),
    "an asset": ("XRF207", "## Asterisks\n\n- Adversaries adapt to the score\n"),
}


@pytest.mark.parametrize("name", sorted(FIRES))
def test_what_is_not_taken_up_is_shown_where_it_is_named(catalog: Catalog, name: str) -> None:
    code, text, *messages = FIRES[name]
    assert shown(text, code, catalog) == (text, *messages)


@pytest.mark.parametrize("name", sorted(SILENT))
def test_what_is_taken_up_or_excused_is_silent(catalog: Catalog, name: str) -> None:
    code, text = SILENT[name]
    assert shown(text, code, catalog) == (text,)
