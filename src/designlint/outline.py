"""What each section is about: headings, and lines that work as headings, mapped to the concepts of the domain."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from designlint.model import Document
    from designlint.text.lexicon import Hit, Scanner

ALIASES, NAMES = "heading_aliases", "heading_names"  # the second are found as whole titles only: "Problem"
_NUMBERING = expression(
    r"^\s*(?:(?:step|part|phase|section|chapter|task|layer|stage)\s+)?"
    r"(?:\(?(?:\d{1,3}|[ivx]{1,4}|[a-z])(?:\.(?:\d{1,3}|[ivx]{1,4}))*[.):]+|\d{1,3}(?:\.\d{1,3})+)\s+",
    re.IGNORECASE,
)
_WORDS = expression(r"[^\W_]+(?:['’][a-z]+)?|[?:(]")
BETWEEN = "\n¶\n"  # stands between titles that are scanned as one text; no term goes on beyond it
_SHAPES = str.maketrans({"&": " and ", "/": " ", "–": "-", "—": "-"})


def normal_title(title: str) -> str:
    """A heading without numbering, signs and case, as the aliases are written."""
    text = title.translate(_SHAPES)
    bare = _NUMBERING.sub("", text, count=1)
    return " ".join(_WORDS.findall(bare.lower()))


def concepts(document: Document, scanner: Scanner, own: Mapping[str, tuple[str, ...]]) -> tuple[frozenset[str], ...]:
    """The concepts of every section: those its title names, else those of the section around it.

    `own` holds a team's own heading names by concept; an exact one of these wins over the shipped aliases.
    """
    mine = {normal_title(name): concept for concept, names in own.items() for name in names if normal_title(name)}
    titles = [normal_title(section.title) for section in document.sections]
    starts = accumulate((len(title) + len(BETWEEN) for title in titles), initial=0)
    listed = scanner.scan(BETWEEN.join(titles))
    concepts: list[frozenset[str]] = []
    for section, title, start in zip(document.sections, titles, starts, strict=False):
        hits, names = ([found[at] for at in found.within(start, start + len(title))] if (found := listed.get(name)) else [] for name in (ALIASES, NAMES))
        named = frozenset((mine[title],)) if title in mine else frozenset(_whole(names, start, title) or _best(hits, start, title, section.level))
        inherited = concepts[section.parent] if section.parent >= 0 else frozenset()
        concepts.append(named or inherited)
    return tuple(concepts)


def _best(hits: list[Hit], start: int, title: str, level: int) -> set[str]:
    """The concepts of the longest alias; level 1 titles name the document, not a part of it, unless they are an alias."""
    if not hits:
        return set()
    whole = _whole(hits, start, title)
    if whole or level == 1:
        return whole
    length = max(h.end - h.start for h in hits)
    return {h.family for h in hits if h.end - h.start == length}


def _whole(hits: list[Hit], start: int, title: str) -> set[str]:
    """The concepts of the aliases that are the whole title."""
    return {h.family for h in hits if h.start == start and h.end >= start + len(title.rstrip(" ?:("))}
