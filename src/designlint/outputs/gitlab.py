"""GitLab's code quality report: one JSON array, each finding with a stable fingerprint."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from designlint.model import Severity

if TYPE_CHECKING:
    from designlint.outputs.run import Run

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(run: Run) -> str:
    """The findings that stand; the fingerprint also holds the path, since GitLab compares over the whole project."""
    issues = [
        {
            "description": f"{f.message} {f.help}".strip(), "check_name": f.name, "severity": SEVERITIES[f.severity],
            "fingerprint": hashlib.md5(f"{file.path}\0{f.fingerprint}".encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest(),
            "location": {"path": file.path.replace("\\", "/").removeprefix("./"), "lines": {"begin": f.span.line, "end": f.span.end_line}},
        }
        for file, f in run.active()
    ]
    return json.dumps(issues, indent=1) + "\n"
