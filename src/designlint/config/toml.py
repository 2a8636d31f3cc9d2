"""Configuration files as plain data: bounded, regular, and screened before the TOML parser sees them."""

from __future__ import annotations

import os
import sys
from typing import Any

from designlint import files
from designlint.errors import ConfigError
from designlint.text.expressions import expression

LIMIT = 64 * 1024
DEPTH = 32
PARTS = 64
_QUOTED = expression(r'"""(?s:.*?)"""|\'\'\'(?s:.*?)\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*')
_BRACKET = expression(r"[\[\]{}]")
_DOTTED = expression(rf"(?:\.[^.,=\n]*){{{PARTS + 1}}}")
_NUMBER = expression(r"(?<![\w.])[+-]?[0-9_]{1,64}\.[0-9_]{1,64}(?![\w.])")


def read(path: str, shown: str) -> dict[str, Any] | None:
    """The settings that a file holds, None for a pyproject.toml that has none; ConfigError says what is wrong."""
    content = _bytes(path, shown)
    if content is None:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError("is not UTF-8 text.", where=f"{shown}, line {line}", mend="Save it as UTF-8.") from None
    whole = parse(text, shown)
    if os.path.basename(path) != "pyproject.toml":
        return whole
    tool = whole.get("tool")
    return tool.get("designlint") if isinstance(tool, dict) else None


def _bytes(path: str, shown: str) -> bytes | None:
    """The bytes of a file; None for a pyproject.toml that never names this tool, however large it is."""
    if os.path.basename(path) != "pyproject.toml":
        return _read(path, shown, LIMIT)
    content = _read(path, shown, 16 << 20)
    if b"designlint" not in content:
        return None
    if len(content) > LIMIT:
        raise files.too_large(shown, LIMIT, ConfigError)
    return content


def _read(path: str, shown: str, limit: int) -> bytes:
    try:
        return files.read(path, limit, ConfigError)
    except ConfigError as error:
        raise ConfigError(error.what, where=shown, mend=error.mend) from None


def parse(text: str, where: str) -> dict[str, Any]:
    """The plain data of a TOML text."""
    _screen(text, where)
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        what = str(error).split("\n", 1)[0] or "too deeply nested"
        raise ConfigError(f"is not valid TOML: {what}.", where=where, mend="Mend the line.") from None


def _screen(text: str, where: str) -> None:
    """Refuse long dotted keys and deep nesting: the parser's cost is quadratic in the first, its stack ends at the second."""
    bare = _NUMBER.sub("0", _QUOTED.sub(lambda found: "''" + "\n" * found.group().count("\n"), text))
    depth = 0
    for found in _BRACKET.finditer(bare):
        depth += 1 if found.group() in "[{" else -1
        if depth > DEPTH:
            raise _refused(f"is nested more than {DEPTH} deep.", bare, found.start(), where)
    for found in _DOTTED.finditer(bare):
        raise _refused(f"has a key of more than {PARTS} parts.", bare, found.start(), where)


def _refused(what: str, bare: str, at: int, where: str) -> ConfigError:
    return ConfigError(what, where=f"{where}, line {bare.count(chr(10), 0, at) + 1}", mend="Flatten it.")
