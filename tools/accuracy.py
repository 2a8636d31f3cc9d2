"""How well the rules agree with careful readers: precision, recall and kappa over a folder of labelled documents.

    python tools/accuracy.py DOCUMENTS LABELS.json [LABELS.json ...] [--name NAME] [--save rules/accuracy.json]

A reader's labels are one JSON file, answers by document and rule; a rule that has no answer is not counted:

    {"documents": {"churn.md": {"timing-sla": {"met": true, "line": 12}, "assumptions": {"met": false}, "sections": {"data": [30, 44]}}}}

`sections` may say which headings (their lines) are devoted to each concept; then the table says how often the linter agrees. A rule is named by its name, code or requirement. For a rule that forbids something (`undefined-vague-term`), `met` says that the
defect is there. `line` is the best evidence and may be left out. Precision and recall count where all readers agree; kappa is the mean
over the readers; `located` is the share of right answers whose evidence is within three lines of a reader's or under the same heading.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from designlint import catalog as catalogs
from designlint import linter, outline, template
from designlint.document import decode, parse
from designlint.model import Config, Document, Kind, State

NEAR = 3


class Answer(NamedTuple):
    """What a reader or the linter says of one rule and document."""

    met: bool
    lines: tuple[int, ...] = ()


class Score(NamedTuple):
    """How well one rule does."""

    n: int
    yes: int
    precision: float | None
    recall: float | None
    kappa: float | None
    readers: float | None
    located: float | None


Answers = dict[tuple[str, str], Answer]
Headings = dict[tuple[str, str], set[int]]  # by document and concept: the lines of its headings
SECTIONS = "sections"


def kappa(pairs: list[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two raters' answers (Cohen 1960); 1 where both always give the same single answer."""
    if not pairs:
        return None
    agree = sum(a == b for a, b in pairs) / len(pairs)
    first, second = (sum(p[n] for p in pairs) / len(pairs) for n in (0, 1))
    chance = first * second + (1 - first) * (1 - second)
    return 1.0 if chance == 1 else (agree - chance) / (1 - chance)


def read_labels(path: Path, catalog: catalogs.Catalog) -> tuple[Answers, Headings]:
    """A reader's answers by (document, rule name), and headings; SystemExit with one line for a file of another form."""
    names = {key: rule.name for rule in catalog.rules for key in (rule.name, rule.code, rule.requirement) if key}
    found: Answers = {}
    headings: Headings = {}
    try:
        for document, answers in json.loads(path.read_text(encoding="utf-8"))["documents"].items():
            for concept, lines in answers.pop(SECTIONS, {}).items():
                headings[document, concept] = {int(n) for n in lines}
            for rule, answer in answers.items():
                found[document, names[rule]] = Answer(bool(answer["met"]), (int(answer["line"]),) if answer.get("line") else ())
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        sys.exit(f"{path}: no labels ({type(error).__name__}: {error}). The head of tools/accuracy.py shows the form.")
    return found, headings


def run(folder: Path, names: set[str], catalog: catalogs.Catalog) -> tuple[Answers, dict[str, list[str]]]:
    """The linter's answers, and the lines of every document."""
    found: Answers = {}
    lines = {}
    defects = {r.name for r in catalog.rules if r.kind is Kind.DEFECT}
    for name in sorted(names):
        text = decode((folder / name).read_bytes(), name).text
        lines[name] = text.split("\n")
        report = linter.lint(parse(text, name), catalog, Config(), template.prompts())
        for row in report.results:
            if row.name in defects:
                places = tuple(f.span.line for f in report.findings if f.name == row.name)
                found[name, row.name] = Answer(bool(places), places)
            else:
                found[name, row.name] = Answer(row.state is State.MET, tuple(e.span.line for e in row.evidence))
    return found, lines


def sections(folder: Path, wanted: Headings, catalog: catalogs.Catalog) -> str:
    """How far the linter's headings of each concept are a reader's: a heading agrees with one around it or below it, too."""
    counts: dict[str, list[int]] = {}
    for name in sorted({document for document, _ in wanted}):
        document = parse(decode((folder / name).read_bytes(), name).text, name)
        concepts = outline.concepts(document, catalog.scanner, {})
        for (labelled, concept), lines in wanted.items():
            if labelled != name:
                continue
            theirs = {s.index for s in document.sections[1:] if any(abs(s.line - n) <= 1 for n in lines)}
            ours = {s.index for s in document.sections[1:] if concept in concepts[s.index] and concept not in concepts[max(s.parent, 0)]}
            row = counts.setdefault(concept, [0, 0, 0, 0])
            row[0] += sum(_related(document, i, theirs) for i in ours)
            row[1] += len(ours)
            row[2] += sum(concept in concepts[i] or _related(document, i, ours) for i in theirs)
            row[3] += len(theirs)
    rows = [f"{'headings of':<28} {'readers':>7} {'linter':>6} {'prec':>6} {'recall':>6}"]
    for concept, (right, ours_n, met, theirs_n) in sorted(counts.items()):
        figures = [("-" if v is None else f"{v:.2f}") for v in (_ratio(right, ours_n), _ratio(met, theirs_n))]
        rows.append(f"{concept:<28} {theirs_n:>7} {ours_n:>6} {figures[0]:>6} {figures[1]:>6}")
    return "\n".join(rows)


def _related(document: Document, section: int, others: set[int]) -> bool:
    """Whether a section is one of the others, lies in one of them or holds one."""
    return any(_within(document, section, other) or _within(document, other, section) for other in others)


def _within(document: Document, section: int, around: int) -> bool:
    while section > around:
        section = document.sections[section].parent
    return section == around


def score(keys: list[tuple[str, str]], tool: Answers, readers: list[Answers], lines: dict[str, list[str]]) -> Score:
    """The figures over some (document, rule) pairs."""
    agreed = [k for k in keys if len({r[k].met for r in readers if k in r}) == 1]
    truth = {k: next(r[k].met for r in readers if k in r) for k in agreed}
    right = [k for k in agreed if truth[k] and tool[k].met]
    kappas = [v for v in (kappa([(r[k].met, tool[k].met) for k in keys if k in r]) for r in readers) if v is not None]
    between = kappa([(readers[0][k].met, readers[1][k].met) for k in keys if k in readers[0] and k in readers[1]]) if len(readers) > 1 else None
    shown = [k for k in right if any(r[k].lines for r in readers if k in r)]
    return Score(
        n=len(keys),
        yes=sum(truth.values()),
        precision=_ratio(len(right), sum(tool[k].met for k in agreed)),
        recall=_ratio(len(right), sum(truth.values())),
        kappa=sum(kappas) / len(kappas) if kappas else None,
        readers=between,
        located=_ratio(sum(_near(tool[k].lines, [n for r in readers if k in r for n in r[k].lines], lines[k[0]]) for k in shown), len(shown)),
    )


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _near(found: tuple[int, ...], wanted: list[int], lines: list[str]) -> bool:
    return any(abs(a - b) <= NEAR or _heading(a, lines) == _heading(b, lines) for a in found for b in wanted)


def _heading(number: int, lines: list[str]) -> int:
    return next((n for n in range(min(number, len(lines)), 0, -1) if lines[n - 1].lstrip().startswith("#")), 0)


def table(scores: dict[str, Score]) -> str:
    """The figures as text, a rule each line and all of them last."""
    rows = [f"{'rule':<28} {'n':>4} {'yes':>4} {'prec':>6} {'recall':>6} {'kappa':>6} {'readers':>7} {'located':>7}"]
    for name, s in scores.items():
        figures = [("-" if v is None else f"{v:.2f}") for v in (s.precision, s.recall, s.kappa, s.readers, s.located)]
        rows.append(f"{name:<28} {s.n:>4} {s.yes:>4} {figures[0]:>6} {figures[1]:>6} {figures[2]:>6} {figures[3]:>7} {figures[4]:>7}")
    return "\n".join(rows)


def main() -> None:
    """Read the labels, run the rules, print the table, and save it if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument("--name", default="", help="what the documents are, for --save")
    parser.add_argument("--save", type=Path, help="write the figures as JSON")
    asked = parser.parse_args()
    catalog = catalogs.load(whole=True)
    labels = [read_labels(path, catalog) for path in asked.labels]
    readers = [answers for answers, _ in labels]
    keys = sorted({k for r in readers for k in r})
    tool, lines = run(asked.documents, {document for document, _ in keys}, catalog)
    rules = [r.name for r in catalog.rules if any(k[1] == r.name for k in keys)]
    scores = {name: score([k for k in keys if k[1] == name], tool, readers, lines) for name in rules}
    scores["all"] = score(keys, tool, readers, lines)
    sys.stdout.write(table(scores) + "\n")
    for _, headings in labels:
        if headings:
            sys.stdout.write("\n" + sections(asked.documents, headings, catalog) + "\n")
    if asked.save:
        asked.save.write_text(json.dumps(_stored(scores, asked.name, len({d for d, _ in keys})), indent=1) + "\n", encoding="utf-8")


def _stored(scores: dict[str, Score], name: str, documents: int) -> dict[str, Any]:
    rows = {rule: {"corpus": name, **{k: None if v is None else round(v, 2) for k, v in s._asdict().items()}} for rule, s in scores.items()}
    return {"corpus": name, "documents": documents, "all": rows.pop("all"), "rules": rows}


if __name__ == "__main__":
    main()
