"""Methods that do not fit what they are used for: metrics, splits, tests, losses, reading rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crosschecks.marked import shown

if TYPE_CHECKING:
    from designlint.catalog import Catalog

TASK = "---\ntask: {}\n---\n\n## Evaluation\n\n{}\n"
GOAL = "## Goal\n\n{}\n\n## Evaluation\n\nWe compare models by {}.\n"
MODEL = "{}## Model\n\nWe classify and classify.\n\n## Evaluation\n\nWe compare models by {}.\n"
FILL = "x\n\n" * 18  # with it the words of MODEL stand on line 39
RARE = "## Data\n\n{}\n\n## Evaluation\n\n{}\n"
SPLIT = "## Data\n\n{}\n\n## Evaluation\n\nWe use a {}.\n"
LOG = "Events come from the click log over two years of history."
AB = "## A/B test\n\n{}\n"
LOSS = "---\ntask: {}\n---\n\n## Model\n\n{}\n"
NUMBERS, CLASSES = "No offline metric fits classification: only RMSE.", "No offline metric fits forecasting: only NDCG."
FUTURE = '"random split into train and test" of events over time lets the model see the future.'
SKEWED = "Accuracy is the only metric, and the classes are said to be imbalanced: always saying no scores well."
CHANCE = "Stopping at the first significant reading makes chance look like a win."
SEES = "The evaluation sees what it is to be judged by."
UNIT = "The metric {} is of the user, and the unit of the test is smaller."

FIRES = {
    "a metric of numbers for ranking": ("XRF301", TASK.format("ranking", "We compare models by «RMSE»."), "No offline metric fits ranking: only RMSE."),
    "a metric of ranking for numbers": ("XRF301", TASK.format("regression", "We compare models by «NDCG»."), "No offline metric fits regression: only NDCG."),
    "five metrics, of which four are named": (
        "XRF301",
        TASK.format("classification", "We compare models by «RMSE», MAE, MAPE, R2 and sMAPE."),
        "No offline metric fits classification: only MAE, MAPE, R2, RMSE.",
    ),
    "a metric that fits, of the costs": ("XRF301", TASK.format("ranking", "We compare models by «RMSE».\n\n## Cost\n\nNDCG has a price"), "No offline metric fits ranking: only RMSE."),
    "a task named once, and no other": ("XRF301", GOAL.format("Forecast it", "«NDCG»"), CLASSES),
    "a task named twice": ("XRF301", GOAL.format("Forecast it: a forecast", "«NDCG»"), CLASSES),
    "a task named twice as often as another": ("XRF301", GOAL.format("Classify. Forecast, and forecast.", "«NDCG»"), CLASSES),
    "a task named four times, another twice": ("XRF301", GOAL.format("Classify, classify. Forecast, forecast, forecast, forecast.", "«NDCG»"), CLASSES),
    "a task named twice, two others once": ("XRF301", GOAL.format("Classify, rank. Forecast, and forecast.", "«NDCG»"), CLASSES),
    "a task of another part near the head": ("XRF301", MODEL.format("", "«RMSE»"), NUMBERS),
    "a task of another part on line 40": ("XRF301", MODEL.format(FILL + "\n", "«RMSE»"), NUMBERS),
    "a task of the goal far below": ("XRF301", FILL * 2 + GOAL.format("Forecast, and forecast.", "«NDCG»"), CLASSES),
    "accuracy where a fifth is positive": (
        "XRF302",
        RARE.format("The positive rate is 20%.", "We measure «accuracy». Accuracy counts."),
        "With 20% positives (line 3), always saying no scores 80.0% accuracy.",
    ),
    "accuracy where few are positive": (
        "XRF302",
        RARE.format("The table is large.\n\nThe positive rate is 2.5%.", "We measure «accuracy»."),
        "With 2.5% positives (line 5), always saying no scores 97.5% accuracy.",
    ),
    "accuracy of imbalanced classes": ("XRF302", RARE.format("‹Class imbalance› is severe: imbalanced.", "We measure «accuracy». Accuracy counts."), SKEWED, "imbalance"),
    "a word of imbalance after one of sampling": ("XRF302", RARE.format("We oversample. A ‹rare class› is kept.", "We measure «accuracy»."), SKEWED, "imbalance"),
    "a random split of a log": ("XRF303", SPLIT.format(LOG.replace("click log", "‹click log›"), "«random split into train and test»"), FUTURE, "events over time"),
    "a random split after one that is refused": (
        "XRF303",
        SPLIT.format(LOG.replace("click log", "‹click log›"), "seed. A shuffled test leaks. A «random split into train and test» is made. A random test set is kept"),
        FUTURE,
        "events over time",
    ),
    "a random split of a forecast": ("XRF303", TASK.format("‹forecasting›", "We use a «random split into train and test»."), FUTURE, "events over time"),
    "shares for a mean": ("XRF304", AB.format("Revenue per user is compared by a «chi-squared» test."), "Chi-squared compares shares, and this metric is a mean."),
    "ranks for a share": ("XRF304", AB.format("The conversion rate is compared by a «Mann-Whitney» test."), "Mann-whitney compares ranks, and this metric is a share."),
    "events for users": ("XRF304", AB.format("CTR over all impressions is compared by a «t-test»."), "T-test takes events as independent, while users are randomised."),
    "ranks for a share, beside events for users": (
        "XRF304",
        AB.format("CTR over all impressions and retention are compared by a t-test and a «Mann-Whitney» test."),
        "Mann-whitney compares ranks, and this metric is a share.",
    ),
    "two tests, after one by the delta method": (
        "XRF304",
        AB.format("CTR over all impressions has a t-test by the delta method. Watch time has a «Fisher» test. Session length has a «chi-squared» test."),
        "Fisher compares shares, and this metric is a mean.",
        "Chi-squared compares shares, and this metric is a mean.",
    ),
    "stopping at the first significant reading": ("XRF305", AB.format("We «stop the test as soon as the result is significant»."), CHANCE),
    "running until significant": ("XRF305", AB.format("We never peek. We «run it until p <» 0.05. We stop once it is significant."), CHANCE),
    "two leaks": ("XRF306", "## Evaluation\n\nThe depth is «tuned on the test set». The «scaler is fitted on all» rows.\n", SEES, SEES),
    "a leak after one that is denied": ("XRF306", "## Evaluation\n\nDepth is never tuned on the test set.\n\nIts width is «chosen by the test score».\n", SEES),
    "four metrics": (
        "XRF307",
        AB.format("We compare «D7 retention», CTR, session length and conversion rate."),
        "4 metrics, no primary one and no correction: one will look better by chance.",
    ),
    "five metrics": (
        "XRF307",
        AB.format("We compare «CTR», CSAT, bounce rate, session length and conversion rate."),
        "5 metrics, no primary one and no correction: one will look better by chance.",
    ),
    "a squared error of classes": ("XRF308", LOSS.format("classification", "The «loss is MSE»."), "A squared or absolute error is no loss for classification."),
    "an absolute error of ranks": ("XRF308", LOSS.format("ranking", "We take «MAE as the loss»."), "A squared or absolute error is no loss for ranking."),
    "sessions for a metric of users": ("XRF309", AB.format("Traffic is «randomised by session». The metric is ‹D7 retention›, beside churn rate."), UNIT.format("D7 retention"), "the metric"),
    "requests for orders per user": ("XRF309", AB.format("We «randomize requests». The metrics are CTR and ‹orders per user›."), UNIT.format("orders per user"), "the metric"),
    "page views for an order value per user": (
        "XRF309",
        AB.format("We «randomize page views». The metrics are CTR and ‹average order value› per user."),
        UNIT.format("average order value"),
        "the metric",
    ),
    "sessions, after a refusal": (
        "XRF309",
        AB.format("We never randomize requests. Traffic is «randomised by session». We randomize queries. It shows ‹D7 retention›."),
        UNIT.format("D7 retention"),
        "the metric",
    ),
}
SILENT = {
    "a task without metrics of its own": ("XRF301", TASK.format("clustering", "We compare models by RMSE.")),
    "no metric": ("XRF301", TASK.format("ranking", "We compare models.")),
    "a weak metric beside": ("XRF301", TASK.format("ranking", "We compare models by RMSE and precision.")),
    "a metric of the costs only": ("XRF301", TASK.format("ranking", "We compare models.\n\n## Cost\n\nRMSE has a price.")),
    "a task named once beside another": ("XRF301", GOAL.format("Forecast it. Classify", "BLEU")),
    "two tasks named alike": ("XRF301", GOAL.format("Forecast, forecast. Classify, classify", "BLEU")),
    "a task named three times, another twice": ("XRF301", GOAL.format("Forecast, forecast, forecast. Classify, classify", "NDCG")),
    "a task of another part on line 41": ("XRF301", MODEL.format(FILL + "\n\n", "RMSE")),
    "accuracy where more than a fifth is positive": ("XRF302", RARE.format("The positive rate is 21%. Class imbalance is small.", "We measure accuracy.")),
    "accuracy that nobody measures": ("XRF302", "## Data\n\nThe positive rate is 2%.\n\n## Cost\n\nAccuracy is dear.\n"),
    "another weak metric alone": ("XRF302", RARE.format("The positive rate is 2%.", "We measure precision.")),
    "accuracy beside precision": ("XRF302", RARE.format("The positive rate is 2%.", "We measure accuracy and precision.")),
    "oversampling says nothing of classes": ("XRF302", RARE.format("We oversample.", "We measure accuracy.")),
    "a random split beside one by time": ("XRF303", SPLIT.format(LOG, "random split into train and test. A backtest follows")),
    "a random split beside one by user": ("XRF303", SPLIT.format(LOG, "random split into train and test. GroupKFold follows")),
    "a random split of a table": ("XRF303", SPLIT.format("Rows come from the data warehouse, orders of the last two years.", "random split into train and test")),
    "words of time outside of the data": ("XRF303", "## Data\n\nRows of a data warehouse.\n\n## Risks\n\n" + LOG + "\n\n## Evaluation\n\nWe use a random split into train and test.\n"),
    "years outside of the data": (
        "XRF303",
        "## Data\n\nThe history is in a data warehouse.\n\n## Risks\n\nOrders of two years.\n\n## Evaluation\n\nWe use a random split into train and test.\n",
    ),
    "years without another word of time": (
        "XRF303",
        SPLIT.format("Orders of two years are in a data warehouse. So are visits of the last three months.", "random split into train and test"),
    ),
    "no source is named": ("XRF303", SPLIT.format("The history is seasonal.", "random split into train and test")),
    "a forecast split by time": ("XRF303", TASK.format("forecasting", "We backtest; a random split into train and test is shown.")),
    "a metric of events by users": ("XRF304", AB.format("CTR is compared by a t-test.")),
    "events of no ratio": ("XRF304", AB.format("Load over all requests is compared by a t-test.")),
    "events by ranks": ("XRF304", AB.format("CTR over all impressions is compared by a Mann-Whitney test.")),
    "a mean and a share by a test of shares": ("XRF304", AB.format("Session length and retention are compared by a chi-squared test.")),
    "a mean and a share by ranks": ("XRF304", AB.format("Session length and retention are compared by a Mann-Whitney test.")),
    "ranks for a mean": ("XRF304", AB.format("Session length is compared by a Mann-Whitney test.")),
    "no metric and ranks": ("XRF304", AB.format("Arms are compared by a Mann-Whitney test.")),
    "a bootstrap": ("XRF304", AB.format("Session length has a bootstrap beside its chi-squared test.")),
    "a sequential test": ("XRF305", AB.format("We stop as soon as the group sequential boundary is crossed. We stop once it is significant.")),
    "a Bayesian test": ("XRF305", AB.format("The posterior probability is shown. We stop once it is significant.")),
    "somebody else who stops": ("XRF305", AB.format("> We stop the test as soon as it is significant.")),
    "somebody else's leak": ("XRF306", "## Evaluation\n\n> The depth is tuned on the test set.\n"),
    "three metrics": ("XRF307", AB.format("We compare D7 retention, CTR and session length.")),
    "four names of metrics outside of the test": ("XRF307", "## Goal\n\nRaise D7 retention and CTR.\n\n" + AB.format("We compare session length and conversion rate.")),
    "guardrails": ("XRF307", AB.format("We compare D7 retention, CTR, session length and conversion rate; the last two are guardrails.")),
    "a squared error of numbers": ("XRF308", LOSS.format("regression", "The loss is MSE.")),
    "a head of its own": ("XRF308", LOSS.format("classification", "The loss is MSE for the head of prices.")),
    "sessions for a metric of sessions": ("XRF309", AB.format("Traffic is randomised by session. The metric is CTR.")),
    "sessions for orders per session": ("XRF309", AB.format("Traffic is randomised by session. The metric is orders per session.")),
    "a metric of users outside of the test": ("XRF309", "## Goal\n\nRaise D7 retention.\n\n" + AB.format("Traffic is randomised by session. The metric is CTR.")),
    "a switchback": ("XRF309", AB.format("A switchback test: traffic is randomised by session. The metric is D7 retention.")),
}


@pytest.mark.parametrize("name", sorted(FIRES))
def test_what_does_not_fit_is_shown_where_it_stands(catalog: Catalog, name: str) -> None:
    code, text, *messages = FIRES[name]
    assert shown(text, code, catalog) == (text, *messages)


@pytest.mark.parametrize("name", sorted(SILENT))
def test_what_fits_or_is_excused_is_silent(catalog: Catalog, name: str) -> None:
    code, text = SILENT[name]
    assert shown(text, code, catalog) == (text,)
