"""The block of metadata at the head of a document: found, read as plain strings, and never a reason to fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from designlint.model import FrontMatter
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OURS = "designlint"  # the key, or the table, of what is said to the linter
UNSPOKEN = frozenset({"title", "kind", "template", "tags", "date", "draft", "status", "layout", "slug", "id", "version"})
LIMIT = 64 * 1024
_KEY = expression(r"([A-Za-z_][\w .-]{0,60}?)\s*[:=](?:\s+|$)(.*)$")
_BODY = expression(r"\s*(?:#|$|[\"'\w-][^\n]*?[:=])")


def split(lines: Sequence[str]) -> tuple[FrontMatter, int]:
    """The front matter of a document's lines and how many of them it takes (0 where there is none)."""
    mark = lines[0].rstrip() if lines else ""
    if mark not in ("---", "+++"):
        return FrontMatter({}, {}), 0
    closers = ("---", "...") if mark == "---" else ("+++",)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in closers), 0)
    if not end or (end > 1 and not any(_BODY.match(line) and line.strip() for line in lines[1:end])):
        return FrontMatter({}, {}), 0
    body = list(lines[1:end])
    keys = {m[1]: n + 2 for n, line in enumerate(body) if not line[:1].isspace() and (m := _KEY.match(line))}
    values, problem, problem_line = _values("\n".join(body), mark)
    return FrontMatter(values, keys, problem, problem_line, end + 1), end + 1


def spoken(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines of a front matter that say something of the system, with their index; the first line is its mark.

    What is said to the linter, such as the reason for a waiver, says nothing of the system.
    """
    between = "=" if lines and lines[0].startswith("+++") else ":"
    table = ours = False  # what follows the name of a table in TOML belongs to it, however it is indented
    for number, line in enumerate(lines[1:], 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        named = line.startswith("[")
        if named or not (table or line[0].isspace()):
            ours = text.strip("[\"' ").startswith(OURS)
        table = table or named
        parts = text.split(between, 1)
        if not (named or ours) and parts[-1].strip(" \"'[]") and parts[0].strip(" -\"'").lower() not in UNSPOKEN:
            yield number, text


def _values(text: str, mark: str) -> tuple[dict[str, object], str, int]:
    if len(text) > LIMIT:
        return {}, f"is over {LIMIT // 1024} KiB", 1
    if mark == "+++":
        return _toml(text)
    flat = _flat(text)
    return (flat, "", 0) if flat is not None else _yaml(text)


def _flat(text: str) -> dict[str, object] | None:
    """The commonest form without a YAML parser: one plain `key: value` a line, or lists of plain words; else None."""
    values: dict[str, object] = {}
    for line in text.split("\n"):
        bare = line.rstrip()
        if not bare or bare.startswith("#"):
            continue
        m = _KEY.match(bare)
        if not m or bare[0].isspace() or m[1] in values or bare[len(m[1])] != ":":
            return None
        value = m[2].strip()
        if value.startswith(('"', "'")) and len(value) > 1 and value[-1] == value[0] and value[0] not in value[1:-1] and "\\" not in value:
            value = value[1:-1]
        elif value.startswith("[") and value.endswith("]") and not any(c in value[1:-1] for c in "[]{}\"'#:"):
            values[m[1]] = [v.strip() for v in value[1:-1].split(",") if v.strip()]
            continue
        elif value[:1] in ("[", "{", "&", "*", "!", "|", ">", "'", '"', "%", "@", "`") or " #" in value or ": " in value or value.endswith(":"):
            return None
        values[m[1]] = value
    return values


def _yaml(text: str) -> tuple[dict[str, object], str, int]:
    import yaml

    from designlint.strict_yaml import strings

    try:
        found = yaml.load(text, Loader=strings())  # noqa: S506 (a loader of plain strings only)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        return {}, str(getattr(error, "problem", None) or "cannot be read"), (mark.line + 2 if mark else 2)
    if not isinstance(found, dict):
        return {}, "holds no keys", 2
    return {str(k): v for k, v in found.items()}, "", 0


def _toml(text: str) -> tuple[dict[str, object], str, int]:
    if any(line.count(".") + line.count("[") > 64 for line in text.split("\n")):
        return {}, "is nested too deeply", 2
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return _plain(tomllib.loads(text)), "", 0
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        return {}, str(error).split("\n")[0], 2


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
