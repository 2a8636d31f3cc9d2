"""The fact base: what a document states of its users, load, sizes, times and experiment, each with its value and place.

A figure becomes a fact only where its own sentence says what it is of, and nothing in the sentence makes it an example,
a memory of the past or a word about somebody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designlint.facts import phrases as say
from designlint.facts.counting import beside
from designlint.facts.grammar import LABEL_TAG
from designlint.facts.reading import SAID
from designlint.facts.worded import worded
from designlint.model import Fact, Quantity
from designlint.text.voids import HYPOTHETICAL

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from designlint.facts.reading import Reading
    from designlint.model import Block

SENTENCE = 400  # more than this to either side of a figure is no sentence about it
DAY = 86400.0
WHOLE_SYSTEM = 1000  # fewer requests a day are those of one user
STAGE_LONGEST = 60.0  # seconds
AVAILABLE = 0.9  # a share below is no availability


class Seen(NamedTuple):
    """A figure with its place in the flat text and the sentence around it, in lower case.

    `low` is where `text` begins; `number` is the sentence's own, `whole` says that `text` is all of it.
    """

    q: Quantity
    start: int
    end: int
    block: Block
    low: int
    text: str
    number: int
    whole: bool

    def before(self, reach: int) -> str:
        """So many characters of the sentence before the figure."""
        at = self.start - self.low
        return self.text[max(0, at - reach) : at]

    def after(self, reach: int) -> str:
        """So many characters of the sentence after the figure."""
        at = self.end - self.low
        return self.text[at : at + reach]

    def near(self, pattern: re.Pattern[str], reach: int) -> bool:
        """Whether a pattern is found close to the figure, in its own sentence."""
        at = self.start - self.low
        return bool(pattern.search(self.text[max(0, at - reach) : self.end - self.low + reach]))


def collect(reading: Reading) -> tuple[Fact, ...]:
    """All facts of a document, in reading order; computed once for a reading."""
    kept = reading.memo.get("facts")
    if kept is None:
        silent = reading.matching(say.ELSEWHERE) | reading.matching(HYPOTHETICAL)
        found = [f for seen in _figures(reading, silent) for f in FACTS[seen.q.kind](seen, reading)]
        found += worded(reading, silent)
        kept = reading.memo["facts"] = tuple(sorted(found, key=lambda f: (f.block, f.start)))
    return kept  # type: ignore[return-value]


def _figures(reading: Reading, silent: frozenset[int]) -> Iterator[Seen]:
    """The figures of statements: not of examples, questions, quotes or diagrams."""
    for q, number in zip(*reading.stated([*FACTS]), strict=True):
        block = reading.document.blocks[q.block]
        if block.quoted or not (block.kind in SAID or block.kind == "heading"):
            continue
        start, end = reading.bases[q.block] + q.start, reading.bases[q.block] + q.end
        first, last = reading.clauses.starts[number], reading.clauses.ends[number]
        low, high = max(first, start - SENTENCE), min(last, end + SENTENCE)
        seen = Seen(q, start, end, block, low, reading.lower[low:high], number, (low, high) == (first, last))
        if number not in silent or not (seen.whole or say.ELSEWHERE.search(seen.text) or HYPOTHETICAL.search(seen.text)):
            yield seen


def _says(seen: Seen, pattern: re.Pattern[str], reading: Reading) -> bool:
    """Whether the sentence of a figure says something; of an endless sentence, the part near the figure."""
    return seen.number in reading.matching(pattern) and (seen.whole or pattern.search(seen.text) is not None)


def _fact(kind: str, subject: str, seen: Seen, factor: float = 1.0) -> Fact:
    q = seen.q
    return Fact(kind, subject, q.low * factor, q.high * factor, q.unit, q.tag, q.block, q.start, q.end)


def _counts(seen: Seen, reading: Reading) -> Iterator[Fact]:
    before = seen.before(50)
    if say.DAILY_LOAD.search(before):
        yield _fact("load", "average", seen, 1 / DAY)
        return
    if seen.q.high >= 100 and (say.SAMPLE.search(before) or say.PER_ARM.match(seen.after(50))):
        yield _fact("sample size", "per arm", seen)
        return
    if seen.q.high >= 100 and (beside(reading, seen.start, seen.end, ("people",)) or _label(seen, reading, "people")):
        if reading.has(("experiment_arms",), seen.end, min(seen.end + 60, seen.low + len(seen.text))):
            yield _fact("sample size", "per arm", seen)
        elif seen.near(say.NEW, 30):
            yield _fact("users", "new per day", seen)
        else:
            yield _fact("users", _active(seen), seen)
    elif seen.q.kind == "count" and say.HOSTS.match(reading.lower[seen.end : seen.end + 20].strip()):
        yield _fact("hosts", "", seen)
    elif beside(reading, seen.start, seen.end, ("things",)) or _label(seen, reading, "things"):
        if seen.q.high >= 1000:
            hit = reading.between("things", seen.end, seen.end + 25)
            yield _fact("items", hit[0].term if hit else "items", seen)


def _active(seen: Seen) -> str:
    """DAU or MAU, by the words that stand closest to a number of users; "users" for neither."""
    found: list[tuple[int, str]] = []
    before = seen.before(25)
    labelled = before.rstrip(" ~≈*|")[-1:] in (":", "=")  # "MAU: 5M, DAU: 8M"
    for subject, said in (("DAU", say.DAILY), ("MAU", say.MONTHLY)):
        found += [(m.start(), subject) for m in said.finditer(seen.after(25))] if not labelled else []
        found += [(len(before) - m.end(), subject) for m in said.finditer(before)]
    return min(found, default=(0, "users"))[1]


def _label(seen: Seen, reading: Reading, name: str) -> bool:
    """Whether the label cell of the figure's row, or the label before its colon, holds a term of a list."""
    if seen.block.kind == "row" and len(seen.block.cells) > 1:
        return seen.q.start >= seen.block.cells[1][0] and reading.has((name,), *_first_cell(seen, reading))
    return seen.text[: seen.start - seen.low].rstrip(" ~≈*").endswith(":") and reading.has((name,), seen.low, seen.start)


def _first_cell(seen: Seen, reading: Reading) -> tuple[int, int]:
    base = reading.bases[seen.q.block]
    start, end = seen.block.cells[0]
    return base + start, base + end


def _rates(seen: Seen, reading: Reading) -> Iterator[Fact]:
    if seen.q.unit == "per host":
        yield _fact("per-host rate", "", seen)
        return
    own = seen.text[seen.start - seen.low : seen.end - seen.low]
    if say.PER_PERSON.search(own + seen.after(12)):
        return
    if "new" in own and "day" in seen.q.unit and reading.has(("people",), seen.start, seen.end):
        yield _fact("users", "new per day", seen, DAY)
    elif say.REQUESTS.search(f"{seen.q.noun} {seen.q.unit}".lower()) and not say.NO_REQUEST.search(seen.before(15)):
        yield _fact("load", _load(seen), seen)


def _load(seen: Seen) -> str:
    """Peak or average, by the words right after a load, else those before it, else those after it; "" for neither."""
    before, after = say.TIMES_AVERAGE.sub("", seen.before(40)), seen.after(25)
    beside = say.BESIDE.match(after)
    if beside:
        return "peak" if beside[1] == "peak" else "average"
    if seen.q.unit == "per day" and seen.q.high * DAY >= WHOLE_SYSTEM and not (say.PEAK.search(before + after) or say.PERSON.search(seen.text)):
        return "average"
    for near in (before, say.ANOTHER.split(after, maxsplit=1)[0]):
        peaks, means = ([m.start() for m in said.finditer(near)] for said in (say.PEAK, say.AVERAGE))
        if peaks or means:  # of both, the word that stands closer to the figure
            closest = max if near is before else min
            return "peak" if not means or (peaks and closest(*peaks, *means) in peaks) else "average"
    return ""


def _durations(seen: Seen, reading: Reading) -> Iterator[Fact]:
    q, block = seen.q, seen.block
    if q.low >= DAY and (_says(seen, say.TEST_RUNS, reading) or (_says(seen, say.LASTING, reading) and reading.has(("experiment_words",), seen.low, seen.low + len(seen.text)))):
        yield _fact("test duration", "", seen)
    part = _part_of_the_way(seen, reading) if q.high <= STAGE_LONGEST and block.kind in ("item", "paragraph") else ""
    if part:
        yield _fact("stage latency", part, seen)
    elif q.high <= 300 and (q.tag or say.RESPONSE.search(_part(seen))):
        if block.kind == "row" and block.header and not (_says(seen, say.END, reading) or LABEL_TAG.fullmatch(_stage(seen, reading))):
            yield _fact("stage latency", _stage(seen, reading), seen)
        elif not say.STAGE.search(_part(seen)) and (say.END.search(_part(seen)) or _required(seen, reading)):
            yield _fact("latency", "end to end", seen)
        elif q.tag:
            yield _fact("latency", "", seen)
    elif block.kind == "row" and block.header and q.high <= 60 and _latency_table(block.header):
        stage = _stage(seen, reading)
        yield _fact("latency total" if say.WHOLE.search(stage) else "stage latency", stage, seen)
    if _says(seen, say.JOB, reading):
        yield _fact("job time", "", seen)
    if q.high <= DAY and not q.tag and (say.FRESHNESS.search(seen.before(50)) or (_says(seen, say.AT_MOST, reading) and _says(seen, say.NEED, reading))):
        yield _fact("freshness need", "", seen)


def _part_of_the_way(seen: Seen, reading: Reading) -> str:
    """The stage that a figure is the time of: the name of its entry, or right before it where a sentence names several; "" for none."""
    before = seen.text[: seen.start - seen.low]
    if seen.block.kind == "item" and seen.low == reading.bases[seen.block.index]:
        entry = say.PART_ENTRY.fullmatch(before)
        if entry:
            return str(entry["name"]).strip()
    named = say.PART_TAKES.search(before)
    return str(named["name"]) if named and not say.ALTERNATIVES.search(seen.text) else ""


def _required(seen: Seen, reading: Reading) -> bool:
    """Whether a latency is one of the system: no more is said, and it stands among the requirements."""
    return bool(say.BARE.match(seen.text[: seen.start - seen.low])) and not reading.concepts[seen.block.section].isdisjoint(("objectives", "scaling"))


def _stage(seen: Seen, reading: Reading) -> str:
    """The label cell of a figure's row."""
    return reading.lower[slice(*_first_cell(seen, reading))].strip()


def _part(seen: Seen) -> str:
    """The part of the sentence around a figure that no semicolon cuts off."""
    at = seen.start - seen.low
    return seen.text[:at].rsplit(";", 1)[-1] + seen.text[at:].split(";", 1)[0]


def _latency_table(header: tuple[str, ...]) -> bool:
    return bool(say.STAGES.search(header[0].lower())) and bool(say.SPANS.search(" ".join(header).lower()))


def _sizes(seen: Seen, reading: Reading) -> Iterator[Fact]:
    if seen.q.high >= 1e6 and _says(seen, say.STORE, reading):
        yield _fact("storage", "", seen)


def _percents(seen: Seen, reading: Reading) -> Iterator[Fact]:
    del reading
    before, after = seen.before(60), seen.after(40)
    lifted = say.LIFTED.search(before)
    if lifted and say.TESTED.search(seen.text):
        step = abs(seen.q.high - float(lifted[1]) / 100)
        yield _fact("mde", "absolute", seen)._replace(low=step, high=step, tag="to")
    elif say.BASELINE.search(before) or (say.TO_SHARE.match(after) and say.LIFT.search(before) and say.TESTED.search(seen.text)):
        yield _fact("baseline", "", seen)
    elif say.POWER_BEFORE.search(before) or say.POWER_AFTER.match(after):
        yield _fact("power", "", seen)
    elif say.DETECTABLE.search(before):
        note = "absolute" if seen.q.unit == "pp" or say.ABSOLUTE.search(after) else "relative" if "relative" in after + before else ""
        yield _fact("mde", note, seen)
    elif seen.q.low >= AVAILABLE and (say.AVAILABLE_AFTER.match(after) or say.AVAILABLE_BEFORE.search(before)):
        yield _fact("availability", "", seen)
    elif say.ALPHA_BEFORE.search(before):
        yield _fact("alpha", "", seen)
    elif say.OF_TRAFFIC.match(after) and say.EXPOSED.search(before):
        yield _fact("allocation", "per arm" if "per arm" in after + before else "total", seen)
    elif say.POSITIVE_AFTER.match(after) or say.POSITIVE_BEFORE.search(before):
        yield _fact("positive rate", "", seen)


# What is read from the figures of a kind; those of other kinds are no facts.
FACTS = {"count": _counts, "number": _counts, "rate": _rates, "duration": _durations, "bytes": _sizes, "percent": _percents}
