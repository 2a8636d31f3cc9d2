"""Whether what one part of a document names is found in the part where it must be taken up: metrics, models, sources, risks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from designlint.checks import options
from designlint.checks.measured import FAMILIES
from designlint.crosschecks.context import outermost
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from designlint.crosschecks.context import Context
    from designlint.model import Block, Finding
    from designlint.text.lexicon import Hit

SECOND = expression(r"\b(?:guardrail\w*|second\w*|diagnos\w*|counter|health|monitor\w*|watch\w*|must not|not (?:fall|drop|regress)|dashboard\w*|auxiliary)\b")
STANDING = expression(r"\b(?:baseline|current|production|existing|ours|random|today|ensemble|human|heuristic)\b")
DROPPED = expression(r"\b(?:reject\w*|future|later|ruled out|not (?:used|chosen|considered)|instead of|discard\w*|out of scope)\b")
EMPTY = expression(r"[\s\-–—|]*(?:none|n/a|tbd)?[\s\-–—|]*\Z", re.IGNORECASE)
RESULT = expression(r"\d\.\d|\d\s?%")
WORD = expression(r"[a-z]{4,}")
TARGETS = expression(r"label|target|evaluat")
ANSWERS = expression(r"mitigat|fallback|monitor|rollout|roll-out|contingenc")
RISKS = expression(r"\brisks?\b")
MITIGATED = expression(r"mitigat|fall ?back|\bso (?:we|that)\b|\bwe (?:will|use|keep|add|cap|check|monitor)\b|→|->|: .{25}|guard|alert|rollback")
OWN = expression(r"\b(?:only|exclusively|solely)\b[^.;|]{0,15}\b(?:first[- ]party|internal|in-house|our own)\b[^.;|]{0,15}\b(?:data|sources?|logs)\b|\bno (?:third[- ]party|external) (?:data|sources?)\b")
OUTSIDE = expression(r"\b(?:third[- ]party|vendor|credit bureau|scraped|purchased|external (?:api|provider|data)|weather (?:api|service|data))\b")
REFUSED = expression(r"\b(?:no|not|never|without|avoid\w*|instead|only|future|later|exclud\w*|cannot|could)\b")
NAME = expression(r"\s[(–—-]|[:(,;.]")  # what ends the name of an entry
PER = expression(r"[\s*_`]+([\w-]+)")
SOURCES = expression(r"\b(?:data )?sources\b")
NAMED = 60  # characters of an entry that may name a source
STEM = 5


def _metrics(ctx: Context, concept: str) -> list[Hit]:
    found = [h for name in FAMILIES for h in ctx.reading.live(name) if concept in ctx.reading.concepts_at(h.start)]
    found = [h for h in found if h.family != "share" and ctx.reading.block_at(h.start).kind != "heading"]  # "business metrics" names none
    return sorted(found, key=lambda h: h.start)


def _clause(ctx: Context, hit: Hit) -> str:
    return ctx.sentence(hit.start)


def _named(ctx: Context, hits: list[Hit]) -> str:
    return ", ".join(dict.fromkeys(_whole(ctx, h) for h in outermost(hits)))


def _whole(ctx: Context, hit: Hit) -> str:
    """A metric in the document's own words; of "revenue per *" with what it is per."""
    said = ctx.said(hit)
    per = PER.match(ctx.reading.flat, hit.end) if said.endswith(" per") else None
    return f"{said} {per[1]}" if per else said


def metric_not_promised(ctx: Context) -> Iterator[Finding]:
    """XRF201: decision metrics of the online test that no objective speaks of; guardrails and secondary ones are left out."""
    promised = {h.family for h in _metrics(ctx, "objectives")}
    tested = [h for h in _metrics(ctx, "online_evaluation") if not SECOND.search(_clause(ctx, h))]
    beyond = [h for h in tested if h.family not in promised]
    if promised and beyond and len(beyond) < len(tested):
        yield ctx.on_words(f"Measured online, in no objective: {_named(ctx, beyond)}.", beyond[0])


def metric_not_measured(ctx: Context) -> Iterator[Finding]:
    """XRF202: metrics that the objectives list and nothing measures afterwards."""
    later = {h.family for name in FAMILIES for h in ctx.reading.live(name) if ctx.reading.concepts_at(h.start).isdisjoint(("objectives", "data", "feature_selection"))}
    listed = [h for h in _metrics(ctx, "objectives") if ctx.reading.block_at(h.start).kind in ("item", "row")]
    missing = [h for h in listed if h.family not in later]
    if later and missing and not ctx.has("proxy_words"):
        yield ctx.on_words(f"Promised and never measured: {_named(ctx, missing)}.", missing[0])


def _results(ctx: Context) -> list[tuple[Block, Hit]]:
    """Rows of tables of figures under offline evaluation that are about a model, with the model."""
    reading = ctx.reading
    found = []
    for hit in reading.live("models"):
        block = reading.block_at(hit.start)
        if block.kind != "row" or not block.header or not block.cells or not reading.concepts[block.section] & {"offline_evaluation", "modeling"}:
            continue
        figures = block.text[block.cells[0][1] :]
        if hit.start - reading.bases[block.index] < block.cells[0][1] and RESULT.search(figures) and not STANDING.search(block.text.lower()):
            found.append((block, hit))
    return found


def model_not_described(ctx: Context) -> Iterator[Finding]:
    """XRF203: a model with results that no other part of the document speaks of."""
    if not any("modeling" in c for c in ctx.reading.concepts):
        return
    rows = _results(ctx)
    tables = {block.section for block, _ in rows}
    elsewhere = {h.family for h in ctx.reading.live("models") if (b := ctx.reading.block_at(h.start)).section not in tables or b.kind != "row"}
    for _, hit in rows:
        if hit.family not in elsewhere:
            yield ctx.on_words(f"{ctx.said(hit)} has results and is described nowhere.", hit)


def model_not_evaluated(ctx: Context) -> Iterator[Finding]:
    """XRF204: a model that is weighed and missing from a table that compares two or more."""
    rows = _results(ctx)
    compared = {hit.family for _, hit in rows}
    if len(rows) < 2:
        return
    for option in options.named(ctx.reading, ["models"]):
        hits = ctx.reading.between("models", option.start, option.end)
        weighed = option.pros and option.cons and "modeling" in ctx.reading.concepts_at(option.start)
        if hits and weighed and hits[0].family not in compared and not DROPPED.search(_clause(ctx, hits[0])):
            yield ctx.on_words(f"{ctx.said(hits[0])} is weighed, and the results leave it out.", hits[0])
            return


def _table(ctx: Context, first: str) -> Iterator[Block]:
    """Rows of tables whose first header cell begins with a word."""
    return (b for b in ctx.reading.document.blocks if b.kind == "row" and b.header and b.cells and b.header[0].strip(" *_").lower().startswith(first))


def _cell(block: Block, column: int) -> str:
    return block.text[slice(*block.cells[column])].strip() if column < len(block.cells) else ""


def _each_stem(text: str) -> list[str]:
    return [w[:STEM] for w in WORD.findall(text.lower())]


def _stems(text: str) -> set[str]:
    return set(_each_stem(text))


def source_not_declared(ctx: Context) -> Iterator[Finding]:
    """XRF205: a table of features with a source that the list of sources lacks, or one from outside where none is to be."""
    yield from _from_outside(ctx)
    declared = set().union(*(_stems(name) for name, _, _ in _sources(ctx)))
    rows = [b for b in ctx.reading.document.blocks if b.kind == "row" and b.header and b.header[0].lower().startswith("feature")]
    if len(declared) < 2:
        return
    for block in rows:
        column = next((n for n, name in enumerate(block.header) if name.strip(" *_").lower().startswith("source")), 0)
        value = _cell(block, column)
        if column and _stems(value) and not _stems(value) & declared:
            start = ctx.reading.bases[block.index] + block.cells[column][0]
            yield ctx.on_text(f'"{value}" is not among the sources.', start, start + len(block.text[slice(*block.cells[column])]))


def _sources(ctx: Context) -> Iterator[tuple[str, int, int]]:
    """The sources that a document lists, in a table or under a heading of sources: name and place in the flat text."""
    for block in _table(ctx, "source"):
        base = ctx.reading.bases[block.index]
        yield _cell(block, 0), base + block.cells[0][0], base + block.cells[0][1]
    for block in ctx.reading.document.blocks:
        if block.kind == "item" and block.depth == 1 and SOURCES.search(ctx.reading.document.sections[block.section].title.lower()):
            start, end = ctx.reading.bounds(block.index)
            name = NAME.split(ctx.reading.flat[start : min(end, start + NAMED)], maxsplit=1)[0]
            yield name.strip(" *_`"), start, start + len(name)


def _from_outside(ctx: Context) -> Iterator[Finding]:
    """A feature of somebody else's data in a document that wants none of them."""
    closed = next((said for said in ctx.statements(OWN) if OWN.search(said.text)), None)
    if closed is None:
        return
    for said in ctx.statements(OUTSIDE):
        m = OUTSIDE.search(said.text)
        if m and said.start != closed.start and not REFUSED.search(said.text) and ctx.reading.concepts[said.block.section] & {"data", "modeling", "feature_selection"}:
            yield ctx.on_text(f'"{m[0]}" is not among the sources: they are to be the own ones only.', said.start + m.start(), said.start + m.end())
            return


def source_not_used(ctx: Context) -> Iterator[Finding]:
    """XRF206: a source without features that nothing else names."""
    yield from _unnamed(ctx)
    said: Counter[str] = Counter()
    for block in _table(ctx, "source"):
        column = next((n for n, name in enumerate(block.header) if "feature" in name.lower()), 0)
        name = _cell(block, 0)
        stems = _stems(name)
        if not column or not stems or not EMPTY.match(_cell(block, column)) or TARGETS.search(block.text.lower()):
            continue
        base = ctx.reading.bases[block.index]
        said = said or Counter(_each_stem(ctx.reading.flat))
        own = Counter(_each_stem(ctx.reading.flat[slice(*ctx.reading.bounds(block.index))]))
        if all(said[s] == own[s] for s in stems):
            yield ctx.on_text(f'"{name}" gives no feature and is not named again.', base + block.cells[0][0], base + block.cells[0][1])


def _unnamed(ctx: Context) -> Iterator[Finding]:
    """Sources that neither the features, which say where they come from, nor any other words take up."""
    rows = [b for b in ctx.reading.document.blocks if b.kind == "row" and b.header and b.header[0].lower().startswith("feature")]
    if not any(name.strip(" *_").lower().startswith("source") for b in rows for name in b.header[1:]):
        return
    said = Counter(_each_stem(ctx.reading.flat))
    for name, start, end in _sources(ctx):
        block = ctx.reading.block_at(start)
        own = Counter(_each_stem(ctx.reading.flat[slice(*ctx.reading.bounds(block.index))]))
        stems = _stems(name)
        if stems and not TARGETS.search(block.text.lower()) and all(said[s] == own[s] for s in stems):
            yield ctx.on_text(f'"{name}" gives no feature and is not named again.', start, end)


def risk_without_mitigation(ctx: Context) -> Iterator[Finding]:
    """XRF207: risks of a list that nothing answers, neither in their own words nor where mitigations stand."""
    reading = ctx.reading
    answers = {n for n, s in enumerate(reading.document.sections) if ANSWERS.search(s.title.lower())}
    answered = set().union(*(_stems(b.prose) for b in reading.document.blocks if b.section in answers))
    yield from _unanswered(ctx)
    for block in reading.document.blocks:
        title = reading.document.sections[block.section].title.lower()
        if block.kind != "item" or block.quoted or block.depth > 1 or not RISKS.search(title) or "mitigat" in title:
            continue
        below = [b for b in reading.document.blocks[block.index + 1 : block.index + 4] if b.parent == block.index]
        if not below and not MITIGATED.search(block.prose.lower()) and len(_stems(block.prose) & answered) < 2:
            start, end = reading.bounds(block.index)
            yield ctx.on_text("Nothing answers this risk.", start, end)


def _unanswered(ctx: Context) -> Iterator[Finding]:
    """Rows of a table of risks and mitigations whose mitigation is empty."""
    for block in _table(ctx, "risk"):
        column = next((n for n, name in enumerate(block.header) if ANSWERS.search(name.lower())), 0)
        if column and _stems(_cell(block, 0)) and EMPTY.match(_cell(block, column)):
            base = ctx.reading.bases[block.index]
            yield ctx.on_text("Nothing answers this risk.", base + block.cells[0][0], base + block.cells[0][1])
