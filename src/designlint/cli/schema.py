"""`designlint schema`: the JSON Schemas of configuration, rule files and JSON reports."""

from __future__ import annotations

import os

import click

from designlint import data

PLACES = {
    "config": os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "schemas", "config.json"),
    "output": os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "schemas", "output.json"),
}


@click.command("schema")
@click.argument("what", type=click.Choice(["config", "rule", "output"]))
def command(what: str) -> int:
    """Print the JSON Schema of the configuration, of a rule file or of a JSON report."""
    path = PLACES.get(what) or os.path.join(data.rules_dir(), "schema.json")
    with open(path, encoding="utf-8") as file:
        click.echo(file.read(), nl=False)
    return 0
