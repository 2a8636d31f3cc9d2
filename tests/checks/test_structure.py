"""What each check of a document's own form finds, and where."""

from __future__ import annotations

from typing import Any

import pytest

from designlint.checks.structure import CHECKS
from designlint.document import parse
from designlint.facts.reading import Reading
from designlint.model import Kind, Rule
from designlint.text.lexicon import Scanner
from designlint.text.trie import compile_lists

LISTS = {
    "known_acronyms": ["API"],
    "offline_metrics": {"order": ["ndcg", "mrr", "recall"], "error": ["rmse", "mae", "mape"], "class": ["accuracy", "auc"]},
    "primary_words": ["primary"],
    "reason_words": ["because"],
    "negations": ["no"],
}
SCANNER = Scanner(compile_lists(LISTS))


def found(check: str, text: str, options: dict[str, Any] | None = None, concepts: dict[str, str] | None = None) -> list[tuple[int, str, str]]:
    """The line, words and key of everything that a check finds; `concepts` are those of sections by title."""
    document = parse(text, "x.md")
    about: list[frozenset[str]] = []
    for s in document.sections:  # a label is of the section that it stands in
        about.append(frozenset((concepts or {}).get(s.title, "").split()) or (about[s.parent] if s.pseudo else frozenset()))
    reading = Reading(document, SCANNER, about, frozenset({"say what it is for."}))
    rule = Rule("DOC999", "x", Kind.DEFECT, "", "", {}, "", "", "", options=options or {})
    evidence = [reading.evidence(f.start, f.end, f.key) for f in CHECKS[check](rule, reading)]
    return [(e.span.line, e.text, e.key) for e in evidence]


TITLES = {"concepts": ["kitchen", "wine_cellar", "loft"]}
CASES: dict[str, tuple[str, str, list[tuple[int, str, str]]]] = {
    "an empty section": ("empty-sections", "# A\n\nWords.\n\n## B\n\n## C\n\nWords.\n", [(5, "B", "B")]),
    "an empty section at the start": ("empty-sections", "# A\n\n## Goals\n\n## C\n\nWords.\n", [(3, "Goals", "Goals")]),
    "a subtitle": ("empty-sections", "# A\n\n## B\n\n## C\n\nWords.\n", []),
    "a title over sections of its own level": ("empty-sections", "# A\n\n# B\n\nWords.\n\n# C\n", [(7, "C", "C")]),
    "a heading without words": ("empty-sections", "# A\n\nWords.\n\n##\n\n## C\n\nWords.\n", []),
    "an empty section at the end": ("empty-sections", "# A\n\nWords.\n\n## B\n", [(5, "B", "B")]),
    "a section of a comment alone": ("empty-sections", "# A\n\nWords.\n\n## B\n\n<!-- later -->\n", [(5, "B", "B")]),
    "a text of a comment alone": ("empty-sections", "<!-- later -->\n", []),
    "a text of nothing": ("empty-sections", "", []),
    "a section of code": ("empty-sections", "# A\n\n## B\n\n```\nx\n```\n", []),
    "a section of empty code": ("empty-sections", "# A\n\nWords.\n\n## B\n\n```\n```\n", [(5, "B", "B")]),
    "a section with sections": ("empty-sections", "# A\n\n## B\n\n### C\n\nWords.\n", []),
    "a label with nothing under it": ("empty-sections", "# A\n\n**Label**\n\n## B\n\nWords.\n", []),
    "a heading that states": ("empty-sections", "# A\n\nWords.\n\n## We keep the old ones around\n\n## C\n\nWords.\n", []),
    "a heading of five words": ("empty-sections", "# A\n\nWords.\n\n## We keep the old ones\n", [(5, "We keep the old ones", "We keep the old ones")]),
    "a heading of five words and figures": ("empty-sections", "# A\n\nWords.\n\n## We keep 2 of 4 ones\n", [(5, "We keep 2 of 4 ones", "We keep 2 of 4 ones")]),
    "a heading that asks": ("empty-sections", "# A\n\nWords.\n\n## Why do we keep the old ones?\n", [(5, "Why do we keep the old ones?", "Why do we keep the old ones?")]),
    "a heading set as a title": ("empty-sections", "# A\n\nWords.\n\n## How We Keep the Old Ones Around\n", [(5, "How We Keep the Old Ones Around", "How We Keep the Old Ones Around")]),
    "a heading half set as a title": ("empty-sections", "# A\n\nWords.\n\n## How We keep Old ones Around it\n", [(5, "How We keep Old ones Around it", "How We keep Old ones Around it")]),
    "a heading mostly not set as a title": ("empty-sections", "# A\n\nWords.\n\n## How we keep Old ones Around it\n", []),
    "a placeholder": ("placeholders", "# A\n\nWords of it. TODO: say more.\n", [(3, "TODO", "")]),
    "a line to fill in": ("placeholders", "# A\n\nFill in.\n\nOwner: please fill this in\n\nSellers fill in the form of it.\n", [(3, "Fill in", ""), (5, "please fill this in", "")]),
    "placeholders of other forms": ("placeholders", "# A\n\nOwner: <your name>\n\nBound of it: ___ ms\n\nSLA: TBA\n\nLoad: ???\n\nMetric: ...\n\n<insert a name>\n", [(3, "<your name>", ""), (5, "___", ""), (7, "TBA", ""), (9, "???", ""), (11, ": ...", ""), (13, "<insert a name>", "")]),
    "what only looks like a placeholder": ("placeholders", "# A\n\nWe keep a TODO list of it.\n\nIt is __bold__ and _slanted_, snake_case__too.\n\nReally??\n\nAnd so on...\n\n<b>Words</b> of it.\n", []),
    "a placeholder in a heading": ("placeholders", "# TODO\n\nWords.\n", [(1, "TODO", "")]),
    "a placeholder in code": ("placeholders", "# A\n\n```\nTODO\n```\n\n```mermaid\nTODO\n```\n\n<!-- TODO -->\n", []),
    "a placeholder in front matter": ("placeholders", "---\nowner: TODO\n---\n\n# A\n", []),
    "a prompt of the template": ("placeholders", "# A\n\nSay what it is for.\n\nWords.\n", [(3, "Say what it is for.", "")]),
    "a bare question": ("unanswered-questions", "# A\n\nWhich model?\n", [(3, "Which model?", "")]),
    "a question that is answered": ("unanswered-questions", "# A\n\nWhich model? The boosted one.\n", []),
    "a question with an answer in the next paragraph": ("unanswered-questions", "# A\n\nWhich model?\n\nThe boosted one.\n", []),
    "a question with an answer two paragraphs on": ("unanswered-questions", "# A\n\nWhich model?\n\nWhich one?\n\nThe boosted one.\n", []),
    "a question with an answer three paragraphs on": ("unanswered-questions", "# A\n\nWhich model?\n\nWhich one?\n\nWhich?\n\nThe boosted one.\n", [(3, "Which model?", "")]),
    "a question with an answer in another section": ("unanswered-questions", "# A\n\nWhich model?\n\n## B\n\nThe boosted one.\n", [(3, "Which model?", "")]),
    "a question with an answer in a nested entry": ("unanswered-questions", "# A\n\n- Which model?\n  - The boosted one.\n", []),
    "a question with a statement in the next entry": ("unanswered-questions", "# A\n\n- Which model?\n- The boosted one.\n", [(3, "Which model?", "")]),
    "a question in bold": ("unanswered-questions", "# A\n\nWhich model?\n\n**Which one?**\n", [(3, "Which model?", ""), (5, "Which one?", "")]),
    "a question in a quote": ("unanswered-questions", "# A\n\n> Which model?\n", []),
    "a question in a heading, in a row": ("unanswered-questions", "# Which model?\n\n| Which? | b |\n|---|---|\n| c | d |\n", []),
    "a question of somebody else": ("unanswered-questions", '# A\n\nOne may ask "Which model?"\n', []),
    "a question in brackets": ("unanswered-questions", "# A\n\nOne may ask (which model?)\n", []),
    "a question where nothing is required": ("unanswered-questions", "# B\n\nWhich model?\n", []),
    "a question among questions": ("unanswered-questions", "# Open\n\nWhich model?\n", []),
    "two sections of one title": ("duplicate-sections", "# A\n\n## B\n\nx\n\n## b \n\ny\n", [(7, "b", "b")]),
    "three sections of one title": ("duplicate-sections", "## B\n\nx\n\n## B\n\ny\n\n## B\n\nz\n", [(5, "B", "B"), (9, "B", "B")]),
    "one title in two sections": ("duplicate-sections", "## A\n\n### C\n\nx\n\n## B\n\n### C\n\ny\n", []),
    "two labels of one name": ("duplicate-sections", "# A\n\n**B**\n\nx\n\n**B**\n\ny\n", []),
    "two headings without words": ("duplicate-sections", "#\n\nx\n\n#\n\ny\n", []),
    "a title and its keys": ("title-and-status", "---\nowner: me\nstatus: draft\n---\n\n# A\n", []),
    "a title in the front matter": ("title-and-status", "---\ntitle: A\nowner: me\nstatus: draft\n---\n\n## B\n", []),
    "no title": ("title-and-status", "---\nowner: me\nstatus: draft\n---\n\n## B\n", [(2, "", "title")]),
    "an empty key": ("title-and-status", "---\nowner:\nstatus: draft\n---\n\n# A\n", [(6, "", "owner")]),
    "nothing at all": ("title-and-status", "words\n", [(1, "", "title, owner, status")]),
    "an acronym": ("undefined-acronyms", "The ABC and the XYZQ.\n\nAn ABC.\n", [(1, "ABC", "ABC"), (1, "XYZQ", "XYZQ")]),
    "an acronym that is known": ("undefined-acronyms", "The API.\n", []),
    "an acronym that is expanded": ("undefined-acronyms", "An art by chance (ABC). The XYZ (x, y, z) and an ABC.\n", []),
    "two letters, seven letters": ("undefined-acronyms", "The AB and the ABCDEFG.\n", []),
    "an acronym in a heading, in code": ("undefined-acronyms", "# ABC\n\n```\nXYZ\n```\n\nWords.\n", []),
    "an acronym in an entry and in a row": ("undefined-acronyms", "- ABC\n\n| XYZ | b |\n|---|---|\n| c | d |\n", [(1, "ABC", "ABC"), (3, "XYZ", "XYZ")]),
    "an acronym after one that is known, and after one that is expanded": ("undefined-acronyms", "The API and the ABC. An art (DEF) and a GHI. ABC again, and JKL.\n", [(1, "ABC", "ABC"), (1, "GHI", "GHI"), (1, "JKL", "JKL")]),
    "an acronym after a heading": ("undefined-acronyms", "# ABC\n\nThe XYZ.\n", [(3, "XYZ", "XYZ")]),
    "questions below a sentence that says what they are": ("unanswered-questions", "# A\n\nTwo things are shown in it:\n\n- Which model?\n- Which features?\n", []),
    "questions below five words": ("unanswered-questions", "# A\n\nTwo things are shown now:\n\n- Which model?\n", [(5, "Which model?", "")]),
    "questions below a sentence that ends": ("unanswered-questions", "# A\n\nTwo things are shown in it.\n\n- Which model?\n", [(5, "Which model?", "")]),
    "questions below a sentence that asks": ("unanswered-questions", "# A\n\nTwo things are still open for us:\n\n- Which model?\n", [(5, "Which model?", "")]),
    "questions below an entry that says what they are": ("unanswered-questions", "# A\n\n- Two things are shown in it:\n  - Which model?\n", [(4, "Which model?", "")]),
    "a sentence of another section": ("unanswered-questions", "# A\n\nTwo things are shown in it:\n\n## A\n\n- Which model?\n", [(7, "Which model?", "")]),
    "a paragraph that asks below such a sentence": ("unanswered-questions", "# A\n\nTwo things are shown in it:\n\nWhich model?\n", [(5, "Which model?", "")]),
    "a bare question after one that is answered": ("unanswered-questions", "# A\n\nWhich model?\n\nThe boosted one.\n\n- Which features?\n", [(7, "Which features?", "")]),
    "a question before a heading of its own section": ("unanswered-questions", "# A\n\n- Which model?\n\n**Label**\n\nWords.\n", [(3, "Which model?", "")]),
    "a question in an entry that goes on": ("unanswered-questions", "# A\n\n- Which model?\n  Which one?\n- The boosted one.\n", [(3, "Which model? Which one?", "")]),
    "a list of metrics": ("copied-lists", "# A\n\n- NDCG, MRR, recall\n- RMSE, MAE\n- AUC\n", [(3, "NDCG", "ndcg")]),
    "a list of five metrics": ("copied-lists", "# A\n\n- NDCG, MRR\n- RMSE, MAE\n- AUC, AUC\n", []),
    "a list of metrics of two families": ("copied-lists", "# A\n\n- NDCG, MRR, recall\n- RMSE, MAE, MAPE\n", []),
    "a list with a primary one": ("copied-lists", "# A\n\n- NDCG, MRR, recall\n- RMSE, MAE\n- AUC\n\nThe primary one is AUC.\n", []),
    "a list with a reason elsewhere": ("copied-lists", "# A\n\n- NDCG, MRR, recall\n- RMSE, MAE\n- AUC\n\n# B\n\nThe primary one is AUC because of it.\n", [(3, "NDCG", "ndcg")]),
    "metrics in two sections": ("copied-lists", "# A\n\n- NDCG, MRR, recall\n- RMSE, MAE\n\n# B\n\n- AUC\n", []),
    "a fence that is never closed": ("problems", "```\ncode\n", [(2, "", "Code fence is never closed (line 1)")]),
    "a comment that is never closed": ("problems", "Words.\n\n<!-- more\n", [(3, "<!-- more", "Comment is never closed (line 3)")]),
    "front matter that cannot be read": ("problems", "---\na: [b\n---\n", [(2, "a: [b", "Front matter expected ',' or ']', but got '<stream end>' (line 2)")]),
    "nothing": ("none", "# A\n\nTODO\n", []),
}


@pytest.mark.parametrize("name", CASES)
def test_a_check_of_form_finds(name: str) -> None:
    check, text, wanted = CASES[name]
    options = {"title-and-status": {"keys": ["owner", "status"]}, "unanswered-questions": {"under": ["needs"]}}.get(check, {})
    assert found(check, text, options, {"Open": "review needs", "A": "needs", "Which one?": "needs", "Goals": "aims"}) == wanted


SECTIONS = {  # a text -> the concepts that no heading names
    "all there": ("# T\n\n## Kitchen\n\n## Cellar\n\n## Loft\n", []),
    "two gone": ("# T\n\n## Kitchen\n", [(1, "T", "wine cellar, loft")]),
    "two gone, under a label first": ("**Kitchen**\n\nx\n\n## Kitchen\n", [(1, "**Kitchen**", "wine cellar, loft")]),
    "no headings at all": ("Words.\n", []),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_concepts_without_a_heading_are_named_at_the_first_one(name: str) -> None:
    text, wanted = SECTIONS[name]
    assert found("missing-sections", text, TITLES, {"Kitchen": "kitchen", "Cellar": "wine_cellar", "Loft": "loft"}) == wanted
    assert found("missing-sections", text, {}, {}) == []
