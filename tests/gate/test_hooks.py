"""The main way in, played through: thirty old documents, one commit that turns it on, one pull request; real hooks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from designlint.cli.init import FILES
from tests.conftest import ROOT
from tests.gate.repository import COMPLETE, MEDIOCRE, Repository
from tests.packaging.test_installs import KEPT

SCRIPTS = Path(sys.executable).parent


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The project as the repository that hooks come from."""
    found = Repository(tmp_path_factory.mktemp("hooks"))
    for name in KEPT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, found.root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, found.root / name)
    found.commit("all")
    return found


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Thirty documents that nobody has checked before."""
    found = Repository(tmp_path_factory.mktemp("team"))
    for number in range(30):
        found.write(f"docs/design/{number:02}-churn.md", MEDIOCRE.replace("Churn prediction", f"Churn prediction {number}"))
    found.write("README.md", "# Our team\n")
    found.commit("thirty")
    return found


def designlint(repository: Repository, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "designlint", *arguments], cwd=repository.root, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def adopted(old: Repository) -> Repository:
    """Turned on: `init`, a baseline, one commit."""
    assert designlint(old, "init", "--yes").returncode == 0
    assert all((old.root / name).is_file() for name in FILES)
    old.edit("designlint.toml", "# baseline =", "baseline =")
    assert "accepted" in designlint(old, "baseline", "write").stdout
    old.commit("turn designlint on")
    old.git("tag", "adopted")
    return old


@pytest.fixture(scope="module")
def pull_request(adopted: Repository) -> Repository:
    """A branch that adds a document and edits one."""
    adopted.git("checkout", "-q", "-b", "change")
    adopted.write("docs/design/new.md", COMPLETE.replace("Rank by permutation importance, then ablate one source at a time.", "To be written."))
    adopted.edit("docs/design/07-churn.md", "## Timeline", "TBD: the budget.\n\n## Timeline")
    adopted.commit("a change")
    return adopted


def test_turning_it_on_leaves_nothing_to_do(adopted: Repository) -> None:
    done = designlint(adopted, "check", ".")
    assert done.returncode == 0, done.stdout


def test_a_pull_request_gets_what_it_brought(pull_request: Repository, tmp_path: Path) -> None:
    sarif, summary = tmp_path / "x.sarif", tmp_path / "x.md"
    done = designlint(pull_request, "check", "--diff-base", "adopted", "--output-format", "github", "--output-format", f"sarif:{sarif}", "--output-format", f"markdown:{summary}", ".")
    assert done.returncode == 1
    marked = [line for line in done.stdout.splitlines() if line.startswith(("::error", "::warning"))]
    assert {line.split("file=")[1].split(",")[0] for line in marked} == {"docs/design/new.md", "docs/design/07-churn.md"}
    line = next(n for n, text in enumerate((pull_request.root / "docs/design/07-churn.md").read_text().splitlines(), 1) if "TBD: the budget" in text)
    assert any(f"file=docs/design/07-churn.md,line={line}," in text and "DOC003" in text for text in marked)
    found = json.loads(sarif.read_text())["runs"][0]["results"]
    assert {r["ruleId"] for r in found if not r.get("suppressions")} == {"DOC003", "SEL001"}
    assert "docs/design/new.md" in summary.read_text()


def test_the_action_does_the_same(pull_request: Repository, tmp_path: Path) -> None:
    env = {
        **os.environ, "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"), "GITHUB_OUTPUT": str(tmp_path / "output"),
        "PATHS": ".", "BASE": pull_request.git("rev-parse", "adopted"), "DESIGNLINT": str(SCRIPTS / "designlint"),
    }
    script = ["bash", str(ROOT / "tools" / "action.sh")]
    done = subprocess.run(script, cwd=pull_request.root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "07-churn.md" in (tmp_path / "summary").read_text()
    assert (tmp_path / "output").read_text() == f"sarif-file={tmp_path}/designlint.sarif\n"
    for name, value in (("PROFILE", "$(touch owned)"), ("FAIL_ON", "; touch owned"), ("ONLY_NEW", "`touch owned`"), ("PATHS", "$(touch owned)")):
        done = subprocess.run(script, cwd=pull_request.root, env={**env, name: value}, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert not (pull_request.root / "owned").exists()


@pytest.mark.slow
@pytest.mark.parametrize("runner", ["pre-commit", "prek"])
def test_the_hook_fails_and_passes(hooks: Repository, pull_request: Repository, tmp_path: Path, runner: str) -> None:
    config = pull_request.write(".pre-commit-config.yaml", f"repos:\n  - repo: {hooks.root.as_posix()}\n    rev: {hooks.git('rev-parse', 'HEAD')}\n    hooks: [{{id: designlint}}]\n")
    pull_request.git("add", str(config))
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path), "PREK_HOME": str(tmp_path)}

    def go(*files: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([str(SCRIPTS / runner), "run", "--files", *files], cwd=pull_request.root, env=env, capture_output=True, text=True, check=False)

    failed = go("docs/design/new.md", "docs/design/03-churn.md", "README.md")
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "docs/design/new.md" in failed.stdout
    assert "SEL001 feature-selection" in failed.stdout
    assert "03-churn" not in failed.stdout
    passed = go("docs/design/03-churn.md", "README.md")
    assert passed.returncode == 0, passed.stdout + passed.stderr
