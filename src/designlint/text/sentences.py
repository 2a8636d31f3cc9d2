"""Sentences of a block's prose: soft-wrapped lines are joined, abbreviations and decimals do not end one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.text.expressions import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

# The first sign of several; that none stands before it is asked after it is found, which a search does a lot faster.
_END = expression(r"[.!?…](?<![.!?…][.!?…])[.!?…]*[\"'”’)\]*_]*(?=\s)")
_WORD_BEFORE = expression(r"([^\s(\[\"']+)\Z")
_ENTRY = expression(r"\n[ \t]*(?=(?:[-•▪‣◦]|\d{1,2}[.)])[ \t]+\S)")  # a list that its indentation makes a part of the text above
ABBREVIATIONS = frozenset(
    ["e.g", "i.e", "eg", "ie", "etc", "vs", "approx", "fig", "figs", "no", "nos", "dr", "mr", "mrs", "ms", "prof", "cf", "al", "eq", "eqs", "sec", "min", "max", "avg", "est", "incl", "ca", "resp", "u.s", "u.k", "dept", "inc", "ltd"]
)
_FIGURE = expression(r"\d\s(?:ms|sec|min)\Z")  # of a unit: "ms" is no title after a figure, nor "min" a bound
LOOK_BACK = 20


def sentences(prose: str) -> list[tuple[int, int]]:
    """The (start, end) offsets of the sentences of a text, trimmed of white space."""
    found: list[tuple[int, int]] = []
    start = 0
    for m in _ends(prose):
        if (m[0][0] == "." and _goes_on(prose, m)) or (")" in m[0] and prose[m.end() : m.end() + 3].lstrip()[:1].islower()):
            continue
        _add(prose, start, m.end(), found)
        start = m.end()
    _add(prose, start, len(prose), found)
    return found


def _ends(prose: str) -> Iterable[re.Match[str]]:
    """The signs that may end a sentence, and the ends of lines before an entry, in order."""
    entries = [*_ENTRY.finditer(prose)] if "\n" in prose else []
    return sorted((*_END.finditer(prose), *entries), key=lambda m: m.start()) if entries else _END.finditer(prose)


def _goes_on(prose: str, end: re.Match[str]) -> bool:
    before = prose[max(0, end.start() - LOOK_BACK) : end.start()]
    word = _WORD_BEFORE.search(before)
    if word and not _FIGURE.search(before) and (word[1].lower() in ABBREVIATIONS or (len(word[1]) == 1 and word[1].isupper())):
        return True
    following = prose[end.end() : end.end() + 3].lstrip()
    return following[:1].islower()


def _add(prose: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    text = prose[start:end]
    stripped = text.strip()
    if stripped:
        lead = len(text) - len(text.lstrip())
        found.append((start + lead, start + lead + len(stripped)))
