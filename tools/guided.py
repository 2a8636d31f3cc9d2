"""The targets of tools/fuzz.py, led by coverage: atheris changes the project's own examples towards code not yet reached.

    python -m pip install -e ".[fuzz]"
    python tools/guided.py [--seconds 60] [--seed 1] [--target documents] [--found DIR] [--record]

Each target runs in a process of its own for so many seconds. An input that raises, hangs or takes too much memory is kept
in DIR and ends the program with 1; `--record` stores how many inputs passed.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import results

LONGEST = 4000  # bytes of an input
HANGS, MEGABYTES = 10, 2048  # seconds and memory that none may take


def led(target: str, arguments: list[str]) -> None:
    """Run one target under libFuzzer, which ends the process itself."""
    import atheris

    with atheris.instrument_imports():
        import fuzz

        run, seeds = fuzz.targets(fuzz.catalogs.load(whole=True))[target]
        for seed in seeds[:20]:  # imports inside functions are instrumented as well once they have happened here
            run(seed[:LONGEST])
    corpus = Path(arguments[-1])
    for seed in seeds:
        data = seed.encode()[:LONGEST]
        (corpus / hashlib.sha256(data).hexdigest()).write_bytes(data)
    encoding = "latin-1" if target == "bytes" else "utf-8"
    atheris.Setup([sys.argv[0], *arguments], lambda data: run(data.decode(encoding, "replace")))
    atheris.Fuzz()


def main() -> None:
    """Run the targets one after the other, and exit with 1 at the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", default="")
    parser.add_argument("--found", default=".")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--led", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.led:
        led(asked.target, asked.led)
    import fuzz  # not above: a process that is led must instrument it first

    counts = {}
    for name in fuzz.targets(fuzz.catalogs.load(whole=True)):
        if asked.target not in ("", name):
            continue
        with tempfile.TemporaryDirectory() as corpus:
            limits = [f"-max_total_time={asked.seconds}", f"-seed={asked.seed}", f"-max_len={LONGEST}", f"-timeout={HANGS}", f"-rss_limit_mb={MEGABYTES}"]
            kept = f"-artifact_prefix={Path(asked.found).resolve()}/{name.replace(' ', '-')}-"
            done = subprocess.run([sys.executable, __file__, "--target", name, "--led", *limits, kept, corpus], capture_output=True, text=True, errors="replace", check=False)
        ran = re.search(r"Done (\d+) runs", done.stderr)
        if done.returncode or not ran:
            sys.stderr.write(done.stdout + done.stderr)
            sys.exit(f"{name} failed")
        counts[name] = int(ran[1])
        reached = re.findall(r"cov: (\d+)", done.stderr)
        sys.stdout.write(f"{name}: {counts[name]} inputs, {reached[-1] if reached else 0} branches reached\n")
        sys.stdout.flush()
    if asked.record:
        results.store("guided", {"seconds": asked.seconds, "seed": asked.seed, "executions": counts})


if __name__ == "__main__":
    main()
