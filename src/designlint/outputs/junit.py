"""JUnit: a suite for each document, a case for each rule that ran, failed where it has findings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from designlint.model import Severity, State
from designlint.outputs.escape import visible

if TYPE_CHECKING:
    from designlint.model import FileReport, Finding
    from designlint.outputs.run import Run


def render(run: Run) -> str:
    """Errors and warnings are failures; notes pass. A document that could not be checked is an error."""
    suites = [_suite(file) for file in run.files if file.status != "skipped"]
    body = "\n".join(line for suite in suites for line in suite)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="designlint">\n{body}\n</testsuites>\n'


def _suite(file: FileReport) -> list[str]:
    name = _attribute(file.path)
    if file.status == "failed":
        return [
            f'<testsuite name={name} tests="1" failures="0" errors="1">',
            f'<testcase name="read" classname={name}><error message={_attribute(file.error)}/></testcase>', "</testsuite>",
        ]
    by_code: dict[str, list[Finding]] = {}
    for f in file.findings:
        if f.suppressed is None and f.severity is not Severity.INFO:
            by_code.setdefault(f.code, []).append(f)
    ran = [(r.code, r.name) for r in file.results if r.state is not State.OFF]
    ran += [(code, found[0].name) for code, found in by_code.items() if code not in {c for c, _ in ran}]
    lines = [f'<testsuite name={name} tests="{len(ran)}" failures="{len(by_code)}" errors="0">']
    for code, rule in ran:
        case = f"<testcase name={_attribute(f'{code} {rule}')} classname={name}"
        failures = by_code.get(code, [])
        lines.append(case + ("/>" if not failures else ">" + _failure(file, failures) + "</testcase>"))
    return [*lines, "</testsuite>"]


def _failure(file: FileReport, found: list[Finding]) -> str:
    text = "\n".join(_unled(escape(visible(f"{file.path}:{f.span.line}:{f.span.column}: {f.message} {f.help}".rstrip()))) for f in found)
    return f"<failure type={_attribute(found[0].severity.value)} message={_attribute(found[0].message)}>{text}</failure>"


def _attribute(text: str) -> str:
    return _unled(quoteattr(visible(text)))


def _unled(escaped: str) -> str:
    """The same XML, without what a runner takes for a command where the report is printed to its log."""
    return escaped.replace("::", ":&#58;").replace("##", "#&#35;")
