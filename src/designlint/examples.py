"""The examples inside rule files, run: a good one yields no finding of its rule, a bad one exactly one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designlint.document import parse
from designlint.linter import read, verdict
from designlint.model import Config, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from designlint.catalog import Catalog
    from designlint.model import Rule


class Outcome(NamedTuple):
    """What one example was to yield and what it did."""

    rule: Rule
    name: str
    expected: int
    messages: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the example yielded what it was to."""
        return len(self.messages) == self.expected


def run(rules: tuple[Rule, ...], catalog: Catalog, profile: str = "strict") -> Iterator[Outcome]:
    """Every example of the rules, in order. A profile in which a rule is off still runs it."""
    config = Config(profile=profile)
    for rule in rules:
        for example in rule.examples:
            reading = read(parse(example.text, f"{rule.name}/{example.name}"), catalog, config)
            found = verdict(rule, reading, config).findings
            wanted = 0 if example.good else 1
            if rule.kind is Kind.REQUIREMENT:
                found = found[:1]
            yield Outcome(rule, example.name, wanted, tuple(f.message for f in found))
