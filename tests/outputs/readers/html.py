"""The HTML page: known tags, closed where they must be, and nothing that runs."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import ClassVar

from tests.outputs.readers.row import Row


class _Page(HTMLParser):
    """The tags of a page, each one known, closed where it must be, and with harmless attributes."""

    KNOWN: ClassVar = {
        "html": {"lang"}, "head": set(), "meta": {"charset", "name", "content", "http-equiv"}, "title": set(), "style": set(), "body": set(), "h1": set(), "h2": set(),
        "p": {"class"}, "b": set(), "table": set(), "tr": set(), "th": set(), "td": {"class"}, "code": set(), "br": set(), "small": set(), "q": set(),
    }

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, ...]] = []
        self.rows: list[Row] = []
        self.path, self.cells, self.after = "", [], ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_decl(self, decl: str) -> None:
        assert decl == "doctype html"
        assert not self.seen

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {k for k, _ in attrs} <= self.KNOWN[tag]
        assert dict(attrs).get("class") in (None, "error", "warning", "info", "met", "weak", "missing", "waived")
        self.seen.append((tag, *(f"{k}={v}" for k, v in attrs)))
        self.after = tag
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "tr":
            self.cells = []
        elif tag in ("td", "th"):
            self.cells.append("")
        elif tag == "h2":
            self.path = ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "table":
            self.header: list[str] = []
        elif tag == "tr" and self.cells[0] in ("Line", "Requirement"):
            self.header = self.cells
        elif tag == "tr":
            assert len(self.cells) == len(self.header)
            if self.header[0] == "Line":
                self.rows.append(Row(self.path, int(self.cells[0]), self.cells[1].split()[0], self.cells[2]))

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["h2"]:
            self.path += data
        elif self.cells and {"td", "th"} & set(self.open) and "small" not in self.open:
            self.cells[-1] += data

    def _refused(self, words: str) -> None:
        raise AssertionError(words)

    handle_comment = handle_pi = unknown_decl = _refused


def page(text: str) -> _Page:
    """A page that stands alone and lets nothing run."""
    found = _Page(text)
    assert text.startswith("<!doctype html>")
    tags = [tag for tag, *_ in found.seen]
    assert tags[:2] == ["html", "head"]
    assert tags.count("title") == tags.count("body") == 1
    assert '<meta charset="utf-8">' in text[:1024]
    assert ("meta", "http-equiv=Content-Security-Policy", "content=default-src 'none'; style-src 'unsafe-inline'") in found.seen
    return found


def html(text: str) -> list[Row]:
    """The rows of the tables of findings."""
    return page(text).rows
