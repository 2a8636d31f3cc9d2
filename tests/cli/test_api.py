"""Checking from Python: the same reports here, on threads, on processes and on a cluster, in the order of the paths."""

from __future__ import annotations

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from designlint import api
from tests.gate.repository import COMPLETE, MEDIOCRE


@pytest.fixture
def documents(tmp_path: Path) -> list[str]:
    for number in range(45):
        (tmp_path / f"{number:02}-design.md").write_text(COMPLETE if number % 3 else MEDIOCRE, encoding="utf-8")
    return [str(p) for p in sorted(tmp_path.glob("*.md"))]


@contextmanager
def cluster():
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as place, distributed.Client(place) as client:
        yield client.get_executor()


EXECUTORS = {"threads": lambda: ThreadPoolExecutor(2), "processes": lambda: ProcessPoolExecutor(2), "a cluster": cluster}


@pytest.mark.parametrize("kind", sorted(EXECUTORS))
@pytest.mark.filterwarnings("ignore")
def test_the_reports_are_the_same_wherever_they_are_made(documents: list[str], kind: str) -> None:
    settings = api.Settings(isolated=True, profile="strict", facts=True)
    here = list(api.check(documents, settings))
    executor: Executor
    with EXECUTORS[kind]() as executor:
        assert list(api.check(documents, settings, executor)) == here
    assert [r.path for r in here] == documents
    assert {r.met for r in here} == {here[0].met, 28}


def test_a_path_that_is_not_there_is_in_its_report(tmp_path: Path) -> None:
    (report,) = api.check([str(tmp_path / "missing.md")], api.Settings(isolated=True))
    assert report.status == "failed"
    assert "missing.md" in report.error
