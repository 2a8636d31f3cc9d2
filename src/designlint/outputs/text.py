"""Reports for people: a line for each finding, and in full the source with the place marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.model import Severity, State
from designlint.outputs.escape import unled, visible
from designlint.outputs.run import plural

if TYPE_CHECKING:
    from designlint.model import FileReport, Finding, Related
    from designlint.outputs.run import Run

COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1;36m", "dim": "\x1b[2m", "bold": "\x1b[1m", "good": "\x1b[1;32m"}
QUOTE, SHOWN = 100, 160
MARKS = {State.MET: "met", State.WEAK: "weak", State.MISSING: "missing", State.WAIVED: "waived", State.OFF: "off"}


def concise(run: Run) -> str:
    """One line for each finding, then the summary."""
    lines = [_head(run, file, f) for file, f in run.active()]
    return _text(lines + _maps(run) + _facts(run) + _summary(run))


def full(run: Run) -> str:
    """Each finding with its source line and help, then the evidence where asked for, then the summary."""
    lines: list[str] = []
    for file, finding in run.active():
        lines += [_head(run, file, finding), *_excerpt(run, file, finding)]
        for related in finding.related:
            lines += _related(run, file, related)
        if finding.help:
            lines.append(_paint(run, "dim", "  = help: ") + visible(finding.help))
        lines.append("")
    return _text(lines + _maps(run) + _facts(run) + _summary(run))


def _text(lines: list[str]) -> str:
    return "".join(unled(line) + "\n" for line in lines)


def _paint(run: Run, name: str, text: str) -> str:
    return f"{COLOURS[name]}{text}\x1b[0m" if run.colour else text


def _head(run: Run, file: FileReport, f: Finding) -> str:
    place = _paint(run, "bold", visible(file.path)) + f":{f.span.line}:{f.span.column}: "
    return place + _paint(run, f.severity.value, f.code) + f" {f.name}: {visible(f.message)}" + ("" if f.severity is Severity.ERROR else f" [{f.severity.value}]")


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


def _related(run: Run, file: FileReport, related: Related) -> list[str]:
    place = f"{visible(file.path)}:{related.span.line}:{related.span.column}"
    return [_paint(run, "dim", "  = see:  ") + f"{place}: {visible(related.message)}"]


def _maps(run: Run) -> list[str]:
    lines: list[str] = []
    for file in run.files if run.evidence else ():
        if file.status != "checked":
            continue
        lines.append(_paint(run, "bold", visible(file.path)))
        width = max((len(r.name) for r in file.results if r.requirement), default=0)
        for result in file.results:
            if not result.requirement:
                continue
            first = result.evidence[0] if result.evidence else None
            words = f"line {first.span.line}: {_quoted(first.text)}" if first else ""
            colour = {State.MET: "good", State.WEAK: "warning", State.MISSING: "error"}.get(result.state, "dim")
            lines.append(f"  {result.code}  {result.name:<{width}}  " + _paint(run, colour, f"{MARKS[result.state]:<8}") + words)
        lines.append("")
    return lines


def _facts(run: Run) -> list[str]:
    lines: list[str] = []
    for file in run.files if run.facts else ():
        lines.append(_paint(run, "bold", visible(file.path)))
        lines += [f"  {f.line}:{f.column}  {f.kind} {visible(f.subject)}".rstrip() + f': "{visible(f.text)}"' for f in file.facts]
        lines.append("")
    return lines


def _quoted(text: str) -> str:
    shown = visible(text)
    return '"' + (shown if len(shown) <= QUOTE else shown[: QUOTE - 3] + "...") + '"'


def _summary(run: Run) -> list[str]:
    checked = [f for f in run.files if f.status == "checked"]
    counts = [plural(run.count(s), s.value) for s in (Severity.ERROR, Severity.WARNING) if run.count(s)]
    notes = run.count(Severity.INFO)
    counts += [plural(notes, "note")] if notes else []
    said = ", ".join(counts) or "No findings"
    where = f" in {plural(len(checked), 'document')}" if len(checked) != 1 else ""
    lifted = sum(f.suppressed is not None for file in run.files for f in file.findings)
    tail = f"; {lifted} suppressed" if lifted else ""
    score = f" {checked[0].met} of {checked[0].asked} requirements met." if len(checked) == 1 and checked[0].asked else ""
    lines = _statistics(run) if run.statistics else []
    return [*lines, f"{said}{where}{tail}.{score}"]


def _statistics(run: Run) -> list[str]:
    counts: dict[tuple[str, str], int] = {}
    for _, finding in run.active():
        counts[finding.code, finding.name] = counts.get((finding.code, finding.name), 0) + 1
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return [f"{number:>5}  {code}  {name}" for (code, name), number in rows]
