"""Fails where parsing or linting a fixed document takes more calls or bytecode instructions than `baseline.json` allows.

    python benchmarks/instructions.py [--update] [--tolerance 0.15]

Counts are the same on every machine, unlike seconds, but not on every Python, so each Python has its own. What happens inside regular
expressions is no instruction; it is timed, in units of what mistune takes for the same document, and gets a wider tolerance.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time

import generate

BASELINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "baseline.json")
TOLERANCE = 0.15
TIMED = 0.5  # the tolerance of what is timed
PARTS = 8  # a large document has as many parts, so linear work is as many times as much
ROUNDS = 7
WARM = range(1, 9)  # documents that fill caches and compile patterns before anything is counted
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"


def work():
    """The two steps that are measured: text to document, and document to report."""
    from designlint import catalog, linter, template
    from designlint.document import decode, parse
    from designlint.model import Config

    rules, prompts, config = catalog.load(), template.prompts(), Config()
    return lambda text: parse(decode(text.encode(), "design.md").text), lambda document: linter.lint(document, rules, config, prompts)


def calls(step, given):
    """How many functions a step calls, those written in C included, and what it returns."""
    count = 0

    def called(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        result = step(given)
    finally:
        sys.setprofile(None)
    return count, result


def instructions(step, given):
    """How many bytecode instructions a step takes, and what it returns."""
    count = 0

    def entered(frame, _event, _argument):
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return executed

    def executed(_frame, event, _argument):
        nonlocal count
        count += event == "opcode"
        return executed

    sys.settrace(entered)
    try:
        result = step(given)
    finally:
        sys.settrace(None)
    return count, result


def seconds(step, given):
    """The processor seconds of a step, and what it returns."""
    begin = time.process_time()
    result = step(given)
    return time.process_time() - begin, result


def times(parse, lint, text):
    """The least seconds of parsing and of linting a document, in units of what mistune takes for it."""
    import mistune

    reference = mistune.create_markdown(renderer=None, plugins=["table"])
    rounds = []
    for _ in range(ROUNDS):
        unit, _tokens = seconds(reference, text)
        parsing, document = seconds(parse, text)
        linting, _report = seconds(lint, document)
        rounds.append((unit, parsing, linting))
    unit, parsing, linting = map(min, zip(*rounds, strict=True))
    return {"parse.time": round(parsing / unit, 2), "lint.time": round(linting / unit, 2)}


def modules(text):
    """How many modules a check of one document imports."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "design.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        command = [sys.executable, "-X", "importtime", "-m", "designlint", "check", "--isolated", "--no-cache", "--quiet", path]
        # A cache of its own, filled by a first run: rules compiled on the way would count, and other checkouts share the user's.
        surroundings = {**os.environ, "XDG_CACHE_HOME": folder}
        for _ in range(2):
            done = subprocess.run(command, cwd=folder, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"instructions.py: designlint left with exit code {done.returncode}: {done.stderr[-300:]}")
    return sum(line.startswith("import time:") for line in done.stderr.splitlines()) - 1


def measured():
    """All figures by name. Each document is new when it is counted, as caches could know it otherwise."""
    parse, lint = work()
    for number in WARM:
        lint(parse(generate.document("warm", number)))
    found = {}
    gc.disable()
    for what in (calls, instructions):
        text = generate.document(what.__name__, 0)
        found[f"parse.{what.__name__}"], document = what(parse, text)
        found[f"lint.{what.__name__}"], _ = what(lint, document)
    for step, count in zip(("parse", "lint"), _large(parse, lint), strict=True):
        found[f"{step}.growth"] = round(count / PARTS / found[f"{step}.calls"], 3)
    gc.enable()
    found |= times(parse, lint, generate.document("timed", 0))
    found["start.modules"] = modules(generate.document("start", 0))
    return found


def _large(parse, lint):
    """The calls for a document of many parts, parsing and linting."""
    text = "# All products\n\n" + "".join(generate.document("large", n, f"Part {n}", level=2) + "\n" for n in range(PARTS))
    parsing, document = calls(parse, text)
    return parsing, calls(lint, document)[0]


def compare(found, stored, tolerance):
    """Print each figure beside the stored one; the names of those above it by more than their tolerance, or not stored."""
    worse = []
    for name, value in found.items():
        allowed = TIMED if name.endswith(".time") else tolerance
        before = stored.get(name)
        if before is None:
            print(f"{name:<20} {value:>12,} {'not stored':>12}")
            worse.append(name)
            continue
        change = value / before - 1
        verdict = f"more than {allowed:.0%} above" if change > allowed else "far below: --update is due" if change < -allowed else ""
        print(f"{name:<20} {value:>12,} {before:>12,} {change:>+8.1%}  {verdict}".rstrip())
        if change > allowed:
            worse.append(name)
    return worse


def read():
    """The stored figures by version of Python."""
    try:
        with open(BASELINE, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return {}


def update(stored, found):
    """Store the figures of this Python, those of others kept."""
    with open(BASELINE, "w", encoding="utf-8", newline="\n") as file:
        json.dump({**stored, PYTHON: found}, file, indent=2, sort_keys=True)
        file.write("\n")


def main():
    """Measure and compare or store; 0 within the tolerance, 1 above it, 2 where nothing is stored for this Python."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="store what is measured now")
    parser.add_argument("--tolerance", type=float, default=TOLERANCE, metavar="SHARE", help=f"of the counts (default {TOLERANCE})")
    asked = parser.parse_args()
    stored = read()
    if not asked.update and PYTHON not in stored:
        print(f"instructions.py: {os.path.basename(BASELINE)} has no figures for Python {PYTHON}. --update adds them.", file=sys.stderr)
        sys.exit(2)
    found = measured()
    worse = compare(found, stored.get(PYTHON, {}), asked.tolerance)
    if asked.update:
        update(stored, found)
    elif worse:
        print(f"instructions.py: worse than the baseline: {', '.join(worse)}. Mend it, or accept it with --update.", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":  # the order of sets changes counts
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    main()
