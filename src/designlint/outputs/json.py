"""The report as data: sorted, ASCII only, in the form that `designlint schema output` prints."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from designlint import data
from designlint.model import Severity, State
from designlint.outputs.escape import as_json

if TYPE_CHECKING:
    from designlint.model import FileReport, Finding, Span
    from designlint.outputs.run import Run


def render(run: Run) -> str:
    """One JSON document for the run."""
    whole = {
        "version": 1,
        "tool": {"name": "designlint", "version": data.VERSION},
        "files": [file_data(f, facts=run.facts) for f in run.files],
        "summary": {
            "files": len(run.files),
            "checked": sum(f.status == "checked" for f in run.files),
            **{s.value + "s": run.count(s) for s in (Severity.ERROR, Severity.WARNING)},
            "infos": run.count(Severity.INFO),
            "suppressed": sum(f.suppressed is not None for file in run.files for f in file.findings),
        },
    }
    return as_json(whole, indent=1) + "\n"


def file_data(file: FileReport, *, facts: bool = False) -> dict[str, Any]:
    """One file of the report."""
    found: dict[str, Any] = {"path": file.path, "status": file.status}
    if file.error:
        found["error"] = file.error
    if file.status != "checked":
        return {**found, "rules": [], "findings": []}
    found.update(profile=file.profile, score={"met": file.met, "of": file.asked})
    if file.doc_status:
        found["document_status"] = file.doc_status
    found["rules"] = [
        {"code": r.code, "name": r.name, "requirement": r.requirement, "state": r.state.value,
         "evidence": [{**place(e.span), "text": e.text, **({"key": e.key} if e.key else {})} for e in r.evidence], "reason": r.reason}
        for r in file.results if r.state is not State.OFF
    ]
    found["findings"] = [finding_data(f) for f in file.findings]
    if facts:
        found["facts"] = [{"kind": f.kind, "subject": f.subject, "low": _finite(f.low), "high": _finite(f.high), "unit": f.unit, "tag": f.tag, "line": f.line, "column": f.column, "text": f.text} for f in file.facts]
    return found


def finding_data(f: Finding) -> dict[str, Any]:
    """One finding; `suppressed` is null where it stands."""
    return {
        "code": f.code, "name": f.name, "severity": f.severity.value, "message": f.message, "help": f.help, **place(f.span),
        "fingerprint": f.fingerprint,
        "related": [{**place(r.span), "message": r.message} for r in f.related],
        "suppressed": {"kind": f.suppressed.kind, "reason": f.suppressed.reason} if f.suppressed else None,
    }


def place(span: Span) -> dict[str, int]:
    """A span as four numbers."""
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None
