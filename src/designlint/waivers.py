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
    from designlint.text.lexicon import Hit

# A denial, and after it at least four words that can hold a reason.
_DENIAL = expression(  # in lower case
    r"\b(?:not applicable|does not apply|do not apply|not needed|not required|not necessary|unnecessary|no need|n/a|not relevant|irrelevant|not a concern"
    r"|out of scope|not planned|we (?:do|will) not|there (?:is|are|will be) no|no (?:[\w/-]+ ){1,3}(?:is|are|was|were|will be) (?:planned|needed|required|considered|run|made))\b",
)
NEAR = 40  # characters between a denial and what it denies
SHORT, ENOUGH = 5, 4  # words: what a denial of so few says, the rest of its paragraph explains with at least so many
_REASON = expression(r"(?:\b(?:because|since|as|due to|given|so)\b|[,:;–—(-])\s*(?:[\w'’-]+[\s,]*){4}", re.IGNORECASE)
TOPICS = "waiver_topics"


def waived(rule: Rule, reading: Reading) -> Evidence | None:
    """The sentence that waives a requirement with a reason, None where there is none.

    It must name the requirement itself, or stand under a heading that does: by the words of the rule's name, or by a term of its topics.
    """
    topics = [w[:5] for w in rule.name.split("-") if len(w) > 3]
    for clause, text in _denials(reading):
        title = reading.document.sections[reading.document.blocks[clause.block].section].title.lower()
        named = all(t in f"{text} {title}" for t in topics)
        if named or rule.name in {h.family for h in _topics(reading, clause)}:
            return reading.evidence(clause.start, clause.end)
    return None


def _denials(reading: Reading) -> list[tuple[Clause, str]]:
    """The sentences that deny something with a reason, in lower case; found once for all rules."""
    if "denials" not in reading.memo:
        found = []
        for number in sorted(reading.matching(_DENIAL)):
            clause, text = reading.clauses[number], reading.text(number)
            denial = _DENIAL.search(text) if reading.document.blocks[clause.block].kind in SAID else None
            if denial and (_REASON.search(text[denial.end() :]) or _explained(reading, clause)):
                found.append((clause, text))
        reading.memo["denials"] = found
    return cast("list[tuple[Clause, str]]", reading.memo["denials"])


def _explained(reading: Reading, clause: Clause) -> bool:
    """Whether a few words that deny begin a paragraph that goes on: "Not needed. Two people read it."."""
    start, end = reading.bounds(clause.block)
    return clause.start == start and len(reading.flat[start : clause.end].split()) <= SHORT and len(reading.flat[clause.end : end].split()) >= ENOUGH


def _topics(reading: Reading, clause: Clause) -> list[Hit]:
    """The topics that the words around a denial and the heading above it name."""
    low, high = reading.title_bounds(reading.document.blocks[clause.block].section)
    denial = _DENIAL.search(reading.lower, clause.start, clause.end)
    if denial is None:
        return []
    near = reading.between(TOPICS, max(clause.start, denial.start() - NEAR), min(clause.end, denial.end() + NEAR))
    of_another = denial[0].startswith(("there", "we ", "no "))  # "there is no benchmark" under "Latency" denies the benchmark
    return near if of_another else [*near, *reading.between(TOPICS, low, high)]
