"""SARIF 2.1.0: the schema, and what the prose of the standard and GitHub ask for beyond it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.outputs.readers.data import fitting
from tests.outputs.readers.row import Row


def log(text: str) -> Any:
    """A SARIF log that fits the schema, and what the prose of SARIF 2.1.0 and GitHub ask for beyond it."""
    found = fitting("sarif", text)
    (run,) = found["runs"]
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len({r["id"] for r in rules}) == len(rules)
    assert all({"shortDescription", "fullDescription", "help"} <= set(r) for r in rules)  # GitHub: required
    assert len({"suppressions" in r for r in results}) <= 1  # 3.27.23: on all results or on none
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]  # 3.27.6
        related = result.get("relatedLocations", [])
        assert len({r["id"] for r in related}) == len(related)  # 3.28.2
        for place in (*result["locations"], *related):
            _placed(place["physicalLocation"])
    for words in _messages(run):
        plain = words.replace("{{", "").replace("}}", "")
        assert not {"{", "}"} & set(plain), words  # 3.11.5: without arguments there is no placeholder
        assert "](" not in words  # 3.11.6: no embedded link that nobody meant
        assert words.strip()
    return found


def _placed(place: dict[str, Any]) -> None:
    uri, region = place["artifactLocation"]["uri"], place["region"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+", uri), uri  # RFC 3986, a relative reference without a colon
    assert not urlsplit(uri).netloc
    assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def _messages(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [w for k, v in node.items() for w in ([v] if k == "text" else _messages(v))]
    return [w for v in node for w in _messages(v)] if isinstance(node, list) else []


def sarif(text: str) -> list[Row]:
    """The results that nothing suppresses."""
    return [
        Row(
            unquote(p["artifactLocation"]["uri"], errors="surrogateescape"), p["region"]["startLine"], r["ruleId"],
            r["message"]["text"].replace("{{", "{").replace("}}", "}"),
        )
        for r in log(text)["runs"][0]["results"] if not r.get("suppressions") for p in [r["locations"][0]["physicalLocation"]]
    ]
