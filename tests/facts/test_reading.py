"""How a document is laid out as one text: its sentences, where terms stand in it, and what takes them back."""

from __future__ import annotations

import pytest

from designlint.document import parse
from designlint.facts.reading import Reading
from designlint.text.lexicon import Scanner
from designlint.text.tokens import lower
from designlint.text.trie import compile_lists

LISTS = {
    "fruit": {"citrus": ["lemon", "lime"], "stone": ["plum"]},
    "weights": {"metric": ["kilo", r"re:\d{1,3} ?kg"], "old": ["stone", r"re:\d{1,3} ?lb"]},
    "negations": ["no", "not", "rather than"], "negation_exceptions": ["not only", "no doubt"], "deferrals": ["later"], "masks": ["lemon tart"], "mask_phrases": ["a plum job"],
}
SCANNER = Scanner(compile_lists(LISTS))


def read(text: str) -> Reading:
    document = parse(text, "x.md")
    return Reading(document, SCANNER, [frozenset()] * len(document.sections), frozenset())


SENTENCES = {  # a text -> its sentences
    "sentences": ("One here. Two here.\n\nThree here.\n", ["One here.", "Two here.", "Three here."]),
    "a question and its answer": ("What? That. More here.\n", ["What? That.", "More here."]),
    "a question and its answer after another block": ("Before it.\n\nWhat? That.\n", ["Before it.", "What? That."]),
    "two questions and an answer": ("What? Who? That.\n", ["What? Who? That."]),
    "entries that their indentation makes a part of a text": ("It needs this:\n    - a cup\n    - a plate\n    1. or two\n", ["It needs this:", "- a cup", "- a plate", "1. or two"]),
    "a line that goes on with a sign": ("It costs 5\n- no more.\n", ["It costs 5", "no more."]),
    "a question in brackets": ("Rank (can they trust it?) rather than count. Then go.\n", ["Rank (can they trust it?) rather than count.", "Then go."]),
    "a sentence that a rule underlines": ("We will assume that nobody waits for it.\n---\nMore here.\n", ["We will assume that nobody waits for it.", "More here."]),
    "lines of code": ("Before it.\n\n```\none line\n\n  two lines\n```\n\nAfter it.\n", ["Before it.", "one line", "  two lines", "After it."]),
    "code after code": ("```\na b\nc d\n```\n\n```\ne f\n```\n", ["a b", "c d", "e f"]),
    "a comment": ("One here.\n\n<!-- two -->\n\nThree here.\n", ["One here.", "Three here."]),
    "headings": ("# One\n\n## Two\n\nThree here.\n", ["One", "Two", "Three here."]),
    "a row": ("| a b | c |\n|---|---|\n| d | e? |\n", [" |a b| |c|", " |d| |e?|"]),
    "a row without borders": ("a b | c\n---|---\nd | e\n", ["a b| |c", "d| |e"]),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_document_has_the_sentences_that_one_reads(name: str) -> None:
    text, wanted = SENTENCES[name]
    reading = read(text)
    assert [reading.flat[c.start : c.end].rstrip() for c in reading.clauses] == wanted


def test_marks_are_not_read_and_code_is_read_as_it_stands() -> None:
    assert read("*One* `two` [three](four).\n\n```\n*five*\n```\n").flat.split("\n¶\n") == [" One   two   three       .", "*five*\n"]


@pytest.mark.parametrize(("text", "lowered"), [("ABC", "abc"), ("İx", "ix"), ("Straße", "straße"), ("AİB", "aib")])
def test_lower_case_keeps_every_letter_at_its_place(text: str, lowered: str) -> None:
    assert lower(text) == lowered
    assert len(lower(text)) == len(text)


def test_every_offset_belongs_to_a_block_and_a_sentence() -> None:
    reading = read("# A\n\nOne here. Two here.\n\n- three here\n\n```\nfour\n```\n\nfive here\n")
    for number, clause in enumerate(reading.clauses):
        for at in range(clause.start, clause.end):
            assert reading.clause_number(at) == number
            assert reading.clause_at(at) == clause
            assert reading.block_at(at).index == clause.block
            low, high = reading.bounds(clause.block)
            assert low <= at < high


def test_the_gap_between_two_sentences_belongs_to_the_second_and_that_after_a_block_to_the_last() -> None:
    reading = read("One here. Two here.\n\nThree here.\n")
    first, second, third = reading.clauses
    assert reading.clause_at(first.end) == second
    assert reading.clause_at(second.end) == second
    assert reading.clause_at(third.start - 1) == second
    assert reading.clause_at(len(reading.flat) - 1) == third


def test_a_text_that_begins_with_marks_has_its_first_sentence_from_the_start() -> None:
    reading = read("**One** here. Two here.\n")
    assert [reading.clause_number(at) for at in range(3)] == [0, 0, 0]


def test_statements_are_prose_that_speaks() -> None:
    reading = read("# One Heading\n\nTwo Here. What?\n\nWhat?\n\nTODO: x\n\n- Three\n\n| Four |\n|---|\n\n```\nfive\n```\n")
    assert [(s.text, s.block.kind, reading.flat[s.start :][: len(s.text)].lower() == s.text) for s in reading.statements(range(len(reading.clauses)))] == [
        ("two here.", "paragraph", True), ("three", "item", True), (" |four| ", "row", True),
    ]
    assert [reading.clauses[s.number].start == s.start for s in reading.statements(range(len(reading.clauses)))] == [True] * 3


HITS = {
    "fruit": ["lemon", "plum", "lime"], "fruit.citrus": ["lemon", "lime"], "fruit.stone": ["plum"], "fruit.berry": [], "nothing": [],
    "weights": ["5 kg", "kilo", "7lb", "stone"], "weights.metric": ["5 kg", "kilo"], "weights.old": ["7lb", "stone"],
}


@pytest.mark.parametrize("name", HITS)
def test_hits_of_words_and_patterns_stand_in_order(name: str) -> None:
    reading = read("A lemon of 5 kg, a plum of a kilo.\n\nA lime of 7lb or a stone.\n")
    assert [reading.flat[h.start : h.end] for h in reading.hits(name)] == HITS[name]
    assert list(reading.among([name], 0, len(reading.flat))) == reading.hits(name) == reading.between(name, 0, len(reading.flat))


@pytest.mark.parametrize("shift", [(0, 0, True), (1, 0, False), (0, -1, False), (-1, 1, True), (-1, -1, False)])
def test_only_hits_that_lie_wholly_in_a_stretch_are_in_it(shift: tuple[int, int, bool]) -> None:
    first, last, inside = shift
    reading = read("A lemon here.\n")
    (hit,) = reading.hits("fruit")
    low, high = hit.start + first, hit.end + last
    assert reading.has(["nothing", "fruit"], low, high) is inside
    assert bool(reading.between("fruit", low, high)) is inside
    assert not reading.has(["fruit"], hit.end, len(reading.flat))
    assert not reading.between("fruit", 0, hit.start)


VOIDS = {  # a text with one lemon or plum -> why it is no statement
    "a lemon": "", "no lemon": "negated", "not only a lemon": "", "no doubt a lemon": "", "not a doubt, a lemon": "negated", "only not a lemon": "negated",
    "a lemon, later": "deferred", "we do not. A lemon": "", "a lemon. Later": "", "what lemon?": "question", "TODO lemon": "placeholder",
    "rather than a lemon": "negated", "rather than that, a lemon": "", "not that, a lemon": "negated",
    "not, but a lemon": "", "not | a lemon": "", "a lemon; later": "", "later a lemon": "", "a lemon, no": "", "no doubt no lemon": "negated", "no lemon, no doubt": "negated",
    "not " + "w" * 49 + " a lemon": "negated", "not " + "w" * 60 + " a lemon": "", "a lemon " + "w" * 55 + " later": "deferred", "a lemon " + "w" * 70 + " later": "",
}


@pytest.mark.parametrize("text", VOIDS)
def test_a_term_is_void_for_a_reason(text: str) -> None:
    reading = read(f"Words here.\n\n{text}\n")
    (hit,) = reading.hits("fruit")
    assert reading.void(hit) == VOIDS[text]
    assert reading.live("fruit") == ([] if VOIDS[text] else [hit])


MASKED = {"a lemon tart": True, "a lemon": False, "a plum job": True, "plum job": False, "words " * 20 + "a lemon tart": True}


@pytest.mark.parametrize("text", MASKED)
def test_a_term_in_a_phrase_of_another_meaning_is_masked(text: str) -> None:
    reading = read(f"Words here.\n\n{text}\n")
    (hit,) = reading.hits("fruit")
    assert reading.masked(hit) is MASKED[text]


def test_evidence_is_quoted_from_its_own_block() -> None:
    reading = read("# A\n\nA *fine* lemon\nand more.\n")
    (hit,) = reading.hits("fruit")
    assert reading.evidence(hit.start - 5, hit.end + 4, "k") == ((3, 5, 4, 4), "ine* lemon and", "k")
    assert reading.evidence(hit.start, 10**6) == ((3, 10, 4, 10), "lemon and more.", "")
    assert read("").evidence(0, 5, "k") == ((1, 1, 1, 1), "", "k")


def test_a_section_without_a_heading_has_no_title() -> None:
    reading = read("Words.\n\n# A title\n")
    assert reading.title_bounds(0) == (0, 0)
    assert reading.flat[slice(*reading.title_bounds(1))] == "A title"
