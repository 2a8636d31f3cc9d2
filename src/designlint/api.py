"""Checking from Python: the reports of paths, one after the other, here or on any executor."""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from designlint import catalog as catalogs
from designlint import discover, runner
from designlint.config import Resolver
from designlint.config.layers import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor

    from designlint.model import FileReport

CHUNK, AHEAD = 20, 64  # documents of a task, tasks under way at once


class Settings(NamedTuple):
    """What a check is run with, small enough to travel: a configuration file ("": looked for), or none, and a profile."""

    config: str = ""
    isolated: bool = False
    profile: str = ""
    facts: bool = False


def check(paths: Iterable[str], settings: Settings | None = None, executor: Executor | None = None) -> Iterator[FileReport]:
    """The reports of files and folders, in their order.

    `executor` is anything with `submit`, of this machine or of many that see the same files; each of its workers reads the
    rules once. A path that does not exist has a report that says so. Raises DesignlintError for settings that do not fit.
    """
    chosen = settings or Settings()
    job = _job(chosen)
    targets = list(discover.find(list(paths), job.resolver))
    if executor is None:
        yield from (runner.report(t, job) for t in targets)
        return
    tasks = iter([tuple(targets[n : n + CHUNK]) for n in range(0, len(targets), CHUNK)])
    waiting = deque(executor.submit(_task, chosen, task) for task in islice(tasks, AHEAD))
    while waiting:
        done = waiting.popleft().result()
        waiting.extend(executor.submit(_task, chosen, task) for task in islice(tasks, 1))
        yield from done


def _task(settings: Settings, targets: tuple[discover.Target, ...]) -> list[FileReport]:
    job = _job(settings)
    return [runner.report(target, job) for target in targets]


@lru_cache(maxsize=4)
def _job(settings: Settings) -> runner.Job:
    """The job of some settings, made once in each process."""
    layers = (Layer("settings", "", {"profile": settings.profile}),) if settings.profile else ()
    resolver = Resolver(layers, settings.config, isolated=settings.isolated)
    return runner.Job(catalogs.load(resolver.folder(".").rules), resolver, facts=settings.facts)
