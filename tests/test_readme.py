"""What the README shows is what the program prints: every console block is run, `...` standing for lines left out."""

from __future__ import annotations

import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL)
SHOWN = [(command, shown) for block in BLOCKS for command, shown in re.findall(r"^\$ designlint ([^\n]*)\n(.*?)(?=^\$ |\Z)", block, re.DOTALL | re.MULTILINE)]


def matches(shown: str, printed: str) -> bool:
    """Whether the printed text has the shown lines, in order, side by side but for where `...` stands."""
    parts = [re.escape(part.strip("\n")) for part in re.split(r"^\.\.\.$", shown, flags=re.MULTILINE)]
    return re.fullmatch(r"(?:.*\n)?".join(parts) + r"\n*", printed.strip("\n") + "\n", re.DOTALL) is not None


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[c for c, _ in SHOWN])
def test_what_the_readme_shows_is_what_is_printed(run, tmp_path: Path, command: str, shown: str) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    printed = run(*shlex.split(command)).out
    assert matches(shown, printed), printed


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    assert len(TEXT.splitlines()) <= 150
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (ROOT / target).is_file(), target
