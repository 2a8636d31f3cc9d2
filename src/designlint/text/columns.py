"""Columns of numbers: lists for a small text, since they are faster to read, arrays for a large one, since they take a ninth of the memory."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from collections.abc import Iterable

Column = Union["list[int]", "array[int]"]
LARGE = 1 << 19  # characters of a text


def column(size: int, values: Iterable[int] = ()) -> Column:
    """A column about a text of so many characters."""
    return array("I", values) if size > LARGE else list(values)


def either(marks: list[bytes]) -> bytes:
    """Where any of several marks stands; marks are a byte for each place, 1 or 0."""
    if len(marks) == 1:
        return marks[0]
    whole = 0
    for each in marks:
        whole |= int.from_bytes(each, "little")
    return whole.to_bytes(len(marks[0]), "little")

