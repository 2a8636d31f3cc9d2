"""mistune's block parser with exact source lines, and with its faults mended; only public names are overridden.

A container hands its children a contiguous run of its own lines and only ever removes the head of each line. So line k
of a child is line first + k of the file, and columns come from counting back from the line's end (`Document.span`).
"""

from __future__ import annotations

import re
from typing import Any

from mistune import BlockParser, BlockState
from mistune.helpers import HTML_ATTRIBUTES, HTML_TAGNAME

from designlint.document import tables
from designlint.text.expressions import expression

NESTING = 20
_BLANK = expression(r"^((?:[ \t]*>)*)[ \t]+$", re.MULTILINE)
_ITEM = expression(r"([ \t]*(?:[-+*]|\d{1,9}[.)]))([ \t]*)([^\S\n]*(?:\n|\Z))?")  # group 3: nothing else on the line
_UNDERLINE = expression(r"^ {0,3}=+[ \t]*$", re.MULTILINE)
_SELF_CLOSED = expression(
    r" {0,3}<(?!(?:pre|script|style|textarea)\b)" + HTML_TAGNAME + HTML_ATTRIBUTES + r"\s*/>[ \t]*(?:\n|$)", re.IGNORECASE
)
_QUOTE_BREAKS = ["blank_line", "thematic_break", "fenced_code", "list", "block_html"]
_LEAVES = frozenset({"heading", "block_code", "block_html", "thematic_break", "table"})
Token = dict[str, Any]


def normalise(text: str) -> str:
    """The same lines at the same columns, ending in a newline; lines of blanks alone are made empty.

    mistune reads a line of five or more spaces as code, and lets it join two paragraphs.
    """
    text = _BLANK.sub(r"\1", text)
    return text if text.endswith("\n") else text + "\n"


class Tokens(list[Token]):
    """The children of a container, with the source line (0-based) of the container itself."""

    line = 0


class State(BlockState):
    """A state that knows the source line of its first line and of the construct being parsed."""

    first = 0
    opened: int | None = None
    _at = (0, 0)  # the last (offset, line) asked for: counting on from it is linear over a whole pass
    _end = -1  # the end of the last paragraph

    def __init__(self, parent: BlockState | None = None) -> None:
        super().__init__(parent)
        self.tokens = Tokens()

    def line_of(self, position: int) -> int:
        """The source line (0-based) of an offset in this state's text."""
        at, line = self._at
        line += self.src.count("\n", at, position) if position >= at else -self.src.count("\n", position, at)
        self._at = (position, line)
        return self.first + line

    def append_token(self, token: Token) -> None:
        """Add a token, stamped with the line of the construct that it comes from."""
        token["line"] = self.line_of(self.cursor if self.opened is None else self.opened)
        super().append_token(token)

    prepend_token = append_token  # the construct that ends a container is parsed after it, see parse_method

    def add_paragraph(self, text: str) -> None:
        """Begin or go on with a paragraph; a new one starts at the cursor."""
        count = len(self.tokens)
        super().add_paragraph(text)
        if len(self.tokens) > count:
            self.tokens[-1]["line"] = self.line_of(self.cursor)
        self._end = self.cursor + len(text)

    def append_paragraph(self) -> int | None:
        """Go on with the paragraph of the line above; not where a block quote stands between."""
        if self._end != self.cursor:
            return None
        end = super().append_paragraph()
        self._end = end or self._end
        return end

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> State:
        """The state of a container's children; for a list, of its next item."""
        item = _ITEM.match(self.src, self.opened or 0)
        empty = bool(item and item[3] is not None)  # "-\n  text" starts one line down
        if item and _UNDERLINE.search(src):  # "- item\n===" is no heading; mistune knows lazy lines of quotes only
            lazy_line_starts = self._lazy(item, src, empty)
        child = super().child_state(src, lazy_line_starts)
        assert isinstance(child, State)  # the class of its parent
        line = self.line_of(self.opened or 0)
        assert isinstance(child.tokens, Tokens)
        child.tokens.line = line
        child.first = line + empty
        self.opened = self.src.rfind("\n", 0, max(self.cursor - 1, 0)) + 1  # the marker line of the next item
        return child

    def _lazy(self, item: re.Match[str], src: str, empty: bool) -> set[int]:
        gap = len(item[2].expandtabs(4))
        need = len(item[1]) + (gap if 1 <= gap <= 4 and not empty else 1)
        held = self.src[self.opened : self.cursor].split("\n")[empty:]
        at, lazy = 0, set()
        for k, line in enumerate(src.split("\n")):
            if k and k < len(held) and len(held[k]) - len(held[k].lstrip()) < need:
                lazy.add(at)
            at += len(line) + 1
        return lazy


class Blocks(BlockParser):
    """The block parser; each override says which fault of mistune 3.4 it mends."""

    state_cls = State
    BLANK_LINE = expression(r"^[ \t\v\f\n]*\n", re.MULTILINE)
    SPECIFICATION = {  # noqa: RUF012 (mistune's own contract)
        **BlockParser.SPECIFICATION,
        # The original repeats a group, which costs about 900 bytes of memory for every blank line.
        "blank_line": r"(?:^[ \t\v\f\n]*\n)",
        # mistune ends a list or a quote at "<div class" but not at "<div>" or "</details>".
        "block_html": BlockParser.BLOCK_HTML.replace(r"(?:[ \t]+|\n|$)", r"(?=/?>|[ \t\n]|$)"),
    }

    def __init__(self) -> None:
        super().__init__(max_nested_level=NESTING)
        self._scanners: dict[tuple[str, ...], re.Pattern[str]] = {}

    def compile_sc(self, rules: list[str] | None = None) -> re.Pattern[str]:
        """The scanner for some rules, kept compiled; mistune would let "# Heading" continue the quote above it."""
        if rules == _QUOTE_BREAKS:
            rules = [*rules, "atx_heading"]
        names = tuple(self.rules if rules is None else rules)
        found = self._scanners.get(names)
        if found is None:
            found = self._scanners[names] = expression("|".join(f"(?P<{name}>{self.specification[name]})" for name in names), self.sc_flag)
        return found

    def parse_atx_heading(self, m: re.Match[str], state: BlockState) -> int:
        """A heading; mistune trims its closing marks with a pattern that is quadratic in a run of spaces."""
        text = m["atx_2"].strip()
        bare = text.rstrip("#")
        if not bare or bare[-1] in " \t":
            text = bare.rstrip()
        state.append_token({"type": "heading", "text": text, "attrs": {"level": len(m["atx_1"])}, "style": "atx"})
        return m.end() + 1

    def parse_ref_link(self, m: re.Match[str], state: BlockState) -> int | None:
        """A link definition; "[^1]: word" is a footnote, and its text would be lost."""
        return None if m["reflink_1"][:1] == "^" else super().parse_ref_link(m, state)

    def parse_raw_html(self, m: re.Match[str], state: BlockState) -> int | None:
        """A block of HTML; mistune knows "<img>" alone on a line, not "<img />"."""
        if not _SELF_CLOSED.match(state.src, m.start(), state.find_line_end_at(m.start())):
            return super().parse_raw_html(m, state)
        end = state.append_paragraph()
        if end is None:
            gap = self.BLANK_LINE.search(state.src, m.start())
            end = gap.start() if gap else state.cursor_max
            state.append_token({"type": "block_html", "raw": state.src[m.start() : end]})
        return end

    def parse_method(self, m: re.Match[str], state: BlockState) -> int | None:
        """Any construct: stamp its end, and put off the one that ends a container.

        mistune parses that one inside its predecessor: unbounded recursion and tokens out of order.
        """
        assert isinstance(state, State)
        if state.opened is not None and m.start() > state.opened:
            if m.lastgroup == "fenced_code" and m["fenced_2"][0] == "`" and "`" in m["fenced_3"]:
                return None
            return m.start()
        outer, state.opened = state.opened, m.start()
        try:
            end = super().parse_method(m, state)
        finally:
            state.opened = outer
        last = state.last_token()
        if end and last and last["type"] in _LEAVES and "end" not in last:
            last["end"] = state.line_of(end)
        return end


def _parser() -> Blocks:
    block = Blocks()
    tables.register(block)
    return block


_BLOCKS: list[Blocks] = []


def tokens(text: str) -> list[Token]:
    """The block tokens of a normalised text, each with its 0-based `line`."""
    if not _BLOCKS:
        _BLOCKS.append(_parser())
    state = State()
    state.process(text)
    _BLOCKS[0].parse(state)
    return _placed(state.tokens)


def _placed(found: list[Token]) -> list[Token]:
    """Copy the line of each container from its children to its token; without recursion."""
    order: list[Token] = []
    stack = list(found)
    while stack:
        token = stack.pop()
        if token["type"] in ("block_quote", "list", "list_item"):
            order.append(token)
            stack += token.get("children") or ()
    for token in reversed(order):
        kids = token.get("children")
        if token["type"] != "list":
            token["line"] = getattr(kids, "line", token.get("line", 0))
        elif kids:
            token["line"] = kids[0]["line"]
    return found
