"""Runs made by hand: every kind of file and finding once, and one finding whose every word is given."""

from __future__ import annotations

import zlib

from designlint.model import Evidence, Fact, FileReport, Finding, Kind, Related, Rule, RuleResult, Severity, Span, State, Suppression
from designlint.outputs.run import Run

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def finding(
    code: str = "OBJ009", name: str = "timing-sla", severity: Severity = ERROR, message: str = "No timing SLA.", span: tuple[int, int, int, int] = (1, 1, 1, 4), **more: object
) -> Finding:
    """A finding that stands, with help and a fingerprint of its own unless told otherwise."""
    number = format(zlib.crc32(repr((code, message, span)).encode()), "016x")
    return Finding(code, name, severity, message, **{"help": "Say how soon.", "span": Span(*span), "fingerprint": number, **more})  # type: ignore[arg-type]


def rule(code: str = "OBJ009", name: str = "timing-sla", message: str = "No timing SLA.", help: str = "Say how soon.", why: str = "Nobody can promise it.\nOr test it.") -> Rule:  # noqa: A002 (the field's own name)
    """A rule that is an error in production."""
    return Rule(code, name, Kind.REQUIREMENT, "R09", "objectives", {"interview": WARNING, "production": ERROR, "strict": ERROR}, message, help, why)


def run_of(*findings: Finding, path: str = "docs/design/feed.md", **more: object) -> Run:
    """A run over one document with these findings."""
    return Run((FileReport(path, "checked", findings=findings, source=("# Feed", "words"), **more),), (rule(),))  # type: ignore[arg-type]


def said(words: str, path: str) -> Run:
    """A run in which every word that a document, a path, a comment or an error can bring is the same."""
    place = Span(1, 1, 1, max(2, len(words)))
    evidence = (Evidence(place, words, "key"),)
    results = (
        RuleResult("OBJ009", "timing-sla", "R09", State.MET, evidence), RuleResult("OBJ008", "peak-load", "R08", State.WAIVED, (), words),
        RuleResult("DOC003", "placeholder-text", "", State.MET),
    )
    findings = (
        finding(message=f"x{words}y", help=f"x{words}", related=(Related(place, f"n{words}"),)),
        finding("DOC003", "placeholder-text", WARNING, f"z{words}", (1, 2, 2, 1)),
        finding("DOC003", "placeholder-text", WARNING, f"v{words}", (2, 1, 2, 3)),
        finding("OBJ008", "peak-load", ERROR, f"lifted{words}", (2, 1, 2, 3), suppressed=Suppression("inline", f"r{words}")),
    )
    fact = Fact("load", words, 1.0, 2.0, words, words, 0, 0, 1, 1, 1, words)
    source = (words.replace("\n", " "), "words")
    files = (FileReport(path, "checked", results=results, findings=findings, source=source, facts=(fact,)), FileReport(f"gone{path}", "failed", error=f"gone: {words}"))
    return Run(files, (rule(), rule("DOC003", "placeholder-text", f"m{words}", f"h{words}", words)), evidence=True, facts=True)


FEED = FileReport(
    "docs/design/feed.md", "checked",
    results=(
        RuleResult("OBJ001", "business-objective", "R01", State.MET, (Evidence(Span(3, 1, 3, 8), "Retain 𐐀 users", "retention"),)),
        RuleResult("OBJ008", "peak-load", "R08", State.WAIVED, (), "batch job"),
        RuleResult("OBJ009", "timing-sla", "R09", State.MISSING),
        RuleResult("OBJ010", "freshness", "R10", State.WEAK, (), "no number"),
        RuleResult("DOC003", "placeholder-text", "", State.MISSING),
        RuleResult("DOC009", "spelling", "", State.OFF),
    ),
    findings=(
        finding(),
        finding("DOC003", "placeholder-text", WARNING, 'Placeholder left in the text: "{{ title }}".', (3, 1, 3, 6)),
        finding("DOC003", "placeholder-text", WARNING, "Placeholder left in the text: [TODO](3), 50% of 1,000: a|b.", (3, 7, 4, 2)),
        finding("OBJ008", "peak-load", ERROR, "No peak load.", (3, 1, 3, 9), suppressed=Suppression("inline", "batch job")),
        finding("OBJ007", "scale", ERROR, "No scale.", (3, 1, 3, 9), suppressed=Suppression("baseline", "accepted in the baseline")),
        finding("XRF107", "contradiction", ERROR, "15M contradicts 12M.", (4, 1, 4, 4), related=(Related(Span(3, 2, 3, 5), "12M"), Related(Span(1, 1, 1, 3), "a unit"))),
        finding("DOC012", "not-a-design-document", INFO, "Looks like no design document.", (1, 1, 1, 1), help=""),
    ),
    source=("# Feed", "", "Café 𐐀 users", "15M users"), doc_status="in review",
)
ADS = FileReport("docs/design/ads & co, v2.md", "checked", profile="strict", findings=(finding(span=(2, 3, 2, 3)),), source=("# Ads", "ab"))
GONE = FileReport("docs/gone.md", "failed", error="docs/gone.md: is not UTF-8 text (line 1).")
LEFT = FileReport("docs/left.md", "skipped", error="excluded by the settings")
HAND = Run((FEED, ADS, GONE, LEFT), (rule(), rule("DOC003", "placeholder-text", 'Placeholder left in the text: "{term}".', "", "")))
