"""Mutated documents, front matter, suppressions and rule files, by the thousand: nothing may raise, hang or point beside the text.

    python tools/fuzz.py [--runs 2000] [--seed 1] [--seeds 1] [--target documents] [--record]

The same seed gives the same inputs. A failure prints the input and its number, and exits with 1. Seeds are the project's own
examples; mutations cut, copy, join and splice them with what has broken parsers before. `--record` stores how many inputs
passed, for the table in docs/reliability.md; `tools/guided.py` runs the same targets led by coverage.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import results
from designlint import catalog as catalogs
from designlint import fingerprint, linter, packs, suppress
from designlint.document import decode, parse
from designlint.errors import DesignlintError
from designlint.facts.quantities import scan
from designlint.model import Config

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
SLOW = 2.0  # seconds for an input of at most 4 kB: far above what any takes
PIECES = [
    "\n\n", "\n", "\r\n", "\r", "\t", " ", "# ", "## ", "> ", "- ", "1. ", "* ", "    ", "```\n", "~~~", "---\n", "***", "**", "_", "`", "``", "[", "](", "](x)", "![", "<", "<!--", "-->",
    "<!-- designlint: ignore[timing-sla] -- x -->", "<!-- designlint: ignore-file[ALL] -->", "<!-- designlint:", "until 2020-99-99", "|", "|---|---|\n", "\\", "&amp;", "$$", "%%", "\x00", "\ufeff", "\u202e",
    "\u2028", "é", "日本", "🙂", "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "1e999", "10^99999", "9" * 40, "p99 of 200 ms", "1,000,000", "5-", "-5%", "2021-01-01", "TODO", "{{", "}}",
    ": ", "status: draft\n", "kind: ml-design-doc\n", "- a: [b\n", "!!python/object", "&a *a", "? ", "'", '"',
]


def mutated(seeds: list[str], rng: random.Random) -> str:
    """A seed with some changes, at most 4 kB."""
    text = rng.choice(seeds)
    at = rng.randrange(max(1, len(text)))
    text = text[at : at + rng.choice((80, 400, 1500, 4000))]
    for _ in range(rng.randint(1, 12)):
        i, j = sorted((rng.randrange(len(text) + 1), rng.randrange(len(text) + 1)))
        how = rng.randrange(6)
        if how == 0:
            text = text[:i] + rng.choice(PIECES) * rng.choice((1, 1, 1, 2, 30)) + text[i:]
        elif how == 1:
            text = text[:i] + text[min(j, i + 40) :]
        elif how == 2:
            text = text[:i] + text[i : min(j, i + 60)] * 2 + text[j:]
        elif how == 3:
            other = rng.choice(seeds)
            k = rng.randrange(max(1, len(other)))
            text = text[:i] + other[k : k + 80] + text[i:]
        elif how == 4:
            text = text[:i] + chr(rng.choice((rng.randrange(128), rng.randrange(0x2100), 0x10FFFF))) + text[i + 1 :]
        else:
            text = "\n".join(rng.sample(lines, len(lines))) if len(lines := text.split("\n")) < 60 else text
    return text[:4000]


def documents(catalog: catalogs.Catalog) -> Callable[[str], None]:
    """Everything that a check does to a document; every place that it names must be in the text."""
    settings = [Config(), Config(profile="strict", preview=True), Config(profile="interview")]

    def run(text: str) -> None:
        document = parse(text, "x.md")
        config = settings[len(text) % len(settings)]
        report = suppress.apply(linter.lint(document, catalog, config), document, catalog, config)
        linter.facts(document, catalog, config)
        fingerprint.assign(report.findings, document)
        spans = [f.span for f in report.findings] + [e.span for r in report.results for e in r.evidence]
        for span in spans:
            if not (1 <= span.line <= span.end_line <= max(1, len(document.lines)) and span.column >= 1 and span.end_column >= 1):
                raise AssertionError(f"a place beside the text: {span}")

    return run


def suppressions(catalog: catalogs.Catalog) -> Callable[[str], None]:
    """What a comment lifts, whatever is written in it: no finding may go without a reason that the report gives."""
    config = Config(select=("DOC003", "SUP"), profile="strict")

    def run(text: str) -> None:
        document = parse(f"# A\n\n<!-- designlint: {text} -->\n\nTODO: one.\n", "x.md")
        report = suppress.apply(linter.lint(document, catalog, config), document, catalog, config, dt.date(2026, 6, 1))
        for f in report.findings:
            if f.suppressed is not None and not f.suppressed.reason.strip():
                raise AssertionError(f"lifted without a reason: {f}")

    return run


def refusing(read: Callable[[str], object]) -> Callable[[str], None]:
    """A reader that may refuse an input with an error of our own, and with nothing else."""

    def run(text: str) -> None:
        try:
            read(text)
        except DesignlintError as error:
            if "\n" in str(error):
                raise AssertionError(f"an error of several lines: {error}") from None

    return run


def targets(catalog: catalogs.Catalog) -> dict[str, tuple[Callable[[str], None], list[str]]]:
    """What is run by name, with its seeds."""
    from designlint.config import toml

    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples").glob("*.md"))]
    rules = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "rules").glob("*.yaml"))]
    comments = [
        f"{what}[{codes}]{until} -- why" for what in ("ignore", "ignore-file") for codes in ("DOC003", "placeholder-text", "DOC, OBJ009", "SUP001", "nothing")
        for until in ("", " until 2027-03-31", " until 2026-01-01", " until soon")
    ]
    settings = ['profile = "strict"\nignore = ["OBJ"]\n[per-file-ignores]\n"a/**" = ["DOC"]\n[sections]\ndata = ["Inputs"]\n']
    return {
        "documents": (documents(catalog), texts + [e.text for r in catalog.rules for e in r.examples]),
        "figures": (lambda text: void(scan(text)), [e.text for r in catalog.rules for e in r.examples]),
        "front matter": (lambda text: void(parse("---\n" + text, "x.md")), [t.split("---")[1] for t in texts if t.startswith("---")]),
        "suppressions": (suppressions(catalog), comments),
        "rules": (refusing(lambda text: catalogs.rule_of(packs.parse_yaml(text, "x.yaml"), "x.yaml")), rules),
        "settings": (refusing(lambda text: toml.parse(text, "x.toml")), settings),
        "bytes": (refusing(lambda text: decode(text.encode("utf-16" if len(text) % 7 == 0 else "latin-1", "ignore"), "x.md")), texts),
    }


def void(_: object) -> None:
    """Only that it returns is asked."""


def tried(name: str, run: Callable[[str], None], seeds: list[str], runs: int, seed: int) -> float:
    """Run mutated inputs of one seed, and give the seconds that the slowest took; the first that fails ends the program."""
    rng = random.Random(seed)
    slowest = 0.0
    for number in range(runs):
        text = mutated(seeds, rng)
        begun = time.process_time()
        try:
            run(text)
        except Exception:
            sys.stderr.write(f"{name}, input {number} of seed {seed}:\n{text!r}\n")
            raise
        slowest = max(slowest, time.process_time() - begun)
        if slowest > SLOW:
            sys.exit(f"{name}, input {number} of seed {seed} took {slowest:.1f} s:\n{text!r}")
    return slowest


def main() -> None:
    """Run the targets, print how many inputs each took, and exit with 1 at the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=2000, help="inputs of each seed for each target")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds, from the first")
    parser.add_argument("--target", default="")
    parser.add_argument("--record", action="store_true", help="store the counts")
    asked = parser.parse_args()
    counts = {}
    for name, (run, seeds) in targets(catalogs.load(whole=True)).items():
        if asked.target not in ("", name):
            continue
        slowest = max(tried(name, run, seeds, asked.runs, asked.seed + n) for n in range(asked.seeds))
        counts[name] = asked.runs * asked.seeds
        sys.stdout.write(f"{name}: {counts[name]} inputs, the slowest {slowest * 1000:.0f} ms\n")
        sys.stdout.flush()
    if asked.record:
        results.store("mutated", {"seeds": [asked.seed, asked.seed + asked.seeds - 1], "executions": counts})


if __name__ == "__main__":
    main()
