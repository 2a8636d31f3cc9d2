"""Expressions find what plain patterns find: the words looked for first, and the stored form, change nothing."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import designlint
from designlint.text import expressions
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENTS = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples").glob("*.md"))]


def shipped() -> Iterator[tuple[str, int]]:
    """Every expression that stands in a module of the program, with its flags."""
    for module in pkgutil.walk_packages(designlint.__path__, "designlint."):
        if not module.name.endswith("__main__"):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, expressions._Expression):
                    yield value.pattern, value.asked


SHIPPED = sorted(set(shipped()))
NEEDS = {
    "a word": (r"\bpeak\b", ["peak"]),
    "words of several branches": ("peak|burst", ["burst", "peak"]),
    "an optional part is not needed": ("peak(?: load)?", ["peak"]),
    "a repeated part is needed once": ("(?:peak ){1,3}", ["peak "]),
    "the longer of two words": ("at peak load", ["at peak load"]),
    "one letter is no word": (r"\bp\s", []),
    "one branch without a word": (r"peak|\d", []),
    "a branch of case ignored": ("(?i:peak)", []),
    "what is looked behind for is not needed": ("(?<=peak)[xy]", []),
}


def same(pattern: str, flags: int, text: str) -> None:
    """An expression and a plain pattern agree on a text, as a whole and from a place on."""
    plain, made = re.compile(pattern, flags), expressions.expression(pattern, flags)
    for place in ((), (len(text) // 3,), (len(text) // 3, len(text) // 2)):
        assert [m.span() for m in made.finditer(text, *place)] == [m.span() for m in plain.finditer(text, *place)]
        first, wanted = made.search(text, *place), plain.search(text, *place)
        assert (first and (first.span(), first.groupdict())) == (wanted and (wanted.span(), wanted.groupdict()))


@pytest.mark.parametrize("case", NEEDS)
def test_what_a_pattern_needs_is_told_from_the_pattern(case: str) -> None:
    pattern, needs = NEEDS[case]
    assert expressions.needed(pattern) == needs


def test_the_program_has_expressions() -> None:
    assert len(SHIPPED) > 100


@pytest.mark.parametrize("number", range(len(SHIPPED)))
def test_every_shipped_expression_finds_what_the_plain_pattern_finds(number: int) -> None:
    for document in DOCUMENTS:
        for text in (document, document.lower(), *document.split("\n")[:40]):
            same(*SHIPPED[number], text)


@given(text=st.text(st.sampled_from("peaklod bursx12"), max_size=60), number=st.sampled_from(range(len(NEEDS))))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_needs_change_nothing_in_any_text(text: str, number: int) -> None:
    same([*NEEDS.values()][number][0], 0, text)


@pytest.mark.parametrize("number", range(len(SHIPPED)))
def test_a_stored_form_is_the_pattern(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_KNOWN", {})
    monkeypatch.setattr(expressions, "_NEW", [])
    pattern, flags = SHIPPED[number]
    expressions.expression(pattern, flags).search("")
    made = expressions.new()
    assert [m[:2] for m in made] == [[pattern, flags]]
    expressions.learn(made)
    for document in DOCUMENTS:
        same(pattern, flags, document)


DAMAGE: dict[str, Any] = {
    "no code": ["peak", 0, 32, "", 0, {}, [None], []],
    "code of nothing": ["peak", 0, 32, "3f420f00", 0, {}, [None], []],
    "code that is text": ["peak", 0, 32, "code", 0, {}, [None], []],
    "code that is cut": ["peak", 0, 32, "3f420f", 0, {}, [None], []],
    "code that is a list": ["peak", 0, 32, [1], 0, {}, [None], []],
    "a field too few": ["peak", 0, 32, "01000000", 0, {}, [None]],
}


@pytest.mark.parametrize("case", DAMAGE)
def test_a_damaged_form_is_passed_over(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_KNOWN", {})
    expressions.learn([DAMAGE[case]])
    assert expressions.expression("peak").search("at peak").span() == (3, 7)  # type: ignore[union-attr]  # it is there
