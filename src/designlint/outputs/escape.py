"""The one sink for words that come from documents, paths and packs: nothing in them can steer a terminal, a runner or a parser."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from designlint.text.expressions import expression

if TYPE_CHECKING:
    import re

# C0 and C1 controls, DEL, line separators, zero-width and bidirectional marks, tag characters, lone surrogates, noncharacters.
_UNSAFE = expression(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
_LONE = expression("[\ud800-\udfff]")
_LED = expression(r"##(?=\w*\[)")


def visible(text: str) -> str:
    """The text with every character that a terminal would obey written out, newlines and tabs as spaces."""
    if text.isprintable():  # nearly all are: no control or format character, no separator but the space
        return text
    flat = text.replace("\n", " ").replace("\t", " ")
    return _UNSAFE.sub(_written, flat)


def _written(m: re.Match[str]) -> str:
    code = ord(m[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def unled(line: str) -> str:
    """A line of a log that no CI runner takes for a command: those begin with `::`, or hold `##[` or `##vso[` anywhere."""
    if "##" in line:
        line = _LED.sub("## ", line)
    return "." + line if "::" in line and line.lstrip().startswith("::") else line


def as_json(value: Any, indent: int | None = None) -> str:
    """JSON that every parser takes: ASCII, no lone surrogates (RFC 7493), and no `##` that a runner's log could obey."""
    import json

    return json.dumps(_whole(value), indent=indent).replace("##", "#\\u0023")


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE.sub(_written, value)
    if isinstance(value, dict):
        return {key: _whole(inner) for key, inner in value.items()}
    return [_whole(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def portable(path: str, root: str = "") -> str:
    """A path as code hosts know it: with slashes, without `./`, relative to the root where it lies below it."""
    inner = os.path.relpath(path, root) if root and os.path.isabs(path) and os.path.normpath(path).startswith(os.path.join(root, "")) else path
    clean = os.path.normpath(inner).replace(os.sep, "/")
    return "/" + clean.lstrip("/") if clean.startswith("//") else clean
