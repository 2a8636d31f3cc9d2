"""`designlint config`: the settings in force for a file, and where each came from."""

from __future__ import annotations

import json
from typing import Any

import click

from designlint.config import Resolver
from designlint.config.layers import PATTERNS, shown

HIDDEN = ("root", "origin")


@click.command("config")
@click.argument("path", default=".")
@click.option("--config", "chosen", default="", metavar="PATH", help="Use this configuration file.")
@click.option("--isolated", is_flag=True, help="Look for no configuration.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
def command(path: str, chosen: str, isolated: bool, output_format: str) -> int:
    """Print the settings in force for PATH (a file or folder), and where each was set."""
    import os

    resolver = Resolver((), chosen, isolated=isolated)
    config = resolver.folder(path) if os.path.isdir(path) else resolver.file(path)
    rows: dict[str, dict[str, Any]] = {}
    for field in config._fields:
        key = field.replace("_", "-")
        value = getattr(config, field)
        if field in HIDDEN:
            continue
        if key in PATTERNS:
            value = [shown(p, config.root) for p in value]
        rows[key] = {"value": value, "from": config.origin.get(key, "default")}
    if output_format == "json":
        click.echo(json.dumps(rows, indent=1, default=dict))
    else:
        width = max(map(len, rows))
        for key, row in rows.items():
            click.echo(f"{key:<{width}} = {json.dumps(row['value'], default=dict)}  [{row['from']}]")
    return 0
