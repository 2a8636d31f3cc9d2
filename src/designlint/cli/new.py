"""`designlint new`: one new document from the template, where nothing stands yet."""

from __future__ import annotations

import os
import sys

import click

from designlint import scaffold
from designlint.config import Resolver
from designlint.errors import UsageError
from designlint.outputs.escape import visible


@click.command("new")
@click.argument("title")
@click.option("-o", "--output", metavar="PATH", help="Where to write it; default: from the configuration, else here.")
@click.option("--set", "pairs", multiple=True, metavar="KEY=VALUE", help="A value of the template: owner, reviewers, date, ...")
@click.option("--variant", metavar="NAME", help="production (the default) or interview.")
@click.option("--template", metavar="DIR", default="", help="A cookiecutter template of your own.")
@click.option("--trust", is_flag=True, help="Let a template of your own bring code.")
@click.option("--no-input", is_flag=True, help="Ask nothing, also on a terminal.")
@click.option("--dry-run", is_flag=True, help="Print the document and write nothing.")
def command(
    title: str, output: str | None, pairs: tuple[str, ...], variant: str | None, template: str, trust: bool, no_input: bool, dry_run: bool
) -> int:
    """Write a new ML design document called TITLE."""
    config = Resolver().folder(".")
    given = _given(pairs)
    if variant:
        given["variant"] = variant
    if not no_input and sys.stdin and sys.stdin.isatty():
        for key in ("owner", "reviewers"):
            if key not in given and not template:
                given[key] = click.prompt(key, default="", show_default=False)
    if "date" not in given and not template:
        import datetime as dt

        given["date"] = dt.datetime.now(tz=dt.timezone.utc).date().isoformat()
    text = scaffold.render(title, given, template or config.new.get("template", ""), trust=trust)
    path = _place(output or config.new.get("output", ""), title)
    if dry_run:
        click.echo(text, nl=False)
        return 0
    scaffold.create(path, text)
    click.echo(visible(path))
    return 0


def _given(pairs: tuple[str, ...]) -> dict[str, str]:
    given = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise UsageError(f"--set: '{pair}' sets nothing.", mend="Write KEY=VALUE, for example owner=ana.")
        given[key] = value
    return given


def _place(wished: str, title: str) -> str:
    name = scaffold.slug(title) + ".md"
    if not wished:
        return name
    is_folder = wished.endswith(("/", os.sep)) or os.path.isdir(wished)
    return os.path.join(wished, name) if is_folder else wished
