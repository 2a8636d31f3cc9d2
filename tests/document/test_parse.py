"""Markdown to a document: positions, structure against a second parser, lines that work as headings, the mended faults."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from designlint.document import decode, parse
from designlint.errors import DocumentError

if TYPE_CHECKING:
    from designlint.model import Document

VARIED = {
    "headings": "# A title #\n\nSetext\n======\n\ntext under\n\n## Second `code` *em* ##\n",
    "lists": "- one\n- two\n  wrapped words\n\n  second paragraph\n  - nested\n    1. deep\n",
    "quote": "> quoted words\n> go on\nlazy line\n\n> - item in a quote\n",
    "table": "| a | b |\n|---|---|\n| one cell | two `x` |\n| short |\n",
    "table in a list": "- item\n\n  | a | b |\n  |---|---|\n  | c | d |\n",
    "tabs": "-\tone\n\n\ttwo\n\n1.\tthree\n",
    "markup": "**Bold** and _em_ and [a link](http://x.example/a_b) and `code` and ~~gone~~ <b>tag</b> &amp; end\n",
    "comments": "before <!-- hidden words --> after\n\n<!-- block -->\n\nlast\n",
    "fences": "```python\ncode = 1\n```\n\n~~~mermaid\ngraph TD\n~~~\n\nindented:\n\n    four spaces\n",
    "front matter": "---\ntitle: T\nscale: 100M users\n---\n\n# Body\n",
    "unicode": "# Größe\n\nnaïve café — 3 µs\u00a0wide\n",
    "html": "<div>\nwords in html\n</div>\n\n<h2>Heading in html</h2>\n\nafter\n",
}
FRAGMENTS = st.sampled_from(
    ["# h\n", "## k\n", "- a\n", "  - b\n", "1. c\n", "> q\n", "text here\n", "\n", "\n\n", "```\ncode\n```\n", "| a | b |\n|--|--|\n| c | d |\n", "**bold**\n", "---\n", "    ind\n", "<!-- c -->\n", "x\n===\n"]
)
NOTES = """Goals and needs first:
- Say what it is for.
   - for example keep people
- Next the needs:
   - how many people

Broad Design
- A list of ways

Data Ideas And Features
- layers

Choosing Features:
- some ways
"""


def prose_is_located(document: Document) -> None:
    """Every word of prose stands where it is said to stand."""
    for block in document.blocks:
        assert len(block.prose) == len(block.text)
        for m in re.finditer(r"\w+", block.prose):
            span = document.span(block.index, m.start(), m.end())
            assert document.lines[span.line - 1][span.column - 1 : span.end_column - 1] == m[0]


def outline(document: Document) -> list[tuple[int, int]]:
    """The (line, level) of real headings."""
    return [(s.line, s.level) for s in document.sections[1:] if not s.pseudo]


@pytest.mark.parametrize("name", sorted(VARIED))
def test_every_word_is_found_where_it_is_located(name: str) -> None:
    prose_is_located(parse(VARIED[name]))


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, max_size=14).map("".join))
def test_every_word_of_generated_documents_is_found_where_it_is_located(text: str) -> None:
    prose_is_located(parse(text))


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, max_size=12).map("".join))
def test_headings_are_those_of_a_second_parser(text: str) -> None:
    document = parse(text)
    if document.front.end or re.search(r"^\|.*\n {4}", text, re.MULTILINE):  # GitHub goes on with a table where the second parser begins code
        return
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    other = [(t.map[0] + 1, int(t.tag[1])) for t in tokens if t.type == "heading_open" and t.map and t.level == 0]
    assert outline(document) == other


REPAIRS = {
    "a heading right after a quote is a heading": ("> note\n## Goals\n", [("heading", 2)]),
    "an underline after an item makes no heading": ("- item\n===\n", []),
    "a table with a short row stays a table": ("| a | b |\n|---|---|\n| c |\n", [("row", 1), ("row", 3)]),
    "a table without outer pipes is a table": ("a | b\n:---|---\nc | d\n", [("row", 1), ("row", 3)]),
    "a footnote keeps its text": ("[^1]: kept words\n", [("paragraph", 1)]),
    "blank lines of spaces separate": ("a\n      \nb\n", [("paragraph", 1), ("paragraph", 3)]),
    "quotes and lists come in order": ("> q1\n- A\n\n> q2\n- B\n", [("paragraph", 1), ("item", 2), ("paragraph", 4), ("item", 5)]),
}


@pytest.mark.parametrize("name", sorted(REPAIRS))
def test_a_fault_of_the_parser_is_mended(name: str) -> None:
    text, wanted = REPAIRS[name]
    kinds = {k for k, _ in wanted} or {"heading"}
    assert [(b.kind, b.line) for b in parse(text).blocks if b.kind in kinds] == wanted


def test_plain_lines_above_lists_work_as_headings() -> None:
    titles = [s.title for s in parse(NOTES).sections[1:] if s.level == 8]
    assert titles == ["Goals and needs first", "Broad Design", "Data Ideas And Features", "Choosing Features"]


LABELS = {
    "a bold line": ("**Goals**\n\ntext\n", "Goals"),
    "a bold line with a colon": ("**Goals:**\n\ntext\n", "Goals"),
    "a plain line with a colon above a list": ("Assumptions:\n- one\n", "Assumptions"),
    "a plain line with a colon above a table": ("Features:\n\n| name |\n|---|\n| age |\n", "Features"),
    "an entry with children": ("- Online:\n  - clicks\n  - revenue\n", "Online"),
    "a heading in html": ("<h2>Goals</h2>\n\ntext\n", "Goals"),
}


@pytest.mark.parametrize("name", sorted(LABELS))
def test_a_line_works_as_a_heading(name: str) -> None:
    text, title = LABELS[name]
    assert title in [s.title for s in parse(text).sections]


UNREADABLE = {
    "invalid bytes": (b"fine\n\xff\xfe bad", "is not UTF-8 text (line 2)"),
    "utf-16": ("wide".encode("utf-16"), "is UTF-16 text"),
    "a nul byte": (b"a\0b", "holds a NUL byte (line 1)"),
    "too much": (b"x" * 100, "is over 0 KiB"),
}


@pytest.mark.parametrize("name", sorted(UNREADABLE))
def test_what_is_no_text_is_a_clear_error(name: str) -> None:
    data, what = UNREADABLE[name]
    with pytest.raises(DocumentError, match=re.escape(what)):
        decode(data, "x.md", limit=50)


@pytest.mark.parametrize(("data", "newline", "bom"), [(b"a\r\nb\r\n", "\r\n", False), (b"a\rb\r", "\r", False), (b"\xef\xbb\xbfa\n", "\n", True)])
def test_newlines_and_marks_are_made_plain_and_remembered(data: bytes, newline: str, bom: bool) -> None:
    source = decode(data, "x.md")
    assert (source.newline, source.bom) == (newline, bom)
    assert "\r" not in source.text


FRONT = {
    "flat": ("---\ntitle: T\nowner: me\n---\n", {"title": "T", "owner": "me"}, ""),
    "quoted": ('---\ntitle: "A: b"\n---\n', {"title": "A: b"}, ""),
    "a list": ("---\nreviewers: [Ana, Jon]\n---\n", {"reviewers": ["Ana", "Jon"]}, ""),
    "nested": ("---\ndesignlint:\n  ignore:\n    SEL: one input\n---\n", {"designlint": {"ignore": {"SEL": "one input"}}}, ""),
    "no is a word": ("---\ndraft: no\n---\n", {"draft": "no"}, ""),
    "broken": ("---\na: [b\n---\n", {}, "broken"),
    "an alias": ("---\na: &x 1\nb: *x\n---\n", {}, "anchors"),
    "a key twice": ("---\na: 1\na: 2\n---\n", {}, "twice"),
    "a rule is none": ("---\n\nword\n\n---\n", {}, ""),
}


@pytest.mark.parametrize("name", sorted(FRONT))
def test_front_matter_is_read_as_strings_and_never_fails(name: str) -> None:
    text, values, problem = FRONT[name]
    front = parse(text).front
    assert front.values == values
    assert bool(front.problem) is bool(problem)
    assert problem in ("", "broken") or problem in front.problem


HOSTILE = {
    "quotes and lists": "> a\n- b\n", "nested emphasis": "*a **a ", "open brackets": "[", "backticks": "`", "pipes": "|", "open comments": "<!--", "spaces in a heading": " ",
    "list markers": "- ", "quote markers": "> ", "stars": "*", "tags": "<a", "blank lines": "\n", "rules": "---\n", "tables": "| a | b |\n|---|---|\n",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_shapes_have_a_document(name: str) -> None:
    unit = HOSTILE[name]
    text = "# a" + unit * 5000 + "b" if name == "spaces in a heading" else unit * (20000 // len(unit))
    assert parse(text).lines


SPOKEN = {
    "a key that says something": ("---\nscale: 100M users\n---\n", ["scale: 100M users"]),
    "names and dates say nothing": ("---\ntitle: T\ndate: 2026-01-02\nscale:\n---\n", []),
    "a reason for a waiver is said to the linter": ("---\ndesignlint:\n  ignore:\n    timing-sla: batch only\nscale: 5\n---\n", ["scale: 5"]),
    "blank lines and comments do not end what is said to the linter": ("---\ndesignlint:\n\n# why\n  ignore:\n    timing-sla: batch only\n---\n", []),
    "on one line": ("---\ndesignlint: {ignore: {timing-sla: batch only}}\nscale: 5\n---\n", ["scale: 5"]),
    "a comment": ("---\n# batch only\nscale: 5\n---\n", ["scale: 5"]),
    "toml": ('+++\ntitle = "T"\nscale = "5"\n[designlint.ignore]\ntiming-sla = "batch only"\n[extra]\nload = "7"\n+++\n', ['scale = "5"', 'load = "7"']),
}


@pytest.mark.parametrize("name", sorted(SPOKEN))
def test_front_matter_says_something_of_the_system_but_not_what_is_said_to_the_linter(name: str) -> None:
    text, said = SPOKEN[name]
    assert [b.text for b in parse(text).blocks if b.kind == "front"] == said
