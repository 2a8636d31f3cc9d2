"""Reports are kept between runs: the same words as without, at once out of use when anything differs, and never needed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.gate.repository import COMPLETE, MEDIOCRE


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "design.md").write_text(MEDIOCRE, encoding="utf-8")
    return tmp_path / "kept"


def kept(place: Path) -> list[Path]:
    return sorted((place / "reports").glob("*")) if place.exists() else []


FORMATS = ("full", "json", "sarif", "github", "html")


@pytest.mark.parametrize("form", FORMATS)
def test_a_kept_report_says_the_same(run, place: Path, form: str) -> None:
    arguments = ["check", "--isolated", "--evidence", "--facts", "--output-format", form, "design.md"]
    plain = run(*arguments, "--no-cache")
    first = run(*arguments, "--cache-dir", str(place))
    assert len(kept(place)) == 1
    second = run(*arguments, "--cache-dir", str(place))
    assert plain == first == second


def test_it_is_the_kept_report_that_is_shown(run, place: Path) -> None:
    arguments = ("check", "--isolated", "--output-format", "github", "--cache-dir", str(place), "design.md")  # pages go before reports
    run(*arguments)
    from designlint import cache

    (file,) = kept(place)
    report = cache.get(str(file.parent), file.name, "design.md", ())
    assert report is not None
    cache.put(str(file.parent), file.name, report._replace(findings=()))
    assert run(*arguments).code == 0


CHANGES = {
    "the text": lambda p: (p / "design.md").write_text(COMPLETE, encoding="utf-8"),
    "a setting": lambda p: (p / "designlint.toml").write_text('ignore = ["ALL"]'),
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_a_change_is_seen(run, place: Path, tmp_path: Path, change: str) -> None:
    assert run("check", "--cache-dir", str(place), "design.md").code == 1
    CHANGES[change](tmp_path)
    assert run("check", "--cache-dir", str(place), "design.md").code == 0
    assert len(kept(place)) == 2


def test_flags_that_change_the_report_are_told_apart(run, place: Path) -> None:
    for flags in ([], ["--facts"], ["--ignore-suppressions"], ["--profile", "strict"], ["--select", "OBJ"]):
        run("check", "--isolated", "--cache-dir", str(place), *flags, "design.md")
    assert len(kept(place)) == 5


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b"0" * 32 + b"[]"])
def test_a_damaged_report_is_made_anew(run, place: Path, damage: bytes) -> None:
    right = run("check", "--isolated", "--cache-dir", str(place), "design.md")
    (file,) = kept(place)
    file.write_bytes(damage)
    assert run("check", "--isolated", "--cache-dir", str(place), "design.md") == right


def test_nothing_is_kept_where_that_is_not_wanted_or_not_possible(run, place: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert run("check", "--isolated", "--no-cache", "--cache-dir", str(place), "design.md").code == 1
    assert kept(place) == []
    assert run("check", "--isolated", "--cache-dir", str(tmp_path / "file"), "design.md").code == 1
    assert run("check", "--isolated", "design.md", HOME="", XDG_CACHE_HOME="relative").code == 1


def test_it_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from designlint import cache
    from designlint.model import FileReport

    monkeypatch.setattr(cache, "MOST", 20)
    monkeypatch.setattr(cache, "KEPT", 10)
    for number in range(40):
        cache.put(str(tmp_path), f"{number:040x}", FileReport("x.md", "checked"))
        os.utime(tmp_path / f"{number:040x}", (number, number))
    names = sorted(p.name for p in tmp_path.iterdir())
    assert len(names) <= 21
    assert names[-1] == f"{39:040x}"


@pytest.mark.usefixtures("place")
def test_clean_empties_it(run, tmp_path: Path) -> None:
    run("check", "--isolated", "design.md", XDG_CACHE_HOME=str(tmp_path / "xdg"))
    assert kept(tmp_path / "xdg" / "designlint")
    assert run("clean", XDG_CACHE_HOME=str(tmp_path / "xdg")).code == 0
    assert not kept(tmp_path / "xdg" / "designlint")
