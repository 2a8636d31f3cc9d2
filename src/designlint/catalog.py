"""Rule files and word lists, read into rules: the only module that knows their form on disk."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from designlint import compiled, data, files
from designlint.errors import DesignlintError, RulePackError, UsageError
from designlint.model import Example, Kind, Rule, Severity
from designlint.text.lexicon import Scanner, compile_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PACK_LIMIT = 256 * 1024
CACHE_LIMIT = 1 << 26
SCHEMA = "schema.json"
GROUP = "designlint.rules"
NAMING = ("of", "with", "and", "without", "titled", "noun")


class Catalog(NamedTuple):
    """All rules of a run, in order of code, and the lexicon that their word lists make."""

    rules: tuple[Rule, ...]
    scanner: Scanner
    digest: str

    def find(self, code_or_name: str) -> Rule | None:
        """The rule of a code or a name, None where there is none."""
        wanted = code_or_name.strip()
        return next((r for r in self.rules if wanted.upper() == r.code or wanted.lower() == r.name), None)

    def matching(self, selector: str) -> tuple[Rule, ...]:
        """The rules that a code, a prefix of codes, a name or ALL stands for; UsageError where there are none."""
        wanted = selector.strip()
        found = tuple(
            r for r in self.rules if wanted.upper() == "ALL" or r.name == wanted.lower() or _prefix(r.code, wanted.upper())
        )
        if not found:
            raise UsageError(f"no rule or prefix '{wanted}'.", mend=self._nearest(wanted))
        return found

    def _nearest(self, wanted: str) -> str:
        import difflib

        names = [n for r in self.rules for n in (r.code, r.name)] + sorted({r.code[:3] for r in self.rules})
        near = difflib.get_close_matches(wanted, names, 1) or difflib.get_close_matches(wanted.upper(), names, 1)
        return f"Did you mean '{near[0]}'?" if near else "'designlint rule' lists them all."


def _prefix(code: str, wanted: str) -> bool:
    return len(wanted) >= 3 and code.startswith(wanted)


def load(packs: tuple[str, ...] = (), *, whole: bool = False) -> Catalog:
    """The shipped rules and those of the packs (files or folders of a team's own).

    Without packs a compiled form serves where there is one; it lacks the prose and examples that `whole` asks for.
    Raises RulePackError naming the file and what is wrong with it.
    """
    if packs or whole:
        return _read_all(packs)
    shipped = _stored(os.path.join(data.rules_dir(), compiled.SHIPPED), "")
    return shipped or _cached()


def _cached() -> Catalog:
    """The rules of a checkout by way of the user's cache, which is written anew when a rule file has changed."""
    place = compiled.cache_file()
    stamp = compiled.stamp(_rule_files(data.rules_dir())) if place else ""
    found = _stored(place, stamp) if place else None
    if found is None:
        found = _read_all(())
        if place:
            text = compiled.dump(found.rules, found.scanner, found.digest)
            _store(place, f"{stamp} {compiled.checksum(text)}\n{text}")
    return found


def _stored(path: str, stamp: str) -> Catalog | None:
    """A compiled catalogue, None where it is missing, stale or damaged: it is never required."""
    try:
        text = files.read(path, CACHE_LIMIT).decode()
        if stamp:
            head, _, text = text.partition("\n")
            if head != f"{stamp} {compiled.checksum(text)}":
                return None
        return Catalog(*compiled.load(text))
    except (DesignlintError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def _store(path: str, text: str) -> None:
    """Write a cache file whole or not at all; that it cannot be written harms nobody."""
    import contextlib

    temporary = files.beside(path)
    try:
        with contextlib.suppress(OSError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            files.fill(temporary, text.encode())
            os.replace(temporary, path)
    finally:
        files.discard(temporary)


def _read_all(packs: tuple[str, ...]) -> Catalog:
    found = [(path, "") for path in _rule_files(data.rules_dir())]
    for pack in map(_pack, packs):
        found += [(path, pack) for path in _rule_files(pack)]
    texts = {path: _text(path) for path, _ in found}
    lists: dict[str, object] = {}
    rules: list[Rule] = []
    for path, pack in found:
        content = parse_yaml(texts[path], path)
        if os.path.basename(os.path.dirname(path)) == "vocabulary":
            lists.update(_lists(content, path, lists, pack))
        else:
            rules.append(rule_of(content, path, pack))
    _unique(rules)
    _all_listed(rules, lists)
    digest = hashlib.blake2b("\0".join(texts[p] for p, _ in found).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return Catalog(tuple(sorted(rules, key=lambda r: r.code)), Scanner(compile_lists(lists)), digest)


def _pack(name: str) -> str:
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


def _rule_files(place: str) -> Iterator[str]:
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
                    yield os.path.join(folder, name)


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            content = file.read(PACK_LIMIT + 1)
    except OSError as error:
        raise RulePackError(f"cannot be read ({error.strerror}).", where=path, mend="Check the path and its permissions.") from None
    if len(content) > PACK_LIMIT:
        raise RulePackError(f"is over {PACK_LIMIT // 1024} KiB.", where=path, mend="Split the pack into smaller files.")
    try:
        return content.decode("utf-8-sig")
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


def _lists(content: object, path: str, known: Mapping[str, object], pack: str) -> dict[str, object]:
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


def _all_listed(rules: Iterable[Rule], lists: Mapping[str, object]) -> None:
    """Refuse a rule that names a word list or a family that there is not."""
    for rule in rules:
        for name in _listed([rule.require, rule.partly, rule.when]):
            head, _, family = name.partition(".")
            found = lists.get(head)
            if found is None or (family and not (isinstance(found, dict) and family in found)):
                raise RulePackError(f"names the word list '{name}', which there is not.", where=rule.path, mend="Mend the name, or add the list in vocabulary/.")


def rule_of(content: Any, path: str, pack: str = "") -> Rule:
    """A rule from the plain data of its file; RulePackError says which key is wrong and why."""
    check_schema(content, path)
    stem = os.path.splitext(os.path.basename(path))[0]
    if stem != f"{content['code']}-{content['name']}":
        raise RulePackError("is not named after its rule.", where=path, mend=f"Call it {content['code']}-{content['name']}.yaml.")
    examples = [Example(str(n), str(t), good=True) for n, t in (content.get("good") or {}).items()]
    examples += [Example(str(n), str(t), good=False) for n, t in (content.get("bad") or {}).items()]
    return Rule(
        code=content["code"],
        name=content["name"],
        kind=Kind(content.get("kind", "requirement")),
        requirement=content.get("requirement", ""),
        concept=content.get("concept", ""),
        severity={p: None if s == "off" else Severity(s) for p, s in content["severity"].items()},
        message=content["message"],
        help=content.get("help", ""),
        why=content.get("why", "").strip(),
        weak=content.get("weak", ""),
        require=content.get("require") or {},
        partly=content.get("partly") or {},
        when=content.get("when") or {},
        options=content.get("options") or {},
        tasks=tuple(content.get("tasks") or ()),
        examples=tuple(examples),
        figures=content.get("figures") or {},
        preview=bool(content.get("preview", False)),
        pack=pack,
        path=path,
    )


def check_schema(content: object, path: str) -> None:
    """Check a rule file's data against the schema; RulePackError with the place and the reason."""
    import jsonschema

    errors = sorted(_validator(jsonschema).iter_errors(content), key=lambda e: (len(e.absolute_path), str(e.message)))
    if errors:
        worst = errors[-1] if len(errors[0].absolute_path) == 0 and len(errors) > 1 else errors[0]
        raise RulePackError(f"{worst.json_path}: {worst.message[:200]}.", where=path, mend="'designlint schema rule' prints the form.")


_VALIDATORS: list[Any] = []


def _validator(jsonschema: Any) -> Any:
    if not _VALIDATORS:
        with open(os.path.join(data.rules_dir(), SCHEMA), encoding="utf-8") as file:
            _VALIDATORS.append(jsonschema.Draft202012Validator(json.load(file)))
    return _VALIDATORS[0]


def _unique(rules: Iterable[Rule]) -> None:
    seen: dict[str, str] = {}
    for rule in rules:
        for key in (rule.code, rule.name):
            if key in seen:
                raise RulePackError(f"'{key}' is taken by {seen[key]}.", where=rule.path, mend="Choose another.")
            seen[key] = rule.path
