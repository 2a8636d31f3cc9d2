"""GitHub-flavoured markdown, as CommonMark with tables."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt

from tests.outputs.readers.row import Row


def markdown(text: str) -> list[Row]:
    """GitHub-flavoured markdown in which documents bring nothing but words."""
    assert not re.search(r"(?:https?|ftp)://|\bwww\.", text)  # the autolinks of GFM 6.9
    assert "$" not in text  # GitHub sets mathematics between them
    rows, path, before = [], "", ""
    header: list[str] = []
    cells: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "html_block":
            assert token.content.strip() in ("<details><summary>Evidence</summary>", "</details>")
        if token.type == "inline":
            words = _words(token)
            cells.append(words)
            path = words if before == "h3" else path
        before = token.tag
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            assert len(cells) == len(header or cells)
            if header[:2] == ["Line", "Rule"]:
                rows.append(Row(path, int(cells[0]), cells[1].split()[0], cells[2]))
            header = header or cells
        elif token.type == "table_close":
            header = []
    return rows


def _words(token: Any) -> str:
    assert {c.type for c in token.children} <= {"text", "text_special", "strong_open", "strong_close"}, [c.type for c in token.children]
    words = "".join(c.content for c in token.children)
    assert not re.search(r"[@#]\w", words)  # code hosts call people and link issues
    return words.replace("\u200b", "")
