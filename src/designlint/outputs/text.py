"""Reports for people: a page for each document, with a line for each finding and in full its source, then one summary.

A page is made from one document alone and does not hold its path, so that it can be kept for another run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.model import Page, Severity, State
from designlint.outputs.escape import unled, visible
from designlint.outputs.run import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from designlint.model import FileReport, Finding, Related
    from designlint.outputs.run import Run

COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1;36m", "dim": "\x1b[2m", "bold": "\x1b[1m", "good": "\x1b[1;32m"}
QUOTE, SHOWN = 100, 160
MARKS = {State.MET: "met", State.WEAK: "weak", State.MISSING: "missing", State.WAIVED: "waived", State.OFF: "off"}
PATH = "\0"  # stands for the path in a page: no other word of it can hold this character


def concise(run: Run) -> str:
    """One line for each finding, then the summary."""
    return report([page(run, "concise", file) for file in run.files])


def full(run: Run) -> str:
    """Each finding with its source line and help, then the evidence where asked for, then the summary."""
    return report([page(run, "full", file) for file in run.files])


def page(run: Run, form: str, file: FileReport) -> Page:
    """What there is to say of one file in a form, to a reader with the wishes of the run."""
    standing = [f for f in file.findings if f.suppressed is None]
    lines: list[str] = []
    for finding in standing:
        lines.append(_head(run, finding))
        if form == "full":
            lines += [*_excerpt(run, file, finding), *(_related(run, related) for related in finding.related), *_help(run, finding), ""]
    counts = *(sum(f.severity is severity for f in standing) for severity in Severity), len(file.findings) - len(standing)
    return Page(
        file.path, file.status, file.error, _text(lines), counts, file.score,
        _text(_map(run, file)), _text(_facts(run, file)), tuple((f.code, f.name) for f in standing) if run.statistics else (),
    )


def report(pages: Sequence[Page]) -> str:
    """The report that pages make: the findings of all, then the maps and facts of all, then the summary."""
    parts = [_placed(text, p.path) for texts in ("text", "map", "facts") for p in pages if (text := getattr(p, texts))]
    return "".join(parts) + _text([*_statistics(pages), _summary(pages)])


def _placed(text: str, path: str) -> str:
    """A page with the path in its place; one that could make a line steer something has every line looked at."""
    if path.isprintable() and "##" not in path and not path.lstrip().startswith(":"):
        return text.replace(PATH, path)
    return _text(text.replace(PATH, visible(path)).split("\n")[:-1])


def _text(lines: Iterable[str]) -> str:
    return "".join([unled(line) + "\n" for line in lines])


def _paint(run: Run, name: str, text: str) -> str:
    return f"{COLOURS[name]}{text}\x1b[0m" if run.colour else text


def _head(run: Run, f: Finding) -> str:
    place = _paint(run, "bold", PATH) + f":{f.span.line}:{f.span.column}: "
    return place + _paint(run, f.severity.value, f.code) + f" {f.name}: {visible(f.message)}" + ("" if f.severity is Severity.ERROR else f" [{f.severity.value}]")


def _help(run: Run, f: Finding) -> list[str]:
    return [_paint(run, "dim", "  = help: ") + visible(f.help)] if f.help else []


def _excerpt(run: Run, file: FileReport, f: Finding) -> list[str]:
    """The source line with the place marked below it; long lines are cut around the place."""
    if f.span.line > len(file.source):
        return []
    source = file.source[f.span.line - 1]
    start, stop = f.span.column - 1, f.span.end_column - 1 if f.span.end_line == f.span.line else len(source)
    cut = max(0, min(start - 20, len(source) - SHOWN)) if len(source) > SHOWN else 0
    text = source[cut : cut + SHOWN]
    shown = visible(text)
    lead = len(visible(text[: max(0, start - cut)]))
    width = max(1, min(len(visible(text[max(0, start - cut) : max(0, stop - cut)])), len(shown) - lead))
    number = str(f.span.line)
    rail = _paint(run, "dim", " " * len(number) + " |")
    return [rail, _paint(run, "dim", f"{number} | ") + shown, rail + " " + " " * lead + _paint(run, f.severity.value, "^" * width)]


def _related(run: Run, related: Related) -> str:
    return _paint(run, "dim", "  = see:  ") + f"{PATH}:{related.span.line}:{related.span.column}: {visible(related.message)}"


def _map(run: Run, file: FileReport) -> list[str]:
    if not run.evidence or file.status != "checked":
        return []
    lines = [_paint(run, "bold", PATH)]
    width = max((len(r.name) for r in file.results if r.requirement), default=0)
    for result in file.results:
        if not result.requirement:
            continue
        first = result.evidence[0] if result.evidence else None
        where = f"line {first.span.line}: {_quoted(first.text)}" if first else visible(result.reason)
        colour = {State.MET: "good", State.WEAK: "warning", State.MISSING: "error"}.get(result.state, "dim")
        state = _paint(run, colour, f"{MARKS[result.state]:<8}" if where else MARKS[result.state])
        lines.append(f"  {result.code}  {result.name:<{width}}  {state}{where}")
    return [*lines, ""]


def _facts(run: Run, file: FileReport) -> list[str]:
    if not run.facts:
        return []
    said = [f"  {f.line}:{f.column}  {f.kind} {visible(f.subject)}".rstrip() + f': "{visible(f.text)}"' for f in file.facts]
    return [_paint(run, "bold", PATH), *said, ""]


def _quoted(text: str) -> str:
    shown = visible(text)
    return '"' + (shown if len(shown) <= QUOTE else shown[: QUOTE - 3] + "...") + '"'


def _summary(pages: Sequence[Page]) -> str:
    checked = [p for p in pages if p.status == "checked"]
    errors, warnings, notes, lifted = (sum(column) for column in zip((0, 0, 0, 0), *(p.counts for p in pages), strict=True))
    counts = [plural(number, noun) for number, noun in ((errors, "error"), (warnings, "warning"), (notes, "note")) if number]
    said = ", ".join(counts) or "No findings"
    where = f" in {plural(len(checked), 'document')}" if len(checked) != 1 else ""
    tail = f"; {lifted} suppressed" if lifted else ""
    met, asked = checked[0].score if len(checked) == 1 else (0, 0)
    score = f" {met} of {asked} requirements met." if asked else ""
    return f"{said}{where}{tail}.{score}"


def _statistics(pages: Sequence[Page]) -> list[str]:
    counts: dict[tuple[str, str], int] = {}
    for standing in (p.codes for p in pages):
        for rule in standing:
            counts[rule] = counts.get(rule, 0) + 1
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return [f"{number:>5}  {code}  {name}" for (code, name), number in rows]
