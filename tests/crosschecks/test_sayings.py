"""Contradictions in the words that people use for them, and the same words where nothing contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crosschecks.marked import found

if TYPE_CHECKING:
    from designlint.catalog import Catalog

HEAD = "# Title\n\n## Goal\n\nWe help shoppers.\n\n"
SAID: dict[str, dict[str, str]] = {  # a code -> texts with what is found in them
    "XRF101": {
        "- 10M DAU\n- each user opens the feed 20 times a day\n- average load: 200 QPS": "Average 200/s is not the 2,315/s implied by 10M daily users x 20 requests per day (line 7).",
        "| DAU | 10M |\n|---|---|\n| Requests per user per day | 20 |\n| Average QPS | 200 |": "Average 200/s is not the 2,315/s implied by 10M daily users x 20 requests per day (line 7).",
        "10 million daily active users make 20 requests per day each, so about 200 requests per second on average.": "Average 200/s is not the 2,315/s implied by 10M daily users x 20 requests per day (line 7).",
        "Average QPS is 1,000. Peak is 3x, i.e. 5,000 QPS.": "Peak 5,000/s is not 3 x 1,000/s = 3,000/s (line 7).",
        "Daily requests: 86M. That is 100 QPS on average.": "Average 100/s is not the 995/s that 86M requests a day make (line 7).",
        "10M requests/day. Average load is 500 QPS.": "Average 500/s is not the 116/s that 10M requests a day make (line 7).",
        "- Average load: 1,200 QPS\n- Peak factor: 5x\n- Peak load: 2,400 QPS": "Peak 2,400/s is not 5 x 1,200/s = 6,000/s (line 7).",
    },
    "XRF102": {
        "p99 latency must be under 100 ms.\n\n- retrieval: 60 ms\n- ranking: 80 ms": "The stages take 60 + 80 = 140 ms, over the bound of 100 ms (line 7).",
        "End-to-end budget: 200 ms. Feature fetch takes 50 ms, the model takes 120 ms and re-ranking takes 70 ms.": "The stages take 50 + 120 + 70 = 240 ms, over the bound of 200 ms (line 7).",
        "| Stage | p99 |\n|---|---|\n| Retrieval | 40 ms |\n| Ranking | 90 ms |\n\nThe total latency must be below 100 ms.": "The stages take 40 + 90 = 130 ms, over the bound of 100 ms (line 12).",
        "Latency budget 100 ms: retrieval 50 ms + ranking 70 ms.": "The stages take 50 + 70 = 120 ms, over the bound of 100 ms (line 7).",
        "A whole request has to come back within 50 ms. Feature lookup takes 30 ms, then model inference takes another 55 ms.": "The stages take 30 + 55 = 85 ms, over the bound of 50 ms (line 7).",
        "**SLO**: a decision in at most 80 ms.\n**Path**: gateway 10 ms, feature store 40 ms, scoring model 25 ms, rules engine 50 ms.": "The stages take 10 + 40 + 25 + 50 = 125 ms, over the bound of 80 ms (line 7).",
        "- SLA to the caller: 300 ms total\n- Retrieval: 0.2 s\n- Scoring: 0.25 s": "The stages take 200 + 250 = 450 ms, over the bound of 300 ms (line 7).",
    },
    "XRF103": {
        "Recommendations must reflect clicks within 5 minutes. Scores are computed nightly.": "Results made every 1 d cannot show within 5 min (line 7).",
        "Freshness: 10 minutes. The batch job runs every 24 hours.": "Results made every 1 d cannot show within 10 min (line 7).",
        "New items must be visible within an hour. The index is rebuilt once a day.": "Results made every 1 d cannot show within 1 h (line 7).",
        "Data must be at most 15 minutes old; features are refreshed daily.": "Results made every 1 d cannot show within 15 min (line 7).",
        "- Freshness: new items searchable within 10 minutes\n- Index: full rebuild once a day, no incremental updates": "Results made every 1 d cannot show within 10 min (line 7).",
        "Stock levels are synced twice a day. Sold items must vanish within 20 minutes.": "Results made every 12 h cannot show within 20 min (line 7).",
    },
    "XRF104": {
        "A/B test with alpha 0.05 and power 80%. Baseline conversion is 2%, MDE 1% relative. Sample size: 10,000 users per arm.": "Needs 7,729,572 users per arm (2% baseline, 1%, alpha 0.05, power 80%); 10,000 are planned.",
        "We test at 5% significance and 80% power for a lift from 5.0% to 5.1% with 5,000 users per variant.": "Needs 752,702 users per arm (5% baseline, to 5.1%, alpha 0.05, power 80%); 5,000 are planned.",
        "| Parameter | Value |\n|---|---|\n| alpha | 0.05 |\n| power | 0.8 |\n| baseline CTR | 3% |\n| MDE | 1% relative |\n| sample size per arm | 20,000 |": "Needs 5,100,197 users per arm (3% baseline, 1%, alpha 0.05, power 80%); 20,000 are planned.",
        "- Significance level 5%, power 90%\n- Base rate of purchase 10%\n- Smallest effect of interest: 0.5 percentage points\n- n = 2,000 per group": "Needs 77,327 users per arm (10% baseline, 0.5 percentage points, alpha 0.05, power 90%); 2,000 are planned.",
        "We enrol 20k sessions per arm. Baseline add-to-cart rate: 1%. Minimum detectable effect: 3% relative.": "Needs 1,752,388 users per arm (1% baseline, 3%, alpha 0.05, power 80%); 20,000 are planned.",
    },
    "XRF105": {
        "100M items with 768-dimensional float32 embeddings take 30 GB.": "30 GB is less than 100M x 768 x 4 bytes = 307 GB.",
        "The index holds 50M vectors of 256 dimensions (float32), 5 GB in total.": "5 GB is less than 50M x 256 x 4 bytes = 51.2 GB.",
        "Embeddings: 1 billion x 128 dim x 4 bytes = 50 GB.": "50 GB is less than 1B x 128 x 4 bytes = 512 GB.",
        "Storing embeddings for all 5M articles takes 150 MB. They have 768 dims at 4 bytes per value.": "150 MB is less than 5M x 768 x 4 bytes = 15.36 GB.",
    },
    "XRF106": {
        "Primary metric: 30-day retention. The A/B test runs for 2 weeks.": "30-day retention cannot be seen in a test of 14 d (line 7).",
        "We measure D28 retention in a 14-day experiment.": "D28 retention cannot be seen in a test of 14 d (line 7).",
        "The experiment lasts one week. Success metric: 60-day churn.": "60-day churn cannot be seen in a test of 7 d (line 7).",
        "The main metric is week-8 retention. The online test will last four weeks.": "week-8 retention cannot be seen in a test of 28 d (line 7).",
    },
    "XRF107": {
        "The catalog has 2M products.\n\n## Later\n\nThe catalog has 5M products.": "5M contradicts 2M for items of the catalog on line 7.",
        "p99 latency is 100 ms.\n\n## SLA\n\np99 latency: 200 ms.": "200 ms contradicts 100 ms for end to end latency on line 7.",
        "We have 10M daily active users.\n\n## Scale\n\nDAU: 20M": "20M contradicts 10M for DAU users on line 7.",
        "The fraud rate is 0.1%.\n\n## Data\n\nFraud rate: 2%.": "2% contradicts 0.1% for positive rate on line 7.",
        "The experiment runs for 2 weeks.\n\n## Plan\n\nThe experiment runs for 4 weeks.": "4 weeks contradicts 2 weeks for test duration on line 7.",
        "Availability 99.9%.\n\n## SLO\n\nAvailability: 99.99%": "99.99% contradicts 99.9% for availability on line 7.",
    },
    "XRF108": {
        "Data is split 70/20/20.": "70 + 20 + 20 = 110, not 100.",
        "Train 80%, validation 15%, test 10%.": "80 + 15 + 10 = 105, not 100.",
        "Traffic: 50% control, 30% A, 30% B.": "50 + 30 + 30 = 110, not 100.",
        "| Split | Share |\n|---|---|\n| Train | 70% |\n| Val | 20% |\n| Test | 20% |": "70 + 20 + 20 = 110, not 100.",
        "We use 60% for training, 30% for validation and 20% for testing.": "60 + 30 + 20 = 110, not 100.",
        "- train: 60%\n- dev: 10%\n- test: 10%": "60 + 10 + 10 = 80, not 100.",
        "1. Training set – 90% of the documents\n2. Validation set – 20% of the documents": "90 + 20 = 110, not 100.",
    },
    "XRF109": {
        "p50 latency 120 ms, p99 latency 80 ms.": "p50 of 120 ms is over p99 of 80 ms.",
        "Average load 5,000 QPS, peak load 2,000 QPS.": "The average load (5,000 QPS) is more than the peak (2,000 QPS, line 7).",
        "MAU: 5M, DAU: 8M.": "The daily users (8M) are more than the monthly users (5M, line 7).",
        "p95: 300 ms; p99: 200 ms": "p95 of 300 ms is over p99 of 200 ms.",
        "| Percentile | Latency |\n|---|---|\n| p50 | 90 ms |\n| p99 | 60 ms |": "p50 of 90 ms is over p99 of 60 ms.",
        "| Metric | Now | Wanted |\n|---|---|---|\n| p50 | 20 ms | 90 ms |\n| p95 | 40 ms | 60 ms |": "p50 of 90 ms is over p95 of 60 ms.",
        "At the busiest hour we see 500 requests per second; averaged over the day the rate is 1,500 requests per second.": "The average load (1,500 requests per second) is more than the peak (500 requests per second, line 7).",
    },
    "XRF110": {
        "The job runs every hour and takes 90 minutes.": "The job takes 1.5 h and starts every 1 h.",
        "Nightly retraining takes 30 hours.": "The job takes 1.25 d and starts every 1 d.",
        "Scoring runs every 15 minutes; a run takes about 25 minutes.": "The job takes 25 min and starts every 15 min.",
        "Features are refreshed hourly. The feature job takes 2 hours.": "The job takes 2 h and starts every 1 h.",
        "- Retraining: daily\n- Training time: 52 hours": "The job takes 2.17 d and starts every 1 d.",
    },
    "XRF111": {
        "Peak load is 10,000 QPS. One replica serves 100 QPS. We run 20 replicas.": "20 hosts x 100/s = 2,000/s do not carry the peak 10,000/s (line 7).",
        "Each pod handles 50 requests per second; 10 pods serve the peak of 2,000 QPS.": "10 hosts x 50/s = 500/s do not carry the peak 2,000/s (line 7).",
        "Peak: 5k rps. 8 servers at 200 rps each.": "8 hosts x 200/s = 1,600/s do not carry the peak 5,000/s (line 7).",
        "The fleet has 40 CPU nodes at 120 inferences/s each. At the busiest time 15,000 inferences/s arrive.": "40 hosts x 120/s = 4,800/s do not carry the peak 15,000/s (line 7).",
    },
    "XRF112": {
        "1M users x 20 requests = 30M requests per day.": "1M users x 20 makes 20M requests per day, not 30M requests per day.",
        "500 rows + 300 rows = 900 rows": "500 rows + 300 makes 800, not 900.",
        "5,000 calls/day × $0.01 = $80/day": "5,000 calls/day × $0.01 makes $50, not $80.",
        "100M / 86,400 = 2,000 QPS": "100M / 86,400 makes 1,157 QPS, not 2,000 QPS.",
    },
    "XRF113": {
        "Target precision: 120%": '"precision: 120%" is more than can be.',
        "AUC target: 1.2": '"AUC target: 1.2" is more than can be.',
        "Recall must be at least 105%.": '"Recall must be at least 105%" is more than can be.',
        "NDCG@10 of 1.05 is required.": '"NDCG@10 of 1.05" is more than can be.',
    },
    "XRF114": {
        "| Class | Count |\n|---|---|\n| a | 100 |\n| b | 200 |\n| Total | 400 |": "The total is 400, but 100 + 200 make 300.",
        "| Stage | ms |\n|---|---|\n| Retrieval | 20 |\n| Ranking | 50 |\n| Total | 100 |": "The total is 100, but 20 + 50 make 70.",
        "Budget:\n\n- GPU: $500\n- Storage: $200\n- Total: $900": "The total is $900, but $500 + $200 make $700.",
    },
    "XRF301": {
        "Regression of the price. Metric: AUC.": "No offline metric fits regression: only AUC.",
        "We predict demand; the offline metric is F1.": "No offline metric fits regression: only F1.",
        "A ranking model evaluated by RMSE only.": "No offline metric fits ranking: only RMSE.",
    },
    "XRF302": {
        "Fraud is 0.1% of payments. The metric is accuracy.": "With 0.1% positives (line 7), always saying no scores 99.9% accuracy.",
        "Only 1% of users churn. We evaluate with accuracy.": "With 1% positives (line 7), always saying no scores 99.0% accuracy.",
        "Positive rate 0.5%; offline metric: accuracy.": "With 0.5% positives (line 7), always saying no scores 99.5% accuracy.",
        "The metric is accuracy. Of all flows, 0.05% are intrusions.": "With 0.05% positives (line 7), always saying no scores 99.95% accuracy.",
        "Failures occur in 0.2% of the windows. The metric is accuracy.": "With 0.2% positives (line 7), always saying no scores 99.8% accuracy.",
    },
    "XRF303": {
        "We forecast sales. The data is split randomly 80/20.": '"split randomly" of events over time lets the model see the future.',
        "We forecast daily demand. The data is split randomly into train and test.": '"split randomly" of events over time lets the model see the future.',
    },
    "XRF304": {
        "The metric is revenue per user, tested by a chi-squared test.": "Chi-squared compares shares, and this metric is a mean.",
    },
    "XRF305": {
        "We look at the results daily and stop when p < 0.05.": "Stopping at the first significant reading makes chance look like a win.",
        "The A/B test is checked every day and stopped as soon as it is significant.": "Stopping at the first significant reading makes chance look like a win.",
        "Stop early once significance is reached; t-test at alpha 0.05.": "Stopping at the first significant reading makes chance look like a win.",
        "We check the p-value every day and stop the A/B test as soon as it drops below 0.05.": "Stopping at the first significant reading makes chance look like a win.",
        "A manager may end the A/B test with a win whenever the tool shows p < 0.05.": "Stopping at the first significant reading makes chance look like a win.",
    },
    "XRF306": {
        "We tune hyperparameters on the test set.": "The evaluation sees what it is to be judged by.",
        "SMOTE is applied before the train/test split.": "The evaluation sees what it is to be judged by.",
        "Scaling is fitted on the whole dataset before splitting.": "The evaluation sees what it is to be judged by.",
        "The best threshold is chosen on the test set.": "The evaluation sees what it is to be judged by.",
        "- StandardScaler fitted on all rows\n- then split into train and test": "The evaluation sees what it is to be judged by.",
        "We try 60 settings and keep whichever does best on the final test data.": "The evaluation sees what it is to be judged by.",
    },
    "XRF307": {
        "We test 10 metrics at alpha 0.05 each.": "10 metrics at one level without a correction: one will look better by chance.",
        "Twelve variants are compared against control at 5% significance.": "Twelve variants at one level without a correction: one will look better by chance.",
        "Success if any of the 8 metrics is significant at p < 0.05.": "8 metrics at one level without a correction: one will look better by chance.",
        "The test has five arms, all at a significance level of 0.05.": "Five arms at one level without a correction: one will look better by chance.",
    },
    "XRF308": {
        "Multi-class classification with mean squared error loss.": "A squared or absolute error is no loss for classification.",
        "Regression trained with cross-entropy loss.": "An entropy or hinge is no loss for regression.",
        "A binary classifier trained with MSE loss.": "A squared or absolute error is no loss for classification.",
        "The model predicts house prices. We train it with binary cross-entropy.": "An entropy or hinge is no loss for regression.",
        "A forecast of weekly sales, trained with focal loss.": "An entropy or hinge is no loss for regression.",
        "A classifier with the objective `mape`.": "A squared or absolute error is no loss for classification.",
    },
    "XRF202": {
        "## Objectives\n\n- D7 retention\n- revenue per user\n\n## Online metrics\n\n- D7 retention": "Promised and never measured: revenue per user.",
    },
    "XRF205": {
        "## Data sources\n\n- Click log\n- Orders table\n\n## Features\n\n| Feature | Source |\n|---|---|\n| ctr_7d | Click log |\n| credit_score | Credit bureau |": '"Credit bureau" is not among the sources.',
    },
    "XRF206": {
        "## Data sources\n\n| Source | Content |\n|---|---|\n| Click log | clicks |\n| Credit bureau | scores |\n\n## Features\n\n| Feature | Source |\n|---|---|\n| ctr_7d | Click log |": '"Credit bureau" gives no feature and is not named again.',
        "## Data sources\n\n- Click log: clicks\n- Weather feed (hourly)\n\n## Features\n\n| Feature | Source |\n|---|---|\n| ctr_7d | Click log |": '"Weather feed" gives no feature and is not named again.',
    },
    "XRF207": {
        "## Risks\n\n| Risk | Mitigation |\n|---|---|\n| Late labels | wait 7 days |\n| Drift | |": "Nothing answers this risk.",
        "## Risks\n\n| Risk | Impact | Mitigation |\n|---|---|---|\n| Late labels | high | wait 7 days |\n| Drift | high | TBD |": "Nothing answers this risk.",
    },
}
AGREED: dict[str, list[str]] = {  # a code -> texts in which it finds nothing
    "XRF101": [
        "- 10M DAU\n- each user opens the feed 20 times a day\n- average load: 2,300 QPS",
        "Daily requests: 86M. That is 1,000 QPS on average.",
        "Each member makes 20 requests per day. Average load is 500 QPS.",
        "86M requests/day. At 5,000 QPS with ~3 s average lifetime it holds.",
        "10M requests per day at the peak. Average load is 10 QPS.",
        "- Average load: 1,200 QPS\n- Peak factor: 5x\n- Peak load: 6,000 QPS",
    ],
    "XRF102": [
        "p99 latency must be under 150 ms.\n\n- retrieval: 60 ms\n- ranking: 80 ms",
        "p99 latency must be under 100 ms. Retrieval takes 60 ms or ranking takes 80 ms.",
        "p99 latency must be under 100 ms.\n\nThey run in parallel:\n\n- retrieval: 60 ms\n- ranking: 80 ms",
        "p99 latency must be under 100 ms.\n\n- warranty: 60 s\n- delivery: 50 s",
        "p99 latency must be under 100 ms. Ranking takes 80 ms instead of 120 ms.",
        "A whole request has to come back within 90 ms. Feature lookup takes 30 ms, then model inference takes another 55 ms.",
    ],
    "XRF103": [
        "Freshness: 1 day. The batch job runs every 24 hours.",
        "New items must be visible within an hour. The index is updated in real time and rebuilt once a day.",
        "Data must be at most 15 minutes old. The report is written daily.",
        "- Freshness: new items searchable within 10 minutes\n- Index: full rebuild once a day, plus a feed of incremental updates",
        "Stock levels are synced twice a day. Sold items must vanish within 12 hours.",
    ],
    "XRF104": [
        "We test at 5% significance and 80% power for a lift from 5.0% to 5.1% with 800,000 users per variant.",
        "We want to raise it from 5.0% to 5.1%. It is read with 5,000 users per variant.",
        "We enrol 20M sessions per arm. Baseline add-to-cart rate: 1%. Minimum detectable effect: 3% relative.",
    ],
    "XRF106": [
        "Primary metric: 7-day retention. The A/B test runs for 2 weeks.",
        "The A/B test runs for 2 weeks. A holdout group shows 90-day retention as a metric.",
        "The A/B test runs for 2 weeks. The model predicts 30-day churn.",
        "The main metric is week-2 retention. The online test will last four weeks.",
    ],
    "XRF107": [
        "The fraud rate is 0.1%.\n\n## Data\n\nIn region B the fraud rate is 2% per market.",
        "Conversion rises from 3.2% to 12%.\n\n## Later\n\nThe open rate rises from 15% to 28%.",
    ],
    "XRF108": [
        "Data is split 70/20/10.",
        "Train 80%, validation 10%, test 10%.",
        "Train 80%, test 20%.",
        "Train 80%, test 20%; 10% of the training data is for validation.",
        "Traffic: 50% control, 25% A, 25% B.",
        "| Split | Share |\n|---|---|\n| Train | 70% |\n| Val | 20% |\n| Test | 10% |",
        "Test coverage is 80%, training is 90% done.",
        "It was split at 12:30:45 in two.",
        "We split 3/4 of the work.",
        "- train: 80%\n- dev: 10%\n- test: 10%",
        "- train: 90% done\n- docs: 20% done",
    ],
    "XRF109": [
        "p50 latency 80 ms, p99 latency 120 ms.",
        "MAU: 8M, DAU: 5M.",
        "| Percentile | Latency |\n|---|---|\n| p50 | 60 ms |\n| p99 | 90 ms |",
        "| Metric | Now | Wanted |\n|---|---|---|\n| p50 | 70 ms | 20 ms |\n| p95 | 90 ms | 40 ms |",
        "At the busiest hour we see 1,500 requests per second; averaged over the day the rate is 500 requests per second.",
    ],
    "XRF110": [
        "Scoring runs every 15 minutes; a run takes about 5 minutes.",
        "There are 40,000 new members each day. Training takes 30 hours.",
        "- Retraining: daily\n- Training time: 5 hours",
        "- Retraining: daily\n- Owner: Ana\n- Training time: 52 hours",
    ],
    "XRF111": [
        "Peak: 5k rps. 30 servers at 200 rps each.",
        "Peak: 5k rps. Users send 200 rps each.",
        "The fleet has 40 CPU nodes at 520 inferences/s each. At the busiest time 15,000 inferences/s arrive.",
    ],
    "XRF112": [
        "vec=0.83 + kw=1.0×0.3 = 1.13",
        "1M users x 20 requests = 20M requests per day.",
    ],
    "XRF113": [
        "Precision improves by 120%.",
        "The GPS has an accuracy of 1.5 m.",
        "AUC target: 0.95",
        "Availability of 99.95% is required.",
        "Recall is 1.2x that of the old model.",
        "See version 1.2 for recall 0.9.",
    ],
    "XRF301": [
        "Regression of the price. Metric: MAE.",
        "Forecast it. Classify it. The metric is NDCG.",
    ],
    "XRF302": [
        "Fraud is 0.1% of payments. The metrics are accuracy and PR-AUC.",
        "Fraud is 40% of payments. The metric is accuracy.",
        "The metrics are accuracy and recall. Of all flows, 0.05% are intrusions.",
    ],
    "XRF306": [
        "Scaling is fitted on the training set before splitting folds.",
        "SMOTE is applied after the train/test split.",
        "- StandardScaler fitted on the training rows\n- then scored on test",
        "We keep whichever setting does best on the validation data.",
    ],
    "XRF307": [
        "We test 10 metrics at alpha 0.05 each, with Bonferroni.",
        "We test two metrics at alpha 0.05 each.",
        "Success if any of the 8 reviewers is convinced.",
    ],
    "XRF308": [
        "Regression trained with mean squared error loss.",
        "A regression head beside a classifier trained with cross-entropy loss.",
        "The model predicts house prices. We train it with mean absolute error.",
        "A classifier with the objective `binary`.",
    ],
    "XRF205": [
        "## Data sources\n\n- Click log\n- Credit bureau (daily)\n\n## Features\n\n| Feature | Source |\n|---|---|\n| ctr_7d | Click log |\n| credit_score | Credit bureau |",
        "## Data sources\n\n- Click log\n\n## Features\n\n| Feature | Source |\n|---|---|\n| credit_score | - |",
    ],
    "XRF206": [
        "## Data sources\n\n- Click log: clicks\n- Weather feed (hourly)\n\n## Features\n\n| Feature | Source |\n|---|---|\n| ctr_7d | Click log |\n\nWeather is joined by the hour; the feed is late.",
        "## Data sources\n\n- Click log: clicks\n- Chargeback file: the labels\n\n## Features\n\n| Feature | Source |\n|---|---|\n| ctr_7d | Click log |",
        "## Data sources\n\n- Click log\n- Weather feed\n\n## Features\n\n| Feature | Type |\n|---|---|\n| ctr_7d | float |",
    ],
    "XRF207": [
        "## Risks\n\n| Risk | Mitigation |\n|---|---|\n| Late labels | wait 7 days |",
        "## Risks\n\n| Risk | Owner |\n|---|---|\n| Late labels | |",
        "## Risks\n\n| Item | Mitigation |\n|---|---|\n| Late labels | |",
    ],
    "XRF105": [
        "Storing embeddings for all 5M articles takes 15.4 GB. They have 768 dims at 4 bytes per value.",
    ],
    "XRF303": [
        "We forecast daily demand. The data is split by time into train and test.",
    ],
    "XRF305": [
        "We check the p-value at the end of the A/B test, as planned.",
    ],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code in SAID for text in SAID[code]])
def test_a_contradiction_is_found_in_the_words_that_people_use(catalog: Catalog, code: str, text: str) -> None:
    assert [f.message for f in found(f"{HEAD}{text}\n", code, catalog, "strict")] == [SAID[code][text]]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code in AGREED for text in AGREED[code]])
def test_what_agrees_is_silent(catalog: Catalog, code: str, text: str) -> None:
    assert found(f"{HEAD}{text}\n", code, catalog, "strict") == []
