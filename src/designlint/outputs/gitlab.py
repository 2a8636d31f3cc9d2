"""GitLab's code quality report: one JSON array, each finding with a stable fingerprint."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from designlint.model import Severity
from designlint.outputs.escape import as_json, portable

if TYPE_CHECKING:
    from designlint.model import Finding
    from designlint.outputs.run import Run

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(run: Run) -> str:
    """The findings that stand; the fingerprint also holds the path, since GitLab compares over the whole project."""
    seen: dict[str, int] = {}
    return as_json([_issue(portable(file.path, run.root), f, seen) for file, f in run.active()], indent=1) + "\n"


def _issue(path: str, f: Finding, seen: dict[str, int]) -> dict[str, Any]:
    return {
        "description": f"{f.message} {f.help}".strip(), "check_name": f.name, "severity": SEVERITIES[f.severity],
        "fingerprint": _fingerprint(f"{path}\0{f.fingerprint or f'{f.code} {f.message}'}", seen),
        "location": {"path": path, "lines": {"begin": f.span.line, "end": f.span.end_line}},
    }


def _fingerprint(key: str, seen: dict[str, int]) -> str:
    """The digest of a key; GitLab shows one of several that are equal, so the later ones are numbered."""
    number = seen[key] = seen.get(key, 0) + 1
    words = key if number == 1 else f"{key}\0{number}"
    return hashlib.md5(words.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
