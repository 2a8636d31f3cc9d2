"""A table for a job summary or a comment on a pull request: every requirement, its state, its words, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.model import Severity, State
from designlint.outputs.escape import visible
from designlint.outputs.run import plural

if TYPE_CHECKING:
    from designlint.model import FileReport
    from designlint.outputs.run import Run

QUOTE = 90
SIGNS = {State.MET: "✅ met", State.WEAK: "🟡 weak", State.MISSING: "❌ missing", State.WAIVED: "⚪ waived"}

# Every sign of markdown as an entity; a zero-width space after @ and # keeps code hosts from calling people and linking issues.
ENTITIES = {ord(sign): f"&#{ord(sign)};" + ("&#8203;" if sign in "@#" else "") for sign in "&<>\\|`*_[]~#@!$"}


def render(run: Run) -> str:
    """A part for each document: the score, the findings, the evidence map folded away."""
    parts = [_part(run, file) for file in run.files if file.status != "skipped"]
    return "## designlint\n\n" + ("\n".join(parts) if parts else "No design documents were checked.\n")


def _part(run: Run, file: FileReport) -> str:
    if file.status == "failed":
        return f"### {_cell(file.path)}\n\nCould not be checked: {_cell(file.error)}\n"
    findings = [f for f in file.findings if f.suppressed is None]
    errors = sum(f.severity is Severity.ERROR for f in findings)
    warnings = sum(f.severity is Severity.WARNING for f in findings)
    head = f"### {_cell(file.path)}\n\n**{file.met} of {file.asked}** requirements met, {plural(errors, 'error')}, {plural(warnings, 'warning')}.{_change(run, file)}\n"
    if findings:
        head += "\n| Line | Rule | Finding |\n|---:|---|---|\n"
        head += "".join(f"| {f.span.line} | {f.code} {f.name} | {_cell(f.message)} |\n" for f in findings)
    rows = "".join(_row(r.name, r.state, r.evidence[0].span.line if r.evidence else 0, r.evidence[0].text if r.evidence else r.reason) for r in file.results if r.requirement and r.state is not State.OFF)
    return head + f"\n<details><summary>Evidence</summary>\n\n| Requirement | State | Line | Words |\n|---|---|---:|---|\n{rows}\n</details>\n"


def _row(name: str, state: State, line: int, words: str) -> str:
    shown = words if len(words) <= QUOTE else words[: QUOTE - 1] + "…"
    return f"| {name} | {SIGNS[state]} | {line or ''} | {_cell(shown)} |\n"


def _change(run: Run, file: FileReport) -> str:
    """What is met now and was not, and the other way round."""
    before = run.base.get(file.path) if run.base else None
    if before is None:
        return ""
    old = {r.name: r.state for r in before.results if r.requirement}
    new = [r.name for r in file.results if r.requirement and r.state is State.MET and old.get(r.name) is not State.MET]
    lost = [r.name for r in file.results if r.requirement and r.state is not State.MET and old.get(r.name) is State.MET]
    said = ([f"newly met: {', '.join(new)}"] if new else []) + ([f"no longer met: {', '.join(lost)}"] if lost else [])
    return f" Against the base: {'; '.join(said)}." if said else ""


def _cell(text: str) -> str:
    """Words that can be nothing but words in a table of markdown."""
    return visible(text).translate(ENTITIES).replace("://", "&#58;//").replace("www.", "www&#46;")
