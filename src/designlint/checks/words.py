"""Words: terms of the named lists, in the right place and company; families: of several kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.checks.found import Company, Found, as_list, place, scope
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from designlint.facts.reading import Reading
    from designlint.text.lexicon import Hit

_FIGURE = expression(r"\d")


def find(spec: Mapping[str, object], reading: Reading) -> list[Found]:
    """Terms of the lists `of`; at least `at_least` different ones (1), or `together` different ones in one sentence.

    Names in code count with `identifiers: yes`. `figure: yes` asks for a figure in the same sentence.
    """
    found = [Found(h.start, h.end, h.term) for h in _hits(spec, reading)]
    if spec.get("together"):
        found = _together(found, int(str(spec["together"])), reading)
    return found if len({f.key for f in found}) >= int(str(spec.get("at_least", 1))) else []


def _together(found: list[Found], wanted: int, reading: Reading) -> list[Found]:
    """The terms of the sentences that hold so many different ones: an enumeration, not a mention."""
    terms: dict[int, set[str]] = {}
    for f in found:
        terms.setdefault(reading.clause_number(f.start), set()).add(f.key)
    return [f for f in found if len(terms[reading.clause_number(f.start)]) >= wanted]


def find_families(spec: Mapping[str, object], reading: Reading) -> list[Found]:
    """Terms of at least `at_least` different families (2) of the lists `of`."""
    hits = list(_hits(spec, reading))
    return [Found(h.start, h.end, h.family) for h in hits] if len({h.family for h in hits}) >= int(str(spec.get("at_least", 2))) else []


def in_identifier(flat: str, hit: Hit) -> bool:
    """Whether the words are part of a name in code (`profit_margin`, `BusinessMetrics`): they name a thing, they state nothing."""
    start, end = hit.start, hit.end
    word = flat[start:end]
    if "_" in word or flat[start - 1 : start] == "_" or flat[end : end + 1] == "_":
        return True
    glued = " " in hit.term and word.isalpha() and not word[1:].islower() and not word.isupper()
    return glued or (flat[start - 1 : start].isalpha() and word[:1].isalpha()) or (flat[end : end + 1].isalpha() and word[-1:].isalpha())


def _hits(spec: Mapping[str, object], reading: Reading) -> Iterator[Hit]:
    denied, identifiers, figure = (bool(spec.get(key)) for key in ("denied", "identifiers", "figure"))
    inside = place(spec, reading)
    lists = (reading.listed(name) if denied else reading.living(name) for name in as_list(spec["of"]))
    found = [(hits, at) for hits in lists for at in inside.those(hits.clauses)]
    company = Company.asked(spec, reading) if found else None
    for hits, at in found:
        number = hits.clauses[at]
        if company and not company.keeps(hits.starts[at], hits.ends[at], number):
            continue
        hit = hits[at]
        if denied and (reading.masked(hit) or reading.clause_void(number)):
            continue
        if not identifiers and in_identifier(reading.flat, hit):
            continue
        if not figure or _FIGURE.search(reading.flat, *scope(reading, hit.start, "clause")):
            yield hit
