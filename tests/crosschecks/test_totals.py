"""Totals of tables and lists: which rows they sum, how far off one may be, what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crosschecks.places import Told, check

if TYPE_CHECKING:
    from designlint.catalog import Catalog

CODE = "XRF114"


def table(*rows: str, head: str = "Part | Need", lead: str = "# Title") -> str:
    """A table below a line of text: the first row stands on line 5."""
    columns = "|".join("---" for _ in head.split("|"))
    return f"{lead}\n\n| {head} |\n|{columns}|\n" + "".join(f"| {row} |\n" for row in rows)


def entries(*lines: str) -> str:
    """A list below a heading: its first entry stands on line 3."""
    return "# Title\n\n" + "".join(f"- {line}\n" for line in lines)


PLAIN = ("a | 50", "b | 40", "Total | 120")
FIRES = {  # a text, the line and the words that are found, the message
    # how far off a total may be
    "just beyond a fiftieth below": (table("a | 50", "b | 50", "Total | 97"), 7, "97", "The total is 97, but 50 + 50 make 100."),
    "just beyond a fiftieth above": (table("a | 50", "b | 50", "Total | 103"), 7, "103", "The total is 103, but 50 + 50 make 100."),
    "three times the sum": (table("a | 50", "b | 50", "Total | 300"), 7, "300", "The total is 300, but 50 + 50 make 100."),
    "a third of the sum": (table(*(f"{x} | 75" for x in "abcd"), "Total | 100"), 9, "100", "The total is 100, but 75 + 75 + 75 + 75 make 300."),
    # what is said
    "six parts, shown one by one": (table(*(f"{x} | 5" for x in "abcdef"), "Total | 40"), 11, "40", "The total is 40, but 5 + 5 + 5 + 5 + 5 + 5 make 30."),
    "seven parts": (table(*(f"{x} | 5" for x in "abcdefg"), "Total | 40"), 12, "40", "The total is 40, but the 7 figures above make 35."),
    "bytes": (table("a | 50 GB", "b | 40 GB", "Total | 120 GB"), 7, "120 GB", "The total is 120 GB, but 50 GB + 40 GB make 90 GB."),
    "a second": (table("a | 500 ms", "b | 500 ms", "Total | 1,200 ms"), 7, "1,200 ms", "The total is 1,200 ms, but 500 ms + 500 ms make 1 s."),
    "a minute": (table("a | 20 s", "b | 40 s", "Total | 90 s"), 7, "90 s", "The total is 90 s, but 20 s + 40 s make 1 min."),
    "an hour": (table("a | 20 min", "b | 40 min", "Total | 90 min"), 7, "90 min", "The total is 90 min, but 20 min + 40 min make 1 h."),
    "a day": (table("a | 10 h", "b | 14 h", "Total | 30 h"), 7, "30 h", "The total is 30 h, but 10 h + 14 h make 1 d."),
    # which rows and entries
    "three rows": (table("a | 50", "b | 40", "c | 10", "Total | 120"), 8, "120", "The total is 120, but 50 + 40 + 10 make 100."),
    "a number before the name": (table("1 | a | 50", "2 | b | 40", " | Total | 120", head="# | Part | ms"), 7, "120", "The total is 120, but 50 + 40 make 90."),
    "another table right below": (table(*PLAIN) + "\n| Part | Need |\n|---|---|\n| c | 7 |\n", 7, "120", "The total is 120, but 50 + 40 make 90."),
    "three entries": (entries("a: $50", "b: $40", "c: $10", "Total: $120"), 6, "$120", "The total is $120, but $50 + $40 + $10 make $100."),
    "entries up to the total before": (
        entries("a: $50", "b: $40", "Total: $90", "c: $10", "d: $20", "Total: $60"), 8, "$60", "The total is $60, but $10 + $20 make $30.",
    ),
    "a list that begins the document, with one more entry": (
        "- a: $50\n- b: $40\n- Total: $120\n- It is paid each month\n", 3, "$120", "The total is $120, but $50 + $40 make $90.",
    ),
    "a part that is called a subtotal too late": (
        entries(f"{'Storage':53}subtotal: $50", "b: $40", "Total: $120"), 5, "$120", "The total is $120, but $50 + $40 make $90.",
    ),
    # times that may overlap
    "money spent in parallel": (
        table("a | $50", "b | $40", "Total | $120", lead="They run in parallel."), 7, "$120", "The total is $120, but $50 + $40 make $90.",
    ),
    "times long after a word of parallel ones": (
        table("a | 50 ms", "b | 40 ms", "Total | 120 ms", lead=f"They run in parallel. {'It is a pipeline. ' * 15}"),
        7,
        "120 ms",
        "The total is 120 ms, but 50 ms + 40 ms make 90 ms.",
    ),
}
SILENT = {
    # how far off a total may be
    "a fiftieth below": table("a | 50", "b | 50", "Total | 98"),
    "a fiftieth above": table("a | 50", "b | 50", "Total | 102"),
    "more than three times the sum": table("a | 50", "b | 50", "Total | 301"),
    "less than a third of the sum": table(*(f"{x} | 75" for x in "abcd"), "Total | 99"),
    "the largest of them": table("a | 40", "b | 50", "Total | 50"),
    "less than the largest of them": table("a | 40", "b | 50", "Total | 45"),
    "a sum of nothing": table("a | 0", "b | 0", "Total | 5"),
    # which rows and entries
    "one part alone": entries("a: $50", "Total: $90"),
    "one row alone": table("a | 50", "Total | 90"),
    "somebody else's list": "".join(f"> {line}\n" for line in entries("a: $50", "b: $40", "Total: $120").splitlines()),
    "an entry that has the word further on": entries("a: $50", "b: $40", "Reserve in total: $120"),
    "a row that has the word in another cell": table("a | 50 | x", "b | 40 | x", "c | 120 | total", head="Part | Need | Note"),
    "a table whose first column is a total": table("50 | a", "40 | b", head="Total | Part"),
    "an empty row": table("a | 50", " | ", "b | 40", "Total | 120"),
    "a short row": table("a | 50", "b", "Total | 120"),
    "one more row of two cells": table(*PLAIN, "c | 30"),
    "a total of the totals": table("a | 50", "Total | 60", "b | 40", "Total | 120"),
    "an entry with entries of its own": entries("a: $5", "b: $4", "c: $3\n  - of it: $1", "d: $20", "Total: $50"),
    "a part that is called a subtotal": entries(f"{'Storage':52}subtotal: $50", "b: $40", "Total: $120"),
    # which figures
    "two currencies": entries("a: $50", "b: $40", "Total: €120"),
    "two kinds of figures": table("a | $50", "b | 40", "Total | 120"),
    "rates": table("a | 50 QPS", "b | 40 QPS", "Total | 120 QPS"),
    "a part of all shares": table("a | 20%", "b | 30%", "Total | 60%"),
    "a range": table("a | 20-30", "b | 40", "Total | 120"),
    "times in a list": entries("a: 50 ms", "b: 40 ms", "Total: 120 ms"),
    # times that may overlap
    "times shortly after a word of parallel ones": table(
        "a | 50 ms", "b | 40 ms", "Total | 120 ms", lead=f"They run in parallel. {'It is a pipeline. ' * 7}"
    ),
    "a total of about": table("a | 50 ms", "b | 40 ms", "Total (about) | 120 ms"),
    "a first stage beside the others": table(f"a, in parallel {'and more ' * 30}| 50 ms", "b | 40 ms", "Total | 120 ms"),
}


@pytest.mark.parametrize("name", FIRES)
def test_a_total_that_is_not_the_sum_is_found(catalog: Catalog, name: str) -> None:
    text, *told = FIRES[name]
    check(catalog, CODE, text, Told(*told))


@pytest.mark.parametrize("name", SILENT)
def test_a_total_that_may_be_the_sum_is_not(catalog: Catalog, name: str) -> None:
    check(catalog, CODE, SILENT[name])


def test_each_column_is_summed_and_each_total_of_a_document_after_some_that_are_none(catalog: Catalog) -> None:
    text = (
        "The total is 7.\n\n"
        "- a: $50\n- Total: $90\n\n"
        "Then:\n\n- b: $20\n- c subtotal: $40\n- Total: $120\n\n"
        "| Part | Share of it | Hours | Nodes |\n|---|---|---|---|\n"
        "| a | 10 | 50 | 5 |\n| b | 20 | 40 | 6 |\n| Total | 60 | 120 | 16 |\n\n"
        "Last:\n\n- d: €50\n- e: €40\n- Sum: €120\n"
    )
    check(
        catalog,
        CODE,
        text,
        Told(16, "120", "The total is 120, but 50 + 40 make 90."),
        Told(16, "16", "The total is 16, but 5 + 6 make 11."),
        Told(22, "€120", "The total is €120, but €50 + €40 make €90."),
    )
