"""What changes documents: fixes, stubs and updates; each changes what it says and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate.repository import COMPLETE

FIXED = {
    "an unused suppression on its own line goes with its line": (
        "# A\n\n<!-- designlint: ignore[timing-sla] -- nobody waits -->\n\nText with p99 of 200 ms latency.\n", "# A\n\n\nText with p99 of 200 ms latency.\n",
    ),
    "a mistyped key": ("---\nTitle: A\nstauts: draft\n---\n\n# A\n\nText.\n", "---\ntitle: A\nstatus: draft\n---\n\n# A\n\nText.\n"),
    "a bold line is a heading": ("# A\n\n## B\n\n**Data sources**\n\nLogs of clicks.\n", "# A\n\n## B\n\n### Data sources\n\nLogs of clicks.\n"),
    "CRLF stays": ("# A\r\n\r\n**Data sources**\r\n\r\nLogs.\r\n", "# A\r\n\r\n## Data sources\r\n\r\nLogs.\r\n"),
    "no newline at the end stays": ("# A\n\n**Data sources**\n\nLogs.", "# A\n\n## Data sources\n\nLogs."),
    "nothing to mend": ("# A\n\nText **bold** in it.\n", "# A\n\nText **bold** in it.\n"),
}


@pytest.mark.parametrize("case", sorted(FIXED))
def test_what_is_mended(run, tmp_path: Path, case: str) -> None:
    before, after = FIXED[case]
    path = tmp_path / "design.md"
    path.write_bytes(before.encode())
    shown = run("check", "--isolated", "--diff", "design.md")
    assert path.read_bytes() == before.encode()
    assert ("@@" in shown.out) == (before != after)
    run("check", "--isolated", "--fix", "design.md")
    assert path.read_bytes() == after.encode()


def test_a_stub_never_silences_a_content_rule(run, tmp_path: Path) -> None:
    path = tmp_path / "design.md"
    path.write_text("# Churn\n\n## Data\n\nThe model is trained on CRM data, features and labels of the last year.\n")
    before = {line.split()[1] for line in run("check", "--isolated", "--output-format", "concise", "design.md").out.splitlines()[:-1]}
    after = {line.split()[1] for line in run("check", "--isolated", "--unsafe-fixes", "--output-format", "concise", "design.md").out.splitlines()[:-1]}
    assert "OBJ009" in before
    assert before - {"DOC001", "DOC002"} <= after
    assert "TODO: timing sla." in path.read_text()


UPDATES = {
    "a section that is missing comes behind its neighbour": (("## Feature Selection", "Rank by permutation"), "## Feature Selection"),
    "a sub-section": (("### Assumptions", "We assume that event", "Recent means"), "### Assumptions"),
}


@pytest.mark.parametrize("case", sorted(UPDATES))
def test_an_update_adds_what_is_missing_and_keeps_every_line(run, tmp_path: Path, case: str) -> None:
    starts, heading = UPDATES[case]
    path = tmp_path / "design.md"
    before = "\n".join(line for line in COMPLETE.split("\n") if not line.startswith(starts)).replace("template: design_doc@1", "template: design_doc@0")
    path.write_text(before, encoding="utf-8")
    assert "+" + heading in run("update", "--diff", "design.md").out
    assert path.read_text(encoding="utf-8") == before
    said = run("update", "design.md")
    after = path.read_text(encoding="utf-8").split("\n")
    assert said.out == f"design.md: added {heading.lstrip('# ')}\n"
    kept = [line for line in before.split("\n") if "design_doc@" not in line]
    rest = iter(after)
    assert all(line in rest for line in kept)  # in order
    order = [line for line in after if line.startswith("#")]
    assert order == [line for line in COMPLETE.split("\n") if line.startswith("#")]
    assert any(line.startswith("TODO") for line in after)
    assert run("update", "design.md").out == "design.md: has all sections of the template.\n"


def test_an_update_of_a_document_with_its_own_names_adds_no_doubles(run, tmp_path: Path) -> None:
    text = COMPLETE.replace("## Feature Selection", "## Feature importance").replace("## Modeling Techniques", "## Models")
    (tmp_path / "design.md").write_text(text, encoding="utf-8")
    assert run("update", "design.md").out == "design.md: has all sections of the template.\n"


def test_an_update_of_nothing_is_one_line(run) -> None:
    said = run("update", "missing.md")
    assert (said.code, said.err.count("\n")) == (2, 1)
