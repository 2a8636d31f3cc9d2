"""The results as tables and as plain data for JSON."""

import math
import os

import measure
from peers import CACHED, DESIGNLINT, FLOOR

BASES = (DESIGNLINT, CACHED, FLOOR)
START = 1.2  # times the start-up that a document must cost before its growth says anything


def table(title, results):
    """One workload: the seconds, how many times those of designlint and of the floor they are, and the peak memory."""
    by_name = {r.contender.name: r for r in results}
    hidden = measure.own_peak() * 1.05
    rows = [["", "wall", "cpu", "x designlint", "x cached", "x floor", "peak MB", "runs", ""]]
    for r in results:
        ratios = [_times(measure.ratio(r, by_name[base])) for base in BASES]
        peak = r.peak()
        memory = "-" if peak is None else f"<{hidden:.0f}" if peak <= hidden else f"{peak:.0f}"
        rows.append([r.contender.name, _seconds(r.median("wall")), _seconds(r.median("cpu")), *ratios, memory, str(len(r.samples)), r.failed()])
    return f"{title}; load {os.getloadavg()[0]:.1f}\n{_aligned(rows)}"


def growth(name, start, small, big):
    """How processor time grows from one document to a large one, start-up taken off: 1 is linear, 2 is quadratic.

    Each of `start`, `small` and `big` is the bytes and the results of a workload.
    """
    rows = [["", "start-up", "one document", name, "exponent"]]
    for base, one, large in zip(start[1], small[1], big[1], strict=True):
        times = [r.median("cpu") for r in (base, one, large)]
        exponent = "-"
        if not one.contender.cached and None not in times and not large.failed():
            exponent = _exponent(*times, small[0], big[0])
        rows.append([one.contender.name, *map(_seconds, times), exponent])
    return f"growth of cpu from {small[0] / 1e3:.0f} kB to {big[0] / 1e6:.1f} MB (~: one document costs hardly more than start-up)\n{_aligned(rows)}"


def _exponent(start, one, large, small_size, big_size):
    above = max(one - start, 0.001)
    mark = "" if one > start * START else "~"
    return f"{mark}{math.log(max(large - start, 0.001) / above) / math.log(big_size / small_size):.2f}"


def plain(results):
    """Results as lists and dictionaries, one of each contender."""
    by_name = {r.contender.name: r for r in results}
    return {
        r.contender.name: {
            "samples": [s._asdict() for s in r.samples],
            "ratios": {base: measure.ratio(r, by_name[base]) for base in BASES},
            "peak_mb": r.peak(),
            "failed": r.failed(),
        }
        for r in results
    }


def _times(value):
    return "-" if value is None else f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"


def _seconds(value):
    if value is None:
        return "-"
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def _aligned(rows):
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join("  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]).rstrip() for row in rows)
