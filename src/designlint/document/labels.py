"""Lines that work as headings though they are none: bold lines, plain lines above a list, short labels of nested lists."""

from __future__ import annotations

from designlint.text.expressions import expression

_BOLD = expression(r"(?:\d{1,2}[.)]\s*)?(\*\*|__)(?P<inner>[^*_\n]{1,120})\1\s*:?\s*\Z|(?:\d{1,2}[.)]\s*)?\*\*(?P<loose>[^*\n]{1,120})\*\*\s*:?\s*\Z")
_LEAD = expression(r"\s*(?:(?:\*\*|__)[^*\n]{1,80}?(?:[:.]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:–—-])|[A-Z][\w /&'()-]{0,50}:(?=\s))")
_MARKS = expression(r"[*_`]+|<!--.{0,400}?-->")
LABEL_WORDS = 8
TITLE_WORDS = 10
ITEM_WORDS = 6
SENTENCE_WORDS = 16


def level(text: str, following: str) -> int:
    """1 for a bold line, 2 for a plain line that heads the list or table after it, 0 for neither."""
    if "\n" in text:
        return 0
    if _BOLD.match(text):
        return 1
    if following not in ("list", "table") or text.startswith("!"):
        return 0
    words = text.rstrip(" :").split()
    if text.endswith(":") and len(words) <= LABEL_WORDS:
        return 2
    return 2 if len(words) <= TITLE_WORDS and _titled(text, words) else 0


def _titled(text: str, words: list[str]) -> bool:
    """Whether a line reads like a title: most words begin with a capital, and it does not end like a sentence."""
    capitals = sum(w[0].isupper() for w in words)
    return not text.endswith((".", "?", "!", ",", ";")) and len(words) > 1 and capitals >= (len(words) + 1) // 2 and words[0][0].isupper()


def stated(text: str) -> bool:
    """Whether a text reads like a sentence rather than a title: it is long, or ends like one."""
    return len(text.split()) > SENTENCE_WORDS or text.rstrip("\"'”’*_)").endswith((".", ";"))


def heads(text: str) -> bool:
    """Whether an entry with children is a label for them."""
    words = text.split()
    if "\n" in text or not words:
        return False
    return (text.endswith(":") and len(words) <= LABEL_WORDS) or bool(_BOLD.match(text)) or len(words) <= ITEM_WORDS


def bare(text: str) -> str:
    """A label without marks, comments and its final colon."""
    return " ".join(_MARKS.sub(" ", text).split()).rstrip(" :")


def lead(text: str) -> tuple[int, int] | None:
    """Where a leading label such as `**Option A:**` or `Pros:` stands, None where the text has none."""
    found = _LEAD.match(text)
    return found.span() if found else None
