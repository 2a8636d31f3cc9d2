"""The shipped rules compiled once: one stored file in place of a hundred YAML files; never required, rebuilt when stale."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from designlint import data
from designlint.model import Kind, Rule, Severity
from designlint.text.lexicon import Scanner
from designlint.text.trie import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable

FORM = 4
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
    return json.dumps({"form": FORM, "version": data.VERSION, "digest": digest, "rules": rows, "lexicon": pack(scanner.lexicon)})


def load(text: str) -> tuple[tuple[Rule, ...], Scanner, str]:
    """What `dump` stored; ValueError, KeyError or TypeError where it is something else."""
    stored = json.loads(text)
    if stored["form"] != FORM or stored["version"] != data.VERSION:
        raise ValueError("another version")
    return tuple(_rule(row) for row in stored["rules"]), Scanner(unpack(stored["lexicon"])), str(stored["digest"])


def _rule(row: list[Any]) -> Rule:
    code, name, kind, requirement, concept, severity, message, advice, weak, require, partly, when, options, tasks, preview, path = row
    return Rule(
        code, name, Kind(kind), requirement, concept, {p: s and Severity(s) for p, s in severity.items()}, message, advice, "",
        weak, require, partly, when, options, tuple(tasks), preview=preview, path=os.path.join(data.rules_dir(), path),
    )


def cache_file() -> str:
    """Where a checkout's compiled rules are kept: the user's cache folder; "" where there is none."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "designlint", "rules.json") if os.path.isabs(base) else ""
