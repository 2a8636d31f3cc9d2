"""The one sink for words that come from documents, paths and packs: nothing in them can steer a terminal or a runner."""

from __future__ import annotations

import re

# C0 and C1 controls, DEL, line separators, zero-width and bidirectional marks, tag characters, lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with every character that a terminal would obey written out, newlines and tabs as spaces."""
    flat = text.replace("\n", " ").replace("\t", " ")
    return _UNSAFE.sub(_written, flat)


def _written(m: re.Match[str]) -> str:
    code = ord(m[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def unled(line: str) -> str:
    """A line of a log that no CI runner takes for a command: those begin with `::`, or hold `##[` anywhere."""
    line = line.replace("##[", "## [")
    return "." + line if line.lstrip().startswith("::") else line
