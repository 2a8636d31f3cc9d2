"""What the dear tools found last, kept in docs/reliability.json so that the page can be compared with it without running them again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PATH = Path(__file__).resolve().parent.parent / "docs" / "reliability.json"


def load() -> dict[str, Any]:
    """All results by the tool that stored them."""
    found: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8")) if PATH.is_file() else {}
    return found


def store(name: str, result: dict[str, Any]) -> None:
    """Put one tool's result in the place of its last one."""
    found = load() | {name: result}
    PATH.write_text(json.dumps(dict(sorted(found.items())), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
