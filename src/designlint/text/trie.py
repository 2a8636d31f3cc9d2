"""Word lists compiled to one trie over tokens: terms, their spellings and plurals.

Terms are written as people write them; a space stands for any run of space, hyphen, underscore or nothing, `*` at a
word's end for any ending, `*` between words for up to five tokens, `#` for a number, a leading `=` for exact case,
`i?` for s or z (normali?e), another `?` for an optional letter. Plain terms match their plural too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Node = dict[str, Any]
ENDS, STEMS, LENGTHS, NUMBER, GAP = "E", "S", "L", "N", "G"  # capitals, which no token has
SHORTEST_STEM = 3
LONGEST_COMPOUND = 4
_PART = expression(r"#|\d+(?:[.,]\d+)*|[^\W\d_]+\*?|[^\w\s\-*‐‑]")
_GAP = expression(r"\s\*(?=\s?\w)|\*(?=\w)")


class Term(NamedTuple):
    """One entry of a word list; `exact` holds its case-sensitive spelling, else ""."""

    list: str
    family: str
    text: str
    exact: str


class Lexicon(NamedTuple):
    """The trie, whose ends number the terms, the terms, the regular expressions of the lists that need some, the heads of its stems.

    In a stored lexicon branches are texts in `drawers` until a document holds their first word (see `stored`).
    """

    root: Node
    terms: Sequence[Term] | Mapping[int, Term]
    patterns: Mapping[str, tuple[tuple[str, str], ...]]
    heads: Mapping[str, Sequence[int]]
    drawers: Mapping[str, str] = {}


def compile_lists(lists: Mapping[str, object]) -> Lexicon:
    """Compile word lists: name to a list of terms, or to families of terms. `re:` entries stay regular expressions."""
    root: Node = {}
    terms: dict[Term, int] = {}
    patterns: dict[str, list[tuple[str, str]]] = {}
    for name, family, entry in _entries(lists):
        if entry.startswith("re:"):
            patterns.setdefault(name, []).append((family, entry[3:]))
            continue
        bare = entry.removeprefix("=")
        number = terms.setdefault(Term(name, family, bare, bare if entry != bare else ""), len(terms))
        for path in _paths(bare, plural=entry == bare):
            _insert(root, path, number)
    _measure(root)
    return Lexicon(root, list(terms), {k: tuple(v) for k, v in patterns.items()}, heads(root))


def heads(branch: Node) -> dict[str, list[int]]:
    """The first letters of the stems of a branch, with the lengths of those stems: most words follow none of them."""
    found: dict[str, list[int]] = {}
    for stem in branch.get(STEMS, ()):
        sizes = found.setdefault(stem[:SHORTEST_STEM], [])
        if len(stem) not in sizes:
            sizes.append(len(stem))
    for sizes in found.values():
        sizes.sort()
    return found


def _measure(root: Node) -> None:
    """Note in every branch the lengths of its stems: a word is cut to no others."""
    waiting: list[Any] = [root]
    while waiting:
        branch = waiting.pop()
        if isinstance(branch, dict):
            waiting += branch.values()
            if STEMS in branch:
                branch[LENGTHS] = sorted({len(stem) for stem in branch[STEMS]})


def _entries(lists: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    for name, content in lists.items():
        families = content.items() if isinstance(content, dict) else [("", content)]
        for family, entries in families:
            for entry in entries if isinstance(entries, list) else ():
                yield name, str(family), str(entry)


def _insert(root: Node, path: list[str], term: int) -> None:
    node = root
    for part in path:
        if part.endswith("*") and len(part) > SHORTEST_STEM:
            node = node.setdefault(STEMS, {}).setdefault(part[:-1], {})
        elif part == "#":
            node = node.setdefault(NUMBER, {})
        elif part == "~":
            node = node.setdefault(GAP, {})
        else:
            node = node.setdefault(part.rstrip("*") or part, {})
    ends = node.setdefault(ENDS, [])
    if term not in ends:
        ends.append(term)


def _paths(entry: str, *, plural: bool) -> list[list[str]]:
    found: list[list[str]] = []
    for spelling in _spellings(entry.lower()):
        parts: list[str] = []
        for chunk in _GAP.split(spelling):
            parts += ["~"] * bool(parts) + _PART.findall(chunk)
        while parts and parts[-1] == "~":
            parts.pop()
        for path in _joined(parts):
            found.append(path)
            found += [[*path[:-1], word] for word in (_plurals(path[-1]) if plural else [path[-1] + "s"])]
    return found


def _spellings(entry: str) -> list[str]:
    """Resolve `i?` before e, a or i to s/z, and any other `x?` to with and without the letter."""
    at = re.search(r"([^\W\d_])\?", entry)
    if not at:
        return [entry]
    heads = ("is", "iz") if at[1] == "i" else (at[1], "")
    return [s for head in heads for s in _spellings(entry[: at.start()] + head + entry[at.end() :])]


def _joined(parts: list[str]) -> list[list[str]]:
    """The parts as they stand, and with neighbouring words written as one: click through, clickthrough."""
    ways = [parts[:1]]
    for part in parts[1:]:
        longer = [[*way, part] for way in ways]
        if len(parts) <= LONGEST_COMPOUND and part[:1].isalpha():
            longer += [[*way[:-1], way[-1] + part] for way in ways if way[-1].isalpha()]
        ways = longer
    return ways if parts else []


def _plurals(word: str) -> list[str]:
    if not word.isalpha() or len(word) == 1:
        return []
    if word.endswith("y") and word[-2] not in "aeiou":
        return [word[:-1] + "ies"]
    if word.endswith(("ss", "x", "ch", "sh")):
        return [word + "es"]
    return [] if word.endswith("s") else [word + "s"]
