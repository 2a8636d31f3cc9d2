"""`designlint clean`: remove what designlint keeps in the user's cache."""

from __future__ import annotations

import os

import click

from designlint import compiled
from designlint.outputs.escape import visible


@click.command("clean")
def command() -> int:
    """Remove the cache; it is made anew when needed."""
    path = compiled.cache_file()
    if path and os.path.isfile(path):
        os.unlink(path)
        click.echo(f"removed {visible(path)}")
    else:
        click.echo("nothing to remove")
    return 0
