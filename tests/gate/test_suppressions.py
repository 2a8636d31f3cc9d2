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
    "under a heading, up to the line before the next": (f"# A\n\n## B\n{MARK.format('DOC003')}\n\nTODO: one.\n# TODO: two\n", [7]),
    "under a heading, to the end": (f"# A\n\n## B\n{MARK.format('DOC003')}\n\nText.\n\nTODO: one.", []),
    "before a heading, up to the line before the next": (f"# A\n\nText.\n\n{MARK.format('DOC003')}\n## B\n\nTODO: one.\n# TODO: two\n", [9]),
    "before a heading, to the end": (f"# A\n\nText.\n\n{MARK.format('DOC003')}\n## B\n\nText.\n\nTODO: one.", []),
    "before the heading itself": (f"# A\n\nText.\n\n{MARK.format('DOC003')}\n## TODO: name it\n\nText.\n", []),
    "before an item, with what is nested under it": (f"# A\n\nText.\n\n{MARK.format('DOC003')}\n- Item one of it.\n  - TODO: one.\n  - TODO: two.\n- TODO: three.\n", [9]),
    "before a nested item, and not what follows": (f"# A\n\n- Item one of it.\n  - Item two of it.\n\n    {MARK.format('DOC003')}\n  - TODO: one.\n- TODO: two.\n", [8]),
    "before a paragraph, and not the list after it": (f"# A\n\nText.\n\n{MARK.format('DOC003')}\nText of it.\n\n- TODO: one.\n", [8]),
    "before a paragraph of three lines": (f"# A\n\nText.\n\n{MARK.format('DOC003')}\nWords of a line.\nWords of a line.\nTODO: one.\n\nTODO: two.\n", [10]),
    "before a table, and not the one after it": (f"# A\n\nText.\n\n{MARK.format('DOC003')}\n\n| a | b |\n|---|---|\n| TODO | TBD |\n\n| a | b |\n|---|---|\n| TODO | TBD |\n", [13]),
    "before a table of two rows at the end": (f"# A\n\nText.\n\n{MARK.format('DOC003')}\n\n| a | b |\n|---|---|\n| TODO | TBD |\n| TODO | TBD |", []),
    "after everything": (f"# A\n\nTODO: one.\n\n{MARK.format('DOC003')}\n", [3]),
    "before the first heading": (f"{MARK.format('DOC003')}\n\nTODO: one.\n\nTODO: two.\n", [5]),
    "the first line, by the whole file": ("TODO: one. <!-- designlint: ignore-file[DOC003] -- why -->\n\nTODO: two.", []),
    "the last line, by the whole file": ("# A\n\n<!-- designlint: ignore-file[DOC003] -- why -->\n\nTODO: one.", []),
    "the last line, by the front matter": ('---\ndesignlint:\n  ignore:\n    DOC003: "why"\n---\n\nTODO: one.', []),
    "after a comment that speaks to something else": (f"# A\n\nText.\n\n<!-- designlint: expect[DOC003] -->\n{MARK.format('DOC003')}\nTODO: one.\n", []),
    "after a comment that is wrong": (f"# A\n\nText.\n\n<!-- designlint: ignore -->\n{MARK.format('DOC003')}\nTODO: one.\n", []),
    "two codes": (f"# A\n\n{MARK.format('OBJ009, DOC003')}\nTODO: one.\n", []),
    "an empty code": (f"# A\n\n{MARK.format('DOC003,')}\nTODO: one.\n", []),
    "until today": ("# A\n\n<!-- designlint: ignore[DOC003] until 2026-06-01 -- why -->\nTODO: one.\n", []),
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
    "two, of which one is unused": ("ignore[DOC003, SEL] -- why", "SUP001", "'DOC003' lifts nothing here."),
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


KINDS = {  # a text -> the kind that its suppression is reported as
    "inline": f"# A\n\n{MARK.format('DOC003')}\nTODO: one.\n",
    "file": "# A\n\n<!-- designlint: ignore-file[DOC003] -- why -->\n\nTODO: one.\n",
    "front-matter": '---\ndesignlint:\n  ignore:\n    DOC003: "why"\n---\n\n# A\n\nTODO: one.\n',
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_says_where_a_suppression_comes_from(catalog: Catalog, kind: str) -> None:
    (found,) = [f for f in check(KINDS[kind], catalog).findings if f.code == "DOC003"]
    assert found.suppressed == (kind, "why")
    assert not [f for f in check(KINDS[kind], catalog).findings if f.code == "SUP001"]


def test_the_first_of_two_suppressions_gives_the_reason_and_both_are_used(catalog: Catalog) -> None:
    report = check("# A\n\n<!-- designlint: ignore-file[DOC003] -- first -->\n\n<!-- designlint: ignore[DOC003] -- second -->\nTODO: one.\n", catalog)
    assert [(f.code, f.suppressed and f.suppressed.reason) for f in report.findings] == [("DOC003", "first")]


IGNORED = {  # what stands under `designlint:` in the front matter -> code, message, line, end of the line
    "unused": ("  ignore:\n    DOC003: why\n", "SUP001", "'DOC003' lifts nothing here.", 5, 16),
    "unknown": ("  ignore:\n    SEL: why\n    timing-slo: why\n", "SUP002", "No rule 'timing-slo'. Did you mean 'timing-sla'?", 6, 20),
    "no reason": ("  ignore:\n    DOC003:\n", "SUP004", "'DOC003' is suppressed without a reason.", 5, 12),
    "blanks for a reason": ("  ignore:\n    DOC003: '  '\n", "SUP004", "'DOC003' is suppressed without a reason.", 5, 17),
    "a list for a reason": ("  ignore:\n    DOC003: [why]\n", "SUP004", "'DOC003' is suppressed without a reason.", 5, 18),
    "a list of codes": ("  ignore: [DOC003]\n", "SUP005", "Not a suppression; write ignore: {CODE: reason}.", 3, 12),
    "another key": ("  lift: {DOC003: why}\n", "SUP005", "Not a suppression; write ignore: {CODE: reason}.", 3, 12),
    "a word": ("  yes\n", "SUP005", "Not a suppression; write ignore: {CODE: reason}.", 3, 12),
}


@pytest.mark.parametrize("case", sorted(IGNORED))
def test_a_mistake_in_front_matter_is_a_finding_at_its_line(catalog: Catalog, case: str) -> None:
    head, code, message, line, end = IGNORED[case]
    report = check(f"---\ntitle: A\ndesignlint:\n{head}---\n\n# A\n\nText of it.\n", catalog)
    assert [(f.code, f.message, f.span) for f in report.findings] == [(code, message, (line, 1, line, end))]


def test_a_requirement_is_waived_only_when_all_its_findings_are_lifted(catalog: Catalog) -> None:
    text = f"# A\n\nText.\n\n{MARK.format('DOC003')}\nTODO: one.\n\nTODO: two.\n"
    assert [(r.code, r.state) for r in check(text, catalog).results if r.code == "DOC003"] == [("DOC003", State.MISSING)]
    assert [(r.code, r.state) for r in check(text.replace("TODO: two.", "Text."), catalog).results if r.code == "DOC003"] == [("DOC003", State.WAIVED)]


def test_what_is_met_is_not_waived(catalog: Catalog) -> None:
    report = check("# A\n\n<!-- designlint: ignore-file[DOC003] -- why -->\n\nText of it.\n", catalog, "DOC004")
    assert [(r.code, r.state) for r in report.results if r.code.startswith("DOC")] == [("DOC003", State.MET), ("DOC004", State.MET)]


@pytest.mark.parametrize(("settings", "severity"), [({}, "warning"), ({"SUP001": "error"}, "error"), ({"SUP001": "info"}, "info"), ({"SUP001": "off"}, "")])
def test_findings_about_suppressions_have_the_severity_of_their_rule(catalog: Catalog, settings: dict[str, str], severity: str) -> None:
    document = parse("# A\n\n<!-- designlint: ignore[DOC003] -- why -->\n\nText of it.\n", "x.md")
    config = Config(severity=settings, extend_select=("DOC003",))
    report = suppress.apply(linter.lint(document, catalog, config), document, catalog, config, TODAY)
    assert [f.severity.value for f in report.findings if f.code == "SUP001"] == ([severity] if severity else [])


def test_today_is_the_day_of_the_run(catalog: Catalog) -> None:
    today = dt.datetime.now(tz=dt.timezone.utc).date()
    for days, codes in ((2, []), (-2, ["SUP003"])):
        document = parse(f"# A\n\n<!-- designlint: ignore[DOC003] until {today + dt.timedelta(days=days)} -- why -->\nTODO: one.\n", "x.md")
        config = Config(select=("DOC003", "SUP"))
        report = suppress.apply(linter.lint(document, catalog, config), document, catalog, config)
        assert [f.code for f in report.findings if f.code.startswith("SUP")] == codes


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
