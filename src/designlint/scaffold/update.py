"""A document brought up to its template: sections that it lacks are added, and nothing that stands there is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designlint.document import parse
from designlint.outline import normal_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from designlint.model import Document, Section

KEY = "template:"


class Updated(NamedTuple):
    """The new text, and the titles of what was added."""

    text: str
    added: tuple[str, ...]


def updated(text: str, template: str, about: Sequence[frozenset[str]], wanted: Sequence[frozenset[str]]) -> Updated:
    """The document with the sections of the rendered template that it lacks, each behind the one that it follows there.

    `about` and `wanted` are the concepts of the sections of the document and of the template. A main section is there where
    one of its name, or one that is about nothing else than it, is; a sub-section is asked for only under a heading of the same name.
    """
    document, model = parse(text, "document"), parse(template, "template")
    there = {normal_title(s.title): s for s in reversed(_headed(document))}
    topics = {about[s.index]: s for s in reversed(_headed(document)) if s.level <= 2}
    inserts: list[tuple[int, int, list[str]]] = []
    added: list[str] = []
    found: dict[int, Section | None] = {}
    last: dict[int, int] = {}  # the parent in the template -> where its next missing part goes, as a line of the document
    for section in _headed(model):
        if section.level < 2:
            continue
        same = there.get(normal_title(section.title)) or (topics.get(wanted[section.index]) if section.level == 2 else None)
        parent = found.get(section.parent)
        found[section.index] = same if same is not None and normal_title(same.title) == normal_title(section.title) else None
        if same is not None:
            last[section.parent] = _end(same, document)
        elif section.level == 2 or parent is not None:
            at = last.get(section.parent, _end(parent, document) if parent is not None else len(document.lines))
            inserts.append((at, len(inserts), _lines(section, model, there)))
            added.append(section.title)
    lines = _marked(_inserted(document, inserts), template)
    return Updated("\n".join(lines) + ("\n" if text.endswith("\n") else ""), tuple(added))


def _headed(document: Document) -> list[Section]:
    return [s for s in document.sections[1:] if not s.pseudo and s.heading >= 0]


def _end(section: Section, document: Document) -> int:
    """The number of the last line of a section that is not blank."""
    line = document.blocks[section.last].line - 1 if section.last < len(document.blocks) else len(document.lines)
    while line > section.line and not document.lines[line - 1].strip():
        line -= 1
    return line


def _lines(section: Section, model: Document, there: dict[str, Section]) -> list[str]:
    """The template's lines of a section, without the parts that the document has elsewhere."""
    out: list[str] = []
    skipping = 0
    heads = {s.line: s for s in _headed(model)}
    for number in range(section.line, _end(section, model) + 1):
        head = heads.get(number)
        if head is not None:
            skipping = head.level if normal_title(head.title) in there else 0
        if not skipping:
            out.append(model.lines[number - 1])
    return out


def _inserted(document: Document, inserts: list[tuple[int, int, list[str]]]) -> list[str]:
    lines = list(document.lines)
    for at, _, new in sorted(inserts, key=lambda i: (i[0], i[1]), reverse=True):
        following = [""] if at < len(lines) and lines[at].strip() else []
        lines[at:at] = ["", *new, *following]
    return lines


def _marked(lines: list[str], template: str) -> list[str]:
    """The lines with the template's version in the front matter, where the document names one."""
    version = next((line for line in template.split("\n") if line.startswith(KEY)), "")
    if lines and lines[0] == "---" and "---" in lines[1:]:
        stop = lines.index("---", 1)
        lines[1:stop] = [version if version and line.startswith(KEY) else line for line in lines[1:stop]]
    return lines
