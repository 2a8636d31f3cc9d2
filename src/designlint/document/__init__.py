"""Markdown to a Document: the only place that knows mistune. Front matter, sections, blocks, sentences, directives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.document.build import Builder
from designlint.document.decode import LIMIT, Source, decode, encode
from designlint.document.front_matter import split
from designlint.document.positions import normalise, tokens

if TYPE_CHECKING:
    from designlint.model import Document

__all__ = ["LIMIT", "Source", "decode", "encode", "parse"]


def parse(text: str, path: str = "") -> Document:
    """The document of a decoded text; any text has one. Linear in the text."""
    lines = text.removeprefix("\ufeff").split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    front, taken = split(lines)
    body = normalise("\n" * taken + "\n".join(lines[taken:]))
    builder = Builder(lines)
    builder.front(front, taken)
    builder.body(tokens(body))
    return builder.document(path, front)
