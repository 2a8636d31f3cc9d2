"""What takes a sentence out of evidence: a bare question, a placeholder, a hypothetical; all patterns are linear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

# A word that waits to be written, in the spellings people use.
_PLACEHOLDER = expression(
    r"\b(?:(?-i:TODO(?! lists?\b| apps?\b| items?\b)|FIXME|XXX|TBA)|TBD|TBC|todo(?=\s*(?::|\Z)))\b"
    r"|\b(?:to be (?:determined|decided|defined|confirmed|filled(?: in)?|completed(?! (?:in|by|within|before|after|during|on|at|over)\b)|written(?! (?:to|by|in|into)\b))|lorem ipsum|coming soon|none yet|nothing yet)\b"
    r"|(?:(?<=[\[(<:|*_])|\A)\s{0,3}(?:please )?fill (?:this |it )?in\b"
    r"|\[(?:your|insert|add|describe|name|list|brief|e\.g\.|expected|todo|tbd|no info|needs? clarification|placeholder|link to|fill|specify|xx?x?)\b[^\]\n]{0,200}\](?!\()"
    r"|<(?:your|insert|describe|name of|todo|fill|placeholder)\b[^>\n]{0,200}>"
    r"|\{\{(?!\s*(?:[<%.]|site\.|page\.))[^{}\n]{0,100}\}\}"  # but no shortcode or variable of a site generator
    r"|(?<!\w)_{3,}(?!\w)|\?{3,}|(?<=[\w)])\s?[:=]\s*(?:\.{3}|…)(?=\s*\Z)",
    re.IGNORECASE,
)
# A letter for a figure, other than the name of a window ("the last N minutes").
_LETTER_FIGURE = expression(r"(?<![\w/])(?<!last )(?<!past )(?<!top )(?<!every )(?<!first )(?<!next )(?:X|Y|N|XX|YY|NN|xx|__)\s?(?:ms|seconds|sec|s|minutes|hours|users|items|QPS|RPS|%)(?!\w)")
_DOTS = expression(r"[\s*\-–|]*(?:\.{3}|…)[\s|]*\Z")
HYPOTHETICAL = expression(r"\b(?:e\.g\.|for example|for instance|suppose|say,|imagine|hypothetical)")  # in lower case
# Nothing but words in brackets, as in a template: "**[Alternative 1]:** [Why not chosen]"; a link has an address, a box to tick no words.
_BRACKETED = expression(r"[\s*_\-:.|>#]*(?:\[[^\]\[\n]{2,200}\](?![(\[])[\s*_\-:.,;|]*){1,6}")
_ANSWER = expression(r"[\s*_>]*(?:a|ans|answer)\s?\d{0,2}[*_]*\s?[:.)–-]")
_PROMPT = expression(
    r"(?P<mark>[*_]{1,3}|\(|\[)\s?(?:please )?(?:explain|list|describe|state|specify|define|mention|outline|summari[sz]e|indicate|provide|detail|document|identify)\b[^\n*]{3,400}?(?P=mark)?[)\]*_.]{0,4}\s*",
    re.IGNORECASE,
)
_LATER = expression(r"\A[\s*_]*(?:to be (?:discussed|decided|clarified|agreed|determined|defined)|tbd|tbc|not (?:yet )?(?:decided|clear|known)(?: yet)?|open\b|unclear|unknown)", re.IGNORECASE)
ENOUGH_WORDS = 7
# One of these stands in whatever the patterns above match: most sentences hold none and are passed over at once.
_SIGNS = ("to be ", "[", "<", "{{", "__", "...", "…", "fill", "lorem", "coming soon", "none yet", "nothing yet", "tbd", "tbc", "tba", "todo", "fixme", "xx", "???")
_LETTERS = expression("[XYN]")


def normal(text: str) -> str:
    """A line without white space, marks and case at its ends, as template prompts are compared."""
    return " ".join(text.split()).strip(" *_-|:#>").lower()


def suspects(text: str, lowered: str) -> Iterator[int]:
    """Where a placeholder may begin or be: a sentence without such a place holds none."""
    for sign in _SIGNS:
        yield from places(lowered, sign)
    for m in _LETTERS.finditer(text):
        if _LETTER_FIGURE.match(text, m.start()):
            yield m.start()


def places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, inside other words too."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def placeholder(text: str) -> tuple[int, int] | None:
    """Where a placeholder stands in a sentence, None where there is none."""
    found = None
    lowered = text.lower()
    if any(sign in lowered for sign in _SIGNS):
        found = _PLACEHOLDER.search(text) or _DOTS.match(text)
    if found is None and ("xx" in lowered or "__" in lowered or _LETTERS.search(text)):
        found = _LETTER_FIGURE.search(text)
    return found.span() if found else None


def question(text: str) -> bool:
    """Whether a sentence asks."""
    return "?" in text and text.rstrip(" *_\"'”)|\n").endswith("?")


def prompt(text: str) -> bool:
    """Whether a whole text, in its source, is a slanted request to its author: "_List the assumptions._"."""
    return text[:1] in ("_", "*", "(", "[") and _PROMPT.fullmatch(text) is not None


def answer(lowered: str, at: int) -> bool:
    """Whether an answer begins at a place of a text in lower case."""
    return _ANSWER.match(lowered, at) is not None


def sentence_void(text: str) -> str:
    """Why a sentence says nothing: question, placeholder, or "" where it speaks.

    A question whose answer follows is one statement with it and does not end with the mark. A row of a table speaks
    as long as one cell beside its first is filled and asks nothing.
    """
    if "|" in text:
        cells = [c for c in text.split("|") if c.strip()]
        filled = [c for c in cells[1:] or cells if _filled(c)]
        if filled and not all(map(question, filled)):
            return ""
        return "placeholder" if cells and not filled else "question" if filled else ""
    if question(text) or ("?" in text and _put_off(text.rsplit("?", 1)[1])):
        return "question"
    return "" if _filled(text) else "placeholder"


def _put_off(rest: str) -> bool:
    """Whether what follows a question only puts its answer off: "To be discussed."."""
    return len(rest.split()) < ENOUGH_WORDS + 1 and _LATER.search(rest) is not None


def _filled(text: str) -> bool:
    """Whether enough is said beside a placeholder: it neither leads, nor stands for what a label or a verb announces."""
    if "[" in text and _BRACKETED.fullmatch(text):
        return False
    place = placeholder(text)
    if place is None:
        return True
    before, after = text[: place[0]].strip(" *_-([`"), text[place[1] :]
    announced = not before or before.endswith((":", "=", " is", " are", " be"))
    return not announced and len(before.split()) + len(after.split()) >= ENOUGH_WORDS

