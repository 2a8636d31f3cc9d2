"""Bytes to text: strict UTF-8, with an error that names the line; newlines made plain and remembered."""

from __future__ import annotations

from typing import NamedTuple

from designlint.errors import DocumentError

LIMIT = 8 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_WIDE = ((b"\xff\xfe\x00\x00", "UTF-32"), (b"\x00\x00\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


class Source(NamedTuple):
    """A document's text with plain newlines, and what is needed to write it back as it was."""

    text: str
    newline: str
    bom: bool


def decode(data: bytes, where: str, limit: int = LIMIT) -> Source:
    """The text of a document. Raises DocumentError for what is not UTF-8, holds NUL bytes or is over `limit` bytes."""
    if len(data) > limit:
        raise DocumentError(f"is over {limit // 1024} KiB.", where=where, mend="Split the document, or exclude it.")
    wide = next((name for mark, name in _WIDE if data.startswith(mark)), "")
    if wide:
        raise DocumentError(f"is {wide} text.", where=where, mend="Save it as UTF-8.")
    bom = data.startswith(_BOM)
    body = data[len(_BOM) :] if bom else data
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise DocumentError(f"is not UTF-8 text (line {line}).", where=where, mend="Save it as UTF-8.") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DocumentError(f"holds a NUL byte (line {line}).", where=where, mend="Is it a text file? Remove the byte, or exclude the file.")
    newline = _newline(text)
    return Source(text if newline == "\n" and "\r" not in text else text.replace("\r\n", "\n").replace("\r", "\n"), newline, bom)


def encode(text: str, source: Source) -> bytes:
    """The bytes of a changed text, with the newlines and the byte order mark that its source had."""
    return (_BOM if source.bom else b"") + text.replace("\n", source.newline).encode("utf-8")


def _newline(text: str) -> str:
    """The newline that the text uses most."""
    if "\r" not in text:
        return "\n"
    pairs = text.count("\r\n")
    lone = text.count("\r") - pairs
    plain = text.count("\n") - pairs
    return max((("\r\n", pairs), ("\n", plain), ("\r", lone)), key=lambda p: p[1])[0]
