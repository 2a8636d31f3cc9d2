"""Words, numbers and single signs of a text; spaces, hyphens and underscores only separate them."""

from __future__ import annotations

from designlint.text.expressions import expression

# A word is cut where letters meet digits ("p99" is p + 99), so that terms and text are cut alike. A number keeps its
# inner commas and points. Runs of white space, hyphens and underscores between tokens vanish: "click-through" is
# click + through. Every other sign is a token of its own, and so ends a phrase. ASCII letters come first: the general
# class of letters is an order of magnitude slower.
SIGN = r"[^\w\s\-‐‑]"
TOKENS = expression(rf"([a-z]+|\d+(?:[.,]\d+)*|[^\W\d_]+|{SIGN})")


def lower(text: str) -> str:
    """Lower case of the same length: a few letters have a lower case of two."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower()[:1] for c in text)
