"""Which files are checked: those that are named, and in folders the design documents that are not ignored."""

from __future__ import annotations

import os
import re
import stat
from operator import attrgetter
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
_KIND = rb"(?m)^kind:[ \t]{0,9}[\"']?ml-design-doc[\"']?[ \t]{0,9}\r?$"  # compiled for the few files that are asked
_END = rb"(?m)^(?:---|\.\.\.)[ \t]{0,9}\r?$"


class Target(NamedTuple):
    """A file to check and its settings; `skipped` or `error` says why it is not.

    `about` is what the system said of the file when it was found.
    """

    path: str
    config: Config
    skipped: str = ""
    error: DesignlintError | None = None
    about: os.stat_result | None = None


class _Folder(NamedTuple):
    """A folder of a walk, the names on the way to it, and the patterns that hold for what is in it.

    `ignored` are those of each .gitignore from the top on; `exclude` and `include` those of `config`.
    """

    path: str
    names: tuple[str, ...]
    ignored: tuple[globs.Front, ...]
    config: Config
    exclude: globs.Front
    include: globs.Front


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
            yield _named(path, about, resolver)


def _new(about: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """Whether a file has not been met before under another name."""
    key = (about.st_dev, about.st_ino)
    if key in seen and about.st_ino:
        return False
    seen.add(key)
    return True


def _named(path: str, about: os.stat_result, resolver: Resolver) -> Target:
    config = resolver.file(path)
    try:
        files.refuse_special(path, about.st_mode)
    except DocumentError as error:
        return Target(path, config, error=error)
    if config.force_exclude and globs.covered(_globs(config.exclude), segments(path)):
        return Target(path, config, skipped="excluded by the settings")
    return Target(path, config, about=about)


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
        pending: list[_Folder | Target] = [self._top(top)]
        while pending:
            item = pending.pop()
            if isinstance(item, Target):
                yield item
                continue
            try:
                with os.scandir(item.path) as entries:
                    listed = sorted(entries, key=attrgetter("name"))
            except OSError as error:
                yield _failed(item.path, self.resolver, files.unreadable(item.path, error))
                continue
            # Taken from the end, so that names come out in order without recursion.
            pending.extend(reversed(list(self._inside(self._ready(item, listed), listed))))

    def _top(self, path: str) -> _Folder:
        names, config = tuple(segments(path)), self.resolver.folder(path)
        return _Folder(path, names, _ignored_above(path), config, *_fronts(config, names))

    def _ready(self, folder: _Folder, entries: list[os.DirEntry[str]]) -> _Folder:
        """The folder with what it says itself: by its own configuration, and by what git ignores from there on."""
        own = _own(folder.path, [e.name for e in entries if e.name.startswith(".git")])
        if own:
            folder = folder._replace(ignored=(*folder.ignored, *map(globs.Front, own)))
        config = self.resolver.folder(folder.path)
        if config is folder.config:
            return folder
        exclude, include = _fronts(config, folder.names)
        return folder._replace(config=config, exclude=exclude, include=include)

    def _inside(self, folder: _Folder, entries: list[os.DirEntry[str]]) -> Iterator[_Folder | Target]:
        inner = "" if folder.path == "." else os.path.join(folder.path, "")
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            lowered = name.lower()
            if entry.is_dir(follow_symlinks=False):
                if not _left_out(folder, name, folder=True) and self._fresh(entry):
                    yield _below(folder, inner + name, name)
            elif lowered.endswith(SUFFIXES) and not _left_out(folder, name):
                about = _about(entry)
                if self._regular(entry, about) and (folder.include.decision(lowered) or says_design_document(inner + name)):
                    yield Target(inner + name, folder.config, "", None, about)

    def _fresh(self, entry: os.DirEntry[str]) -> bool:
        try:
            return _new(entry.stat(follow_symlinks=False), self.seen)
        except OSError:
            return True

    def _regular(self, entry: os.DirEntry[str], about: os.stat_result | None) -> bool:
        """Whether an entry is a file not met before; a dangling link is nobody's document."""
        if about is None:
            return not entry.is_symlink()
        return stat.S_ISREG(about.st_mode) and _new(about, self.seen)


def _about(entry: os.DirEntry[str]) -> os.stat_result | None:
    """What the system says of an entry, or of what it links to. The entries of some systems may be behind the times."""
    try:
        return entry.stat() if os.name == "posix" else os.stat(entry.path)
    except OSError:
        return None


def _left_out(inside: _Folder, name: str, *, folder: bool = False) -> bool:
    if inside.exclude.decision(name, folder=folder):
        return True
    for layer in reversed(inside.ignored):  # the nearest .gitignore that speaks of a path decides
        verdict = layer.decision(name, folder=folder)
        if verdict is not None:
            return verdict
    return False


def _below(folder: _Folder, path: str, name: str) -> _Folder:
    ignored = tuple(front.inside(name) for front in folder.ignored)
    return _Folder(path, (*folder.names, name), ignored, folder.config, folder.exclude.inside(name), folder.include.inside(name.lower()))


def _fronts(config: Config, names: Iterable[str]) -> tuple[globs.Front, globs.Front]:
    """What a configuration excludes and includes in the folder that names lead to; a design document's name may be written in capitals."""
    lowered = tuple(p.lower() for p in config.include)
    return _led(_globs(config.exclude), names), _led(_globs(lowered), [n.lower() for n in names])


def _led(patterns: Iterable[globs.Glob], names: Iterable[str]) -> globs.Front:
    front = globs.Front(patterns)
    for name in names:
        front = front.inside(name)
    return front


def _ignored_above(top: str) -> tuple[globs.Front, ...]:
    """The .gitignore files between the head of the repository and a folder, the folder's own not among them."""
    folder = os.path.abspath(top)
    below: list[str] = []
    found: list[globs.Front] = []
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent, name = os.path.split(folder)
        if parent == folder:
            return ()
        folder = parent
        below.insert(0, name)
        found += (_led(own, below) for own in reversed(_own(folder, os.listdir(folder))))
    return tuple(reversed(found))


def _own(folder: str, names: Iterable[str]) -> tuple[tuple[globs.Glob, ...], ...]:
    """The patterns that a folder itself holds: at the head of a repository git's own list, and its .gitignore."""
    lists = []
    present = [n for n in (os.path.join(".git", "info", "exclude"), ".gitignore") if n.split(os.sep)[0] in names]
    for name in present:
        try:
            text = files.read(os.path.join(folder, name), 1 << 20).decode("utf-8", "surrogateescape")
        except DocumentError:
            continue
        lists.append(globs.ignore_lines(text))
    return tuple(lists)


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
        if len(head) == 4096 and not re.compile(_END).search(head, 5):
            head += os.read(handle, HEAD - len(head))
    except OSError:
        return False
    finally:
        os.close(handle)
    end = re.compile(_END).search(head, 5)
    return bool(end and re.compile(_KIND).search(head, 0, end.start()))
