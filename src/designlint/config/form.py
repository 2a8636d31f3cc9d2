"""Settings checked against their JSON Schema, and what is wrong with them said in one line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from designlint.errors import ConfigError
from designlint.near import meant

if TYPE_CHECKING:
    from collections.abc import Mapping

_KNOWN = {
    "$schema", "$defs", "$ref", "title", "description", "type", "enum", "minLength", "minimum", "maximum", "items", "maxItems", "properties",
    "additionalProperties", "propertyNames",
}  # fmt: skip
_KINDS = {"array": list, "object": dict, "string": str, "boolean": bool, "integer": int}
SCHEMA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "schemas", "config.json")
_TYPES = {"array": "a list", "object": "a table", "string": "a text", "boolean": "true or false", "integer": "a whole number"}
_FOUND = {list: "a list", dict: "a table", str: "a text", bool: "true or false", int: "a whole number", float: "a number"}


def schema() -> dict[str, Any]:
    """The schema of the configuration as plain data."""
    import json

    with open(SCHEMA, encoding="utf-8") as file:
        return dict(json.load(file))


def check(values: object, where: str) -> None:
    """Raise ConfigError with the key and the reason where settings do not fit the schema."""
    whole = schema()
    if fits(values, whole, whole):
        return
    import jsonschema

    errors = jsonschema.Draft202012Validator(whole).iter_errors(values)
    first = min(errors, key=lambda e: (len(e.absolute_path), [str(p) for p in e.absolute_path], e.validator), default=None)
    if first is not None:
        what, mend = _said(first)
        raise ConfigError(what, where=where, mend=mend)


def fits(value: object, form: Mapping[str, Any], whole: Mapping[str, Any]) -> bool:
    """Whether a value certainly fits a part of a schema; False wherever that says what is not known here.

    Settings are mostly right, and to load jsonschema takes longer than to check a document.
    """
    if not _KNOWN.issuperset(form):
        return False
    if "$ref" in form and not fits(value, whole["$defs"][form["$ref"].removeprefix("#/$defs/")], whole):
        return False
    if "enum" in form and (not isinstance(value, str) or value not in form["enum"]):
        return False
    if "type" in form and type(value) is not _KINDS[form["type"]]:
        return False
    if isinstance(value, str):
        return bool(len(value) >= form.get("minLength", 0))
    if isinstance(value, int):
        return bool(form.get("minimum", value) <= value <= form.get("maximum", value))
    if isinstance(value, list):
        return len(value) <= form.get("maxItems", len(value)) and all(fits(item, form.get("items", {}), whole) for item in value)
    return not isinstance(value, dict) or all(_entry(key, inner, form, whole) for key, inner in value.items())


def _entry(key: str, value: object, form: Mapping[str, Any], whole: Mapping[str, Any]) -> bool:
    inner = form.get("properties", {}).get(key, form.get("additionalProperties", {}))
    return fits(key, form.get("propertyNames", {}), whole) and inner is not False and fits(value, inner, whole)


def _said(error: Any) -> tuple[str, str]:
    key = ".".join(_part(p) for p in error.absolute_path)
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", ()))
        unknown = min(set(error.instance) - set(known))
        return f"unknown key '{_part(unknown)}'{f' in {key}' if key else ''}.", meant(unknown, known)
    if error.validator == "enum":
        known = [str(v) for v in error.validator_value]
        name = "key" if "propertyNames" in error.absolute_schema_path else "value"
        return f"unknown {name} {_quoted(error.instance)} of '{key}'.", meant(error.instance, known)
    if error.validator == "type":
        wanted = _TYPES[error.validator_value]
        return f"'{key}' is {_FOUND.get(type(error.instance), 'a date')}, not {wanted}.", f"Write {_TYPES[error.validator_value]}."
    if error.validator == "minLength":
        return f"'{key}' is empty.", "Write a name, or take the key out."
    return f"'{key}' is out of bounds.", f"{error.validator} is {error.validator_value}."


def _part(part: object) -> str:
    """One step of the way to a value, cut short: it is the user's text."""
    return str(part)[:60]


def _quoted(value: object) -> str:
    return f"'{_part(value)}'"


