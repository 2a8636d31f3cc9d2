"""Rule files and word lists, read into rules: the only module that knows their form on disk."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from designlint import compiled, data, files, packs
from designlint.digests import of_text
from designlint.errors import DesignlintError, RulePackError, UsageError
from designlint.model import Example, Kind, Rule, Severity
from designlint.text.lexicon import Scanner
from designlint.text.trie import compile_lists

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMA = "schema.json"


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
    shipped = _stored(data.compiled_rules(), "")
    return shipped or _cached()


def _cached() -> Catalog:
    """The rules of a checkout by way of the user's cache, which is written anew when a rule file has changed."""
    place = compiled.cache_file("rules.json")
    stamp = compiled.stamp(packs.rule_files(data.rules_dir())) if place else ""
    found = _stored(place, stamp) if place else None
    if found is None:
        found = _read_all(())
        if place:
            compiled.store(place, compiled.seal(compiled.dump(found.rules, found.scanner, found.digest), stamp))
    return found


def _stored(path: str, stamp: str) -> Catalog | None:
    """A compiled catalogue, None where it is missing, stale or damaged: it is never required."""
    try:
        content = files.read(path, compiled.CACHE_LIMIT)
        return Catalog(*compiled.load(compiled.unseal(content, stamp) if stamp else content.decode().split("\n")))
    except (DesignlintError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def _read_all(wanted: tuple[str, ...]) -> Catalog:
    found = [(path, "") for path in packs.rule_files(data.rules_dir())]
    for pack in map(packs.place, wanted):
        found += [(path, pack) for path in packs.rule_files(pack)]
    texts = {path: packs.text(path) for path, _ in found}
    lists: dict[str, object] = {}
    rules: list[Rule] = []
    for path, pack in found:
        content = packs.parse_yaml(texts[path], path)
        if os.path.basename(os.path.dirname(path)) == "vocabulary":
            lists.update(packs.word_lists(content, path, lists, pack))
        else:
            rules.append(rule_of(content, path, pack))
    _unique(rules)
    packs.all_listed(rules, lists)
    digest = of_text("\0".join(texts[p] for p, _ in found))
    return Catalog(tuple(sorted(rules, key=lambda r: r.code)), Scanner(compile_lists(lists)), digest)


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
