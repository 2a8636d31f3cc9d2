"""Pages kept between runs, found by what the system says of a file: then neither the file nor the rules are read.

Only of files that have been left alone for a while; one file for each folder; never needed.
"""

from __future__ import annotations

import os
import time
from binascii import crc32
from typing import TYPE_CHECKING

from designlint import files
from designlint.config import telling
from designlint.digests import of_bytes, of_text
from designlint.errors import DesignlintError
from designlint.model import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from designlint.discover import Target
    from designlint.model import Config

FORM = 1
SETTLED = 3 * 10**9  # nanoseconds: the coarsest clock of a file system ticks every two seconds
LARGEST = 1 << 25  # bytes that are kept of one folder
MOST, LEFT = 2000, 1500  # folders: over the first number the oldest go until the second is left
ROOM = 1 << 28  # bytes of all folders
Row = tuple[str, str]  # the signature of a file, and figures: where its text stands, how long it is, its checksum, counts and score


class Shelf:
    """The pages of one kind of run: `made` is what they depend on beside files and settings, `view` is how they look."""

    def __init__(self, place: str, made: str, view: str) -> None:
        self.place = place
        self.made = of_text(f"{FORM}\0{made}")
        self.view = view
        self.began = time.time_ns()  # before any file is looked at
        self._folders: dict[str, _Folder] = {}
        self._met: dict[str, _Folder] = {}
        self._settings: dict[int, tuple[Config, str]] = {}

    def page(self, target: Target) -> Page | None:
        """The page that an earlier run kept of a file; None where there is none, or the file or what it depends on has changed."""
        if target.about is None or target.skipped or target.error:
            return None
        folder, name = os.path.split(target.path)
        return (self._met.get(folder) or self._folder(folder, target.config)).page(name, target)

    def keep(self, target: Target, page: Page) -> None:
        """Keep the page of a file, unless that was changed so lately that it could change again without a trace."""
        if target.about is not None and page.status == "checked" and settled(target.about, self.began):
            folder, name = os.path.split(target.path)
            self._folder(folder, target.config).new[name] = (signature(target.about), page)

    def close(self) -> None:
        """Write what is new, each folder whole or not at all."""
        written = [name for name, folder in self._folders.items() if folder.new and files.keep(os.path.join(self.place, name), folder.content())]
        if any(name.startswith("0") for name in written):  # now and then
            files.bound(self.place, MOST, LEFT, ROOM)

    def _folder(self, written: str, config: Config) -> _Folder:
        """The pages of a folder, which may be written in several ways."""
        place = os.path.abspath(written)
        name = of_text(f"{place}\0{self.view}\0{self._set(config)}", 20)
        if name not in self._folders:
            self._folders[name] = _Folder(place, os.path.join(self.place, name), self.made)
        found = self._met[written] = self._folders[name]
        return found

    def _set(self, config: Config) -> str:
        """The settings as text; those of many folders are one thing."""
        if id(config) not in self._settings:
            self._settings[id(config)] = config, repr(telling(config))
        return self._settings[id(config)][1]


class _Folder:
    """The pages of one folder: a head, a row of figures for each file, and their texts one after the other."""

    def __init__(self, place: str, kept: str, made: str) -> None:
        self.place = place
        self.made = made
        self.new: dict[str, tuple[str, Page]] = {}
        self._rows, self._kept, self._first = _read(kept, made)

    def page(self, name: str, target: Target) -> Page | None:
        """The page of a file with a name, where that is still the same file."""
        row = self._rows.get(name)
        if row is None or target.about is None or row[0] != signature(target.about):
            return None
        start, size, mark, *counts, met, asked = map(int, row[1].split())
        text = self._text(start, size)
        return Page(target.path, "checked", "", text.decode("utf-8", "surrogatepass"), tuple(counts), (met, asked)) if crc32(text) == mark else None

    def content(self) -> bytes:
        """What is to be written: the new pages, and of the old ones those whose files are still there, as far as there is room."""
        fields: list[str] = []
        texts: list[bytes] = []
        at = 0
        for name, mark, counts, text in self._all():
            if at + len(text) > LARGEST:
                break
            fields += (name, mark, f"{at} {len(text)} {crc32(text)} {counts}")
            texts.append(text)
            at += len(text)
        index = "\0".join(fields).encode("utf-8", "surrogatepass")
        return b"%s %d %s\n%s%s" % (self.made.encode(), len(index), of_bytes(index).encode(), index, b"".join(texts))

    def _text(self, start: int, size: int) -> bytes:
        return self._kept[self._first + start : self._first + start + size]

    def _all(self) -> Iterator[tuple[str, str, str, bytes]]:
        for name, (mark, page) in self.new.items():
            yield name, mark, " ".join(map(str, page.counts + page.score)), page.text.encode("utf-8", "surrogatepass")
        for name, (mark, figures) in self._rows.items():
            if name not in self.new and os.path.lexists(os.path.join(self.place, name)):
                start, size, check, counts = figures.split(" ", 3)
                text = self._text(int(start), int(size))
                if crc32(text) == int(check):
                    yield name, mark, counts, text


def _read(path: str, made: str) -> tuple[dict[str, Row], bytes, int]:
    """The rows of a folder, its content, and where in that the texts begin; no rows where it is damaged or was made from something else."""
    try:
        content = files.read(path, LARGEST << 1)
        start = content.index(b"\n") + 1
        stamp, size, digest = content[: start - 1].decode("ascii").split(" ")
        index = content[start : start + int(size)]
        if stamp != made or digest != of_bytes(index):
            return {}, content, 0
        fields = index.decode("utf-8", "surrogatepass").split("\0")
        return dict(zip(fields[::3], zip(fields[1::3], fields[2::3], strict=True), strict=True)), content, start + len(index)
    except (DesignlintError, ValueError):
        return {}, b"", 0


def signature(about: os.stat_result) -> str:
    """What changes whenever a file does. Elsewhere than on POSIX systems there is no time of change, and a folder's entries know no number."""
    known = f"{about.st_size} {about.st_mtime_ns}"
    return f"{known} {about.st_ctime_ns} {about.st_ino}" if os.name == "posix" else known


def settled(about: os.stat_result, now: int) -> bool:
    """Whether a file was left alone long enough that a change after `now` cannot have the time that it has."""
    return max(about.st_mtime_ns, about.st_ctime_ns) < now - SETTLED
