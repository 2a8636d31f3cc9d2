"""reviewdog's diagnostic format: one JSON object for the run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from designlint.model import Severity
from designlint.outputs.escape import as_json

if TYPE_CHECKING:
    from designlint.model import FileReport, Finding, Span
    from designlint.outputs.run import Run

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(run: Run) -> str:
    """The findings that stand."""
    return as_json({"source": {"name": "designlint"}, "diagnostics": [_diagnostic(file, f) for file, f in run.active()]}, indent=1) + "\n"


def _diagnostic(file: FileReport, f: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": f"{f.message} {f.help}".strip(), "location": _place(file, f.span), "severity": SEVERITIES[f.severity], "code": {"value": f.code},
    }
    if f.related:
        found["relatedLocations"] = [{"message": r.message, "location": _place(file, r.span)} for r in f.related]
    return found


def _place(file: FileReport, span: Span) -> dict[str, Any]:
    """Lines and columns; reviewdog counts columns in bytes of UTF-8."""
    return {
        "path": file.path,
        "range": {"start": {"line": span.line, "column": _bytes(file, span.line, span.column)}, "end": {"line": span.end_line, "column": _bytes(file, span.end_line, span.end_column)}},
    }


def _bytes(file: FileReport, line: int, column: int) -> int:
    source = file.source[line - 1] if line <= len(file.source) else ""
    return len(source[: column - 1].encode("utf-8", "surrogatepass")) + 1
