"""Where the shipped rules and templates are: beside a checkout's source, or inside an installed package."""

from __future__ import annotations

import os

VERSION = "0.1.0"
SHIPPED = "compiled.json"

_HERE = os.path.dirname(os.path.abspath(__file__))
_CHECKOUT = os.path.dirname(os.path.dirname(_HERE))


def _place(name: str) -> str:
    """The checkout's own folder wins: an editable install may hold stale copies beside the package."""
    outside = os.path.join(_CHECKOUT, name)
    if os.path.basename(os.path.dirname(_HERE)) == "src" and os.path.isdir(outside):
        return outside
    return os.path.join(_HERE, f"_{name}")


def checkout() -> bool:
    """Whether the program runs from a checkout, whose files may change under it."""
    return os.path.basename(os.path.dirname(_HERE)) == "src" and os.path.isdir(os.path.join(_CHECKOUT, "rules"))


def rules_dir() -> str:
    """The folder of the shipped rule files, with their schema and the folder `vocabulary`."""
    return _place("rules")


def compiled_rules() -> str:
    """The file of an installed package that holds the shipped rules in compiled form."""
    return os.path.join(rules_dir(), SHIPPED)


def template_dir() -> str:
    """The folder of the shipped templates."""
    return _place("templates")
