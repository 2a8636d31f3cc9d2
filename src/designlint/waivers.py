"""Reasoned sentences that say a requirement does not apply: "Feature selection: not applicable, the only input is ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from designlint.facts.reading import Reading
    from designlint.model import Evidence, Rule

# A denial, and after it at least four words that can hold a reason.
_DENIAL = re.compile(
    r"\b(?:not applicable|does not apply|do not apply|is not needed|are not needed|not required|no need|n/a|not relevant"
    r"|out of scope|not planned|we (?:do|will) not|there (?:is|are) no)\b",
    re.IGNORECASE,
)
_REASON = re.compile(r"(?:\b(?:because|since|as|due to|given|so)\b|[,:;–—(-])\s*(?:[\w'’-]+[\s,]*){4}", re.IGNORECASE)
TITLES = "waiver_titles"


def waived(rule: Rule, reading: Reading) -> Evidence | None:
    """The sentence that waives a requirement with a reason, None where there is none.

    It must stand under a heading of the rule's own concept, or name the requirement itself.
    """
    topics = [w for w in rule.name.split("-") if len(w) > 3]
    for clause in reading.clauses:
        block = reading.document.blocks[clause.block]
        if block.kind not in ("paragraph", "item", "row"):
            continue
        text = reading.flat[clause.start : clause.end]
        denial = _DENIAL.search(text)
        if not denial or not _REASON.search(text[denial.end() :]):
            continue
        title = reading.document.sections[block.section].title.lower()
        if all(t[:5] in (text.lower() + " " + title) for t in topics):
            return reading.evidence(clause.start, clause.end)
    return None
