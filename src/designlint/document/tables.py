"""GFM tables as one block rule: mistune's own need equal cell counts and both outer pipes, and lose the table otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.text.expressions import expression

if TYPE_CHECKING:
    import re

    from mistune import BlockParser, BlockState

# A header line with a pipe, then a line of pipes, dashes, colons and blanks (checked cell by cell below): no two parts
# of the pattern can match the same text, so it cannot backtrack.
_PATTERN = r"^ {0,3}(?P<gt_head>[^\n|]*\|[^\n]*)\n {0,3}(?P<gt_delim>[|:\-](?:[|:\- \t]*))(?:\n|$)"
_DELIMITER = expression(r":?-+:?\Z")
_PIPE = expression(r"(?<!\\)\|")
_BREAKS = ["blank_line", "fenced_code", "atx_heading", "thematic_break", "block_quote", "list", "block_html"]


def cells(line: str) -> list[tuple[int, int]]:
    """The (start, end) of every cell's trimmed text in a row."""
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    if line[start : start + 1] == "|":
        start += 1
    cuts = [m.start() for m in _PIPE.finditer(line, start, end)]
    if not cuts or cuts[-1] != end - 1:
        cuts.append(end)
    found = []
    for cut in cuts:
        text = line[start:cut]
        lead = len(text) - len(text.lstrip())
        found.append((start + lead, start + lead + len(text.strip())))
        start = cut + 1
    return found


def _parse(block: BlockParser, m: re.Match[str], state: BlockState) -> int | None:
    width, marks = len(cells(m["gt_head"])), cells(m["gt_delim"])
    delimiter = m["gt_delim"]
    if width != len(marks) or "|" not in delimiter or not all(_DELIMITER.match(delimiter, a, b) for a, b in marks):
        return None
    stop = block.compile_sc(_BREAKS)
    rows = [(0, m[0].split("\n", 1)[0])]
    position, line = m.end(), 2
    while position < state.cursor_max and not stop.match(state.src, position):
        text = state.get_line(position)
        rows.append((line, text.rstrip("\n")))
        position += len(text)
        line += 1
    children = [{"type": "table_row", "row": n, "text": text.rstrip(), "cells": cells(text.rstrip())[:width]} for n, text in rows]
    state.append_token({"type": "table", "children": children})
    return position


def register(block: BlockParser) -> None:
    """Make a block parser read tables, in quotes and lists too."""
    block.register("gfm_table", _PATTERN, _parse)
    for rules in (block.block_quote_rules, block.list_rules):
        block.insert_rule(rules, "gfm_table")
