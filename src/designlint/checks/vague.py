"""Vague: words that do a requirement's work without a figure, and that nothing in the document pins down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from designlint.checks.found import Found, as_list, place
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from designlint.facts.reading import Reading
    from designlint.text.lexicon import Hit

_FIGURE = expression(r"\d|<|\b(?:one|two|three|five|ten|daily|hourly|weekly|monthly|nightly|every|(?:hundred|thousand|million|billion)s?)\b", re.IGNORECASE)
_DEFINES = expression(r"\s*(?:[\"'”’)]\s*)?(?:=|:|\bmeans?\b|\bis defined\b|\brefers to\b|\()", re.IGNORECASE)


def find(spec: Mapping[str, object], reading: Reading) -> list[Found]:
    """Terms of the lists `of` that do a requirement's work where no figure pins them; each term once.

    Such a term stands in a sentence with a term of the lists `with` (a requirement's verb), or in a section of the
    concepts `demanding`. `pinned_by` maps families of terms to matchers: what satisfies one clears its family.
    """
    found: list[Found] = []
    seen: set[str] = set()
    inside = place(spec, reading).holds
    cleared = _cleared(spec, reading)
    for name in as_list(spec["of"]):
        for hit in reading.live(name):
            if hit.term in seen or hit.family in cleared or not inside(reading.clause_number(hit.start)):
                continue
            if not _demanded(hit, spec, reading) or _pinned(hit, name, reading):
                continue
            seen.add(hit.term)
            found.append(Found(hit.start, hit.end, reading.flat[hit.start : hit.end].lower()))
    return found


def _cleared(spec: Mapping[str, object], reading: Reading) -> set[str]:
    from designlint.checks import find as satisfy

    trees = spec.get("pinned_by")
    return {family for family, tree in (trees.items() if isinstance(trees, dict) else ()) if satisfy(tree, reading)}


def _demanded(hit: Hit, spec: Mapping[str, object], reading: Reading) -> bool:
    """Whether a requirement leans on the word: by its section or by its sentence."""
    if not reading.concepts_at(hit.start).isdisjoint(as_list(spec.get("demanding"))):
        return True
    clause = reading.clause_at(hit.start)
    return any(h.start >= hit.end or h.end <= hit.start for n in as_list(spec.get("with")) for h in reading.between(n, clause.start, clause.end))


def _pinned(hit: Hit, name: str, reading: Reading) -> bool:
    """A figure in the same sentence, or a definition of the term anywhere."""
    clause = reading.clause_at(hit.start)
    if _FIGURE.search(reading.flat, clause.start, clause.end):
        return True
    return any(_DEFINES.match(reading.flat, other.end) and _FIGURE.search(reading.flat, other.end, other.end + 120)
               for other in reading.hits(name) if other.term == hit.term)
