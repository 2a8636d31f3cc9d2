"""Patterns that name files, as git writes them in a .gitignore; matching is linear in the pattern times the path."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CLASS = expression(r"\[[!^]?[^/][^\]/]{0,255}\]")
DEEP = "**"


class Glob(NamedTuple):
    """One pattern: a name per segment of the path, `**` for any number of segments.

    `negated` brings back what an earlier pattern took; `folder` matches folders only.
    """

    segments: tuple[str, ...]
    negated: bool = False
    folder: bool = False


def compile_glob(pattern: str) -> Glob:
    """A pattern made ready: one without an inner slash matches at any depth, `!` negates, a closing slash means folders."""
    negated = pattern.startswith("!")
    body = pattern[1:] if negated else pattern
    folder = body.endswith("/")
    anchored = "/" in body.rstrip("/")
    parts = [p for p in body.split("/") if p and p != "."]
    if not anchored and parts != [DEEP]:
        parts.insert(0, DEEP)
    kept = [p for i, p in enumerate(parts) if p != DEEP or i == 0 or parts[i - 1] != DEEP]
    return Glob(tuple(kept), negated, folder)


def ignore_lines(text: str) -> tuple[Glob, ...]:
    """The patterns of a .gitignore: comments and blank lines dropped, trailing blanks too unless escaped."""
    globs = []
    for raw in text.split("\n"):
        line = _stripped(raw.rstrip("\r"))
        if line and not line.startswith("#") and line.strip("/!"):
            globs.append(compile_glob(line))
    return tuple(globs)


def _stripped(line: str) -> str:
    """A line without the blanks at its end; an escaped one stays."""
    bare = line.rstrip(" ")
    escaped = len(bare) - len(bare.rstrip("\\"))
    return bare + " " if escaped % 2 and len(bare) < len(line) else bare


def matches(glob: Glob, segments: Sequence[str], *, folder: bool = False) -> bool:
    """Whether a pattern names this path, given as its segments; `folder` says that it is one."""
    if not segments or (glob.folder and not folder):
        return False
    last = glob.segments[-1]
    if last != DEEP and not _segment(last, segments[-1]):  # most paths end here
        return False
    return glob.segments == (DEEP, last) or _walk(glob.segments, segments)


def covered(globs: Iterable[Glob], segments: Sequence[str]) -> bool:
    """Whether a file, or a folder that it is in, is named by the patterns; the last one that matches decides."""
    return any(named(globs, segments[:n], folder=n < len(segments)) for n in range(1, len(segments) + 1))


def named(globs: Iterable[Glob], segments: Sequence[str], *, folder: bool = False) -> bool:
    """Whether the last pattern that matches this very path takes it."""
    return decision(globs, segments, folder=folder) is True


def decision(globs: Iterable[Glob], segments: Sequence[str], *, folder: bool = False) -> bool | None:
    """True where the patterns take a path, False where a negated one brings it back, None where none speaks of it."""
    verdict: bool | None = None
    for glob in globs:
        if matches(glob, segments, folder=folder):
            verdict = not glob.negated
    return verdict


def _walk(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Two pointers and one place to return to: the usual linear walk of a wildcard, on segments."""
    at = place = 0
    back, mark = -1, 0
    while place < len(path):
        if at < len(pattern) and pattern[at] == DEEP:
            back, mark = at, place
            at += 1
        elif at < len(pattern) and _segment(pattern[at], path[place]):
            at += 1
            place += 1
        elif back >= 0:
            mark += 1
            at, place = back + 1, mark
        else:
            return False
    # `a/**` names what is inside of `a`, never `a` itself: a closing `**` that met nothing is no match.
    return at == len(pattern)


@lru_cache(maxsize=1 << 14)
def _segment(pattern: str, name: str) -> bool:
    """Whether a name fits a pattern of `*`, `?`, `[...]` and escapes, by the same walk on characters."""
    if pattern == name:
        return "\\" not in pattern
    units, needed = _units(pattern)
    if needed not in name:
        return False
    at = place = 0
    back, mark = -1, 0
    while place < len(name):
        if at < len(units) and units[at] == "*":
            back, mark = at, place
            at += 1
        elif at < len(units) and _one(units[at], name[place]):
            at += 1
            place += 1
        elif back >= 0:
            mark += 1
            at, place = back + 1, mark
        else:
            return False
    return all(u == "*" for u in units[at:])


@lru_cache(maxsize=1 << 10)
def _units(pattern: str) -> tuple[tuple[str, ...], str]:
    """A segment cut into its units: a star, a question mark, a class in brackets, or one character after a backslash.

    And the longest run of plain characters, without which no name fits.
    """
    units: list[str] = []
    at = 0
    while at < len(pattern):
        found = _CLASS.match(pattern, at) if pattern[at] == "[" else None
        if found:
            units.append(found.group())
            at = found.end()
        elif pattern[at] == "\\" and at + 1 < len(pattern):
            units.append(pattern[at : at + 2])
            at += 2
        else:
            units.append(pattern[at])
            at += 1
    plain = "".join(u if len(u) == 1 and u not in "*?" else "\0" for u in units)
    return tuple(units), max(plain.split("\0"), key=len)


def _one(unit: str, char: str) -> bool:
    if unit == "?":
        return True
    if len(unit) == 1:
        return unit == char
    if unit[0] == "\\":
        return unit[1] == char
    return _in_class(unit[1:-1], char)


def _in_class(body: str, char: str) -> bool:
    negated = body[0] in "!^" and len(body) > 1
    members = body[1:] if negated else body
    found = False
    at = 0
    while at < len(members):
        if members[at] == "\\" and at + 1 < len(members):
            at += 1
        if at + 2 < len(members) and members[at + 1] == "-":
            found = found or members[at] <= char <= members[at + 2]
            at += 3
        else:
            found = found or members[at] == char
            at += 1
    return found is not negated


def escape(path: str) -> str:
    """A path as a pattern that names just it."""
    return re.sub(r"([*?\[\]!\\])", r"\\\1", path)
