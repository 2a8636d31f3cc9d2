"""Pages are kept between runs and found by what the system says of a file: shown only where nothing can have changed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from designlint import data, discover, shelf
from designlint.cli.main import gate
from designlint.config import Resolver
from designlint.model import Page
from designlint.shelf import Shelf, settled, signature
from tests.gate.repository import COMPLETE, MEDIOCRE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

POSIX = pytest.mark.skipif(os.name != "posix", reason="the time of change and the number of a file are told on POSIX systems only")
AGES = 10**12  # nanoseconds


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the rules are kept compiled, once for all."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def here(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a document, in which files count as left alone at once, and a cache beside it."""
    monkeypatch.setattr(shelf, "SETTLED", -AGES)
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "design.md").write_text(MEDIOCRE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def check(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., str]:
    """What a check says on stdout."""

    def go(*arguments: str) -> str:
        gate(["check", "--quiet", "--cache-dir", "cache" if Path("docs").exists() else "../cache", *arguments])
        return capfdbinary.readouterr().out.decode("utf-8")

    return go


def kept(here: Path) -> list[Path]:
    return sorted((here / "cache" / "pages").glob("*"))


def plant(here: Path) -> None:
    """Put other words on every page that is kept, so that whoever shows one shows that it was kept."""
    for file in kept(here):
        folder = shelf._Folder(str(here / "docs"), str(file), file.read_bytes().split(b" ")[0].decode())
        for name in folder._rows:
            about = os.stat(here / "docs" / name)
            folder.new[name] = (signature(about), Page(name, "checked", "", "\0: KEPT\n", (1, 0, 0, 0), (7, 8)))
        file.write_bytes(folder.content())


SAME = {
    "as before": ("docs",),
    "named": ("docs/design.md",),
    "by another way": ("./docs/../docs/design.md",),
    "in another report": ("docs", "--output-file", "report"),
    "with another exit code": ("docs", "--fail-on", "never"),
    "in several processes": ("docs", "--jobs", "2"),
    "where other files are left out": ("docs", "--exclude", "drafts"),
}


@pytest.mark.parametrize("how", sorted(SAME))
def test_a_kept_page_is_shown_where_nothing_differs(here: Path, check, how: str) -> None:
    check("docs")
    plant(here)
    said = check(*SAME[how]) or (here / "report").read_text()
    path = SAME[how][0] if SAME[how][0].endswith(".md") else "docs/design.md"
    assert said == f"{path}: KEPT\n1 error. 7 of 8 requirements met.\n"


@pytest.mark.parametrize("spelled", [lambda h: str(h / "docs" / "design.md"), lambda _: "docs/design.md", lambda _: "docs//design.md"], ids=["in full", "from here", "doubled"])
def test_the_path_is_the_one_that_was_asked_for_now(here: Path, check, spelled: Callable[[Path], str]) -> None:
    plain = check("--no-cache", spelled(here))
    check("docs")
    assert kept(here)
    assert check(spelled(here)) == plain
    assert spelled(here) in plain


def test_a_working_folder_further_in_finds_the_same_page(here: Path, check, monkeypatch: pytest.MonkeyPatch) -> None:
    check("docs")
    plant(here)
    monkeypatch.chdir(here / "docs")
    assert check(".").startswith("design.md: KEPT\n")


def rewritten(here: Path, text: str) -> None:
    """Other words of the same length, in a file of the same time."""
    file = here / "docs" / "design.md"
    before = file.stat()
    file.write_text(text.ljust(len(MEDIOCRE))[: len(MEDIOCRE)], encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(here: Path) -> None:
    """Another file of the same size and time in its place."""
    before = (here / "docs" / "design.md").stat()
    (here / "new").write_text(COMPLETE.ljust(before.st_size)[: before.st_size], encoding="utf-8")
    os.utime(here / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (here / "new").replace(here / "docs" / "design.md")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a later time": lambda h: os.utime(h / "docs" / "design.md", (0, 2 * 10**9)),
    "an earlier time": lambda h: os.utime(h / "docs" / "design.md", (0, 10**9)),
    "another size": lambda h: (h / "docs" / "design.md").write_text(COMPLETE, encoding="utf-8"),
    "a setting beside it": lambda h: (h / "docs" / "designlint.toml").write_text('ignore = ["OBJ"]'),
    "a setting above": lambda h: (h / "designlint.toml").write_text('profile = "strict"'),
    "a setting for some files": lambda h: (h / "designlint.toml").write_text('[per-file-ignores]\n"*.md" = ["OBJ"]'),
}
ON_POSIX: dict[str, Callable[[Path], object]] = {
    "other words of the same size and time": lambda h: rewritten(h, COMPLETE),
    "another file of the same name, size and time": replaced,
}


@pytest.mark.parametrize("change", [*sorted(CHANGES), *(pytest.param(c, marks=POSIX) for c in sorted(ON_POSIX))])
def test_no_kept_page_is_shown_after_a_change(here: Path, check, change: str) -> None:
    check("docs")
    plant(here)
    {**CHANGES, **ON_POSIX}[change](here)
    assert check("docs") == check("docs", "--no-cache")


@POSIX
def test_a_link_that_leads_elsewhere_by_now_is_followed(here: Path, check) -> None:
    (here / "complete").write_text(COMPLETE, encoding="utf-8")
    (here / "mediocre").write_text(MEDIOCRE, encoding="utf-8")
    link = here / "docs" / "design.md"
    link.unlink()
    link.symlink_to(here / "mediocre")
    check("docs")
    plant(here)
    assert "KEPT" in check("docs")
    link.unlink()
    link.symlink_to(here / "complete")
    assert check("docs") == "No findings. 28 of 28 requirements met.\n"


OTHERWISE = {
    "in the other form": ("--output-format", "concise"),
    "in colour": ("--color", "always"),
    "with suppressions passed over": ("--ignore-suppressions",),
    "with another profile": ("--profile", "interview"),
    "with fewer rules": ("--select", "OBJ"),
    "with the evidence": ("--evidence",),
    "with the figures": ("--facts",),
    "counted": ("--statistics",),
    "with no cache": ("--no-cache",),
    "with another cache": ("--cache-dir", "another"),
    "to find a mistake in the program": ("--debug",),
    "for a program": ("--output-format", "github"),
    "in two reports": ("--output-format", "full", "--output-format", "json:report"),
    "with what can be mended": ("--diff",),
}


@pytest.mark.parametrize("how", sorted(OTHERWISE))
def test_a_page_is_not_shown_to_who_asks_for_something_else(here: Path, check, how: str) -> None:
    check("docs")
    plant(here)
    assert "KEPT" not in check("docs", *OTHERWISE[how])
    assert "KEPT" in check("docs")


def test_a_page_does_not_outlive_the_day(here: Path, check, monkeypatch: pytest.MonkeyPatch) -> None:
    check("docs")
    plant(here)
    tomorrow = time.gmtime(time.time() + 24 * 3600)
    monkeypatch.setattr(time, "gmtime", lambda *_: tomorrow)
    assert "KEPT" not in check("docs")


def test_a_page_does_not_outlive_the_version(here: Path, check, monkeypatch: pytest.MonkeyPatch) -> None:
    check("docs")
    plant(here)
    monkeypatch.setattr(data, "VERSION", "0.0.0")
    assert "KEPT" not in check("docs")
    assert len(kept(here)) == 1  # the newer takes the place of the older


def test_a_page_does_not_outlive_its_rules(here: Path, check) -> None:
    rule = Path(data.rules_dir()) / "OBJ009-timing-sla.yaml"
    (here / "own").mkdir()
    own = here / "own" / "OWN001-timing-here.yaml"
    own.write_text(rule.read_text(encoding="utf-8").replace("OBJ009", "OWN001").replace("timing-sla", "timing-here"), encoding="utf-8")
    check("docs", "--rules", "own")
    plant(here)
    assert "KEPT" in check("docs", "--rules", "own")
    own.write_text(own.read_text(encoding="utf-8") + "\n# another word\n", encoding="utf-8")
    assert "KEPT" not in check("docs", "--rules", "own")


@pytest.mark.parametrize("paths", [("docs",), ("empty",), ("docs", "empty")])
def test_a_rule_that_there_is_not_is_told_also_where_pages_are_kept(here: Path, check, capfdbinary: pytest.CaptureFixture[bytes], paths: tuple[str, ...]) -> None:
    (here / "empty").mkdir()
    check("docs")
    (here / "designlint.toml").write_text('ignore = ["OBJ999"]')
    (here / "docs" / "designlint.toml").write_text("")  # the settings of the document itself are as they were
    for _ in range(2):
        assert gate(["check", "--cache-dir", "cache", *paths]) == 2
        assert b"no rule or prefix 'OBJ999'" in capfdbinary.readouterr().err


def test_nothing_is_kept_of_what_stdin_says(here: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "designlint", "check", "--cache-dir", "cache", "-"], input=MEDIOCRE.encode(), capture_output=True, check=False)
    assert done.returncode == 1
    assert kept(here) == []


# --- files that may change without a trace ----------------------------------------------------------------------------


def test_nothing_is_kept_of_a_file_that_was_just_written(here: Path, check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "SETTLED", 3 * 10**9)
    first = check("docs")
    assert kept(here) == []
    rewritten(here, COMPLETE)
    assert check("docs") != first


SECOND = 10**9
TIMES = {  # of the last modification and of the last change, in nanoseconds before now; and whether that is long enough ago
    "both long ago": (9 * SECOND, 9 * SECOND, True),
    "modified just now": (SECOND, 9 * SECOND, False),
    "changed just now, the old time put back": (9 * SECOND, SECOND, False),
    "within the tick of a coarse clock": (2 * SECOND, 2 * SECOND, False),
    "in the future": (-9 * SECOND, 9 * SECOND, False),
}


@pytest.mark.parametrize("name", sorted(TIMES))
def test_a_file_is_settled_when_it_was_left_alone_for_longer_than_a_clock_ticks(name: str) -> None:
    modified, changed, wanted = TIMES[name]
    now = time.time_ns()

    class About:
        st_mtime_ns, st_ctime_ns = now - modified, now - changed

    assert settled(About, now) is wanted  # type: ignore[arg-type]


# --- the files that hold the pages ------------------------------------------------------------------------------------

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": lambda c: c[: len(c) // 2],
    "cut by one": lambda c: c[:-1],
    "without its texts": lambda c: c[: c.index(b"\n") + 1 + int(c.split(b" ")[1])],
    "no text at all": lambda _: b"\xff" * 999,
    "another word on the page": lambda c: c.replace(b"KEPT", b"kept"),
    "another figure": lambda c: c.replace(b" 7 8", b" 8 8"),
    "another size of the rows": lambda c: b" ".join([c.split(b" ")[0], b"9" * 30, *c.split(b" ")[2:]]),
    "no number": lambda c: b" ".join([c.split(b" ")[0], b"x", *c.split(b" ")[2:]]),
    "another stamp": lambda c: b"0" * 32 + c[32:],
    "other data": lambda _: b"{}\n[]",
}


@pytest.mark.parametrize("how", sorted(DAMAGES))
def test_a_damaged_file_is_made_anew(here: Path, check, how: str) -> None:
    right = check("docs")
    plant(here)
    assert "KEPT" in check("docs")
    (file,) = kept(here)
    file.write_bytes(DAMAGES[how](file.read_bytes()))
    assert check("docs") == right
    assert check("docs") == right


@pytest.mark.parametrize("kind", ["file in place of the folder", "folder in place of the file"])
def test_a_place_where_nothing_can_be_written_is_done_without(here: Path, check, kind: str) -> None:
    right = check("docs")
    (file,) = kept(here)
    if kind == "file in place of the folder":
        file.unlink()
        file.parent.rmdir()
        file.parent.write_text("theirs")
    else:
        file.unlink()
        (file / "theirs").mkdir(parents=True)
    assert check("docs") == right
    assert check("docs") == right
    assert [p.name for p in (here / "cache").rglob(".*")] == []  # nothing half written


def found(here: Path) -> dict[str, discover.Target]:
    return {os.path.basename(t.path): t for t in discover.find([str(here / "docs")], Resolver())}


def page(target: discover.Target) -> Page:
    return Page(target.path, "checked", "", f"\0: {os.path.basename(target.path)}\n")


def opened(here: Path) -> Shelf:
    return Shelf(str(here / "shelf"), "made", "view")


@pytest.fixture
def two(here: Path) -> Path:
    for name in ("a-design.md", "b-design.md"):
        (here / "docs" / name).write_text(MEDIOCRE, encoding="utf-8")
    return here


def test_of_two_runs_at_once_one_may_lose_its_pages_and_neither_shows_wrong_ones(two: Path) -> None:
    files = found(two)
    first, second = opened(two), opened(two)
    for run, name in ((first, "a-design.md"), (second, "b-design.md")):
        assert run.page(files[name]) is None
        run.keep(files[name], page(files[name]))
    first.close()
    second.close()
    third = opened(two)
    assert third.page(files["b-design.md"]) == page(files["b-design.md"])
    assert third.page(files["a-design.md"]) in (None, page(files["a-design.md"]))


def test_runs_at_once_say_the_same(two: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(two / "together")}
    command = [sys.executable, "-m", "designlint", "check", "--isolated", "docs"]
    runs = [subprocess.Popen(command, cwd=two, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    ended = {(*run.communicate(timeout=60), run.returncode) for run in runs}
    assert [(err, code) for _, err, code in ended] == [(b"", 1)]


def test_pages_of_other_files_stay_until_their_file_is_gone(two: Path) -> None:
    files = found(two)
    run = opened(two)
    for name in files:
        run.keep(files[name], page(files[name]))
    run.close()
    (two / "docs" / "a-design.md").unlink()
    run = opened(two)
    run.keep(files["b-design.md"], page(files["b-design.md"]))
    run.close()
    run = opened(two)
    assert [name for name in sorted(files) if run.page(files[name])] == ["b-design.md", "design.md"]


def test_a_folder_is_kept_as_far_as_there_is_room(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = found(two)
    run = opened(two)
    for name in sorted(files):
        run.keep(files[name], page(files[name]))
    with monkeypatch.context() as smaller:
        smaller.setattr(shelf, "LARGEST", 2 * len(page(files["a-design.md"]).text))
        run.close()
    run = opened(two)
    assert [name for name in sorted(files) if run.page(files[name])] == ["a-design.md", "b-design.md"]


def test_a_run_that_finds_everything_writes_nothing(two: Path, check) -> None:
    check("docs")
    before = [(p, p.stat().st_mtime_ns, p.stat().st_ino) for p in kept(two)]
    check("docs")
    assert [(p, p.stat().st_mtime_ns, p.stat().st_ino) for p in kept(two)] == before


HEAPS = {  # sizes of the files, the oldest first; how many of them, how many then, how many bytes; and what is left
    "few": ((1, 1, 1), 3, 2, 9, (1, 1, 1)),
    "many": ((1, 1, 1, 1), 3, 2, 9, (1, 1)),
    "large": ((4, 4, 4), 3, 2, 9, (4, 4)),
    "large and many": ((9, 1, 1, 1), 3, 2, 1, (1,)),
    "of any size": ((9, 9, 9), 3, 2, 0, (9, 9, 9)),
}


@pytest.mark.parametrize("name", sorted(HEAPS))
def test_the_oldest_go_when_there_are_too_many_or_they_are_too_large(tmp_path: Path, name: str) -> None:
    from designlint import files

    sizes, most, left, room, wanted = HEAPS[name]
    for number, size in enumerate(sizes):
        (tmp_path / str(number)).write_bytes(b"x" * size)
        os.utime(tmp_path / str(number), (number, number))
    files.bound(str(tmp_path), most, left, room)
    assert tuple(p.stat().st_size for p in sorted(tmp_path.iterdir())) == wanted


def test_clean_removes_the_pages(here: Path, check) -> None:
    check("docs")
    assert kept(here)
    gate(["clean", "--cache-dir", "cache"])
    assert not (here / "cache" / "pages").exists()
    assert not (here / "cache" / "reports").exists()


# --- the content, where the system does not know the file -------------------------------------------------------------


@pytest.fixture
def elsewhere(here: Path) -> Iterator[Path]:
    """The same document in another checkout, with settings of its own beside it in both."""
    (here / "docs" / "designlint.toml").write_text('include = ["*.md"]')
    (here / "copy").mkdir()
    for name in ("design.md", "designlint.toml"):
        (here / "copy" / name).write_bytes((here / "docs" / name).read_bytes())
    return here


def test_a_report_is_found_by_content_in_another_checkout(elsewhere: Path, check) -> None:
    first = check("docs")
    assert check("copy") == first.replace("docs/", "copy/")
    assert len(list((elsewhere / "cache" / "reports").iterdir())) == 1
