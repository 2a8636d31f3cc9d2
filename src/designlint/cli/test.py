"""`designlint test`: run the examples inside rule files, ours or a team's."""

from __future__ import annotations

import click

from designlint import catalog as catalogs
from designlint import examples
from designlint.outputs.escape import unled, visible
from designlint.outputs.run import plural


@click.command("test")
@click.argument("paths", nargs=-1)
@click.option("-v", "--verbose", is_flag=True, help="Name the examples that pass, too.")
def command(paths: tuple[str, ...], verbose: bool) -> int:
    """Run the examples of the rule files in PATHS; without paths, those of the shipped rules."""
    catalog = catalogs.load(paths, whole=True)
    rules = tuple(r for r in catalog.rules if not paths or r.pack)
    failed = total = 0
    for outcome in examples.run(rules, catalog):
        total += 1
        if outcome.passed:
            if verbose:
                click.echo(unled(visible(f"ok    {outcome.rule.name}/{outcome.name}")))
            continue
        failed += 1
        click.echo(unled(visible(f"FAIL  {outcome.rule.name}/{outcome.name} ({outcome.rule.path})")))
        click.echo(f"      wanted {plural(outcome.expected, 'finding')}, got {len(outcome.messages)}" + "".join(f"\n        {unled(visible(m))}" for m in outcome.messages))
    bare = [r.name for r in rules if not any(e.good for e in r.examples) or not any(not e.good for e in r.examples)]
    if paths:
        for name in bare:
            click.echo(f"FAIL  {name}: needs a good and a bad example")
        failed += len(bare)
    click.echo(f"{plural(total, 'example')} of {plural(len(rules), 'rule')}, {failed} failed.")
    return int(failed > 0)
