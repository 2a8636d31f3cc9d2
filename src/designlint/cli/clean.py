"""`designlint clean`: remove what designlint keeps in the user's cache."""

from __future__ import annotations

import os
import shutil

import click

from designlint import cache, compiled
from designlint.outputs.escape import visible


@click.command("clean")
@click.option("--cache-dir", metavar="DIR", default="", help="The folder that was given to check.")
def command(cache_dir: str) -> int:
    """Remove the cache; it is made anew when needed."""
    kept = (compiled.cache_file("rules.json"), compiled.expressions_file(), cache.folder(cache_dir), cache.folder(cache_dir, "pages"))
    found = [path for path in kept if path and os.path.lexists(path)]
    for path in found:
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)
        click.echo(f"removed {visible(path)}")
    if not found:
        click.echo("nothing to remove")
    return 0
