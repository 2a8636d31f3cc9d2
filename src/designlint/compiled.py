"""What is compiled once and stored: the shipped rules, in place of a hundred YAML files, and the regular expressions.

Never required, rebuilt when stale, and passed over where damaged.
"""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING, Any

from designlint import data, files
from designlint.digests import of_bytes, of_text
from designlint.errors import DesignlintError
from designlint.model import Kind, Rule, Severity
from designlint.text import expressions
from designlint.text.lexicon import Scanner
from designlint.text.stored import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable

FORM = 7
CACHE_LIMIT = 1 << 26
KINDS, SEVERITIES = {k.value: k for k in Kind}, {s.value: s for s in Severity}


def stamp(paths: Iterable[str]) -> str:
    """What changes when a rule file does: names, sizes and times of the files, and the version."""
    parts = [f"{FORM} {data.VERSION}"]
    for path in paths:
        status = os.stat(path)
        parts.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return of_text("\n".join(parts))


def checksum(text: str) -> str:
    """What changes when a stored form is damaged."""
    return of_text(text)


def seal(text: str, stamp: str = "") -> str:
    """A text with a first line that says what it was made from and that it is whole."""
    return f"{stamp} {checksum(text)}\n{text}"


def unseal(content: bytes, stamp: str = "") -> list[str]:
    """The lines of a sealed text; none where it is damaged or was made from something else."""
    head, _, body = content.partition(b"\n")
    return body.decode("utf-8", "surrogatepass").split("\n") if head == f"{stamp} {of_bytes(body)}".encode() else []


def dump(rules: tuple[Rule, ...], scanner: Scanner, digest: str) -> str:
    """Rules and lexicon as text; the prose of the rules that a check never shows is left out."""
    rows = [
        [r.code, r.name, r.kind.value, r.requirement, r.concept, {p: s and s.value for p, s in r.severity.items()}, r.message,
         r.help, r.weak, r.require, r.partly, r.when, r.options, list(r.tasks), r.preview, os.path.basename(r.path)]
        for r in rules
    ]
    return json.dumps({"form": FORM, "version": data.VERSION, "digest": digest, "rules": rows}) + "\n" + pack(scanner.lexicon)


def load(lines: list[str]) -> tuple[tuple[Rule, ...], Scanner, str]:
    """What `dump` stored; ValueError, KeyError or TypeError where it is something else."""
    stored = json.loads(lines[0])
    if stored["form"] != FORM or stored["version"] != data.VERSION:
        raise ValueError("another version")
    folder = data.rules_dir()
    return tuple(_rule(row, folder) for row in stored["rules"]), Scanner(unpack(lines[1:])), str(stored["digest"])


def _rule(row: list[Any], folder: str) -> Rule:
    code, name, kind, requirement, concept, severity, message, advice, weak, require, partly, when, options, tasks, preview, path = row
    return Rule(
        code, name, KINDS[kind], requirement, concept, {p: s and SEVERITIES[s] for p, s in severity.items()}, message, advice, "",
        weak, require, partly, when, options, tuple(tasks), preview=preview, path=os.path.join(folder, path),
    )


def cache_file(name: str) -> str:
    """Where something compiled is kept: the user's cache folder; "" where there is none."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "designlint", name) if os.path.isabs(base) else ""


def expressions_file() -> str:
    """Where the compiled regular expressions of this very Python are kept."""
    return cache_file(f"expressions-{checksum(expressions.python())}.json")


def recall() -> None:
    """Take the regular expressions that an earlier run compiled; those that are not there are compiled when needed."""
    place = expressions_file()
    with contextlib.suppress(DesignlintError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        lines = unseal(files.read(place, CACHE_LIMIT)) if place else []
        if lines:
            expressions.learn(json.loads(lines[0]))


def remember() -> None:
    """Keep the regular expressions that this run had to compile."""
    made = expressions.new()
    place = expressions_file() if made else ""
    if place:
        store(place, seal(json.dumps(made, separators=(",", ":"))))


def store(path: str, text: str) -> None:
    """Write a cache file whole or not at all; that it cannot be written harms nobody."""
    temporary = files.beside(path)
    try:
        with contextlib.suppress(OSError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            files.fill(temporary, text.encode("utf-8", "surrogatepass"))
            os.replace(temporary, path)
    finally:
        files.discard(temporary)
