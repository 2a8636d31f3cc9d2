"""Settings from several places laid over each other; every value remembers where it was set."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from designlint.model import Config
from designlint.text.globs import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDERS = ("design", "design-docs", "designs", "rfcs", "proposals")
SUFFIXES = ("md", "markdown", "mdx")
MAX_FILE_SIZE = 8 << 20
DEFAULTS: dict[str, Any] = {
    "profile": "production",
    "fail-on": "error",
    "include": (*(f"**/{d}/**/*.{s}" for d in FOLDERS for s in SUFFIXES), *(f"*design*.{s}" for s in SUFFIXES)),
    "exclude": ("node_modules", "site-packages", "venv", "__pypackages__"),
    "force-exclude": False,
    "max-file-size": MAX_FILE_SIZE,
    "preview": False,
}
LISTS = ("select", "extend-select", "ignore", "include", "exclude", "extend-exclude", "rules")
TABLES = ("per-file-ignores", "severity", "sections", "terms", "new", "status")
PATTERNS = ("include", "exclude", "extend-exclude")


class Layer(NamedTuple):
    """Checked settings from one place: its name, the folder that its paths are relative to, key to value."""

    origin: str
    folder: str
    values: Mapping[str, Any]


def merge(layers: Iterable[Layer], root: str) -> Config:
    """One Config from layers, the weakest first.

    Lists replace, tables are merged by key, `extend-select` and `extend-exclude` add. A layer that says `select`
    starts afresh: what weaker layers ignore does not count against it.
    """
    values: dict[str, Any] = {}
    origin: dict[str, str] = {}
    for layer in (Layer("default", root, DEFAULTS), *layers):
        _lay(layer, values, origin, root)
    values["exclude"] += values.pop("extend-exclude", ())
    values.pop("extend", None)
    return Config(**{key.replace("-", "_"): value for key, value in values.items()}, root=root, origin=origin)


def _lay(layer: Layer, values: dict[str, Any], origin: dict[str, str], root: str) -> None:
    if "select" in layer.values:
        for key in ("ignore", "extend-select"):
            values.pop(key, None)
            origin.pop(key, None)
    for key, raw in layer.values.items():
        value = _placed(key, raw, layer.folder, root)
        if key in TABLES:
            values[key] = {**values.get(key, {}), **value}
            origin.update({f"{key}.{name}": layer.origin for name in value})
        elif key in ("extend-select", "extend-exclude"):
            values[key] = (*values.get(key, ()), *value)
        else:
            values[key] = value
        origin[key] = layer.origin


def _placed(key: str, value: Any, folder: str, root: str) -> Any:
    """A value with its paths and patterns made independent of where it was written."""
    if key in PATTERNS:
        return tuple(anchored(p, folder, root) for p in value)
    if key == "per-file-ignores":
        return {anchored(p, folder, root): tuple(codes) for p, codes in value.items()}
    if key == "rules":
        # A bare name that is no file here may be one that an installed package offers.
        return tuple(p if p == os.path.basename(p) and not os.path.exists(os.path.join(folder, p)) else os.path.join(folder, p) for p in value)
    if key == "baseline":
        return os.path.join(folder, value) if value else ""
    if key == "sections":
        return {name: tuple(titles) for name, titles in value.items()}
    if key == "status":
        return {name.replace("-", " "): dict(table) for name, table in value.items()}
    return tuple(value) if key in LISTS else value


def telling(config: Config) -> Config:
    """The settings that what is said of a document depends on: not those that choose files, or what becomes of the report."""
    return config._replace(
        include=(), exclude=(), force_exclude=False, max_file_size=0, rules=(), baseline="", new={}, fail_on="", root="", origin={},
    )  # fmt: skip


def anchored(pattern: str, folder: str, root: str) -> str:
    """A pattern as one of absolute paths, as in a .gitignore.

    With an inner slash it belongs to its folder, without one it holds anywhere below the root.
    """
    mark, body = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
    if body.startswith("./"):
        body = body[1:]
    if "/" in body.rstrip("/"):
        return f"{mark}{_slashed(folder)}/{body.lstrip('/')}"
    return f"{mark}{_slashed(root)}/**/{body}"


def shown(pattern: str, root: str) -> str:
    """An anchored pattern as a configuration at the root would write it."""
    mark, body = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
    body = body.removeprefix(_slashed(root) + "/")
    return mark + (body[3:] if body.startswith("**/") and "/" not in body[3:].rstrip("/") else body)


def _slashed(folder: str) -> str:
    return escape(folder.replace(os.sep, "/")).rstrip("/")
