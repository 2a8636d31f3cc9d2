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


class Front:
    """Patterns on their way through the folders of a walk: how far each has come, so that a name is only held against what is left of it.

    `places` are, for each pattern, the segments that the next name can meet.
    """

    __slots__ = ("_globs", "_last", "_places", "_tails")

    def __init__(self, globs: Iterable[Glob], places: Iterable[tuple[int, ...]] | None = None) -> None:
        self._globs = tuple(globs)
        self._places = tuple(_open(glob.segments, {0}) for glob in self._globs) if places is None else tuple(places)
        met = zip(self._globs, self._places, strict=True)
        self._last = [(_tail(g.segments[-1]), *g) for g, at in met if len(g.segments) - 1 in at]
        self._tails = tuple({tail for tail, *_ in self._last})

    def inside(self, name: str) -> Front:
        """The patterns in the folder of a name."""
        left = [(g, _next(g.segments, at, name)) for g, at in zip(self._globs, self._places, strict=True)]
        return Front([g for g, at in left if at], [at for _, at in left if at])

    def decision(self, name: str, *, folder: bool = False) -> bool | None:
        """What `decision` says of the path that ends here with a name."""
        verdict: bool | None = None
        if not name.endswith(self._tails):  # most names end here
            return verdict
        for tail, segments, negated, only in self._last:
            if name.endswith(tail) and (folder or not only) and (segments[-1] == DEEP or _segment(segments[-1], name)):
                verdict = not negated
        return verdict


def _next(segments: Sequence[str], places: Iterable[int], name: str) -> tuple[int, ...]:
    return _open(segments, {at if segments[at] == DEEP else at + 1 for at in places if segments[at] == DEEP or _segment(segments[at], name)})


def _open(segments: Sequence[str], places: set[int]) -> tuple[int, ...]:
    """The places, and those behind a `**` there: it may stand for no segment at all."""
    return tuple(sorted({at + more for at in places for more in (0, 1) if at + more < len(segments) and (not more or segments[at] == DEEP)}))


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
    parts = _parts(pattern)
    if parts:
        return _starred(parts, name)
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
def _parts(pattern: str) -> tuple[str, ...]:
    """The texts around the stars of a segment that has no other unit; () where it has."""
    return () if any(sign in pattern for sign in "?[\\") else tuple(pattern.split("*"))


def _tail(pattern: str) -> str:
    """What every name ends with that fits a segment."""
    return "" if pattern == DEEP else (_parts(pattern) or ("",))[-1]


def _starred(parts: tuple[str, ...], name: str) -> bool:
    """Whether a name begins with the first part, ends with the last, and holds those between in order."""
    if len(parts) == 1:
        return name == parts[0]
    at, end = len(parts[0]), len(name) - len(parts[-1])
    if not name.startswith(parts[0]) or not name.endswith(parts[-1]):
        return False
    for part in parts[1:-1]:
        found = name.find(part, at, max(at, end))
        if found < 0:
            return False
        at = found + len(part)
    return at <= end


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
