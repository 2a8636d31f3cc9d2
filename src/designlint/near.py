"""What a mistyped word was most likely meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 8


def meant(word: object, known: Iterable[str]) -> str:
    """A sentence that names the nearest known word, or all of them where they are few and none is near."""
    import difflib

    words = list(known)
    text = str(word)[:60]
    near = difflib.get_close_matches(text, words, 1) or difflib.get_close_matches(text.lower(), words, 1)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"Known: {', '.join(words)}." if 0 < len(words) <= SHOWN else ""
