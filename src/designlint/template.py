"""What the template says: its headings by concept, and the lines that it leaves for the writer to replace."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from designlint import data
from designlint.text.expressions import expression
from designlint.text.voids import normal

_SECTION = expression(r"<!--\s*section:\s*([a-z_]+)\s*-->")
_HEADING = expression(r"^(#{1,6})\s+(.*?)\s*$")
_COMMENT = expression(r"<!--.*?-->", re.DOTALL)
SHORTEST = 12


@lru_cache(maxsize=1)
def text() -> str:
    """The template of a new document, "" where none is shipped."""
    for folder, _, names in os.walk(os.path.join(data.template_dir(), "design_doc")):
        for name in sorted(names):
            if name.endswith(".md"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    return file.read()
    return ""


@lru_cache(maxsize=1)
def headings() -> dict[str, tuple[str, ...]]:
    """The template's headings by concept: a heading whose next line is `<!-- section: concept -->`, in order."""
    found: dict[str, tuple[str, ...]] = {}
    last = ""
    for line in text().split("\n"):
        heading, mark = _HEADING.match(line), _SECTION.search(line)
        if heading:
            last = heading[2]
        elif mark and last:
            found[mark[1]] = (*found.get(mark[1], ()), last)
    return found


@lru_cache(maxsize=1)
def prompts() -> frozenset[str]:
    """The visible lines of the template that are neither headings nor front matter, as documents' lines are compared."""
    body = _COMMENT.sub("", text().split("\n---\n", 1)[-1])
    lines = (normal(line) for line in body.split("\n") if line.strip() and not line.startswith(("#", "{%")))
    return frozenset(line for line in lines if len(line) >= SHORTEST)
