"""Regular expressions of the program: compiled when first used, kept between runs, passed over where they cannot match.

Compiling them is a third of a cold start, so what the compiler made can be stored (see `compiled`). A stored form is
only taken where it comes from this very Python; everywhere else the pattern is compiled as usual.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, cast

from designlint.text.patterns import parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Made = list[Any]  # [pattern, flags asked for, flags in force, code in hexadecimal, groups, names of groups, group of each number, needs]
FEWEST, MOST = 2, 12  # letters of a need; needs looked for before each search, since looking for more costs more than matching
FORM = 3
WIDTH = 4  # bytes of a number of the code
_METHODS = ("match", "fullmatch", "sub", "subn", "split", "findall")
_KNOWN: dict[tuple[str, int], Made] = {}
_NEW: list[Made] = []
_LATER: list[Callable[[], None]] = []


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used; its methods are those of `re.Pattern`."""
    return cast("re.Pattern[str]", _Expression(pattern, int(flags)))


def needs(made: re.Pattern[str]) -> tuple[str, ...]:
    """Words of which a text must hold at least one for an expression to match in it; () where none can be told."""
    return cast("tuple[str, ...]", made.needs)  # type: ignore[attr-defined]


def plain(made: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern itself, for whoever has looked for its needs already."""
    return cast("re.Pattern[str]", made.real)  # type: ignore[attr-defined]


def python() -> str:
    """What a stored form belongs to: the compiler's own version and width, the interpreter, and how it orders bytes."""
    import _sre  # type: ignore[import-not-found,unused-ignore]

    return f"{FORM} {sys.version} {_sre.MAGIC} {_sre.CODESIZE} {sys.byteorder}"


def learn(made: list[Made]) -> None:
    """Take the stored forms of an earlier run."""
    _KNOWN.update({(m[0], m[1]): m for m in made})


def later(learning: Callable[[], None]) -> None:
    """What to call when the first expression is used: it has the stored forms learnt. Many a run uses none."""
    _LATER[:] = [learning]


def new() -> list[Made]:
    """The stored forms of everything, where this run compiled what was not known; else an empty list."""
    return [*_KNOWN.values(), *_NEW] if _NEW else []


class _Expression:
    """Stands in for a pattern until one of its methods is asked for, and then holds them all."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.asked = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        while _LATER:
            _LATER.pop()()
        known = _KNOWN.get((self.pattern, self.asked))
        real, needs = (known and _restored(known)) or _compiled(self.pattern, self.asked)
        for method in _METHODS:
            setattr(self, method, getattr(real, method))
        self.real, self.needs = real, tuple(needs)
        few = 0 < len(needs) <= MOST
        self.search = _passing(real.search, self.needs, None) if few else real.search
        self.finditer = _passing(real.finditer, self.needs, ()) if few else real.finditer
        return self.__dict__[name] if name in self.__dict__ else getattr(real, name)


def _passing(method: Callable[..., Any], needs: tuple[str, ...], nothing: Any) -> Callable[..., Any]:
    """A search that first looks for one of the words without which there is no match."""

    def search(text: str, *place: int) -> Any:
        if place:
            return method(text, *place)
        for need in needs:
            if need in text:
                return method(text)
        return nothing

    return search


def _restored(made: Made) -> tuple[re.Pattern[str], list[str]] | None:
    try:
        import _sre

        pattern, _, flags, code, groups, names, numbers, needs = made
        return _sre.compile(pattern, flags, memoryview(bytes.fromhex(code)).cast("I").tolist(), groups, names, tuple(numbers)), needs
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return None  # another interpreter, or a damaged form: it is never required


def _compiled(pattern: str, flags: int) -> tuple[re.Pattern[str], list[str]]:
    needs = needed(pattern, flags)
    try:
        compiler = getattr(re, "_compiler", None) or re.sre_compile  # type: ignore[attr-defined]  # as Python 3.10 calls it
        tree = parser.parse(pattern, flags)
        numbered = compiler._code(tree, flags)  # noqa: SLF001 (the one door to it, with a way around)
        code = b"".join(number.to_bytes(WIDTH, sys.byteorder) for number in numbered).hex()  # read only for what a run matches
        numbers = [None] * tree.state.groups
        for name, number in tree.state.groupdict.items():
            numbers[number] = name
        made = [pattern, flags, flags | tree.state.flags, code, tree.state.groups - 1, dict(tree.state.groupdict), numbers, needs]
        found = _restored(made)
    except (AttributeError, OverflowError):
        found = None
    if found is None:
        return re.compile(pattern, flags), needs
    _NEW.append(made)
    return found


def needed(pattern: str, flags: int = 0) -> list[str]:
    """Words of which a text must hold at least one for a pattern to match in it; [] where none can be told."""
    tree = parser.parse(pattern, flags)
    if tree.state.flags & (re.IGNORECASE | re.VERBOSE):
        return []
    found = _needs(tree)
    return sorted(found or ())


def _needs(tree: Any) -> set[str] | None:
    """The best of what the parts of a sequence need: the longest words, and of those the fewest."""
    options = [option for option in _options(tree) if option and min(map(len, option)) >= FEWEST]
    return max(options, key=lambda o: (min(5, *map(len, o)), -len(o)), default=None)


def _options(tree: Any) -> Iterator[set[str] | None]:
    word = ""
    for op, value in tree:
        name = str(op)
        if name == "LITERAL":
            word += chr(value)
            continue
        if word:
            yield {word}
            word = ""
        if name == "SUBPATTERN":
            yield None if value[1] or value[2] else _needs(value[3])
        elif name == "BRANCH":
            parts = [_needs(part) for part in value[1]]
            yield None if None in parts else set().union(*cast("list[set[str]]", parts))
        elif name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
            yield _needs(value[2])
    if word:
        yield {word}
