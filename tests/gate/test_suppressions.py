"""What a suppression lifts, from where, and what each mistake in one is told; the same for front matter that cannot be read."""

from __future__ import annotations

import datetime as dt

import pytest

from designlint import linter, suppress
from designlint.catalog import Catalog
from designlint.document import parse
from designlint.model import Config, FileReport, State

TODAY = dt.date(2026, 6, 1)


def check(text: str, catalog: Catalog, *select: str) -> FileReport:
    document = parse(text, "x.md")
    config = Config(select=("DOC003", "SUP", *select))
    return suppress.apply(linter.lint(document, catalog, config), document, catalog, config, TODAY)


MARK = "<!-- designlint: ignore[{}] -- why -->"
REACH = {  # text -> the lines of placeholders that still count
    "before a paragraph": (f"# A\n\nText.\n\n{MARK.format('DOC003')}\nTODO: one.\n\nTODO: two.\n", [8]),
    "before an item": (f"# A\n\n- TODO: one.\n{MARK.format('placeholder-text')}\n- TODO: two.\n- TODO: three.\n", [3, 6]),
    "right under a heading": (f"# A\n\n## B\n{MARK.format('DOC')}\n\nTODO: one.\n\nTODO: two.\n\n## C\n\nTODO: three.\n", [12]),
    "before a heading": (f"# A\n\nText.\n\n{MARK.format('DOC003')}\n## B\n\nTODO: one.\n\n## C\n\nTODO: two.\n", [12]),
    "in a quote": (f"# A\n\nText.\n\n> {MARK.format('DOC003')}\n> TODO: one.\n\nTODO: two.\n", [8]),
    "before a table": (f"# A\n\nText.\n\n{MARK.format('DOC003')}\n\n| a | b |\n|---|---|\n| TODO | TBD |\n\nTODO: two.\n", [11]),
    "the whole file": ("# A\n\n<!-- designlint: ignore-file[DOC003] -- why -->\n\nTODO: one.\n\n## B\n\nTODO: two.\n", []),
    "front matter": ('---\ndesignlint:\n  ignore:\n    DOC003: "why"\n---\n\n# A\n\nTODO: one.\n', []),
    "until a day to come": ("# A\n\n<!-- designlint: ignore[DOC003] until 2027-03-31 -- why -->\nTODO: one.\n", []),
    "a long dash": ("# A\n\n<!-- designlint: ignore[DOC003] — why -->\nTODO: one.\n", []),
    "of another rule": (f"# A\n\n{MARK.format('OBJ009')}\nTODO: one.\n", [4]),
}


@pytest.mark.parametrize("case", sorted(REACH))
def test_where_a_suppression_reaches(catalog: Catalog, case: str) -> None:
    text, lines = REACH[case]
    report = check(text, catalog)
    assert [f.span.line for f in report.findings if f.code == "DOC003" and f.suppressed is None] == lines
    assert all(f.suppressed.reason == "why" for f in report.findings if f.code == "DOC003" and f.suppressed)


WRONG = {  # a comment -> code and message
    "nothing to lift": ("ignore[SEL] -- why", "", ""),
    "unused": ("ignore[DOC003] -- why", "SUP001", "'DOC003' lifts nothing here."),
    "unknown": ("ignore[timing-slo] -- why", "SUP002", "No rule 'timing-slo'. Did you mean 'timing-sla'?"),
    "expired": ("ignore[OBJ009] until 2026-05-31 -- why", "SUP003", "The suppression ended on 2026-05-31."),
    "no reason": ("ignore[OBJ009]", "SUP004", "A suppression without a reason."),
    "an empty reason": ("ignore[OBJ009] -- ", "SUP004", "A suppression without a reason."),
    "no code": ("ignore -- why", "SUP005", "Not a suppression; write ignore[CODE] -- reason."),
    "another word": ("disable[OBJ009] -- why", "SUP005", "Not a suppression; write ignore[CODE] -- reason."),
    "no date": ("ignore[OBJ009] until soon -- why", "SUP005", "'soon' is no date; write until YYYY-MM-DD."),
}


@pytest.mark.parametrize("case", sorted(WRONG))
def test_a_mistake_is_a_finding_at_the_comment(catalog: Catalog, case: str) -> None:
    comment, code, message = WRONG[case]
    report = check(f"# A\n\nText.\n\n<!-- designlint: {comment} -->\n\nMore text.\n", catalog)
    found = [(f.code, f.message, f.span.line) for f in report.findings if f.code.startswith("SUP")]
    assert found == ([(code, message, 5)] if code else [])


def test_a_lifted_requirement_is_waived(catalog: Catalog) -> None:
    report = check("# A\n\n<!-- designlint: ignore-file[timing-sla] -- nightly report, nobody waits -->\n\nThe model is trained on features and predicts churn; training takes labels.\n", catalog, "OBJ009")
    (row,) = [r for r in report.results if r.code == "OBJ009"]
    assert row.state is State.WAIVED
    assert "nobody waits" in row.reason


UNREADABLE = {
    "broken YAML": ("title: [a\n", "front matter"), "a key twice": ("a: 1\na: 2\n", "front matter"), "a tag": ("a: !!python/name:os.system\n", "front matter"),
    "an anchor": ("a: &x 1\nb: *x\n", "front matter"),
}


@pytest.mark.parametrize("case", sorted(UNREADABLE))
def test_front_matter_that_cannot_be_read_is_a_finding_and_the_rest_is_checked(catalog: Catalog, case: str) -> None:
    head, said = UNREADABLE[case]
    report = check(f"---\n{head}---\n\n# A\n\nTODO: one.\n", catalog, "DOC011")
    found = {f.code: f for f in report.findings}
    assert said in found["DOC011"].message.lower()
    assert found["DOC003"].span.line == len(head.splitlines()) + 6
