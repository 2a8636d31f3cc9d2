"""`designlint facts`: the figures and choices that were read from documents, as a table or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from designlint import catalog as catalogs
from designlint import runner
from designlint.cli import settings
from designlint.outputs.escape import visible

if TYPE_CHECKING:
    from designlint.model import Fact, FileReport


@click.command("facts")
@click.argument("paths", nargs=-1, required=True)
@click.option("--isolated", is_flag=True, help="Look for no configuration.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
def command(paths: tuple[str, ...], isolated: bool, output_format: str) -> int:
    """Print what was understood of the figures in PATHS: kind, value, unit, place and words."""
    empty: dict[str, Any] = dict.fromkeys(("select", "extend_select", "ignore", "exclude", "extend_exclude", "per_file_ignores", "packs", "configs"), ())
    resolver = settings.resolver({**empty, "profile": None, "force_exclude": False, "preview": False, "isolated": isolated})
    job = runner.Job(catalogs.load(), resolver, facts=True)
    reports = list(runner.run(paths, job))
    for report in reports:
        if report.status == "failed":
            click.echo(settings.line(report.error), err=True)
    if output_format == "json":
        click.echo(json.dumps([{"path": r.path, "facts": [_data(f) for f in r.facts]} for r in reports], indent=1))
    else:
        for report in reports:
            click.echo(visible(report.path))
            for line in table(report):
                click.echo(line)
    return 2 if any(r.status == "failed" for r in reports) else 0


def table(report: FileReport) -> list[str]:
    """The facts of a document, a line each: where, what, how much, in which words."""
    rows = [(f"{f.line}:{f.column}", f"{f.kind} {f.subject}".strip(), value(f), f.text) for f in report.facts]
    widths = [max((len(row[n]) for row in rows), default=0) for n in range(3)]
    return ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)) + f'  "{visible(row[3])}"' for row in rows]


def value(fact: Fact) -> str:
    """A fact's value: one figure, or a range, in its base unit."""
    low, high = (f"{v:g}" if v != float("inf") else "more" for v in (fact.low, fact.high))
    return (low if low == high else f"{low} to {high}") + (f" ({fact.tag})" if fact.tag else "")


def _data(fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind, "subject": fact.subject, "low": fact.low, "high": None if fact.high == float("inf") else fact.high,
        "unit": fact.unit, "tag": fact.tag, "line": fact.line, "column": fact.column, "text": fact.text,
    }
