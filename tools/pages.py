"""Write the generated pages: docs/rules.md, docs/configuration.md and the tables in other pages; --check says which are stale."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import reliability
import results
from designlint import catalog as catalogs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from designlint.model import Rule

ROOT = Path(__file__).resolve().parent.parent
FAMILIES = {
    "OBJ": "Product objectives and requirements", "HLD": "High level design", "DAT": "Data and features", "SEL": "Feature selection",
    "OFF": "Offline training and evaluation", "MOD": "Modeling techniques", "ONL": "Online evaluation", "XRF": "Cross-checks",
    "DOC": "The document", "SUP": "Suppressions",
}
PROFILES = ("interview", "production", "strict")
Figures = dict[str, dict[str, Any]]


def rules_page(rules: Iterable[Rule], figures: Figures) -> str:
    """Every rule by family: what it says, why, what satisfies it and what does not."""
    lines = ["# Rules", "", "Written by `tools/pages.py` from the files in `rules/`. `designlint rule NAME` shows the same.", ""]
    by_family: dict[str, list[Rule]] = {}
    for rule in rules:
        by_family.setdefault(rule.code[:3], []).append(rule)
    for family, title in FAMILIES.items():
        lines += [f"## {title} ({family})", "", "| Code | Name | " + " | ".join(PROFILES) + " |", "|---|---|" + "---|" * len(PROFILES)]
        lines += [f"| {r.code} | [{r.name}](#{r.code.lower()}-{r.name}) | " + " | ".join(_severity(r, p) for p in PROFILES) + " |" for r in by_family[family]]
        lines.append("")
        for rule in by_family[family]:
            lines += _rule(rule, figures.get(rule.name))
    return "\n".join(lines).rstrip() + "\n"


def _rule(rule: Rule, figures: dict[str, Any] | None) -> list[str]:
    lines = [f"### {rule.code} {rule.name}", "", f"> {rule.message}", "", rule.help, "", rule.why.strip(), ""]
    if rule.preview:
        lines += ["In preview: off unless asked for by name or with `--preview`.", ""]
    if figures:
        lines += [f"Measured on {figures['n']} documents: precision {_figure(figures['precision'])}, recall {_figure(figures['recall'])}.", ""]
    for title, good in (("Satisfies it" if rule.requirement else "Is fine", True), ("Does not" if rule.requirement else "Is reported", False)):
        examples = [e for e in rule.examples if e.good is good]
        if examples:
            lines += [f"{title}:", ""]
        for example in examples:
            lines += ["```markdown", example.text.rstrip(), "```", ""] if "```" not in example.text else ["~~~markdown", example.text.rstrip(), "~~~", ""]
    return lines


def _severity(rule: Rule, profile: str) -> str:
    severity = rule.severity.get(profile)
    return severity.value if severity else "off"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def configuration_page(schema: dict[str, Any]) -> str:
    """Every key with its type and meaning, from the schema."""
    lines = [
        "# Configuration", "", "Written by `tools/pages.py` from the schema that `designlint schema config` prints.", "",
        "`designlint.toml`, `.designlint.toml`, or `[tool.designlint]` in `pyproject.toml`; the nearest one to a file wins, `extend` inherits.",
        "`--config KEY=VALUE` sets one key for one run, `--isolated` reads none, `designlint config` shows what is in force and where it was set.", "",
        "| Key | Type | Meaning |", "|---|---|---|",
    ]
    lines += [f"| `{key}` | {_kind(value, schema)} | {value.get('description', '')} |" for key, value in sorted(schema["properties"].items())]
    return "\n".join(lines) + "\n"


def _kind(value: dict[str, Any], schema: dict[str, Any]) -> str:
    if "$ref" in value:
        value = schema["$defs"][value["$ref"].rsplit("/", 1)[-1]]
    if "enum" in value:
        return ", ".join(f"`{v}`" for v in value["enum"])
    names = {"array": "list", "object": "table", "string": "string", "boolean": "true or false", "integer": "number"}
    return names.get(str(value.get("type", "")), "string")


def accuracy_table(stored: dict[str, Any]) -> str:
    """The measured figures of the shipped rules."""
    rows = [f"{stored['documents']} documents: {stored['corpus']}.", "", "| Rule | yes | precision | recall | kappa | readers' kappa | located |", "|---|---|---|---|---|---|---|"]
    for name, r in [*stored["rules"].items(), ("**all**", stored["all"])]:
        rows.append(f"| {name} | {r['yes']} | " + " | ".join(_figure(r[k]) for k in ("precision", "recall", "kappa", "readers", "located")) + " |")
    return "\n".join(rows)


def filled(page: str, name: str, content: str) -> str:
    """A page with the part between `<!-- NAME -->` and `<!-- /NAME -->` written anew."""
    return re.sub(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda m: f"{m[1]}\n{content}\n\n{m[2]}", page, flags=re.DOTALL)


def pages() -> dict[Path, str]:
    """Every generated file with the text that it should hold."""
    stored = json.loads((ROOT / "rules" / "accuracy.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "src" / "designlint" / "schemas" / "config.json").read_text(encoding="utf-8"))
    accuracy, trust = ROOT / "docs" / "accuracy.md", ROOT / "docs" / "reliability.md"
    return {
        ROOT / "docs" / "rules.md": rules_page(catalogs.load(whole=True).rules, stored["rules"]),
        ROOT / "docs" / "configuration.md": configuration_page(schema),
        accuracy: filled(accuracy.read_text(encoding="utf-8"), "figures", accuracy_table(stored)),
        trust: filled(trust.read_text(encoding="utf-8"), "tried", reliability.table(results.load())),
    }


def main() -> None:
    """Write the pages, or with --check name those that are stale and exit with 1."""
    stale = [path for path, text in pages().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        for path in stale:
            sys.stdout.write(f"{path.relative_to(ROOT)} is stale: run python tools/pages.py\n")
        sys.exit(1 if stale else 0)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
