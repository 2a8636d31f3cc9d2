"""Faults of files, streams, surroundings and signals: a documented exit code, no traceback, nothing half written."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from designlint import catalog as catalogs
from designlint import compiled, discover, files, runner
from designlint.config import Resolver
from designlint.errors import OutputError
from tests.conftest import ROOT, Said
from tests.hostile.conftest import COMPLETE, INJECT, command, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX files, shells and signals")
OK, FINDINGS, USAGE, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143
BOUND = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="permissions do not bind root")
POOR = "---\nkind: ml-design-doc\n---\n# A\n\n**Bold**\n\nWe will be fast.\n"


def said(done: subprocess.CompletedProcess[bytes]) -> Said:
    return Said(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


@pytest.fixture
def lint(tmp_path: Path, home: Path):
    """Run `designlint check` in an empty folder."""

    def go(*arguments: str | bytes, **env: str | None) -> Said:
        done = said(subprocess.run(command("check", *arguments), cwd=tmp_path, env=environment(home, **env), capture_output=True, timeout=60, check=False))
        assert "Traceback" not in done.err
        return done

    return go


@pytest.fixture
def shell(tmp_path: Path, home: Path):
    """Run a line of bash, in which $D is designlint."""

    def go(line: str, **env: str | None) -> Said:
        surroundings = environment(home, D=f"{sys.executable} -m designlint", **env)
        done = said(subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], cwd=tmp_path, env=surroundings, capture_output=True, timeout=60, check=False))
        assert "Traceback" not in done.err
        return done

    return go


# --- files ----------------------------------------------------------------------------------------------------------


def fifo(place: Path) -> None:
    os.mkfifo(place / "x.md")


def bound_socket(place: Path) -> None:
    os.chdir(place)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind("x.md")
    os.chdir(ROOT)


def loop(place: Path) -> None:
    (place / "x.md").symlink_to("y.md")
    (place / "y.md").symlink_to("x.md")


def folders_in_a_loop(place: Path) -> None:
    (place / "design.md").write_text(COMPLETE)
    (place / "a").mkdir()
    (place / "a" / "b").symlink_to(place)


def deep(place: Path) -> None:
    for _ in range(300):
        place = place / "d"
    place.mkdir(parents=True)
    (place / "design.md").write_text(COMPLETE)


def beside(*names: str) -> Callable[[Path], None]:
    """A good document, and others that cannot be read."""

    def make(place: Path) -> None:
        (place / "design.md").write_text(COMPLETE)
        for name in names:
            os.mkfifo(place / name)

    return make


def vast(place: Path) -> None:
    (place / "x.md").touch()
    os.truncate(place / "x.md", 1 << 34)


class File(NamedTuple):
    """What stands in the folder, what is asked for, and what is to be said."""

    make: Callable[[Path], object]
    arguments: list[str | bytes]
    code: int
    words: str = ""


def good(name: str | bytes) -> Callable[[Path], object]:
    return lambda place: (place / os.fsdecode(name)).write_text(COMPLETE)


def nothing(place: Path) -> None:
    del place


FILES = {
    "missing": File(nothing, ["x.md"], USAGE, "x.md: no such file"),
    "missing beside a good one": File(good("a.md"), ["x.md", "a.md"], USAGE, "No findings"),
    "without a name": File(nothing, [""], USAGE),
    "a dangling link": File(lambda p: (p / "x.md").symlink_to("gone"), ["x.md"], USAGE, "x.md: no such file"),
    "a loop of links": File(loop, ["x.md"], USAGE, "x.md: cannot be read"),
    "a loop of links in a folder": File(loop, ["."], OK),
    "a loop of folders": File(folders_in_a_loop, ["."], OK),
    "a named pipe": File(fifo, ["x.md"], USAGE, "x.md: is a named pipe"),
    "a named pipe in a folder": File(beside("x.md", "design-doc.md"), ["."], OK, "28 of 28"),
    "a socket": File(bound_socket, ["x.md"], USAGE, "x.md: is a socket"),
    "an endless device": File(nothing, ["/dev/zero"], USAGE, "/dev/zero: is a device"),
    "an empty device": File(nothing, ["/dev/null"], USAGE, "/dev/null: is a device"),
    "a folder with the name of a file": File(lambda p: (p / "x.md").mkdir(), ["x.md"], OK),
    "a folder in place of a document": File(lambda p: (p / "design.md").mkdir(), ["."], OK),
    "a file as a folder": File(good("x.md"), ["x.md/y.md"], USAGE, "x.md/y.md: cannot be read"),
    "a name that is too long": File(nothing, ["x" * 5000], USAGE, "cannot be read"),
    "an empty file": File(lambda p: (p / "x.md").touch(), ["x.md"], OK),
    "a file of zeros": File(lambda p: (p / "x.md").write_bytes(b"\0" * 9000), ["x.md"], USAGE, "NUL byte (line 1)"),
    "half a letter": File(lambda p: (p / "x.md").write_bytes(b"# a\n\xc3"), ["x.md"], USAGE, "not UTF-8 text (line 2)"),
    "UTF-16": File(lambda p: (p / "x.md").write_text("# a", encoding="utf-16"), ["x.md"], USAGE, "UTF-16"),
    "a file over the limit": File(vast, ["x.md"], USAGE, "over the limit"),
    "a name that is no UTF-8": File(good(b"\xff\xfe.md"), [b"\xff\xfe.md"], OK),
    "a name that is no UTF-8 in a folder": File(good(b"design-\xff.md"), ["."], OK, "28 of 28"),
    "a name of two lines": File(good("a\n::error::b.md"), ["a\n::error::b.md"], OK),
    "a missing name of two lines": File(nothing, ["a\n::error::b.md"], USAGE, "a ::error::b.md: no such file"),
    "a name of signs": File(good("\x1b[31m\u202e.md"), ["\x1b[31m\u202e.md"], OK),
    "a name like an option": File(good("--help.md"), ["--", "--help.md"], OK),
    "a name like an option in a folder": File(good("-design.md"), ["."], OK, "28 of 28"),
    "an unknown option": File(nothing, ["--nothing"], USAGE),
    "folders 300 deep": File(deep, ["."], OK, "28 of 28"),
    "settings in a pipe": File(lambda p: os.mkfifo(p / "designlint.toml"), ["."], USAGE, "designlint.toml"),
    "settings that are a device": File(good("x.md"), ["--config", "/dev/zero", "x.md"], USAGE, "/dev/zero"),
    "a pack that is missing": File(good("x.md"), ["--rules", "gone.yaml", "x.md"], USAGE, "gone.yaml"),
    "a baseline that is missing": File(good("x.md"), ["--baseline", "gone.json", "x.md"], USAGE, "gone.json"),
    "a baseline that is broken": File(lambda p: (good("x.md")(p), (p / "b").write_text("[" * 99999)), ["--baseline", "b", "x.md"], USAGE, "b"),
    "an unknown code in settings": File(lambda p: (good("x.md")(p), (p / "designlint.toml").write_text('ignore = ["NOPE"]\n')), ["x.md"], USAGE, "designlint.toml: no rule or prefix 'NOPE'."),
    "an unknown severity in settings": File(lambda p: (good("x.md")(p), (p / "designlint.toml").write_text('[severity]\nNOPE = "off"\n')), ["x.md"], USAGE, "designlint.toml: no rule or prefix 'NOPE'."),
    "a report in a missing folder": File(good("x.md"), ["--output-file", "no/x", "x.md"], USAGE, "no/x: cannot be written"),
    "a report on a full disk": File(good("x.md"), ["--output-file", "/dev/full", "x.md"], USAGE, "/dev/full: cannot be written"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_named(lint, tmp_path: Path, name: str) -> None:
    case = FILES[name]
    case.make(tmp_path)
    done = lint(*case.arguments)
    assert (done.code, case.words in done.out + done.err) == (case.code, True), done
    assert not any(line.startswith("::") for line in (done.out + done.err).splitlines())
    assert (done.out + done.err).isprintable() or not set(done.out + done.err) & set("\x1b\u202e\x00")


def linked_hard(place: Path) -> None:
    os.link(place / "x.md", place / "report")


OVER: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a report": (nothing, ["check", "--output-file", "x.md", "x.md"]),
    "a report of a folder": (nothing, ["check", "--output-file", "./x.md", "."]),
    "one report of several": (nothing, ["check", "--output-format", "json:report.json", "--output-format", "sarif:x.md", "x.md"]),
    "a report by a link": (lambda p: (p / "report").symlink_to("x.md"), ["check", "--output-file", "report", "x.md"]),
    "a report by a second name": (linked_hard, ["check", "--output-file", "report", "x.md"]),
    "a report of a document that is no text": (lambda p: (p / "x.md").write_bytes(b"\xff"), ["check", "--output-file", "x.md", "x.md"]),
    "a baseline": (nothing, ["baseline", "write", "--baseline", "x.md", "x.md"]),
    "a pruned baseline": (nothing, ["baseline", "prune", "--baseline", "x.md", "x.md"]),
}


@pytest.mark.parametrize("name", OVER)
def test_what_is_written_never_takes_the_place_of_a_document(tmp_path: Path, home: Path, name: str) -> None:
    make, arguments = OVER[name]
    (tmp_path / "x.md").write_text("---\nkind: ml-design-doc\n---\n" + POOR)
    make(tmp_path)
    before = (tmp_path / "x.md").read_bytes()
    done = said(subprocess.run(command(*arguments), cwd=tmp_path, env=environment(home), capture_output=True, timeout=60, check=False))
    assert done.code == USAGE
    assert "x.md" in done.err or "report: is a document" in done.err
    assert (tmp_path / "x.md").read_bytes() == before


@BOUND
@pytest.mark.parametrize("name", ["x.md", "."])
def test_what_one_may_not_read_is_named(lint, tmp_path: Path, name: str) -> None:
    (tmp_path / "x.md").write_text(COMPLETE)
    (tmp_path / name).chmod(0)
    try:
        assert lint(str(tmp_path / name)).code == USAGE
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("form", ["json", "json-lines", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html", "concise"])
def test_every_format_writes_names_that_are_no_text(lint, tmp_path: Path, form: str) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n.md"))).write_text(POOR)
    done = lint("--output-format", form, b"\xff\n.md")
    assert (done.code, bool(done.out)) == (FINDINGS, True), done.err
    done = lint("--output-format", form, "--output-file", "report", b"\xff\n.md")
    assert (done.code, (tmp_path / "report").stat().st_size > 0) == (FINDINGS, True), done.err


def test_a_file_that_vanishes_between_finding_and_reading_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(COMPLETE)
    job = runner.Job(catalogs.load(), Resolver(isolated=True))
    (target,) = discover.find([str(tmp_path / "x.md")], job.resolver)
    (tmp_path / "x.md").unlink()
    report = runner.report(target, job)
    assert (report.status, "no such file" in report.error) == ("failed", True)


def test_a_file_that_changes_under_a_fix_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("theirs")
    with pytest.raises(OutputError, match="changed meanwhile"):
        files.replace(str(tmp_path / "x.md"), b"ours", b"mended")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("x.md", "theirs")]


# --- streams and surroundings ---------------------------------------------------------------------------------------

STREAMS = {
    "closed stdout": ("$D check x.md >&-", USAGE),
    "closed stderr": ("$D check gone.md 2>&-", USAGE),
    "closed stdout and stderr": ("$D check x.md >&- 2>&-", USAGE),
    "closed stdin": ("$D check x.md <&-", OK),
    "nothing to read from": ("$D check - <&-", USAGE),
    "an endless stdin": ("$D check - < /dev/zero", USAGE),
    "a full disk": ("$D check x.md > /dev/full", USAGE),
    "a full disk for errors": ("$D check gone.md 2> /dev/full", USAGE),
    "a full disk for a page": ("$D rule timing-sla > /dev/full", USAGE),
    "a full disk for help": ("$D --help > /dev/full", USAGE),
    "a full disk for a new document": ("$D new T --no-input --dry-run > /dev/full", USAGE),
    "a reader that leaves": ("$D check big.md | head -c 1 >/dev/null", USAGE),
    "a reader that never reads": ("$D check big.md | true", USAGE),
    "a reader of one line": ("$D check big.md | head -1", USAGE),
}


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_that_fails_is_an_error_of_use(shell, tmp_path: Path, name: str) -> None:
    (tmp_path / "x.md").write_text(COMPLETE)
    (tmp_path / "big.md").write_text(POOR + "The model of the feed is TODO: say which.\n\n" * 1500)  # findings for more than a pipe holds
    line, code = STREAMS[name]
    done = shell(line)
    assert done.code == code, done
    assert done.err.count("\n") <= 1


SURROUNDINGS: dict[str, dict[str, str | None]] = {
    "no home": {"HOME": None},
    "a home that is not there": {"HOME": "/nowhere"},
    "a home that is a device": {"HOME": "/dev/null"},
    "a relative home": {"HOME": "here"},
    "a cache that is a device": {"XDG_CACHE_HOME": "/dev/null"},
    "a cache that cannot be written": {"XDG_CACHE_HOME": "/proc/self"},
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "an unknown locale": {"LC_ALL": "xx_YY.none"},
    "output in ASCII": {"PYTHONIOENCODING": "ascii"},
    "no terminal": {"TERM": "dumb", "COLUMNS": "0"},
    "a strange width": {"COLUMNS": "wide", "LINES": "-1"},
    "no folder for temporary files": {"TMPDIR": "/nowhere"},
    "no path": {"PATH": ""},
    "warnings as errors": {"PYTHONWARNINGS": "error"},
    "development mode": {"PYTHONDEVMODE": "1"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_surroundings_change_nothing(lint, tmp_path: Path, name: str) -> None:
    (tmp_path / "ü.md").write_text(COMPLETE.replace("Home feed", "Größe – 漢字"))
    done = lint(os.fsencode("ü.md"), **SURROUNDINGS[name])
    assert (done.code, done.out, done.err) == (OK, "No findings. 28 of 28 requirements met.\n", "")


POORER = """
import resource, sys
from designlint.cli.main import gate
gate(["check", "--no-cache", "small.md"])
held = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + (24 << 20),) * 2)
sys.exit(gate(["check", "--no-cache", "x.md"]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="how much memory a run holds is read from /proc")
def test_too_little_memory_is_an_error_of_use(tmp_path: Path, home: Path) -> None:
    (tmp_path / "small.md").write_text(POOR)
    (tmp_path / "x.md").write_text("- a\n" * 200_000)
    done = said(subprocess.run([sys.executable, "-c", POORER], cwd=tmp_path, env=environment(home), capture_output=True, timeout=120, check=False))
    assert (done.code, done.err) == (USAGE, "designlint: x.md: needs more memory than there is. Split it.\n")


def test_a_folder_that_is_gone_is_an_error_of_use(shell, tmp_path: Path) -> None:
    assert shell("mkdir gone; cd gone; rmdir ../gone; $D check .").code == USAGE
    assert not list(tmp_path.iterdir())


def test_no_code_is_read_from_the_folder_that_is_checked(lint, tmp_path: Path) -> None:
    for name in ("click", "yaml", "mistune", "json", "conftest", "designlint_rules"):
        (tmp_path / f"{name}.py").write_text("import pathlib; pathlib.Path('ran').touch()\n")
    (tmp_path / "design.md").write_text(COMPLETE)
    assert lint(".").code == OK
    assert not (tmp_path / "ran").exists()


# --- the cache ------------------------------------------------------------------------------------------------------


def damaged(how: str, content: bytes) -> bytes:
    """The bytes of a cache file after an accident."""
    head, _, body = content.partition(b"\n")
    return {
        "empty": b"",
        "cut": content[: len(content) // 2],
        "cut by one": content[:-1],
        "no text": b"\xff" * 999,
        "one byte other": content[:9000] + bytes([content[9000] ^ 1]) + content[9001:],
        "another stamp": b"0" * len(head) + b"\n" + body,
        "deep": head + b"\n" + b"[" * 100_000,
        "other data": head + b"\n[]",
        "null": head + b"\nnull",
    }[how]


@pytest.mark.parametrize("how", ["empty", "cut", "cut by one", "no text", "one byte other", "another stamp", "deep", "other data", "null"])
def test_a_damaged_cache_is_made_anew(lint, tmp_path: Path, home: Path, how: str) -> None:
    (tmp_path / "x.md").write_text(POOR)
    (kept,) = home.glob(".cache/designlint/rules.json")
    sound = kept.read_bytes()
    place = tmp_path / "cache"
    (place / "designlint").mkdir(parents=True)
    wanted = lint("x.md")
    (place / "designlint" / "rules.json").write_bytes(damaged(how, sound))
    assert lint("x.md", XDG_CACHE_HOME=str(place)) == wanted
    for report in (place / "designlint" / "reports").iterdir():
        report.write_bytes(damaged(how, report.read_bytes().ljust(9001)))
    assert lint("x.md", XDG_CACHE_HOME=str(place)) == wanted


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_a_cache_that_is_no_file_is_done_without(lint, tmp_path: Path, kind: str) -> None:
    (tmp_path / "x.md").write_text(POOR)
    (tmp_path / "theirs").write_text("theirs")
    place = tmp_path / "cache" / "designlint" / "rules.json"
    place.parent.mkdir(parents=True)
    {"folder": place.mkdir, "pipe": lambda: os.mkfifo(place), "link": lambda: place.symlink_to(tmp_path / "theirs")}[kind]()
    assert lint("x.md", XDG_CACHE_HOME=str(tmp_path / "cache")).code == FINDINGS
    assert (tmp_path / "theirs").read_text() == "theirs"


def test_runs_at_once_share_one_cache(tmp_path: Path, home: Path) -> None:
    (tmp_path / "x.md").write_text(POOR)
    surroundings = environment(home, XDG_CACHE_HOME=str(tmp_path / "cache"))
    runs = [subprocess.Popen(command("check", "x.md"), cwd=tmp_path, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    ended = {(*run.communicate(timeout=60), run.returncode) for run in runs}
    assert [(err, code) for _, err, code in ended] == [(b"", FINDINGS)]
    kinds = {p.name.partition("-")[0] for p in (tmp_path / "cache" / "designlint").iterdir()} - {"pages"}  # kept of files that are a while old
    assert kinds == {"expressions", "reports", "rules.json"}
    assert len(list((tmp_path / "cache" / "designlint" / "reports").iterdir())) == 1


# --- signals --------------------------------------------------------------------------------------------------------

SIGNALS = {"Ctrl-C": (signal.SIGINT, INTERRUPTED), "SIGTERM": (signal.SIGTERM, TERMINATED)}


def started(place: Path, home: Path, *arguments: str) -> subprocess.Popen[bytes]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command("check", *arguments), cwd=place, env=environment(home), start_new_session=True, **pipes)


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_ends_a_run_that_reads_or_works(tmp_path: Path, home: Path, name: str) -> None:
    sent, code = SIGNALS[name]
    with started(tmp_path, home, "-", "--output-file", "report") as run:
        assert run.stdin is not None
        run.stdin.write(b"- a\n" * 200_000)  # more than a pipe holds: once it is written the run is under way
        run.stdin.flush()
        run.send_signal(sent)
        out, err = run.communicate(timeout=60)
    assert (run.returncode, out, err.strip()) == (code, b"", b"")
    assert not list(tmp_path.iterdir())


def test_ctrl_c_while_the_program_loads_ends_it_without_a_word(tmp_path: Path, home: Path) -> None:
    # What is loaded first of all sends the signal: the command line itself is never reached.
    (tmp_path / "click.py").write_text("import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(60)\n")
    run = subprocess.run(command("--version"), env=environment(home, PYTHONPATH=f"{tmp_path}:{ROOT / 'src'}"), capture_output=True, timeout=60, check=False, start_new_session=True)
    assert (run.returncode, run.stdout, run.stderr) == (-signal.SIGINT, b"", b"")


@pytest.mark.skipif(sys.platform != "linux", reason="looks for children in /proc")
@pytest.mark.parametrize("whom", ["the run", "the group"])
@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_ends_all_processes_of_a_run(tmp_path: Path, home: Path, name: str, whom: str) -> None:
    sent, code = SIGNALS[name]
    for number in range(60):
        (tmp_path / f"{number}.md").write_text("- a\n" * 20_000)
    with started(tmp_path, home, "--jobs", "2", "--no-cache", *(f"{n}.md" for n in range(60))) as run:
        wait_until(lambda: any(parent == run.pid for parent, _ in processes()))
        (os.killpg if whom == "the group" else os.kill)(run.pid, sent)
        out, err = run.communicate(timeout=60)
    assert (run.returncode, out, b"Traceback" in err) == (code, b"", False)
    wait_until(lambda: not any(group == run.pid for _, group in processes()))


def wait_until(holds: Callable[[], bool]) -> None:
    """Look again and again, for half a minute."""
    for _ in range(1500):
        if holds():
            return
        time.sleep(0.02)
    pytest.fail("it never came true")


def processes() -> Iterator[tuple[int, int]]:
    """The parents and the groups of all processes that live."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, parent, group = stat.read_text().rpartition(")")[2].split()[:3]
            if state != "Z":
                yield int(parent), int(group)


# --- at every single operation --------------------------------------------------------------------------------------


class Operation(NamedTuple):
    """A command that writes, and what it writes when nothing interferes."""

    arguments: tuple[str, ...]
    writes: tuple[str, ...]


EXPRESSIONS = f"cache/designlint/{os.path.basename(compiled.expressions_file())}"
WRITERS = {
    "new": Operation(("new", "A title", "--no-input", "--set", "date=2027-01-01"), ("here/a-title.md",)),
    "fix": Operation(("check", "--isolated", "--no-cache", "--fix", "x.md"), ("here/x.md",)),
    "baseline": Operation(("baseline", "write", "x.md"), ("here/.designlint-baseline.json",)),
    "update": Operation(("update", "x.md"), ("here/x.md",)),
    "cache": Operation(("check", "--isolated", "--no-cache", "x.md"), ("cache/designlint/rules.json", EXPRESSIONS)),
}


def struck(base: Path, home: Path, writer: Operation, number: int, how: str) -> tuple[int, dict[str, bytes]]:
    """The exit code of a run that is struck at its n-th file operation, and the files that stand there afterwards."""
    place, mark = base / f"{number}" / "in", base / f"{number}" / "struck"
    for name in ("here", "cache", "tmp"):
        (place / name).mkdir(parents=True)
    (place / "here" / "x.md").write_text(POOR)
    cache = place / "cache" if "cache/designlint/rules.json" in writer.writes else home / ".cache"
    surroundings = environment(
        home, TMPDIR=str(place / "tmp"), XDG_CACHE_HOME=str(cache), PYTHONPATH=f"{INJECT}:{ROOT / 'src'}",
        STRIKE_AT=str(number), STRIKE_BELOW=str(place), STRIKE_WITH=how, STRIKE_MARK=str(mark),
    )
    done = said(subprocess.run(command(*writer.arguments), cwd=place / "here", env=surroundings, capture_output=True, timeout=60, check=False))
    assert "Traceback" not in done.err
    ours = [p for p in place.rglob("*") if (p.is_file() and p.parent.name != "tmp") or p.name.startswith("designlint-")]
    left = {str(p.relative_to(place)): p.read_bytes() if p.is_file() else b"" for p in ours}
    return (done.code if mark.exists() else -1), left


@pytest.mark.skipif(sys.platform != "linux", reason="which file operations a run makes is measured on Linux")
@pytest.mark.parametrize("how", ["full", str(int(signal.SIGTERM))])
@pytest.mark.parametrize("name", WRITERS)
def test_a_run_struck_at_any_file_operation_leaves_all_or_nothing(tmp_path: Path, home: Path, name: str, how: str) -> None:
    writer = WRITERS[name]
    _, whole = struck(tmp_path, home, writer, 10**6, how)
    before = {"here/x.md": POOR.encode()}
    assert set(whole) == {*before, *writer.writes}
    for number in range(1, 60):
        code, left = struck(tmp_path, home, writer, number, how)
        if code == -1:  # it was not struck any more
            return
        assert code in ((TERMINATED,) if how != "full" else (OK, FINDINGS, USAGE))
        assert before.keys() <= left.keys() <= whole.keys(), sorted(left)
        assert all(content in (before.get(file), whole[file]) for file, content in left.items()), sorted(left)
    pytest.fail("it writes without end")
