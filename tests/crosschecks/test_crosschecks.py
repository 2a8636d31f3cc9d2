"""Each cross-check on a small document that it must catch, and on near misses at which it must stay silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from designlint import linter
from designlint.crosschecks import CHECKS
from designlint.crosschecks.experiment import needed, needed_for_means
from designlint.document import parse
from designlint.model import Config
from tests.conftest import ROOT
from tests.crosschecks.marked import found

if TYPE_CHECKING:
    from designlint.catalog import Catalog

LOAD = "## Scale\n\n30M daily active users. Each sends 12 requests per user per day. {}\n"
STAGES = "## Latency\n\nThe latency SLA is p99 of {} ms.\n\n| Stage | p99 (ms) |\n|---|---|\n| Retrieval | 20 |\n| Features | 60 |\n| Model | 90 |\n| Page | 45 |\n{}"
TEST = (
    "## A/B test\n\nThe A/B test runs for {days} days on {share}% of users; {users} new members join each day. The baseline is 2.0% and the minimum "
    "detectable effect is 2% relative, alpha 0.05, power 80%.\n"
)
RESULTS = "## Modeling\n\nXGBoost is fast and robust, but hard to calibrate.\n\n## Offline evaluation\n\n| Model | NDCG |\n|---|---|\n| {} | 0.41 |\n| {} | 0.43 |\n"
SOURCES = "## Data\n\n| Source | Features |\n|---|---|\n| Click log | clicks of the last hour |\n| Billing system | {} |\n{}"
COSTS = "## Cost\n\n| Part | Hours | Cost |\n|---|---|---|\n| Labelling | {} | $1,200 |\n| Training | 30 | {} |\n| {} | 50 | {} |\n{}"
TWICE = "## One\n\n{}\n\n## Two\n\n{}\n"
RANKING = "## Goal\n\nRank posts: ranking of the feed, a recommendation of posts, ranking by value.\n\n## Data\n\n{}\n"
FIRES = {
    "four metrics and none first": ("XRF307", "## A/B test\n\nWe compare D7 retention, CTR, session length and conversion rate.\n", "no primary one and no correction"),
    "clicks as labels": ("XRF401", RANKING.format("Labels from clicks of the feed."), "Labels from clicks carry the position"),
    "features in two places": ("XRF402", "## Design\n\nScores are computed in real time; a nightly batch job fills the store. Batch features and streaming features are joined.\n", "Features are made in two places"),
    "no answer in time": ("XRF404", "## High level design\n\nThe model answers in real time.\n", "does not answer in time"),
    "nobody would notice": ("XRF405", "## Model\n\nXGBoost scores the claims.\n", "Nothing would show"),
    "a rate in two units": ("XRF112", "## Scale\n\nThe service takes 4K requests per second which is 1 billion requests per month.\n", "4K requests per second is 10.37 billion requests per month, not 1 billion requests per month."),
    "a rate times users": ("XRF112", "## Scale\n\n50M users × 10 requests/day = 900M requests per day.\n", "50M users × 10 requests/day makes 500M requests per day, not 900M requests per day."),
    "a share of a count": ("XRF112", "## Scale\n\nWe keep 5% of 200M events = 25M.\n", "5% of 200M is 10M, not 25M."),
    "a product": ("XRF112", "We buy 5 racks x 20 servers = 150 servers.", "5 racks x 20 makes 100, not 150."),
    "a product of money": ("XRF112", "$0.002 per request × 10M requests per month = $200,000 per month.", "makes $20,000, not $200,000."),
    "a sum of times": ("XRF112", "40 ms + 60 ms + 30 ms = 150 ms.", "40 ms + 60 ms + 30 ms makes 130 ms, not 150 ms."),
    "a sum that comes after its result": ("XRF112", "It costs $60 = $20 + $30.", "$20 + $30 makes $50, not $60."),
    "a sum after a name with a figure": ("XRF112", "Day 7 = 20 + 30 = 60 orders.", "20 + 30 makes 50, not 60."),
    "a quotient": ("XRF112", "QPS: 100M / 86400 ≈ 11,570.", "100M / 86400 makes 1,157, not 11,570."),
    "a difference": ("XRF112", "1,000 − 20% = 600 are left.", "1,000 − 20% makes 800, not 600."),
    "bytes a day": ("XRF112", "Logs: 1B events/day × 1KB = 10 TB/day.", "1B events/day × 1KB makes 1 TB, not 10 TB."),
    "a product in a diagram": ("XRF112", "```\nindex = 8M * 256 * 4 bytes = 80 GB\n```\n", "8M x 256 x 4 bytes makes 8.19 GB, not 80 GB."),
    "a rate that is about another": ("XRF112", "50M requests/day ≈ 5,787 QPS.", "50M requests/day is 579 QPS, not 5,787 QPS."),
    "a share in brackets": ("XRF112", "Of the labels, 200 of 4,000 (20%) are positive.", "200 of 4,000 is 5%, not 20%."),
    "a share of the rest": ("XRF112", "Of the 10,000 labels we have, 200 (5%) are positive.", "200 of 10,000 is 2%, not 5%."),
    "a rate over days": ("XRF112", "100 requests a day for 30 days = 30,000.", "100 requests a day for 30 days is 3,000, not 30,000."),
    "a peak against its average, in one sentence": ("XRF101", "## Scale\n\nAverage load is 1,000 QPS, peak is 3x average, i.e. 5,000 QPS.\n", "Peak 5,000/s is not 3 x 1,000/s"),
    "a peak against its average": ("XRF101", "## Scale\n\nAverage load is 1,000 requests per second; peak load is 5,000 requests per second (3x average).\n", "Peak 5,000/s is not 3 x 1,000/s"),
    "a metric out of nowhere": ("XRF201", "## Goals\n\n- Raise D7 retention.\n\n## A/B test\n\nThe metrics are D7 retention and CTR.\n", "in no objective: CTR"),
    "a promise forgotten": ("XRF202", "## Goals\n\n- D7 retention up by 1%.\n- CTR up by 2%.\n\n## A/B test\n\nThe metric is CTR.\n", "never measured: D7 retention"),
    "a stranger in the results": ("XRF203", RESULTS.format("XGBoost", "BERT"), "BERT has results and is described nowhere."),
    "a candidate gone": ("XRF204", RESULTS.format("BERT", "Matrix factorization"), "XGBoost is weighed, and the results leave it out."),
    "a source from nowhere": ("XRF205", SOURCES.format("plan", "\n| Feature | Source |\n|---|---|\n| rain | Weather service |\n"), '"Weather service" is not among the sources.'),
    "a source for nothing": ("XRF206", SOURCES.format("-", ""), '"Billing system" gives no feature'),
    "a bare risk": ("XRF207", "## Risks\n\n- Adversaries adapt to the score\n", "Nothing answers this risk."),
    "late labels and no gap": ("XRF406", "## Data\n\nLabels are known after 30 days.\n\n## Evaluation\n\nA time-based split is used.\n", "leaves no gap"),
    "peak below the average": ("XRF101", LOAD.format("Peak load is 2,500 requests per second."), "Peak 2,500/s is below the average 4,167/s implied by 30M daily users x 12"),
    "stages over the bound": ("XRF102", STAGES.format(150, ""), "= 215 ms, over the bound of 150 ms"),
    "nightly against five minutes": ("XRF103", "## Design\n\nPredictions are computed by a nightly batch job.\n\nA blocked item must disappear within 5 minutes.\n", "every 1 d cannot show within 5 min"),
    "too few users": ("XRF104", TEST.format(days=14, share=1, users="100,000"), "Needs 1,941,808 users per arm"),
    "too small an index": ("XRF105", "## Data\n\nThe index holds 8M items as vectors of 256 dimensions in float32: 2 GB.\n", "8M x 256 x 4 bytes = 8.19 GB"),
    "a month in two weeks": ("XRF106", "## A/B test\n\nThe A/B test runs for 2 weeks. The metric is D28 retention.\n", "D28 retention cannot be seen in a test of 14 d"),
    "two values of one thing": ("XRF107", "## Scale\n\nThe app has 12M daily active users.\n\n## Capacity\n\nWe plan with 15M daily active users.\n", "15M contradicts 12M"),
    "two values, in sentences that say more": ("XRF107", "## Scale\n\nThe app helps 12M daily active users to find a meal from home.\n\n## Capacity\n\nTo serve 15M daily active users, hosts are added.\n", "15M contradicts 12M"),
    "two shares of positives": ("XRF107", "## Data\n\nAbout 6% of transactions are fraud.\n\n## Evaluation\n\nSince 9% of transactions are fraud, we use PR-AUC.\n", "9% contradicts About 6% for positive rate"),
    "two latencies": ("XRF107", "## Requirements\n\n- Latency: p99 under 200 ms\n\n## Serving\n\nThe end-to-end latency is p99 under 500 ms.\n", "contradicts"),
    "two baselines": ("XRF107", TWICE.format("Raise conversion from a baseline of 3.2%.", "The baseline conversion is 4.1%."), "4.1% contradicts 3.2% for baseline on line 3."),
    "two levels": ("XRF107", TWICE.format("We use a significance level of 0.05.", "We take alpha = 0.01."), "for significance level on line 3."),
    "two powers": ("XRF107", TWICE.format("The test has 80% power.", "Samples are for 90% power."), "90% contradicts 80% for power"),
    "two availabilities": ("XRF107", TWICE.format("Availability is 99.9%.", "We promise 99.99% availability."), "99.99% contradicts 99.9% for availability"),
    "two catalogs": ("XRF107", TWICE.format("The catalog has 8M products.", "All 5M products of the catalog are scored."), "5M contradicts 8M for items of the catalog"),
    "two splits": ("XRF107", TWICE.format("Data are split 80/10/10 into train, validation and test.", "A 70/15/15 train/validation/test split is used."), "70/15/15 contradicts 80/10/10 for the split on line 3."),
    "arms of more than all": ("XRF108", "Traffic: 50% control, 30% treatment A, 30% treatment B.", "50 + 30 + 30 = 110, not 100."),
    "shares over a hundred": ("XRF108", "## Evaluation\n\nAn 80/15/10 split of train, validation and test.\n", "80 + 15 + 10 = 105, not 100."),
    "a total of hours": ("XRF114", COSTS.format(25, "$800", "Total", "$2,000", ""), "The total is 50, but 25 + 30 make 55."),
    "a total of money in bold, with a caption below": ("XRF114", COSTS.format(20, "$800", "**Grand total**", "**$2,500**", "*Table 3*\n"), "The total is $2,500, but $1,200 + $800 make $2,000."),
    "a total of a list": ("XRF114", "## Cost\n\n- Storage: $50\n- Compute: $70 a month\n- **Total:** $200 a month\n", "The total is $200, but $50 + $70 make $120."),
    "a total of shares": ("XRF114", "| Slice | Part |\n|---|---|\n| a | 50% |\n| b | 40% |\n| Total | 100% |\n", "The total is 100%, but 50% + 40% make 90%."),
    "a total of stages": ("XRF114", "| Stage | ms |\n|---|---|\n| a | 50 ms |\n| b | 40 ms |\n| Total | 120 ms |\n", "The total is 120 ms, but 50 ms + 40 ms make 90 ms."),
    "p50 over p99": ("XRF109", "## Latency\n\nLatency has a p50 of 300 ms and a p99 of 200 ms.\n", "p50 of 300 ms is over p99 of 200 ms"),
    "hourly for ninety minutes": ("XRF110", "## Training\n\nThe training job runs hourly and the job takes 90 minutes.\n", "takes 1.5 h and starts every 1 h"),
    "hosts below the peak": ("XRF111", "## Scale\n\nPeak load is 4,200 requests per second. Each host serves 150 requests per second; 20 hosts are planned.\n", "20 hosts x 150/s = 3,000/s"),
    "all of the time": ("XRF113", "## Requirements\n\nThe service must have 100% availability.\n", "100% availability"),
    "accuracy of the imbalanced": ("XRF302", "## Data\n\nThe dataset is highly imbalanced.\n\n## Evaluation\n\nWe measure accuracy.\n", "Accuracy is the only metric"),
    "random over years": ("XRF303", "## Data\n\nClickstream events over 12 months.\n\n## Evaluation\n\nWe randomly split the data into train and test.\n", "lets the model see the future"),
    "random by a call": ("XRF303", "## Data\n\nTransaction logs with timestamps from 2022 to 2024.\n\n## Evaluation\n\ntrain_test_split with test_size=0.2.\n", "lets the model see the future"),
    "until p is small": ("XRF305", "## Experiment\n\nThe experiment runs until p < 0.05.\n", "first significant reading"),
    "oversampled, then split": ("XRF306", "## Training\n\nWe apply SMOTE to the whole dataset and then split it into train and test.\n", "judged by"),
    "stopped by the test loss": ("XRF306", "## Training\n\nEarly stopping monitors the test loss.\n", "judged by"),
    "chosen by the test score": ("XRF306", "## Training\n\nThe model is chosen by its test score.\n", "judged by"),
    "page views for a metric of users": ("XRF309", "## A/B test\n\nWe randomize page views, and measure the conversion rate per user.\n", "the unit of the test is smaller"),
    "a month in a test that lasts": ("XRF106", "## Experiment\n\nPrimary metric: 30-day retention. The test lasts two weeks.\n", "cannot be seen in a test of 14 d"),
    "more users a day than a month": ("XRF109", "## Scale\n\nWe have 5M MAU and 8M DAU.\n", "The daily users (8M) are more than the monthly users (5M"),
    "pods below the peak": ("XRF111", "## Capacity\n\nPeak is 10,000 QPS. One pod handles 200 QPS; we run 30 pods.\n", "30 hosts x 200/s = 6,000/s"),
    "too few users per arm": ("XRF104", "## Experiment\n\nBaseline conversion is 2%. We want to detect a 1% relative lift with 80% power at alpha 0.05, using 10,000 users per arm.\n", "10,000 are planned"),
    "somebody else's data": ("XRF205", "## Data sources\n\nOnly first-party data: click log and catalog.\n\n## Features\n\nCredit bureau score and clicks.\n", '"credit bureau" is not among the sources'),
    "errors for classes": ("XRF301", "## Goal\n\nClassify claims: predict whether a claim is fraud. Classification of claims saves money.\n\n## Evaluation\n\nWe compare models by RMSE.\n", "No offline metric fits classification"),
    "accuracy of the rare": ("XRF302", "## Evaluation\n\nThe positive rate is 2%. We measure accuracy.\n", "always saying no scores 98.0% accuracy"),
    "random over time": ("XRF303", "## Data\n\nEvents come from the click log over two years of history.\n\n## Evaluation\n\nWe use a random split into train and test.\n", "lets the model see the future"),
    "shares test on a mean": ("XRF304", "## A/B test\n\nSession length is compared by a chi-squared test.\n", "this metric is a mean"),
    "stopping when significant": ("XRF305", "## A/B test\n\nWe stop the A/B test as soon as the result is significant.\n", "Stopping at the first significant reading"),
    "tuned on the test set": ("XRF306", "## Evaluation\n\nHyperparameters are tuned on the test set.\n", "judged by"),
    "squared error for classes": ("XRF308", "## Goal\n\nClassify claims: predict whether a claim is fraud. Classification of claims saves money.\n\n## Model\n\nThe loss is MSE.\n", "no loss for classification"),
    "session against user": ("XRF309", "## A/B test\n\nTraffic is randomised by session. The metric is D7 retention.\n", "the unit of the test is smaller"),
    "newcomers forgotten": ("XRF403", "## Model\n\nMatrix factorization ranks the items.\n", "knows nothing of newcomers"),
}
SILENT = {
    "a week in two weeks": ("XRF106", "## A/B test\n\nThe A/B test runs for 2 weeks. The metric is D7 retention.\n"),
    "hourly for thirty minutes": ("XRF110", "## Training\n\nThe training job runs hourly and the job takes 30 minutes.\n"),
    "a test of means": ("XRF304", "## A/B test\n\nSession length is compared by a Welch test.\n"),
    "a share by a test of shares": ("XRF304", "## A/B test\n\nRetention is compared by a chi-squared test.\n"),
    "sample ratio by chi-squared": ("XRF304", "## A/B test\n\nSession length is the metric. The sample ratio is checked by a chi-squared test of session length counts.\n"),
    "a primary metric": ("XRF307", "## A/B test\n\nThe primary metric is D7 retention; CTR, session length and conversion rate are read too.\n"),
    "a correction": ("XRF307", "## A/B test\n\nWe compare D7 retention, CTR, session length and conversion rate with a Bonferroni correction.\n"),
    "squared error of a forecast": ("XRF308", "## Goal\n\nForecast demand: forecasting of demand by store.\n\n## Model\n\nThe loss is MSE.\n"),
    "users against users": ("XRF309", "## A/B test\n\nTraffic is randomised by user. The metric is D7 retention.\n"),
    "position corrected": ("XRF401", RANKING.format("Labels from clicks of the feed, with inverse propensity weights for position bias.")),
    "labels from people": ("XRF401", RANKING.format("Labels from human raters.")),
    "skew met": ("XRF402", "## Design\n\nScores are computed in real time; a nightly batch job fills the store. Batch features and streaming features are joined; a feature store keeps training-serving skew out.\n"),
    "a fallback": ("XRF404", "## High level design\n\nThe model answers in real time, with a fallback to popular items.\n"),
    "batch needs none": ("XRF404", "## High level design\n\nLists are computed by a nightly batch job.\n"),
    "an alert": ("XRF405", "## Model\n\nXGBoost scores the claims; drift raises an alert.\n"),
    "a month is about thirty days": ("XRF112", "## Scale\n\nThe service takes 4K requests per second which is 10 billion requests per month.\n"),
    "a rate times users that is right": ("XRF112", "## Scale\n\n50M users × 10 requests/day = 500M requests per day.\n"),
    "a document of two systems": ("XRF107", "## Search\n\n### Scale\n\n- 100 million MAU\n\n## Delivery\n\n### Scale\n\n- 2 million MAU\n"),
    "a share that is right": ("XRF112", "## Scale\n\nWe keep 5% of 200M events = 10M.\n"),
    "two rates side by side": ("XRF112", "## Scale\n\nReads are 4K requests per second and writes 1 million per day.\n"),
    "a guardrail": ("XRF201", "## Goals\n\n- Raise D7 retention.\n\n## A/B test\n\nThe metric is D7 retention.\n\nCTR is a guardrail.\n"),
    "a proxy": ("XRF202", "## Goals\n\n- D7 retention up by 1%.\n\n## A/B test\n\nThe metric is CTR, our proxy for retention.\n"),
    "a baseline in the results": ("XRF203", RESULTS.format("XGBoost", "BERT (current)")),
    "a rejected candidate": ("XRF204", RESULTS.format("BERT", "Matrix factorization").replace("calibrate.", "calibrate; rejected.")),
    "a known source": ("XRF205", SOURCES.format("plan", "\n| Feature | Source |\n|---|---|\n| plan | Billing |\n")),
    "a source for labels": ("XRF206", SOURCES.format("-", "").replace("Billing system", "Billing labels")),
    "a risk with its answer": ("XRF207", "## Risks\n\n- Adversaries adapt to the score: we retrain weekly and alert on drift\n"),
    "a gap for late labels": ("XRF406", "## Data\n\nLabels are known after 30 days.\n\n## Evaluation\n\nA time-based split with a gap of 30 days is used.\n"),
    "a peak that fits": ("XRF101", LOAD.format("Peak load is 12,000 requests per second.")),
    "monthly users only": ("XRF101", "## Scale\n\n30M monthly active users send 12 requests per user per day. Peak load is 2,500 requests per second.\n"),
    "a peak in an example": ("XRF101", LOAD.format("For example, peak load is 2,500 requests per second.")),
    "stages within the bound": ("XRF102", STAGES.format(250, "")),
    "stages in parallel": ("XRF102", STAGES.format(150, "\nRetrieval and features run in parallel.\n")),
    "an online path beside": ("XRF103", "## Design\n\nPredictions are computed by a nightly batch job and re-ranked in real time.\n\nA blocked item must disappear within 5 minutes.\n"),
    "enough users": ("XRF104", TEST.format(days=28, share=50, users="1M")),
    "a sequential test": ("XRF104", TEST.format(days=14, share=1, users="100,000") + "\nA group sequential test is used.\n"),
    "quantised vectors": ("XRF105", "## Data\n\nThe index holds 8M items as vectors of 256 dimensions in float32, quantised to 2 GB.\n"),
    "growth": ("XRF107", "## Scale\n\nToday the app has 12M daily active users.\n\n## Capacity\n\nBy 2028 we expect 15M daily active users.\n"),
    "two values in one paragraph": ("XRF107", "## Scale\n\nThe app has 12M daily active users. The site has 15M daily active users.\n"),
    "from one value to another": ("XRF107", "## Scale\n\nThe app has 12M daily active users.\n\n## Plan\n\nWe go to 15M daily active users.\n"),
    "a goal for the positives": ("XRF107", "## Data\n\nAbout 6% of transactions are fraud.\n\n## Goal\n\nBelow 2% of transactions are fraud.\n"),
    "a latency of a stage": ("XRF107", "## Requirements\n\n- Latency: p99 under 200 ms\n\n## Serving\n\nThe cache latency SLA is p99 under 5 ms.\n"),
    "a sum of stages against the bound": ("XRF107", "## Requirements\n\n- Latency: p99 under 500 ms\n\n## Serving\n\nTotal latency: 182 ms (p99 budget is 500 ms).\n"),
    "baselines of groups": ("XRF107", TWICE.format("The baseline of new members is 3.2%: a baseline of 3.2%.", "The premium segment has a baseline of 4.1%.")),
    "two counts of things": ("XRF107", TWICE.format("The catalog has 8M products.", "We label 50,000 products by hand.")),
    "splits of two kinds": ("XRF107", TWICE.format("Data are split 80/10/10 into train, validation and test.", "An 80/20 train/test split is used for the pilot.")),
    "arms of all": ("XRF108", "Traffic: 50% control, 25% treatment A, 25% treatment B."),
    "arms in a ramp": ("XRF108", "First 95% control and 5% treatment, then 50% control and 50% treatment."),
    "days are no shares": ("XRF108", "## Evaluation\n\nA 7/14/30 days split of the windows.\n"),
    "a product that is right": ("XRF112", "5 racks x 20 servers = 100 servers."),
    "hours of a month": ("XRF112", "55 × $1.00/hour × 730 hours = $40,000."),
    "a product in the other unit": ("XRF112", "60 days × 24 hours = 1,440 hours; 5 min × 60 = 300 s; 10M items × 50ms per item = 5.8 days."),
    "a rounded product": ("XRF112", "27 × $48 ≈ $1,500 and 3 x 33M = 100M."),
    "a percent of no percents": ("XRF112", "45 / 60 = 75% and 0.5 × 0.5 = 25%."),
    "a part of a longer sum": ("XRF112", "(2 + 3) × 4 = 20 and 2 x 3 = 6 x 2."),
    "a unit of millions": ("XRF112", "1920 × 1080 = 2.07 MP."),
    "negative exponents": ("XRF112", "A rate of 1e-3 * 0.1 = 1e-4."),
    "a split in two": ("XRF112", "50/50 = 2 arms; 80/20 = 4."),
    "sums that come after their result": ("XRF112", "$50 = $20 + $30; 7 = 20 + 30 = 50."),
    "bits": ("XRF112", "1B × 8 bits = 1 GB."),
    "bounds": ("XRF112", "2 x 30 ms = under 100 ms and 5-10 x 3 = 20."),
    "somebody else's product": ("XRF112", "> 5 x 20 = 150.\n"),
    "a share in brackets that is right": ("XRF112", "190 of 200 pickups (95%), 46,215,963 of 48,601,811 (about 95%), 3 of 4 (5 in all)."),
    "a version": ("XRF112", "Python 3.10 -> 3.11 = 2% faster."),
    "a peak that fits its average": ("XRF101", "## Scale\n\nAverage load is 1,000 requests per second; peak load is 3,000 requests per second (3x average).\n"),
    "a total that is the sum": ("XRF114", COSTS.format(20, "$800", "Total", "$2,000", "")),
    "a total that is rounded": ("XRF114", COSTS.format(20, "$790", "Total", "$2,000", "")),
    "a total of some parts only": ("XRF114", COSTS.format(25, "free", "Total", "$2,500", "").replace("50", "55")),
    "a total with subtotals": ("XRF114", COSTS.format(25, "$800", "Total", "$2,000", "").replace("Training", "Subtotal")),
    "a total in the middle": ("XRF114", COSTS.format(25, "$800", "Total", "$2,000", "| Reserve | 5 | $9 |\n")),
    "a total that is a mean": ("XRF114", COSTS.format(65, "$800", "Total", "$1,000", "")),
    "a total of something else": ("XRF114", "## Cost\n\n- Storage: $50\n- Compute: $70\n- Total project budget: $200,000\n"),
    "a total of parallel stages": ("XRF114", "They run in parallel.\n\n| Stage | ms |\n|---|---|\n| a | 50 ms |\n| b | 40 ms |\n| Total | 60 ms |\n"),
    "a total of prices": ("XRF114", "| Part | Price per unit |\n|---|---|\n| a | $50 |\n| b | $40 |\n| Total | $120 |\n"),
    "a total under a bound": ("XRF114", "- Storage: under $50\n- Compute: $70\n- Total: $200\n"),
    "percentiles in order": ("XRF109", "## Latency\n\nLatency has a p50 of 90 ms and a p99 of 200 ms.\n"),
    "autoscaling": ("XRF111", "## Scale\n\nPeak load is 4,200 requests per second. Each host serves 150 requests per second; 20 hosts with autoscaling.\n"),
    "no system is perfect": ("XRF113", "## Requirements\n\nNo system has 100% availability.\n"),
    "a metric that fits": ("XRF301", "## Goal\n\nClassify claims: predict whether a claim is fraud. Classification of claims.\n\n## Evaluation\n\nWe compare models by PR-AUC and RMSE.\n"),
    "accuracy of the balanced": ("XRF302", "## Data\n\nThe dataset is large.\n\n## Evaluation\n\nWe measure accuracy.\n"),
    "a validation loss": ("XRF306", "## Training\n\nEarly stopping monitors the validation loss; the test set is used once.\n"),
    "a split, then oversampled": ("XRF306", "## Training\n\nWe split the data and then apply SMOTE to the training part.\n"),
    "pods that carry the peak": ("XRF111", "## Capacity\n\nPeak is 5,000 QPS. One pod handles 200 QPS; we run 30 pods.\n"),
    "somebody else's data, refused": ("XRF205", "## Data sources\n\nOnly first-party data: click log and catalog.\n\n## Features\n\nNo third-party scores, only clicks.\n"),
    "accuracy beside recall": ("XRF302", "## Evaluation\n\nThe positive rate is 2%. We measure accuracy and PR-AUC.\n"),
    "a word of time alone": ("XRF303", "## Data\n\nRows come from the data warehouse; the history is short.\n\n## Evaluation\n\nWe use a random split into train and test.\n"),
    "split by time": ("XRF303", "## Data\n\nEvents come from the click log over two years of history.\n\n## Evaluation\n\nA random split would leak; we use a temporal split.\n"),
    "not until significant": ("XRF305", "## A/B test\n\nThe test runs for two weeks, not just until it is significant.\n"),
    "fitted on training data only": ("XRF306", "## Evaluation\n\nThe scaler is never fitted on all data.\n"),
    "newcomers served": ("XRF403", "## Model\n\nMatrix factorization ranks the items; new users get popular items.\n"),
}


def test_every_cross_check_has_a_firing_and_a_silent_case() -> None:
    assert {code for code, *_ in FIRES.values()} == set(CHECKS)
    assert {code for code, _ in SILENT.values()} == set(CHECKS)


@pytest.mark.parametrize("name", sorted(FIRES))
def test_a_cross_check_shows_its_arithmetic(catalog: Catalog, name: str) -> None:
    code, text, message = FIRES[name]
    findings = found(text, code, catalog)
    assert len(findings) == 1, findings
    assert message in findings[0].message


@pytest.mark.parametrize("name", sorted(SILENT))
def test_a_cross_check_stays_silent(catalog: Catalog, name: str) -> None:
    code, text = SILENT[name]
    assert found(text, code, catalog) == []


SIZES = [(0.32, 0.326, 95350), (0.05, 0.0525, 122123), (0.10, 0.11, 14751), (0.04, 0.0404, 3785510), (0.02, 0.0204, 1941808)]


@pytest.mark.parametrize(("p1", "p2", "size"), SIZES)
def test_sample_sizes_are_the_published_ones(p1: float, p2: float, size: int) -> None:
    assert needed(p1, p2) == pytest.approx(size, rel=1e-4)


@pytest.mark.parametrize(("deviation", "difference", "size"), [(9.0, 0.075, 226048), (5.0, 0.04, 245278)])
def test_sample_sizes_of_means_are_the_published_ones(deviation: float, difference: float, size: int) -> None:
    assert needed_for_means(deviation, difference) == pytest.approx(size, rel=1e-5)


@pytest.mark.parametrize(("p1", "p2", "size"), SIZES)
def test_sample_sizes_are_near_those_of_another_library(p1: float, p2: float, size: int) -> None:
    power = pytest.importorskip("statsmodels.stats.power")
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    other = power.NormalIndPower().solve_power(proportion.proportion_effectsize(p2, p1), alpha=0.05, power=0.8, alternative="two-sided")
    assert size == pytest.approx(other, rel=0.02)


MUTATIONS = {  # a figure of the complete example, what it becomes, and whether that is beyond tolerance
    "daily users": ("| Daily active users | 12M |", "| Daily active users | 120M |", True),
    "requests per user": ("10 requests per user per day", "100 requests per user per day", True),
    "average load": ("1,389 requests per second", "13,890 requests per second", True),
    "peak load": ("4,200 requests per second", "900 requests per second", True),
    "rate of a host": ("serves 150 requests", "serves 15 requests", True),
    "hosts": ("40 hosts", "4 hosts", True),
    "a stage": ("| Ranking model | 80 |", "| Ranking model | 180 |", True),
    "the bound": ("p99 of 200 ms at the gateway", "p99 of 100 ms at the gateway", True),
    "dimensions": ("256 dimensions", "2560 dimensions", True),
    "storage": ("= 8.2 GB", "= 1.2 GB", True),
    "sample size": ("95,350 members per arm", "9,535 members per arm", True),
    "effect": ("0.6 percentage points", "0.1 percentage points", True),
    "new members": ("40,000 new members", "2,000 new members", True),
    "duration": ("28 days.", "2 days.", True),
    "peak, a little": ("4,200 requests per second", "4,300 requests per second", False),
    "storage, a little": ("= 8.2 GB", "= 8.1 GB", False),
    "a stage, a little": ("| Ranking model | 80 |", "| Ranking model | 82 |", False),
}


def test_figures_beyond_their_tolerance_are_caught_and_those_within_are_not(catalog: Catalog) -> None:
    text = (ROOT / "examples" / "complete.md").read_text(encoding="utf-8")
    caught, wanted = 0, 0
    for old, new, beyond in MUTATIONS.values():
        assert old in text, old
        findings = [f for f in linter.lint(parse(text.replace(old, new), "x.md"), catalog, Config()).findings if f.code.startswith("XRF1")]
        if beyond:
            wanted += 1
            caught += bool(findings)
        else:
            assert findings == [], old
    assert caught >= 0.9 * wanted, f"{caught} of {wanted}"
