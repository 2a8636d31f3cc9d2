"""Methods that do not fit what they are used for: metrics, splits, tests, losses, reading rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.checks.measured import FAMILIES
from designlint.crosschecks.context import outermost
from designlint.text.expressions import expression
from designlint.text.lexicon import Hit

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from designlint.crosschecks.context import Context
    from designlint.model import Finding

FITS = {
    "classification": {"classification", "calibration", "ranking", "nlp_generation"},
    "ranking": {"ranking", "classification", "causal_uplift", "calibration"},
    "regression": {"regression", "forecasting", "calibration"},
    "forecasting": {"regression", "forecasting", "calibration"},
}
HITS_NEEDED, LEAD = 2, 2.0
RARE = 0.001  # below it a share is shown with a second decimal: "99.95%"


def task(ctx: Context) -> str:
    """The task that the document is mostly about, "" where two are near each other or none is clear."""
    said = str(ctx.reading.document.front.values.get("task", "")).lower()
    if said:
        return said
    if "task" not in ctx.reading.memo:
        ctx.reading.memo["task"] = _spoken_of(ctx)
    return str(ctx.reading.memo["task"])


def _spoken_of(ctx: Context) -> str:
    counts: dict[str, int] = {}
    for hit in ctx.reading.live("task_types"):
        if not ctx.reading.concepts_at(hit.start).isdisjoint(("objectives", "high_level_design")) or ctx.reading.block_at(hit.start).line <= 40:
            counts[hit.family] = counts.get(hit.family, 0) + 1
    if counts.get("forecasting", 0) >= counts.get("regression", 1):  # a forecast is of numbers too
        counts["forecasting"] += counts.pop("regression", 0)
    ranked = sorted(counts.items(), key=lambda c: -c[1])
    if not ranked or (ranked[0][1] < HITS_NEEDED and len(ranked) > 1) or (len(ranked) > 1 and ranked[0][1] < LEAD * ranked[1][1]):
        return ""
    return ranked[0][0]


def metric_against_task(ctx: Context) -> Iterator[Finding]:
    """XRF301: all offline metrics are of families that do not fit the task."""
    kind = task(ctx)
    hits = [h for h in ctx.reading.live("strong_metrics") if not ctx.reading.concepts_at(h.start).isdisjoint(("offline_evaluation", "modeling", "objectives"))]
    if kind not in FITS or not hits or any(h.family in FITS[kind] for h in hits) or ctx.has("weak_metrics"):
        return
    names = sorted({ctx.said(h) for h in hits}, key=str.lower)
    yield ctx.on_words(f"No offline metric fits {kind}: only {', '.join(names[:4])}.", hits[0])


SKEWED = expression(r"imbalanc|unbalanced|skewed class|rare (?:class|event|positive)|minority class")


def accuracy_under_imbalance(ctx: Context) -> Iterator[Finding]:
    """XRF302: accuracy alone where positives are rare."""
    accuracy = [h for h in ctx.reading.live("weak_metrics") if h.term == "accuracy" and _measured(ctx, h)]
    rate = ctx.one("positive rate")
    if not accuracy or (rate and not 0 < rate.high <= 0.2):
        return
    others = [h for h in (*ctx.reading.live("strong_metrics"), *ctx.reading.live("weak_metrics")) if h.term != "accuracy"]
    if others:
        return
    if rate is None:
        skewed = [h for h in ctx.reading.live("imbalance_evidence") if SKEWED.search(ctx.said(h).lower())]
        if skewed:
            yield ctx.on_words("Accuracy is the only metric, and the classes are said to be imbalanced: always saying no scores well.", accuracy[0], (skewed[0], "imbalance"))
        return
    trivial = f"{(1 - rate.high) * 100:.{1 if rate.high >= RARE else 2}f}%"
    yield ctx.on_words(f"With {rate.high * 100:g}% positives (line {ctx.span(rate).line}), always saying no scores {trivial} accuracy.", accuracy[0])


def _measured(ctx: Context, hit: Hit) -> bool:
    return not ctx.reading.concepts_at(hit.start).isdisjoint(("offline_evaluation", "modeling", "objectives", "online_evaluation"))


def _sentences(ctx: Context, pattern: re.Pattern[str], denied: re.Pattern[str]) -> Iterator[Hit]:
    """Where a pattern stands in a statement that nothing denies."""
    for said in ctx.statements(pattern):
        m = pattern.search(said.text)
        if m and not said.block.quoted and not denied.search(said.text):
            yield Hit(said.start + m.start(), said.start + m.end(), m[0], "")


_RANDOM = expression(r"\b(?:random(?:ly)?|shuffled?)\b[^.;|]{0,40}\b(?:split|train|test|folds?|hold-?out|sample of)\b|\b(?:split|train[-/ ]test)\b[^.;|]{0,30}\b(?:at random|randomly|shuffled)\b|\b\d+-fold\b|\bk-fold\b|\btrain_test_split\b")
_YEARS = expression(
    r"\b(?:events|logs?|clicks?|transactions|orders|sales|bookings|visits|sessions|clickstream)\b[^.;|]{0,40}"
    r"(?:\bfrom (?:19|20)\d\d (?:to|until|-|–) (?:19|20)\d\d|\b(?:over|of|from|for) (?:the )?(?:last |past )?(?:\d{1,2}|two|three|four|five|six|twelve|several) (?:months|years)\b)"
)
_RANDOM_NOT = expression(
    r"\b(?:would|instead of|rather than|avoid|not|never|leak\w*|overestimat\w*|by user|grouped?|group k|control|treatment|traffic|random forest|search|seed|time|tempor\w*|"
    r"chronolog\w*|sanity|naive|unlike|images?|photos?|nested)\b"
)


def random_split(ctx: Context) -> Iterator[Finding]:
    """XRF303: a random split of events over time, and no split by time anywhere."""
    if ctx.has("split_evidence.time") or ctx.has("split_evidence.grouped"):
        return
    forecasting = task(ctx) == "forecasting"
    temporal = [h for h in ctx.reading.live("temporal_words") if forecasting or "data" in ctx.reading.concepts_at(h.start)]
    spans = [said for said in ctx.statements(_YEARS) if "data" in ctx.reading.concepts[said.block.section]]
    if not temporal or len({h.term for h in temporal}) + len(spans) < (1 if forecasting else 2) or not (forecasting or ctx.has("named_sources")):  # one word may be chance
        return
    for hit in _sentences(ctx, _RANDOM, _RANDOM_NOT):
        yield ctx.on_words(f'"{hit.term}" of events over time lets the model see the future.', hit, (temporal[0], "events over time"))
        return


RATIO = expression(r"\b(?:ctr|click[- ]through rate|revenue per session|average order value|aov|per impression|per session|per order|per query)\b")
MEANS_TESTS = expression(r"\b(?:t-?test|z-?test|chi-?squared?)\b")
ANY_TEST = expression(r"test|squared|χ2|fisher|proportion z|mcnemar|mann|wilcoxon|rank")
PROPORTION_TESTS = expression(r"\b(?:chi-?squared?|χ2|fisher|two-proportion z|proportion z|mcnemar)\b")
MEAN = expression(r"\b(?:minutes|session length|sessions|revenue|spend|watch time|time spent)\b[^.;|]{0,25}\bper (?:user|member|customer)\b|\bsession length\b|\bwatch time\b")
PLAIN = expression(r"\b(?:over|on|per|across) (?:all )?(?:impressions|sessions|page views|requests|clicks)\b")
RANKS = expression(r"\b(?:mann-?whitney|wilcoxon rank|log-?rank)\b")
SHARE = expression(r"\b(?:retention|conversion(?: rate)?|activation rate|churn rate|share of (?:users|members))\b")
NO_TEST = expression(r"\b(?:sample ratio|srm|not|instead of|delta method|bootstrap|cluster|linearis|lineariz)\b")


def test_against_metric(ctx: Context) -> Iterator[Finding]:
    """XRF304: a test in one sentence with a metric that it does not fit."""
    for said in ctx.statements(PROPORTION_TESTS, RANKS, MEANS_TESTS):
        text = said.text
        if not ANY_TEST.search(text) or NO_TEST.search(text):
            continue
        wrong = PROPORTION_TESTS.search(text) if MEAN.search(text) and not SHARE.search(text) else RANKS.search(text) if SHARE.search(text) and not MEAN.search(text) else None
        why = "compares shares, and this metric is a mean" if wrong and MEAN.search(text) else "compares ranks, and this metric is a share"
        if wrong is None and RATIO.search(text) and PLAIN.search(text) and MEANS_TESTS.search(text):
            wrong = MEANS_TESTS.search(text)
            why = "takes events as independent, while users are randomised"
        if wrong:
            hit = Hit(said.start + wrong.start(), said.start + wrong.end(), wrong[0], "")
            yield ctx.on_words(f"{wrong[0].capitalize()} {why}.", hit)


_PEEK = expression(
    r"\bp-?value\b[^.;|]{0,40}\b(?:stop|end|close)\w*\b[^.;|]{0,30}\b(?:as soon as|once|when|the moment)\b|"
    r"\b(?:stop|end|close|call|ship|launch|conclude)\w*\b[^.;|]{0,40}\b(?:as soon as|once|when|whenever|whichever day|until|the moment)\b[^.;|]{0,40}\b(?:significan\w*|p\s?<|p-value)|"
    r"\b(?:run|keep|continu)\w*\b[^.;|]{0,30}\buntil\b[^.;|]{0,30}(?:\bsignifican\w*|\bp\s?<|\bp-value)"
)
_PEEK_NOT = expression(r"\b(?:not|never|avoid|don't|without|nobody|no one|sequential|harm|guardrail|instead of)\b")


def peeking(ctx: Context) -> Iterator[Finding]:
    """XRF305: stopping as soon as it is significant, without a sequential test."""
    if ctx.has("stat_evidence.sequential", "stat_evidence.bayesian"):
        return
    for hit in _sentences(ctx, _PEEK, _PEEK_NOT):
        yield ctx.on_words("Stopping at the first significant reading makes chance look like a win.", hit)
        return


_LEAK = expression(
    r"\b(?:tun\w+|select\w*|early[- ]stop\w*|choose\w*|chosen|pick\w*)\b[^.;|]{0,40}\b(?:on|by) (?:the |its )?test (?:set|data|split|score|loss)\b|"
    r"\bearly[- ]stop\w*\b[^.;|]{0,30}\b(?:monitor\w*|watch\w*|uses?|follows?) (?:the )?test (?:set|data|loss|score|metric)\b|"
    r"\b(?:keep|choose|pick|take)\w*\b[^.;|]{0,30}\b(?:best|highest)\b[^.;|]{0,15}\bon (?:the )?(?:final )?test (?:set|data|split)\b|"
    r"\b(?:\w*scal(?:er|ers|ing)|encoders?|vocabulary|imput(?:er|ers|ation)|normali[sz](?:er|ation)|standardi[sz](?:er|ation)|feature selection)\b[^.;|]{0,30}\b(?:fit|fitted|computed|done|applied|run)\b[^.;|]{0,20}\b(?:on|over) (?:all|the whole|the entire|the full)\b|"
    r"\b(?:smote|oversampl\w*|undersampl\w*)\b[^.;|]{0,25}\bbefore\b[^.;|]{0,30}\bsplit|"
    r"\b(?:smote|oversampl\w*)\b[^.;|]{0,20}\b(?:whole|entire|full|all)\b[^.;|]{0,30}\bthen\b[^.;|]{0,15}\bsplit"
)
_LEAK_NOT = expression(r"\b(?:not|never|only|avoid|don't|without|would|mistake|wrong|instead|leak\w*|must)\b")


def leak(ctx: Context) -> Iterator[Finding]:
    """XRF306: an evaluation that sees what it is to judge by."""
    for hit in _sentences(ctx, _LEAK, _LEAK_NOT):
        yield ctx.on_words("The evaluation sees what it is to be judged by.", hit)


def _metrics(ctx: Context) -> list[Hit]:
    """The business metrics that are measured online."""
    found = [h for name in FAMILIES for h in ctx.reading.live(name) if "online_evaluation" in ctx.reading.concepts_at(h.start)]
    return sorted(found, key=lambda h: h.start)


_NUMBER = r"(?:[4-9]|[1-9]\d|four|five|six|seven|eight|nine|ten|twelve|dozens? of|several|many)"
_MANY = expression(
    rf"\b({_NUMBER} (?:metrics|variants|hypotheses|arms|treatments))\b[^.;|]{{0,50}}\b(?:each|at|with|is|are|all)\b[^.;|]{{0,25}}(?:\balpha\b|\bsignifican\w*|\bp\s?<|α)"
    rf"|\bany of (?:the |our )?({_NUMBER} (?:metrics|variants|arms|treatments))\b[^.;|]{{0,40}}(?:\bsignifican\w*|\bp\s?<|\bwins?\b)"
)
_MANY_NOT = expression(r"\b(?:not|never|correct\w*|adjust\w*|primary|bonferroni|fdr|divided)\b")


def many_metrics(ctx: Context) -> Iterator[Finding]:
    """XRF307: many decision metrics, no primary one and no correction."""
    if ctx.has("stat_evidence.multiplicity"):
        return
    for hit in _sentences(ctx, _MANY, _MANY_NOT):
        many = _MANY.match(hit.term)
        yield ctx.on_words(f"{(many and (many[1] or many[2])) or hit.term} at one level without a correction: one will look better by chance.".capitalize(), hit)
        return
    hits = outermost(_metrics(ctx))
    terms = {h.term for h in hits}
    if len(terms) < 4 or ctx.has("primary_words") or ctx.has("guardrail_words"):
        return
    yield ctx.on_words(f"{len(terms)} metrics, no primary one and no correction: one will look better by chance.", hits[0])


_LOSS = expression(r"\bobjective\b[\s:=`'\"]{1,4}(?:mape|mae|mse|rmse)\b|\b(?:mse|mean squared error|mae|mean absolute error)\b[^.;|]{0,15}\b(?:as (?:the )?(?:primary |training )?loss|loss)\b|\bloss(?: function)?(?: is|:| =)\s*(?:the )?(?:mse|mean squared error|mae)\b")
_ENTROPY = expression(r"\b(?:binary |categorical )?(?:cross[- ]entropy|log loss|logloss|bce|hinge|focal)\b[^.;|]{0,15}\bloss\b|\b(?:trained|train|fitted|optimi[sz]\w*)\b[^.;|]{0,25}\b(?:cross[- ]entropy|log loss|bce|hinge loss)\b|\bloss(?: function)?(?: is|:| =)\s*(?:the )?(?:cross[- ]entropy|log loss|bce|hinge)\b")
_ENTROPY_NOT = expression(r"\b(?:not|classif\w*|head|auxiliary|bins?|buckets?|discreti\w*|ordinal|probabilit\w*|quantile|distill\w*)\b")
_LOSS_NOT = expression(r"\b(?:not|distill\w*|matrix|factori[sz]ation|rating|calibrat\w*|regress\w*|reconstruct\w*|autoencoder|head)\b")


def loss_against_task(ctx: Context) -> Iterator[Finding]:
    """XRF308: a squared error as the loss of a classifier or ranker, an entropy as that of a regression."""
    kind = task(ctx)
    if kind in ("regression", "forecasting"):
        for hit in _sentences(ctx, _ENTROPY, _ENTROPY_NOT):
            yield ctx.on_words("An entropy or hinge is no loss for regression.", hit)
    if kind not in ("classification", "ranking"):
        return
    for hit in _sentences(ctx, _LOSS, _LOSS_NOT):
        yield ctx.on_words(f"A squared or absolute error is no loss for {kind}.", hit)


_UNIT = expression(r"\brandomi[sz]e?[sd]? (?:sessions|requests|page ?views|impressions|queries)\b|\brandomi[sz]\w*\b[^.;|]{0,25}\bby (?:session|request|page ?view|impression|query)\b|\b(?:session|request|page ?view|impression|query)[- ]level randomi[sz]\w*")
_UNIT_NOT = expression(r"\b(?:not|switchback|interleav\w*|instead of|never)\b")


_PER_USER = expression(r" per (?:user|member|customer|visitor|account)\b")


def _of_user(ctx: Context, hit: Hit) -> bool:
    """Whether a metric says "per user", in its name or right after it."""
    return bool(_PER_USER.search(ctx.reading.lower, hit.start, hit.end) or _PER_USER.match(ctx.reading.lower, hit.end))


def units(ctx: Context) -> Iterator[Finding]:
    """XRF309: randomised by session or request while the metric is of the user."""
    if ctx.has("experiment_designs.alternatives"):
        return
    per_user = [h for h in _metrics(ctx) if h.family in ("retention", "visits") or _of_user(ctx, h)]
    if not per_user:
        return
    for hit in _sentences(ctx, _UNIT, _UNIT_NOT):
        yield ctx.on_words(f"The metric {ctx.said(per_user[0])} is of the user, and the unit of the test is smaller.", hit, (per_user[0], "the metric"))
        return
