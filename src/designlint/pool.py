"""Work on many things over several processes: dynamic chunks, results in order, any executor will do."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor

T = TypeVar("T")
R = TypeVar("R")
CHUNK = 16  # things of a task at most; of few things each process gets several tasks all the same
AHEAD = 4
_SHARED: list[Any] = []


def run(items: Sequence[T], work: Callable[[T, Any], R], shared: Any, workers: int) -> Iterator[R]:
    """`work(item, shared)` of every item, in order, from forked processes where there are such, else from fresh ones."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    forked = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if forked else "spawn")
    _SHARED[:] = [shared]
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(None if forked else shared,)) as executor:
        try:
            with _deferred():
                executor.submit(int)  # this forks: no signal may meet a child before it knows what to do with it
            yield from over(executor, items, work, workers)
        except BaseException:  # whoever interrupts a run does not wait for what is under way
            executor.shutdown(wait=False, cancel_futures=True)
            for child in multiprocessing.active_children():
                child.terminate()
            raise


@contextlib.contextmanager
def _deferred() -> Iterator[None]:
    """Signals wait until the end, where the system can make them."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(shared: Any) -> None:
    """In a fresh process what is shared arrives by value; in a forked one it is there already. Signals are the parent's to heed."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGTERM))
    if shared is not None:
        _SHARED[:] = [shared]


def over(executor: Executor, items: Sequence[T], work: Callable[[T, Any], R], workers: int) -> Iterator[R]:
    """The results from an executor whose processes hold what is shared; only so many chunks are under way at once."""
    from collections import deque
    from itertools import islice

    size = max(1, min(CHUNK, len(items) // (workers * AHEAD)))
    chunks = iter([tuple(items[n : n + size]) for n in range(0, len(items), size)])
    waiting = deque(executor.submit(_chunk, work, chunk) for chunk in islice(chunks, workers * AHEAD))
    while waiting:
        done = waiting.popleft().result()
        following = next(chunks, None)
        if following is not None:
            waiting.append(executor.submit(_chunk, work, following))
        yield from done


def _chunk(work: Callable[[T, Any], R], items: tuple[T, ...]) -> list[R]:
    return [work(item, _SHARED[0]) for item in items]
