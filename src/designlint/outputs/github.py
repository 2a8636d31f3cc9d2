"""Workflow commands: annotations on a pull request, the gravest first, as many as GitHub shows, and the rest in one notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.model import Severity
from designlint.outputs.escape import portable, visible
from designlint.outputs.run import plural

if TYPE_CHECKING:
    from designlint.model import Finding
    from designlint.outputs.run import Run

SHOWN = 10  # of each level a step shows no more, see the documentation of workflow commands
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(run: Run) -> str:
    """An annotation for each of the first findings of a level, then how many more there are."""
    by_level = {severity: [(file, f) for file, f in run.active() if f.severity is severity] for severity in LEVELS}
    over = any(len(mine) > SHOWN for mine in by_level.values())
    lines: list[str] = []
    left = 0
    for severity, level in LEVELS.items():
        shown = by_level[severity][: SHOWN - 1 if over and level == "notice" else SHOWN]  # the roll-up is a notice too
        lines += [_command(level, portable(file.path, run.root), f) for file, f in shown]
        left += len(by_level[severity]) - len(shown)
    if left:
        lines.append(f"::notice title=designlint::{plural(left, 'more finding')}; the summary or another format lists all.")
    return "".join(line + "\n" for line in lines)


def _command(level: str, path: str, f: Finding) -> str:
    span = f.span
    column = f",col={span.column},endColumn={span.end_column}" if span.line == span.end_line else ""
    place = f"file={_property(path)},line={span.line},endLine={span.end_line}{column},title={_property(f'{f.code} {f.name}')}"
    return f"::{level} {place}::{_data(visible(f.message) + (' ' + visible(f.help) if f.help else ''))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data("\n".join(visible(line) for line in text.split("\n"))).replace(":", "%3A").replace(",", "%2C")
