"""Compares `designlint check` with other markdown linters on generated documents, in ratios rather than seconds.

    python benchmarks/run.py [--rounds 5] [--sizes 1,100,1000,5MB] [--peers rumdl,mdschema] [--json FILE]
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time

import generate
import measure
import peers
import report

NAMES = [p.name for p in peers.PEERS]
AGE = 3.5  # seconds: a cache that goes by the times of files does not trust those that were written just now
START = "0"  # the workload of one line, for what it costs to start


def size(text):
    """A workload's name in one spelling: a number of documents, or the megabytes of a single one."""
    spelled = text.strip().upper()
    number = spelled.removesuffix("MB").strip()
    try:
        value = float(number) if spelled.endswith("MB") else int(number)
    except ValueError:
        value = 0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"'{text}' is neither a number of documents (100) nor the size of one (5MB)")
    return f"{value:g}MB" if spelled.endswith("MB") else str(value)


def sizes(text):
    return [size(part) for part in text.split(",")]


def chosen(text):
    """The names of peers; `none` for none of them."""
    names = [n.strip() for n in text.split(",") if n.strip() not in ("", "none")]
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        raise argparse.ArgumentTypeError(f"no peer {', '.join(unknown)}; there are {', '.join(NAMES)}")
    return names


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each command after its warm-up (default 5)")
    parser.add_argument("--sizes", type=sizes, default="1,100,1000,5MB", metavar="LIST", help="numbers of documents, and sizes of one (default 1,100,1000,5MB)")
    parser.add_argument("--peers", type=chosen, default=",".join(NAMES), metavar="LIST", help="only these, or none (default all that are installed)")
    parser.add_argument("--timeout", type=float, default=300, metavar="SECONDS", help="stop a command after this long (default 300)")
    parser.add_argument("--json", metavar="FILE", help="write every sample there, too")
    asked = parser.parse_args()
    if asked.rounds < 1 or asked.timeout <= 0:
        parser.error("--rounds and --timeout must be above 0")
    return asked


def write(name, folder):
    """The documents of a workload; their bytes."""
    if name == START:
        os.makedirs(folder)
        text = "---\nkind: ml-design-doc\n---\n# One line\n"
        with open(os.path.join(folder, "design.md"), "w", encoding="utf-8") as file:
            return file.write(text)
    return generate.large(folder, float(name[:-2])) if name.endswith("MB") else generate.folder(folder, int(name))


def title(name, written):
    what = {START: "start-up, one line", "1": "1 document"}.get(name) or (f"one document of {name}" if name.endswith("MB") else f"{name} documents")
    return f"{what}, {written / 1e6:.2f} MB"


def workload(name, contenders, asked, private):
    """The bytes and the results of one workload, its table printed, its documents removed."""
    folder = os.path.join(private, f"size-{name}")
    docs = os.path.join(folder, "docs")
    written = write(name, docs)
    time.sleep(AGE)
    print(f"measuring {title(name, written)} ...", file=sys.stderr)
    results = measure.race(contenders, asked.rounds, folder, docs, asked.timeout)
    shutil.rmtree(folder)
    print(report.table(title(name, written), results), end="\n\n", flush=True)
    return written, results


def compare(asked, contenders, private):
    """All workloads and the growth between them."""
    larger = [name for name in asked.sizes if name.endswith("MB")]
    first = [START, "1"] if larger else []
    found = {}
    for name in dict.fromkeys([*first, *asked.sizes]):
        found[name] = workload(name, contenders, asked, private)
    for name in larger:
        print(report.growth(name, found[START], found["1"], found[name]), end="\n\n")
    return found


def save(path, found):
    about = {"python": platform.python_version(), "system": platform.platform(), "processors": os.cpu_count()}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({**about, "sizes": {n: {"bytes": b, "results": report.plain(r)} for n, (b, r) in found.items()}}, file, indent=1)
        file.write("\n")


def main():
    """Generate, run in turn, print; 1 where designlint itself did not run through."""
    asked = options()
    if not hasattr(os, "wait4"):
        sys.exit("run.py: needs a system with wait4 (Linux, macOS).")
    designlint = peers.executable_of("designlint")
    if not designlint:
        sys.exit("run.py: designlint is not installed. Run `pip install -e .` and start this with the same Python.")
    with tempfile.TemporaryDirectory(prefix="designlint-bench-") as private:
        configs = os.path.join(private, "configs")
        peers.configure(configs)
        others, missing = peers.installed(asked.peers, configs)
        if missing:
            print("\n".join(["left out:", *missing]), end="\n\n")
        found = compare(asked, [*peers.ours(designlint), *others], private)
    if asked.json:
        save(asked.json, found)
    failed = [r for _, results in found.values() for r in results if r.contender.name in report.BASES and r.failed()]
    for result in failed:
        print(f"run.py: {result.contender.name}: {result.failed()}.", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
