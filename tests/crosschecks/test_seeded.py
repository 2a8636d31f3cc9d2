"""A document with one defect for each cross-check: exactly those are found, at the lines that the comments mark."""

from __future__ import annotations

import re
from pathlib import Path

from designlint import linter
from designlint.catalog import Catalog
from designlint.document import parse
from designlint.model import Config

TEXT = (Path(__file__).parent / "seeded.md").read_text(encoding="utf-8")
# A comment names what is found at its line, or `+n` lines below it.
SEEDED = sorted((code, number + int(below or 0)) for number, line in enumerate(TEXT.splitlines(), 1) for code, below in re.findall(r"(XRF\d+)(?:\+(\d))?", line))


def test_every_seeded_defect_is_found_where_it_is_and_no_other(catalog: Catalog) -> None:
    report = linter.lint(parse(TEXT, "seeded.md"), catalog, Config(select=("XRF1", "XRF3", "XRF403")))
    assert sorted((f.code, f.span.line) for f in report.findings) == SEEDED
