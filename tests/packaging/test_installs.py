"""Installed in each of the ways that people install, the program finds its rules and templates and does its main job."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from designlint import shelf
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT = ("src", "rules", "templates", "examples", "tests", "docs", "tools", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "action.yml", ".pre-commit-hooks.yaml")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, as a git repository of one commit."""
    place = tmp_path_factory.mktemp("source")
    for name in KEPT:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(here, place / name)
    git = ["git", "-C", str(place), "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        subprocess.run([*git, *arguments], check=True)
    return place


def environment(place: Path) -> Path:
    """The Python of a new environment that has the dependencies, but not this program."""
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True).stdout.strip()
    # A path file names the folder of the dependencies; path files inside it, such as an editable install's, do not count.
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def pip(python: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "install", "-q", "--no-deps", "--no-build-isolation", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def built(source: Path, place: Path, form: str) -> str:
    done = subprocess.run([sys.executable, "-m", "build", "-q", "--no-isolation", f"--{form}", "--outdir", str(place), str(source)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return str(next(place.iterdir()))


WAYS: dict[str, Callable[[Path, Path, Path], None]] = {
    "wheel": lambda python, source, place: pip(python, built(source, place / "dist", "wheel")),
    "sdist": lambda python, source, place: pip(python, built(source, place / "dist", "sdist")),
    "editable": lambda python, source, _: pip(python, "-e", str(source)),
    "git": lambda python, source, _: pip(python, f"git+file://{source.as_posix()}"),
    "checkout": lambda *_: None,
}


NEVER = {"mistune", "json", "hashlib", "designlint.catalog", "designlint.compiled", "designlint.document", "designlint.runner", "designlint.linter"}


@pytest.mark.slow
def test_an_installed_program_that_finds_its_pages_reads_no_rule_and_no_document(source: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "venv")
    WAYS["wheel"](python, source, tmp_path)
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "examples" / "mediocre.md", tmp_path / "docs" / "design.md")
    time.sleep(shelf.SETTLED / 10**9 + 0.1)  # until the document counts as left alone
    command = [python, "-X", "importtime", "-m", "designlint", "check", "docs"]
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    first, second = (subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False) for _ in range(2))
    assert (second.returncode, second.stdout) == (first.returncode, first.stdout)
    loaded = [{line.rpartition("|")[2].strip() for line in done.stderr.splitlines()} for done in (first, second)]
    assert loaded[0] >= NEVER - {"hashlib"}
    assert loaded[1] & NEVER == set()


@pytest.mark.slow
@pytest.mark.parametrize("way", sorted(WAYS))
def test_it_works_however_it_was_installed(source: Path, tmp_path: Path, way: str) -> None:
    python = environment(tmp_path / "venv")
    WAYS[way](python, source, tmp_path)
    extra = {"PYTHONPATH": str(source / "src")} if way == "checkout" else {}
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), **extra}
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(ROOT / "examples" / "complete.md", elsewhere)
    for arguments, said in (
        (["check", "complete.md"], "No findings. 28 of 28 requirements met."),
        (["new", "Home feed ranking", "--no-input"], "home-feed-ranking.md"),
        (["rule", "OBJ009"], "timing-sla"),
        (["schema", "rule"], '"$schema"'),
    ):
        done = subprocess.run([python, "-m", "designlint", *arguments], cwd=elsewhere, env=env, capture_output=True, text=True, check=False)
        assert (done.returncode, said in done.stdout) == (0, True), done.stdout + done.stderr
    if way in ("wheel", "sdist", "git"):
        assert list(tmp_path.glob("venv/**/designlint/_rules/compiled.json"))
        assert not (tmp_path / ".cache" / "designlint" / "rules.json").exists()
    where = subprocess.run([python, "-c", "import designlint.data as d; print(d.rules_dir())"], env=env, cwd=elsewhere, capture_output=True, text=True, check=True).stdout
    assert str(ROOT) not in where
