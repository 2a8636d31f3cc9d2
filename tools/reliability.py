"""How much was tried, and what it found: test cases by kind, executions fuzzed, mutants noticed.

    python tools/reliability.py        # counts the test cases anew and stores them; the dear tools store their own results

`tools/pages.py` writes the table of docs/reliability.md from what is stored in docs/reliability.json.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any, NamedTuple

import results


class Kind(NamedTuple):
    """One kind of trial: the tests that are its cases, and what was mended because of it."""

    tests: tuple[str, ...]
    mended: tuple[str, ...]


KINDS = {
    "Inputs: hostile markdown by shape": Kind(
        ("tests/hostile/test_shapes.py", "tests/hostile/test_guards.py"),
        ("words of a million letters, versions of a thousand parts and a thousand empty sections took quadratic time", "a fence that opens on the last line raised"),
    ),
    "Inputs: packs, settings and front matter with mistakes": Kind(
        ("tests/rules/test_packs.py", "tests/config", "tests/cli/test_errors.py", "tests/document"),
        (
            "a named pipe in a pack hung", "a link in a pack was followed out of it, and what stood there quoted in the log", "`designlint test` printed names of a pack raw",
            "an unknown code in a configuration did not name the file",
        ),
    ),
    "Inputs: hostile words and paths in every report": Kind(
        ("tests/outputs",), ("SARIF, GitLab, JUnit, Markdown and GitHub reports could each be broken by some text or path",)
    ),
    "Faults injected: files, streams, surroundings, signals": Kind(
        ("tests/hostile/test_faults.py", "tests/gate/test_accepted.py", "tests/cli/test_cache.py"),
        (
            "`--output-file` and `baseline write` could take the place of a document that they had just read", "`baseline write`, run as root, put a file in the place of a device",
            "too little memory was an internal error", "a pipe in the place of a kept report hung", "a deeply nested baseline raised",
            "a signal in the clean-up left a temporary file behind", "a reader that left was told of with the code of findings",
        ),
    ),
    "Faults injected: scaffolding": Kind(("tests/hostile/test_scaffold_faults.py",), (
            "names made by a template could lead out of its folder", "an error of arithmetic or of types in a template was an internal error",
            "a title could make a name that Windows takes for a device",
        )),
    "Laws: what says nothing changes nothing": Kind(
        ("tests/hostile/test_laws.py", "tests/gate/test_baseline.py"), ("fingerprints held the lines that a message names, so moved text was new", "findings about suppressions had no fingerprint")
    ),
}
DEAR = {
    "mutated": ("Executions fuzzed: mutated examples (`tools/fuzz.py`)", ("a table row of a lone carriage return raised", "the trie's own keys were read as words of a text")),
    "guided": ("Executions fuzzed: led by coverage (`tools/guided.py`)", ()),
}
MUTATED = {"facts": ('"sub-second" was read as one to ten seconds',), "checks": ("conditions that nothing reaches are gone",)}


def collected() -> dict[str, int]:
    """The number of test cases of each kind, those included that only run when asked for."""
    places = sorted({place for kind in KINDS.values() for place in kind.tests})
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", "slow or not slow", *places], cwd=results.PATH.parent.parent, capture_output=True, text=True, check=True
    )
    nodes = [line for line in done.stdout.splitlines() if "::" in line]
    return {name: sum(node.startswith(kind.tests) for node in nodes) for name, kind in KINDS.items()}


def table(stored: dict[str, Any]) -> str:
    """The table of the page, and below it what was mended."""
    rows = [(name, f"{stored['cases'][name]:,} cases", KINDS[name].mended) for name in KINDS]
    for key, (name, mended) in DEAR.items():
        rows.append((name, f"{sum(stored[key]['executions'].values()):,}", mended))
    for group, score in stored["mutants"]["groups"].items():
        asked = score["mutants"] - score["equivalent"]
        rows.append((f"Mutants of `{group}` noticed by a test", f"{score['killed']:,} of {asked:,} ({score['killed'] / asked:.0%})", MUTATED.get(group, ())))
    lines = ["| What | Tried | Found and mended |", "|---|---|---|", *(f"| {name} | {tried} | {len(mended) or '-'} |" for name, tried, mended in rows)]
    return "\n".join([*lines, "", "Found and mended, each with a test of its own now:", "", *(f"- {name.split(' (')[0]}: {'; '.join(mended)}." for name, _, mended in rows if mended)])


def main() -> None:
    """Count the test cases and store the counts."""
    results.store("cases", collected())


if __name__ == "__main__":
    main()
