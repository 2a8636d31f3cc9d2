"""Each requirement is met in every form that people use, and by no form that is empty, asks, or speaks of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from designlint import linter, template
from designlint.document import parse
from designlint.model import Config, State

if TYPE_CHECKING:
    from designlint.catalog import Catalog

TITLE = "# Design: ranking model for the shop\n\n"
SAID: dict[str, list[str]] = {  # requirement -> texts, each of which meets it alone
    "business-objective": [
        "## Goal\n\nHelp shoppers find things faster.",
        "## Why\n\nSupport drowns in tickets; we want to take the simple ones off their desks.",
        "**Objective**: cut fraud losses by 20%.",
        "| Field | Value |\n|---|---|\n| Business goal | Reduce churn of paying members |\n| Owner | Growth |",
        "## Context and motivation\n\nAnalysts spend hours reading alerts. The system ranks alerts so they see the worst ones first.",
        "1. Business problem: drivers cancel when the pickup is far away.",
        "## Problem\n\n- Customers churn silently\n- Sales finds out too late",
        "## Objectives\n\n1. Fewer false declines\n2. Lower chargebacks",
        "## Value\n\nFaster claims for customers, less manual work for us.",
    ],
    "objective-metric": [
        "## Success metrics\n\n- D7 retention +1pp\n- Watch time per user",
        "## Goals\n\n| Metric | Target |\n|---|---|\n| Return rate | -15% |",
        "## Goal\n\nLower the return rate from 12% to 9%.",
        "**KPIs**: resolution time, deflection rate",
        "## Objectives\n\nReduce chargebacks by 20% within two quarters.",
        "Success criteria: 30% fewer tickets per agent.",
        "## Business metrics\n\nRevenue per session, conversion.",
        "| KPI | Baseline | Target |\n|---|---|---|\n| Average handle time | 6 min | 4 min |",
        "## Key results\n\n- KR1: cancel rate under 4%\n- KR2: 10% more trips per driver",
    ],
    "serving-need": [
        "## Serving\n\nScores are computed nightly and stored in a table.",
        "Inference mode: batch",
        "| Serving | online, REST |\n|---|---|\n| Training | weekly |",
        "## Deployment\n\nThe model is exposed as a REST endpoint and answers each request.",
        "Predictions are generated every Monday for all stores.",
        "- Real-time inference via gRPC",
        "## Inference\n\nStreaming: events are scored as they come in through Kafka.",
        "The scoring job runs at 2 am.",
        "**Prediction mode:** offline",
        "Scoring happens synchronously in the checkout flow.",
    ],
    "user-segments": [
        "## Users\n\n- Sellers\n- Buyers",
        "## Scope\n\nOnly logged-in users in Germany.",
        "Target audience: small merchants",
        "**Who is it for:** support agents in the London office",
        "## Personas\n\n### Anna, recruiter\n\nShe reads 200 CVs a day.",
        "| Segment | In scope |\n|---|---|\n| New users | yes |\n| Minors | no |",
        "## Out of scope\n\n- Business accounts\n- The mobile app",
        "Applies to all active subscribers.",
        "## Stakeholders\n\n| Who | Needs |\n|---|---|\n| Fraud analysts | fewer alerts |",
        "Available in the US and Canada at launch.",
    ],
    "user-count": [
        "- 5M monthly active users",
        "| DAU | 1.2M |\n|---|---|\n| MAU | 6M |",
        "## Scale\n\nAbout 300k customers.",
        "Users: ~10 million",
        "The platform has 40,000 sellers.",
        "Number of users | 2,000,000",
        "| Metric | Value |\n|---|---|\n| Active customers | 250,000 |",
        "serves millions of users daily",
        "200 analysts use it every day",
        "Our 1,500 employees",
    ],
    "freshness-need": [
        "Features are updated hourly.",
        "Retraining: weekly",
        "| Data | Refresh |\n|---|---|\n| Prices | every 5 min |",
        "## Freshness\n\nEmbeddings at most one day old.",
        "The model is retrained every month.",
        "Data freshness SLA: 15 minutes",
        "## Retraining\n\nMonthly, or when drift exceeds the threshold.",
        "New items show up within 10 minutes.",
        "Feature store sync: every 6 hours",
        "**Update frequency**: daily",
    ],
    "item-count": [
        "Catalog: 2M products",
        "| Items | 500k |\n|---|---|\n| Orders/day | 30k |",
        "## Data volume\n\n12 million transactions over two years.",
        "Dataset: 45,000 labelled images",
        "~3B impressions per day",
        "The corpus has 80k documents.",
        "Number of SKUs: 15,000",
        "| Dataset | Rows |\n|---|---|\n| train | 1,200,000 |",
        "100k new posts every day",
        "We have 7,043 customers and 21 columns",
    ],
    "peak-load": [
        "Peak QPS: 3000",
        "| Load | 200 rps |\n|---|---|\n| Latency | 50 ms |",
        "## Capacity\n\n1,000 requests per second at peak.",
        "Traffic: 5M requests/day",
        "throughput of 300 predictions per minute",
        "~50 QPS average, 200 QPS peak",
        "The service must handle 10k concurrent requests per second.",
        "| Metric | Value |\n|---|---|\n| Requests per second | 450 |",
        "Expected volume: 20k calls/hour",
        "120 transactions/sec",
    ],
    "timing-sla": [
        "p95 latency < 100 ms",
        "| Latency (p99) | 150ms |\n|---|---|\n| Availability | 99.9% |",
        "## SLA\n\nResponses within 2 seconds.",
        "The batch must finish by 6 am, within 4 hours.",
        "Latency budget: 80 ms",
        "## Latency\n\n| Stage | Budget |\n|---|---|\n| Retrieval | 20 ms |",
        "Inference time under 50ms per image",
        "Response time: <1s",
        "SLO: 99% of requests in under 300 ms",
        "The alert is raised at most 5 minutes after the event.",
    ],
    "assumptions": [
        "## Assumptions\n\n- Users log in once a day.",
        "We assume labels arrive within 30 days.",
        "**Assumption:** traffic grows 10% a year.",
        "## Assumptions and constraints\n\n| Assumption | Risk |\n|---|---|\n| Labels are right | high |",
        "Assumptions: clicks reflect interest; traffic is stable.",
        "> Assumption: sellers fill in the category.",
        "A1 (assumption): prices are final.",
        "### Key assumptions\n\n1. Data is complete",
        "It is assumed that cameras are calibrated.",
        "Assuming 2% growth, the index fits one host.",
    ],
    "alternative-approaches": [
        "## Alternatives\n\n### Rules\n\nSimple.\n\n### Gradient boosting\n\nStrong.",
        "## Options considered\n\n- Rules engine\n- ML classifier",
        "We considered a rules engine but chose a classifier.",
        "| Option | Pros | Cons |\n|---|---|---|\n| Rules | fast | brittle |\n| ML | strong | opaque |",
        "### Option 1: vendor\n\nx\n\n### Option 2: in-house\n\ny",
        "Rather than a single model we use two stages.",
        "## Approach\n\nWe use matrix factorisation because it is simple and proven.",
        "Instead of a deep network we take XGBoost.",
        "## Proposed solution\n\nTwo-tower retrieval followed by a ranker.\n\n## Alternatives considered\n\nCollaborative filtering.",
        "## Why not rules\n\nRules do not scale.",
    ],
    "approach-trade-offs": [
        "| Option | Pros | Cons |\n|---|---|---|\n| Rules | fast | brittle |\n| ML | strong | opaque |",
        "### Rules\n\nPros:\n- fast\n\nCons:\n- brittle\n\n### ML\n\nPros:\n- strong\n\nCons:\n- opaque",
        "- Rules: simple and fast, but brittle.\n- ML: accurate, but needs labels.",
        "| Approach | Advantages | Disadvantages |\n|---|---|---|\n| Batch | cheap | stale |\n| Online | fresh | costly |",
        "| | Batch | Online |\n|---|---|---|\n| Cost | low | high |\n| Freshness | low | high |",
        "1. **Batch**: cheap; stale results.\n2. **Online**: fresh; expensive.",
        "## Option A: batch\n\n+ cheap\n- stale\n\n## Option B: online\n\n+ fresh\n- expensive",
        "**Option 1 – vendor**\n\n- ✅ quick\n- ❌ costly\n\n**Option 2 – own**\n\n- ✅ control\n- ❌ slow",
        "| Criterion | Vendor | Own |\n|---|---|---|\n| Time to market | weeks | months |\n| Cost | high | low |\n| Control | none | full |",
        "Collaborative filtering needs no features but fails for new items; content-based works for new items but lacks serendipity.",
    ],
    "serving-decision": [
        "We serve in batch because scores change slowly.",
        "Decision: online. Reason: the user is waiting.",
        "We chose real-time inference to meet the 100 ms SLA.",
        "## Batch vs real-time\n\nBatch: users check weekly, so nightly scores are enough.",
        "| Decision | Choice | Why |\n|---|---|---|\n| Serving | batch | cheaper, freshness not needed |",
        "Nightly batch is sufficient since planners work once a day.",
        "Online serving is required as the context is only known at request time.",
        "## Serving mode\n\nReal-time, because fraud must be stopped before authorisation.",
        "Precompute candidates daily to reduce latency at request time.",
    ],
    "review-record": [
        "Reviewers: Ana, Jon",
        "## Open questions\n\n- Which markets first?",
        "| Reviewer | Status | Date |\n|---|---|---|\n| Ana | approved | 2024-01-02 |",
        "## Sign-off\n\n- [x] Legal\n- [ ] Security",
        "**Approvers**: @kim",
        "## Stakeholder review\n\nProduct agreed on 3 May.",
        "### Unresolved\n\n1. How do we get labels?",
        "## Decision log\n\n| Date | Decision | By |\n|---|---|---|\n| 2024-05-01 | Use batch | Ana, Jon |",
        "Approved by: head of risk",
    ],
    "data-sources": [
        "## Data sources\n\n- Orders\n- Clicks",
        "Data comes from the orders table in Snowflake.",
        "| Source | Owner |\n|---|---|\n| Click log | web team |",
        "**Dataset**: MovieLens 25M",
        "Training data: 2 years of card transactions",
        "## Data\n\nWe use the Home Credit dataset.",
        "Inputs: CRM exports and call transcripts",
        "- Google Analytics events\n- Stripe payments",
        "Logs from nginx are parsed.",
        "Data: PhysioNet 2012",
    ],
    "source-features": [
        "## Features\n\n- age\n- country\n- last login",
        "Features: price, brand, category",
        "| Feature | Type |\n|---|---|\n| tenure_months | int |\n| plan | cat |",
        "### User features\n\ntenure, plan, number of tickets",
        "Inputs to the model are the query text, the item title and the user's past clicks.",
        "**Numerical features**: amount, balance\n\n**Categorical features**: merchant, country",
        "The model takes the last 50 viewed items and the time of day.",
        "Model inputs:\n\n- lagged demand (1, 7, 28)\n- promo flag\n- price",
    ],
    "feature-representation": [
        "One-hot encode categories; standardise numeric columns.",
        "- Missing values: median\n- Categories: target encoding",
        "Text is tokenised and embedded; prices are log-transformed.",
        "## Preprocessing\n\n1. Impute missing values with the mean\n2. Scale with StandardScaler\n3. One-hot encoding",
        "Bucketise age, embed ids.",
        "Numeric: min-max scaling. Categorical: label encoding.",
        "- Outliers clipped at p99\n- NaN filled with 0",
        "Images resized to 224x224 and normalised; text lower-cased.",
        "TF-IDF for text, one-hot for category",
    ],
    "feature-selection": [
        "We use SHAP to rank features and drop the lowest.",
        "Feature selection: L1",
        "## Feature selection\n\nMutual information, top 50.",
        "Remove features with correlation above 0.95.",
        "Permutation importance guides pruning.",
        "RFE with 5 folds",
        "Ablation of each feature group",
        "Recursive elimination of features",
        "Feature importance from XGBoost",
    ],
    "imbalance-plan": [
        "Fraud is 0.2% of transactions; we downsample negatives.",
        "Class weights balance the loss.",
        "SMOTE on the training set",
        "## Class imbalance\n\nOnly 3% churn. Use PR-AUC and weights.",
        "Negative sampling: 4 random negatives per positive",
        "Focal loss",
        "Stratified sampling because positives are rare",
        "scale_pos_weight = 20",
        "The positive rate is 1.5%.",
        "Imbalanced data is handled by oversampling",
    ],
    "evaluation-split": [
        "80/10/10 split",
        "Train on 2022, test on 2023.",
        "5-fold cross-validation",
        "Hold out the last 4 weeks.",
        "| Split | Share |\n|---|---|\n| Train | 70% |\n| Validation | 15% |\n| Test | 15% |",
        "Split by user to avoid leakage",
        "Backtesting over 12 months",
        "train_test_split(X, y, test_size=0.2)",
        "A golden set of 200 questions is kept for evaluation.",
        "Time-based split",
    ],
    "offline-metric": [
        "NDCG@10",
        "Metrics: precision, recall, F1",
        "| Metric | Target |\n|---|---|\n| AUC | 0.85 |",
        "MAPE below 10%",
        "RMSE and MAE are compared",
        "Offline evaluation: recall@100",
        "Accuracy on the test set is 92%",
        "WER",
        "Evaluation: BLEU and human rating",
        "PR-AUC is the main metric",
    ],
    "model-trade-offs": [
        "| Model | Pros | Cons |\n|---|---|---|\n| Logistic regression | simple | weak |\n| XGBoost | strong | heavy |",
        "Logistic regression is interpretable but weak; XGBoost is stronger but opaque.",
        "- LightGBM: fast\n- BERT: accurate, slow",
        "## Models\n\n### Random forest\n\nRobust to noise.\n\n### LSTM\n\nNeeds more data.",
        "XGBoost outperforms logistic regression, which underfits.",
        "Prophet handles holidays well. ARIMA fails on sparse series.",
        "| Model | Accuracy | Latency |\n|---|---|---|\n| ResNet | 90% | 20 ms |\n| ViT | 92% | 60 ms |",
        "BM25 is cheap but misses synonyms; dense retrieval catches them but needs a GPU.",
        "Baseline: logistic regression (easy to explain). Candidate: gradient boosting (more accurate).",
    ],
    "rollout-plan": [
        "## Rollout\n\n1% -> 10% -> 100%",
        "Shadow mode for two weeks, then canary.",
        "Launch behind a feature flag.",
        "- Phase 1: internal users\n- Phase 2: 10% of traffic\n- Phase 3: everyone",
        "Pilot in two stores.",
        "Gradual rollout by country",
        "Blue/green deployment",
        "## Launch plan\n\nBeta in May, GA in June.",
        "Canary release with automatic rollback",
        "Deploy to 5% of users first.",
    ],
    "online-experiment": [
        "A/B test with 50/50 split",
        "We run an experiment against the current ranker with a control group.",
        "Switchback test per city",
        "Interleaving",
        "10% holdout",
        "Multi-armed bandit between variants",
        "## Experiment\n\nTreatment: new model. Control: old model.",
        "Online A/B testing on user level",
        "Half of the stores get the new forecast, the rest is control.",
        "Randomised trial with two arms",
    ],
    "online-metric": [
        "Online metrics: CTR, conversion",
        "Primary metric: revenue per user",
        "In production we monitor churn rate.",
        "| Online metric | Goal |\n|---|---|\n| Click-through rate | up |",
        "A/B test on conversion rate",
        "Success in the experiment is measured by watch time.",
        "Monitor customer satisfaction (CSAT) weekly after launch.",
        "Guardrail: unsubscribe rate",
        "## Online evaluation\n\n- add-to-cart rate\n- average order value",
        "Business KPIs tracked in production: stockouts, waste",
    ],
    "statistical-test": [
        "alpha = 0.05, power 80%",
        "Two-sided t-test",
        "The test runs for two weeks.",
        "MDE of 1%",
        "Sample size: 20k per arm",
        "95% confidence interval for the A/B test",
        "Statistical significance at p < 0.05",
        "Experiment duration: 14 days",
        "chi-squared test on conversion in the experiment",
        "Mann-Whitney U for the A/B test",
    ],
}
UNSAID: dict[str, list[str]] = {  # requirement -> texts that come near and do not meet it
    "business-objective": [
        "## Goal\n\nTBD",
        "## Goals\n\n- Train a transformer\n- Reach 0.9 AUC",
        "## Objective\n\nWhat is the business goal?",
        "We use the Adam optimizer to minimise the loss.",
        "## Problem\n\nThis is a binary classification problem.",
        "| Goal | |\n|---|---|\n| Owner | Ana |",
        "The goal of this document is to describe the design.",
    ],
    "objective-metric": [
        "## Success metrics\n\nTBD",
        "## Success metrics\n\n- AUC above 0.8\n- F1",
        "KPIs: to be defined",
        "Which KPI should move?",
        "Success is a better user experience.",
        "| KPI | Target |\n|---|---|\n| TBD | TBD |",
        "## Goals\n\nMake users happier.",
    ],
    "serving-need": [
        "Batch size is 64.",
        "Real-time dashboards show the load.",
        "## Serving\n\nTBD",
        "Should we serve in batch or online?",
        "Online learning is future work.",
        "Inference mode: TBD",
        "We bought an online shop in 2020.",
    ],
    "user-segments": [
        "Users like the app.",
        "## Users\n\nTBD",
        "## Target audience\n\n-",
        "Which markets are in scope?",
        "The user clicks on the item.",
        "Target audience: to be decided",
        "| Segment | In scope |\n|---|---|\n| ? | ? |",
    ],
    "user-count": [
        "We have many users.",
        "Users: TBD",
        "5 users took part in the interview.",
        "How many users do we have?",
        "The model has 5M parameters.",
        "| DAU | TBD |\n|---|---|\n| MAU | TBD |",
        "User ids are hashed into 100,000 buckets.",
        "Each user makes 5 requests per day.",
    ],
    "freshness-need": [
        "Data must be fresh.",
        "Retraining: TBD",
        "How often do we retrain?",
        "Daily standups at 10.",
        "Logs are kept for 30 days.",
        "The meeting is weekly.",
        "| Data | Refresh |\n|---|---|\n| Prices | TBD |",
        "The A/B test runs for 2 weeks.",
    ],
    "item-count": [
        "We have a lot of items.",
        "Catalog size: TBD",
        "How many items are there?",
        "The network has 12 million weights.",
        "The budget is 500k euros.",
        "5M users",
    ],
    "peak-load": [
        "The load is high.",
        "QPS: TBD",
        "What is the peak QPS?",
        "100 tokens per second",
        "The GPU reads 2 GB per second.",
        "Each user makes 5 requests per day.",
    ],
    "timing-sla": [
        "It must be fast.",
        "Latency: TBD",
        "What latency do we need?",
        "The job took 3 hours last week.",
        "Sessions last 7 minutes.",
        "The test runs for 14 days.",
        "Labels arrive within 30 days.",
        "Training takes 20 minutes.",
        "The window is 5 minutes long.",
    ],
    "assumptions": [
        "## Assumptions\n\nTBD",
        "What are our assumptions?",
        "The model assumes normality of residuals.",
        "## Assumptions\n\n-",
        "Assumptions: TBD",
        "No assumptions are made.",
    ],
    "alternative-approaches": [
        "We use a model.",
        "## Alternatives\n\nTBD",
        "## Options considered\n\n-",
        "Which approach should we take?",
        "## Alternatives considered\n\nNone yet.",
    ],
    "approach-trade-offs": [
        "- Rules: simple.\n- ML: accurate.",
        "| Option | Pros | Cons |\n|---|---|---|\n| A | | |\n| B | | |",
        "## Option A\n\nTBD\n\n## Option B\n\nTBD",
        "| Option | Owner |\n|---|---|\n| A | Ana |\n| B | Jon |",
        "| | Target | Actual |\n|---|---|---|\n| Latency | 10 | 12 |\n| Cost | 3 | 4 |",
        "| Requirement | Value |\n|---|---|\n| Latency | 10 ms |\n| Cost | low |",
        "Pros:\n\nCons:",
    ],
    "serving-decision": [
        "We serve in batch.",
        "Decision: TBD",
        "## Batch vs real-time\n\nTBD",
        "The model is served online.",
        "Should it be batch because it is cheaper?",
        "| Decision | Choice | Why |\n|---|---|---|\n| Storage | Postgres | known to all |",
    ],
    "review-record": [
        "Reviewers: TBD",
        "## Reviewers\n\n-",
        "The loan is approved by the model.",
        "| Reviewer | Status |\n|---|---|\n| TBD | |",
        "Human reviewers label the images.",
        "Open questions are answered by the chatbot.",
    ],
    "data-sources": [
        "Data is important.",
        "## Data sources\n\nTBD",
        "Which data do we have?",
        "## Data sources\n\n-",
        "Training data: TBD",
        "We collect data and clean it.",
    ],
    "source-features": [
        "## Features\n\nTBD",
        "Features are important.",
        "## Key features\n\n- Fast search\n- Dark mode\n- Export to PDF",
        "## Features\n\n- one-click login\n- dashboards\n- alerts",
        "Which features do we use?",
        "| Feature | Status |\n|---|---|\n| Login | done |\n| Search | open |\n| Export | open |",
    ],
    "feature-representation": [
        "Features are preprocessed.",
        "One-hot encode categories.",
        "How do we encode categories?",
        "## Preprocessing\n\nTBD",
        "The database is normalised and ids are hashed for security.",
    ],
    "feature-selection": [
        "Features are important to users.",
        "## Feature selection\n\nTBD",
        "Which features should we select?",
        "Feature selection: to be decided",
        "Users select features in the settings.",
    ],
    "imbalance-plan": [
        "Load imbalance between servers is handled by the balancer.",
        "## Class imbalance\n\nTBD",
        "Is the data imbalanced?",
        "The team is balanced.",
        "Class imbalance: TBD",
    ],
    "evaluation-split": [
        "We split the team in two.",
        "## Data split\n\nTBD",
        "How do we split the data?",
        "The pull request was split.",
        "The document is split into chunks.",
        "Traffic is split 50/50.",
        "| Split | Share |\n|---|---|\n| TBD | TBD |",
    ],
    "offline-metric": [
        "The model must be good.",
        "Metrics: TBD",
        "Which metric do we use?",
        "The system has high availability.",
        "## Offline evaluation\n\nTBD",
        "Accuracy matters to users.",
    ],
    "model-trade-offs": [
        "We use XGBoost.",
        "XGBoost and random forest.",
        "## Models\n\n- XGBoost\n- LightGBM",
        "Which model is better?",
        "XGBoost is fast.",
        "| Model | Owner |\n|---|---|\n| XGBoost | Ana |\n| BERT | Jon |",
    ],
    "rollout-plan": [
        "## Rollout\n\nTBD",
        "How do we roll out?",
        "Rollout: to be decided",
        "Phase 1: data collection. Phase 2: training.",
        "The pilot flies the drone.",
        "Shadows make images dark.",
        "- Week 1: read papers\n- Week 2: code for all users' data",
    ],
    "online-experiment": [
        "## Experiment\n\nTBD",
        "Should we run an A/B test?",
        "No A/B test is planned.",
        "We run offline experiments with several seeds.",
        "Access control: by role.",
        "A/B testing is future work.",
        "The control plane is in Go.",
    ],
    "online-metric": [
        "Online metrics: TBD",
        "Which online metric do we use?",
        "We monitor latency and CPU.",
        "## Online evaluation\n\nTBD",
        "Online metrics: p99 latency, error rate",
        "We monitor AUC in production.",
    ],
    "statistical-test": [
        "We test the code.",
        "What sample size do we need?",
        "alpha: TBD",
        "Unit tests run for two minutes.",
        "Training runs for two weeks.",
        "The load test runs for 2 hours.",
    ],
    "objective-measured-online": [
        "## Goal\n\nReduce churn.\n\n## Online metrics\n\nLatency.",
        "## Goal\n\nMore revenue.",
        "Online metrics: TBD",
    ],
}


FRAUD = """# Design: fraud model for the shop

We train a gradient boosting classifier that ranks payments in real time; a feature store feeds it. The A/B test runs for two weeks.
AUC is compared; rollout is gradual.

## Architecture

The service scores payments in real time.

## Notes

"""
ANSWERED: dict[str, list[str]] = {  # a rule of a review before a launch -> texts, each of which answers it
    "label-definition": [
        "A transaction is fraudulent if a chargeback arrives within 90 days.",
        "Label: clicked within 30 minutes (1) or not (0).",
        "## Labels\n\nChurn means no login for 30 days.",
        "**Target variable**: days until failure",
        "We label a session positive when it ends in a purchase.",
        "Ground truth comes from two radiologists.",
        "| Label | Meaning |\n|---|---|\n| 1 | churned in 30 days |\n| 0 | otherwise |",
        "The target is the number of units sold next week.",
    ],
    "privacy-note": [
        "No personal data is stored.",
        "PII is removed before training.",
        "## Privacy\n\nGDPR applies; users can opt out.",
        "Emails are hashed and IP addresses dropped.",
        "Data is anonymised.",
        "We need the users' consent.",
    ],
    "baseline": [
        "Baseline: popularity.",
        "We compare with the current rules.",
        "## Baselines\n\n- Last value\n- Seasonal naive",
        "The new model must beat logistic regression.",
        "As a baseline we take the average of the last 7 days.",
        "Current system: 0.71 AUC.",
        "| Model | AUC |\n|---|---|\n| Baseline (rules) | 0.7 |\n| XGBoost | 0.8 |",
    ],
    "launch-bar": [
        "We ship if AUC is above 0.85.",
        "Launch criteria: NDCG at least 2% better than production.",
        "The model is promoted only if recall exceeds 90%.",
        "Minimum acceptable precision: 0.9",
        "## Acceptance criteria\n\n- MAE below 5",
        "Go/no-go: F1 >= 0.8",
    ],
    "slices": [
        "Metrics are reported by country and device.",
        "We check fairness across age groups.",
        "Evaluate separately for new and returning users.",
        "## Slices\n\n- region\n- language",
        "Error per store is plotted.",
        "Subgroup analysis by gender",
    ],
    "non-goals": [
        "## Non-goals\n\n- Mobile app",
        "Out of scope: pricing.",
        "We will not cover refunds.",
        "Not in scope: B2B customers",
        "This design does not address ads.",
        "## Out of scope\n\nImages.",
    ],
    "guardrail": [
        "Guardrail: latency must not rise.",
        "Guardrail metrics: unsubscribe rate, complaints",
        "Revenue must not drop by more than 1%.",
        "## Guardrails\n\n- Crash rate",
        "We stop if complaints go up.",
    ],
    "randomisation-unit": [
        "Users are randomised 50/50.",
        "Randomisation unit: user",
        "Assignment by user id hash",
        "We randomise at session level.",
        "Split by city.",
        "Each driver is assigned to a variant at random.",
    ],
    "validity-check": [
        "We check for sample ratio mismatch.",
        "An A/A test comes first.",
        "Novelty effect is watched.",
        "Network effects between sellers may bias the test.",
        "Pre-period balance is checked.",
    ],
    "decision-rule": [
        "We ship if retention rises significantly.",
        "Decision rule: launch when the lower bound is above 0.",
        "Roll out when CTR improves and complaints do not.",
        "If conversion is up by 1%, we launch.",
        "Launch only if p < 0.05",
    ],
    "rollback": [
        "Rollback: flip the flag.",
        "We can revert to the old model in 5 minutes.",
        "Kill switch available",
        "If errors exceed 1%, the previous version is restored.",
        "## Rollback plan\n\nSwitch back to rules.",
        "Automatic rollback on alert",
    ],
    "fallback": [
        "If the service times out, popular items are shown.",
        "Fallback: last known score",
        "Default values stand in for features that come too late.",
        "On failure, the rules engine decides.",
        "Graceful degradation to cached results",
        "If the model is down we show the editorial list.",
    ],
    "drift-monitoring": [
        "PSI is computed weekly and alerts above 0.2.",
        "We monitor data drift.",
        "Feature distributions are compared with training every day.",
        "Alerts fire when AUC drops by 5%.",
        "## Monitoring\n\n- input drift\n- prediction drift",
        "Retraining is triggered when error rises.",
    ],
}
UNANSWERED: dict[str, list[str]] = {
    "label-definition": [
        "Labels matter.",
        "## Labels\n\nTBD",
        "The label on the box is red.",
        "How do we label?",
    ],
    "privacy-note": [
        "## Privacy\n\nTBD",
        "We respect our users.",
        "Is GDPR relevant?",
    ],
    "baseline": [
        "## Baseline\n\nTBD",
        "What is the baseline?",
    ],
    "slices": [
        "## Slices\n\nTBD",
        "Which slices do we check?",
        "We cut the data.",
    ],
    "non-goals": [
        "## Non-goals\n\nTBD",
        "What is out of scope?",
        "## Out of scope\n\n-",
    ],
    "guardrail": [
        "## Guardrails\n\nTBD",
        "Which guardrails do we need?",
    ],
    "randomisation-unit": [
        "What is the unit?",
        "The seed is random.",
        "Random forest is used.",
        "Data is split randomly.",
    ],
    "validity-check": [
        "Is there a novelty effect?",
        "We validate the form.",
    ],
    "decision-rule": [
        "When do we ship?",
        "Ship it.",
    ],
    "drift-monitoring": [
        "What if data drifts?",
    ],
}


def met(text: str, name: str, catalog: Catalog) -> bool:
    """Whether a document of a title and this text meets a requirement."""
    report = linter.lint(parse(f"{TITLE}{text}\n", "x.md"), catalog, Config(), template.prompts())
    return next(r.state for r in report.results if r.name == name) is State.MET


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in SAID for text in SAID[name]])
def test_a_requirement_is_met_in_the_forms_that_people_use(catalog: Catalog, name: str, text: str) -> None:
    assert met(text, name, catalog)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in UNSAID for text in UNSAID[name]])
def test_a_requirement_is_not_met_by_what_says_nothing_of_it(catalog: Catalog, name: str, text: str) -> None:
    assert not met(text, name, catalog)


def found(text: str, catalog: Catalog) -> set[str]:
    """The rules that a strict review finds broken in the design of a fraud model that says this besides."""
    return {f.name for f in linter.lint(parse(f"{FRAUD}{text}\n", "x.md"), catalog, Config(profile="strict"), template.prompts()).findings}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in ANSWERED for text in ANSWERED[name]])
def test_a_rule_of_a_review_is_answered_in_the_forms_that_people_use(catalog: Catalog, name: str, text: str) -> None:
    assert name in found("", catalog)
    assert name not in found(text, catalog)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in UNANSWERED for text in UNANSWERED[name]])
def test_a_rule_of_a_review_is_not_answered_by_what_says_nothing_of_it(catalog: Catalog, name: str, text: str) -> None:
    assert name in found(text, catalog)


def test_every_requirement_has_texts_of_both_kinds(catalog: Catalog) -> None:
    asked = {r.name for r in catalog.rules if r.requirement} - {"undefined-vague-term"}
    assert asked - set(SAID) == {"objective-measured-online"}
    assert asked - set(UNSAID) == set()
