"""Formats of reports, one module each, loaded only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from designlint.outputs.run import Run

FORMATS = ("full", "concise", "json", "json-lines", "github", "gitlab", "sarif", "junit", "rdjson", "markdown", "html")


def renderer(name: str) -> Callable[[Run], str]:
    """The function that writes a run in a format; the name must be one of FORMATS."""
    import importlib

    module = importlib.import_module("designlint.outputs." + ("text" if name in ("full", "concise") else name.replace("-", "_")))
    render: Callable[[Run], str] = getattr(module, name.replace("-", "_") if name in ("full", "concise") else "render")
    return render
