"""Which files are checked: those that are named, and in folders the design documents that are not ignored."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, NamedTuple

from designlint import files
from designlint.errors import DesignlintError, DocumentError
from designlint.text import globs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from designlint.config import Resolver
    from designlint.model import Config

SUFFIXES = (".md", ".markdown", ".mdx")
HEAD = 64 * 1024
STDIN = "-"
_KIND = re.compile(rb"^kind:[ \t]{0,9}[\"']?ml-design-doc[\"']?[ \t]{0,9}\r?$", re.MULTILINE)
_END = re.compile(rb"^(?:---|\.\.\.)[ \t]{0,9}\r?$", re.MULTILINE)


class Target(NamedTuple):
    """A file to check and its settings; `skipped` or `error` says why it is not."""

    path: str
    config: Config
    skipped: str = ""
    error: DesignlintError | None = None


class _Ignored(NamedTuple):
    """The patterns of one .gitignore and the number of path segments above it."""

    patterns: tuple[globs.Glob, ...]
    above: int


def find(paths: Iterable[str], resolver: Resolver) -> Iterator[Target]:
    """The files that the paths stand for, in the order of the paths, folders in order of names; each file once.

    What cannot be found or opened is a target with an error: the others go on.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            about = os.stat(path)
        except (OSError, ValueError) as error:
            yield _failed(path, resolver, files.unreadable(path, error))
            continue
        if stat.S_ISDIR(about.st_mode):
            yield from _Search(resolver, seen).walk(path)
        elif _new(about, seen):
            yield _named(path, about.st_mode, resolver)


def _new(about: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """Whether a file has not been met before under another name."""
    key = (about.st_dev, about.st_ino)
    if about.st_ino and key in seen:
        return False
    seen.add(key)
    return True


def _named(path: str, mode: int, resolver: Resolver) -> Target:
    config = resolver.file(path)
    try:
        files.refuse_special(path, mode)
    except DocumentError as error:
        return Target(path, config, error=error)
    if config.force_exclude and globs.covered(_globs(config.exclude), segments(path)):
        return Target(path, config, skipped="excluded by the settings")
    return Target(path, config)


def _failed(path: str, resolver: Resolver, error: DesignlintError) -> Target:
    try:
        return Target(path, resolver.file(path), error=error)
    except ValueError:  # a name that no system call takes has no folder either
        return Target(path, resolver.folder("."), error=error)


def segments(path: str) -> list[str]:
    """The names on the way from the top to a path."""
    return [s for s in os.path.abspath(path).replace(os.sep, "/").split("/") if s]


_COMPILED: dict[tuple[str, ...], tuple[globs.Glob, ...]] = {}


def _globs(patterns: tuple[str, ...]) -> tuple[globs.Glob, ...]:
    known = _COMPILED.get(patterns)
    if known is None:
        known = _COMPILED[patterns] = tuple(globs.compile_glob(p) for p in patterns)
    return known


class _Search:
    """One walk through a folder: hidden entries, links to folders and what git ignores are left out."""

    def __init__(self, resolver: Resolver, seen: set[tuple[int, int]]) -> None:
        self.resolver = resolver
        self.seen = seen

    def walk(self, top: str) -> Iterator[Target]:
        """The documents of a folder and of those in it."""
        pending: list[tuple[str, list[str], tuple[_Ignored, ...]] | Target] = [(top, segments(top), _ignored_above(top))]
        while pending:
            item = pending.pop()
            if isinstance(item, Target):
                yield item
                continue
            folder, names, ignored = item
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda e: e.name)
            except OSError as error:
                yield _failed(folder, self.resolver, files.unreadable(folder, error))
                continue
            ignored = (*ignored, *_own(folder, len(names), [e.name for e in listed if e.name.startswith(".git")]))
            config = self.resolver.folder(folder)
            # Taken from the end, so that names come out in order without recursion.
            pending.extend(reversed(list(self._inside(folder, listed, names, ignored, config))))

    def _inside(
        self, folder: str, entries: list[os.DirEntry[str]], names: list[str], ignored: tuple[_Ignored, ...], config: Config
    ) -> Iterator[tuple[str, list[str], tuple[_Ignored, ...]] | Target]:
        exclude, include = _globs(config.exclude), _globs(tuple(p.lower() for p in config.include))
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            path = name if folder == "." else os.path.join(folder, name)
            inner = [*names, name]
            if entry.is_dir(follow_symlinks=False):
                if not _left_out(exclude, ignored, inner, folder=True) and self._fresh(entry):
                    yield path, inner, ignored
            elif name.lower().endswith(SUFFIXES) and not _left_out(exclude, ignored, inner) and self._regular(entry):
                if globs.named(include, [n.lower() for n in inner]) or says_design_document(path):
                    yield Target(path, config)

    def _fresh(self, entry: os.DirEntry[str]) -> bool:
        try:
            return _new(entry.stat(follow_symlinks=False), self.seen)
        except OSError:
            return True

    def _regular(self, entry: os.DirEntry[str]) -> bool:
        """Whether an entry is a file not met before; a dangling link is nobody's document."""
        try:
            about = entry.stat()
        except OSError:
            return not entry.is_symlink()
        return stat.S_ISREG(about.st_mode) and _new(about, self.seen)


def _left_out(exclude: tuple[globs.Glob, ...], ignored: tuple[_Ignored, ...], names: list[str], *, folder: bool = False) -> bool:
    if globs.named(exclude, names, folder=folder):
        return True
    for layer in reversed(ignored):  # the nearest .gitignore that speaks of a path decides
        verdict = globs.decision(layer.patterns, names[layer.above :], folder=folder)
        if verdict is not None:
            return verdict
    return False


def _ignored_above(top: str) -> tuple[_Ignored, ...]:
    """The .gitignore files between the head of the repository and a folder, the folder's own not among them."""
    folder = os.path.abspath(top)
    depth = len(segments(top))
    found: list[_Ignored] = []
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return ()
        folder, depth = parent, depth - 1
        found += reversed(_own(folder, depth, os.listdir(folder)))
    return tuple(reversed(found))


def _own(folder: str, above: int, names: Iterable[str]) -> tuple[_Ignored, ...]:
    """The patterns that a folder itself holds: its .gitignore, and at the head of a repository git's own list."""
    layers = []
    present = [n for n in (os.path.join(".git", "info", "exclude"), ".gitignore") if n.split(os.sep)[0] in names]
    for name in present:
        try:
            text = files.read(os.path.join(folder, name), 1 << 20).decode("utf-8", "surrogateescape")
        except DocumentError:
            continue
        layers.append(_Ignored(globs.ignore_lines(text), above))
    return tuple(layers)


def says_design_document(path: str) -> bool:
    """Whether the front matter of a file says that it is an ML design document."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return False
    try:
        head = os.read(handle, 4096)
        if not head.removeprefix(b"\xef\xbb\xbf").startswith(b"---"):
            return False
        if len(head) == 4096 and not _END.search(head, 5):
            head += os.read(handle, HEAD - len(head))
    except OSError:
        return False
    finally:
        os.close(handle)
    end = _END.search(head, 5)
    return bool(end and _KIND.search(head, 0, end.start()))
