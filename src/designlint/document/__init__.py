"""Markdown to a Document: the only place that knows mistune. Front matter, sections, blocks, directives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.document.decode import LIMIT, Source, decode, encode

if TYPE_CHECKING:
    from designlint.model import Document

__all__ = ["LIMIT", "Source", "decode", "encode", "lines", "parse"]


def lines(text: str) -> tuple[str, ...]:
    """The lines of a decoded text, as a document holds them: without newlines, and without an empty one after the last."""
    found = text.removeprefix("\ufeff").split("\n")
    return tuple(found[:-1] if len(found) > 1 and not found[-1] else found)


def parse(text: str, path: str = "") -> Document:
    """The document of a decoded text; any text has one. Linear in the text."""
    # The parser is a third of the start: a run that finds its reports in the cache does without it.
    from designlint.document.build import Builder
    from designlint.document.front_matter import split
    from designlint.document.positions import normalise, tokens

    source = list(lines(text))
    front, taken = split(source)
    body = normalise("\n" * taken + "\n".join(source[taken:]))
    builder = Builder(source)
    builder.front(front, taken)
    builder.body(tokens(body))
    return builder.document(path, front)
