"""Reports kept between runs, by what they were made from; never needed, never trusted where anything differs."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from designlint import data, files
from designlint.config import telling
from designlint.digests import of_bytes
from designlint.errors import DesignlintError
from designlint.model import Edit, Evidence, Fact, FileReport, Finding, Related, RuleResult, Severity, Span, State, Suppression

if TYPE_CHECKING:
    from designlint.model import Config

MOST, KEPT = 5000, 4000  # files in the cache: over the first number the oldest go until the second is left
MARK = 32
LARGEST = 1 << 26  # bytes of a kept report


def folder(wished: str = "", kind: str = "reports") -> str:
    """Where reports, or another kind of thing, are kept: below the folder wished for, else in the user's cache; "" where there is none."""
    if wished:
        return os.path.join(os.path.abspath(wished), kind)
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "designlint", kind) if os.path.isabs(base) else ""


def made_by(rules: str, flags: str) -> str:
    """What a report depends on beside its document and the settings: `rules` is the digest of the catalogue or what else changes with it.

    The day counts, since suppressions may end; in a checkout the code counts, too.
    """
    return f"{data.VERSION}\0{_code()}\0{rules}\0{flags}\0{time.strftime('%Y-%m-%d', time.gmtime())}"


def key(content: bytes, config: Config, made: str) -> str:
    """The name of a report: a digest of the bytes and of everything else that it depends on, but not of where the document is."""
    return of_bytes(f"{made}\0{telling(config)!r}\0".encode("utf-8", "surrogatepass") + content, 20)


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


def get(place: str, name: str, path: str, source: tuple[str, ...]) -> FileReport | None:
    """The report of a name, for the document at a path with these lines; None where there is none or it is damaged."""
    import json

    try:
        kept = files.read(os.path.join(place, name), LARGEST)
        mark, body = kept[:MARK], kept[MARK:]
        head, _, results = body.partition(b"\n")
        return _restored(json.loads(head), results, path, source) if mark == _mark(body) else None
    except (DesignlintError, OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def put(place: str, name: str, report: FileReport) -> None:
    """Keep a report, whole or not at all; that it cannot be kept harms nobody."""
    import json

    parts = ((report.score, *report._replace(path="", source=(), results=())), tuple(report.results))
    body = b"\n".join(json.dumps(part, separators=(",", ":")).encode() for part in parts)
    if files.keep(os.path.join(place, name), _mark(body) + body) and name.startswith("00"):  # now and then
        files.bound(place, MOST, KEPT)


def _mark(body: bytes) -> bytes:
    return of_bytes(body, MARK // 2).encode()


def _restored(row: list[Any], results: bytes, path: str, source: tuple[str, ...]) -> FileReport:
    (met, asked), _, status, profile, _, findings, _, error, doc_status, facts = row
    return FileReport(
        path, status, profile, _Results(results, (met, asked)), tuple(_finding(f) for f in findings), source, error, doc_status, tuple(Fact(*f) for f in facts),
    )


class _Results(Sequence[RuleResult]):
    """The evidence map of a kept report: most of it by size, and read only for those who look at it."""

    def __init__(self, text: bytes, score: tuple[int, int]) -> None:
        self.score = score
        self._text = text
        self._made: tuple[RuleResult, ...] | None = None

    def _all(self) -> tuple[RuleResult, ...]:
        if self._made is None:
            import json

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
