"""`designlint rule`: the page of one rule, from its own file, or the table of all."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import click

from designlint import catalog as catalogs
from designlint import data
from designlint.errors import UsageError
from designlint.near import meant

if TYPE_CHECKING:
    from designlint.model import Rule

PROFILES = ("interview", "production", "strict")


@click.command("rule")
@click.argument("name", required=False)
@click.option("--rules", "packs", multiple=True, metavar="PATH", help="Rule files of your own, too.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
def command(name: str | None, packs: tuple[str, ...], output_format: str) -> int:
    """Explain the rule of a code or NAME; without one, list all."""
    catalog = catalogs.load(packs, whole=True)
    if name is None:
        _say(catalog.rules, output_format, table)
        return 0
    rule = catalog.find(name)
    if rule is None:
        raise UsageError(f"no rule '{name}'.", mend=meant(name, [n for r in catalog.rules for n in (r.name, r.code)]) or "'designlint rule' lists them all.")
    _say((rule,), output_format, lambda rules: page(rules[0]))
    return 0


def _say(rules: tuple[Rule, ...], form: str, text: Any) -> None:
    click.echo(json.dumps([_data(r) for r in rules], indent=1) if form == "json" else text(rules))


def table(rules: tuple[Rule, ...]) -> str:
    """All rules, a line each: code, name, severity by profile."""
    width = max(len(r.name) for r in rules)
    head = f"{'code':<7} {'name':<{width}}  " + "  ".join(f"{p:<10}" for p in PROFILES)
    rows = [f"{r.code:<7} {r.name:<{width}}  " + "  ".join(f"{_severity(r, p):<10}" for p in PROFILES) for r in rules]
    return "\n".join([head, *(row.rstrip() for row in rows)])


def page(rule: Rule) -> str:
    """What a rule wants and why, what satisfies it and what does not, how well it does, how to suppress it."""
    lines = [f"{rule.code} {rule.name}", "", rule.message, rule.help, "", "Why", _indented(rule.why)]
    lines += ["", "Severity", "  " + ", ".join(f"{p}: {_severity(rule, p)}" for p in PROFILES)]
    for title, good in (("Say", True), ("Do not say", False)):
        examples = [e for e in rule.examples if e.good is good]
        if examples:
            lines += ["", title]
            for example in examples:
                lines += [f"  {example.name}:", _indented(example.text, 4)]
    figures = _figures().get(rule.name)
    if figures:
        lines += ["", "Measured", f"  {figures['corpus']}: n {figures['n']}, precision {figures['precision']:.2f}, recall {figures['recall']:.2f}"]
    lines += ["", "Suppress", f"  <!-- designlint: ignore[{rule.name}] -- why -->"]
    return "\n".join(lines)


def _severity(rule: Rule, profile: str) -> str:
    severity = rule.severity.get(profile)
    return severity.value if severity else "off"


def _figures() -> dict[str, dict[str, Any]]:
    """The measured accuracy of the shipped rules, kept beside them."""
    path = os.path.join(data.rules_dir(), "accuracy.json")
    if not os.path.isfile(path):
        return {}
    with open(path, encoding="utf-8") as file:
        found: dict[str, dict[str, Any]] = json.load(file)["rules"]
    return found


def _indented(text: str, by: int = 2) -> str:
    return "\n".join(" " * by + line for line in text.rstrip().split("\n"))


def _data(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code, "name": rule.name, "kind": rule.kind.value, "requirement": rule.requirement, "concept": rule.concept,
        "severity": {p: _severity(rule, p) for p in PROFILES}, "message": rule.message, "help": rule.help, "why": rule.why,
        "good": {e.name: e.text for e in rule.examples if e.good}, "bad": {e.name: e.text for e in rule.examples if not e.good},
        "accuracy": _figures().get(rule.name), "pack": rule.pack,
    }
