"""A strict reader for each format, written from its specification: what a report says, or an AssertionError where it is malformed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from tests.outputs.readers import data, github, html, junit, markdown, sarif, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.outputs.readers.row import Row

_DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


class Format(NamedTuple):
    """How a format is read, and which parts of a finding it carries."""

    read: Callable[[str], list[Row]]
    names: bool = False
    helps: bool = False
    notes: bool = True


FORMATS = {
    "full": Format(text.full), "concise": Format(text.concise), "json": Format(data.json_), "json-lines": Format(data.jsonlines), "github": Format(github.github, helps=True),
    "gitlab": Format(data.gitlab, names=True, helps=True), "sarif": Format(sarif.sarif, helps=True), "junit": Format(junit.junit, helps=True, notes=False),
    "rdjson": Format(data.rdjson, helps=True), "markdown": Format(markdown.markdown), "html": Format(html.html),
}


def harmless(report: str, *, commands: bool = False) -> None:
    """Nothing in a report steers a terminal or, unless commands are its purpose, a runner that prints it to its log."""
    report.encode("utf-8")
    for sign in set(report) - {"\n"}:
        assert unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp"), hex(ord(sign))
        assert unicodedata.bidirectional(sign) not in _DIRECTIONS, hex(ord(sign))
        assert sign not in "\u061c\u200e\u200f", hex(ord(sign))
    if not commands:
        assert not any(line.lstrip().startswith("::") for line in report.split("\n"))
        assert not re.search(r"##\w*\[", report)


def plain(words: str) -> str:
    """Words as they were before a format made them visible: escapes read back, gaps evened, guards against commands and links taken out."""
    words = re.sub(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))", lambda m: chr(int(m[1] or m[2] or m[3], 16) % 0x110000), words)
    return " ".join(words.split()).replace("## ", "##").replace("] (", "](").removeprefix(".").lstrip()
