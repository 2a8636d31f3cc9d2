"""Known traps of machine learning systems: what a design of a kind has to speak of, and does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.crosschecks.fitness import task
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from designlint.crosschecks.context import Context
    from designlint.model import Finding
    from designlint.text.lexicon import Hit

ONLINE = ("serving_words.online", "serving_hints.online")
BATCH = ("serving_words.batch", "serving_hints.batch")


def _first(ctx: Context, *names: str) -> Hit | None:
    return next((h for name in names for h in ctx.reading.live(name) if ctx.reading.block_at(h.start).kind in ("paragraph", "item", "row")), None)


def position_bias(ctx: Context) -> Iterator[Finding]:
    """XRF401: a ranker that learns from clicks learns where things stood."""
    clicks = [h for h in ctx.reading.live("click_labels") if not ctx.reading.concepts_at(h.start).isdisjoint(("data", "offline_evaluation", "modeling"))]
    if task(ctx) == "ranking" and clicks and not ctx.has("position_bias", "feedback_loop"):
        yield ctx.on_words("Labels from clicks carry the position that was clicked, and nothing corrects it.", clicks[0])


def skew(ctx: Context) -> Iterator[Finding]:
    """XRF402: features computed in two places."""
    online = _first(ctx, *ONLINE)
    if online and any(ctx.has(n) for n in BATCH) and ctx.has("feature_twice") and not ctx.has("skew_words"):
        yield ctx.on_words("Features are made in two places, and nothing keeps them alike.", online)


def cold_start(ctx: Context) -> Iterator[Finding]:
    """XRF403: what newcomers get from a model that knows them by their past."""
    known = _first(ctx, "models.factorisation")
    if known and not ctx.has("cold_start"):
        yield ctx.on_words(f"{ctx.said(known).capitalize()} knows nothing of newcomers, and nothing else serves them.", known)


def fallback(ctx: Context) -> Iterator[Finding]:
    """XRF404: what is shown when the model does not answer."""
    online = [h for name in ONLINE for h in ctx.reading.live(name) if "high_level_design" in ctx.reading.concepts_at(h.start) and ctx.reading.block_at(h.start).kind != "heading"]
    if online and not ctx.has("fallback_words"):
        yield ctx.on_words("Nothing says what happens when the model does not answer in time.", online[0])


_LABEL_WINDOW = expression(r"\b(?:labels?|outcomes?|chargebacks?|conversions?)\b[^.;|]{0,50}\b(?:after|within|window|delay\w*|matur\w*|later)\b[^.;|]{0,25}\b(?:days?|weeks?|months?)\b")
_GAP = expression(r"\b(?:gap|embargo\w*|purg\w*|matur\w*|closed|buffer|held back until)\b")


def leakage_window(ctx: Context) -> Iterator[Finding]:
    """XRF406: labels that come late, a split by time, and no gap between the two sides."""
    late = next(iter(ctx.statements(_LABEL_WINDOW)), None)
    if late is None or not ctx.has("split_evidence.time") or ctx.reading.matching(_GAP):
        return
    m = _LABEL_WINDOW.search(late.text)
    if m:
        yield ctx.on_text("Labels come late, and the split by time leaves no gap for them.", late.start + m.start(), late.start + m.end())


def drift(ctx: Context) -> Iterator[Finding]:
    """XRF405: how anybody would notice that the model got worse."""
    model = _first(ctx, "models", "strong_metrics")
    if model and not ctx.has("drift_words"):
        yield ctx.on_words("Nothing would show that the data or the model drift.", model)
