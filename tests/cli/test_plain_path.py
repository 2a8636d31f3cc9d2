"""What makes a check fast changes no word of it: every fast path against the plain one, which stores, keeps and shares nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from designlint.runner import POOL_FROM
from designlint.shelf import SETTLED
from tests.conftest import ROOT

SOURCES = [*sorted((ROOT / "examples").glob("*.md")), ROOT / "tests" / "crosschecks" / "seeded.md"]
# The arguments of each fast path, run twice, so that the second run finds what the first one stored.
PATHS = {
    "stored rules and expressions": ("--no-cache", "--jobs", "1"),
    "several processes": ("--no-cache", "--jobs", "2"),
    "kept reports": ("--cache-dir", "kept", "--jobs", "1"),
    "kept reports and several processes": ("--cache-dir", "kept", "--jobs", "2"),
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    for number in range(POOL_FROM + 2):
        text = SOURCES[number % len(SOURCES)].read_text(encoding="utf-8")
        (folder / f"{number:02}-design.md").write_text(text, encoding="utf-8")
    return folder


def said(folder: Path, home: str, *arguments: str, form: str = "json") -> str:
    """The report of a folder, from a process whose cache is at home; with a home that is no absolute path, it has none."""
    command = [sys.executable, "-m", "designlint", "check", "--isolated", "--exit-zero", "--profile", "strict", "--preview", "--output-format", form, "-q", *(["--facts"] if form == "json" else [])]
    done = subprocess.run([*command, *arguments, "."], cwd=folder, env={**os.environ, "XDG_CACHE_HOME": home}, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def plain(documents: Path) -> str:
    """Rules from their files, patterns compiled here and now, one process, nothing kept."""
    return said(documents, "none", "--no-cache", "--jobs", "1")


@pytest.mark.parametrize("path", sorted(PATHS))
def test_a_fast_path_says_what_the_plain_one_says(documents: Path, plain: str, tmp_path: Path, path: str) -> None:
    arguments = [str(tmp_path / "kept") if a == "kept" else a for a in PATHS[path]]
    home = str(tmp_path / "home")
    first, second = said(documents, home, *arguments), said(documents, home, *arguments)
    assert first == plain
    assert second == plain
    assert list((tmp_path / "home" / "designlint").glob("expressions-*.json"))


@pytest.mark.parametrize("form", ["full", "concise"])
def test_kept_pages_say_what_the_plain_path_says(documents: Path, tmp_path: Path, form: str) -> None:
    plain = said(documents, "none", "--no-cache", "--jobs", "1", form=form)
    time.sleep(SETTLED / 10**9)  # until the documents count as left alone
    for _ in range(2):
        assert said(documents, str(tmp_path), form=form) == plain
    assert len(list((tmp_path / "designlint" / "pages").iterdir())) == 1


def test_the_plain_path_finds_something_in_every_document(plain: str) -> None:
    assert plain.count("OBJ0") > POOL_FROM
