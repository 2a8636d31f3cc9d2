"""The guards against mistune's own hazards: each test has a half that fails once a guard no longer works, and one that
fails once a newer mistune makes it unnecessary. Work is counted: steps of patterns, calls of functions, bytes, frames."""

from __future__ import annotations

import math
import tracemalloc
from collections.abc import Callable
from typing import NamedTuple

import mistune
import pytest

from designlint.document import parse
from tests.hostile.steps import most
from tests.hostile.test_shapes import calls

QUADRATIC = 1.5  # an exponent between that of linear work and of worse


def plain(text: str) -> list[dict[str, object]]:
    """mistune's block parser as it comes."""
    state = mistune.BlockState()
    state.process(text)
    mistune.BlockParser().parse(state)
    return state.tokens


inline = mistune.create_markdown(renderer=None)


def memory(work: Callable[[str], object], text: str) -> int:
    """The bytes that some work holds at its worst."""
    tracemalloc.start()
    try:
        work(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


class Hazard(NamedTuple):
    """A text of a size, the work to count, what mistune does with it and what we do."""

    text: Callable[[int], str]
    count: Callable[[Callable[[str], object], str], int]
    size: int
    theirs: Callable[[str], object] = plain


GROWING = {
    "a heading with a gap": Hazard(lambda size: "# a" + " " * size + "b\n", most, 60),
    "a heading with a gap of another space": Hazard(lambda size: "# a" + "\u2003" * size + "b\n", most, 60),
    "emphasis in emphasis": Hazard(lambda size: "*a **a " * size + "b" + " a** a*" * size, calls, 150, inline),
    "emphasis of two kinds": Hazard(lambda size: "*a " * size + "_a*_ " * size, calls, 150, inline),
}


@pytest.mark.parametrize("name", GROWING)
def test_work_that_grows_too_fast_in_mistune_is_linear_here(name: str) -> None:
    hazard = GROWING[name]
    small, large = hazard.text(hazard.size), hazard.text(hazard.size * 3)
    for work in (hazard.theirs, parse):
        work(small)  # what is made once for all
    theirs, ours = (math.log(hazard.count(work, large) / hazard.count(work, small), 3) for work in (hazard.theirs, parse))
    assert theirs > QUADRATIC, "mistune is mended: the guard can go"
    assert ours < 1.15


def test_containers_by_turns_end_in_mistune_in_an_endless_recursion_and_here_in_blocks() -> None:
    text = "> a\n- b\n" * 600
    with pytest.raises(RecursionError):  # where this passes, put-off constructs in `Blocks.parse_method` can go
        plain(text)
    assert len(parse(text).blocks) == 1200


def test_a_blank_line_costs_hundreds_of_bytes_in_mistune_and_a_few_here() -> None:
    lines = 4000
    text = "a\n" + "\n" * lines + "b\n"
    plain(text), parse(text)
    assert memory(plain, text) > 400 * lines, "mistune is mended: the pattern `blank_line` can go"
    assert memory(parse, text) < 60 * lines


def kinds(text: str) -> list[str]:
    """The kinds of mistune's own blocks."""
    return [str(token["type"]) for token in plain(text) if token["type"] != "blank_line"]


FAULTS = {  # a text -> what mistune makes of it, what stands in our document
    "a heading under a quote": ("> words\n# Title\n", ["block_quote"], [("paragraph", "words"), ("heading", "Title")]),
    "a bare tag under an item": ("- words\n<div>\n", ["list"], [("item", "words"), ("comment", "<div>")]),
    "a footnote": ("[^1]: word\n", [], [("paragraph", "[^1]: word")]),
    "a closed tag": ("<img />\nwords\n", ["paragraph"], [("html", "<img />\nwords")]),
    "a line of blanks": ("words\n     \nwords\n", ["paragraph"], [("paragraph", "words"), ("paragraph", "words")]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_mistune_is_mended_here(name: str) -> None:
    text, theirs, ours = FAULTS[name]
    assert kinds(text) == theirs, "mistune is mended: the override can go"
    assert [(b.kind, b.text) for b in parse(text).blocks] == ours
