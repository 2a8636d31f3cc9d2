"""Which terms of word lists stand in a text, and that a large text is read as a small one is."""

from __future__ import annotations

from array import array

import pytest

from designlint.text.columns import LARGE
from designlint.text.lexicon import Scanner
from designlint.text.trie import compile_lists

LISTS = {
    "fruit": {"citrus": ["lemon", "lemon tree", "sour *"], "stone": ["plum", "lemon tree"], "exact": ["=Date"]},
    "phrases": ["train * data", "top # results", "predict* model"],
}
SCANNER = Scanner(compile_lists(LISTS))
TEXTS = {  # a text -> the words of its hits by list
    "A lemon.": {"fruit": ["lemon"]},
    "Lemons and plums": {"fruit": ["Lemons", "plums"]},
    "a lemon tree, lemon-trees and a lemontree": {"fruit": ["lemon tree", "lemon tree", "lemon-trees", "lemon-trees", "lemontree", "lemontree"]},
    "a Date and a date": {"fruit": ["Date"]},
    "train on data": {"phrases": ["train on data"]},
    "train one two three four five data": {"phrases": ["train one two three four five data"]},
    "train one two three four five six data": {},
    "train. data": {},
    "train it; data": {},
    "train data": {"phrases": ["train data"]},
    "train on the data, train on data": {"phrases": ["train on the data", "train on data"]},
    "top 10 results, top ten results": {"phrases": ["top 10 results"]},
    "predicting model, predictor models, predict": {"phrases": ["predicting model", "predictor models"]},
    "train": {},
}


def found(text: str) -> dict[str, list[str]]:
    return {name: [text[h.start : h.end] for h in hits] for name, hits in SCANNER.scan(text).items()}


@pytest.mark.parametrize("text", TEXTS)
def test_the_terms_of_a_text_are_found(text: str) -> None:
    assert found(text) == TEXTS[text]
    assert found(text) == TEXTS[text], "what was learned of the first reading changes nothing"


def test_of_overlapping_terms_the_longest_stays_in_all_of_its_families() -> None:
    assert [(h.term, h.family) for h in SCANNER.scan("a lemon tree")["fruit"]] == [("lemon tree", "citrus"), ("lemon tree", "stone")]


def test_states_are_no_more_than_the_ways_of_the_lexicon() -> None:
    scanner = Scanner(compile_lists({"phrases": ["train * data", "top # results"]}))
    scanner.scan("train x y data top 1 results")
    state = scanner._starts["train"]
    assert state is not None
    for number in range(1000):
        scanner.scan(f"train w{'x' * number} data. top {number} results")
    assert len(state) < 5


def test_a_large_text_is_read_as_a_small_one() -> None:
    part = "A lemon tree stands where we train on the data, and a plum.\n"
    times = LARGE // len(part) + 2
    small, large = SCANNER.scan(part), SCANNER.scan(part * times)
    assert isinstance(large["fruit"].starts, array)
    for name, hits in small.items():
        every = [(h.start + n * len(part), h.end + n * len(part), h.term, h.family) for n in range(times) for h in hits]
        assert [tuple(h) for h in large[name]] == every
        assert large[name].within(len(part), 2 * len(part)) == [at + len(hits) for at in hits.within(0, len(part))]
