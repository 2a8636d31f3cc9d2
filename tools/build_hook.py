"""What the build adds to a wheel: the shipped rules compiled, so that the first check is as fast as the next."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the rules; a checkout does without, since its rules change."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the compiled rules beside their files."""
        if version == "editable":
            return
        sys.path.insert(0, os.path.join(self.root, "src"))
        from designlint import catalog, compiled, data

        found = catalog.load(whole=True)
        path = os.path.join(tempfile.mkdtemp(), data.SHIPPED)
        with open(path, "w", encoding="utf-8") as file:
            file.write(compiled.dump(found.rules, found.scanner, found.digest))
        build_data["force_include"][path] = f"designlint/_rules/{data.SHIPPED}"
