"""The number grammar: what is a figure, of which kind, and what only looks like one."""

from __future__ import annotations

import pytest

from designlint.document import parse
from designlint.facts.quantities import quantities, scan

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
INF = float("inf")
WHOLE: dict[str, list[tuple[str, float, float, str, str, str, str, str]]] = {  # kind, low, high, bound, unit, noun, tag, words
    "at least 5 users": [("count", 5, INF, ">=", "", "users", "", "at least 5")],
    "at most 5 users": [("count", 0, 5, "<=", "", "users", "", "at most 5")],
    "over 5M users": [("count", 5e6, INF, ">", "", "users", "", "over 5M")],
    "under 200 ms": [("duration", 0, 0.2, "<", "ms", "", "", "under 200 ms")],
    "up to 30 users": [("count", 0, 30, "<=", "", "users", "", "up to 30")],
    "more than 3 days": [("duration", 259200, INF, ">", "days", "", "", "more than 3 days")],
    "less than 3 days": [("duration", 0, 259200, "<", "days", "", "", "less than 3 days")],
    "about 3 days": [("duration", 259200, 259200, "~", "days", "", "", "about 3 days")],
    "approx. 40 hosts": [("count", 40, 40, "~", "", "hosts", "", "approx. 40")],
    "≥ 99.9%": [("percent", 0.9990000000000001, INF, ">=", "%", "", "", "≥ 99.9%")],
    "<= 5 s": [("duration", 0, 5, "<=", "s", "", "", "<= 5 s")],
    "10M+ users": [("count", 1e7, INF, ">=", "", "users", "", "10M+")],
    "~40 hosts": [("count", 40, 40, "~", "", "hosts", "", "~40")],
    "200-300 ms": [("duration", 0.2, 0.3, "=", "ms", "", "", "200-300 ms")],
    "between 5k and 10k users": [("count", 5000, 10000, "=", "", "users", "", "5k and 10k")],
    "10 to 20 users": [("count", 10, 20, "=", "", "users", "", "10 to 20")],
    "1–2 weeks": [("duration", 604800, 1209600, "=", "weeks", "", "", "1–2 weeks")],
    "2k-3k QPS": [("rate", 2000, 3000, "=", "QPS", "requests", "", "2k-3k QPS")],
    "1 to 2M users": [("count", 1e6, 2e6, "=", "", "users", "", "1 to 2M")],
    "5 TB of logs": [("bytes", 5e12, 5e12, "=", "TB", "", "", "5 TB")],
    "512 KiB": [("bytes", 524288, 524288, "=", "KiB", "", "", "512 KiB")],
    "3 MiB": [("bytes", 3145728, 3145728, "=", "MiB", "", "", "3 MiB")],
    "8 bytes": [("bytes", 8, 8, "=", "bytes", "", "", "8 bytes")],
    "2 GB": [("bytes", 2e9, 2e9, "=", "GB", "", "", "2 GB")],
    "10 bps": [("percent", 0.001, 0.001, "=", "bps", "", "", "10 bps")],
    "3 percentage points": [("percent", 0.03, 0.03, "=", "pp", "", "", "3 percentage points")],
    "0.5 pp": [("percent", 0.005, 0.005, "=", "pp", "", "", "0.5 pp")],
    "7 percent": [("percent", 0.07, 0.07, "=", "percent", "", "", "7 percent")],
    "$5M": [("money", 5e6, 5e6, "=", "$", "", "", "5M")],
    "€3,000": [("money", 3000, 3000, "=", "€", "", "", "3,000")],
    "$2-3": [("money", 2, 3, "=", "$", "", "", "2-3")],
    "1e6 rows": [("count", 1e6, 1e6, "=", "", "rows", "", "1e6")],
    "2e5": [("number", 200000, 200000, "=", "", "", "", "2e5")],
    "10^6 items": [("count", 1e6, 1e6, "=", "", "items", "", "10^6")],
    "3x10^6 rows": [("count", 3e6, 3e6, "=", "", "rows", "", "3x10^6")],
    "3 × 10^3 rows": [("count", 3000, 3000, "=", "", "rows", "", "3 × 10^3")],
    "5 lakh users": [("count", 500000, 500000, "=", "", "users", "", "5 lakh")],
    "2 crore users": [("count", 2e7, 2e7, "=", "", "users", "", "2 crore")],
    "3 billion events": [("count", 3e9, 3e9, "=", "", "events", "", "3 billion")],
    "4 thousand users": [("count", 4000, 4000, "=", "", "users", "", "4 thousand")],
    "7 bn rows": [("count", 7e9, 7e9, "=", "", "rows", "", "7 bn")],
    "within 5m": [("duration", 0, 300, "<=", "m", "", "", "within 5m")],
    "refresh window of 10m": [("duration", 600, 600, "=", "m", "", "", "10m")],
    "10s": [("duration", 10, 10, "=", "s", "", "", "10s")],
    "3h": [("duration", 10800, 10800, "=", "h", "", "", "3h")],
    "2d": [("duration", 172800, 172800, "=", "d", "", "", "2d")],
    "4w": [("duration", 2419200, 2419200, "=", "w", "", "", "4w")],
    "5s later": [("duration", 5, 5, "=", "s", "", "", "5s")],
    "3 d": [("duration", 259200, 259200, "=", "d", "", "", "3 d")],
    "30 d delay": [("duration", 2592000, 2592000, "=", "d", "", "", "30 d")],
    "12 us": [("duration", 1.2e-05, 1.2e-05, "=", "us", "", "", "12 us")],
    "3 µs": [("duration", 3e-06, 3e-06, "=", "µs", "", "", "3 µs")],
    "10 ms": [("duration", 0.01, 0.01, "=", "ms", "", "", "10 ms")],
    "10 secs": [("duration", 10, 10, "=", "secs", "", "", "10 secs")],
    "2 mins": [("duration", 120, 120, "=", "mins", "", "", "2 mins")],
    "3 hrs": [("duration", 10800, 10800, "=", "hrs", "", "", "3 hrs")],
    "2 wks": [("duration", 1209600, 1209600, "=", "wks", "", "", "2 wks")],
    "1 month": [("duration", 2592000, 2592000, "=", "month", "", "", "1 month")],
    "2 years": [("duration", 63072000, 63072000, "=", "years", "", "", "2 years")],
    "10 requests/s": [("rate", 10, 10, "=", "per s", "requests", "", "10 requests/s")],
    "5 requests per minute": [("rate", 0.08333333333333333, 0.08333333333333333, "=", "per minute", "requests", "", "5 requests per minute")],
    "300 events an hour": [("rate", 0.08333333333333333, 0.08333333333333333, "=", "per hour", "events", "", "300 events an hour")],
    "3 times a day": [("rate", 3.472222222222222e-05, 3.472222222222222e-05, "=", "per day", "times", "", "3 times a day")],
    "2 per week": [("rate", 3.306878306878307e-06, 3.306878306878307e-06, "=", "per week", "", "", "2 per week")],
    "600 calls every second": [("rate", 600, 600, "=", "per second", "calls", "", "600 calls every second")],
    "each host takes 100 requests per second": [("rate", 100, 100, "=", "per host", "requests", "", "100 requests per second")],
    "100 requests per second per host": [("rate", 100, 100, "=", "per host", "requests", "", "100 requests per second")],
    "a single GPU runs 50 INFerences per second": [("rate", 50, 50, "=", "per host", "INFerences", "", "50 INFerences per second")],
    "One host. Then 10 requests per second": [("rate", 10, 10, "=", "per second", "requests", "", "10 requests per second")],
    "QPS: 300": [("rate", 300, 300, "=", "QPS", "requests", "", "300")],
    "peak RPS of 500": [("rate", 500, 500, "=", "RPS", "requests", "", "500")],
    "300 tps": [("rate", 300, 300, "=", "tps", "requests", "", "300 tps")],
    "40 rps": [("rate", 40, 40, "=", "rps", "requests", "", "40 rps")],
    "2,000 product QPS": [("rate", 2000, 2000, "=", "QPS", "product", "", "2,000 product QPS")],
    "p99 of 200 ms": [("duration", 0.2, 0.2, "=", "ms", "", "p99", "200 ms")],
    "99th percentile 100 ms": [("duration", 0.1, 0.1, "=", "ms", "", "p99", "100 ms")],
    "p99.9 of 1 s": [("duration", 1, 1, "=", "s", "", "p99.9", "1 s")],
    "100 ms at p99": [("duration", 0.1, 0.1, "=", "ms", "", "p99", "100 ms")],
    "100 ms (p50)": [("duration", 0.1, 0.1, "=", "ms", "", "p50", "100 ms")],
    "100 ms for the p95": [("duration", 0.1, 0.1, "=", "ms", "", "p95", "100 ms")],
    "1st place": [],
    "2nd": [],
    "3rd of 4th": [],
    "21st century": [],
    "4 things": [("count", 4, 4, "=", "", "things", "", "4")],
    "1,234 rows": [("count", 1234, 1234, "=", "", "rows", "", "1,234")],
    "1 234 rows": [("count", 1234, 1234, "=", "", "rows", "", "1 234")],
    "1_000 rows": [("count", 1000, 1000, "=", "", "rows", "", "1_000")],
    "0.5": [("number", 0.5, 0.5, "=", "", "", "", "0.5")],
    "1.5M users": [("count", 1500000, 1500000, "=", "", "users", "", "1.5M")],
    "2024-01-02": [],
    "12:30": [],
    "1.2.3": [],
    "v2 and x3": [],
    "A/B2": [],
    "top_5": [],
    "#7": [],
    "@10": [],
    "a 5": [("number", 5, 5, "=", "", "", "", "5")],
    "millions of users": [("count", 1e6, 1e7, "=", "", "users", "", "millions of")],
    "a million users": [("count", 1e6, 1e6, "=", "", "users", "", "a million")],
    "half a million users": [("count", 500000, 500000, "=", "", "users", "", "half a million")],
    "tens of millions of users": [("count", 1e7, 1e8, "=", "", "users", "", "tens of millions of")],
    "a few thousand users": [("count", 3000, 3000, "=", "", "users", "", "a few thousand")],
    "two million requests per second": [("rate", 2e6, 2e6, "=", "per s", "requests", "", "two million requests per second")],
    "a few million QPS": [("rate", 3e6, 3e6, "=", "per s", "", "", "a few million QPS")],
    "millions": [("count", 1e6, 1e7, "=", "", "", "", "millions")],
    "million": [],
    "within minutes": [("duration", 60, 600, "<=", "minutes", "", "", "within minutes")],
    "within a second": [("duration", 1, 1, "<=", "second", "", "", "within a second")],
    "the second": [],
    "a second index": [],
    "within the hour": [("duration", 0, 3600, "<=", "hour", "", "", "within the hour")],
    "in a few seconds": [("duration", 3, 3, "=", "seconds", "", "", "a few seconds")],
    "under a minute": [("duration", 60, 60, "<", "minute", "", "", "under a minute")],
    "two weeks": [("duration", 1209600, 1209600, "=", "weeks", "", "", "two weeks")],
    "three days": [("duration", 259200, 259200, "=", "days", "", "", "three days")],
    "twelve hours": [("duration", 43200, 43200, "=", "hours", "", "", "twelve hours")],
    "single digit milliseconds": [("duration", 0.005, 0.005, "=", "milliseconds", "", "", "single digit milliseconds")],
    "p99 within two seconds": [("duration", 2, 2, "<=", "seconds", "", "p99", "within two seconds")],
    "seconds": [],
    "about an hour": [("duration", 3600, 3600, "~", "hour", "", "", "about an hour")],
    "up to three days": [("duration", 259200, 259200, "<=", "days", "", "", "up to three days")],
    "over two weeks": [("duration", 1209600, 1209600, ">", "weeks", "", "", "over two weeks")],
    "5 minutes or so, a few hours": [("duration", 300, 300, "=", "minutes", "", "", "5 minutes"), ("duration", 10800, 10800, "=", "hours", "", "", "a few hours")],
    "two minutes, three hours": [("duration", 120, 120, "=", "minutes", "", "", "two minutes"), ("duration", 10800, 10800, "=", "hours", "", "", "three hours")],
    "p95 under 200 ms and p99 under one second": [("duration", 0, 0.2, "<", "ms", "", "p95", "under 200 ms"), ("duration", 1, 1, "<", "second", "", "p99", "under one second")],
    "1st to 2nd": [],
    "5+": [("number", 5, INF, ">=", "", "", "", "5+")],
    "=5 users": [("count", 5, 5, "=", "", "users", "", "5")],
    "~ 5 users": [("count", 5, 5, "~", "", "users", "", "~ 5")],
    "$ 5": [("money", 5, 5, "=", "$", "", "", "5")],
    "5 -10 users": [("count", 5, 10, "=", "", "users", "", "5 -10")],
    "5 %": [("percent", 0.05, 0.05, "=", "%", "", "", "5 %")],
    "5%-10%": [("percent", 0.05, 0.05, "=", "%", "", "", "5%"), ("percent", 0.1, 0.1, "=", "%", "", "", "10%")],
    "5 to 10%": [("percent", 0.05, 0.1, "=", "%", "", "", "5 to 10%")],
    "sub-second": [("duration", 0, 1, "<", "second", "", "", "sub-second")],
    "a sub-second answer, in under sub-second time": [("duration", 0, 1, "<", "second", "", "", "sub-second"), ("duration", 0, 1, "<", "second", "", "", "under sub-second")],
}
NONE = ["top-10", "@10", "A100", "v2.1", "2024-11-03", "D7 retention", "the 99th percentile", "H3 cells", "it needs a second full index"]


@pytest.mark.parametrize("text", sorted(FIGURES))
def test_a_figure_is_read(text: str) -> None:
    assert [(f.kind, pytest.approx(f.high), f.tag) for f in scan(text)] == FIGURES[text]


@pytest.mark.parametrize("text", WHOLE)
def test_every_part_of_a_figure_is_read(text: str) -> None:
    found = [(f.kind, pytest.approx(f.low), pytest.approx(f.high), f.bound, f.unit, f.noun, f.tag, text[f.start : f.end]) for f in scan(text)]
    assert WHOLE[text] == found


TABLES = {  # a table -> kind, highest value, unit and row of each of its figures
    "the unit of a column": ("| a | p99 (ms) |\n|---|---|\n| Stage | 20 |\n", [("duration", 0.02, "ms", 1)]),
    "the unit of a column after a comma": ("| a | time, s |\n|---|---|\n| Stage | 20 |\n", [("duration", 20, "s", 1)]),
    "the unit of a column in square brackets": ("| a | load [QPS] |\n|---|---|\n| Stage | 20 |\n", [("rate", 20, "QPS", 1)]),
    "a unit that is not at the end of its header": ("| a | (ms) of p99 |\n|---|---|\n| Stage | 20 |\n", [("number", 20, "", 1)]),
    "the unit of a label": ("| a | b |\n|---|---|\n| Latency (ms) | 20 |\n", [("duration", 0.02, "ms", 1)]),
    "a label speaks for the next column alone": ("| a | b | c |\n|---|---|---|\n| Latency (ms) | 20 | 30 |\n", [("duration", 0.02, "ms", 1), ("number", 30, "", 1)]),
    "a unit of its own": ("| a | p99 (ms) |\n|---|---|\n| Stage | 2 s |\n", [("duration", 2, "s", 1)]),
    "the unit of another column": ("| a | p99 (ms) | b |\n|---|---|---|\n| Stage | 20 | 7 |\n", [("duration", 0.02, "ms", 1), ("number", 7, "", 1)]),
    "a row longer than its header": ("| a |\n|---|\n| Stage | 20 |\n", [("number", 20, "", 1)]),
    "figures in code": ("```\n20 ms\n```\n", []),
    "figures in a comment": ("<!-- 20 ms -->\n", []),
    "figures in a diagram": ("```mermaid\ngraph 20 ms\n```\n", [("duration", 0.02, "ms", 0)]),
    "a figure in words alone": ("It takes two minutes.\n", [("duration", 120, "minutes", 0)]),
    "a figure in a heading": ("# 20 ms\n", [("duration", 0.02, "ms", 0)]),
    "a date, a time, a version": ("On 2024-01-02 at 12:30 we ran 1.2.3 for 5 days.\n", [("duration", 432000, "days", 0)]),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_figure_of_a_document_has_the_unit_of_its_place(name: str) -> None:
    text, wanted = TABLES[name]
    found = quantities(parse(text, "x.md"))
    assert [(q.kind, pytest.approx(q.high), q.unit, q.block) for q in found] == wanted


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert scan(text) == []


@pytest.mark.parametrize("text", sorted(FIGURES))
def test_a_figure_stands_where_it_says(text: str) -> None:
    for figure in scan(text):
        assert text[figure.start : figure.end].strip() == text[figure.start : figure.end]
