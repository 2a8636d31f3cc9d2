"""What a check loads: a hook's whole time is its start, so what is not needed is not imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PROGRAM = """
import sys
from designlint.cli.main import gate
code = gate(["check", "--isolated", "--exit-zero", "--output-format", "concise", *sys.argv[1:]])
print(sorted(m for m in sys.modules if "." not in m), file=sys.stderr)
sys.exit(code)
"""
NEVER = {"cookiecutter", "jinja2", "jsonschema", "yaml", "requests", "rich", "difflib", "multiprocessing", "concurrent", "hashlib", "tempfile", "asyncio", "xml", "unittest", "pdb"}


def modules(tmp_path: Path, *arguments: str) -> set[str]:
    command = [sys.executable, "-c", PROGRAM, "--cache-dir", str(tmp_path), *arguments, str(ROOT / "examples" / "mediocre.md")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    return set(eval(done.stderr))  # a list of names that the program above printed


@pytest.mark.parametrize("arguments", [(), ("--evidence",), ("--profile", "strict"), ("--config", "profile='strict'")])
def test_a_check_loads_nothing_that_it_does_not_need(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    modules(tmp_path, *arguments)  # compiles the rules of a checkout once
    loaded = modules(tmp_path, "--no-cache", *arguments)
    assert loaded & NEVER == set()
    assert {"click", "mistune", "designlint"} <= loaded


def test_a_check_whose_report_is_kept_does_not_load_the_parser(tmp_path: Path) -> None:
    modules(tmp_path)
    assert "mistune" not in modules(tmp_path)
