"""Tokens to sections, blocks and directives, in reading order and without recursion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from designlint.document import labels
from designlint.document.front_matter import spoken
from designlint.document.prose import TO_FILL, comments, mask, without
from designlint.model import Block, Directive, Document, Section, Span, span_in
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from designlint.document.positions import Token
    from designlint.model import FrontMatter

DIAGRAMS = frozenset({"", "text", "txt", "plaintext", "mermaid", "plantuml", "puml", "dot", "graphviz", "d2", "ascii", "diagram"})
_TAG = expression(rf"<(?!{TO_FILL})[^<>\n]{{0,400}}>")
_HEADING = expression(r"\s*<h([1-6])\b[^>\n]{0,200}>([^<\n]{1,300})</h\1>\s*\Z", re.IGNORECASE)
_ALERT = expression(r"\[!\w+\][^\n]*\n?")
_PREFIX = "designlint:"
BOLD, PLAIN, ITEM = 7, 8, 9  # levels of lines that work as headings, below every real one


class Builder:
    """Collects the parts of one document; `document` closes it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.blocks: list[Block] = []
        self.sections: list[Section] = [Section(0, "", 0, -1, -1, 0, 0, 1)]
        self.directives: list[Directive] = []
        self.problems: list[tuple[int, str]] = []
        self._open = [0]
        self._waiting: list[tuple[str, Span, int, bool]] = []

    # --- the parts ----------------------------------------------------------------------------------------------

    def front(self, front: FrontMatter, taken: int) -> None:
        """The lines of the front matter that say something, as blocks of kind front."""
        if front.problem:
            self.problems.append((front.problem_line, f"front matter {front.problem}"))
        for number, text in spoken(self.lines[: max(0, taken - 1)]):
            self._add("front", text, text, number)

    def body(self, tokens: list[Token]) -> None:
        """All blocks of the tokens, containers opened up."""
        stack: list[tuple[Any, ...]] = [("tokens", _pairs(tokens), 0, -1, False)]
        while stack:
            kind, rest, depth, parent, quoted = stack[-1]
            if kind == "close":
                self._close(int(rest))
                stack.pop()
                continue
            following = next(rest, None)
            if following is None:
                stack.pop()
                continue
            token, after = following
            opened = self._token(token, after, depth, parent, quoted=quoted)
            stack += reversed(opened)

    def _token(self, token: Token, after: str, depth: int, parent: int, *, quoted: bool) -> list[tuple[Any, ...]]:
        kind = token["type"]
        if kind in ("paragraph", "block_text"):
            self._paragraph(token, after, depth, parent, quoted=quoted)
        elif kind == "heading":
            self._heading(token, nested=depth > 0 or quoted)
        elif kind == "table":
            self._table(token, quoted=quoted)
        elif kind == "block_code":
            self._code(token)
        elif kind == "block_html":
            self._html(token, quoted=quoted)
        elif kind == "list":
            ordered = bool((token.get("attrs") or {}).get("ordered"))
            return [("tokens", iter([({**t, "ordered": ordered}, "") for t in token["children"]]), depth, parent, quoted)]
        elif kind == "list_item":
            return self._item(token, depth + 1, parent, quoted=quoted)
        elif kind == "block_quote":
            return [("tokens", _pairs(self._unalerted(token)), depth, parent, not self._alert(token))]
        return []

    def _item(self, token: Token, depth: int, parent: int, *, quoted: bool) -> list[tuple[Any, ...]]:
        """An entry: its first paragraph is its own text; with children under a short label it works as a heading."""
        children = [t for t in token.get("children") or () if t["type"] != "blank_line"]
        if not children or children[0]["type"] not in ("paragraph", "block_text"):
            return [("tokens", _pairs(children), depth, parent, quoted)]
        first, rest = children[0], children[1:]
        text = _trim(first["text"])
        index = self._add("item", text, mask(text), first["line"], quoted=quoted, parent=parent, depth=depth, ordered=token["ordered"])
        if rest and labels.heads(text):
            section = self._section(labels.bare(text), ITEM + depth, index, pseudo=True)
            return [("tokens", _pairs(rest), depth, index, quoted), ("close", section, 0, 0, False)]
        return [("tokens", _pairs(rest), depth, index, quoted)]

    def _paragraph(self, token: Token, after: str, depth: int, parent: int, *, quoted: bool) -> None:
        text = _trim(token["text"])
        level = labels.level(text, after) if depth == 0 and not quoted else 0
        if level:
            self._close_from(BOLD if level == 1 else PLAIN)
        index = self._add("paragraph", text, mask(text), token["line"], quoted=quoted, parent=parent)
        if level:
            self._section(labels.bare(text), BOLD if level == 1 else PLAIN, index, pseudo=True)

    def _heading(self, token: Token, *, nested: bool) -> None:
        text = _trim(token["text"])
        right = 0
        if token.get("style") == "atx":
            line = self.lines[token["line"]].rstrip() if token["line"] < len(self.lines) else ""
            right = len(line) - line.rfind(text) - len(text) if text else 0
        if nested or (token.get("style") != "atx" and labels.stated(text)):  # a sentence right above a rule is underlined by accident
            self._add("paragraph", text, mask(text), token["line"], right=right)
            return
        self._head(text, token["attrs"]["level"], token["line"], right)

    def _head(self, text: str, level: int, line: int, right: int) -> None:
        self._close_from(level)
        index = self._add("heading", text, mask(text), line, right=right)
        self._section(" ".join(mask(text).split()), level, index)

    def _table(self, token: Token, *, quoted: bool) -> None:
        rows = token["children"]
        head = rows[0]
        header = tuple(" ".join(mask(head["text"][a:b]).split()) for a, b in head["cells"])
        for row in rows:
            text = row["text"]
            prose = mask(text).replace("|", " ")
            is_head = row is head
            self._add("row", text, prose, token["line"] + row["row"], quoted=quoted, cells=tuple(row["cells"]), header=() if is_head else header)

    def _code(self, token: Token) -> None:
        text = token["raw"].rstrip("\n")
        info = ((token.get("attrs") or {}).get("info") or "").strip()
        fenced = token.get("style") == "fenced" or "marker" in token
        line = token["line"] + (1 if fenced else 0)
        if fenced and self._unclosed(token, text, line):
            self.problems.append((token["line"] + 1, "code fence is never closed"))
            line = min(line, len(self.lines) - 1)  # it may open on the last line
        if (info.startswith("{") and info.endswith("}")) or (not fenced and self.blocks and self.blocks[-1].text.startswith("!!!")):
            self._add("paragraph", text, mask(text), line)
        else:
            word = info.split(None, 1)[0].lower() if info else ""
            self._add("diagram" if word in DIAGRAMS else "code", text, text, line, info=info)

    def _unclosed(self, token: Token, text: str, line: int) -> bool:
        after = line + (text.count("\n") + 1 if text else 0)
        marker = token.get("marker") or "```"
        rest = self.lines[after : after + 400]
        return not any(marker[:3] in r for r in rest) and after >= len(self.lines) - 1

    def _html(self, token: Token, *, quoted: bool) -> None:
        text = token["raw"].rstrip("\n")
        heading = _HEADING.match(text)
        if heading and not quoted:
            line = self.lines[token["line"]].rstrip()
            self._head(heading[2], int(heading[1]), token["line"], len(line) - line.rfind(heading[2]) - len(heading[2]))
            return
        prose = mask(_TAG.sub(_blank, _commentless(text)))
        if text.find("<!--") >= 0 and text.rfind("<!--") > text.rfind("-->"):
            self.problems.append((token["line"] + 1 + text.count("\n", 0, text.rfind("<!--")), "comment is never closed"))
            prose = prose[: text.rfind("<!--")] + _blank_text(text[text.rfind("<!--") :])
        self._add("html" if prose.strip() else "comment", text, prose, token["line"], quoted=quoted)

    # --- the whole ----------------------------------------------------------------------------------------------

    def _add(self, kind: str, text: str, prose: str, line: int, **more: Any) -> int:
        index = len(self.blocks)
        self._resolve(index)
        self.blocks.append(Block(index, kind, text, prose, line + 1, self._open[-1], **more))
        if "<!--" in text:
            self._notes(index, text)
        return index

    def _notes(self, index: int, text: str) -> None:
        """Comments that speak to the linter wait for the next block, or apply to the block that they stand in."""
        block = self.blocks[index]
        before = self.blocks[index - 1] if index else None
        heads = block.kind == "heading" or (before is not None and before.kind == "heading" and not block.prose.strip())
        for start, end in comments(text):
            words = text[start + 4 : end - 3].strip()
            if words.startswith(_PREFIX):
                span = span_in(self.lines, block, start, end)
                if block.kind == "comment":
                    self._waiting.append((words, span, block.section, heads))
                else:
                    self.directives.append(Directive(words, span, index, block.section, heads))

    def _resolve(self, index: int) -> None:
        for words, span, section, heads in self._waiting:
            self.directives.append(Directive(words, span, index, section, heads))
        self._waiting.clear()

    def _section(self, title: str, level: int, heading: int, *, pseudo: bool = False) -> int:
        index = len(self.sections)
        block = self.blocks[heading]
        self.sections.append(Section(index, title, level, self._open[-1], heading, heading, heading + 1, block.line, pseudo))
        self._open.append(index)
        self.blocks[heading] = block._replace(section=index)
        return index

    def _close_from(self, level: int) -> None:
        while self.sections[self._open[-1]].level >= level:
            self._shut(self._open.pop())

    def _close(self, section: int) -> None:
        while section in self._open:
            self._shut(self._open.pop())

    def _shut(self, index: int) -> None:
        self.sections[index] = self.sections[index]._replace(last=len(self.blocks))

    def document(self, path: str, front: FrontMatter) -> Document:
        """The finished document."""
        self._resolve(len(self.blocks))
        for index in self._open:
            self._shut(index)
        return Document(
            path, tuple(self.lines), front, tuple(self.sections), tuple(self.blocks),
            tuple(self.directives), tuple(sorted(self.problems)),
        )

    def _alert(self, token: Token) -> bool:
        kids: list[Token] = token.get("children") or []
        return bool(kids) and kids[0]["type"] == "paragraph" and bool(_ALERT.match(kids[0]["text"]))

    def _unalerted(self, token: Token) -> list[Token]:
        """The children of a quote, without the line `[!NOTE]` that makes it an admonition."""
        kids = list(token.get("children") or ())
        if self._alert(token):
            mark = _ALERT.match(kids[0]["text"])
            rest = kids[0]["text"][mark.end() :] if mark else ""
            kids[0:1] = [{**kids[0], "text": rest, "line": kids[0]["line"] + 1}] if rest.strip() else []
        return kids


def _pairs(tokens: list[Token]) -> Iterator[tuple[Token, str]]:
    """Each token with the type of the one that follows it, blank lines left out; what was read is let go."""
    waiting = [t for t in reversed(tokens) if t["type"] != "blank_line"]
    tokens.clear()
    while waiting:
        token = waiting.pop()
        yield token, waiting[-1]["type"] if waiting else ""


def _trim(text: str) -> str:
    return text.rstrip("\n").rstrip()


def _blank(m: re.Match[str]) -> str:
    return " " * len(m[0])


def _blank_text(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _commentless(text: str) -> str:
    return without(text, comments(text))
