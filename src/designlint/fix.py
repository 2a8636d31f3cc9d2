"""What can be mended by itself: edits of a text, applied from its end to its beginning, each checked against what it meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.model import Edit, Span, State
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from designlint.model import Document, FileReport

KEYS = ("title", "kind", "status", "owner", "reviewers", "date", "template", "task", "designlint")
BOLD, SUPPRESSION = 7, "SUP001"
_COMMENT_LINE = expression(r"^[ \t>]*(?:[-*+][ \t]+)?<!--.*-->[ \t]*$")


def edits(report: FileReport, document: Document, *, unsafe: bool) -> tuple[Edit, ...]:
    """The edits that a document offers: unused suppressions, mistyped keys, bold lines that are headings; unsafe: stubs."""
    found = [*_suppressions(report, document), *_keys(document), *_headings(document)]
    if unsafe:
        found += _stubs(report, document)
    return tuple(sorted(set(found), key=lambda e: e.span))


def apply(source: str, lines: tuple[str, ...], chosen: Iterable[Edit]) -> str:
    """The source, whose lines are given, with the edits made; of two that overlap the last is made."""
    text = "\n".join(lines) + "\n"
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    last = len(text) + 1
    for edit in sorted(chosen, key=lambda e: e.span, reverse=True):
        start = starts[edit.span.line - 1] + edit.span.column - 1
        end = starts[edit.span.end_line - 1] + edit.span.end_column - 1
        if end <= last:
            text = text[:start] + edit.text + text[end:]
            last = start
    return text if source.endswith("\n") or not source else text.removesuffix("\n")


def _suppressions(report: FileReport, document: Document) -> Iterator[Edit]:
    """Comments that lift nothing go; one that stands alone takes its line with it."""
    for finding in report.findings:
        if finding.code != SUPPRESSION or finding.span.line <= document.front.end:
            continue
        span = finding.span
        alone = span.line == span.end_line and _COMMENT_LINE.match(document.lines[span.line - 1])
        yield Edit(Span(span.line, 1, span.line + 1, 1), "", safe=True) if alone else Edit(span, "", safe=True)


def _keys(document: Document) -> Iterator[Edit]:
    """Keys of the front matter in another case, or one letter off."""
    import difflib

    for key, line in document.front.lines.items():
        if key in KEYS or document.front.problem:
            continue
        near = difflib.get_close_matches(key.lower(), KEYS, 1, 0.8)
        if near and near[0] not in document.front.values and document.lines[line - 1].startswith(key):
            yield Edit(Span(line, 1, line, len(key) + 1), near[0], safe=True)


def _headings(document: Document) -> Iterator[Edit]:
    """A bold line alone becomes a heading one level below the one that it stands under."""
    for section in document.sections[1:]:
        if not section.pseudo or section.level != BOLD:
            continue
        parent = document.sections[section.parent]
        while parent.pseudo:
            parent = document.sections[parent.parent]
        block = document.blocks[section.heading]
        if block.quoted or parent.level >= 6 or "\n" in block.text:
            continue
        yield Edit(document.span(block.index, 0, len(block.text)), "#" * (parent.level + 1) + " " + section.title, safe=True)


def _stubs(report: FileReport, document: Document) -> Iterator[Edit]:
    """For each missing requirement a placeholder at the end of the section that it hangs on."""
    for result in report.results:
        if result.state is not State.MISSING or not result.requirement:
            continue
        finding = next((f for f in report.findings if f.code == result.code), None)
        if finding is None or finding.suppressed:
            continue
        line = _end_of_section(finding.span.line, document)
        hint = finding.help.replace("--", "-").replace(">", "")
        yield Edit(Span(line, 1, line, 1), f"\n<!-- {hint} -->\nTODO: {result.name.replace('-', ' ')}.\n", safe=False)


def _end_of_section(line: int, document: Document) -> int:
    section = next((s for s in document.sections[1:] if s.line == line), document.sections[0])
    end = document.blocks[section.last].line if section.last < len(document.blocks) else len(document.lines) + 1
    return min(max(end, line + 1), len(document.lines) + 1)

