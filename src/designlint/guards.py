"""What a document is not: one notice instead of a page of errors for a README, or a text in another language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from designlint.model import State
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from designlint.facts.reading import Reading
    from designlint.model import Document, RuleResult

_COMMON = frozenset(["the", "of", "and", "to", "in", "is", "for", "we", "that", "a", "with", "on", "be", "are", "as", "by", "this", "it", "or", "from", "an", "will", "at", "not", "can", "if"])
# The commonest words of other languages in Latin letters that English has not: Spanish, Portuguese, French, German, Italian, Dutch, Polish.
_OTHERS = frozenset(
    ["de", "la", "el", "los", "las", "del", "una", "por", "para", "con", "que", "em", "os", "uma", "não", "dos", "le", "les", "des", "du", "et", "est", "une", "dans", "pour", "sur", "der", "die", "das", "und",
     "ist", "mit", "von", "für", "den", "ein", "eine", "auf", "il", "di", "che", "per", "della", "nel", "het", "een", "van", "voor", "wordt", "nie", "jest", "się", "dla", "oraz"]
)
_WORD = expression(r"[a-z]+[^\W\d_]*|[^\W\d_]+")  # ASCII letters come first: the general class is far slower
_SCRIPT = expression(r"[\u0400-\u1fff\u2c00-\ud7ff\uf900-\ufdff]+")  # letters that are neither Latin nor Greek
SAMPLE = 8000
ASKED = 28
# Requirements that hardly any other document meets: data, features, imbalance, split, offline metric, models, experiment.
LEARNING = frozenset(["R16", "R17", "R18", "R19", "R20", "R21", "R22", "R23", "R25", "R27"])
EXPERIMENT = frozenset(["R25", "R27"])  # an online experiment, and its statistics
DIVERSE, OFTEN = 10, 25  # so many different words of learning, and so many of them in a thousand words, are about learning


class Guard(NamedTuple):
    """Why a document is not held to the requirements."""

    code: str
    name: str
    message: str
    help: str
    kept: tuple[str, ...]

    def keep(self, code: str) -> bool:
        """Whether findings of a code are shown all the same."""
        return code.startswith(self.kept)


def guard(document: Document, reading: Reading, results: Sequence[RuleResult]) -> Guard | None:
    """The notice that a document deserves instead of its findings, None for an ML design document in English."""
    if _foreign(_sample(reading)):
        return Guard(
            "DOC010", "language-not-supported", "The text is not in English: only its structure was checked.",
            "Requirements are recognised in English documents only.", ("DOC002", "DOC003", "DOC005", "DOC010"),
        )
    if str(document.front.values.get("kind", "")) == "ml-design-doc":
        return None
    asked = [r for r in results if r.requirement]
    met = frozenset(r.requirement for r in asked if r.state is State.MET)
    if asked and _strange(reading, met):
        return Guard(
            "DOC009", "not-a-design-document", f"Looks like no ML design document: {len(met)} of {len(asked)} requirements.",
            "Exclude the file, or write `kind: ml-design-doc` in its front matter.", ("DOC009",),
        )
    return None


def _sample(reading: Reading) -> str:
    """The first characters of the text without code and diagrams, whose words belong to no language."""
    parts: list[str] = []
    left = SAMPLE
    for block in reading.document.blocks:
        if left <= 0:
            break
        if block.kind in ("paragraph", "item", "row", "heading"):
            parts.append(block.prose)
            left -= len(block.prose) + 1
    return "\n".join(parts)[:SAMPLE]


def _foreign(sample: str) -> bool:
    """Whether the commonest words are another language's, or too many letters are of other scripts; lists of terms have neither."""
    words = _WORD.findall(sample.lower())
    if not sample.isascii():
        letters = sum(map(len, words))
        if letters > 40 and sum(map(len, _SCRIPT.findall(sample))) > letters * 0.08:
            return True
    others = sum(map(_OTHERS.__contains__, words))
    return len(words) >= 40 and others > max(len(words) * 0.06, sum(map(_COMMON.__contains__, words)))


def _strange(reading: Reading, met: frozenset[str]) -> bool:
    """Whether a text is not about a system that learns from data.

    Either its words are not, or one of them is said over and over (a `label` of another trade), or it speaks of software
    more than of learning while it answers next to nothing that only an ML design is asked. The plan of an experiment with
    its statistics may speak of nothing else, and a title that names the trade is believed.
    """
    if met >= EXPERIMENT or (len(reading.document.sections) > 1 and reading.has(("learning_titles",), *reading.title_bounds(1))):
        return False
    said = Counter(h.term for h in reading.hits("ml_words"))
    words = max(1.0, len(reading.flat) / 6)
    learning = sum(said.values())
    if len(said) < 3 > len(met & LEARNING) or learning * 1000 < words * 2:
        return True
    if max(said.values()) >= learning * 0.8:
        return True
    if len(said) >= DIVERSE and learning * 1000 >= words * OFTEN:
        return False
    few = len(met & LEARNING) <= 1 and len(met) <= ASKED / 4
    return len(reading.listed("software_words")) > learning * (0.4 if few else 1) and len(met & LEARNING) <= 3 and len(met) < ASKED / 2
