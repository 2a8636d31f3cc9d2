"""Enumerated: the parts of an enumeration that words of a sentence lead to, whatever they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.checks.found import SENTENCE, Found, as_list, place
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from designlint.facts.reading import Reading

_BETWEEN = expression(r"[,;]\s*(?:and\s|or\s)?|\s(?:and|or)\s")
_LONGEST = 6  # words of a part: what is longer goes on with the sentence
_MARKS = " \n*_`.:|"


def find(spec: Mapping[str, object], reading: Reading) -> list[Found]:
    """Enumerations of at least `at_least` (3) short parts right after a term of the lists `after`: "inputs are a, b and c"."""
    least = int(str(spec.get("at_least", 3)))
    found: list[Found] = []
    inside = place(spec, reading).holds
    for name in as_list(spec["after"]):
        for hit in reading.live(name):
            number = reading.clause_number(hit.end)
            if not inside(number):
                continue
            end = min(reading.clauses.ends[number], hit.end + SENTENCE)
            parts = _BETWEEN.split(reading.flat[hit.end : end].lstrip(_MARKS))
            short = next((n for n, part in enumerate(parts) if len(part.split()) > _LONGEST or not part.strip(_MARKS)), len(parts))
            if short >= least:
                stop = end if short == len(parts) else reading.flat.index(parts[short - 1], hit.end) + len(parts[short - 1])
                said = reading.flat[hit.start : stop].rstrip(_MARKS)
                found.append(Found(hit.start, hit.start + len(said), " ".join(parts[0].split()).lower()))
    return found
