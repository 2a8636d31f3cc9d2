"""SARIF 2.1.0: rules with their help, findings with related places, and what was suppressed with its justification."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from designlint import data
from designlint.model import Severity

if TYPE_CHECKING:
    from designlint.model import FileReport, Finding, Rule, Span
    from designlint.outputs.run import Run

LIMIT = 5000  # GitHub shows no more results of a run
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(run: Run) -> str:
    """One run; findings over the limit are left out, gravest kept, and a notification says so."""
    found = [(file, f) for file in run.files for f in file.findings]
    kept = sorted(found, key=lambda pair: -pair[1].severity.rank)[:LIMIT] if len(found) > LIMIT else found
    codes = sorted({f.code for _, f in kept})
    by_code = {r.code: r for r in run.rules}
    rules = [_rule(code, by_code.get(code), next(f for _, f in kept if f.code == code)) for code in codes]
    notes = [{"level": "error", "message": {"text": file.error or "could not be checked"}} for file in run.files if file.status == "failed"]
    if len(found) > LIMIT:
        notes.append({"level": "warning", "message": {"text": f"{len(found) - LIMIT} of {len(found)} findings are left out."}})
    whole = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "designlint", "version": data.VERSION, "semanticVersion": data.VERSION, "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": not any(f.status == "failed" for f in run.files), "toolExecutionNotifications": notes}],
            "results": [_result(file, f, codes.index(f.code)) for file, f in kept],
        }],
    }
    return json.dumps(whole, indent=1) + "\n"


def _rule(code: str, rule: Rule | None, finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {"id": code, "name": finding.name, "shortDescription": {"text": rule.message if rule else finding.message}}
    if rule:
        found["fullDescription"] = {"text": rule.why or rule.message}
        found["help"] = {"text": rule.help or rule.message}
        severity = rule.severity.get("production") or Severity.INFO
        found["defaultConfiguration"] = {"level": LEVELS[severity]}
    return found


def _result(file: FileReport, f: Finding, index: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": f.code, "ruleIndex": index, "level": LEVELS[f.severity], "message": {"text": f"{f.message} {f.help}".strip()},
        "locations": [{"physicalLocation": _place(file, f.span)}], "partialFingerprints": {"designlint/v1": f.fingerprint},
    }
    if f.related:
        found["relatedLocations"] = [{"id": n, "physicalLocation": _place(file, r.span), "message": {"text": r.message}} for n, r in enumerate(f.related)]
    if f.suppressed:
        kind = "inSource" if f.suppressed.kind in ("inline", "file", "front-matter") else "external"
        found["suppressions"] = [{"kind": kind, "justification": f.suppressed.reason}]
    return found


def _place(file: FileReport, span: Span) -> dict[str, Any]:
    uri = quote(file.path.replace("\\", "/").removeprefix("./").encode("utf-8", "surrogateescape"), safe="/")
    return {
        "artifactLocation": {"uri": uri},
        "region": {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": max(span.end_column, span.column if span.line == span.end_line else 1)},
    }
