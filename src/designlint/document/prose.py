"""Offset-preserving prose: a block's text with everything that is not prose blanked out, at the same length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designlint.text.expressions import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

TO_FILL = r"(?:your|insert|describe|name of|todo|fill|placeholder)\b"  # "<your name>" is no tag
_MARKS = expression(r"[\\`*_\[<~]")
# One pass over inline constructs; every repetition is bounded or cannot meet itself, so that the pass is linear. Most characters
# begin none: one look ahead passes over them.
_INLINE = expression(
    r"(?=[\\`*_\[<~!$h])(?:"
    r"(?P<code>(?P<tick>`{1,3})(?!`)[^`]{1,400}(?P=tick)(?!`))"
    rf"|(?P<tag></?(?!{TO_FILL})[A-Za-z][^<>\n]{{0,400}}>)"
    r"|(?P<auto><(?:https?|mailto):[^<>\s]{0,400}>)"
    r"|!?\[(?P<text>[^\[\]\n]{0,400})\]\([^()\s]{0,400}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s\"[^\"\n]{0,200}\")?\)"
    r"|!?\[(?P<label>[^\[\]\n^]{1,400})\]\[[^\[\]\n]{0,200}\]"
    r"|(?P<note>\[\^[^\[\]\s]{1,60}\])"
    r"|(?P<url>https?://[^\s<>|)\]]{1,800})"
    r"|(?P<gone>~~[^~\n]{1,400}~~)"
    r"|(?P<task>^\[[ xX]\](?=\s))"
    r"|\$(?P<math>\d[\d.,]{0,20})\$"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<mark>\*+|(?<![^\W_])_+(?=[^\s_])|(?<=[^\s_])_+(?![^\W_])))"
)
_LINES = expression(r"[^\n]")


def mask(text: str) -> str:
    """The text, as long as before, with markup, link targets, tags, comments and struck-out words made blank.

    Words in code keep their letters, only the ticks around them go.
    """
    if not (_MARKS.search(text) or "http" in text or "$" in text):
        return text
    return _INLINE.sub(_blank, without(text, comments(text)))


def _blank(m: re.Match[str]) -> str:
    whole = m[0]
    if m["code"]:
        size = len(m["tick"])
        return " " * size + whole[size:-size] + " " * size
    if m["math"]:
        return f" {m['math']} "
    if m["escaped"]:
        return " " + m["escaped"]
    for name in ("text", "label"):
        if m[name] is not None:
            lead = m.start(name) - m.start()
            kept = mask(m[name])
            return " " * lead + kept + " " * (len(whole) - lead - len(kept))
    return _LINES.sub(" ", whole)


def without(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The text, as long as before, with the stretches made blank but for their newlines."""
    parts, at = [], 0
    for start, end in stretches:
        parts += [text[at:start], _LINES.sub(" ", text[start:end])]
        at = end
    return "".join(parts) + text[at:]


def comments(text: str) -> list[tuple[int, int]]:
    """Where HTML comments stand; one that is never closed ends the search, so that it is linear."""
    found = []
    at = text.find("<!--")
    while at >= 0:
        end = text.find("-->", at + 4)
        if end < 0:
            break
        found.append((at, end + 3))
        at = text.find("<!--", end + 3)
    return found
