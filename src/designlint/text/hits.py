"""Where the terms of a list stand in a text, kept as three numbers each: a large text has hundreds of thousands of them."""

from __future__ import annotations

from bisect import bisect_left
from operator import le
from typing import TYPE_CHECKING, NamedTuple

from designlint.text.columns import column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from designlint.text.trie import Term

_new = tuple.__new__  # half as long as the constructor of a named tuple takes
Found = tuple[int, int, int]  # where a term begins and ends, and its number


class Hit(NamedTuple):
    """A term found in a text: offsets, the term as listed, and its family within the list."""

    start: int
    end: int
    term: str
    family: str


class Hits:
    """The hits of one list in order of their starts; a `Hit` is made of its numbers when somebody asks for it.

    `size` is that of the text. `clauses` are the sentences that the hits stand in, filled in by whoever knows them.
    """

    __slots__ = ("clauses", "ends", "numbers", "size", "starts", "terms")

    def __init__(self, terms: Sequence[Term] | Mapping[int, Term], size: int = 0, found: Iterable[Found] = ()) -> None:
        self.terms = terms
        self.size = size
        self.starts, self.ends, self.numbers, self.clauses = column(size), column(size), column(size), column(size)
        self._add(found)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, at: int) -> Hit:
        _, family, text, _ = self.terms[self.numbers[at]]
        return _new(Hit, (self.starts[at], self.ends[at], text, family))

    def __iter__(self) -> Iterator[Hit]:
        return map(self.__getitem__, range(len(self.starts)))

    def __bool__(self) -> bool:
        return bool(self.starts)

    def take(self, found: list[Found]) -> None:
        """Add what the next stretch of the text holds, in order of its starts.

        Of overlapping hits the longest of those that start first stays; of as long ones those of several families.
        """
        begin, reach, terms = -1, self.ends[-1] if self.ends else -1, self.terms
        starts, ends, _ = zip(*found, strict=True)
        if starts[0] >= reach and all(map(le, ends, starts[1:])):  # as in most lists, nothing overlaps
            self._add(found)
            return
        kept: list[Found] = []
        for hit in found:
            start, end, number = hit
            if start >= reach:
                kept.append(hit)
                begin, reach = start, end
            elif start == begin and end >= reach:
                if end > reach:
                    while kept and kept[-1][0] == start:
                        kept.pop()
                    reach = end
                if not kept or kept[-1][0] != start or terms[kept[-1][2]].family != terms[number].family:
                    kept.append(hit)
        self._add(kept)

    def _add(self, found: Iterable[Found]) -> None:
        for numbers, values in zip((self.starts, self.ends, self.numbers), zip(*found, strict=True), strict=False):
            numbers.extend(values)

    def only(self, wanted: Callable[[int], object]) -> Hits:
        """Those hits at whose place in the order something holds."""
        places = [at for at in range(len(self.starts)) if wanted(at)]
        found = Hits(self.terms, self.size, [(self.starts[at], self.ends[at], self.numbers[at]) for at in places])
        found.clauses.extend(self.clauses[at] for at in places)
        return found

    def family(self, name: str) -> Hits:
        """The hits of one family."""
        return self.only(lambda at: self.terms[self.numbers[at]].family == name)

    def within(self, start: int, end: int) -> Sequence[int]:
        """The places in the order of the hits that lie in a stretch of the text."""
        starts, ends = self.starts, self.ends
        low = bisect_left(starts, start)
        if low == len(starts) or starts[low] >= end:
            return ()
        return [at for at in range(low, bisect_left(starts, end, low)) if ends[at] <= end]
