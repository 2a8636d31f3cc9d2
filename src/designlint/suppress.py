"""What comments and front matter lift from a report, with a reason; a suppression that lifts nothing is a finding itself.

<!-- designlint: ignore[timing-sla, OBJ] until 2027-03-31 -- reason -->   the next block, or the section right under its heading
<!-- designlint: ignore-file[SEL] -- reason -->                          the document
front matter: designlint: {ignore: {timing-sla: reason}}                  the document
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from designlint.errors import UsageError
from designlint.linter import enabled, severity_of
from designlint.model import FileReport, Finding, RuleResult, Severity, Span, State, Suppression
from designlint.text.expressions import expression

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from designlint.catalog import Catalog
    from designlint.model import Config, Directive, Document

_FORM = expression(
    r"designlint:\s*(?P<what>ignore-file|ignore)\s*(?:\[(?P<codes>[^\]\n]{0,400})\])?\s*"
    r"(?:until\s+(?P<until>\S{1,20}))?\s*(?:(?:--|—|–)\s*(?P<reason>.*\S)?)?\s*\Z",
    re.DOTALL,
)
_OTHER = expression(r"designlint:\s*(?:expect|section)\b")
UNUSED, UNKNOWN, EXPIRED, REASONLESS, MALFORMED = "SUP001", "SUP002", "SUP003", "SUP004", "SUP005"


class Lift(NamedTuple):
    """One suppression, read: which rules it lifts, from which lines, why, and where it stands."""

    codes: frozenset[str]
    first: int
    last: int
    reason: str
    kind: str
    span: Span
    written: str


def apply(report: FileReport, document: Document, catalog: Catalog, config: Config, today: dt.date | None = None) -> FileReport:
    """The report with lifted findings marked, their requirements waived, and findings about the suppressions added."""
    if not document.directives and "designlint" not in document.front.values:
        return report
    lifts: list[Lift] = []
    faults: list[tuple[str, str, Span]] = []
    for found in (*_inline(document, catalog, today), *_front(document, catalog)):
        if isinstance(found, Lift):
            lifts.append(found)
        else:
            faults.append(found)
    used: set[Span] = set()
    findings = tuple(_lifted(f, lifts, used) for f in report.findings)
    ran = {r.code for r in report.results}
    faults += [(UNUSED, f"'{lift.written}' lifts nothing here.", lift.span) for lift in lifts if lift.span not in used and lift.codes & ran]
    extra = tuple(_fault(code, message, span, catalog, config) for code, message, span in faults)
    results = tuple(_waived(r, findings) for r in report.results)
    both = sorted((*findings, *(f for f in extra if f)), key=lambda f: (f.span, f.code, f.message))
    return report._replace(findings=tuple(both), results=results)


def _inline(document: Document, catalog: Catalog, today: dt.date | None) -> Iterator[Lift | tuple[str, str, Span]]:
    for directive in document.directives:
        if _OTHER.match(directive.text):
            continue
        form = _FORM.match(directive.text)
        if not form or not (form["codes"] or "").strip():
            yield MALFORMED, "Not a suppression; write ignore[CODE] -- reason.", directive.span
            continue
        yield from _read(form, directive, document, catalog, today)


def _read(
    form: re.Match[str], directive: Directive, document: Document, catalog: Catalog, today: dt.date | None
) -> Iterator[Lift | tuple[str, str, Span]]:
    if not form["reason"]:
        yield REASONLESS, "A suppression without a reason.", directive.span
        return
    if form["until"]:
        expired = _expired(form["until"], today)
        if expired is None:
            yield MALFORMED, f"'{form['until']}' is no date; write until YYYY-MM-DD.", directive.span
            return
        if expired:
            yield EXPIRED, f"The suppression ended on {form['until']}.", directive.span
            return
    first, last = _reach(form["what"], directive, document)
    for selector in (c.strip() for c in form["codes"].split(",")):
        known = _codes(selector, catalog)
        if isinstance(known, str):
            yield UNKNOWN, known, directive.span
        elif known:
            yield Lift(known, first, last, form["reason"], "file" if form["what"] == "ignore-file" else "inline", directive.span, selector)


def _expired(date: str, today: dt.date | None) -> bool | None:
    import datetime as dt

    try:
        return dt.date.fromisoformat(date) < (today or dt.datetime.now(tz=dt.timezone.utc).date())
    except ValueError:
        return None


def _codes(selector: str, catalog: Catalog) -> frozenset[str] | str:
    """The codes that a selector stands for; a message where there are none."""
    if not selector:
        return frozenset()
    try:
        return frozenset(r.code for r in catalog.matching(selector))
    except UsageError as error:
        return f"No rule '{selector}'. {error.mend}".strip()


def _reach(what: str, directive: Directive, document: Document) -> tuple[int, int]:
    """The lines that a comment speaks for: the document, the section that it heads, or the block after or around it."""
    if what == "ignore-file":
        return 1, len(document.lines) + 1
    blocks = document.blocks
    section = document.sections[directive.section]
    if directive.heads_section and directive.section:
        end = blocks[section.last].line - 1 if section.last < len(blocks) else len(document.lines) + 1
        return section.line, end
    if directive.block >= len(blocks):
        return directive.span.line, directive.span.end_line
    block = blocks[directive.block]
    last = directive.block
    if block.kind == "heading":
        own = document.sections[block.section]
        end = blocks[own.last].line - 1 if own.last < len(blocks) else len(document.lines) + 1
        return block.line, end
    while last + 1 < len(blocks) and blocks[last + 1].depth > block.depth > 0:
        last += 1
    if block.kind == "row":
        while last + 1 < len(blocks) and blocks[last + 1].kind == "row" and blocks[last + 1].header and not block.header:
            last += 1
    return block.line, blocks[last].line + blocks[last].text.count("\n")


def _front(document: Document, catalog: Catalog) -> Iterator[Lift | tuple[str, str, Span]]:
    line = document.front.lines.get("designlint", 1)
    settings = document.front.values.get("designlint")
    if settings is None:
        return
    ignored = settings.get("ignore") if isinstance(settings, dict) else None
    if not isinstance(ignored, dict):
        yield MALFORMED, "Not a suppression; write ignore: {CODE: reason}.", _line(document, line)
        return
    for selector, reason in ignored.items():
        span = _line(document, next((n for n in range(line, document.front.end) if str(selector) in document.lines[n - 1]), line))
        known = _codes(str(selector), catalog)
        if isinstance(known, str):
            yield UNKNOWN, known, span
        elif not isinstance(reason, str) or not reason.strip():
            yield REASONLESS, f"'{selector}' is suppressed without a reason.", span
        else:
            yield Lift(known, 1, len(document.lines) + 1, reason, "front-matter", span, str(selector))


def _line(document: Document, line: int) -> Span:
    return Span(line, 1, line, len(document.lines[line - 1]) + 1)


def _lifted(finding: Finding, lifts: list[Lift], used: set[Span]) -> Finding:
    for lift in lifts:
        if finding.code in lift.codes and lift.first <= finding.span.line <= lift.last:
            used.add(lift.span)
            if finding.suppressed is None:
                finding = finding._replace(suppressed=Suppression(lift.kind, lift.reason))
    return finding


def _waived(result: RuleResult, findings: tuple[Finding, ...]) -> RuleResult:
    if result.state not in (State.MISSING, State.WEAK):
        return result
    mine = [f for f in findings if f.code == result.code]
    if not mine or any(f.suppressed is None for f in mine):
        return result
    lifted = mine[0].suppressed
    return result._replace(state=State.WAIVED, reason=lifted.reason if lifted else "")


def _fault(code: str, message: str, span: Span, catalog: Catalog, config: Config) -> Finding | None:
    rule = catalog.find(code)
    if rule is None or rule not in enabled(catalog, config):
        return None
    return Finding(code, rule.name, severity_of(rule, config) or Severity.INFO, message, rule.help, span)
