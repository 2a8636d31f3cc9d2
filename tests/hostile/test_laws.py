"""Laws of the linter: what changes the form of a document and not what it says changes no requirement's state."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designlint import catalog as catalogs
from designlint import runner
from designlint.config import Resolver
from designlint.model import Config
from tests.conftest import ROOT
from tests.hostile.conftest import COMPLETE

if TYPE_CHECKING:
    from collections.abc import Callable

JOB = runner.Job(catalogs.load(whole=True), Resolver(isolated=True))
MEDIOCRE = (ROOT / "examples" / "mediocre.md").read_text(encoding="utf-8")
DOCUMENTS = {"complete": COMPLETE, "mediocre": MEDIOCRE}
FEW = settings(max_examples=25, deadline=None, derandomize=True, database=None)
UNRELATED = [
    "The team meets on Tuesdays in the room by the lift.",
    "Thanks go to everybody who read an early draft of these pages.",
    "Words in *italics* are explained in the [glossary](https://example.com/glossary).",
    "This page is written in British English.",
    "<!-- a remark for the next reader -->",
    "---",
    "> The whole is greater than the part. (Euclid)",
    "![a picture of the office](office.png)",
]
NUMERALS = {
    "40M": ["40 million", "40,000,000", "40000000", "40 M"],
    "12M": ["12 million", "12,000,000", "12000000"],
    "8M": ["8 million", "8,000,000", "8000000"],
    "1,389": ["1389", "1\u202f389", "1.389k"],
    "4,200": ["4200", "4.2k", "4 200", "4\u00a0200"],
    "95,350": ["95350", "95 350", "95.35k"],
    "40,000": ["40000", "40k", "40K", "40 thousand", "40\u202f000"],
    "60 seconds": ["60 s", "60s", "1 minute", "60 sec"],
    "200 ms": ["200ms", "0.2 s", "200 milliseconds"],
    "32.0%": ["32%", "32.0 %", "32.0 percent"],
}


def states(text: str | bytes, profile: str = "production") -> dict[str, str]:
    """The state of every requirement."""
    data = text.encode() if isinstance(text, str) else text
    report = runner.check(data, "x.md", Config(profile=profile), JOB)
    return {r.requirement: r.state.value for r in report.results if r.requirement}


BEFORE = {name: states(text) for name, text in DOCUMENTS.items()}


def paragraphs(text: str) -> list[str]:
    """The parts of a text between blank lines; the front matter is the first of them."""
    front, rest = re.fullmatch(r"(---\n.*?\n---\n)?(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]  # it matches any text
    return [front or "", *re.split(r"\n{2,}", rest.strip("\n"))]


def written(parts: list[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(part: str) -> bool:
    """Whether a part is a paragraph of prose."""
    return not part.startswith(("#", "|", "-", ">", "<", "*", "`", "1", "---"))


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("tail", ["", "\n", "\n\n \n"])
def test_newlines_and_marks_say_nothing(document: str, newline: str, head: bytes, tail: str) -> None:
    text = (DOCUMENTS[document].rstrip("\n") + tail).replace("\n", newline)
    assert states(head + text.encode()) == BEFORE[document]


@pytest.mark.parametrize("document", DOCUMENTS)
@given(data=st.data())
@FEW
def test_an_unrelated_paragraph_says_nothing(document: str, data: st.DataObject) -> None:
    parts = paragraphs(DOCUMENTS[document])
    places = data.draw(st.lists(st.integers(1, len(parts)), min_size=1, max_size=5))
    for place in sorted(places, reverse=True):
        parts.insert(place, data.draw(st.sampled_from(UNRELATED)))
    assert states(written(parts)) == BEFORE[document]


@pytest.mark.parametrize("document", DOCUMENTS)
@given(width=st.integers(30, 300))
@FEW
def test_where_lines_break_says_nothing(document: str, width: int) -> None:
    def wrapped(part: str) -> str:
        lines = textwrap.wrap(" ".join(part.split()), width, break_long_words=False, break_on_hyphens=False)
        return re.sub(r"\n(?=(?:[-+*#>|=~`]|\d+[.)])(?:\s|\Z))", " ", "\n".join(lines))

    parts = paragraphs(DOCUMENTS[document])
    assert states(written([parts[0], *(wrapped(p) if plain(p) else p for p in parts[1:])])) == BEFORE[document]


STYLES: dict[str, Callable[[list[int]], str]] = {
    "1.2": lambda n: ".".join(map(str, n)) + " ",
    "1.2.": lambda n: ".".join(map(str, n)) + ". ",
    "2.": lambda n: f"{n[-1]}. ",
    "2)": lambda n: f"{n[-1]}) ",
    "(2)": lambda n: f"({n[-1]}) ",
    "B.": lambda n: f"{chr(64 + n[-1])}. ",
    "ii.": lambda n: ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")[n[-1]] + ". ",
    "Step 2:": lambda n: f"Step {n[-1]}: ",
    "Section 1.2.": lambda n: f"Section {'.'.join(map(str, n))}. ",
}


def numbered(text: str, style: Callable[[list[int]], str]) -> str:
    """The text with its headings from the second level numbered."""
    at: list[int] = []

    def number(m: re.Match[str]) -> str:
        depth = len(m[1]) - 1
        at[depth - 1 :] = [at[depth - 1] + 1] if len(at) >= depth else [1] * (depth - len(at))
        return f"{m[1]} {style(at)}"

    return re.sub(r"^(##+) ", number, text, flags=re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("style", STYLES)
def test_numbers_of_headings_say_nothing(document: str, style: str) -> None:
    text = numbered(DOCUMENTS[document], STYLES[style])
    assert text != DOCUMENTS[document]
    assert states(text) == BEFORE[document]


@pytest.mark.parametrize("document", DOCUMENTS)
@given(data=st.data())
@FEW
def test_the_order_of_sections_says_nothing(document: str, data: st.DataObject) -> None:
    head, *sections = re.split(r"^(?=## )", DOCUMENTS[document].rstrip("\n") + "\n\n", flags=re.MULTILINE)
    assert states(head + "".join(data.draw(st.permutations(sections)))) == BEFORE[document]


MARKS = {"underlined": "", "closed": "{1} {2} {1}", "bold": "{1} **{2}**", "strong": "{1} __{2}__", "italic": "{1} *{2}*", "indented": "  {1} {2}", "wide": "{1}\t{2}  "}


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("mark", MARKS)
def test_other_marks_of_headings_say_nothing(document: str, mark: str) -> None:
    def marked(m: re.Match[str]) -> str:
        return MARKS[mark].format(*m.group(0, 1, 2)) if MARKS[mark] else f"{m[2]}\n{'=' if len(m[1]) == 1 else '-'}"

    text = re.sub(r"^(##?) (.+)$", marked, DOCUMENTS[document], flags=re.MULTILINE)
    assert text != DOCUMENTS[document]
    assert states(text) == BEFORE[document]


@given(data=st.data())
@FEW
def test_how_numbers_are_written_says_nothing(data: st.DataObject) -> None:
    text = COMPLETE
    for number in data.draw(st.sets(st.sampled_from(sorted(NUMERALS)), min_size=1)):
        assert number in text
        text = re.sub(rf"(?<![\w.,]){re.escape(number)}(?![\w,])", data.draw(st.sampled_from(NUMERALS[number])), text)
    assert states(text) == BEFORE["complete"]


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=300))
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_any_text_has_a_report_with_places_inside_it(text: str) -> None:
    report = runner.check(text.encode(), "x.md", Config(profile="strict"), JOB)
    assert report == runner.check(text.encode(), "x.md", Config(profile="strict"), JOB)
    assert list(report.findings) == sorted(report.findings, key=lambda f: (f.span, f.code, f.message))
    for f in report.findings:
        line, column, end_line, end_column = f.span
        assert 1 <= line <= end_line <= max(1, len(report.source))
        assert (line, column) <= (end_line, end_column)
        assert 1 <= column <= len(report.source[line - 1]) + 1
