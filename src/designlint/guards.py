"""What a document is not: one notice instead of a page of errors for a README, or a text in another language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from designlint.model import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from designlint.facts.reading import Reading
    from designlint.model import Document, RuleResult

_COMMON = frozenset(["the", "of", "and", "to", "in", "is", "for", "we", "that", "a", "with", "on", "be", "are", "as", "by", "this", "it", "or", "from", "an", "will", "at", "not", "can", "if"])
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4000


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
    if _foreign(_prose(reading)):
        return Guard(
            "DOC010", "language-not-supported", "The text is not in English: only its structure was checked.",
            "Requirements are recognised in English documents only.", ("DOC002", "DOC003", "DOC005", "DOC010"),
        )
    if str(document.front.values.get("kind", "")) == "ml-design-doc":
        return None
    asked = [r for r in results if r.requirement]
    met = sum(r.state is State.MET for r in asked)
    if asked and _strange(reading):
        return Guard(
            "DOC009", "not-a-design-document", f"Looks like no ML design document: {met} of {len(asked)} requirements.",
            "Exclude the file, or write `kind: ml-design-doc` in its front matter.", ("DOC009",),
        )
    return None


def _prose(reading: Reading) -> str:
    """The text without code and diagrams, whose words belong to no language."""
    return "\n".join(b.prose for b in reading.document.blocks if b.kind in ("paragraph", "item", "row", "heading"))


def _foreign(text: str) -> bool:
    """Whether too few of the words are the commonest English ones; short texts are given the benefit of the doubt."""
    words = _WORD.findall(text[:SAMPLE * 4].lower())[:SAMPLE]
    if len(words) < 40:
        letters = [c for c in text if c.isalpha()]
        return len(letters) > 40 and sum(ord(c) > 0x24F for c in letters) > len(letters) / 2
    return sum(w in _COMMON for w in words) < len(words) * 0.06 or sum(ord(w[0]) > 0x24F for w in words) > len(words) * 0.3


def _strange(reading: Reading) -> bool:
    """Whether nothing in the text speaks of learning from data: neither its words nor its requirements."""
    words = len({h.term for h in reading.hits("ml_words")})
    density = len(reading.hits("ml_words")) * 1000 / max(1, len(reading.flat) / 6)
    return words < 3 or density < 2.0
