"""Many documents over several processes: dynamic chunks, reports in order, any executor will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint import runner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor

    from designlint.discover import Target
    from designlint.model import FileReport

CHUNK = 16
AHEAD = 4
_JOB: list[runner.Job] = []


def run(targets: Sequence[Target], job: runner.Job, workers: int) -> Iterator[FileReport]:
    """The reports of the targets, in order, from forked processes where there are such, else from fresh ones."""
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    _JOB[:] = [job]
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(None if method == "fork" else job,)) as executor:
        yield from over(executor, targets, workers)


def _begin(job: runner.Job | None) -> None:
    """In a fresh process the job arrives by value; in a forked one it is there already."""
    if job is not None:
        _JOB[:] = [job]


def over(executor: Executor, targets: Sequence[Target], workers: int) -> Iterator[FileReport]:
    """The reports from an executor whose processes know their job; only so many chunks are under way at once."""
    from collections import deque  # noqa: PLC0415
    from itertools import islice  # noqa: PLC0415

    chunks = iter([tuple(targets[n : n + CHUNK]) for n in range(0, len(targets), CHUNK)])
    waiting = deque(executor.submit(_chunk, chunk) for chunk in islice(chunks, workers * AHEAD))
    while waiting:
        done = waiting.popleft().result()
        following = next(chunks, None)
        if following is not None:
            waiting.append(executor.submit(_chunk, following))
        yield from done


def _chunk(targets: tuple[Target, ...]) -> list[FileReport]:
    return [runner.report(target, _JOB[0]) for target in targets]
