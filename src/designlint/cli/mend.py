"""`check --fix` and `--diff`: make the edits that documents offer, or show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from designlint import discover, files, fix, runner
from designlint.document import decode, encode, parse
from designlint.outputs.escape import visible

if TYPE_CHECKING:
    from designlint.model import FileReport


def run(reports: list[FileReport], job: runner.Job, options: dict[str, Any]) -> list[FileReport]:
    """The reports after the edits were made; with --diff before them, and the edits shown."""
    return [_one(report, job, options) if report.status == "checked" and report.path != "-" else report for report in reports]


def _one(report: FileReport, job: runner.Job, options: dict[str, Any]) -> FileReport:
    target = discover.Target(report.path, job.resolver.file(report.path))
    data = files.read(report.path, target.config.max_file_size)
    source = decode(data, report.path, target.config.max_file_size)
    document = parse(source.text, report.path)
    text = fix.apply(source.text, document.lines, fix.edits(report, document, unsafe=options["unsafe_fixes"]))
    if text == source.text:
        return report
    if options["show_diff"]:
        click.echo(_diff(source.text, text, report.path), nl=False)
        return report
    files.replace(report.path, data, encode(text, source))
    return runner.report(target, job)


def _diff(old: str, new: str, path: str) -> str:
    import difflib

    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), f"a/{path}", f"b/{path}", lineterm="")
    return "".join(visible(line) + "\n" for line in lines)
