"""How many steps a backtracking search takes: the work of a regular expression, counted rather than timed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

if sys.version_info >= (3, 11):
    from re import _constants as ops
    from re import _parser as parser
else:
    import sre_constants as ops
    import sre_parse as parser

ENOUGH = 3_000_000  # steps after which nothing more is learnt
REPEATS = {ops.MAX_REPEAT, ops.MIN_REPEAT, getattr(ops, "POSSESSIVE_REPEAT", None)}


class Enough(Exception):  # noqa: N818 (it is no error)
    """The steps are more than anyone needs to know."""


class Counter:
    """Matches as `re` does, by trying one way after the other, and counts every item that is tried."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self.items = list(parser.parse(pattern.pattern, pattern.flags))
        self.flags = pattern.flags
        self.text = text
        self.steps = 0
        self._leaves: dict[int, re.Pattern[str]] = {}

    def search(self, *, anchored: bool) -> int:
        """The steps to the first match from any start, or from the first one alone."""
        try:
            for start in range(1 if anchored else len(self.text) + 1):
                if next(self.ends(self.items, start), None) is not None:
                    break
        except Enough:
            pass
        return self.steps

    def ends(self, items: list[Any], at: int) -> Iterator[int]:
        """Where the items can end that begin at an offset, in the order in which `re` tries."""
        if not items:
            yield at
            return
        self.steps += 1
        if self.steps > ENOUGH:
            raise Enough
        (op, value), rest = items[0], items[1:]
        for end in self._one(op, value, at):
            yield from self.ends(rest, end)

    def _one(self, op: Any, value: Any, at: int) -> Iterator[int]:
        if op in REPEATS:
            yield from self._repeat(op, *value, at)
        elif op is ops.SUBPATTERN:
            yield from self.ends(list(value[3]), at)
        elif op is ops.BRANCH:
            for branch in value[1]:
                yield from self.ends(list(branch), at)
        elif op in (ops.ASSERT, ops.ASSERT_NOT):
            yield from [at] * (any(True for _ in self.ends(list(value[1]), at)) == (op is ops.ASSERT)) if value[0] > 0 else [at]
        elif op is ops.AT:
            yield from [at] * self._at(value, at)
        elif op is ops.GROUPREF:
            yield at  # nothing that is counted here rests on what a group held
        elif at < len(self.text) and self._is(op, value, self.text[at]):
            yield at + 1

    def _repeat(self, op: Any, low: int, high: int, item: Any, at: int) -> Iterator[int]:
        places = [at]
        while len(places) <= high and (end := next(self.ends(list(item), places[-1]), None)) is not None and end > places[-1]:
            places.append(end)
        places = places[low:]
        yield from places if op is ops.MIN_REPEAT else reversed(places) if op is ops.MAX_REPEAT else places[-1:]

    def _at(self, where: Any, at: int) -> bool:
        text = self.text
        if where is ops.AT_BEGINNING:
            return at == 0 or (bool(self.flags & re.MULTILINE) and text[at - 1] == "\n")
        if where is ops.AT_END:
            return at >= len(text) - text.endswith("\n") or (bool(self.flags & re.MULTILINE) and text[at] == "\n")
        if where in (ops.AT_BEGINNING_STRING, ops.AT_END_STRING):
            return at == (0 if where is ops.AT_BEGINNING_STRING else len(text))
        return (text[at - 1 : at].isalnum() != text[at : at + 1].isalnum()) == (where is ops.AT_BOUNDARY)

    def _is(self, op: Any, value: Any, letter: str) -> bool:
        if op is ops.LITERAL:
            return chr(value) == letter
        if op is ops.NOT_LITERAL:
            return chr(value) != letter
        if op is ops.ANY:
            return letter != "\n" or bool(self.flags & re.DOTALL)
        if op is ops.IN:
            negated = value[0][0] is ops.NEGATE
            return any(self._is(o, v, letter) for o, v in value[negated:]) != negated
        if op is ops.RANGE:
            return value[0] <= ord(letter) <= value[1]
        kinds = {ops.CATEGORY_SPACE: str.isspace, ops.CATEGORY_DIGIT: str.isdigit, ops.CATEGORY_WORD: lambda c: c.isalnum() or c == "_"}
        others = {ops.CATEGORY_NOT_SPACE: ops.CATEGORY_SPACE, ops.CATEGORY_NOT_DIGIT: ops.CATEGORY_DIGIT, ops.CATEGORY_NOT_WORD: ops.CATEGORY_WORD}
        return bool(kinds[others.get(value, value)](letter)) != (value in others)


def searched(work: Callable[[], object]) -> set[tuple[re.Pattern[str], bool]]:
    """The patterns that some work runs, each with whether it looks at one place only."""
    found: set[tuple[re.Pattern[str], bool]] = set()

    def see(frame: object, event: str, called: Any) -> None:
        del frame
        if event == "c_call" and isinstance(getattr(called, "__self__", None), re.Pattern):
            found.add((called.__self__, called.__name__ in ("match", "fullmatch")))

    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found


def most(work: Callable[[str], object], text: str) -> int:
    """The steps of the dearest pattern that some work on a text runs, had each the whole text before it."""
    return max(Counter(pattern, text).search(anchored=anchored) for pattern, anchored in searched(lambda: work(text)))
