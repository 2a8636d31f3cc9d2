"""The formats for people: full and concise."""

from __future__ import annotations

import re

from tests.outputs.readers.row import Row, lines

_HEAD = re.compile(r"(?P<path>.*?):(?P<line>[1-9]\d*):[1-9]\d*: (?P<code>[A-Z]{3}\d{3}) [a-z0-9-]+: (?P<words>.*?)(?: \[(?:warning|info)\])?")


def concise(text: str) -> list[Row]:
    """One line for each finding, then the summary; the evidence maps in between are not read."""
    return [_row(m) for m in map(_HEAD.fullmatch, lines(text)) if m]


def full(text: str) -> list[Row]:
    """Paragraphs: head, excerpt, related places, help."""
    rows = []
    for paragraph in "\n".join(lines(text)).split("\n\n"):
        first, *rest = paragraph.split("\n")
        head = _HEAD.fullmatch(first)
        if head:
            rows.append(_row(head))
            assert all(re.match(r" +\||\d+ \| |  = (?:see|help): ", line) for line in rest), rest
    return rows


def _row(m: re.Match[str]) -> Row:
    return Row(m["path"], int(m["line"]), m["code"], m["words"])
