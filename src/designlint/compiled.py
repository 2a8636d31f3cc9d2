"""What is compiled once and stored: the shipped rules, in place of a hundred YAML files, and the regular expressions.

Never required, rebuilt when stale, and passed over where damaged.
"""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING, Any

from designlint import data, files
from designlint.errors import DesignlintError
from designlint.model import Kind, Rule, Severity
from designlint.text import expressions
from designlint.text.lexicon import Scanner
from designlint.text.trie import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable

FORM = 6
CACHE_LIMIT = 1 << 26
SHIPPED = "compiled.json"


def stamp(paths: Iterable[str]) -> str:
    """What changes when a rule file does: names, sizes and times of the files, and the version."""
    import hashlib

    parts = [f"{FORM} {data.VERSION}"]
    for path in paths:
        status = os.stat(path)
        parts.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return hashlib.blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def checksum(text: str) -> str:
    """What changes when a stored form is damaged."""
    import hashlib

    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def dump(rules: tuple[Rule, ...], scanner: Scanner, digest: str) -> str:
    """Rules and lexicon as text; the prose of the rules that a check never shows is left out."""
    rows = [
        [r.code, r.name, r.kind.value, r.requirement, r.concept, {p: s and s.value for p, s in r.severity.items()}, r.message,
         r.help, r.weak, r.require, r.partly, r.when, r.options, list(r.tasks), r.preview, os.path.basename(r.path)]
        for r in rules
    ]
    return json.dumps({"form": FORM, "version": data.VERSION, "digest": digest, "rules": rows}) + "\n" + pack(scanner.lexicon)


def load(text: str) -> tuple[tuple[Rule, ...], Scanner, str]:
    """What `dump` stored; ValueError, KeyError or TypeError where it is something else."""
    head, _, lexicon = text.partition("\n")
    stored = json.loads(head)
    if stored["form"] != FORM or stored["version"] != data.VERSION:
        raise ValueError("another version")
    return tuple(_rule(row) for row in stored["rules"]), Scanner(unpack(lexicon)), str(stored["digest"])


def _rule(row: list[Any]) -> Rule:
    code, name, kind, requirement, concept, severity, message, advice, weak, require, partly, when, options, tasks, preview, path = row
    return Rule(
        code, name, Kind(kind), requirement, concept, {p: s and Severity(s) for p, s in severity.items()}, message, advice, "",
        weak, require, partly, when, options, tuple(tasks), preview=preview, path=os.path.join(data.rules_dir(), path),
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
        head, _, text = files.read(place, CACHE_LIMIT).decode().partition("\n") if place else ("", "", "")
        if head and head == checksum(text):
            expressions.learn(json.loads(text))


def remember() -> None:
    """Keep the regular expressions that this run had to compile."""
    made = expressions.new()
    place = expressions_file() if made else ""
    if place:
        text = json.dumps(made, separators=(",", ":"))
        store(place, f"{checksum(text)}\n{text}")


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
