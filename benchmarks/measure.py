"""Runs commands in turn and takes from the system what each run cost: wall and processor seconds, peak memory, exit code."""

import contextlib
import os
import resource
import signal
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

PATIENCE = 10  # seconds; what takes longer is not repeated
_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


class Contender(NamedTuple):
    """A command in the race; `{docs}` and `{cache}` stand in it for folders. `cached`: its first run fills its cache."""

    name: str
    command: tuple[str, ...]
    cached: bool = False


class Sample(NamedTuple):
    """What one run cost: seconds, and the megabytes of its largest process."""

    wall: float
    cpu: float
    peak: float
    code: int


class Result(NamedTuple):
    """All runs of one contender; `late` where one was stopped because it took too long."""

    contender: Contender
    samples: list[Sample]
    late: bool

    def median(self, what):
        """The median of `wall` or `cpu`, None where there was no run."""
        return statistics.median(getattr(s, what) for s in self.samples) if self.samples else None

    def peak(self):
        return max((s.peak for s in self.samples), default=None)

    def failed(self):
        """Why the figures mean nothing, "" where they do: linters leave with 0, or with 1 when they find something."""
        if self.late:
            return "stopped: took too long"
        codes = {s.code for s in self.samples} - {0, 1}
        return f"exit code {min(codes)}" if codes else ""


def ratio(one, other):
    """How many times the wall time of another a contender takes: the median over the rounds where both ran in all of them."""
    first, second = ([s.wall for s in r.samples] for r in (one, other))
    if not first or not second:
        return None
    if len(first) != len(second):
        return statistics.median(first) / statistics.median(second)
    return statistics.median(a / b for a, b in zip(first, second, strict=True))


def race(contenders, rounds, folder, docs, timeout):
    """The results of the contenders, each run once for warm-up and then in turn, round after round.

    A run above `PATIENCE` is the contender's last, and counts even if it was the warm-up, unless that filled a cache.
    """
    results = [Result(c, [], late=False) for c in contenders]
    done = set()
    for number in range(-1, rounds):
        for at, result in enumerate(results):
            if at in done:
                continue
            places = {"{docs}": docs, "{cache}": os.path.join(folder, f"cache-{at}")}
            sample = once([_placed(word, places) for word in result.contender.command], folder, timeout)
            if sample is None:
                results[at] = result._replace(late=True)
                done.add(at)
                continue
            slow = sample.wall > PATIENCE
            if number >= 0 or (slow and not result.contender.cached):
                result.samples.append(sample)
                if slow:
                    done.add(at)
    return results


def _placed(word, places):
    for mark, place in places.items():
        word = word.replace(mark, place)
    return word


def once(command, folder, timeout):
    """Run a command in a folder, its output to a file; None where it was stopped after `timeout` seconds."""
    with open(os.path.join(folder, "output.txt"), "wb") as output:
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            status, usage = _wait(process, timeout)
        except BaseException:
            _stop(process)
            os.wait4(process.pid, 0)
            raise
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if wall >= timeout:
        return None
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _UNIT / 1e6, process.returncode)


def _wait(process, timeout):
    """The status and the resources of a process and of those it waited for, as the system counted them."""

    def alarm(*_):
        _stop(process)

    before = signal.signal(signal.SIGALRM, alarm)
    signal.setitimer(signal.ITIMER_REAL, timeout)
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return status, usage


def _stop(process):
    """Stop a process of ours and what it has started; it leads its own group."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def own_peak():
    """The megabytes that a run appears to take at least: a new process begins as a copy of this one."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT / 1e6
