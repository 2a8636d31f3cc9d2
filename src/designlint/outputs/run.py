"""What a report is made from: the files of a run and how they are to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from designlint.model import FileReport, Finding, Rule, Severity


class Run(NamedTuple):
    """The reports of a run, the rules that made them, and the reader's wishes."""

    files: tuple[FileReport, ...]
    rules: tuple[Rule, ...] = ()
    evidence: bool = False
    facts: bool = False
    colour: bool = False
    root: str = ""
    base: Mapping[str, FileReport] | None = None
    statistics: bool = False

    def active(self) -> Iterator[tuple[FileReport, Finding]]:
        """Every finding that nothing lifts, with its file."""
        for file in self.files:
            for finding in file.findings:
                if finding.suppressed is None:
                    yield file, finding

    def count(self, severity: Severity) -> int:
        """How many findings of a severity stand."""
        return sum(f.severity is severity for _, f in self.active())


def plural(number: int, noun: str) -> str:
    """A count with its noun: 1 error, 2 errors."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
