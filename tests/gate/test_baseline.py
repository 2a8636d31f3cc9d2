"""What a baseline accepts stays accepted however the text moves, and a new finding is never hidden."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gate.repository import COMPLETE, MEDIOCRE

PLACE = ".designlint-baseline.json"


def reported(run, *arguments: str) -> list[str]:
    said = run("check", "--isolated", "--output-format", "json", "--baseline", PLACE, *arguments, "design.md")
    assert said.code in (0, 1), said.err
    return sorted(f["name"] for f in json.loads(said.out)["files"][0]["findings"] if not f["suppressed"])


MOVES: dict[str, Callable[[str], str]] = {
    "nothing": lambda t: t,
    "lines added above": lambda t: t.replace("# Churn prediction\n", "# Churn prediction\n\nA note.\n\nAnother note.\n"),
    "a heading renamed": lambda t: t.replace("## Model\n", "## Modelling\n").replace("## Overview", "## 1. Overview"),
    "sections in another order": lambda t: "\n## ".join([(p := t.split("\n## "))[0], *reversed(p[1:])]) + "\n",
    "CRLF": lambda t: t.replace("\n", "\r\n"),
    "headings renumbered": lambda t: t.replace("## Data", "## 3. Data").replace("## Evaluation", "## 4. Evaluation"),
}


@pytest.mark.parametrize("move", sorted(MOVES))
def test_moved_text_is_still_accepted(run, tmp_path: Path, move: str) -> None:
    path = tmp_path / "design.md"
    path.write_text(MEDIOCRE, encoding="utf-8", newline="")
    assert run("baseline", "write", "--isolated", "design.md").code == 0
    path.write_text(MOVES[move](MEDIOCRE), encoding="utf-8", newline="")
    assert reported(run) == []


NEW: dict[str, tuple[tuple[str, str], str]] = {
    "another placeholder for the mended one": (("TODO: ask the data team about billing events.", "TBD: who owns the labels."), "placeholder-text"),
    "another vague word": (("The\nsystem should be scalable", "The\nsystem should handle heavy traffic"), "undefined-vague-term"),
    "a copied section": (("## Model\n", "## Data\n\nTwice.\n\n## Model\n"), "duplicate-section"),
}


@pytest.mark.parametrize("change", sorted(NEW))
def test_a_new_finding_shows_although_another_went(run, tmp_path: Path, change: str) -> None:
    (old, new), name = NEW[change]
    path = tmp_path / "design.md"
    path.write_text(MEDIOCRE, encoding="utf-8")
    assert run("baseline", "write", "--isolated", "design.md").code == 0
    assert old in MEDIOCRE
    path.write_text(MEDIOCRE.replace(old, new), encoding="utf-8")
    assert reported(run) == [name]


def test_pruning_drops_what_was_mended_and_what_is_gone(run, tmp_path: Path) -> None:
    path = tmp_path / "design.md"
    path.write_text(MEDIOCRE, encoding="utf-8")
    (tmp_path / "old-design.md").write_text(MEDIOCRE, encoding="utf-8")
    assert run("baseline", "write", "--isolated", "design.md", "old-design.md").code == 0
    before = json.loads((tmp_path / PLACE).read_text())["files"]
    (tmp_path / "old-design.md").unlink()
    path.write_text(MEDIOCRE.replace("TODO: ask the data team about billing events.\n", ""), encoding="utf-8")
    said = run("baseline", "prune", "--isolated", "design.md")
    after = json.loads((tmp_path / PLACE).read_text())["files"]
    assert said.code == 0
    assert set(after) == {"design.md"}
    assert len(before["design.md"]) - len(after["design.md"]) == 1
    assert f"{len(before['old-design.md']) + 1} entries dropped" in said.out


def test_a_fingerprint_is_a_law_of_content(run, tmp_path: Path) -> None:
    (tmp_path / "design.md").write_text(MEDIOCRE, encoding="utf-8")
    (tmp_path / "other-design.md").write_text(MEDIOCRE, encoding="utf-8")
    files = json.loads(run("check", "--isolated", "--output-format", "json", "design.md", "other-design.md").out)["files"]
    first, second = ([f["fingerprint"] for f in file["findings"]] for file in files)
    assert first == second
    assert len(set(first)) == len(first)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is no baseline. Write it anew with 'designlint baseline write'."), ("[]", "is no baseline."), ('{"version": 9, "files": {}}', "is of version 9."),
        ('{"version": 1, "files": {"a": 3}}', "is no baseline."), ("\x00", "is no baseline."),
    ],
)
def test_a_damaged_baseline_is_one_line(run, tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "design.md").write_text(COMPLETE, encoding="utf-8")
    (tmp_path / PLACE).write_text(content)
    done = run("check", "--isolated", "--baseline", PLACE, "design.md")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert f"{PLACE}: {said}" in done.err


def test_findings_about_suppressions_are_told_apart(run, tmp_path: Path) -> None:
    text = "# A\n\n<!-- designlint: ignore[timing-sla] -- x -->\n\nOne.\n\n<!-- designlint: ignore[no-such-rule] -- y -->\n\nTwo.\n"
    (tmp_path / "design.md").write_text(text)
    found = json.loads(run("check", "--isolated", "--select", "SUP,OBJ009", "--output-format", "json", "design.md").out)["files"][0]["findings"]
    marks = [f["fingerprint"] for f in found]
    assert len(marks) > 1
    assert all(marks)
    assert len(set(marks)) == len(marks)
