"""What many tests share: the catalogue once, and a way to run the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from designlint import catalog as catalogs

if TYPE_CHECKING:
    from designlint.catalog import Catalog

ROOT = Path(__file__).resolve().parent.parent


class Said(NamedTuple):
    """What a run of the command line said."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """All shipped rules, with their examples."""
    return catalogs.load(whole=True)


@pytest.fixture
def run(tmp_path: Path):
    """Run designlint in an empty folder, with no home to read from or write to."""

    def go(*arguments: str, stdin: bytes = b"", cwd: Path | None = None, **env: str) -> Said:
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT / "src"), **env}
        done = subprocess.run(
            [sys.executable, "-m", "designlint", *arguments], input=stdin, capture_output=True, cwd=cwd or tmp_path, env=environment, timeout=120, check=False
        )
        return Said(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    return go
