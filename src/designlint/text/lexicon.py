"""Word lists compiled to one trie over tokens, and the single pass that finds every term of every list in a text.

Terms are written as people write them; a space stands for any run of space, hyphen, underscore or nothing, `*` at a
word's end for any ending, `*` between words for up to five tokens, `#` for a number, a leading `=` for exact case,
`i?` for s or z (normali?e), another `?` for an optional letter. Plain terms match their plural too.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from designlint.text.tokens import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Node = dict[str, Any]
ENDS, STEMS, NUMBER, GAP = "\x01$", "\x01*", "\x01#", "\x01~"
GAP_TOKENS = 5
SHORTEST_STEM = 3
LONGEST_STEM = 64  # a word of a million letters must not be cut a million times
LONGEST_COMPOUND = 4
_PART = re.compile(r"#|\d+(?:[.,]\d+)*|[^\W\d_]+\*?|[^\w\s\-*‐‑]")
_GAP = re.compile(r"\s\*(?=\s?\w)|\*(?=\w)")


class Term(NamedTuple):
    """One entry of a word list; `exact` holds its case-sensitive spelling, else ""."""

    list: str
    family: str
    text: str
    exact: str


class Hit(NamedTuple):
    """A term found in a text: offsets, the term as listed, and its family within the list."""

    start: int
    end: int
    term: str
    family: str


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


if TYPE_CHECKING:
    Start = tuple[Sequence[Term], Node | None, bool]  # terms that end here, where they go on, whether by more than a plain word


class Scanner:
    """Finds the terms of a lexicon; remembers which words can begin a term, for all documents of a run."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._starts: dict[str, tuple[Start, ...]] = {}
        self._patterns: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}

    def scan(self, text: str) -> dict[str, list[Hit]]:
        """All hits by list, in order; of overlapping hits of one list only the longest. Linear in the text."""
        found: dict[str, list[Hit]] = {}
        lowered = text.lower()
        if len(lowered) != len(text):  # a few letters change their length; offsets must stay true
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        tokens = list(TOKEN.finditer(lowered))
        words = [m[0] for m in tokens]
        words.append("")  # no branch leads on from the last token
        starts = self._starts
        for at, m in enumerate(tokens):
            nodes = starts.get(words[at])
            if nodes is None:
                nodes = starts[words[at]] = self._begin(words[at])
            for ends, more, open_ended in nodes:
                for term in ends:
                    _emit(term, text, m.start(), m.end(), found)
                if more is not None and (open_ended or words[at + 1] in more):
                    for term, last in _walk(more, words, at):
                        _emit(term, text, m.start(), tokens[last].end(), found)
        return {name: _longest(hits) if len(hits) > 1 else hits for name, hits in found.items()}

    def _begin(self, word: str) -> tuple[Start, ...]:
        root = self.lexicon.root
        _read(root, word)
        stems = root.get(STEMS, {})
        for size in range(2, min(len(word), LONGEST_STEM) + 1):
            _read(stems, word[:size])
        return tuple(
            (n.get(ENDS, ()), n if len(n) > (ENDS in n) else None, not n.keys().isdisjoint((STEMS, NUMBER, GAP))) for n in _children(root, word)
        )

    def pattern_hits(self, name: str, text: str) -> list[Hit]:
        """The matches of a list's regular expressions, case ignored."""
        compiled = self._patterns.get(name)
        if compiled is None:
            entries = self.lexicon.patterns.get(name, ())
            compiled = self._patterns[name] = tuple((f, re.compile(p, re.IGNORECASE)) for f, p in entries)
        return [Hit(m.start(), m.end(), m[0].lower(), family) for family, p in compiled for m in p.finditer(text)]


def _read(branches: Node, key: str) -> None:
    """Read a stored branch the first time that it is needed."""
    branch = branches.get(key)
    if isinstance(branch, str):
        branches[key] = json.loads(branch)


def _emit(term: Sequence[str], text: str, start: int, end: int, found: dict[str, list[Hit]]) -> None:
    name, family, listed, exact = term
    if exact and not (text.startswith(exact, start) and end - start - len(exact) <= 1):
        return
    hits = found.get(name)
    if hits is None:
        hits = found[name] = []
    hits.append(Hit(start, end, listed, family))


def _walk(node: Node, words: list[str], at: int) -> list[tuple[Term, int]]:
    """The terms that go on from a node, with the number of the token that each ends at."""
    found: list[tuple[Term, int]] = []
    stack = [(node, at)]
    while stack:
        here, i = stack.pop()
        if i > at and ENDS in here:
            found += [(term, i) for term in here[ENDS]]
        if i + 2 < len(words):
            stack += [(child, i + 1) for child in _children(here, words[i + 1])]
            gap = here.get(GAP)
            if gap:
                last = min(i + 2 + GAP_TOKENS, len(words) - 1)
                stack += [(child, j) for j in range(i + 1, last) for child in _children(gap, words[j])]
    return found


def _children(node: Node, word: str) -> list[Node]:
    found = []
    child = node.get(word)
    if child is not None:
        found.append(child)
    if NUMBER in node and word[0].isdigit():
        found.append(node[NUMBER])
    stems = node.get(STEMS)
    if stems:
        for size in range(2, min(len(word), LONGEST_STEM) + 1):
            child = stems.get(word[:size])
            if child is not None:
                found.append(child)
    return found


def _longest(hits: list[Hit]) -> list[Hit]:
    """Of overlapping hits the longest of those that start first; as long ones of several families all stay.

    Hits come in the order of their starts.
    """
    kept: list[Hit] = []
    end = -1
    for hit in hits:
        if hit.start >= end:
            kept.append(hit)
            end = hit.end
        elif hit.start == kept[-1].start and hit.end >= end:
            if hit.end > end:
                while kept and kept[-1].start == hit.start:
                    kept.pop()
            if not kept or kept[-1].start != hit.start or kept[-1].family != hit.family:
                kept.append(hit)
            end = hit.end
    return kept
