"""Hostile markdown, and the rules' own examples over and over: no exception, and work that grows as the text does.

Work is counted in function calls, never in seconds, so that a busy machine changes nothing. Dear shapes go to their
full size in the slow sweep only.
"""

from __future__ import annotations

import cProfile
import math
from typing import TYPE_CHECKING

import pytest

from designlint import catalog as catalogs
from designlint import runner
from designlint.config import Resolver
from designlint.document import parse
from designlint.errors import DocumentError
from designlint.model import Config
from tests.hostile.shapes import SHAPES, build

if TYPE_CHECKING:
    from collections.abc import Callable

TINY, SMALL, LARGE = 1_250, 10_000, 80_000
MOST = 1.15
CHEAP = 25_000  # calls at 10,000 characters that let a text go to 80,000 at once
CATALOG = catalogs.load(whole=True)
JOB = runner.Job(CATALOG, Resolver(isolated=True))
STRICT = Config(profile="strict")
SPOKEN = {r.name: "".join(f"{e.text}\n\n" for e in r.examples) for r in CATALOG.rules if r.examples}
REFUSED = {"noughts": "NUL", "surrogates": "UTF-8"}


def check(text: str) -> None:
    """The whole linter on a text."""
    runner.check(text.encode("utf-8", "surrogatepass"), "x.md", STRICT, JOB)


def calls(work: Callable[[str], object], text: str) -> int:
    """How many functions, Python's and C's, are called."""
    profile = cProfile.Profile()
    profile.enable()
    try:
        work(text)
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def exponent(work: Callable[[str], object], build: Callable[[int], str], *, whole: bool) -> float:
    """How the calls grow from 10,000 to 80,000 characters; unless the whole is asked for, dear texts to 10,000 only."""
    text = build(SMALL)
    work(text[:200])  # what is read once for all
    many = calls(work, text)
    other = build(LARGE if whole or many <= CHEAP else TINY)
    return math.log(calls(work, other) / many) / math.log(len(other) / len(text))


@pytest.mark.parametrize("name", [n for n in SHAPES if n not in REFUSED])
def test_the_linter_is_linear_in_a_hostile_shape(name: str) -> None:
    assert exponent(check, lambda size: build(SHAPES[name], size), whole=False) <= MOST


@pytest.mark.parametrize("name", SHAPES)
def test_the_parser_is_linear_in_a_hostile_shape(name: str) -> None:
    assert exponent(parse, lambda size: build(SHAPES[name], size), whole=False) <= MOST


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused(name: str) -> None:
    with pytest.raises(DocumentError, match=REFUSED[name]):
        check(build(SHAPES[name], LARGE))


@pytest.mark.parametrize("rule", SPOKEN)
def test_the_linter_is_linear_in_the_examples_of_a_rule(rule: str) -> None:
    assert exponent(check, lambda size: build(SPOKEN[rule], size), whole=False) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", [n for n in SHAPES if n not in REFUSED])
def test_the_linter_is_linear_in_a_long_hostile_shape(name: str) -> None:
    assert exponent(check, lambda size: build(SHAPES[name], size), whole=True) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("rule", SPOKEN)
def test_the_linter_is_linear_in_many_examples_of_a_rule(rule: str) -> None:
    assert exponent(check, lambda size: build(SPOKEN[rule], size), whole=True) <= MOST
