"""Inputs that once broke something, found by fuzzing: each is read and linted without an error."""

from __future__ import annotations

import pytest

from designlint import linter
from designlint.catalog import Catalog
from designlint.document import parse
from designlint.model import Config

FOUND = {
    "a row of a table that holds a carriage return only": "-||\n-|-\n\r",
    "the key under which the trie keeps its terms": "offline \x00 metric \x01$ \x01* \x01# \x01~",
    "nothing": "",
    "a fence on the last line": "text\n```",
    "a word of many letters": "a" * 5000,
}


@pytest.mark.parametrize("case", sorted(FOUND))
def test_what_once_broke_is_read(catalog: Catalog, case: str) -> None:
    document = parse(FOUND[case], "x.md")
    report = linter.lint(document, catalog, Config(profile="strict", preview=True))
    assert report.results
    assert all(1 <= f.span.line <= max(1, len(document.lines)) for f in report.findings)
