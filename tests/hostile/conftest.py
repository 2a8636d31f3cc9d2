"""Hostile runs: a home with a warm cache, and the long sweeps only for those who ask for them with `-m slow`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

HERE = Path(__file__).parent
INJECT = HERE / "inject"
COMPLETE = (ROOT / "examples" / "complete.md").read_text(encoding="utf-8")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the sweeps at full size out unless a mark is asked for."""
    if not config.option.markexpr:
        long = [i for i in items if HERE in i.path.parents and i.get_closest_marker("slow")]
        items[:] = [i for i in items if i not in long]
        config.hook.pytest_deselected(items=long)


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let runs that the tests start be interrupted: a shell has what it starts in the background ignore Ctrl-C, and so would they."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose cache holds the compiled rules."""
    place = tmp_path_factory.mktemp("home")
    subprocess.run(command("rule", "timing-sla"), env=environment(place), capture_output=True, check=True, timeout=120)
    return place


def environment(home: Path, **more: str | None) -> dict[str, str]:
    """The bare surroundings of a run; None takes a variable out."""
    found = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": "0", **more}
    return {name: value for name, value in found.items() if value is not None}


def command(*arguments: str | bytes) -> list[str | bytes]:
    """The command line of a run."""
    return [sys.executable, "-m", "designlint", *arguments]
