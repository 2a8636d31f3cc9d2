"""What a sentence states: its facts by kind, subject, value and place, and the figures that state nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from designlint import linter
from designlint.document import parse
from designlint.model import Config

if TYPE_CHECKING:
    from designlint.catalog import Catalog

STATED: dict[str, list[tuple[str, str, float, float, str]]] = {  # kind, subject, low, high, words
    "12M users open the app": [("users", "users", 1.2e7, 1.2e7, "12M")],
    "99 users took part in the survey": [],
    "100 users took part in the survey": [("users", "users", 100, 100, "100")],
    "The app has 40M monthly active users": [("users", "MAU", 4e7, 4e7, "40M")],
    "We see 12M daily active users": [("users", "DAU", 1.2e7, 1.2e7, "12M")],
    "There are 40,000 new members each day": [("users", "new per day", 40000, 40000, "40,000 new members each day")],
    "40,000 sign-ups on a day: new members each day": [],
    "The test needs 95,350 members per arm": [("sample size", "per arm", 95350, 95350, "95,350")],
    "The catalogue holds 8M items": [("items", "items", 8e6, 8e6, "8M")],
    "The catalogue holds 999 items": [],
    "The catalogue holds 1,000 items": [("items", "items", 1000, 1000, "1,000")],
    "Items: 8M": [("items", "items", 8e6, 8e6, "8M")],
    "Users: 12M": [("users", "users", 1.2e7, 1.2e7, "12M")],
    "- **Users**: 12M": [("users", "users", 1.2e7, 1.2e7, "12M")],
    "40 hosts carry the load": [("hosts", "", 40, 40, "40")],
    "40 replicas": [("hosts", "", 40, 40, "40")],
    "It takes 4,200 requests per second": [("load", "", 4200, 4200, "4,200 requests per second")],
    "Peak load is 4,200 requests per second": [("load", "peak", 4200, 4200, "4,200 requests per second")],
    "The average is 1,389 requests per second": [("load", "average", 1389, 1389, "1,389 requests per second")],
    "4,200 requests per second at peak": [("load", "peak", 4200, 4200, "4,200 requests per second")],
    "1,389 requests per second (average)": [("load", "average", 1389, 1389, "1,389 requests per second")],
    "1,389 requests per second on average": [("load", "average", 1389, 1389, "1,389 requests per second")],
    "Each host serves 150 requests per second": [("per-host rate", "", 150, 150, "150 requests per second")],
    "We ingest 5,000 events per second": [],
    "40,000 new users per day arrive": [("users", "new per day", 40000, 40000, "40,000 new users per day")],
    "Every user sends 3 requests per user per day": [("requests per user per day", "", 3, 3, "3 requests per user per day")],
    "10 requests per user per day": [("requests per user per day", "", 10, 10, "10 requests per user per day")],
    "A user opens 2.5 pages; 5 visits per member per day": [("requests per user per day", "", 5, 5, "5 visits per member per day")],
    "peak-to-average factor of 2.5": [("peak factor", "", 2.5, 2.5, "peak-to-average factor of 2.5")],
    "peak factor: three": [("peak factor", "", 3, 3, "peak factor: three")],
    "x2 at peak, x 4 at the peak": [("peak factor", "", 2, 2, "x2 at peak")],
    "Vectors have 256 dimensions": [("dimensions", "", 256, 256, "256 dimensions")],
    "embedding of 128-d": [("dimensions", "", 128, 128, "128-d")],
    "Vectors in float32": [("number width", "", 4, 4, "float32")],
    "stored as fp16": [("number width", "", 2, 2, "fp16")],
    "stored with int8 numbers": [("number width", "", 1, 1, "int8")],
    "alpha = 0.05": [("alpha", "", 0.05, 0.05, "alpha = 0.05")],
    "significance level of 0.01": [("alpha", "", 0.01, 0.01, "significance level of 0.01")],
    "p < .05": [("alpha", "", 0.05, 0.05, "p < .05")],
    "powered at 0.8": [("power", "", 0.8, 0.8, "powered at 0.8")],
    "power of 0.90": [("power", "", 0.9, 0.9, "power of 0.90")],
    "The job runs hourly": [("cadence", "", 3600, 3600, "hourly")],
    "The index is rebuilt nightly": [("cadence", "", 86400, 86400, "nightly")],
    "The model is retrained every 6 hours": [("cadence", "", 21600, 21600, "every 6 hours")],
    "The model is retrained every week": [("cadence", "", 604800, 604800, "every week")],
    "The features are refreshed every 30 minutes": [("cadence", "", 1800, 1800, "every 30 minutes")],
    "We have daily users": [],
    "Retrained every 3 days": [("cadence", "", 259200, 259200, "every 3 days")],
    "The vectors take 8.2 GB of storage for the index": [("storage", "", 8199999999.999999, 8199999999.999999, "8.2 GB")],
    "The file is 500 KB; the index is 900 KB": [],
    "The index takes 2 MB": [("storage", "", 2e6, 2e6, "2 MB")],
    "The A/B test runs for 2 weeks": [("test duration", "", 1209600, 1209600, "2 weeks")],
    "The A/B test runs for 12 hours": [],
    "It runs for 28 days": [("test duration", "", 2419200, 2419200, "28 days")],
    "The p99 latency is 200 ms": [("latency", "", 0.2, 0.2, "200 ms")],
    "p99 of 200 ms": [("latency", "", 0.2, 0.2, "200 ms")],
    "The latency bound is p99 of 200 ms end to end": [("latency", "end to end", 0.2, 0.2, "200 ms")],
    "The end-to-end latency is 350 ms": [("latency", "end to end", 0.35000000000000003, 0.35000000000000003, "350 ms")],
    "The response time is 1.5 s": [("latency", "end to end", 1.5, 1.5, "1.5 s")],
    "The response takes 20 minutes": [],
    "The training job takes 90 minutes": [("job time", "", 5400, 5400, "90 minutes")],
    "Training time is 3 hours": [("job time", "", 10800, 10800, "3 hours")],
    "A blocked item must disappear within 5 minutes": [("freshness need", "", 0, 300, "within 5 minutes")],
    "Changes must be visible within 2 days": [],
    "Likes show at most 60 seconds later": [("freshness need", "", 0, 60, "at most 60 seconds")],
    "Items appear in under 10 seconds": [("freshness need", "", 0, 10, "under 10 seconds")],
    "The baseline is 2.0%": [("baseline", "", 0.02, 0.02, "2.0%")],
    "baseline conversion rate of 3%": [("baseline", "", 0.03, 0.03, "3%")],
    "The minimum detectable effect is 2% relative": [("mde", "relative", 0.02, 0.02, "2%")],
    "The MDE is 0.6 percentage points": [("mde", "absolute", 0.006, 0.006, "0.6 percentage points")],
    "We detect 1% absolute": [("mde", "absolute", 0.01, 0.01, "1%")],
    "We want to detect a change of 5 points": [],
    "The power is 80%": [("power", "", 0.8, 0.8, "80%")],
    "80% power": [("power", "", 0.8, 0.8, "80%")],
    "alpha of 5%": [("alpha", "", 0.05, 0.05, "5%")],
    "significance level: 1%": [("alpha", "", 0.01, 0.01, "1%")],
    "We test on 10% of the traffic": [("allocation", "total", 0.1, 0.1, "10%")],
    "The test exposes 5% of users per arm": [("allocation", "per arm", 0.05, 0.05, "5%")],
    "The positive rate is 2%": [("positive rate", "", 0.02, 0.02, "2%")],
    "2% of the claims are fraud": [("positive rate", "", 0.02, 0.02, "2%")],
    "Fraud is rare: 0.5%": [("positive rate", "", 0.005, 0.005, "0.5%")],
    "1.5% of all transactions are fraud": [("positive rate", "", 0.015, 0.015, "1.5%")],
    "For example, we have 12M users": [],
    "If we had 12M users": [],
    "Last year we had 12M daily active users": [],
    "In 2023 the app had 12M users": [],
    "A competitor has 12M users": [],
    "Do we have 12M users?": [],
    "> We have 12M users": [],
    "The team has 12M users who spoke; we would need 40 hosts": [],
    "| Stage | p99 (ms) |\n|---|---|\n| Retrieval | 20 |\n| Total | 90 |": [("stage latency", "retrieval", 0.02, 0.02, "20"), ("latency total", "total", 0.09, 0.09, "90")],
    "| Stage | latency in ms |\n|---|---|\n| Retrieval | 20 ms |\n| Total | 90 ms |": [("stage latency", "retrieval", 0.02, 0.02, "20 ms"), ("latency total", "total", 0.09, 0.09, "90 ms")],
    "| Step | time |\n|---|---|\n| Retrieval | 20 ms |": [],
    "| Step | latency |\n|---|---|\n| Retrieval | 2 min |": [],
    "| Figure | Value |\n|---|---|\n| Monthly active users | 40M |\n| Daily active users | 12M |\n| Eligible posts | 8M |": [("users", "MAU", 4e7, 4e7, "40M"), ("users", "DAU", 1.2e7, 1.2e7, "12M"), ("items", "items", 8e6, 8e6, "8M")],
    "| Metric | Value | Users |\n|---|---|---|\n| People | 5 | 300 |": [("users", "users", 300, 300, "300")],
    "# 12M daily active users": [("users", "DAU", 1.2e7, 1.2e7, "12M")],
    "```\n12M users\n```": [],
    "300 seconds is the latency limit": [],
    "301 seconds is the latency limit": [],
    "Ad scores reach 100,000 scores per second": [],
    "Writes are 500 requests per second of event writes": [],
    "one read takes 200 requests per second": [],
}


@pytest.mark.parametrize("text", STATED)
def test_a_sentence_states_its_facts_and_no_others(catalog: Catalog, text: str) -> None:
    found = [(f.kind, f.subject, pytest.approx(f.low), pytest.approx(f.high), f.text) for f in linter.facts(parse(text, "x.md"), catalog, Config())]
    assert STATED[text] == found


def test_a_fact_stands_where_its_words_do(catalog: Catalog) -> None:
    text = "# A\n\nWe grow.\n\n- The app has 12M daily active users\n  and 8M items.\n"
    facts = linter.facts(parse(text, "x.md"), catalog, Config())
    assert [(f.kind, f.line, f.column, f.text) for f in facts] == [("users", 5, 15, "12M"), ("items", 6, 7, "8M")]
