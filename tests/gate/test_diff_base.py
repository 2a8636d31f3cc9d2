"""Only what is new since a revision: renamed, added, edited and deleted documents, and errors of git."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.gate.repository import COMPLETE, MEDIOCRE, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = Repository(tmp_path / "repo")
    found.write("design/old.md", MEDIOCRE)
    found.write("design/complete.md", COMPLETE)
    found.commit("base")
    found.git("tag", "base")
    return found


def new(run, repository: Repository, *paths: str, base: str = "base") -> dict[str, list[str]]:
    said = run("check", "--isolated", "--output-format", "json", "--diff-base", base, *(paths or (".",)), cwd=repository.root)
    assert said.code in (0, 1), said.err
    return {f["path"]: [x["name"] for x in f["findings"]] for f in json.loads(said.out)["files"] if f["findings"]}


def test_nothing_changed_nothing_new(run, repository: Repository) -> None:
    assert new(run, repository) == {}


def test_an_edit_shows_what_it_brought(run, repository: Repository) -> None:
    repository.edit("design/complete.md", "Rank by permutation importance, then ablate one source at a time.", "TODO: think.")
    assert sorted(new(run, repository)["design/complete.md"]) == ["feature-selection", "placeholder-text"]


def test_a_new_document_shows_everything(run, repository: Repository) -> None:
    repository.write("design/new.md", MEDIOCRE)
    assert len(new(run, repository)["design/new.md"]) > 10


def test_a_renamed_and_edited_document_shows_the_edit_only(run, repository: Repository) -> None:
    repository.git("mv", "design/old.md", "design/renamed.md")
    repository.edit("design/renamed.md", "## Timeline", "TBD: the budget.\n\n## Timeline")
    repository.commit("renamed")
    assert new(run, repository) == {"design/renamed.md": ["placeholder-text"]}


def test_a_deleted_document_is_no_matter(run, repository: Repository) -> None:
    repository.git("rm", "-q", "design/old.md")
    assert new(run, repository) == {}


def test_names_that_git_would_quote(run, repository: Repository) -> None:
    repository.write('design/ärger mit "quotes".md', MEDIOCRE)
    repository.commit("odd")
    assert new(run, repository, base="HEAD") == {}


@pytest.mark.parametrize(
    ("base", "said"),
    [("nowhere", "git knows no revision 'nowhere'. Name a branch, tag or commit"), ("--output=x", "is no revision."), ("HEAD:design/old.md", "git knows no revision")],
)
def test_a_bad_revision_is_one_line(run, repository: Repository, base: str, said: str) -> None:
    done = run("check", f"--diff-base={base}", ".", cwd=repository.root)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert said in done.err


def test_a_shallow_clone_is_told_to_fetch_more(run, repository: Repository, tmp_path: Path) -> None:
    repository.write("design/new.md", MEDIOCRE)
    repository.commit("more")
    first = repository.git("rev-list", "--max-parents=0", "HEAD")
    repository.git("clone", "-q", "--depth=1", f"file://{repository.root.as_posix()}", str(tmp_path / "shallow"))
    done = run("check", "--diff-base", first, ".", cwd=tmp_path / "shallow")
    assert done.code == 2
    assert "Fetch more history" in done.err


def test_outside_of_git_is_said(run, tmp_path: Path) -> None:
    (tmp_path / "design.md").write_text(COMPLETE, encoding="utf-8")
    done = run("check", "--diff-base", "HEAD", "design.md")
    assert done.code == 2
    assert "not a git repository" in done.err
