"""Only what is new since a git revision: the old documents are read through git and linted the same way."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from designlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from designlint.model import FileReport

    Lint = Callable[[bytes, str], FileReport]


def only_new(reports: Sequence[FileReport], revision: str, lint: Lint) -> tuple[list[FileReport], dict[str, FileReport]]:
    """The reports with the findings that were there at the revision taken out, and the old reports by path.

    `lint(data, path)` is how the old bytes are checked. Raises UsageError where git cannot say what was there.
    """
    if revision.startswith("-"):
        raise UsageError(f"--diff-base: '{revision}' is no revision.", mend="Name a branch, tag or commit.")
    old: dict[str, FileReport] = {}
    fresh: list[FileReport] = []
    tops: dict[str, tuple[str, dict[str, str]]] = {}
    for report in reports:
        before = _before(report, revision, lint, tops) if report.status == "checked" else None
        if before is None:
            fresh.append(report)
            continue
        old[report.path] = before
        known = {f.fingerprint for f in before.findings}
        fresh.append(report._replace(findings=tuple(f for f in report.findings if f.fingerprint not in known)))
    return fresh, old


def _before(report: FileReport, revision: str, lint: Lint, tops: dict[str, tuple[str, dict[str, str]]]) -> FileReport | None:
    folder = os.path.dirname(os.path.abspath(report.path))
    if folder not in tops:
        top = _git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n")
        _commit(top, revision)
        tops[folder] = (top, _renamed(top, revision))
    top, renamed = tops[folder]
    path = os.path.relpath(os.path.realpath(report.path), os.path.realpath(top)).replace(os.sep, "/")
    data = _show(top, revision, renamed.get(path, path))
    return None if data is None else lint(data, report.path)


def _commit(top: str, revision: str) -> None:
    """Make sure that the revision is here."""
    if _run(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", "--")[0] == 0:
        return
    shallow = _run(top, "rev-parse", "--is-shallow-repository")[1].strip() == b"true"
    mend = "Fetch more history (fetch-depth: 0)." if shallow else "Name a branch, tag or commit that is here."
    raise UsageError(f"--diff-base: git knows no revision '{revision}'.", mend=mend)


def _renamed(top: str, revision: str) -> dict[str, str]:
    """New path to old path of what was renamed since."""
    code, out = _run(top, "diff", "--name-status", "-z", "-M", revision, "--")
    if code:
        return {}
    parts = out.decode("utf-8", "surrogateescape").split("\0")
    found, at = {}, 0
    while at < len(parts) - 1:
        if parts[at].startswith(("R", "C")):
            found[parts[at + 2]] = parts[at + 1]
            at += 3
        else:
            at += 2
    return found


def _show(top: str, revision: str, path: str) -> bytes | None:
    """A file's bytes at a revision, None where it was not there."""
    code, out = _run(top, "cat-file", "blob", f"{revision}:{path}")
    return out if code == 0 else None


def _git(folder: str, *arguments: str) -> bytes:
    code, out = _run(folder, *arguments)
    if code:
        raise UsageError("--diff-base: not a git repository.", where=folder, mend="Run it inside one.")
    return out


def _run(folder: str, *arguments: str) -> tuple[int, bytes]:
    import subprocess

    try:
        done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603, S607
    except OSError:
        raise UsageError("--diff-base: git is not installed.", mend="Install git.") from None
    return done.returncode, done.stdout
