"""The rows of the house: a module imports only from rows below its own, and each third-party package has one door."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = ROOT / "src" / "designlint"
ROWS = [  # from the top; names are modules or packages below designlint
    {"__main__"},
    {"cli"},
    {"scaffold", "outputs", "baseline", "diffbase", "fix", "api"},
    {"runner"},
    {"discover", "examples", "suppress", "cache", "shelf"},
    {"fingerprint"},
    {"linter"},
    {"guards", "waivers"},
    {"catalog", "config"},
    {"compiled", "packs"},
    {"crosschecks"},
    {"checks", "outline", "template"},
    {"facts"},
    {"document"},
    {"text"},
    {"files", "strict_yaml", "near", "pool"},
    {"model"},
    {"data", "errors", "digests"},
    {"__init__"},
]
DOORS = {
    "click": {"cli"}, "mistune": {"document"}, "cookiecutter": {"scaffold"}, "jinja2": {"scaffold"},
    "jsonschema": {"catalog", "config"}, "yaml": {"packs", "strict_yaml", "document"}, "tomllib": {"config", "document"}, "tomli": {"config", "document"},
}
ROW_OF = {name: number for number, row in enumerate(ROWS) for name in row}


def modules() -> Iterator[tuple[str, str]]:
    """Every module: its path below the package, and its room (the first part of it)."""
    for path in sorted(SOURCE.rglob("*.py")):
        relative = path.relative_to(SOURCE)
        yield str(relative), relative.parts[0].removesuffix(".py")


def imports(relative: str) -> Iterator[str]:
    """The dotted names that a module imports at run time."""
    tree = ast.parse((SOURCE / relative).read_text(encoding="utf-8"))
    typed = {n for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test) for n in ast.walk(node)}
    for node in ast.walk(tree):
        if node in typed:
            continue
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "designlint":
                yield from (f"designlint.{a.name}" for a in node.names)


@pytest.mark.parametrize(("relative", "room"), list(modules()))
def test_every_module_has_a_row_and_imports_only_from_rows_below(relative: str, room: str) -> None:
    assert room in ROW_OF, f"{relative} stands in no row"
    upward = sorted(
        name for name in imports(relative) if name.startswith("designlint.") and (other := name.split(".")[1]) != room and ROW_OF.get(other, 0) <= ROW_OF[room]
    )
    assert not upward, f"{relative} imports upward: {upward}"


@pytest.mark.parametrize("package", sorted(DOORS))
def test_a_third_party_package_is_imported_only_by_its_own_rooms(package: str) -> None:
    found = {room for relative, room in modules() for name in imports(relative) if name.split(".")[0] == package}
    assert found <= DOORS[package]


@pytest.mark.parametrize(("relative", "room"), list(modules()))
def test_every_module_says_its_purpose(relative: str, room: str) -> None:
    del room
    assert ast.get_docstring(ast.parse((SOURCE / relative).read_text(encoding="utf-8"))), relative
