"""Reports kept between runs, by what they were made from; never needed, never trusted where anything differs."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from designlint import data, files
from designlint.errors import DesignlintError
from designlint.model import Edit, Evidence, Fact, FileReport, Finding, Related, RuleResult, Severity, Span, State, Suppression

if TYPE_CHECKING:
    from designlint.model import Config

MOST, KEPT = 5000, 4000  # files in the cache: over the first number the oldest go until the second is left
MARK = 32
LARGEST = 1 << 26  # bytes of a kept report


def folder(wished: str = "") -> str:
    """Where reports are kept: the folder wished for, else one in the user's cache; "" where there is none."""
    if wished:
        return os.path.join(os.path.abspath(wished), "reports")
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "designlint", "reports") if os.path.isabs(base) else ""


def key(content: bytes, path: str, config: Config, rules: str, flags: str) -> str:
    """The name of a report: a digest of the bytes and of everything else that it depends on.

    `rules` is the digest of the catalogue. The day counts, since suppressions may end; in a checkout the code counts, too.
    """
    settings = config._replace(origin={}, root="")
    made = f"{data.VERSION}\0{_code()}\0{rules}\0{flags}\0{time.strftime('%Y-%m-%d', time.gmtime())}\0{settings!r}\0{path}\0"
    return hashlib.blake2b(made.encode("utf-8", "surrogatepass") + content, digest_size=20).hexdigest()


_CODE: list[str] = []


def _code() -> str:
    """What changes with the program's own text, where that can be edited."""
    if not _CODE:
        seen = []
        for place, _, names in os.walk(os.path.dirname(__file__)) if data.checkout() else ():
            for name in sorted(names):
                if name.endswith(".py"):
                    about = os.stat(os.path.join(place, name))
                    seen.append(f"{name} {about.st_size} {about.st_mtime_ns}")
        _CODE.append(" ".join(seen))
    return _CODE[0]


def get(place: str, name: str, source: tuple[str, ...]) -> FileReport | None:
    """The report of a name with its document's lines, None where there is none or it is damaged."""
    try:
        kept = files.read(os.path.join(place, name), LARGEST)
        mark, body = kept[:MARK], kept[MARK:]
        head, _, results = body.partition(b"\n")
        return _restored(json.loads(head), results, source) if mark == _mark(body) else None
    except (DesignlintError, OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def put(place: str, name: str, report: FileReport) -> None:
    """Keep a report, whole or not at all; that it cannot be kept harms nobody."""
    parts = (report._replace(source=(), results=()), tuple(report.results))
    body = b"\n".join(json.dumps(part, separators=(",", ":")).encode() for part in parts)
    temporary = os.path.join(place, f".{name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        os.makedirs(place, exist_ok=True)
        try:
            with open(temporary, "wb") as file:
                file.write(_mark(body) + body)
            os.replace(temporary, os.path.join(place, name))
        finally:
            if os.path.lexists(temporary):
                os.unlink(temporary)
        if name.startswith("00"):  # now and then
            _bound(place)


def _mark(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=MARK // 2).hexdigest().encode()


def _bound(place: str) -> None:
    names = os.listdir(place)
    if len(names) <= MOST:
        return
    dated = []
    for name in names:
        with contextlib.suppress(OSError):
            dated.append((os.stat(os.path.join(place, name)).st_mtime_ns, name))
    for _, name in sorted(dated)[: len(dated) - KEPT]:
        with contextlib.suppress(OSError):
            os.unlink(os.path.join(place, name))


def _restored(row: list[Any], results: bytes, source: tuple[str, ...]) -> FileReport:
    path, status, profile, _, findings, _, error, doc_status, facts = row
    return FileReport(
        path, status, profile, _Results(results), tuple(_finding(f) for f in findings), source, error, doc_status, tuple(Fact(*f) for f in facts),
    )


class _Results(Sequence[RuleResult]):
    """The evidence map of a kept report: most of it by size, and read only for those who look at it."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._made: tuple[RuleResult, ...] | None = None

    def _all(self) -> tuple[RuleResult, ...]:
        if self._made is None:
            self._made = tuple(
                RuleResult(code, name, asked, State(state), tuple(Evidence(Span(*span), text, key) for span, text, key in found), reason)
                for code, name, asked, state, found, reason in json.loads(self._text)
            )
        return self._made

    def __len__(self) -> int:
        return len(self._all())

    def __getitem__(self, place: Any) -> Any:
        return self._all()[place]

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, _Results) else other)

    def __hash__(self) -> int:
        return hash(self._all())


def _finding(row: list[Any]) -> Finding:
    code, name, severity, message, advice, span, fingerprint, related, lifted, edits = row
    return Finding(
        code, name, Severity(severity), message, advice, Span(*span), fingerprint, tuple(Related(Span(*s), m) for s, m in related),
        Suppression(*lifted) if lifted else None, tuple(Edit(Span(*s), text, safe) for s, text, safe in edits),
    )
