"""The formats that are JSON: our own, GitLab's and reviewdog's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

from designlint import data
from tests.outputs.readers.row import Row, lines

SCHEMAS = Path(__file__).parent.parent / "schemas"
OUTPUT = Path(data.__file__).parent / "schemas" / "output.json"


def schema(name: str) -> jsonschema.protocols.Validator:
    """The validator of a published schema, or of our own (output)."""
    found = json.loads((OUTPUT if name == "output" else SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(found)
    kind.check_schema(found)
    return kind(found)


VALIDATORS = {name: schema(name) for name in ("output", "sarif", "gitlab", "rdjson")}


def loaded(text: str) -> Any:
    """A JSON text that RFC 8259 and RFC 7493 allow: no NaN, no name twice, no lone surrogate, no byte order mark."""

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({k for k, _ in pairs}) == len(pairs)
        return dict(pairs)

    found = json.loads(text, parse_constant=refuse, object_pairs_hook=once)
    assert text.isascii()
    json.dumps(found, ensure_ascii=False).encode("utf-8")  # fails on a lone surrogate
    return found


def fitting(name: str, text: str) -> Any:
    """The value of a JSON text, which fits a schema."""
    found = loaded(text)
    faults = [f"{e.json_path}: {e.message[:200]}" for e in VALIDATORS[name].iter_errors(found)]
    assert not faults, faults
    return found


def json_(text: str) -> list[Row]:
    """The findings that stand."""
    return [Row(file["path"], f["line"], f["code"], f["message"]) for file in fitting("output", text)["files"] for f in file["findings"] if f["suppressed"] is None]


def jsonlines(text: str) -> list[Row]:
    """A JSON value on each line (jsonlines.org): a finding with its path, or a path and why it could not be read."""
    rows, own = [], VALIDATORS["output"].schema
    finding = VALIDATORS["output"].evolve(schema={"$ref": "#/$defs/finding", "$defs": own["$defs"]})
    for line in lines(text):
        found = loaded(line)
        path = found.pop("path")
        if set(found) == {"error"}:
            continue
        assert finding.is_valid(found)
        if found["suppressed"] is None:
            rows.append(Row(path, found["line"], found["code"], found["message"]))
    return rows


def gitlab(text: str) -> list[Row]:
    """GitLab shows one of several issues with the same fingerprint."""
    found = fitting("gitlab", text)
    assert len({i["fingerprint"] for i in found}) == len(found)
    assert all(i["location"]["lines"]["begin"] <= i["location"]["lines"]["end"] for i in found)
    return [Row(i["location"]["path"], i["location"]["lines"]["begin"], i["check_name"], i["description"]) for i in found]


def rdjson(text: str) -> list[Row]:
    """The diagnostics; an end is never before its start."""
    rows = []
    for d in fitting("rdjson", text)["diagnostics"]:
        for place in (d["location"], *(r["location"] for r in d.get("relatedLocations", ()))):
            start, end = place["range"]["start"], place["range"]["end"]
            assert (start["line"], start["column"]) <= (end["line"], end["column"])
        rows.append(Row(d["location"]["path"], d["location"]["range"]["start"]["line"], d["code"]["value"], d["message"]))
    return rows
