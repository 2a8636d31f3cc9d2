"""What makes a finding the same finding tomorrow: its rule and its words, never its line, section or number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.digests import of_text
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from designlint.model import Document, Finding

_WORDS = expression(r"[^\W_]+")
_PLACES = expression(r"\blines? \d+(?:(?:, | and )\d+)*")  # messages name other places; those move
_NUMBERING = expression(r"^[\s#*_]*(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+")


def assign(findings: Iterable[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings with their fingerprints; equal ones are told apart by their order.

    A finding about a thing that is missing has no words of its own: the heading that it hangs on may be renamed or
    moved. A finding about words is known by them, and by the message where that says more.
    """
    seen: dict[str, int] = {}
    headings = {s.line for s in document.sections[1:]}
    marked = []
    for finding in findings:
        words = "" if finding.span.line in headings or finding.span == (1, 1, 1, 1) else _words(finding, document)
        key = f"{finding.code}\0{_normal(_PLACES.sub('', finding.message))}\0{words}"
        number = seen[key] = seen.get(key, 0) + 1
        marked.append(finding._replace(fingerprint=of_text(f"{key}\0{number}", 8)))
    return tuple(marked)


def _words(finding: Finding, document: Document) -> str:
    span = finding.span
    lines = document.lines[span.line - 1 : span.end_line]
    if not lines:
        return ""
    text = "\n".join(lines)
    tail = len(lines[-1]) - (span.end_column - 1)
    return _normal(text[span.column - 1 : len(text) - max(0, tail)])


def _normal(text: str) -> str:
    return " ".join(_WORDS.findall(_NUMBERING.sub("", text).lower()))
