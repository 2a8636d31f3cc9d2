"""Structure: what is wrong with a document's own form, whatever it speaks of; one named check each."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from designlint.checks.found import Found, as_list
from designlint.text import voids
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from designlint.facts.reading import Reading
    from designlint.model import Block, Rule

_PICTURE = expression(r"<(?:img|picture|svg|video|audio|iframe|object|embed)\b", re.IGNORECASE)
_LINK = expression(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?\s+)?\[[^\]\n]{1,200}\]\(#[^)\s]{0,200}\)\s*\Z")
_ASKS = expression(r"question|clarif|\bask|\bopen\b|unclear|unknown|decide|consider|discuss|answer|need to know|find out|understand", re.IGNORECASE)
SENTENCE = 6  # words
LIST = 40  # entries of a list that a sentence above it may announce


def missing_sections(rule: Rule, reading: Reading) -> Iterator[Found]:
    """Concepts of the outline that no heading names; silent where the text has no headings at all."""
    have: set[str] = set().union(*reading.concepts)
    wanted = rule.options.get("concepts")
    gone = [c for c in (wanted if isinstance(wanted, list) else ()) if c not in have]
    if gone and len(reading.document.sections) > 1:
        yield Found(*reading.title_bounds(1), ", ".join(c.replace("_", " ") for c in gone))


def empty_sections(rule: Rule, reading: Reading) -> Iterator[Found]:
    """Headings with nothing under them before the next heading of the same or a higher level.

    The first heading is the title, and one that directly follows it and names no part of a design a subtitle; a picture
    is something, and a whole sentence says something itself, in whatever size it is set.
    """
    del rule
    blocks = reading.document.blocks
    parents = {s.parent for s in reading.document.sections}  # of a sub-section its own emptiness is reported, not its parent's
    for section in reading.document.sections[1:]:
        subtitle = section.index == 2 and blocks[section.heading - 1].kind == "heading" and not reading.concepts[2]
        title = section.index == section.level == 1
        if section.pseudo or title or subtitle or not section.title.strip() or section.index in parents or _stated(section.title):
            continue
        if not any(_shows(b) for b in blocks[section.heading + 1 : section.last]):
            yield Found(*reading.title_bounds(section.index), section.title)


def _shows(block: Block) -> bool:
    """Whether a block shows the reader something."""
    return bool(_PICTURE.search(block.text)) if block.kind == "comment" else block.kind != "heading" and bool(block.text.strip())


def _stated(title: str) -> bool:
    """Whether a heading is a statement: long, no question, and its words not capitalised as a title's are."""
    words = [w for w in title.split() if w[:1].isalpha()][1:]
    return len(words) >= SENTENCE - 1 and not title.rstrip(" *").endswith("?") and 2 * sum(w[0].islower() for w in words) > len(words)


def placeholders(rule: Rule, reading: Reading) -> Iterator[Found]:
    """Text that waits to be written: TODO, TBD, [describe ...], and the template's own prompt lines."""
    del rule
    suspects = reading.suspects()
    for number in [n for n in range(len(reading.clauses)) if n in suspects or reading.clause_void(n) == "template"]:
        clause = reading.clauses[number]
        if reading.document.blocks[clause.block].kind in ("code", "diagram", "front", "comment"):
            continue
        place = voids.placeholder(reading.flat[clause.start : clause.end]) if number in suspects else None
        if place is not None:
            yield Found(clause.start + place[0], clause.start + place[1])
        elif reading.clause_void(number) == "template":
            yield Found(clause.start, clause.end)


def unanswered_questions(rule: Rule, reading: Reading) -> Iterator[Found]:
    """Bare questions with no answer in their block, in the sections that the option `under` names.

    What somebody else is quoted to ask, an aside in brackets, an entry of a table of contents and what a sentence says
    that its list will hold ("leaders want to see:") are no questions of the document.
    """
    under = frozenset(as_list(rule.options.get("under")))
    for number in [n for n in range(len(reading.clauses)) if reading.clause_void(n) == "question"]:
        clause = reading.clauses[number]
        block = reading.document.blocks[clause.block]
        if block.kind not in ("paragraph", "item") or block.quoted:
            continue
        concepts = reading.concepts[block.section]
        if "review" in concepts or not concepts & under or reading.flat[clause.start : clause.end].rstrip(" *_|\n")[-1:] != "?":
            continue
        if not _answered(number, reading) and not _LINK.fullmatch(block.text) and not _announced(block, reading):
            yield Found(clause.start, clause.end)


def _answered(number: int, reading: Reading) -> bool:
    """Whether a statement follows in the same block, in a nested entry or in the next entry of the list."""
    block = reading.document.blocks[reading.clauses[number].block]
    for clause in map(reading.clauses.__getitem__, range(number + 1, min(number + 3, len(reading.clauses)))):
        other = reading.document.blocks[clause.block]
        if other.section != block.section or other.kind == "heading":
            return False
        if not reading.flat[clause.start : clause.end].rstrip(" *_").endswith("?"):
            return clause.block == block.index or other.depth > block.depth or block.kind == "paragraph"
    return False


def _announced(block: Block, reading: Reading) -> bool:
    """Whether an entry's list stands below a sentence that says what it holds, other than that it asks."""
    above = reversed(reading.document.blocks[max(0, block.index - LIST) : block.index])
    lead = next((b for b in above if b.kind != "item" or b.depth < block.depth), None) if block.kind == "item" else None
    if lead is None or lead.kind != "paragraph" or lead.section != block.section:
        return False
    said = lead.prose.rstrip(" *_\n")
    return said.endswith(":") and len(said.split()) >= SENTENCE and not _ASKS.search(said)


def duplicate_sections(rule: Rule, reading: Reading) -> Iterator[Found]:
    """Sibling headings of the same text."""
    del rule
    seen: set[tuple[int, str]] = set()
    for section in reading.document.sections[1:]:
        key = (section.parent, section.title.strip().lower())
        if not section.pseudo and key[1] and key in seen:
            yield Found(*reading.title_bounds(section.index), section.title)
        seen.add(key)


def title_and_status(rule: Rule, reading: Reading) -> Iterator[Found]:
    """No title; and, where the rule's options name front-matter keys, those that are not there."""
    front = reading.document.front.values
    titled = any(s.level == 1 for s in reading.document.sections[1:]) or "title" in front
    wanted = rule.options.get("keys")
    gone = ([] if titled else ["title"]) + [k for k in (wanted if isinstance(wanted, list) else ()) if not front.get(str(k))]
    if gone:
        yield Found(0, 0, ", ".join(gone))


_ACRONYM = expression(r"\b[A-Z]{3,6}\b")


def undefined_acronyms(rule: Rule, reading: Reading) -> Iterator[Found]:
    """Acronyms that are neither expanded in brackets nor among the known ones; each once."""
    del rule
    seen: set[str] = set()
    for clause in reading.clauses:
        if reading.document.blocks[clause.block].kind not in ("paragraph", "item", "row"):
            continue
        for m in _ACRONYM.finditer(reading.flat, clause.start, clause.end):
            word = m[0]
            if word in seen or reading.has(("known_acronyms",), m.start(), m.end()):
                continue
            seen.add(word)
            if f"({word})" not in reading.flat and f"{word} (" not in reading.flat:
                yield Found(m.start(), m.end(), word)


def copied_lists(rule: Rule, reading: Reading) -> Iterator[Found]:
    """Six or more offline metrics of three families in one list or sentence, with no primary one and no reason."""
    del rule
    by_section: dict[int, list[Found]] = {}
    families: dict[int, set[str]] = {}
    for hit in reading.live("offline_metrics"):
        place = reading.block_at(hit.start).section
        by_section.setdefault(place, []).append(Found(hit.start, hit.end, hit.term))
        families.setdefault(place, set()).add(hit.family)
    for number, found in by_section.items():
        section = reading.document.sections[number]
        low, high = reading.bases[section.first], reading.bounds(section.last - 1)[1]
        if len({f.key for f in found}) >= 6 and len(families[number]) >= 3 and not reading.has(("primary_words", "reason_words"), low, high):
            yield found[0]


def problems(rule: Rule, reading: Reading) -> Iterator[Found]:
    """What the parser could not read: broken front matter, a fence or a comment that is never closed."""
    del rule
    lines = [b.line for b in reading.document.blocks]
    for line, what in reading.document.problems:
        after = bisect_right(lines, line)
        start, end = reading.bounds(after - 1) if after else (0, 0)
        yield Found(start, end, f"{what[0].upper()}{what[1:]} (line {line})")


def none(rule: Rule, reading: Reading) -> Iterator[Found]:
    """Nothing: rules of this kind are judged where their subject is known."""
    del rule, reading
    return iter(())


CHECKS: dict[str, Callable[[Rule, Reading], Iterator[Found]]] = {
    "missing-sections": missing_sections,
    "empty-sections": empty_sections,
    "placeholders": placeholders,
    "unanswered-questions": unanswered_questions,
    "duplicate-sections": duplicate_sections,
    "title-and-status": title_and_status,
    "undefined-acronyms": undefined_acronyms,
    "copied-lists": copied_lists,
    "problems": problems,
    "none": none,
}
