"""Rules of a team's own: from a path, from an installed package, and what each mistake in one is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from designlint.text.patterns import refused
from tests.conftest import ROOT

PACK = ROOT / "examples" / "packs" / "ml-design-sections"
RULE = 'code: TEA001\nname: tea-time\nkind: requirement\nseverity: {interview: error, production: error, strict: error}\nmessage: "No tea."\nrequire: {words: {of: tea}}\n'
EXAMPLES = 'good: {plain: "We drink tea."}\nbad: {plain: "We drink."}\n'


def test_the_second_pack_passes_its_own_examples(run) -> None:
    said = run("test", str(PACK))
    assert said.code == 0, said.out
    assert "of 6 rules, 0 failed." in said.out


def test_a_pack_is_used_beside_the_shipped_rules(run) -> None:
    said = run("check", "--isolated", "--rules", str(PACK), "--select", "AML001,OBJ009", "--output-format", "concise", str(ROOT / "examples" / "mediocre.md"))
    assert {"AML001", "OBJ009"} <= {line.split()[1] for line in said.out.splitlines()[:-1]}


def pack(place: Path, rule: str = RULE + EXAMPLES, words: str = "tea: [tea]\n", name: str = "TEA001-tea-time.yaml") -> Path:
    (place / "vocabulary").mkdir(parents=True, exist_ok=True)
    (place / "vocabulary" / "words.yaml").write_text(words, encoding="utf-8")
    (place / name).write_text(rule, encoding="utf-8")
    return place


def test_an_installed_package_offers_a_pack_and_is_not_imported(run, tmp_path: Path) -> None:
    pack(tmp_path / "site" / "tea_rules" / "pack")
    (tmp_path / "site" / "tea_rules" / "__init__.py").write_text("raise SystemExit('imported')")
    info = tmp_path / "site" / "tea_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tea-rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[designlint.rules]\ntea = tea_rules:pack\n")
    (tmp_path / "design.md").write_text("---\nkind: ml-design-doc\n---\n# A\n\nText.\n")
    (tmp_path / "designlint.toml").write_text('rules = ["tea"]\nselect = ["TEA"]\n')
    path = f"{ROOT / 'src'}:{tmp_path / 'site'}"
    said = run("check", "--output-format", "concise", "design.md", PYTHONPATH=path)
    assert "TEA001 tea-time: No tea." in said.out, said.err


WRONG = {
    "another file name": ({"name": "TEA002-tea-time.yaml"}, "is not named after its rule. Call it TEA001-tea-time.yaml."),
    "an unknown key": ({"rule": RULE + "wat: 1\n"}, "wat"),
    "an unknown matcher": ({"rule": RULE.replace("words", "wrods")}, "wrods"),
    "a code of another form": ({"rule": RULE.replace("TEA001", "T1"), "name": "T1-tea-time.yaml"}, "T1"),
    "a code that is taken": ({"rule": RULE.replace("TEA001", "OBJ009"), "name": "OBJ009-tea-time.yaml"}, "'OBJ009' is taken by"),
    "a list that is missing": ({"rule": RULE.replace("of: tea", "of: coffee")}, "names the word list 'coffee', which there is not."),
    "broken YAML": ({"rule": RULE + "help: [\n"}, "is not valid YAML"),
    "a tag": ({"rule": RULE + "why: !!python/object/apply:os.system [id]\n"}, "is not valid YAML"),
    "an anchor": ({"rule": RULE + "why: &a text\n"}, "is not valid YAML"),
    "a key twice": ({"rule": RULE + 'message: "Again."\n'}, "is not valid YAML"),
    "no mapping": ({"rule": "- a\n"}, "TEA001-tea-time.yaml"),
    "no word lists": ({"words": "- a\n"}, "holds no word lists."),
    "a slow pattern": ({"words": 'tea: ["re:(a+)+$"]\n'}, "the pattern '(a+)+$' repeats without a bound; write {0,40} for * and {1,40} for +."),
    "not text": ({"words": "tea: [\x00]\n"}, "words.yaml"),
}

PATTERNS = {
    r"\bbudget of \d{1,9}\b": "", r"(?:a|b){1,20}c": "", r"(?<!x)tea(?=s)": "", "a*": "repeats without a bound", "(?:a{1,5}){2,9}": "repeats inside a repetition",
    r"(a)\1": "refers back", "(": "is no regular expression", "a" * 501: "is over 500 characters", "a{1,90}b{1,90}c{1,90}": "repeats too much", "(?=a+)b": "repeats without a bound",
}


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
def test_only_patterns_that_cannot_stall_are_run(pattern: str) -> None:
    reason = PATTERNS[pattern]
    assert refused(pattern).startswith(reason)
    assert bool(refused(pattern)) == bool(reason)


SPECIAL: dict[str, tuple[Callable[[Path], object], str]] = {
    "a named pipe": (lambda p: os.mkfifo(p / "TEA002-more.yaml"), "TEA002-more.yaml: is a named pipe, not a file."),
    "a folder": (lambda p: (p / "TEA002-more.yaml").mkdir(), "TEA002-more.yaml: is a folder, not a file."),
    "an endless device": (lambda p: (p / "TEA002-more.yaml").symlink_to("/dev/zero"), "TEA002-more.yaml: is a link that leads out of the pack."),
    "a link to a secret": (lambda p: (p / "TEA002-more.yaml").symlink_to("/etc/passwd"), "TEA002-more.yaml: is a link that leads out of the pack."),
    "words that are elsewhere": (lambda p: (p / "vocabulary" / "more.yaml").symlink_to("../../more.yaml"), "more.yaml: is a link that leads out of the pack."),
    "a dangling link": (lambda p: (p / "TEA002-more.yaml").symlink_to("gone.yaml"), "TEA002-more.yaml: no such file or folder."),
    "too much": (lambda p: (p / "TEA002-more.yaml").write_text("#" * 270_000), "TEA002-more.yaml: is over the limit of 256 KiB."),
}


@pytest.mark.skipif(os.name == "nt", reason="POSIX files and links")
@pytest.mark.parametrize("name", SPECIAL)
def test_what_is_no_file_of_the_pack_is_refused(run, tmp_path: Path, name: str) -> None:
    make, words = SPECIAL[name]
    make(pack(tmp_path / "pack"))
    done = run("test", "pack")
    assert (done.code, done.err.count("\n"), words in done.err) == (2, 1, True), done.err
    assert "root:" not in done.err


@pytest.mark.skipif(os.name == "nt", reason="POSIX links")
def test_a_link_within_a_pack_and_a_pack_that_is_a_link_are_read(run, tmp_path: Path) -> None:
    place = pack(tmp_path / "pack")
    (place / "vocabulary" / "words.yaml").rename(place / "words.txt")
    (place / "vocabulary" / "words.yaml").symlink_to("../words.txt")
    (tmp_path / "other").symlink_to("pack")
    assert run("test", "other").code == 0


def test_names_and_messages_of_a_pack_cannot_steer_a_terminal(run, tmp_path: Path) -> None:
    rule = RULE.replace("No tea.", r"\e[31m##[error]\u202e No tea.") + 'good: {"\\e[31m\\n::error::##[error]": "We drink."}\nbad: {plain: "We drink."}\n'
    done = run("test", "-v", str(pack(tmp_path / "pack", rule)))
    assert done.code == 1
    assert not set(done.out) & set("\x1b\u202e")
    assert not [line for line in done.out.splitlines() if line.lstrip().startswith("::") or "##[" in line]


@pytest.mark.parametrize("case", sorted(WRONG))
def test_a_mistake_in_a_pack_is_one_line(run, tmp_path: Path, case: str) -> None:
    how, said = WRONG[case]
    done = run("test", str(pack(tmp_path / "pack", **how)))
    assert (done.code, done.err.count("\n"), "Traceback" in done.err) == (2, 1, False), done.err + done.out
    assert said in done.err


def test_a_rule_without_examples_or_with_a_wrong_one_fails_its_test(run, tmp_path: Path) -> None:
    said = run("test", str(pack(tmp_path / "a", RULE)))
    assert said.code == 1
    assert "tea-time: needs a good and a bad example" in said.out
    said = run("test", str(pack(tmp_path / "b", RULE + 'good: {plain: "We drink."}\nbad: {plain: "Tea!"}\n')))
    assert said.code == 1
    assert "wanted 0 findings, got 1" in said.out
    assert "wanted 1 finding, got 0" in said.out
