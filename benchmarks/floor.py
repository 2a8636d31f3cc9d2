"""The least that a linter on click and mistune can cost: start, parse what is named or found in a folder, print a count.

    python benchmarks/floor.py FOLDER
"""

import os

import click
import mistune


@click.command()
@click.argument("folder")
def main(folder):
    """Parse the documents of a folder and say how many blocks they have."""
    parse = mistune.create_markdown(renderer=None, plugins=["table"])
    blocks = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(place, name), encoding="utf-8") as file:
                blocks += len(parse(file.read()))
    click.echo(f"hello world, {blocks} blocks")


if __name__ == "__main__":
    main()
