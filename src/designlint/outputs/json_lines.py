"""One JSON object for each finding, a line each, for other programs to read as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.outputs.escape import as_json
from designlint.outputs.json import finding_data

if TYPE_CHECKING:
    from designlint.outputs.run import Run


def render(run: Run) -> str:
    """A line for each finding, suppressed ones too, and for each file that could not be checked."""
    lines = [as_json({"path": file.path, **finding_data(f)}) for file in run.files for f in file.findings]
    lines += [as_json({"path": file.path, "error": file.error}) for file in run.files if file.status == "failed"]
    return "".join(line + "\n" for line in lines)
