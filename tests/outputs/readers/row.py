"""What all readers share: the row, and lines that end."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A finding as a report states it; `rule` is its code or, where the format has no place for that, its name."""

    path: str
    line: int
    rule: str
    words: str


def lines(text: str) -> list[str]:
    """The lines of a text, the last one ended as well."""
    *found, end = text.split("\n")
    assert end == ""
    return found
