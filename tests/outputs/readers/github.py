"""The workflow commands of GitHub Actions, as its runner reads them."""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.outputs.readers.row import Row, lines

_VALUE = r"(?:[^%:,\r\n]|%(?:25|0D|0A|3A|2C))*"
_GRAMMAR = re.compile(rf"::(?:error|warning|notice) [a-zA-Z]+={_VALUE}(?:,[a-zA-Z]+={_VALUE})*::(?:[^%\r\n]|%(?:25|0D|0A))*")


class Command(NamedTuple):
    """A workflow command."""

    name: str
    properties: dict[str, str]
    data: str


def command(line: str) -> Command | None:
    """What the runner makes of a line of a log, None where that is no command."""
    m = re.fullmatch(r"\s*::(?P<name>[^\s:]+)(?: (?P<properties>.*?))?::(?P<data>.*)", line, re.DOTALL)
    if not m:
        return None
    properties = dict(p.split("=", 1) for p in (m["properties"] or "").split(",") if p)
    return Command(m["name"], {k: _unescaped(v, "%0D", "%0A", "%3A", "%2C", "%25") for k, v in properties.items()}, _unescaped(m["data"], "%0D", "%0A", "%25"))


def _unescaped(text: str, *codes: str) -> str:
    return re.sub("|".join(codes), lambda m: chr(int(m[0][1:], 16)), text)


def commands(text: str) -> list[Command]:
    """Every line as an annotation with the properties that the documentation of workflow commands names."""
    for line in lines(text):
        assert _GRAMMAR.fullmatch(line), line
    found = [command(line) for line in lines(text)]
    for one in found:
        assert one is not None
        assert set(one.properties) <= {"title", "file", "line", "endLine", "col", "endColumn"}
        assert ("col" in one.properties) <= (one.properties.get("line") == one.properties.get("endLine"))  # columns only within a line
    return [one for one in found if one]


def github(text: str) -> list[Row]:
    """The annotations that have a file."""
    return [Row(c.properties["file"], int(c.properties["line"]), c.properties["title"].split()[0], c.data) for c in commands(text) if "file" in c.properties]
