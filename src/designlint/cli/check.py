"""`designlint check`: lint files, folders or stdin, write the reports, and say by the exit code what was found."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

from designlint import outputs
from designlint.cli import pages, settings
from designlint.errors import OutputError, UsageError
from designlint.model import Severity
from designlint.outputs import text
from designlint.outputs.run import Run
from designlint.text import expressions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from designlint.config import Resolver
    from designlint.model import Config, FileReport, Page
    from designlint.runner import Job

T = TypeVar("T")

FAIL_ON = ("error", "warning", "info", "never")
PROFILES = ("interview", "production", "strict")


@click.command("check", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules: codes, prefixes or names, by comma.")
@click.option("--extend-select", multiple=True, metavar="CODES", help="These rules too, also where a profile has them off.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules.")
@click.option("--per-file-ignores", multiple=True, metavar="GLOB:CODES", help="Not these rules in the files of a pattern.")
@click.option("--profile", metavar="NAME", help="interview, production (the default) or strict.")
@click.option("--fail-on", metavar="LEVEL", help="Exit with 1 from error (the default), warning or info on, or never.")
@click.option("--config", "configs", multiple=True, metavar="PATH|KEY=VALUE", help="A configuration file, or one setting.")
@click.option("--isolated", is_flag=True, help="Look for no configuration.")
@click.option("--rules", "packs", multiple=True, metavar="PATH", help="Rule files of your own, beside the shipped ones.")
@click.option("--preview", is_flag=True, help="Rules too that are still being measured.")
@click.option("--evidence", is_flag=True, help="Show for every requirement whether it is met, and by which words.")
@click.option("--facts", is_flag=True, help="Show the figures and choices that were read.")
@click.option("--output-format", "formats", multiple=True, metavar="FORMAT[:FILE]", help=f"One or several of: {', '.join(outputs.FORMATS)}.")
@click.option("--output-file", metavar="FILE", help="Write the report there instead of to stdout.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave these files out of folders.")
@click.option("--extend-exclude", multiple=True, metavar="GLOB", help="And these.")
@click.option("--force-exclude", is_flag=True, help="Leave excluded files out even when they are named.")
@click.option("--stdin-filename", metavar="PATH", help="The name of what `-` reads.")
@click.option("--ignore-suppressions", is_flag=True, help="Report what comments and front matter lift, too.")
@click.option("--baseline", metavar="FILE", help="Do not count the findings accepted there.")
@click.option("--diff-base", metavar="REV", help="Report only what is not already there at a git revision.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend, and insert stubs for what is missing.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--no-cache", is_flag=True, help="Keep no report, and read none that is kept.")
@click.option("--cache-dir", metavar="DIR", help="Where the cache is kept.")
@click.option("-j", "--jobs", type=click.IntRange(0, 64), default=0, metavar="N", help="Processes; 0 chooses.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no notes on stderr.")
@click.option("-v", "--verbose", is_flag=True, help="Say which files are skipped.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the report.")
@click.option("--debug", is_flag=True, help="Show where an internal error happened.")
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Lint ML design documents: files, folders (searched for design documents), or - for stdin."""
    expressions.later(settings.recall)
    asked = targets(options)
    resolver = settings.resolver(options)
    config = resolver.folder(".")
    check = _for_people if pages.serve(asked, paths, config, options) else _for_programs
    found, gravest = check(paths or (".",), asked, resolver, config, options)
    settings.remember()
    return _code(found, gravest, options["fail_on"] or config.fail_on, exit_zero=options["exit_zero"])


def _for_people(paths: Sequence[str], asked: list[tuple[str, str]], resolver: Resolver, config: Config, options: dict[str, Any]) -> tuple[Sequence[Page], int]:
    """Write one report in words; its pages, and the rank of the gravest finding that stands."""
    ((form, place),) = asked
    found = list(_progress(pages.run(paths, resolver, config, form, _wishes(form, place, options), options), options))
    _failures(found, options)
    settings.spare(place, found)
    _put(text.report(found), place)
    return found, max((3 - place for page in found for place, number in enumerate(page.counts[:3]) if number), default=0)


def _for_programs(paths: Sequence[str], asked: list[tuple[str, str]], resolver: Resolver, config: Config, options: dict[str, Any]) -> tuple[Sequence[FileReport], int]:
    """Write reports of all formats, after whatever else is to become of the findings."""
    from designlint import runner

    job = settings.job(resolver, config, options)
    reports = list(_progress(runner.run(paths, job, stdin=options["stdin_filename"] or "-", jobs=options["jobs"]), options))
    if options["fix"] or options["unsafe_fixes"] or options["show_diff"]:
        from designlint.cli import mend

        reports = mend.run(reports, job, options)
    reports, old = _later(reports, options, config, job)
    _failures(reports, options)
    for name, place in asked:
        settings.spare(place, reports)
        run = _wishes(name, place, options)._replace(files=tuple(reports), rules=job.catalog.rules, base=old or None)
        _put(outputs.renderer(name)(run), place)
    return reports, max((f.severity.rank for r in reports for f in r.findings if f.suppressed is None), default=0)


def targets(options: dict[str, Any]) -> list[tuple[str, str]]:
    """The (format, file) pairs to write; "" stands for stdout. UsageError for an unknown format."""
    from designlint.near import meant

    found = []
    for entry in options["formats"] or ("full",):
        name, _, place = entry.partition(":")
        if name not in outputs.FORMATS:
            raise UsageError(f"--output-format: no format '{name}'.", mend=meant(name, outputs.FORMATS))
        found.append((name, place))
    if options["output_file"]:
        found = [(name, place or options["output_file"]) for name, place in found]
    return found


def _later(reports: list[FileReport], options: dict[str, Any], config: Config, job: Job) -> tuple[list[FileReport], dict[str, FileReport]]:
    """Take out what a baseline accepts and what was there before."""
    place = options["baseline"] or config.baseline
    if place:
        from designlint import baseline

        reports = baseline.apply(reports, baseline.load(place), place)
    if options["diff_base"]:
        from designlint import diffbase, runner

        return diffbase.only_new(reports, options["diff_base"], lambda data, path: runner.check(data, path, job.resolver.file(path), job))
    return reports, {}


def _failures(found: Iterable[FileReport | Page], options: dict[str, Any]) -> None:
    for file in found:
        if file.status == "failed":
            click.echo(settings.line(file.error), err=True)
        elif file.status == "skipped" and options["verbose"]:
            click.echo(settings.line(f"{file.path}: skipped ({file.error})."), err=True)


def _wishes(name: str, place: str, options: dict[str, Any]) -> Run:
    """How a report is to look."""
    return Run(
        (), evidence=options["evidence"], facts=options["facts"], colour=not place and name in pages.FORMS and settings.coloured(options["color"]),
        root=os.getcwd(), statistics=options["statistics"],
    )


def _put(said: str, place: str) -> None:
    if place:
        try:
            with open(place, "w", encoding="utf-8", newline="\n") as file:
                file.write(said)
        except OSError as error:
            raise OutputError(f"cannot be written ({error.strerror}).", where=place, mend="Check the path and its permissions.") from None
        return
    try:
        sys.stdout.buffer.write(said.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError, AttributeError) as error:
        raise OutputError(f"the report could not be written ({getattr(error, 'strerror', None) or error}).", where="stdout") from None


def _progress(found: Iterable[T], options: dict[str, Any]) -> Iterable[T]:
    """The reports or pages, with a count on a terminal when there are many."""
    if options["quiet"] or not (sys.stderr and sys.stderr.isatty()):
        yield from found
        return
    number = 0
    for number, one in enumerate(found, 1):
        if number % 25 == 0:
            click.echo(f"\r{number} documents", nl=False, err=True)
        yield one
    if number >= 25:
        click.echo("\r\x1b[K", nl=False, err=True)


def _code(found: Sequence[FileReport | Page], gravest: int, fail_on: str, *, exit_zero: bool) -> int:
    """The exit code, by the rank of the gravest finding that stands."""
    if fail_on not in FAIL_ON:
        from designlint.near import meant

        raise UsageError(f"--fail-on: no level '{fail_on}'.", mend=meant(fail_on, FAIL_ON))
    if any(file.status == "failed" and file.error.startswith("internal") for file in found):
        return 3
    if any(file.status == "failed" for file in found):
        return 2
    if exit_zero or fail_on == "never":
        return 0
    return int(gravest >= Severity(fail_on).rank)
