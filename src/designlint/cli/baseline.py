"""`designlint baseline`: accept today's findings, or drop the entries that nothing answers to any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from designlint import baseline, runner
from designlint import catalog as catalogs
from designlint.cli import settings
from designlint.outputs.escape import visible
from designlint.outputs.run import plural

if TYPE_CHECKING:
    from designlint.model import FileReport

PLACE = ".designlint-baseline.json"


@click.group("baseline")
def command() -> None:
    """Accept what is there, so that only new findings count."""


def _options(function: Any) -> Any:
    for option in (
        click.option("--baseline", "place", metavar="FILE", help=f"Where it is kept; default: from the configuration, else {PLACE}."),
        click.option("--profile", metavar="NAME", help="As for check."),
        click.option("--isolated", is_flag=True, help="Look for no configuration."),
    ):
        function = option(function)
    return click.argument("paths", nargs=-1)(function)


def _checked(paths: tuple[str, ...], place: str | None, profile: str | None, *, isolated: bool) -> tuple[list[FileReport], str]:
    options: dict[str, Any] = dict.fromkeys(("select", "extend_select", "ignore", "exclude", "extend_exclude", "per_file_ignores", "packs", "configs"), ())
    resolver = settings.resolver({**options, "profile": profile, "force_exclude": False, "preview": False, "isolated": isolated})
    config = resolver.folder(".")
    job = runner.Job(catalogs.load(config.rules), resolver)
    reports = list(runner.run(paths or (".",), job))
    for report in reports:
        if report.status == "failed":
            click.echo(settings.line(report.error), err=True)
    where = place or config.baseline or PLACE
    settings.spare(where, reports)
    return reports, where


@command.command("write")
@_options
def write(paths: tuple[str, ...], place: str | None, profile: str | None, isolated: bool) -> int:
    """Accept every finding of the documents in PATHS."""
    reports, where = _checked(paths, place, profile, isolated=isolated)
    accepted = baseline.accept(reports, where)
    baseline.save(accepted, where)
    click.echo(f"{visible(where)}: {plural(sum(map(len, accepted.values())), 'finding')} of {plural(len(accepted), 'document')} accepted.")
    return 2 if any(r.status == "failed" for r in reports) else 0


@command.command("prune")
@_options
def prune(paths: tuple[str, ...], place: str | None, profile: str | None, isolated: bool) -> int:
    """Drop the entries that no finding of the documents in PATHS answers to."""
    reports, where = _checked(paths, place, profile, isolated=isolated)
    accepted = baseline.load(where)
    gone = baseline.stale(reports, accepted, where)
    kept = {p: {k: v for k, v in entries.items() if k not in gone.get(p, {})} for p, entries in accepted.items()}
    baseline.save(kept, where)
    click.echo(f"{visible(where)}: {plural(sum(map(len, gone.values())), 'entry').replace('entrys', 'entries')} dropped.")
    return 2 if any(r.status == "failed" for r in reports) else 0
