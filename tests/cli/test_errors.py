"""What a user can get wrong: one line on stderr that names the culprit, and exit code 2."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GOOD = str(ROOT / "examples" / "complete.md")
CASES = {
    "a missing path": (["check", "nowhere.md"], "nowhere.md"),
    "an unknown option": (["check", "--selct", "x"], "--select"),
    "an unknown command": (["chekc"], "Did you mean 'check'?"),
    "an unknown code": (["check", "--select", "OBJ999", GOOD], "OBJ999"),
    "an unknown name": (["check", "--ignore", "timing-slo", GOOD], "Did you mean 'timing-sla'?"),
    "an unknown profile": (["check", "--profile", "prodction", GOOD], "Did you mean 'production'?"),
    "an unknown format": (["check", "--output-format", "sarfi", GOOD], "Did you mean 'sarif'?"),
    "an unknown level": (["check", "--fail-on", "err", GOOD], "error"),
    "a missing rule pack": (["check", "--rules", "nowhere.yaml", GOOD], "nowhere.yaml"),
    "invalid utf-8": (["check", "bad.md"], "bad.md: is not UTF-8 text (line 1)"),
    "a bad rule file": (["check", "--rules", "XXX001-x.yaml", GOOD], "XXX001-x.yaml"),
    "an unknown rule": (["rule", "timing-slo"], "Did you mean 'timing-sla'?"),
    "an unknown template value": (["new", "X", "--set", "ownr=a"], "Did you mean 'owner'?"),
    "an unknown setting": (["check", "--config", "profil='strict'", GOOD], "profil"),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_mistake_is_one_line_and_exit_code_2(run, tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff")
    (tmp_path / "XXX001-x.yaml").write_text("code: XXX001\nname: x\nunles: 1\n")
    arguments, culprit = CASES[name]
    said = run(*arguments)
    assert said.code == 2
    assert culprit in said.err
    assert len(said.err.strip().split("\n")) == 1
    assert "Traceback" not in said.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_an_unreadable_file_is_named(run, tmp_path: Path) -> None:
    path = tmp_path / "secret.md"
    path.write_text("x")
    path.chmod(0)
    said = run("check", "secret.md")
    assert (said.code, "secret.md" in said.err) == (2, True)


def test_one_bad_file_does_not_stop_the_others(run, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff")
    said = run("check", "--output-format", "concise", "bad.md", GOOD)
    assert said.code == 2
    assert "No findings" in said.out
