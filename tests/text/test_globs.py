"""Patterns that are carried through the folders of a walk say of every path what they say of the whole path at once."""

from __future__ import annotations

from itertools import product

import pytest

from designlint.text.globs import Front, compile_glob, decision

NAMES = ("a", "b", "ab.md", "a*", "a?b")
PATHS = [path for length in (1, 2, 3, 4) for path in product(NAMES, repeat=length)]
LISTS = {
    "a name anywhere": ("a",),
    "a name at the top": ("/a",),
    "a path": ("a/b",),
    "a path anywhere": ("**/a/b",),
    "all that is inside": ("a/**",),
    "all that is inside anywhere": ("**/a/**",),
    "everything": ("**",),
    "a gap": ("a/**/b",),
    "two gaps": ("a/**/b/**/*.md",),
    "a gap of gaps": ("**/**/a",),
    "a folder": ("a/",),
    "folders with stars": ("*a*/",),
    "stars": ("*.md", "a*", "*b*", "**b", "a**"),
    "signs and classes": ("?", "a?b", "[ab]", "[!a]", "a[", "a\\*", "a\\?b"),
    "brought back": ("*", "!a", "a/*", "!**/a/ab.md"),
    "brought back in a folder": ("a/**", "!a/b/**", "a/b/a"),
}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_walk_decides_as_the_whole_path_does(name: str) -> None:
    patterns = [compile_glob(p) for p in LISTS[name]]
    verdicts = set()
    for *folders, last in PATHS:
        front = Front(patterns)
        for folder in folders:
            front = front.inside(folder)
        for is_folder in (False, True):
            wanted = decision(patterns, [*folders, last], folder=is_folder)
            assert front.decision(last, folder=is_folder) == wanted, (folders, last, is_folder)
            verdicts.add(wanted)
    assert True in verdicts


SEGMENTS = {
    ("*design*.md", "my-design-1.md"): True,
    ("*design*.md", "design.md"): True,
    ("*design*.md", "design.mdx"): False,
    ("*design*.md", "desig.md"): False,
    ("a*a", "a"): False,
    ("a*a", "aa"): True,
    ("ab*ba", "aba"): False,
    ("*ab*ab*", "ab"): False,
    ("*ab*ab*", "xabyabz"): True,
    ("a**b", "ab"): True,
    ("*", "anything"): True,
}


@pytest.mark.parametrize(("pattern", "name"), sorted(SEGMENTS))
def test_stars_stand_for_any_characters_once_each(pattern: str, name: str) -> None:
    assert Front([compile_glob(pattern)]).decision(name) is (True if SEGMENTS[pattern, name] else None)
