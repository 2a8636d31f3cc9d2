"""The settings of each file: the nearest configuration above it, what that inherits, and the command line on top."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from designlint.config import form, toml
from designlint.config.layers import Layer, merge
from designlint.errors import ConfigError

if TYPE_CHECKING:
    from designlint.model import Config

NAMES = (".designlint.toml", "designlint.toml", "pyproject.toml")
CHAIN = 8


def resolve(path: str, overrides: tuple[Layer, ...] = ()) -> Config:
    """The settings in force for one file."""
    return Resolver(overrides).file(path)


class Resolver:
    """Finds settings once for each folder; ConfigError where a configuration cannot be read or does not fit.

    `overrides` are laid over what is found; `chosen` names the one file to use instead of looking for them;
    `isolated` uses none at all.
    """

    def __init__(self, overrides: tuple[Layer, ...] = (), chosen: str = "", *, isolated: bool = False) -> None:
        self.overrides = overrides
        self.chosen = os.path.abspath(chosen) if chosen else ""
        self.isolated = isolated
        self._places: dict[str, tuple[str, str]] = {}
        self._layers: dict[str, tuple[Layer, ...] | None] = {}
        self._configs: dict[tuple[str, str], Config] = {}

    def file(self, path: str) -> Config:
        """The settings of the file at a path."""
        return self.folder(os.path.dirname(os.path.abspath(path)))

    def folder(self, folder: str) -> Config:
        """The settings of the files in a folder."""
        folder = os.path.abspath(folder)
        place = (self.chosen, os.path.dirname(self.chosen)) if self.chosen else self._place(folder)
        found, root = place[0], place[1] or _start(folder)
        config = self._configs.get((found, root))
        if config is None:
            layers = self._chain(found) or () if found and not self.isolated else ()
            config = self._configs[found, root] = merge((*layers, *self.overrides), root)
        return config

    def _place(self, folder: str) -> tuple[str, str]:
        """The configuration file that governs a folder ("" for none), and the folder that its patterns start from."""
        passed: list[str] = []
        at = folder
        place = self._places.get(at)
        while place is None:
            passed.append(at)
            place = self._ends(at)
            at = os.path.dirname(at)
            place = place or self._places.get(at)
        self._places.update(dict.fromkeys(passed, place))
        return place

    def _ends(self, folder: str) -> tuple[str, str] | None:
        """What a search that has come up to this folder finds here; None where it goes on above."""
        for name in () if self.isolated else NAMES:
            path = os.path.join(folder, name)
            if os.path.lexists(path) and self._chain(path) is not None:
                return path, folder
        if os.path.lexists(os.path.join(folder, ".git")):
            return "", folder
        top = os.path.dirname(folder) == folder
        return ("", "") if top or folder == os.path.expanduser("~") else None

    def _chain(self, path: str, below: tuple[str, ...] = ()) -> tuple[Layer, ...] | None:
        """The layers that a file stands for, those it inherits first; None for a pyproject.toml without settings."""
        if path in self._layers:
            return self._layers[path]
        shown = near_path(path)
        values = toml.read(path, shown)
        layers: tuple[Layer, ...] | None = None
        if values is not None:
            form.check(values, shown)
            layers = (*self._inherited(path, values, below), Layer(shown, os.path.dirname(path), values))
        self._layers[path] = layers
        return layers

    def _inherited(self, path: str, values: dict[str, Any], below: tuple[str, ...]) -> tuple[Layer, ...]:
        if "extend" not in values:
            return ()
        target = os.path.abspath(os.path.join(os.path.dirname(path), os.path.expanduser(values["extend"])))
        if target in (*below, path) or len(below) >= CHAIN:
            raise ConfigError("'extend' leads back to itself.", where=near_path(path), mend="Take one of the files out of the circle.")
        found = self._chain(target, (*below, path))
        if found is None:
            raise ConfigError(f"'{near_path(target)}' has no [tool.designlint].", where=near_path(path), mend="Mend 'extend'.")
        return found


def _start(folder: str) -> str:
    """Where patterns start without a configuration or a repository: the working folder, or the top of all folders."""
    here = os.getcwd()
    if (folder + os.sep).startswith(here.rstrip(os.sep) + os.sep):
        return here
    return os.path.splitdrive(folder)[0] + os.sep


def near_path(path: str) -> str:
    """A path as short as it can be said: from the working folder where it is below, else in full."""
    here = os.getcwd().rstrip(os.sep) + os.sep
    return path.removeprefix(here)
