"""A YAML loader for plain data: no tags, anchors, aliases or equal keys, bounded depth, and few implicit types."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

DEPTH = 32


@lru_cache(maxsize=1)
def strings() -> type[Any]:
    """A loader like `loader` whose scalars are all strings, as front matter is read."""
    return type("StringLoader", (loader(),), {"yaml_implicit_resolvers": {}})


@lru_cache(maxsize=1)
def loader() -> type[Any]:
    """The loader class, made when first asked for so that importing this module costs nothing."""
    import yaml

    class PlainLoader(yaml.SafeLoader):
        """Strings, whole and decimal numbers, true and false, null, lists and mappings."""

        yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (PyYAML's own contract)
        depth = 0

        def compose_node(self, parent: Any, index: Any) -> Any:
            event = self.peek_event()  # type: ignore[no-untyped-call]
            if self.check_event(yaml.AliasEvent) or getattr(event, "anchor", None):
                raise yaml.MarkedYAMLError(problem="anchors and aliases are not allowed", problem_mark=event.start_mark)
            if getattr(event, "tag", None):
                raise yaml.MarkedYAMLError(problem="tags are not allowed", problem_mark=event.start_mark)
            self.depth += 1
            if self.depth > DEPTH:
                raise yaml.MarkedYAMLError(problem=f"nested deeper than {DEPTH}", problem_mark=event.start_mark)
            try:
                return super().compose_node(parent, index)
            finally:
                self.depth -= 1

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            seen: set[str] = set()
            for key, _ in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise yaml.MarkedYAMLError(problem="a key must be plain text", problem_mark=key.start_mark)
                if key.value in seen:
                    raise yaml.MarkedYAMLError(problem=f"the key '{key.value}' stands twice", problem_mark=key.start_mark)
                seen.add(key.value)
                key.tag = "tag:yaml.org,2002:str"
            return super().construct_mapping(node, deep=deep)

    for tag, pattern, first in (
        ("bool", r"^(?:true|false)$", "tf"),
        ("int", r"^-?(?:0|[1-9]\d{0,15})$", "-0123456789"),
        ("float", r"^-?\d{1,15}\.\d{1,15}$", "-0123456789"),
        ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ):
        PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
    return PlainLoader
