"""Word lists compiled to one trie over tokens: terms, their spellings and plurals, and the form that is stored.

Terms are written as people write them; a space stands for any run of space, hyphen, underscore or nothing, `*` at a
word's end for any ending, `*` between words for up to five tokens, `#` for a number, a leading `=` for exact case,
`i?` for s or z (normali?e), another `?` for an optional letter. Plain terms match their plural too.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Node = dict[str, Any]
ENDS, STEMS, NUMBER, GAP = "\x01$", "\x01*", "\x01#", "\x01~"
SHORTEST_STEM = 3
LONGEST_COMPOUND = 4
_PART = re.compile(r"#|\d+(?:[.,]\d+)*|[^\W\d_]+\*?|[^\w\s\-*‐‑]")
_GAP = re.compile(r"\s\*(?=\s?\w)|\*(?=\w)")


class Term(NamedTuple):
    """One entry of a word list; `exact` holds its case-sensitive spelling, else ""."""

    list: str
    family: str
    text: str
    exact: str


class Lexicon(NamedTuple):
    """The trie, whose ends hold the terms, and the regular expressions of the lists that need some.

    Plain data, so that it can be stored: in a stored lexicon the branches of `root` are JSON texts until a document
    holds their first word (see `Scanner`).
    """

    root: Node
    patterns: Mapping[str, tuple[tuple[str, str], ...]]


def compile_lists(lists: Mapping[str, object]) -> Lexicon:
    """Compile word lists: name to a list of terms, or to families of terms. `re:` entries stay regular expressions."""
    root: Node = {}
    patterns: dict[str, list[tuple[str, str]]] = {}
    for name, family, entry in _entries(lists):
        if entry.startswith("re:"):
            patterns.setdefault(name, []).append((family, entry[3:]))
            continue
        bare = entry.removeprefix("=")
        term = Term(name, family, bare, bare if entry != bare else "")
        for path in _paths(bare, plural=entry == bare):
            _insert(root, path, term)
    return Lexicon(root, {k: tuple(v) for k, v in patterns.items()})


def pack(lexicon: Lexicon) -> dict[str, Any]:
    """A lexicon as data that JSON can store, its branches as texts that are read only when needed."""
    root = {word: json.dumps(node) for word, node in lexicon.root.items() if word not in (STEMS, NUMBER)}
    stems = {stem: json.dumps(node) for stem, node in lexicon.root.get(STEMS, {}).items()}
    return {"root": root, "stems": stems, "number": lexicon.root.get(NUMBER), "patterns": lexicon.patterns}


def unpack(stored: Mapping[str, Any]) -> Lexicon:
    """The lexicon that `pack` stored."""
    root = {**stored["root"], STEMS: stored["stems"]}
    if stored["number"]:
        root[NUMBER] = stored["number"]
    return Lexicon(root, stored["patterns"])


def _entries(lists: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    for name, content in lists.items():
        families = content.items() if isinstance(content, dict) else [("", content)]
        for family, entries in families:
            for entry in entries if isinstance(entries, list) else ():
                yield name, str(family), str(entry)


def _insert(root: Node, path: list[str], term: Term) -> None:
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
