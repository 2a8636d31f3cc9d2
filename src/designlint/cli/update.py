"""`designlint update`: bring a document up to the template by adding the sections that it lacks."""

from __future__ import annotations

import difflib

import click

from designlint import catalog as catalogs
from designlint import files, outline, scaffold
from designlint.config import Resolver
from designlint.document import decode, encode, parse
from designlint.outputs.escape import visible
from designlint.scaffold.update import updated


@click.command("update")
@click.argument("path")
@click.option("--variant", metavar="NAME", help="The variant of the template: production (the default) or interview.")
@click.option("--template", metavar="DIR", default="", help="A cookiecutter template of your own.")
@click.option("--trust", is_flag=True, help="Let a template of your own bring code.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what would be added, and write nothing.")
def command(path: str, variant: str | None, template: str, trust: bool, show_diff: bool) -> int:
    """Add to the document at PATH the sections of the template that it lacks; its text is not touched."""
    config = Resolver().file(path)
    data = files.read(path, config.max_file_size)
    source = decode(data, path, config.max_file_size)
    model = scaffold.render("Title", {"variant": variant} if variant else {}, template or config.new.get("template", ""), trust=trust)
    scanner = catalogs.load().scanner
    about = outline.concepts(parse(source.text, path), scanner, config.sections)
    new = updated(source.text, model, about, outline.concepts(parse(model, "template"), scanner, {}))
    if new.text == source.text:
        click.echo(f"{visible(path)}: has all sections of the template.")
        return 0
    if show_diff:
        for line in difflib.unified_diff(source.text.splitlines(), new.text.splitlines(), f"a/{path}", f"b/{path}", lineterm=""):
            click.echo(visible(line))
        return 0
    files.replace(path, data, encode(new.text, source))
    for title in new.added:
        click.echo(f"{visible(path)}: added {visible(title)}")
    return 0
