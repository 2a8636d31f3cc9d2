"""The fact base: what a document states of its users, load, sizes, times and experiment, each with its value and place.

A figure becomes a fact only where its own sentence says what it is of, and nothing in the sentence makes it an example,
a memory of the past or a word about somebody else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from designlint.model import Fact, Quantity
from designlint.text import voids
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from designlint.facts.reading import Reading

_ELSEWHERE = expression(
    r"\b(?:for example|e\.g\.|for instance|suppose that a|imagine|if we|would be|could be|in (?:19|20)\d\d|last year|previously|used to|was once|"
    r"published|reported by|competitor|other companies|paper|unlike|would need|would take)\b"
)
_DAILY = expression(r"\b(?:dau|daily active|daily users|active (?:users )?(?:per|each) day|of them daily)\b")
_MONTHLY = expression(r"\b(?:mau|monthly active|monthly users)\b")
_NEW = expression(r"\bnew (?:users|members|customers|sign-?ups|accounts|visitors)\b[^.;]{0,30}\b(?:day|daily)\b|\bjoin each day\b")
_PER_USER = expression(
    r"(?<!\d)(\d+(?:\.\d+)?)\s+(?:feed |home |page |search )?(?:requests?|queries|questions|opens|visits|sessions|page views|times)\s{0,9}(?:per|/|each|a)\s{0,9}(?:user|member|customer|person)?"
    r"\s{0,9}(?:(?:per|/|a|each)\s{0,9})?day\b|\bx\s(\d+(?:\.\d+)?)\s(?:requests?|queries) per day"
)
_FACTOR = expression(r"\b(?:peak[- ](?:to[- ]average )?factor(?: of)?|times|x|×)\s*(\d+(?:\.\d+)?|two|three|four|five)\b[^.;]{0,12}(?:at peak|peak)?")
_PEAK = expression(r"\bpeak|\bmax(?:imum)?\b|\bbusiest\b|\bburst")
_AVERAGE = expression(r"\baverage\b|\bavg\b|\bmean\b|\bsustained\b|\bsteady\b")
_HOSTS = expression(r"\b(?:hosts?|nodes?|replicas?|servers?|instances?|pods?|machines?|gpus?)\b")
_END = expression(r"\bend[- ]to[- ]end\b|\be2e\b|\bat the (?:gateway|edge|api)\b|\bsla\b|\blatency (?:bound|budget|target|sla)\b|\btotal\b|\boverall\b|\bresponse time\b")
_DIMS = expression(r"(\d{2,5})[\s-]*(?:d\b|dim(?:s|ension(?:s|al)?)?\b)")
_WIDTH = expression(r"\b(float32|fp32|float16|fp16|bf16|int8|4 bytes|2 bytes|1 byte)\b")
_STORE = expression(r"\b(?:vectors?|embeddings?|index|table)\b")
WIDTHS = {"float32": 4.0, "fp32": 4.0, "4 bytes": 4.0, "float16": 2.0, "fp16": 2.0, "bf16": 2.0, "2 bytes": 2.0, "int8": 1.0, "1 byte": 1.0}
WORDS = {"two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0}
# What every pattern below needs, so that most sentences are passed over at once.
_WORDED = expression(r"\d|hourly|nightly|daily|weekly|every|peak")
_CADENCE = expression(r"\b((?:hourly|nightly|daily|weekly)(?! (?:active|users?|visitors?|average|actives|members|customers|sessions|load|volume|requests|queries))|every (?:hour|night|day|week)|every (\d+) (minutes|hours|days))\b")
CADENCES = {"hourly": 3600.0, "every hour": 3600.0, "nightly": 86400.0, "daily": 86400.0, "every night": 86400.0, "every day": 86400.0, "weekly": 604800.0, "every week": 604800.0}
_JOB = expression(r"\b(?:job|training|retraining|pipeline|re-?index\w*|build|refresh|scoring|batch)\b[^.;|]{0,40}\b(?:takes|finishes in|completes in|needs)\b|\b(?:training|job) time\b")
_NEED = expression(r"\b(?:must|reflect\w*|appear\w*|disappear\w*|visible|show\w*|changes the|within|no later than)\b")
SENTENCE = 400  # more than this to either side of a figure is no sentence about it
EXPERIMENT = ("experiment_words", "stat_evidence", "experiment_arms")


class Seen(NamedTuple):
    """A figure with its place in the flat text and the sentence around it, in lower case."""

    q: Quantity
    start: int
    end: int
    low: int
    text: str


def collect(reading: Reading) -> tuple[Fact, ...]:
    """All facts of a document, in reading order; computed once for a reading."""
    kept = reading.memo.get("facts")
    if kept is None:
        found = [f for seen in figures(reading) for f in _facts(seen, reading)]
        found += _worded(reading)
        kept = reading.memo["facts"] = tuple(sorted(found, key=lambda f: (f.block, f.start)))
    return kept  # type: ignore[return-value]


def figures(reading: Reading) -> Iterator[Seen]:
    """The figures of statements: not of examples, questions, quotes or diagrams."""
    for q in reading.quantities():
        block = reading.document.blocks[q.block]
        if block.quoted or block.kind not in ("paragraph", "item", "row", "heading"):
            continue
        start, end = reading.bases[q.block] + q.start, reading.bases[q.block] + q.end
        clause = reading.clause_at(start)
        low, high = max(clause.start, start - SENTENCE), min(clause.end, end + SENTENCE)
        text = reading.flat[low:high].lower()
        if reading.clause_void(reading.clause_number(start)) or _ELSEWHERE.search(text) or voids.hypothetical(text):
            continue
        yield Seen(q, start, end, low, text)


def _facts(seen: Seen, reading: Reading) -> Iterator[Fact]:
    q = seen.q
    if q.kind in ("count", "number"):
        yield from _counts(seen, reading)
    elif q.kind == "rate":
        yield from _rates(seen, reading)
    elif q.kind == "duration":
        yield from _durations(seen, reading)
    elif q.kind == "bytes" and q.high >= 1e6 and _STORE.search(seen.text):
        yield _fact("storage", "", seen)
    elif q.kind == "percent":
        yield from _percents(seen, reading)


def _fact(kind: str, subject: str, seen: Seen, low: float | None = None, high: float | None = None) -> Fact:
    q = seen.q
    return Fact(kind, subject, q.low if low is None else low, q.high if high is None else high, q.unit, q.tag, q.block, q.start, q.end)


def _near(seen: Seen, pattern: re.Pattern[str], reach: int = 45) -> bool:
    """Whether a pattern is found close to the figure, in its own sentence."""
    at, stop = seen.start - seen.low, seen.end - seen.low
    return bool(pattern.search(seen.text[max(0, at - reach) : stop + reach]))


def _counts(seen: Seen, reading: Reading) -> Iterator[Fact]:
    people = reading.has(("people",), seen.end, seen.end + 40) or _label(seen, reading, "people")
    if people and seen.q.high >= 100:
        if reading.has(("experiment_arms",), seen.end, min(seen.end + 60, seen.low + len(seen.text))):
            yield _fact("sample size", "per arm", seen)
        elif _near(seen, _NEW, 30):
            yield _fact("users", "new per day", seen)
        elif _near(seen, _DAILY, 25):
            yield _fact("users", "DAU", seen)
        elif _near(seen, _MONTHLY, 25):
            yield _fact("users", "MAU", seen)
        else:
            yield _fact("users", "users", seen)
    elif reading.has(("things",), seen.end, seen.end + 25) or _label(seen, reading, "things"):
        if seen.q.high >= 1000:
            hit = reading.between("things", seen.end, seen.end + 25)
            yield _fact("items", hit[0].term if hit else "items", seen)
    elif seen.q.kind == "count" and _HOSTS.match(reading.flat[seen.end : seen.end + 12].strip().lower()):
        yield _fact("hosts", "", seen)


def _label(seen: Seen, reading: Reading, name: str) -> bool:
    """Whether the label cell of the figure's row, or the label before its colon, holds a term of a list."""
    block = reading.document.blocks[seen.q.block]
    before = reading.flat[seen.low : seen.start]
    if block.kind == "row" and len(block.cells) > 1:
        start = reading.bases[block.index] + block.cells[0][0]
        return seen.q.start >= block.cells[1][0] and reading.has((name,), start, start + block.cells[0][1] - block.cells[0][0])
    return before.rstrip(" ~≈*").endswith(":") and reading.has((name,), seen.low, seen.start)


def _rates(seen: Seen, reading: Reading) -> Iterator[Fact]:
    at = seen.start - seen.low
    if seen.q.unit == "per host":
        yield _fact("per-host rate", "", seen)
        return
    if re.search(r"\bper (?:user|member|customer)\b", seen.text[at : seen.end - seen.low + 12]):
        return
    if reading.has(("people",), seen.start, seen.end) and "new" in seen.text[at : seen.end - seen.low] and "day" in seen.q.unit:
        yield _fact("users", "new per day", seen, seen.q.low * 86400, seen.q.high * 86400)
        return
    if not re.search(r"request|quer|call|qps|rps|tps|inference|prediction", (seen.q.noun + " " + seen.q.unit).lower()):
        return
    before = seen.text[max(0, at - 40) : at]
    after = seen.text[seen.end - seen.low : seen.end - seen.low + 25]
    beside = re.match(r"\s*(?:\(|at )?(?:the )?(peak|average|avg|on average)\b", after)
    subject = ("peak" if beside[1] == "peak" else "average") if beside else "peak" if _PEAK.search(before) else "average" if _AVERAGE.search(before) else "peak" if _PEAK.search(after) else "average" if _AVERAGE.search(after) else ""
    if not re.search(r"\bevent|\bscore|\bad\b|\bwrite|\bread\b", before[-15:]):
        yield _fact("load", subject, seen)


def _durations(seen: Seen, reading: Reading) -> Iterator[Fact]:
    block = reading.document.blocks[seen.q.block]
    if (reading.has(("experiment_words",), seen.low, seen.low + len(seen.text)) and seen.q.low >= 86400 and re.search(r"\b(?:run|runs|for|lasts|duration|weeks?|days?)\b", seen.text)) or (re.search(r"\bit runs for\b|\bthe test runs\b", seen.text) and seen.q.low >= 86400):
        yield _fact("test duration", "", seen)
    if seen.q.high <= 300 and (seen.q.tag or re.search(r"latency|response|respond", _part(seen))):
        if block.kind == "row" and block.header and not _END.search(seen.text):
            first = reading.flat[reading.bases[block.index] + block.cells[0][0] : reading.bases[block.index] + block.cells[0][1]].strip()
            yield _fact("stage latency", first.lower(), seen)
        elif _END.search(_part(seen)):
            yield _fact("latency", "end to end", seen)
        elif seen.q.tag:
            yield _fact("latency", "", seen)
    elif block.kind == "row" and block.header and seen.q.high <= 60 and _latency_table(block.header):
        first = reading.flat[reading.bases[block.index] + block.cells[0][0] : reading.bases[block.index] + block.cells[0][1]].strip()
        yield _fact("stage latency" if not re.search(r"total|sum|end to end|budget", first.lower()) else "latency total", first.lower(), seen)
    if _JOB.search(seen.text):
        yield _fact("job time", "", seen)
    if _NEED.search(seen.text) and re.search(r"\bwithin\b|\bin under\b|\bat most\b|\bno later than\b", seen.text) and not seen.q.tag and seen.q.high <= 86400:
        yield _fact("freshness need", "", seen)


def _part(seen: Seen) -> str:
    """The part of the sentence around a figure that no semicolon cuts off."""
    at = seen.start - seen.low
    return seen.text[:at].rsplit(";", 1)[-1] + seen.text[at:].split(";", 1)[0]


def _latency_table(header: tuple[str, ...]) -> bool:
    text = " ".join(header).lower()
    return bool(re.search(r"\b(?:ms|latency|p50|p95|p99|milliseconds)\b", text)) and bool(re.search(r"stage|component|step|service|hop|part", header[0].lower()))


def _percents(seen: Seen, reading: Reading) -> Iterator[Fact]:
    del reading
    at, stop = seen.start - seen.low, seen.end - seen.low
    before, after = seen.text[max(0, at - 50) : at], seen.text[stop : stop + 40]
    if re.search(r"\bbaseline(?: (?:rate|of|is|conversion|retention))*\s*(?:of|is|at|:|=)?\s*\Z", before):
        yield _fact("baseline", "", seen)
    elif re.search(r"(?:minimum detectable|mde|detect|smallest effect)[^.;]{0,40}\Z", before):
        note = "absolute" if seen.q.unit == "pp" or re.search(r"absolute|points", after) else "relative" if re.search(r"relative", after + before) else ""
        yield _fact("mde", note, seen)
    elif re.search(r"\bpower(?: of| =|:| at| is)?\s*\Z", before) or re.match(r"\s*(?:statistical )?power\b", after):
        yield _fact("power", "", seen)
    elif re.search(r"\b(?:alpha|significance(?: level)?)\s*(?:of|=|:|is|at)?\s*\Z", before):
        yield _fact("alpha", "", seen)
    elif re.match(r"\s*of (?:the |all |new |our )*(?:traffic|users|members|customers|visitors|sessions)", after) and re.search(r"\b(?:on|to|expos\w*|allocat\w*|test)\b[^.;]{0,20}\Z", before):
        yield _fact("allocation", "per arm" if "per arm" in after + before else "total", seen)
    elif re.match(r"\s*of (?:the )?(?:\w+ ){0,2}(?:are|is) (?:positive|click|fraud|churn|spam)", after) or re.search(r"positive rate|imbalance|prevalence|rare[:]?[^.;]{0,12}\Z", before):
        yield _fact("positive rate", "", seen)


def _worded(reading: Reading) -> Iterator[Fact]:
    """Facts that no figure alone makes: requests per user, peak factors, dimensions, cadences, alpha and power as decimals."""
    for said in reading.statements():
        if said.block.quoted or not _WORDED.search(said.text) or _ELSEWHERE.search(said.text) or voids.hypothetical(said.text):
            continue
        index = said.block.index
        at = said.start - reading.bases[index]
        for kind, subject, value, span in _patterns(said.text):
            yield Fact(kind, subject, value, value, "", "", index, at + span[0], at + span[1])


def _patterns(text: str) -> Iterator[tuple[str, str, float, tuple[int, int]]]:
    m = _PER_USER.search(text)
    if m and re.search(r"\b(?:user|member|customer|person|each)\b", text):
        yield "requests per user per day", "", float(m[1] or m[2]), m.span()
    m = re.search(r"\b(?:peak(?:[- ]to[- ]average)?[- ]factor(?: of)?|peak factor)\s{0,9}:?\s{0,9}(\d+(?:\.\d+)?|two|three|four|five)\b|\b(?:x|×)\s?(\d+(?:\.\d+)?) at (?:the )?peak", text)
    if m:
        yield "peak factor", "", WORDS.get(m[1] or "", 0) or float(m[1] or m[2]), m.span()
    m = _DIMS.search(text)
    if m and re.search(r"vector|embedding|dimension|index", text):
        yield "dimensions", "", float(m[1]), m.span()
    m = _WIDTH.search(text)
    if m:
        yield "number width", "", WIDTHS[m[1]], m.span()
    m = re.search(r"\b(?:alpha|α|significance level|p)\s{0,9}(?:=|of|<|:|at)?\s{0,9}(0?\.\d{1,3})\b", text)
    if m:
        yield "alpha", "", float(m[1]), m.span()
    m = re.search(r"\bpower(?:ed)?\s{0,9}(?:=|of|:|at)?\s{0,9}(0?\.\d{1,2})\b", text)
    if m:
        yield "power", "", float(m[1]), m.span()
    m = _CADENCE.search(text)
    if m:
        seconds = CADENCES.get(m[1]) or float(m[2] or 0) * {"minutes": 60.0, "hours": 3600.0, "days": 86400.0}.get(m[3] or "", 0.0)
        if seconds:
            yield "cadence", "", seconds, m.span()
