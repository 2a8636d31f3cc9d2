"""Many files: read, lint and lift suppressions one by one, in order, each behind its own fire wall."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from designlint import cache, discover, files
from designlint.document import decode, lines
from designlint.errors import DesignlintError
from designlint.model import FileReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from designlint.catalog import Catalog
    from designlint.config import Resolver
    from designlint.model import Config

POOL_FROM = 16  # documents: starting processes costs as much as a few of them


class Job(NamedTuple):
    """What every file of a run is checked with."""

    catalog: Catalog
    resolver: Resolver
    ignore_suppressions: bool = False
    facts: bool = False
    debug: bool = False
    cache: str = ""


def run(paths: Iterable[str], job: Job, *, stdin: str = "-", jobs: int = 0) -> Iterator[FileReport]:
    """The reports of the files that the paths stand for, in their order; `-` is stdin, under the name `stdin`."""
    named = list(paths)
    if "-" in named:
        yield _stdin(job, stdin)
        named = [p for p in named if p != "-"]
        if not named:
            return
    yield from over(list(discover.find(named, job.resolver)), job, jobs=jobs)


def over(targets: Sequence[discover.Target], job: Job, *, jobs: int = 0) -> Iterator[FileReport]:
    """The reports of files that were found, in their order."""
    workers = jobs or min(os.cpu_count() or 1, 8)
    if workers < 2 or len(targets) < POOL_FROM:
        yield from (report(t, job) for t in targets)
        return
    # Processes are for work: what is kept is read faster than handed over.
    known = [_kept(t, job) if job.cache else None for t in targets]
    unknown = [t for t, found in zip(targets, known, strict=True) if found is None]
    made = _made(unknown, job, workers)
    yield from (found or next(made) for found in known)


def _made(targets: list[discover.Target], job: Job, workers: int) -> Iterator[FileReport]:
    if len(targets) < POOL_FROM:
        return (report(t, job) for t in targets)
    from designlint import pool

    return pool.run(targets, report, job, workers)


def _kept(target: discover.Target, job: Job) -> FileReport | None:
    """The report that an earlier run kept of a file; None where there is none, or something is wrong with the file."""
    if target.error is not None or target.skipped:
        return None
    try:
        data = files.read(target.path, target.config.max_file_size)
        text = decode(data, target.path, target.config.max_file_size).text
    except DesignlintError:
        return None
    return cache.get(job.cache, _name(data, _for_file(target.path, target.config), job), target.path, lines(text))


def _name(data: bytes, config: Config, job: Job) -> str:
    return cache.key(data, config, cache.made_by(job.catalog.digest, f"{job.facts} {job.ignore_suppressions}"))


def report(target: discover.Target, job: Job) -> FileReport:
    """What there is to say of one file; whatever goes wrong is said in its report, and the others go on."""
    if target.error is not None:
        return FileReport(target.path, "failed", error=str(target.error))
    if target.skipped:
        return FileReport(target.path, "skipped", error=target.skipped)
    try:
        data = files.read(target.path, target.config.max_file_size)
        return check(data, target.path, target.config, job)
    except DesignlintError as error:
        return FileReport(target.path, "failed", error=str(error))
    except MemoryError:
        return FileReport(target.path, "failed", error=f"{target.path}: needs more memory than there is. Split it.")
    except Exception as error:
        if job.debug:
            raise
        return FileReport(target.path, "failed", error=f"internal error in {target.path} ({type(error).__name__}: {error}). Please report it.")


def _stdin(job: Job, name: str) -> FileReport:
    config = job.resolver.file(name if name != "-" else "stdin.md")
    try:
        return check(files.read_stream(0, "stdin", config.max_file_size), name, config, job)
    except DesignlintError as error:
        return FileReport(name, "failed", error=str(error))


def check(data: bytes, path: str, config: Config, job: Job) -> FileReport:
    """The report of one document's bytes, from the cache where it is kept. Raises DocumentError where they are no text."""
    text = decode(data, path, config.max_file_size).text
    config = _for_file(path, config)
    if not job.cache:
        return _checked(text, path, config, job)
    name = _name(data, config, job)
    kept = cache.get(job.cache, name, path, lines(text))
    if kept is None:
        kept = _checked(text, path, config, job)
        cache.put(job.cache, name, kept)
    return kept


def _checked(text: str, path: str, config: Config, job: Job) -> FileReport:
    from designlint import fingerprint, linter, suppress, template
    from designlint.document import parse

    document = parse(text, path)
    found = linter.lint(document, job.catalog, config, template.prompts())
    if job.facts:
        found = found._replace(facts=linter.facts(document, job.catalog, config))
    if not job.ignore_suppressions:
        found = suppress.apply(found, document, job.catalog, config)
    return found._replace(findings=fingerprint.assign(found.findings, document))


def _for_file(path: str, config: Config) -> Config:
    """The settings of one file: what is ignored in files of its pattern is ignored."""
    if not config.per_file_ignores:
        return config
    from designlint.text import globs

    segments = discover.segments(path)
    more = tuple(c for p, codes in config.per_file_ignores.items() if globs.covered((globs.compile_glob(p),), segments) for c in codes)
    return config._replace(ignore=(*config.ignore, *more), per_file_ignores={})
