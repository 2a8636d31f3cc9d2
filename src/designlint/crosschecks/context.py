"""What a cross-check reads from, and how it says what it found: the facts by kind, the words, both places of a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.checks.found import scope
from designlint.facts.base import collect
from designlint.model import Finding, Related
from designlint.text.expressions import expression

if TYPE_CHECKING:
    import re

    from designlint.facts.layout import Statement
    from designlint.facts.reading import Reading
    from designlint.model import Fact, Quantity, Rule, Severity, Span
    from designlint.text.lexicon import Hit

AGREE = 0.1
SIGNS = expression(r"[≈~=\s]*")  # of an equation, though they are read as a part of the figure
MONEY = ("$", "€", "£")


class Context:
    """One cross-check on one document."""

    def __init__(self, rule: Rule, reading: Reading, severity: Severity) -> None:
        self.rule = rule
        self.reading = reading
        self.severity = severity

    def facts(self, kind: str, subject: str | None = None) -> list[Fact]:
        """The facts of a kind, of a subject where one is asked for."""
        return [f for f in collect(self.reading) if f.kind == kind and subject in (None, f.subject)]

    def by_block(self, kind: str) -> dict[int, list[Fact]]:
        """The facts of a kind by the block that they stand in."""
        found: dict[int, list[Fact]] = {}
        for fact in self.facts(kind):
            found.setdefault(fact.block, []).append(fact)
        return found

    def sentence(self, at: int) -> str:
        """The sentence around an offset in lower case; of an endless one the part near it."""
        low, high = scope(self.reading, at, "clause")
        return self.reading.flat[low:high].lower()

    def statements(self, *patterns: re.Pattern[str]) -> list[Statement]:
        """The statements in which one of some patterns of lower case is found."""
        return list(self.reading.statements(frozenset().union(*map(self.reading.matching, patterns))))

    def one(self, kind: str, subject: str | None = None) -> Fact | None:
        """The fact of a kind where it is stated once, or all statements agree within a tenth; else None."""
        found = self.facts(kind, subject)
        if not found:
            return None
        first = found[0]
        agreed = all(abs(f.high - first.high) <= AGREE * max(abs(first.high), 1e-12) for f in found)
        return first if agreed and first.high not in (0.0, float("inf")) else None

    def option(self, name: str, default: float) -> float:
        """A tolerance of the rule's file."""
        return float(str(self.rule.options.get(name, default)))

    def span(self, fact: Fact) -> Span:
        """Where a fact stands."""
        return self.reading.document.span(fact.block, fact.start, fact.end)

    def clause(self, fact: Fact) -> int:
        """The number of the sentence that a fact stands in."""
        return self.reading.clause_number(self.reading.bases[fact.block] + fact.start)

    def words(self, fact: Fact) -> str:
        """A fact in the document's own words."""
        return self.reading.document.quote(fact.block, fact.start, fact.end)

    def digits(self, q: Quantity) -> int:
        """Where the digits of a figure begin that "≈" or "~" leads to."""
        start = self.reading.bases[q.block] + q.start
        signs = SIGNS.match(self.reading.flat, start)
        return signs.end() if signs else start

    def begins(self, q: Quantity) -> int:
        """Where a figure begins: at its currency, or else at its digits."""
        start = self.digits(q)
        return start - (self.reading.flat[start - 1 : start] in MONEY)

    def figure(self, q: Quantity) -> str:
        """A figure in the document's own words, with its currency and without what leads to it."""
        return " ".join(self.reading.flat[self.begins(q) : self.reading.bases[q.block] + q.end].split())

    def finding(self, message: str, at: Fact, *others: tuple[Fact, str], severity: Severity | None = None) -> Finding:
        """A finding on a fact, with the other places that it speaks of."""
        related = tuple(Related(self.span(f), said) for f, said in others)
        return Finding(self.rule.code, self.rule.name, severity or self.severity, message, self.rule.help, self.span(at), related=related)

    def on_words(self, message: str, hit: Hit, *others: tuple[Hit, str], severity: Severity | None = None) -> Finding:
        """A finding on words of the text."""
        related = tuple(Related(self.reading.evidence(h.start, h.end).span, said) for h, said in others)
        span = self.reading.evidence(hit.start, hit.end).span
        return Finding(self.rule.code, self.rule.name, severity or self.severity, message, self.rule.help, span, related=related)

    def on_text(self, message: str, start: int, end: int) -> Finding:
        """A finding on a stretch of the flat text."""
        return Finding(self.rule.code, self.rule.name, self.severity, message, self.rule.help, self.reading.evidence(start, end).span)

    def said(self, hit: Hit) -> str:
        """A term in the document's own words, not in the spelling of the word list."""
        return " ".join(self.reading.flat[hit.start : hit.end].split())

    def has(self, *names: str) -> bool:
        """Whether a live term of any of the lists stands anywhere in the document."""
        return any(self.reading.living(name) for name in names)


def outermost(hits: list[Hit]) -> list[Hit]:
    """Those that stand in no longer one, in reading order: "retention" in "D7 retention" is no second metric."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.end > kept[-1].end or (hit.start == kept[-1].start and hit.end == kept[-1].end):
            kept.append(hit)
    return kept


def number(value: float) -> str:
    """A figure as people write it: 4,167 or 8.2."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}".rstrip("0").rstrip(".")


def big(value: float) -> str:
    """A large count in short: 30M, 1.5B."""
    for size, sign in ((1e9, "B"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return number(value / size) + sign
    return number(value)


def time(seconds: float) -> str:
    """A duration in its natural unit."""
    for size, unit in ((86400.0, "d"), (3600.0, "h"), (60.0, "min"), (1.0, "s")):
        if seconds >= size:
            return f"{number(seconds / size)} {unit}"
    return f"{number(seconds * 1000)} ms"
