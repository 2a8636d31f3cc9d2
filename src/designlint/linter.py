"""All rules over one document: pure, no input or output; what suppressions lift is decided afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designlint import outline
from designlint.checks import find, structure
from designlint.checks.found import ranked
from designlint.facts.reading import Reading
from designlint.guards import Guard, guard
from designlint.model import Config, Evidence, Fact, FileReport, Finding, Kind, Rule, RuleResult, Severity, Span, State
from designlint.waivers import waived

if TYPE_CHECKING:
    from collections.abc import Iterable

    from designlint.catalog import Catalog
    from designlint.model import Document

EVIDENCE_KEPT = 12
STATUSES = ("draft", "in review", "approved")


class Verdict(NamedTuple):
    """One rule's row of the map and its findings."""

    result: RuleResult
    findings: tuple[Finding, ...]


def read(document: Document, catalog: Catalog, config: Config, prompts: frozenset[str] = frozenset()) -> Reading:
    """A document made ready for the rules."""
    concepts = outline.concepts(document, catalog.scanner, config.sections)
    return Reading(document, catalog.scanner, concepts, prompts)


def lint(document: Document, catalog: Catalog, config: Config, prompts: frozenset[str] = frozenset()) -> FileReport:
    """The evidence map and the findings of one document, suppressions not yet applied.

    `prompts` are the template's own lines, which are never evidence.
    """
    reading = read(document, catalog, config, prompts)
    verdicts = [verdict(rule, reading, config) for rule in enabled(catalog, config)]
    found = guard(document, reading, [v.result for v in verdicts])
    findings = [f for v in verdicts for f in v.findings]
    if found is not None:
        findings = [_guarded(found), *(f for f in findings if found.keep(f.code))]
    status = doc_status(document)
    findings = [f._replace(severity=_eased(f.severity, status, config)) for f in findings]
    return FileReport(
        path=document.path,
        status="checked",
        profile=config.profile,
        results=tuple(v.result for v in verdicts),
        findings=tuple(sorted(findings, key=lambda f: (f.span, f.code, f.message))),
        source=document.lines,
        doc_status=status,
    )


def facts(document: Document, catalog: Catalog, config: Config) -> tuple[Fact, ...]:
    """The figures and choices that cross-checks compare."""
    from designlint.facts.base import collect

    found = []
    for fact in collect(read(document, catalog, config)):
        span = document.span(fact.block, fact.start, fact.end)
        found.append(fact._replace(line=span.line, column=span.column, text=document.quote(fact.block, fact.start, fact.end)))
    return tuple(found)


def enabled(catalog: Catalog, config: Config) -> tuple[Rule, ...]:
    """The rules that a configuration asks for, in order of code."""
    chosen = {r.code for s in config.select for r in catalog.matching(s)} if config.select else {r.code for r in catalog.rules}
    extra = {r.code for s in config.extend_select for r in catalog.matching(s)}
    ignored = {r.code for s in config.ignore for r in catalog.matching(s)}
    named = extra | (chosen if config.select else set())
    return tuple(r for r in catalog.rules if r.code in (chosen | extra) - ignored and _on(r, config, r.code in named))


def _on(rule: Rule, config: Config, named: bool) -> bool:
    if rule.preview and not (config.preview or named):
        return False
    return named or severity_of(rule, config) is not None


def severity_of(rule: Rule, config: Config) -> Severity | None:
    """The severity of a rule under a configuration, None where it is off."""
    for key in (rule.code, rule.name, rule.code[:3]) if config.severity else ():
        if key in config.severity:
            return None if config.severity[key] == "off" else Severity(config.severity[key])
    return rule.severity.get(config.profile, rule.severity.get("production"))


def verdict(rule: Rule, reading: Reading, config: Config) -> Verdict:
    """What one rule says of a document."""
    severity = severity_of(rule, config) or Severity.INFO
    if rule.kind is Kind.REQUIREMENT and not rule.options.get("structure"):
        return _requirement(rule, reading, severity)
    if rule.kind is Kind.CROSSCHECK:
        return _crosscheck(rule, reading, severity)
    return _defect(rule, reading, severity)


def _requirement(rule: Rule, reading: Reading, severity: Severity) -> Verdict:
    absent = not_about(rule, reading)
    if absent:
        return Verdict(_row(rule, State.OFF, reason=absent), ())
    found = find(rule.require, reading)
    if found:
        kept = _distinct(reading.evidence(*f) for f in ranked(reading, found, rule.concept))
        return Verdict(_row(rule, State.MET, kept), ())
    excuse = waived(rule, reading)
    if excuse is not None:
        return Verdict(_row(rule, State.WAIVED, (excuse,), excuse.text), ())
    partly = find(rule.partly, reading) if rule.partly else []
    if partly:
        kept = _distinct(reading.evidence(*f) for f in ranked(reading, partly, rule.concept))
        words = _fill(rule.weak or rule.message, kept)
        return Verdict(_row(rule, State.WEAK, kept), (_finding(rule, severity.lower(), words, kept[0].span),))
    finding = _finding(rule, severity, rule.message, anchor(rule.concept, reading))
    return Verdict(_row(rule, State.MISSING), (finding,))


def not_about(rule: Rule, reading: Reading) -> str:
    """Why a rule is not about this document: its task, or nothing in it that the rule could be asked of; else ""."""
    task = str(reading.document.front.values.get("task", "")).strip().lower()
    if task in rule.tasks:
        return f"does not apply to {task}"
    return "nothing here that it applies to" if rule.when and not find(rule.when, reading) else ""


def _defect(rule: Rule, reading: Reading, severity: Severity) -> Verdict:
    found = structure.CHECKS[str(rule.options["structure"])](rule, reading) if rule.options.get("structure") else find(rule.require, reading)
    findings = []
    for f in found:
        evidence = reading.evidence(f.start, f.end, f.key)
        findings.append(_finding(rule, severity, _fill(rule.message, (evidence,)), evidence.span))
    return Verdict(_row(rule, State.MISSING if findings else State.MET), tuple(findings))


def _crosscheck(rule: Rule, reading: Reading, severity: Severity) -> Verdict:
    from designlint.crosschecks import check

    findings = tuple(check(rule, reading, severity))
    return Verdict(_row(rule, State.MISSING if findings else State.MET), findings)


def _row(rule: Rule, state: State, evidence: Iterable[Evidence] = (), reason: str = "") -> RuleResult:
    return RuleResult(rule.code, rule.name, rule.requirement, state, tuple(evidence), reason)


def _finding(rule: Rule, severity: Severity, message: str, span: Span) -> Finding:
    return Finding(rule.code, rule.name, severity, message, rule.help, span)


def _distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    kept: list[Evidence] = []
    seen: set[tuple[int, str]] = set()
    for e in evidence:
        if (e.span.line, e.text) not in seen:
            seen.add((e.span.line, e.text))
            kept.append(e)
        if len(kept) == EVIDENCE_KEPT:
            break
    return tuple(kept)


def _fill(message: str, evidence: tuple[Evidence, ...]) -> str:
    """A message with `{term}` replaced by the words found; plain replacement, since packs write messages too."""
    first = evidence[0]
    return message.replace("{term}", first.key or first.text).replace("{words}", first.text)


def anchor(concept: str, reading: Reading) -> Span:
    """Where a missing thing is reported: the heading of the best matching section, else the title, else line 1."""
    document = reading.document
    headed = document.sections[1:]
    about = [s for s in headed if concept in reading.concepts[s.index]]
    # A section that is about this alone is a better place than one about several things, a heading than a label.
    best = min(about, key=lambda s: (s.pseudo, len(reading.concepts[s.index]), s.level), default=None)
    best = best or next((s for s in headed if s.level == 1), None)
    if best is None:
        return Span(1, 1, 1, 1)
    block = document.blocks[best.heading]
    return document.span(block.index, 0, len(block.text))


def doc_status(document: Document) -> str:
    """draft, in review or approved, from the front matter; "" where it says nothing."""
    values = document.front.values
    status = str(values.get("status", "")).strip().lower().replace("-", " ").replace("_", " ")
    if str(values.get("draft", "")).lower() == "true":
        return "draft"
    return {"review": "in review", "final": "approved", "accepted": "approved"}.get(status, status)


def _eased(severity: Severity, status: str, config: Config) -> Severity:
    """Drafts are guided, not gated: their errors are warnings, unless the configuration says otherwise."""
    if status == "draft" and config.status.get("draft", {}).get("errors", "warning") == "warning" and severity is Severity.ERROR:
        return Severity.WARNING
    return severity


def _guarded(found: Guard) -> Finding:
    return Finding(found.code, found.name, Severity.INFO, found.message, found.help, Span(1, 1, 1, 1))
