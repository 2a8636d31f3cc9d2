"""Configuration as users write it: what wins, what each mistake is told in one line, and what the settings do."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designlint.config import form
from tests.gate.repository import COMPLETE, MEDIOCRE

WRONG = {  # designlint.toml -> what is said of it
    "an unknown key": ('prfile = "strict"', "unknown key 'prfile'. Did you mean 'profile'?"),
    "an unknown profile": ('profile = "producton"', "unknown value 'producton' of 'profile'. Did you mean 'production'?"),
    "an unknown level": ('fail-on = "errors"', "unknown value 'errors' of 'fail-on'. Did you mean 'error'?"),
    "an unknown code": ('ignore = ["OBJ999"]', "no rule or prefix 'OBJ999'."),
    "a mistyped name": ('select = ["timing-sl"]', "no rule or prefix 'timing-sl'. Did you mean 'timing-sla'?"),
    "an unknown rule in severity": ('[severity]\n"timing-slo" = "off"', "timing-slo"),
    "an unknown section": ('[sections]\n"online" = ["Go-live"]', "unknown key 'online' of 'sections'."),
    "a text for a list": ('ignore = "OBJ"', "'ignore' is a text, not a list. Write a list."),
    "a list for a text": ('profile = ["strict"]', "'profile'"),
    "a number for a truth": ("preview = 1", "'preview' is a whole number, not true or false."),
    "broken TOML": ("profile = ", "designlint.toml"),
    "a circle": ('extend = "designlint.toml"', "'extend' leads back to itself."),
    "nothing to inherit": ('extend = "missing.toml"', "missing.toml"),
    "a missing pack": ('rules = ["no-such-pack"]', "no such rule file or folder."),
    "a missing baseline": ('baseline = "none.json"', "none.json"),
}


@pytest.mark.parametrize("case", sorted(WRONG))
def test_a_mistake_is_one_line_with_the_mend(run, tmp_path: Path, case: str) -> None:
    content, said = WRONG[case]
    (tmp_path / "designlint.toml").write_text(content)
    (tmp_path / "design.md").write_text(COMPLETE, encoding="utf-8")
    done = run("check", "design.md")
    assert (done.code, done.err.count("\n"), "Traceback" in done.err) == (2, 1, False), done.err
    assert said in done.err


def names(run, *arguments: str, **where: Path) -> set[str]:
    said = run("check", "--exit-zero", "--output-format", "json", *arguments, "design.md", **where)
    assert said.code == 0, said.err
    return {f["name"] for f in json.loads(said.out)["files"][0]["findings"] if not f["suppressed"]}


EFFECTS = {  # designlint.toml -> rules that go, rules that come
    "ignore": ('ignore = ["timing-sla", "SEL"]', {"timing-sla", "feature-selection"}, set()),
    "select": ('select = ["timing-sla"]', {"assumptions", "rollout-plan"}, set()),
    "per-file-ignores": ('[per-file-ignores]\n"design*.md" = ["OBJ"]', {"timing-sla", "assumptions"}, set()),
    "per-file-ignores of others": ('[per-file-ignores]\n"old/*.md" = ["OBJ"]', set(), set()),
    "severity off": ('[severity]\n"OBJ009" = "off"', {"timing-sla"}, set()),
    "profile": ('profile = "interview"', {"review-record"}, set()),
    "strict asks more": ('profile = "strict"', set(), {"non-goals"}),
    "extend-select": ('extend-select = ["non-goals"]', set(), {"non-goals"}),
    "a glossary": ('[terms]\nscalable = "twice the load without new code"', set(), set()),
    "a pyproject": ("", set(), set()),
}


@pytest.mark.parametrize("case", sorted(EFFECTS))
def test_a_setting_does_what_it_says(run, tmp_path: Path, case: str) -> None:
    content, gone, come = EFFECTS[case]
    (tmp_path / "design.md").write_text(MEDIOCRE, encoding="utf-8")
    before = names(run)
    (tmp_path / "designlint.toml").write_text(content)
    after = names(run)
    assert gone <= before
    assert not gone & after
    assert come <= after - before
    if not gone and not come and case != "a glossary":
        assert before == after


def test_the_nearest_wins_and_extend_inherits(run, tmp_path: Path) -> None:
    below = tmp_path / "team"
    below.mkdir()
    (below / "design.md").write_text(MEDIOCRE, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.designlint]\nignore = ["timing-sla"]\n')
    assert "timing-sla" not in names(run, cwd=below)
    (below / ".designlint.toml").write_text('ignore = ["assumptions"]\n')
    assert "timing-sla" in names(run, cwd=below)
    (below / ".designlint.toml").write_text('extend = "../pyproject.toml"\nextend-select = ["non-goals"]\n')
    assert {"timing-sla", "non-goals"} & names(run, cwd=below) == {"non-goals"}
    assert {"timing-sla", "non-goals"} & names(run, "--isolated", cwd=below) == {"timing-sla"}
    assert {"timing-sla"} & names(run, "--config", 'ignore=["SEL"]', cwd=below) == {"timing-sla"}


def test_config_says_what_is_in_force_and_where_it_was_set(run, tmp_path: Path) -> None:
    (tmp_path / "designlint.toml").write_text('profile = "strict"\n')
    said = run("config")
    line = next(line for line in said.out.splitlines() if "profile" in line)
    assert "strict" in line
    assert "designlint.toml" in said.out


STATUS = {  # status of the document, settings, exit code
    "a draft": ("status: draft", "", 0), "in review": ("status: in review", "", 1), "approved": ("status: approved", "", 1), "draft: true": ("draft: true", "", 0),
    "a strict team": ("status: draft", '[status.draft]\nerrors = "error"\n', 1),
}


@pytest.mark.parametrize("case", sorted(STATUS))
def test_the_status_changes_the_gate(run, tmp_path: Path, case: str) -> None:
    status, settings, code = STATUS[case]
    (tmp_path / "designlint.toml").write_text(settings)
    (tmp_path / "design.md").write_text(f"---\n{status}\n---\n{MEDIOCRE.replace('Status: draft', '')}", encoding="utf-8")
    assert run("check", "design.md").code == code


# Settings as they come out of a file: right, nearly right, and of every wrong kind.
_WORDS = st.sampled_from(["", "error", "off", "strict", "OBJ009", "data", "objectives", "in review", "docs/*.md"])
_VALUES = st.recursive(
    _WORDS | st.booleans() | st.integers(-1, 1 << 31) | st.floats(allow_nan=False) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3), max_leaves=6,
)
_SETTINGS = st.dictionaries(st.sampled_from([*form.schema()["properties"], "selects", ""]), _VALUES, max_size=3)


@given(values=_SETTINGS)
@settings(max_examples=1000, deadline=None, derandomize=True, database=None)
def test_what_is_taken_at_once_is_what_the_schema_takes(values: dict[str, object]) -> None:
    whole = form.schema()
    if form.fits(values, whole, whole):
        jsonschema.Draft202012Validator(whole).validate(values)


RIGHT = {
    "nothing": {},
    "a profile": {"profile": "strict", "fail-on": "warning"},
    "rules": {"select": ["OBJ", "timing-sla"], "ignore": [], "severity": {"OBJ009": "off"}, "per-file-ignores": {"*.md": ["OBJ"]}},
    "files": {"include": ["docs/*.md"], "exclude": ["old"], "force-exclude": True, "max-file-size": 1000},
    "names of headings": {"sections": {"objectives": ["Goals"]}, "terms": {"feed": "home feed"}},
}


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_right_settings_are_taken_without_jsonschema(name: str) -> None:
    whole = form.schema()
    jsonschema.Draft202012Validator(whole).validate(RIGHT[name])
    assert form.fits(RIGHT[name], whole, whole)


def test_a_form_that_says_what_is_not_known_is_left_to_jsonschema() -> None:
    assert not form.fits("a", {"type": "string", "pattern": "b"}, {})
