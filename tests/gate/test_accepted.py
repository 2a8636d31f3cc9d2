"""What a baseline file holds, lifts and drops, entry by entry."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from designlint import baseline
from designlint.errors import ConfigError, OutputError
from designlint.model import FileReport, Finding, Severity, Span, Suppression

LIFTED = Suppression("inline", "why")


def finding(mark: str, suppressed: Suppression | None = None) -> Finding:
    return Finding("OBJ009", "timing-sla", Severity.ERROR, f"Says {mark}.", "", Span(1, 1, 1, 1), mark, suppressed=suppressed)


def report(path: str, *findings: Finding, status: str = "checked") -> FileReport:
    return FileReport(path, status, findings=findings)


def test_what_is_lifted_already_is_not_accepted() -> None:
    reports = [report("b.md", finding("1"), finding("2", LIFTED)), report("a.md"), report("c.md", finding("3", LIFTED))]
    assert baseline.accept(reports, "base.json") == {"b.md": {"1": "OBJ009 timing-sla: Says 1."}}


def test_a_file_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    texts = set()
    for number, accepted in enumerate(({"b": {"2": "x", "1": "x", "0": "y"}, "a": {"3": "z"}, "c": {}}, {"a": {"3": "z"}, "b": {"0": "y", "1": "x", "2": "x"}})):
        baseline.save(accepted, str(tmp_path / str(number)))
        texts.add((tmp_path / str(number)).read_text())
    (text,) = texts
    assert json.loads(text) == {"version": 1, "files": {"a": {"3": "z"}, "b": {"1": "x", "2": "x", "0": "y"}}}
    assert list(json.loads(text)["files"]["b"]) == ["1", "2", "0"]
    assert text.endswith("}\n")
    assert '\n  "a"' in text
    assert baseline.load(str(tmp_path / "0")) == {"a": {"3": "z"}, "b": {"1": "x", "2": "x", "0": "y"}}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["0", "1"]


def test_a_baseline_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        baseline.save({"a": {"1": "x"}}, str(tmp_path / "no" / "base.json"))


STANDING: dict[str, tuple[Callable[[Path], object], str]] = {
    "a named pipe": (os.mkfifo if os.name != "nt" else Path.mkdir, "is a "),
    "a folder": (Path.mkdir, "is a folder, not a file."),
    "a device": (lambda p: p.symlink_to(os.devnull), "is a device, not a file."),
    "a document": (lambda p: p.write_text("# A\n"), "is no baseline; nothing was written."),
    "settings by a link": (lambda p: (p.with_name("theirs").write_text("a = 1\n"), p.symlink_to("theirs")), "is no baseline; nothing was written."),
}


@pytest.mark.skipif(os.name == "nt", reason="POSIX files and links")
@pytest.mark.parametrize("name", STANDING)
def test_what_is_no_baseline_is_left_alone(tmp_path: Path, name: str) -> None:
    make, words = STANDING[name]
    make(tmp_path / "base.json")
    before = sorted((p.name, p.lstat().st_mode, p.lstat().st_ino) for p in tmp_path.iterdir())
    with pytest.raises(OutputError, match=words):
        baseline.save({"a": {"1": "x"}}, str(tmp_path / "base.json"))
    assert sorted((p.name, p.lstat().st_mode, p.lstat().st_ino) for p in tmp_path.iterdir()) == before


@pytest.mark.parametrize("content", ["", " \n", "{", '\n {"version": 1}', "[]"])
def test_a_damaged_baseline_is_written_anew(tmp_path: Path, content: str) -> None:
    (tmp_path / "base.json").write_text(content)
    baseline.save({"a": {"1": "x"}}, str(tmp_path / "base.json"))
    assert baseline.load(str(tmp_path / "base.json")) == {"a": {"1": "x"}}


@pytest.mark.skipif(os.name == "nt", reason="POSIX links")
def test_a_baseline_behind_a_link_is_written_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "base.json").symlink_to("shared/base.json")
    baseline.save({"a": {"1": "x"}}, str(tmp_path / "base.json"))
    assert (tmp_path / "base.json").is_symlink()
    assert baseline.load(str(tmp_path / "shared" / "base.json")) == {"a": {"1": "x"}}


def test_a_baseline_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "base.json"
    path.write_text('{"version": 1, "files": {}}')
    assert baseline.load(str(path)) == {}
    os.truncate(path, 32 * 1024 * 1024 + 1)
    with pytest.raises(ConfigError, match="over the limit of 32 MiB"):
        baseline.load(str(path))


PLACES = {
    "beside": ("docs/a.md", "docs/base.json", "a.md"),
    "below": ("docs/x/a.md", "base.json", "docs/x/a.md"),
    "above": ("a.md", "docs/base.json", "../a.md"),
    "a path with a detour": ("docs/../docs/a.md", "docs/base.json", "a.md"),
}


@pytest.mark.parametrize("name", PLACES)
def test_paths_are_written_from_where_the_baseline_stands(name: str) -> None:
    path, place, key = PLACES[name]
    assert baseline.key(path, place) == key


def test_only_what_is_accepted_at_its_path_is_lifted() -> None:
    reports = [report("a.md", finding("1"), finding("2"), finding("3", LIFTED)), report("b.md", finding("1"))]
    marked = baseline.apply(reports, {"a.md": {"1": "", "3": ""}}, "base.json")
    assert [[f.suppressed for f in r.findings] for r in marked] == [[("baseline", "accepted in the baseline"), None, LIFTED], [None]]
    assert marked[1] is reports[1]


def test_an_entry_is_stale_when_its_finding_or_its_document_is_gone(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).touch()
    accepted = {"a.md": {"1": "x", "2": "y"}, "b.md": {"3": "z"}, "c.md": {"4": "w"}, "gone.md": {"5": "v"}, "unread.md": {"6": "u"}}
    (tmp_path / "unread.md").touch()
    reports = [
        report(str(tmp_path / "a.md"), finding("1")), report(str(tmp_path / "unread.md"), status="failed"),
        report(str(tmp_path / "b.md"), finding("3")), report(str(tmp_path / "new.md"), finding("9")),
    ]
    assert baseline.stale(reports, accepted, str(tmp_path / "base.json")) == {"a.md": {"2": "y"}, "gone.md": {"5": "v"}}
    assert baseline.stale(reports[1:], accepted, str(tmp_path / "base.json")) == {"gone.md": {"5": "v"}}
