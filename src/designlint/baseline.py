"""Findings that a team has accepted: kept by content, so that moving text changes nothing and a new finding shows."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from designlint import files
from designlint.errors import ConfigError, OutputError
from designlint.model import Suppression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from designlint.model import FileReport

VERSION = 1
LIMIT = 32 * 1024 * 1024
REASON = "accepted in the baseline"
Accepted = dict[str, dict[str, str]]  # path -> fingerprint -> what it was


def load(path: str) -> Accepted:
    """The accepted findings of a baseline file. Raises ConfigError where it cannot be read."""
    data = files.read(path, LIMIT, ConfigError)
    try:
        found = json.loads(data)
        if found["version"] != VERSION:
            raise ConfigError(f"is of version {found['version']}.", where=path, mend="Write it anew with 'designlint baseline write'.")
        return {str(p): {str(k): str(v) for k, v in entries.items()} for p, entries in found["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ConfigError("is no baseline.", where=path, mend="Write it anew with 'designlint baseline write'.") from None


def accept(reports: Iterable[FileReport], place: str) -> Accepted:
    """What a baseline at a place would hold to accept everything that stands in the reports."""
    found: Accepted = {}
    for report in reports:
        standing = {f.fingerprint: f"{f.code} {f.name}: {f.message}" for f in report.findings if f.suppressed is None}
        if standing:
            found[key(report.path, place)] = standing
    return found


def save(accepted: Accepted, path: str) -> None:
    """Write a baseline, whole or not at all; OutputError where something else stands in its place."""
    ordered = {p: dict(sorted(entries.items(), key=lambda e: (e[1], e[0]))) for p, entries in sorted(accepted.items()) if entries}
    text = json.dumps({"version": VERSION, "files": ordered}, indent=1) + "\n"
    real = os.path.realpath(path)
    if os.path.lexists(real) and files.read(real, LIMIT, OutputError).lstrip()[:1] not in (b"", b"{", b"["):
        raise OutputError("is no baseline; nothing was written.", where=path, mend="Name another file.")
    _replace(real, text)


def _replace(path: str, text: str) -> None:
    temporary = files.beside(path)
    try:
        files.fill(temporary, text.encode())
        os.replace(temporary, path)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror}).", where=path, mend="Check the folder and its permissions.") from None
    finally:
        files.discard(temporary)


def key(path: str, place: str) -> str:
    """A document's path as the baseline at a place writes it: relative to it, with slashes."""
    return os.path.relpath(os.path.abspath(path), os.path.dirname(os.path.abspath(place))).replace(os.sep, "/")


def apply(reports: Sequence[FileReport], accepted: Accepted, place: str) -> list[FileReport]:
    """The reports with accepted findings marked as suppressed."""
    return [_applied(report, accepted.get(key(report.path, place), {})) for report in reports]


def _applied(report: FileReport, known: dict[str, str]) -> FileReport:
    if not known:
        return report
    lift = Suppression("baseline", REASON)
    findings = tuple(f._replace(suppressed=lift) if f.suppressed is None and f.fingerprint in known else f for f in report.findings)
    return report._replace(findings=findings)


def stale(reports: Sequence[FileReport], accepted: Accepted, place: str) -> Accepted:
    """The entries that no finding of the reports answers to any more, for the documents that were checked."""
    found: Accepted = {}
    for report in reports:
        if report.status != "checked":
            continue
        here = key(report.path, place)
        present = {f.fingerprint for f in report.findings}
        gone: dict[str, Any] = {k: v for k, v in accepted.get(here, {}).items() if k not in present}
        if gone:
            found[here] = gone
    root = os.path.dirname(os.path.abspath(place))
    found.update({p: entries for p, entries in accepted.items() if not os.path.exists(os.path.join(root, p))})
    return found

