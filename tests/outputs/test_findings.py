"""Every format is well-formed by its specification and says the same findings; the bytes are the same every time."""

from __future__ import annotations

import json
import re

import pytest

from designlint import outputs
from designlint.model import Severity
from designlint.outputs.run import Run
from tests.outputs.readers import FORMATS, harmless, plain
from tests.outputs.readers.row import Row
from tests.outputs.runs import ADS, FEED, HAND, LEFT, finding, run_of

EVERY = sorted(FORMATS)


def rendered(name: str, run: Run = HAND) -> str:
    return outputs.renderer(name)(run)


def expected(name: str, run: Run = HAND) -> list[Row]:
    """What a reader of a format must find of a run."""
    form = FORMATS[name]
    return sorted(
        Row(file.path, f.span.line, f.name if form.names else f.code, f"{f.message} {f.help}".strip() if form.helps else f.message)
        for file in run.files for f in file.findings
        if f.suppressed is None and (form.notes or f.severity is not Severity.INFO)
    )


def test_no_format_is_without_a_reader() -> None:
    assert set(FORMATS) == set(outputs.FORMATS)


@pytest.mark.parametrize("name", EVERY)
def test_a_report_says_each_finding_once(name: str) -> None:
    found = [row._replace(words=plain(row.words)) for row in FORMATS[name].read(rendered(name))]
    assert sorted(found) == sorted(row._replace(words=plain(row.words)) for row in expected(name))
    harmless(rendered(name), commands=name == "github")


@pytest.mark.parametrize("name", [n for n in EVERY if n != "github"])  # which shows only the first
def test_the_formats_agree_on_real_documents(name: str, real: dict[str, str]) -> None:
    found = [(file["path"], f) for file in json.loads(real["json"])["files"] for f in file["findings"] if f["suppressed"] is None]
    code = {f["name"]: f["code"] for _, f in found}
    base = [(plain(path), f["line"], f["code"]) for path, f in found if FORMATS[name].notes or f["severity"] != "info"]
    assert sorted(base) == sorted((plain(r.path), r.line, code.get(r.rule, r.rule)) for r in FORMATS[name].read(real[name]))
    assert len(base) > 50
    harmless(real[name])


def test_annotations_agree_with_the_report_as_far_as_they_go(real: dict[str, str]) -> None:
    found = [(r.path, r.line, r.rule) for r in FORMATS["github"].read(real["github"])]
    assert 20 <= len(found) <= 30
    assert set(found) <= {(r.path, r.line, r.rule) for r in FORMATS["json"].read(real["json"])}
    harmless(real["github"], commands=True)


@pytest.mark.parametrize("name", EVERY)
def test_the_bytes_depend_on_nothing_but_the_run(name: str, runs: tuple[dict[str, str], dict[str, str]]) -> None:
    assert runs[0][name] == runs[1][name]
    assert rendered(name) == rendered(name, Run(*HAND[:2]))
    assert rendered(name) != rendered(name, Run((ADS, FEED, LEFT), HAND.rules))


@pytest.mark.parametrize("name", EVERY)
def test_a_run_without_findings_is_well_formed(name: str) -> None:
    for run in (Run(()), Run((LEFT,)), run_of()):
        assert FORMATS[name].read(rendered(name, run)) == []


ABROAD = {
    "below the root": ("/repo/docs/a.md", "docs/a.md"), "with a dot": ("./docs/a.md", "docs/a.md"), "with two slashes": (".//docs//a.md", "docs/a.md"),
    "outside": ("../a.md", "../a.md"), "a sibling of the root": ("/repository/a.md", "/repository/a.md"), "a backslash in a name": ("a\\b.md", "a\\b.md"),
}


@pytest.mark.parametrize(("name", "case"), [(n, c) for n in ("github", "gitlab", "sarif") for c in sorted(ABROAD) if (n, c) != ("gitlab", "a sibling of the root")])
def test_code_hosts_get_paths_from_the_root(name: str, case: str) -> None:
    given, wanted = ABROAD[case]
    run = run_of(finding(), path=given)._replace(root="/repo")
    assert [row.path for row in FORMATS[name].read(rendered(name, run))] == [wanted]


@pytest.mark.parametrize("name", ["full", "concise"])
def test_colour_adds_nothing_but_colour(name: str) -> None:
    coloured = rendered(name, HAND._replace(colour=True, evidence=True))
    assert coloured.count("\x1b[") > 20
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == rendered(name, HAND._replace(evidence=True))


GONE = {"json": '"error": "{}"', "json-lines": '"error": "{}"', "sarif": '"text": "{}"', "junit": '<error message="{}"', "markdown": "Could not be checked: {}", "html": "<p class=error>{}</p>"}


@pytest.mark.parametrize("name", sorted(GONE))
def test_a_document_that_could_not_be_checked_is_in_the_report(name: str) -> None:
    assert rendered(name).count(GONE[name].format("docs/gone.md: is not UTF-8 text (line 1).")) == 1
