"""The files of a rule pack: where they are, their text and plain data, their word lists; a pack is data and runs nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from designlint import data, files
from designlint.errors import RulePackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from designlint.model import Rule

PACK_LIMIT = 256 * 1024
GROUP = "designlint.rules"
INSTALLED = {"site-packages", "dist-packages"}  # some installers make every file there a link
NAMING = ("of", "with", "and", "without", "titled", "noun")


def place(name: str) -> str:
    """The place of a pack: a path, or what an installed package offers under a name (entry point group designlint.rules).

    The package is only looked up, never imported: a pack is data.
    """
    if os.path.exists(name) or name != os.path.basename(name) or name.endswith((".yaml", ".yml")):
        return name
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    for offer in entry_points(group=GROUP):
        if offer.name == os.path.basename(name):
            module, _, folder = offer.value.partition(":")
            top, *rest = module.split(".")
            spec = find_spec(top)
            for place in (spec.submodule_search_locations or ()) if spec else ():
                return os.path.join(place, *rest, *folder.split("."))
    return name


def rule_files(place: str) -> Iterator[str]:
    """The YAML files of a pack: the file itself, or those of a folder and of its `vocabulary` folder."""
    if os.path.isfile(place):
        yield place
        return
    if not os.path.isdir(place):
        raise RulePackError("no such rule file or folder.", where=place, mend="Name a YAML rule file or a folder of them.")
    for folder in (os.path.join(place, "vocabulary"), place):
        if os.path.isdir(folder):
            for name in sorted(os.listdir(folder)):
                if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                    yield _within(place, os.path.join(folder, name))


def _within(place: str, path: str) -> str:
    """The path; RulePackError where a link leads out of a pack: what is wrong with the file there would be quoted in a log."""
    trusted = os.path.abspath(place) == data.rules_dir() or INSTALLED.intersection(os.path.abspath(place).split(os.sep))
    if os.path.islink(path) and not trusted and not os.path.realpath(path).startswith(os.path.join(os.path.realpath(place), "")):
        raise RulePackError("is a link that leads out of the pack.", where=path, mend="Put the file itself there.")
    return path


def text(path: str) -> str:
    """The text of a rule file or word list; RulePackError where it cannot be read, is too large or no UTF-8."""
    try:
        return files.read(path, PACK_LIMIT, RulePackError).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RulePackError("is not UTF-8 text.", where=path, mend="Save it as UTF-8.") from None


def parse_yaml(text: str, where: str) -> Any:
    """The plain data of a YAML text: no tags, anchors or equal keys; RulePackError with the line otherwise."""
    import yaml

    from designlint.strict_yaml import loader

    try:
        return yaml.load(text, Loader=loader())  # noqa: S506 (a loader of plain data only)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        what = getattr(error, "problem", None) or str(error).split("\n")[0]
        raise RulePackError(f"is not valid YAML: {what}.", where=f"{where}{line}", mend="Mend the line.") from None


def word_lists(content: object, path: str, known: Mapping[str, object], pack: str) -> dict[str, object]:
    """The word lists of a file; RulePackError for what is none, a name that the shipped lists have, or a pattern that may stall."""
    from designlint.text.patterns import refused

    if not isinstance(content, dict):
        raise RulePackError("holds no word lists.", where=path, mend="Write `name: [term, term]`.")
    twice = sorted(set(content) & set(known))
    if twice and not pack:
        raise RulePackError(f"names the list '{twice[0]}' again.", where=path, mend="Give it another name.")
    for term in _terms(content):
        reason = refused(term[3:]) if term.startswith("re:") else ""
        if reason:
            raise RulePackError(f"the pattern '{term[3:43]}' {reason}.", where=path, mend="Mend the pattern, or list its words.")
    return {str(name): terms for name, terms in content.items()}


def _terms(content: object) -> Iterator[str]:
    """Every term of a file of word lists."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, (list, dict)):
        for part in content.values() if isinstance(content, dict) else content:
            yield from _terms(part)


def _listed(tree: object, matcher: str = "") -> Iterator[str]:
    """The word lists that a matcher tree names."""
    if isinstance(tree, list):
        for part in tree:
            yield from _listed(part, matcher)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key in NAMING and not (key == "of" and matcher == "quantity"):
                yield from (value,) if isinstance(value, str) else value
            elif isinstance(value, (dict, list)):
                yield from _listed(value, key)


def all_listed(rules: Iterable[Rule], lists: Mapping[str, object]) -> None:
    """Refuse a rule that names a word list or a family that there is not."""
    for rule in rules:
        for name in _listed([rule.require, rule.partly, rule.when]):
            head, _, family = name.partition(".")
            found = lists.get(head)
            if found is None or (family and not (isinstance(found, dict) and family in found)):
                raise RulePackError(f"names the word list '{name}', which there is not.", where=rule.path, mend="Mend the name, or add the list in vocabulary/.")
