"""`check` for people: a page for each document. One that is kept is shown unread, and no report outlives its page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from designlint import cache, data, discover
from designlint.cli import settings
from designlint.outputs import text
from designlint.shelf import Shelf, signature

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from designlint.config import Resolver
    from designlint.model import Config, Page
    from designlint.outputs.run import Run

FORMS = ("full", "concise")
LATER = ("fix", "unsafe_fixes", "show_diff", "baseline", "diff_base")  # options that look at findings after the check


def serve(asked: Sequence[tuple[str, str]], paths: Sequence[str], config: Config, options: dict[str, Any]) -> bool:
    """Whether pages are all that is asked for: one report for people, on files."""
    return len(asked) == 1 and asked[0][0] in FORMS and "-" not in paths and not config.baseline and not any(options[key] for key in LATER)


def run(paths: Sequence[str], resolver: Resolver, config: Config, form: str, wishes: Run, options: dict[str, Any]) -> Iterator[Page]:
    """The pages of the files that the paths stand for, in their order."""
    shelf = None if wishes.evidence or wishes.facts or wishes.statistics else _shelf(f"{form} {wishes.colour}", config, options)
    targets = list(discover.find(paths, resolver))
    known = [shelf.page(target) if shelf else None for target in targets]
    if known and None not in known:  # whoever made them has seen that the settings name rules that there are
        yield from (page for page in known if page)
        return
    from designlint import runner

    job = settings.job(resolver, config, options)
    reports = runner.over([target for target, page in zip(targets, known, strict=True) if page is None], job, jobs=options["jobs"])
    for target, page in zip(targets, known, strict=True):
        made = page or text.page(wishes, form, next(reports))
        if shelf and not page:
            shelf.keep(target, made)
        yield made
    if shelf:
        shelf.close()


def _shelf(view: str, config: Config, options: dict[str, Any]) -> Shelf | None:
    place = settings.cache_folder("pages", options)
    if not place:
        return None
    flags = str(options["ignore_suppressions"])
    return Shelf(place, f"{cache.made_by(_rules(config), flags)}\0{settings.selected(config)}", f"{view} {flags}")


def _rules(config: Config) -> str:
    """What changes whenever the rules do: of those that came with an installed program the system tells it, others are read."""
    if not config.rules and not data.checkout():
        try:
            return signature(os.stat(data.compiled_rules()))
        except OSError:
            pass
    from designlint import catalog

    return catalog.load(config.rules).digest
