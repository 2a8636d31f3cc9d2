"""One run of the command line over real files, in every format, made twice under different hash seeds."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from designlint.outputs import FORMATS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CONTRADICTION = "\n## Scale\n\nThe app has 12M daily active users.\n\n## Capacity\n\nWe plan with 15M daily active users.\n"
LIFTED = (
    "---\ndesignlint:\n  ignore:\n    OBJ009: nobody waits for it\n---\n\n# Feed ranking model\n\n<!-- designlint: ignore-file[SEL] -- one input -->\n"
    "\n## Requirements\n<!-- designlint: ignore[peak-load] -- batch job -->\n\nThe model predicts labels from features.\n\n<!-- designlint: ignore-file[OBJ999] -- x -->\n"
    "\n<!-- designlint: ignore-file[OBJ998] -- x -->\n"
)


def documents(folder: Path) -> list[str]:
    """Write a mediocre document, one that contradicts itself, one with suppressions, an unreadable one and one with a hostile name."""
    mediocre = (ROOT / "examples" / "mediocre.md").read_bytes()
    contradiction = mediocre + CONTRADICTION.encode()
    texts = {
        "mediocre.md": mediocre, "contradiction.md": contradiction, "lifted.md": LIFTED.encode(), "broken.md": b"\xff",
        "@a|b,::error::%0A<b>&[c](d).md": contradiction,
    }
    for name, text in texts.items():
        (folder / name).write_bytes(text)
    return list(texts)


def checked(folder: Path, names: list[str], seed: str, suffix: str) -> dict[str, str]:
    """The reports of one run, by format."""
    formats = [f"--output-format={name}:{name}{suffix}" for name in FORMATS]
    done = subprocess.run(
        [sys.executable, "-m", "designlint", "check", "--isolated", "--no-cache", "--facts", "--evidence", *formats, *names], cwd=folder, capture_output=True, check=False, timeout=120,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": seed},
    )
    assert done.returncode == 2, done.stderr  # one document cannot be read
    return {name: (folder / f"{name}{suffix}").read_bytes().decode("utf-8") for name in FORMATS}


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    """The reports of two runs over the same files."""
    folder = tmp_path_factory.mktemp("real")
    names = documents(folder)
    return checked(folder, names, "1", ".1"), checked(folder, names, "2", ".2")


@pytest.fixture(scope="session")
def real(runs: tuple[dict[str, str], dict[str, str]]) -> dict[str, str]:
    """The reports of one run, by format."""
    return runs[0]
