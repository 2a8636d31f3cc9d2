"""Every option of the matchers that rule files are written in, on small texts with word lists of their own."""

from __future__ import annotations

from typing import Any

import pytest

from designlint import outline
from designlint.checks import find
from designlint.checks.found import ranked
from designlint.checks.words import in_identifier
from designlint.document import parse
from designlint.facts.reading import Reading
from designlint.text.lexicon import Scanner
from designlint.text.trie import compile_lists

LISTS = {
    "fruit": {"citrus": ["lemon", "lime"], "stone": ["cherry", "plum"], "berry": ["red currant"]},
    "nuts": ["walnut"],
    "verbs": ["buy", "eat"],
    "shops": ["market"],
    "bad": ["rotten", "stale"],
    "masks": ["lemon tart"],
    "mask_phrases": ["plum job"],
    "negations": ["no", "not"],
    "negation_exceptions": ["not only"],
    "deferrals": ["later"],
    "heading_aliases": {"kitchen": ["kitchen"], "cellar": ["cellar"]},
    "option_labels": ["option a", "option b", "option c"],
    "alternative_titles": ["alternatives"],
    "choice_words": ["chosen"],
    "verdicts": ["we prefer"],
    "pros_words": ["pros", "sweet"],
    "praise": ["tasty"],
    "cons_words": ["cons", "sour"],
    "blame": ["dear"],
    "business_metrics": {"sales": ["sales", "turnover"], "visits": ["visits"]},
    "business_outcomes": {"growth": ["growth"]},
}
SCANNER = Scanner(compile_lists(LISTS))


def read(text: str, prompts: tuple[str, ...] = ()) -> Reading:
    """A text made ready for the matchers."""
    document = parse(text, "x.md")
    return Reading(document, SCANNER, outline.concepts(document, SCANNER, {}), frozenset(prompts))


PROMPT = "Say which lemon."
CASES: dict[str, tuple[dict[str, Any], str, list[tuple[str, str]]]] = {  # a matcher tree, a text, what it finds: words and key
    "a term of a list": ({"words": {"of": "fruit"}}, "We like a lemon.", [("lemon", "lemon")]),
    "terms of several lists": ({"words": {"of": ["fruit", "nuts"]}}, "A walnut and a lemon.", [("lemon", "lemon"), ("walnut", "walnut")]),
    "terms of a family": ({"words": {"of": "fruit.stone"}}, "A lemon and a plum.", [("plum", "plum")]),
    "no term": ({"words": {"of": "fruit"}}, "We like bread.", []),
    "two different ones, and there are two": ({"words": {"of": "fruit", "at_least": 2}}, "A lemon and a plum.", [("lemon", "lemon"), ("plum", "plum")]),
    "two different ones, and there is one twice": ({"words": {"of": "fruit", "at_least": 2}}, "A lemon and a lemon.", []),
    "three different ones, and there are two": ({"words": {"of": "fruit", "at_least": 3}}, "A lemon and a plum.", []),
    "two in one sentence": ({"words": {"of": "fruit", "together": 2}}, "A lemon and a plum. A lime.", [("lemon", "lemon"), ("plum", "plum")]),
    "two in two sentences": ({"words": {"of": "fruit", "together": 2}}, "A lemon is here. A plum is there.", []),
    "one twice in a sentence is no two": ({"words": {"of": "fruit", "together": 2}}, "A lemon and a lemon are here.", []),
    "a masked term": ({"words": {"of": "fruit"}}, "We like a lemon tart and a plum job.", []),
    "a denied term": ({"words": {"of": "fruit"}}, "There is no lemon.", []),
    "a denied term, asked for": ({"words": {"of": "fruit", "denied": True}}, "There is no lemon.", [("lemon", "lemon")]),
    "a denied term that is masked, asked for": ({"words": {"of": "fruit", "denied": True}}, "There is no lemon tart.", []),
    "a denied term in a question, asked for": ({"words": {"of": "fruit", "denied": True}}, "Is there no lemon?", []),
    "not only is no denial": ({"words": {"of": "fruit"}}, "We like not only a lemon.", [("lemon", "lemon")]),
    "a denial before a turn of thought": ({"words": {"of": "fruit"}}, "Not bread but lemon.", [("lemon", "lemon")]),
    "a denial before a semicolon": ({"words": {"of": "fruit"}}, "Not bread; lemon.", [("lemon", "lemon")]),
    "a denial in the sentence before": ({"words": {"of": "fruit"}}, "We do not. Lemon is fine.", [("Lemon", "lemon")]),
    "a denial far before": ({"words": {"of": "fruit"}}, "Not " + "a" * 70 + " lemon.", [("lemon", "lemon")]),
    "a deferred term": ({"words": {"of": "fruit"}}, "A lemon comes later.", []),
    "deferred in the next sentence": ({"words": {"of": "fruit"}}, "A lemon is here. Later more.", [("lemon", "lemon")]),
    "a question": ({"words": {"of": "fruit"}}, "Is there a lemon?", []),
    "a question with its answer": ({"words": {"of": "fruit"}}, "Is there a lemon? There is.", [("lemon", "lemon")]),
    "a placeholder": ({"words": {"of": "fruit"}}, "TODO: lemon.", []),
    "a name in code": ({"words": {"of": "fruit"}}, "We call lemon_count and a_lemon.", []),
    "a name in code, asked for": ({"words": {"of": "fruit", "identifiers": True}}, "We call lemon_count and a_lemon.", [("lemon", "lemon"), ("lemon", "lemon")]),
    "a name glued from two words": ({"words": {"of": "fruit"}}, "We call RedCurrant.", []),
    "two words in capitals": ({"words": {"of": "fruit"}}, "We like RED CURRANT and red currant and red-currant.", [("RED CURRANT", "red currant"), ("red currant", "red currant"), ("red-currant", "red currant")]),
    "with a figure": ({"words": {"of": "fruit", "figure": True}}, "We have 3 of lemon. We have lime.", [("lemon", "lemon")]),
    "in prose and diagrams by default": ({"words": {"of": "fruit"}}, "# Lemon\n\nlime\n\n```python\ncherry\n```\n\n```mermaid\nplum\n```\n", [("lime", "lime"), ("plum", "plum")]),
    "in headings": ({"words": {"of": "fruit", "in": "heading"}}, "# Lemon\n\nlime\n", [("Lemon", "lemon")]),
    "in code": ({"words": {"of": "fruit", "in": ["code"]}}, "# Lemon\n\nlime\n\n```python\ncherry\n```\n\n```mermaid\nplum\n```\n", [("cherry", "cherry")]),
    "under a section": ({"words": {"of": "fruit", "under": "kitchen"}}, "# Shop\n\nlemon\n\n## Kitchen\n\nlime\n\n### More\n\nplum\n\n## Cellar\n\ncherry\n", [("lime", "lime"), ("plum", "plum")]),
    "under either section": ({"words": {"of": "fruit", "under": ["kitchen", "cellar"]}}, "# Shop\n\nlemon\n\n## Kitchen\n\nlime\n\n## Cellar\n\ncherry\n", [("lime", "lime"), ("cherry", "cherry")]),
    "outside a section": ({"words": {"of": "fruit", "outside": "kitchen"}}, "# Shop\n\nlemon\n\n## Kitchen\n\nlime\n\n## Cellar\n\ncherry\n", [("lemon", "lemon"), ("cherry", "cherry")]),
    "in the first lines": ({"words": {"of": "fruit", "first": 3}}, "lemon\n\nlime\n\nplum\n", [("lemon", "lemon"), ("lime", "lime")]),
    "under a title of its list": ({"words": {"of": "fruit", "titled": "shops"}}, "# Shop\n\nlemon\n\n## Market\n\nlime\n\n### More\n\nplum\n\n## Rest\n\ncherry\n", [("lime", "lime"), ("plum", "plum")]),
    "with company": ({"words": {"of": "fruit", "with": "verbs"}}, "We buy a lemon. A lime is here.", [("lemon", "lemon")]),
    "with company that is itself": ({"words": {"of": "fruit", "with": "fruit"}}, "A lemon is here. A lime and a plum.", [("lime", "lime"), ("plum", "plum")]),
    "with company that is masked": ({"words": {"of": "fruit", "with": "fruit"}}, "A plum in a lemon tart.", []),
    "with company in the block": ({"words": {"of": "fruit", "with": "verbs", "within": "block"}}, "We buy. A lemon.\n\nA lime.\n", [("lemon", "lemon")]),
    "with company in the section": ({"words": {"of": "fruit", "with": "verbs", "within": "section"}}, "# A\n\nWe buy.\n\nA lemon.\n\n# B\n\nA lime.\n", [("lemon", "lemon")]),
    "with company in the heading": ({"words": {"of": "fruit", "with": "verbs"}}, "# What we buy\n\nA lemon.\n\n# Rest\n\nA lime.\n", [("lemon", "lemon")]),
    "with company, but not in the heading": ({"words": {"of": "fruit", "with": "verbs", "title": False}}, "# What we buy\n\nA lemon. We eat a lime.\n", [("lime", "lime")]),
    "with company and other company": ({"words": {"of": "fruit", "with": "verbs", "and": "shops"}}, "We buy a lemon. We buy a lime at the market. A plum of the market.", [("lime", "lime")]),
    "and company alone": ({"words": {"of": "fruit", "and": "shops"}}, "We buy a lemon. A plum of the market.", [("plum", "plum")]),
    "without company": ({"words": {"of": "fruit", "without": "bad"}}, "A rotten lemon. A fresh lime.", [("lime", "lime")]),
    "without company in the block": ({"words": {"of": "fruit", "without": "bad", "within": "block"}}, "A rotten thing. A lemon.\n\nA lime.\n", [("lime", "lime")]),
    "near company": ({"words": {"of": "fruit", "with": "verbs", "near": 10}}, "We buy a lemon. We buy a very very long lime. The lime to eat. The lime not far from eat.", [("lemon", "lemon"), ("lime", "lime")]),
    "company too far for a sentence": ({"words": {"of": "fruit", "with": "verbs"}}, "We buy " + "x " * 205 + "lemon and " + "y " * 205 + "eat.", []),
    "company at the far end of a sentence": ({"words": {"of": "fruit", "with": "verbs"}}, "We buy " + "x " * 190 + "lemon.", [("lemon", "lemon")]),
    "two families": ({"families": {"of": "fruit"}}, "A lemon, a lime and a plum.", [("lemon", "citrus"), ("lime", "citrus"), ("plum", "stone")]),
    "one family": ({"families": {"of": "fruit"}}, "A lemon and a lime.", []),
    "three families, and there are two": ({"families": {"of": "fruit", "at_least": 3}}, "A lemon and a plum.", []),
    "one family is enough": ({"families": {"of": "fruit", "at_least": 1}}, "A lemon and a lime.", [("lemon", "citrus"), ("lime", "citrus")]),
    "any": ({"any": [{"words": {"of": "nuts"}}, {"words": {"of": "verbs"}}]}, "We buy it.", [("buy", "buy")]),
    "any of none": ({"any": [{"words": {"of": "nuts"}}, {"words": {"of": "verbs"}}]}, "We have it.", []),
    "all": ({"all": [{"words": {"of": "nuts"}}, {"words": {"of": "verbs"}}]}, "We buy a walnut.", [("walnut", "walnut"), ("buy", "buy")]),
    "all but one": ({"all": [{"words": {"of": "nuts"}}, {"words": {"of": "verbs"}}]}, "We buy it.", []),
    "two matchers side by side": ({"words": {"of": "nuts"}, "families": {"of": "fruit"}}, "A walnut, a lemon, a plum.", [("walnut", "walnut"), ("lemon", "citrus"), ("plum", "stone")]),
    "two matchers of which one fails": ({"words": {"of": "nuts"}, "families": {"of": "fruit"}}, "A walnut, a lemon.", []),
    "two entries under a title": ({"items": {"titled": "shops"}}, "# Market\n\n- bread\n- milk\n\n# Rest\n\n- one\n- two\n", [("bread", ""), ("milk", "")]),
    "entries below a text that leads to them": ({"items": {"titled": "shops"}}, "We go by what we know of the market:\n\n- bread\n- milk\n", [("bread", ""), ("milk", "")]),
    "entries below an open end": ({"items": {"titled": "shops"}}, "We take what is on the market\n- bread\n- milk\n", [("bread", ""), ("milk", "")]),
    "entries below a text that speaks of something else at its end": ({"items": {"titled": "shops"}}, "The market is far, so these are the things that we need:\n\n- bread\n- milk\n", []),
    "entries below a whole sentence": ({"items": {"titled": "shops"}}, "We know the market.\n\n- bread\n- milk\n", []),
    "entries that hold a term that none may hold": ({"items": {"titled": "shops", "without": "fruit"}}, "# Market\n\n- lemon\n- bread\n- milk\n", [("bread", ""), ("milk", "")]),
    "one entry under a title": ({"items": {"titled": "shops"}}, "# Market\n\n- bread\n", []),
    "one entry is enough": ({"items": {"titled": "shops", "at_least": 1}}, "# Market\n\n- bread\n", [("bread", "")]),
    "entries of a masked title": ({"items": {"titled": "fruit"}}, "# Lemon tart\n\n- bread\n- milk\n", []),
    "an empty entry and a placeholder": ({"items": {"titled": "shops"}}, "# Market\n\n- bread\n- TODO\n- \n", []),
    "a question is no entry": ({"items": {"titled": "shops"}}, "# Market\n\n- bread\n- milk?\n", []),
    "a question is an entry where asked for": ({"items": {"titled": "shops", "questions": True}}, "# Market\n\n- bread\n- milk?\n", [("bread", ""), ("milk?", "")]),
    "paragraphs where asked for": ({"items": {"titled": "shops", "prose": True}}, "# Market\n\nWe sell bread.\n\nWe sell milk.\n", [("We sell bread.", ""), ("We sell milk.", "")]),
    "paragraphs are no entries": ({"items": {"titled": "shops"}}, "# Market\n\nWe sell bread.\n\nWe sell milk.\n", []),
    "entries that hold a term": ({"items": {"titled": "shops", "of": "fruit"}}, "# Market\n\n- lemon\n- bread\n- plum\n", [("lemon", ""), ("plum", "")]),
    "entries of which one holds a term": ({"items": {"titled": "shops", "of": "fruit"}}, "# Market\n\n- lemon\n- bread\n", []),
    "rows under a title": ({"items": {"titled": "shops"}}, "# Market\n\n| a | b |\n|---|---|\n| bread | 1 |\n| milk | 2 |\n", [("|bread| |1|", ""), ("|milk| |2|", "")]),
    "rows under a header cell": ({"items": {"titled": "shops"}}, "# A\n\n| Market | b |\n|---|---|\n| bread | 1 |\n| milk | 2 |\n\n| c | d |\n|---|---|\n| x | 1 |\n| y | 2 |\n", [("|bread| |1|", ""), ("|milk| |2|", "")]),
    "rows under a second header cell": ({"items": {"titled": "shops"}}, "# A\n\n| b | Market |\n|---|---|\n| bread | 1 |\n| milk | 2 |\n", []),
    "a table at the end": ({"items": {"titled": "shops"}}, "| Market | b |\n|---|---|\n| bread | 1 |\n| milk | 2 |", [("|bread| |1|", ""), ("|milk| |2|", "")]),
    "two tables under header cells": ({"items": {"titled": "shops"}}, "| Market | b |\n|---|---|\n| bread | 1 |\n| milk | 2 |\n\n| Market | b |\n|---|---|\n| meat | 1 |\n| wine | 2 |\n", [("|bread| |1|", ""), ("|milk| |2|", ""), ("|meat| |1|", ""), ("|wine| |2|", "")]),
    "rows of which cells are empty": ({"items": {"titled": "shops"}}, "| Market | b |\n|---|---|\n| bread | |\n| | |\n", []),
    "a figure of a kind": ({"quantity": {"of": "duration"}}, "It takes 5 days and 3 users.", [("5 days", "days")]),
    "a figure of either kind": ({"quantity": {"of": ["duration", "count"]}}, "It takes 5 days and 3 users.", [("5 days", "days"), ("3", "users")]),
    "a figure that counts": ({"quantity": {"of": "count", "noun": "fruit"}}, "We have 5 lemons and 7 chairs.", [("5 lemons", "lemons and")]),
    "a figure that counts with words between": ({"quantity": {"of": "count", "noun": "fruit"}}, "We have 5 very fresh lemons.", [("5 very fresh lemons", "very fresh lemons")]),
    "a figure with four words between": ({"quantity": {"of": "count", "noun": "fruit"}}, "We have 5 very big and fresh lemons. We have 6 very big old fresh lemons.", []),
    "a figure of something else before the noun": ({"quantity": {"of": "count", "noun": "fruit"}}, "We have 5 chairs for lemons.", []),
    "a figure after its noun": ({"quantity": {"of": ["count", "number"], "noun": "fruit"}}, "Lemons: 5. Limes are about 6. Plums 7.", [("Lemons: 5", ""), ("Limes are about 6", "")]),
    "a figure in the column of its noun": ({"quantity": {"of": ["count", "number"], "noun": "fruit"}}, "| a | lemons |\n|---|---|\n| x | 5 |\n| 7 | y |\n", [("5", "")]),
    "a figure in a column of a family": ({"quantity": {"of": ["count", "number"], "noun": "fruit.citrus"}}, "| a | lemons |\n|---|---|\n| x | 5 |\n", [("5", "")]),
    "a figure that counts a masked noun": ({"quantity": {"of": "count", "noun": "fruit"}}, "We have 5 lemon tarts and a lemon tart of 6 kinds.", []),
    "a figure of at least so much": ({"quantity": {"of": "count", "min": 5}}, "We have 4 chairs, 5 tables and 6 lamps.", [("5", "tables and"), ("6", "lamps")]),
    "a figure of at most so much": ({"quantity": {"of": "count", "max": 5}}, "We have 4 chairs, 5 tables and 6 lamps.", [("4", "chairs"), ("5", "tables and")]),
    "a range of at least so much": ({"quantity": {"of": "count", "min": 5}}, "We have 3-4 chairs, 3-5 tables.", [("3-5", "tables")]),
    "a range of at most so much": ({"quantity": {"of": "count", "max": 5}}, "We have 5-6 chairs, 6-7 tables.", [("5-6", "chairs")]),
    "at least four says nothing of five": ({"quantity": {"of": "count", "min": 5}}, "We have at least 4 chairs, more than 4 tables, and at least 5 lamps.", [("at least 5", "lamps")]),
    "no multiple of a step": ({"quantity": {"of": "duration", "off_step": 604800}}, "It runs for 10 days, 2 weeks, 8-9 days.", [("10 days", "days")]),
    "a figure of a host": ({"quantity": {"of": "rate"}}, "Each host takes 100 requests per second. We take 300 requests per second.", [("300 requests per second", "requests")]),
    "a figure in a question": ({"quantity": {"of": "duration"}}, "Does it take 5 days?", []),
    "a figure in company": ({"quantity": {"of": "duration", "with": "verbs"}}, "We buy for 5 days. It takes 6 days.", [("5 days", "days")]),
    "a figure under a section": ({"quantity": {"of": "duration", "under": "kitchen"}}, "# A\n\n5 days\n\n# Kitchen\n\n6 days\n", [("6 days", "days")]),
    "a noun that is far from its figure": ({"quantity": {"of": "count", "noun": "fruit"}}, "We have 5 " + "w" * 50 + " lemons.", []),
    "a vague word that a verb leans on": ({"vague": {"of": "bad", "with": "verbs"}}, "We eat rotten things. A rotten thing.", [("rotten", "rotten")]),
    "a vague word in a demanding section": ({"vague": {"of": "bad", "demanding": "kitchen"}}, "# A\n\nRotten.\n\n# Kitchen\n\nIt is rotten. It is rotten.\n", [("rotten", "rotten")]),
    "a vague word with a figure": ({"vague": {"of": "bad", "with": "verbs"}}, "We eat 3 rotten things.", []),
    "a vague word with a figure in words": ({"vague": {"of": "bad", "with": "verbs"}}, "We eat rotten things every week.", []),
    "a vague word that is defined": ({"vague": {"of": "bad", "with": "verbs"}}, "We eat rotten things. Rotten means older than 5 days.", []),
    "a vague word that is defined by nothing": ({"vague": {"of": "bad", "with": "verbs"}}, "We eat rotten things. Rotten means old.", [("rotten", "rotten")]),
    "a vague word that something pins": ({"vague": {"of": "fruit", "with": "verbs", "pinned_by": {"citrus": {"words": {"of": "nuts"}}}}}, "We eat a lemon and a plum and a walnut.", [("plum", "plum")]),
    "a vague word that nothing pins": ({"vague": {"of": "fruit", "with": "verbs", "pinned_by": {"citrus": {"words": {"of": "nuts"}}}}}, "We eat a lemon and a plum.", [("lemon", "lemon"), ("plum", "plum")]),
    "a vague word in code": ({"vague": {"of": "bad", "with": "verbs"}}, "```python\nWe eat rotten things.\n```\n", []),
    "a vague word that leans on itself": ({"vague": {"of": "fruit", "with": "fruit"}}, "A lemon. A plum and a lime.", [("plum", "plum"), ("lime", "lime")]),
    "what is measured was promised": ({"measured": {"online": {"words": {"of": "business_metrics"}}, "tested": {"words": {"of": "business_metrics", "under": "kitchen"}}, "objective": {"words": {"of": "business_metrics", "under": "cellar"}}}}, "# Cellar\n\nSales rise.\n\n# Kitchen\n\nThe turnover and the visits.\n", [("Sales", "sales"), ("turnover", "turnover")]),
    "what is measured was not promised": ({"measured": {"online": {"words": {"of": "business_metrics"}}, "tested": {"words": {"of": "business_metrics", "under": "kitchen"}}, "objective": {"words": {"of": "business_metrics", "under": "cellar"}}}}, "# Cellar\n\nSales rise.\n\n# Kitchen\n\nThe visits.\n", []),
    "what is measured stands for what was promised": ({"measured": {"online": {"words": {"of": "business_metrics"}}, "tested": {"words": {"of": "business_metrics", "under": "kitchen"}}, "objective": {"words": {"of": "business_metrics", "under": "cellar"}}, "tie": {"words": {"of": "nuts"}}}}, "# Cellar\n\nSales rise.\n\n# Kitchen\n\nThe visits are our walnut.\n", [("walnut", "walnut")]),
    "nothing was promised": ({"measured": {"online": {"words": {"of": "business_metrics"}}, "tested": {"words": {"of": "business_metrics", "under": "kitchen"}}, "objective": {"words": {"of": "business_metrics", "under": "cellar"}}}}, "# Kitchen\n\nThe visits.\n", [("visits", "visits")]),
    "nothing is measured": ({"measured": {"online": {"words": {"of": "business_metrics"}}, "tested": {"words": {"of": "business_metrics", "under": "kitchen"}}}}, "# Cellar\n\nSales rise.\n", [("Sales", "sales")]),
    "options by name": ({"options": {"of": "fruit"}}, "A lemon is fine. A plum is fine.", [("lemon", "lemon"), ("plum", "plum")]),
    "one option by name, twice": ({"options": {"of": "fruit"}}, "A lemon is fine. A lemon is fine.", []),
    "three options": ({"options": {"of": "fruit", "at_least": 3}}, "A lemon, a lime and a plum.", [("lemon", "lemon"), ("lime", "lime"), ("plum", "plum")]),
    "options of which some are argued": ({"options": {"of": "fruit", "argued": "some"}}, "The lemon is tasty. The plum is dear. The lime is there.", [("lemon", "lemon"), ("plum", "plum")]),
    "options that are judged": ({"options": {"of": "fruit", "argued": "some"}}, "The lemon we prefer. The plum is dear.", [("lemon", "lemon"), ("plum", "plum")]),
    "two options of one argument": ({"options": {"of": "fruit", "argued": "some"}}, "The lemon and the plum are dear.", []),
    "an argument before the name": ({"options": {"of": "fruit", "argued": "some"}}, "A dear lemon. The plum is dear.", []),
    "labelled entries with arguments for and against": ({"options": {"argued": "each"}}, "- **Bread**: tasty but dear\n- **Milk**: sweet and sour\n", [("Bread", "bread"), ("Milk", "milk")]),
    "labelled entries without arguments are no options": ({"options": {}}, "- **Bread**: tasty\n- **Milk**: sour\n", []),
    "options argued both ways in all": ({"options": {"of": "fruit", "argued": "both"}}, "The lemon is tasty. The plum is dear.", [("lemon", "lemon"), ("plum", "plum")]),
    "options argued one way in all": ({"options": {"of": "fruit", "argued": "both"}}, "The lemon is tasty. The plum is sweet.", []),
    "options argued both ways each": ({"options": {"of": "fruit", "argued": "each"}}, "The lemon is tasty but dear. The plum is sweet and sour. The lime is sour.", [("lemon", "lemon"), ("plum", "plum")]),
    "options as headings": ({"options": {"of": "fruit", "argued": "each"}}, "# Lemon\n\nIt is tasty.\n\nIt is dear.\n\n# Plum\n\nIt is sweet and dear.\n\n# Lime\n\nIt is sour.\n", [("Lemon", "lemon"), ("Plum", "plum")]),
    "options as headings, with words far below": ({"options": {"of": "fruit", "argued": "each"}}, "# Lemon\n\n" + "Word. " * 80 + "\n\nIt is tasty and dear.\n\n# Plum\n\nIt is sweet and dear.\n", []),
    "options as headings, with labels far below": ({"options": {"of": "fruit", "argued": "each"}}, "# Lemon\n\n" + "Word. " * 80 + "\n\nPros and cons.\n\n# Plum\n\nIt is sweet and dear.\n", [("Lemon", "lemon"), ("Plum", "plum")]),
    "options as rows": ({"options": {"of": "fruit", "argued": "each"}}, "| a | b | c |\n|---|---|---|\n| lemon | tasty | dear |\n| plum | sweet | sour |\n", [("lemon", "lemon"), ("plum", "plum")]),
    "options as entries with entries below": ({"options": {"of": "fruit", "argued": "each"}}, "- Lemon\n  - tasty\n  - dear\n- Plum\n  - sweet\n  - sour\n- Lime\n", [("Lemon", "lemon"), ("Plum", "plum")]),
    "options deep in their entries": ({"options": {"of": "fruit", "argued": "each"}}, "- We have thought about this for a long time and a lemon\n  - tasty\n  - dear\n- Plum\n  - sweet\n  - sour\n", []),
    "options under labels": ({"options": {"of": "fruit", "argued": "each"}}, "Lemon:\n\n- tasty\n- dear\n\nPlum:\n\n- sweet\n- sour\n", [("Lemon", "lemon"), ("Plum", "plum")]),
    "options by place: labelled headings": ({"options": {"argued": "each"}}, "# Option A\n\nIt is tasty and dear.\n\n# Option B\n\nIt is sweet and sour.\n", [("Option A", "option a"), ("Option B", "option b")]),
    "options by place: labelled paragraphs": ({"options": {"argued": "some"}}, "Option A: it is tasty.\n\nOption B: it is dear.\n", [("Option A", "option a"), ("Option B", "option b")]),
    "options by place: labelled entries": ({"options": {"argued": "each"}}, "- **Option A**: it is tasty\n  - but dear\n- (Option B) is sweet\n  - and sour\n", [("Option A", "option a"), ("Option B", "option b")]),
    "options by place: labels in the middle are none": ({"options": {}}, "We like Option A.\n\nWe like Option B.\n", []),
    "options by place, left out": ({"options": {"placed": False}}, "Option A: it is tasty.\n\nOption B: it is dear.\n", []),
    "options by place: entries of alternatives": ({"options": {}}, "# Alternatives\n\n- bread\n  - white\n- milk\n", [("bread", "bread"), ("milk", "milk")]),
    "options by place: entries of alternatives, argued": ({"options": {"argued": "each"}}, "# Alternatives\n\n- bread is tasty\n  - dear\n- milk is sweet and sour\n", [("bread is tasty", "bread is tasty"), ("milk is sweet and sour", "milk is sweet and sour")]),
    "options by place: sections of alternatives": ({"options": {"argued": "each"}}, "# Alternatives\n\n## Bread\n\nTasty, dear.\n\n## Milk\n\nSweet, sour.\n", [("Bread", "bread"), ("Milk", "milk")]),
    "options by place: one section of alternatives": ({"options": {}}, "# Alternatives\n\n## Bread\n\n- Tasty\n- Dear\n", [("Tasty", "tasty"), ("Dear", "dear")]),
    "options by place: rows of pros and cons": ({"options": {"argued": "each"}}, "| a | Pros | Cons |\n|---|---|---|\n| bread | x | y |\n| milk | x | y |\n", [("bread", "bread"), ("milk", "milk")]),
    "options by place: rows of pros alone": ({"options": {"argued": "each"}}, "| a | Pros | b |\n|---|---|---|\n| bread | x | y |\n| milk | x | dear |\n| meat | x | sour |\n", [("milk", "milk"), ("meat", "meat")]),
    "options by place: rows of a choice": ({"options": {}}, "| a | Chosen |\n|---|---|\n| bread | yes |\n| milk | no |\n| | no |\n", [("bread", "bread"), ("milk", "milk")]),
    "options by place: rows of anything": ({"options": {}}, "| a | b |\n|---|---|\n| bread | x |\n| milk | y |\n", []),
    "options by place: pros in the first header cell": ({"options": {}}, "| Pros | b |\n|---|---|\n| bread | x |\n| milk | y |\n", []),
    "a denial with five words between": ({"words": {"of": "fruit"}}, "Not a b c d e lemon.", []),
    "a denial with six words between": ({"words": {"of": "fruit"}}, "Not a b c d e f lemon.", [("lemon", "lemon")]),
    "a deferral with six words between": ({"words": {"of": "fruit"}}, "A lemon a b c d e f later.", []),
    "a deferral with seven words between": ({"words": {"of": "fruit"}}, "A lemon a b c d e f g later.", [("lemon", "lemon")]),
    "the nearest denial counts": ({"words": {"of": "fruit"}}, "Not this, not only a lemon.", [("lemon", "lemon")]),
    "options in code, and masked ones": ({"options": {"of": "fruit", "at_least": 1}}, "We like a lime.\n\n```\nplum\n```\n\nA lemon tart.\n", [("lime", "lime")]),
    "options in a bare question": ({"options": {"of": "fruit", "at_least": 1}}, "Is it a lemon?\n", []),
    "options that are denied are weighed all the same": ({"options": {"of": "fruit", "at_least": 1}}, "Not a lemon.\n", [("lemon", "lemon")]),
    "an option's own name is no argument": ({"options": {"of": ["pros_words", "fruit"], "at_least": 1, "argued": "some"}}, "Sweet is a word.", []),
    "a prompt of the template": ({"words": {"of": "fruit"}}, "Say which lemon.", []),
    "an item's first words name an option, its later ones do not": ({"options": {"of": "fruit", "argued": "each", "at_least": 1}}, "- " + "x" * 40 + " lemon\n  - tasty and dear\n- " + "x" * 60 + " plum\n  - sweet and sour\n", [("lemon", "lemon"), ("plum", "plum")]),
    "children of another section are not of the entry": ({"options": {"of": "fruit", "argued": "each", "at_least": 1}}, "- Lemon\n\n## Rest\n\n- x\n  - tasty and dear\n", []),
    "a term at the very start and the very end": ({"words": {"of": "fruit"}}, "lemon\n\nplum", [("lemon", "lemon"), ("plum", "plum")]),
    "a term in a quote": ({"words": {"of": "fruit"}}, "> A lemon.\n", [("lemon", "lemon")]),
    "a term of front matter": ({"words": {"of": "fruit"}}, "---\nnote: a lemon\n---\n\nWe eat.\n", [("lemon", "lemon")]),
    "a term in an entry": ({"words": {"of": "fruit"}}, "- A lemon.\n", [("lemon", "lemon")]),
    "a term across cells is none": ({"words": {"of": "fruit"}}, "| red | currant |\n|---|---|\n| red | currant |\n", []),
    "a term in a comment is none": ({"words": {"of": "fruit"}}, "<!-- a lemon -->\n\nWe eat.\n", []),
    "company without a word of its own": ({"words": {"of": "fruit", "with": "nuts"}}, "A lemon.\n\nA walnut.\n", []),
    "without company, near": ({"words": {"of": "fruit", "without": "bad", "near": 6}}, "A rotten lemon. A rotten thing and a long word and then a lime.", [("lemon", "lemon"), ("lime", "lime")]),
    "a figure counted just before its noun in a cell": ({"quantity": {"of": ["count", "number"], "noun": "fruit"}}, "| lemons | 5 |\n|---|---|\n| plums | 6 |\n", [("lemons| |5", ""), ("plums| |6", "")]),
    "a figure in the header": ({"quantity": {"of": ["count", "number"], "noun": "nuts"}}, "| 5 | walnut |\n|---|---|\n| x | y |\n", []),
    "a figure beyond the header": ({"quantity": {"of": ["count", "number"], "noun": "fruit"}}, "| lemons |\n|---|\n| x | 5 |\n", []),
    "a noun inside the figure": ({"quantity": {"of": "rate", "noun": "fruit"}}, "We eat 300 lemons per day.", [("300 lemons per day", "lemons")]),
    "a figure of a closed range": ({"quantity": {"of": "count", "min": 5, "max": 6}}, "We have 4 chairs, 5 tables, 6 lamps, 7 doors.", [("5", "tables"), ("6", "lamps")]),
    "a term after a name in code": ({"words": {"of": "fruit"}}, "We call lemon_count. We like a plum.", [("plum", "plum")]),
    "a term with a figure after one without": ({"words": {"of": "fruit", "figure": True}}, "A lemon is here. We have 3 of plum.", [("plum", "plum")]),
    "a denied term after a masked one, asked for": ({"words": {"of": "fruit", "denied": True}}, "No lemon tart. No plum.", [("plum", "plum")]),
    "a term in a question, when those denied are not asked for": ({"words": {"of": "fruit"}}, "Is there a lemon? Yes, a plum.", [("lemon", "lemon"), ("plum", "plum")]),
    "an entry of which a part is a placeholder": ({"items": {"titled": "shops"}}, "# Market\n\n- Words of it. TODO: more.\n- milk\n", [("Words of it. TODO: more.", ""), ("milk", "")]),
    "a figure in a statement after one in a question": ({"quantity": {"of": "duration"}}, "Does it take 5 days?\n\nIt takes 6 days.\n", [("6 days", "days")]),
    "a percentile is what a figure is of": ({"quantity": {"of": "duration"}}, "A p99 of 200 ms.", [("200 ms", "p99")]),
    "a figure after a masked noun": ({"quantity": {"of": ["count", "number"], "noun": "fruit"}}, "Lemon tart: 5.", []),
    "a figure in the column of either noun": ({"quantity": {"of": ["count", "number"], "noun": ["nuts", "fruit"]}}, "| a | lemons |\n|---|---|\n| x | 5 |\n", [("5", "")]),
    "a figure two columns beyond the header": ({"quantity": {"of": ["count", "number"], "noun": "fruit"}}, "| lemons |\n|---|\n| x | y | 5 |\n", []),
    "a figure long after its noun": ({"quantity": {"of": ["count", "number"], "noun": "fruit"}}, "Words of a line and more. Lemons: 5.\n\nWords of a line and then lemons of about " + "w" * 40 + " 6.\n", [("Lemons: 5", "")]),
    "a noun of two places inside the figure": ({"quantity": {"of": "rate", "noun": "fruit"}}, "We eat 300 lemons plums per day.", [("300 lemons plums per day", "lemons plums")]),
    "a vague word of which another is defined": ({"vague": {"of": "bad", "with": "verbs"}}, "We eat rotten things. Stale means older than 5 days.", [("rotten", "rotten")]),
    "a vague word that is defined far before its figure": ({"vague": {"of": "bad", "with": "verbs"}}, "We eat rotten things. Rotten means " + "w" * 130 + " 5 days.", [("rotten", "rotten")]),
    "a heading next to its entries in a list": ({"items": {"titled": "shops", "at_least": 1}}, "| a |\n|---|\n| b |\n\n| Market |\n|---|\n| bread |\n", [("|bread|", "")]),
    "a row of a table after the table of the title": ({"items": {"titled": "shops"}}, "| Market | b |\n|---|---|\n| bread | 1 |\n\n- milk\n", []),
    "a table whose header cell is indented": ({"items": {"titled": "shops"}}, "Words of it.\n\n|    Market | b |\n|---|---|\n| bread | 1 |\n| milk | 2 |\n", [("|bread| |1|", ""), ("|milk| |2|", "")]),
    "with company in the section, and not in the one after it": ({"words": {"of": "fruit", "with": "verbs", "within": "section"}}, "# A\n\nA lemon.\n\n# B\n\nWe buy a lime.\n", [("lime", "lime")]),
    "with company at the end of the section": ({"words": {"of": "fruit", "with": "verbs", "within": "section"}}, "# A\n\nA lemon.\n\nWords.\n\nWe buy.\n", [("lemon", "lemon")]),
    "options in a table that is skipped and one that is not": ({"options": {}}, "| a | b |\n|---|---|\n| x | y |\n\n| a | Chosen |\n|---|---|\n| bread | yes |\n| milk | no |\n", [("bread", "bread"), ("milk", "milk")]),
    "options of which a heading is judged": ({"options": {"of": "fruit", "argued": "some"}}, "# Lemon\n\nWe prefer it.\n\n# Plum\n\nWe prefer it.\n", []),
    "options with long names": ({"options": {}}, "# Alternatives\n\n- bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n- ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc\n", [("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"), ("ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc", "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc")]),
    "options whose word is masked": ({"options": {"of": "fruit", "argued": "some", "at_least": 1}}, "The lime is a lemon tart.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_a_matcher_finds(name: str) -> None:
    tree, text, wanted = CASES[name]
    reading = read(text, (PROMPT.lower(),))
    assert [(" ".join(reading.flat[f.start : f.end].split()), f.key) for f in find(tree, reading)] == wanted


def test_the_best_evidence_is_of_the_rules_own_section_and_of_many_sections() -> None:
    text = "# A\n\nA lemon, a lime, a plum.\n\n# Kitchen\n\nA plum, a lime, a lemon.\n\n# B\n\nA lime.\n"
    reading = read(text)
    found = find({"words": {"of": "fruit"}}, reading)
    order = [(reading.evidence(f.start, f.end).span.line, f.key) for f in ranked(reading, found, "kitchen")]
    assert order == [(7, "plum"), (3, "lemon"), (11, "lime"), (7, "lime"), (3, "lime"), (7, "lemon"), (3, "plum")]


IDENTIFIERS = {  # a text -> whether its red currant is part of a name in code
    "a red currant": False, "A Red currant": False, "RED CURRANT": False, "red-currant": False, "RedCurrant": True, "redCurrant": True, "red_currant": True, "a_red_currant_b": True,
    "x red currant x": False,
}


@pytest.mark.parametrize("text", IDENTIFIERS)
def test_a_term_in_a_name_names_a_thing(text: str) -> None:
    reading = read(text)
    assert [in_identifier(reading.flat, h) for h in reading.hits("fruit")] == [IDENTIFIERS[text]]
