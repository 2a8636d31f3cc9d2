"""The check command: exit codes, status, stdin, suppressions and reports, as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT

COMPLETE, MEDIOCRE = str(ROOT / "examples" / "complete.md"), str(ROOT / "examples" / "mediocre.md")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", COMPLETE], 0), (["check", MEDIOCRE], 1), (["check", "--exit-zero", MEDIOCRE], 0), (["check", "--fail-on", "never", MEDIOCRE], 0),
        (["check", "--select", "DOC006", MEDIOCRE], 0), (["check", "--fail-on", "warning", "--select", "SEL", MEDIOCRE], 1),
    ],
)
def test_the_exit_code_says_what_was_found(run, arguments: list[str], code: int) -> None:
    assert run(*arguments).code == code


def test_a_draft_passes_and_an_approved_document_does_not(run, tmp_path: Path) -> None:
    assert run("new", "Home feed ranking").code == 0
    path = tmp_path / "home-feed-ranking.md"
    assert run("check", path.name).code == 0
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft", "status: approved"), encoding="utf-8")
    assert run("check", path.name).code == 1


def test_stdin_is_checked_under_its_name(run) -> None:
    said = run("check", "-", "--stdin-filename", "docs/x.md", "--output-format", "concise", stdin=Path(MEDIOCRE).read_bytes())
    assert said.code == 1
    assert said.out.startswith("docs/x.md:")


def test_the_json_report_holds_the_evidence_map(run) -> None:
    said = run("check", "--output-format", "json", COMPLETE)
    file = json.loads(said.out)["files"][0]
    states = {r["name"]: r["state"] for r in file["rules"]}
    assert states["timing-sla"] == "met"
    assert file["score"] == {"met": 28, "of": 28}
    assert all(r["evidence"][0]["text"] for r in file["rules"] if r["state"] == "met" and r["name"] in ("timing-sla", "data-sources"))


def test_a_readme_gets_one_note(run, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# A tool\n\nInstall it with pip and run it on your files.\n\n## Usage\n\nType its name.\n" * 3)
    said = run("check", "--output-format", "concise", "README.md")
    assert said.code == 0
    assert said.out.count("\n") == 2
    assert "not-a-design-document" in said.out


def test_folders_are_searched_for_design_documents(run, tmp_path: Path) -> None:
    (tmp_path / "docs" / "design").mkdir(parents=True)
    (tmp_path / "docs" / "design" / "a.md").write_text(Path(MEDIOCRE).read_text())
    (tmp_path / "docs" / "notes.md").write_text("# notes\n")
    paths = [f["path"] for f in json.loads(run("check", ".", "--output-format", "json", "--exit-zero").out)["files"]]
    assert [p.replace("\\", "/").removeprefix("./") for p in paths] == ["docs/design/a.md"]


SUPPRESSIONS = {
    "a section": ("# D\n\n## Requirements\n<!-- designlint: ignore[peak-load] -- batch job -->\n\nText.\n", "peak-load", True),
    "the file": ("# D\n\n<!-- designlint: ignore-file[OBJ008] -- batch job -->\n\n## Requirements\n\nText.\n", "peak-load", True),
    "front matter": ("---\nkind: ml-design-doc\ndesignlint:\n  ignore:\n    OBJ008: batch job\n---\n\n# D\n\n## Requirements\n\nText.\n", "peak-load", True),
    "without a reason": ("# D\n\n<!-- designlint: ignore-file[OBJ008] -->\n\n## Requirements\n\nText.\n", "reasonless-suppression", False),
    "unknown": ("# D\n\n<!-- designlint: ignore-file[OBJ999] -- x -->\n\nText.\n", "unknown-suppression", False),
    "unused": ("# D\n\n<!-- designlint: ignore-file[DOC005] -- x -->\n\nText.\n", "unused-suppression", False),
    "expired": ("# D\n\n<!-- designlint: ignore-file[OBJ008] until 2020-01-01 -- x -->\n\nText.\n", "expired-suppression", False),
    "malformed": ("# D\n\n<!-- designlint: ignore -- x -->\n\nText.\n", "malformed-suppression", False),
}


@pytest.mark.parametrize("name", sorted(SUPPRESSIONS))
def test_a_suppression_lifts_or_is_reported(run, tmp_path: Path, name: str) -> None:
    text, rule, lifted = SUPPRESSIONS[name]
    (tmp_path / "d.md").write_text("We train a model to predict churn; features and labels come from logs. The training data and metrics follow.\n\n" * 0 + text + "\nThe model is trained on features; predictions and labels of the classifier are logged for training.\n")
    found = json.loads(run("check", "d.md", "--output-format", "json", "--exit-zero").out)["files"][0]["findings"]
    mine = [f for f in found if f["name"] == rule]
    assert mine
    assert all((f["suppressed"] is not None) is lifted for f in mine)


def test_a_team_can_bring_rules_of_its_own(run, tmp_path: Path) -> None:
    (tmp_path / "TEA001-cost.yaml").write_text(
        "code: TEA001\nname: cost\nseverity: {interview: error, production: error, strict: error}\nmessage: No cost.\n"
        "help: Say what it costs.\nrequire:\n  quantity: {of: money}\ngood:\n  dollars: It costs $5,000 a month.\nbad:\n  words: It is cheap.\n"
    )
    assert run("test", "TEA001-cost.yaml").code == 0
    assert "TEA001 cost: No cost." in run("check", "--rules", "TEA001-cost.yaml", "--output-format", "concise", COMPLETE).out
