"""The number grammar: what is a figure, of which kind, and what only looks like one."""

from __future__ import annotations

import pytest

from designlint.facts.quantities import scan

FIGURES = {
    "p50 of 90 ms and p99 of 200 ms": [("duration", 0.09, "p50"), ("duration", 0.2, "p99")],
    "1,234,567 rows": [("count", 1234567, "")],
    "~5 million items": [("count", 5e6, "")],
    "3x10^6 documents": [("count", 3e6, "")],
    "half a million members": [("count", 5e5, "")],
    "tens of millions of users": [("count", 1e8, "")],
    "2k QPS": [("rate", 2000, "")],
    "QPS: 2,000": [("rate", 2000, "")],
    "4K ads requests per second": [("rate", 4000, "")],
    "86,400 requests per day": [("rate", 1, "")],
    "within 5 min": [("duration", 300, "")],
    "p99 < 150 ms": [("duration", 0.15, "p99")],
    "200-300ms": [("duration", 0.3, "")],
    "8 GB": [("bytes", 8e9, "")],
    "40%": [("percent", 0.4, "")],
    "0.6 pp": [("percent", 0.006, "")],
    "$5M": [("money", 5e6, "")],
    "5m rows": [("count", 5e6, "")],
    "under 100ms (P99)": [("duration", 0.1, "p99")],
    "10k to 20k users": [("count", 2e4, "")],
    "alpha 0.05 and 80% power": [("count", 0.05, ""), ("percent", 0.8, "")],
    "between 5 and 10 minutes": [("duration", 600, "")],
    "within a second of the click": [("duration", 1, "")],
    "5 or 10 minutes": [("duration", 600, "")],
}
NONE = ["top-10", "@10", "A100", "v2.1", "2024-11-03", "D7 retention", "the 99th percentile", "H3 cells", "it needs a second full index"]


@pytest.mark.parametrize("text", sorted(FIGURES))
def test_a_figure_is_read(text: str) -> None:
    assert [(f.kind, pytest.approx(f.high), f.tag) for f in scan(text)] == FIGURES[text]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert scan(text) == []


@pytest.mark.parametrize("text", sorted(FIGURES))
def test_a_figure_stands_where_it_says(text: str) -> None:
    for figure in scan(text):
        assert text[figure.start : figure.end].strip() == text[figure.start : figure.end]
