"""Documents in which signs mark the words that a cross-check points at: « » for a finding, ‹ › for what it relates to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from designlint import linter
from designlint.document import parse
from designlint.model import Config

if TYPE_CHECKING:
    from designlint.catalog import Catalog
    from designlint.model import Finding, Span

SIGNS = re.compile("[«»‹›]")


def found(text: str, code: str, catalog: Catalog, profile: str = "production") -> list[Finding]:
    """The findings of one cross-check on a document without its marks, in their order."""
    report = linter.lint(parse(SIGNS.sub("", text), "x.md"), catalog, Config(select=(code,), profile=profile))
    return [f for f in report.findings if f.code == code]


def shown(text: str, code: str, catalog: Catalog) -> tuple[str, ...]:
    """The document, marked where the findings and their related places are, with what is said of each."""
    findings = found(text, code, catalog)
    related = {r.span: r.message for f in findings for r in f.related}
    plain = SIGNS.sub("", text)
    signs = [s for f in findings for s in _signs(plain, f.span, "«»")] + [s for span in related for s in _signs(plain, span, "‹›")]
    for at, sign in sorted(signs, reverse=True):
        plain = plain[:at] + sign + plain[at:]
    return (plain, *(f.message for f in findings), *(related[span] for span in sorted(related)))


def _signs(text: str, span: Span, pair: str) -> list[tuple[int, str]]:
    lines = text.splitlines(keepends=True)
    ends = (span.line, span.column), (span.end_line, span.end_column)
    return [(sum(map(len, lines[: line - 1])) + column - 1, sign) for (line, column), sign in zip(ends, pair, strict=True)]
