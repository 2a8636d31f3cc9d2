"""`designlint init`: write settings, a hook and a workflow into a repository; show it first, overwrite nothing."""

from __future__ import annotations

import os
import sys

import click

from designlint import data, scaffold
from designlint.outputs.escape import visible

CONFIG = """# Settings of designlint; `designlint schema config` describes them, `designlint config` shows what is in force.
profile = "production"
fail-on = "error"
# baseline = ".designlint-baseline.json"   # `designlint baseline write` accepts what old documents lack

[new]
output = "docs/design/"
"""
HOOK = f"""repos:
  - repo: https://github.com/designlint/designlint
    rev: v{data.VERSION}
    hooks:
      - id: designlint
"""
WORKFLOW = f"""name: design documents
on: pull_request
permissions:
  contents: read
jobs:
  designlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install designlint=={data.VERSION}
      - env:
          BASE: ${{{{ github.event.pull_request.base.sha }}}}
        run: designlint check --diff-base "$BASE" --output-format github --output-format "markdown:$GITHUB_STEP_SUMMARY" .
"""
FILES = {"designlint.toml": CONFIG, ".pre-commit-config.yaml": HOOK, os.path.join(".github", "workflows", "designlint.yml"): WORKFLOW}


@click.command("init")
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show, and write nothing.")
def command(yes: bool, dry_run: bool) -> int:
    """Set this repository up: configuration, hook entry and workflow."""
    missing = {path: text for path, text in FILES.items() if not os.path.lexists(path)}
    for path, text in FILES.items():
        if path not in missing:
            click.echo(f"{visible(path)}: exists, left as it is" + (_advice(path) if path == ".pre-commit-config.yaml" else ""))
            continue
        click.echo(f"{visible(path)}:")
        click.echo("".join(f"    {line}\n" for line in text.rstrip().split("\n")))
    if dry_run or not missing:
        return 0
    if not yes and not (sys.stdin and sys.stdin.isatty() and click.confirm("Write these files?")):
        click.echo("Nothing was written; --yes writes without asking.")
        return 0
    for path, text in missing.items():
        scaffold.create(path, text)
        click.echo(f"wrote {visible(path)}")
    return 0


def _advice(path: str) -> str:
    del path
    return "; add this to its repos:\n" + "".join(f"    {line}\n" for line in HOOK.rstrip().split("\n")[1:])
