"""SARIF 2.1.0: rules with their help, findings with related places, and what was suppressed with its justification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from designlint import data
from designlint.model import Severity
from designlint.outputs.escape import as_json, portable

if TYPE_CHECKING:
    from designlint.model import Finding, Rule, Span
    from designlint.outputs.run import Run

LIMIT = 5000  # GitHub shows no more results of a run
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(run: Run) -> str:
    """One run; findings over the limit are left out, gravest kept, and a notification says so."""
    found = [(file, f) for file in run.files for f in file.findings]
    kept = sorted(found, key=lambda pair: (pair[1].suppressed is not None, -pair[1].severity.rank))[:LIMIT] if len(found) > LIMIT else found
    codes = sorted({f.code for _, f in kept})
    by_code = {r.code: r for r in run.rules}
    rules = [_rule(code, by_code.get(code), next(f for _, f in kept if f.code == code)) for code in codes]
    notes = [{"level": "error", "message": _message(file.error or "could not be checked")} for file in run.files if file.status == "failed"]
    if len(found) > LIMIT:
        notes.append({"level": "warning", "message": _message(f"{len(found) - LIMIT} of {len(found)} findings are left out.")})
    whole = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "designlint", "version": data.VERSION, "semanticVersion": data.VERSION, "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": not any(f.status == "failed" for f in run.files), "toolExecutionNotifications": notes}],
            "results": [_result(portable(file.path, run.root), f, codes.index(f.code)) for file, f in kept],
        }],
    }
    return as_json(whole, indent=1) + "\n"


def _rule(code: str, rule: Rule | None, finding: Finding) -> dict[str, Any]:
    message = rule.message if rule else finding.message
    words = rule.help if rule else finding.help
    level = (rule.severity.get("production") or Severity.INFO) if rule else finding.severity
    return {
        "id": code, "name": finding.name, "shortDescription": _message(message), "fullDescription": _message(f"{message} {words}".strip()),  # compiled rules have no `why`
        "help": _message(words or message), "defaultConfiguration": {"level": LEVELS[level]},
    }


def _result(path: str, f: Finding, index: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": f.code, "ruleIndex": index, "level": LEVELS[f.severity], "message": _message(f"{f.message} {f.help}".strip()),
        "locations": [{"physicalLocation": _place(path, f.span)}],
        "suppressions": [],  # section 3.27.23: on every result or on none
    }
    if f.fingerprint:
        found["partialFingerprints"] = {"designlint/v1": f.fingerprint}
    if f.related:
        found["relatedLocations"] = [{"id": n, "physicalLocation": _place(path, r.span), "message": _message(r.message)} for n, r in enumerate(f.related)]
    if f.suppressed:
        kind = "external" if f.suppressed.kind == "baseline" else "inSource"
        found["suppressions"] = [{"kind": kind, "justification": f.suppressed.reason}]
    return found


def _message(text: str) -> dict[str, str]:
    """A plain text message: braces doubled (section 3.11.5), and no words that read as a link (section 3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _place(path: str, span: Span) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(_bytes(path), safe="/")},
        "region": {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": max(span.end_column, span.column if span.line == span.end_line else 1)},
    }


def _bytes(path: str) -> bytes:
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a name of Windows that is no UTF-16
        return path.encode("utf-8", "surrogatepass")
