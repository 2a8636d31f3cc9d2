"""From options to settings: the layers that the command line lays over the configuration, and the checks on both."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from designlint.config import Resolver
from designlint.config.layers import Layer
from designlint.errors import OutputError, UsageError
from designlint.near import meant
from designlint.outputs.escape import unled, visible
from designlint.text import expressions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from designlint.catalog import Catalog
    from designlint.model import Config, FileReport, Page
    from designlint.runner import Job

PROFILES = ("interview", "production", "strict")
SAID = "command line"


def resolver(options: dict[str, Any]) -> Resolver:
    """The settings finder that a command line asks for."""
    files = [c for c in options["configs"] if "=" not in c]
    layers = [Layer(f"--config {entry}", os.getcwd(), _inline(entry)) for entry in options["configs"] if "=" in entry]
    layers.append(Layer(SAID, os.getcwd(), _said(options)))
    if len(files) > 1:
        raise UsageError("--config names two files.", mend="Use `extend` in one of them.")
    return Resolver(tuple(layers), files[0] if files else "", isolated=options["isolated"])


def _inline(entry: str) -> dict[str, Any]:
    from designlint.config import form, toml

    key, _, value = entry.partition("=")
    try:
        values = toml.parse(entry, f"--config {key}")
    except Exception:  # noqa: BLE001 (a bare word is meant as a string)
        values = toml.parse(f'{key}="{value}"', f"--config {key}")
    form.check(values, f"--config {entry}")
    return values


def _said(options: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for key in ("select", "extend_select", "ignore"):
        if options[key]:
            said[key.replace("_", "-")] = codes(options[key])
    for key in ("exclude", "extend_exclude"):
        if options[key]:
            said[key.replace("_", "-")] = list(options[key])
    if options["per_file_ignores"]:
        said["per-file-ignores"] = dict(_ignores(entry) for entry in options["per_file_ignores"])
    if options["profile"]:
        if options["profile"] not in PROFILES:
            raise UsageError(f"--profile: no profile '{options['profile']}'.", mend=meant(options["profile"], PROFILES))
        said["profile"] = options["profile"]
    for key in ("force_exclude", "preview"):
        if options[key]:
            said[key.replace("_", "-")] = True
    if options["packs"]:
        said["rules"] = list(options["packs"])
    return said


def codes(values: tuple[str, ...]) -> list[str]:
    """Codes and names from options that may hold several, by comma."""
    return [code.strip() for value in values for code in value.split(",") if code.strip()]


def _ignores(entry: str) -> tuple[str, list[str]]:
    pattern, colon, names = entry.rpartition(":")
    if not colon or not pattern:
        raise UsageError(f"--per-file-ignores: '{entry}' names no rule.", mend="Write GLOB:CODES, for example drafts/*.md:ONL.")
    return pattern, codes((names,))


def recall() -> None:
    """Have the expressions that an earlier run compiled learnt."""
    from designlint import compiled

    compiled.recall()


def remember() -> None:
    """Keep what this run had to compile."""
    if expressions.new():
        from designlint import compiled

        compiled.remember()


def known(catalog: Catalog, config: Config) -> None:
    """Raise UsageError for a code or name in the settings that no rule has; it says where that was set."""
    named = {key: getattr(config, key.replace("-", "_")) for key in ("select", "extend-select", "ignore", "severity")}
    for key, selectors in (*named.items(), *((f"per-file-ignores.{glob}", names) for glob, names in config.per_file_ignores.items())):
        for selector in selectors:
            try:
                catalog.matching(selector)
            except UsageError as error:
                origin = config.origin.get(f"{key}.{selector}", config.origin.get(key, SAID))
                raise UsageError(error.what, where="" if origin == SAID else origin, mend=error.mend) from None


def selected(config: Config) -> str:
    """All that the settings name as rules, as text."""
    return repr((config.select, config.extend_select, config.ignore, *config.severity, *config.per_file_ignores.values()))


def job(resolver: Resolver, config: Config, options: dict[str, Any]) -> Job:
    """What the files of a run are checked with: the rules are read. UsageError where the settings name no rule."""
    import gc

    from designlint import catalog, runner

    rules = catalog.load(config.rules)
    known(rules, config)
    gc.freeze()  # what is there now stays: nobody looks through it for cycles, and forked processes share it
    place = cache_folder("reports", options)
    return runner.Job(rules, resolver, ignore_suppressions=options["ignore_suppressions"], facts=options["facts"], debug=options["debug"], cache=place)


def cache_folder(kind: str, options: dict[str, Any]) -> str:
    """Where a kind of thing is kept, "" for nowhere; with --debug everything is done anew."""
    if options["no_cache"] or options["debug"]:
        return ""
    from designlint import cache

    return cache.folder(options["cache_dir"] or "", kind)


def spare(place: str, reports: Iterable[FileReport | Page]) -> None:
    """Raise OutputError where a file to be written is a document that was checked, also by way of a link."""
    if place and os.path.exists(place) and any(os.path.exists(r.path) and os.path.samefile(r.path, place) for r in reports):
        raise OutputError("is a document that was checked; nothing was written.", where=place, mend="Name another file.")


def coloured(wish: str) -> bool:
    """Whether stdout is to be coloured: by wish, NO_COLOR, FORCE_COLOR, or because it is a terminal."""
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or bool(sys.stdout and sys.stdout.isatty())


def line(text: str) -> str:
    """A line for stderr."""
    return unled(f"designlint: {visible(text)}")
