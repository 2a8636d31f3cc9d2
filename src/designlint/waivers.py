"""Reasoned sentences that say a requirement does not apply: "Feature selection: not applicable, the only input is ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from designlint.facts.reading import SAID
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from designlint.facts.flat import Clause
    from designlint.facts.reading import Reading
    from designlint.model import Evidence, Rule

# A denial, and after it at least four words that can hold a reason.
_DENIAL = expression(  # in lower case
    r"\b(?:not applicable|does not apply|do not apply|is not needed|are not needed|not required|no need|n/a|not relevant"
    r"|out of scope|not planned|we (?:do|will) not|there (?:is|are) no)\b",
)
_REASON = expression(r"(?:\b(?:because|since|as|due to|given|so)\b|[,:;–—(-])\s*(?:[\w'’-]+[\s,]*){4}", re.IGNORECASE)
TITLES = "waiver_titles"


def waived(rule: Rule, reading: Reading) -> Evidence | None:
    """The sentence that waives a requirement with a reason, None where there is none.

    It must stand under a heading of the rule's own concept, or name the requirement itself.
    """
    topics = [w[:5] for w in rule.name.split("-") if len(w) > 3]
    for clause, text in _denials(reading):
        title = reading.document.sections[reading.document.blocks[clause.block].section].title.lower()
        if all(t in f"{text} {title}" for t in topics):
            return reading.evidence(clause.start, clause.end)
    return None


def _denials(reading: Reading) -> list[tuple[Clause, str]]:
    """The sentences that deny something with a reason, in lower case; found once for all rules."""
    if "denials" not in reading.memo:
        found = []
        for number in sorted(reading.matching(_DENIAL)):
            clause, text = reading.clauses[number], reading.text(number)
            denial = _DENIAL.search(text) if reading.document.blocks[clause.block].kind in SAID else None
            if denial and _REASON.search(text[denial.end() :]):
                found.append((clause, text))
        reading.memo["denials"] = found
    return cast("list[tuple[Clause, str]]", reading.memo["denials"])
