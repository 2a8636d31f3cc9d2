"""What a cross-check says of a small document, as its tests expect it: the place by its line and words, and every word of the message."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designlint.model import Span
from tests.crosschecks.marked import found

if TYPE_CHECKING:
    from designlint.catalog import Catalog


class Place(NamedTuple):
    """Words of a line (the last such of it) and what is said of them."""

    line: int
    words: str
    message: str

    def span(self, text: str) -> Span:
        """Where they stand."""
        column = text.split("\n")[self.line - 1].rindex(self.words) + 1
        return Span(self.line, column, self.line, column + len(self.words))


class Told(NamedTuple):
    """One finding: where, what, which other places it names, how much it matters."""

    line: int
    words: str
    message: str
    related: tuple[Place, ...] = ()
    severity: str = "error"


def check(catalog: Catalog, code: str, text: str, *expected: Told) -> None:
    """Hold the findings of one cross-check on a text against what is expected, in order."""
    findings = found(text, code, catalog)
    said = [(f.code, f.message, f.span, [(r.span, r.message) for r in f.related], f.severity.value) for f in findings]
    wanted = [
        (code, told.message, Place(*told[:3]).span(text), [(place.span(text), place.message) for place in told.related], told.severity)
        for told in expected
    ]
    assert said == wanted, said
