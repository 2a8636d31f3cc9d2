"""Words of documents, paths, reasons and errors stay words: no format breaks, no terminal, runner, browser or code host obeys them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from designlint import outputs
from designlint.outputs import FORMATS as NAMES
from tests.conftest import ROOT
from tests.outputs.readers import FORMATS, harmless, plain
from tests.outputs.readers.data import fitting
from tests.outputs.readers.html import page
from tests.outputs.readers.row import Row
from tests.outputs.runs import said

WORDS = {
    "a workflow command": "::error::pwned", "one with properties": "::error file=a.md,line=1::x", "its end": "::stop-commands::t", "an old command": "##[error]x",
    "a command of Azure": "##vso[task.setvariable variable=a]b", "a command of TeamCity": "##teamcity[testFailed]", "three signs": "###[error]", "an escape": "%0A::error::x",
    "escapes": "%0D%0A%25%3A%2C", "a colour": "\x1b[31mred\x1b[0m", "a title": "\x1b]0;x\x07", "C1": "\x9b31m\x85", "a bell": "\x07\x08\x7f\x00", "bidi": "\u202eabc\u202c\u2066\u2069",
    "marks": "\u200e\u200f\u061c", "invisible": "\u200b\u200d\u2060\ufeff\U000e0041", "noncharacters": "\ufffe\uffff\U0001ffff", "lines": "a\nb", "other lines": "a\rb\r\nc\u2028d\u2029e\x0bf\x0cg",
    "a blank line": "a\n\nb", "a table": "|a|b|\n|-|-|", "a script": "<script>alert(1)</script>", "a tag": "<img src=x onerror=alert(1)>", "a quote": "\"' onmouseover=x", "entities": "&lt;&#60;&amp;",
    "the end of CDATA": "]]>", "CDATA": "<![CDATA[x]]>", "a comment": "<!-- x -->", "the end of details": "</details>", "an instruction": "<?xml x?>", "a doctype": "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "an end of a page": "</td></table></style></title>", "a link": "[a](javascript:alert(1))", "a place": "[a](0)", "an image": "![a](http://x/y.png)", "an autolink": "<http://x>", "addresses": "http://x www.x ftp://x a@x.org",
    "a mention": "@octocat @org/team", "an issue": "#1 org/repo#2", "emphasis": "*a* _b_ ~~c~~ **d**", "code": "`a` ``b``", "mathematics": "$a$", "a footnote": "[^1]", "backslashes": "\\|\\\\`\\", "a heading": "# a #",
    "JSON": '"}],"x":[{"', "braces": "{{ x }} {0} }{", "NaN": "NaN", "a byte": "caf\udcff", "astral": "𐐀👩‍💻", "spaces": "  a  ", "nothing": "",
}


def holds(name: str, words: str, path: str) -> None:
    """A report in which everything is hostile is well-formed, harmless, and says the findings that there are."""
    run = said(words, path)
    report = outputs.renderer(name)(run)
    harmless(report, commands=name == "github")
    form = FORMATS[name]
    helps = {f.code: f" {f.help}" if form.helps else "" for f in run.files[0].findings}
    label = {f.code: f.name if form.names else f.code for f in run.files[0].findings}
    expected = [
        Row(path, 1, label["OBJ009"], f"x{words}y{helps['OBJ009']}"), Row(path, 1, label["DOC003"], f"z{words}{helps['DOC003']}"), Row(path, 2, label["DOC003"], f"v{words}{helps['DOC003']}"),
    ]
    assert sorted(row._replace(path=plain(row.path), words=plain(row.words)) for row in form.read(report)) == sorted(row._replace(path=plain(row.path), words=plain(row.words)) for row in expected)


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("case", sorted(WORDS))
def test_words_stay_words(name: str, case: str) -> None:
    holds(name, WORDS[case], "docs/a.md")
    holds(name, "", os.path.normpath(f"{WORDS[case]}.md"))


PART = st.sampled_from(sorted(WORDS.values())) | st.characters(exclude_categories=["Cs"]) | st.sampled_from(list("\udcff:%,|<>&\"'`[](){}#@\\\n\r\x1b "))
HOSTILE = st.lists(PART, max_size=6).map("".join)
PATHS = HOSTILE.map(lambda words: os.path.normpath(words.lstrip("/") + ".md"))


@pytest.mark.parametrize("name", sorted(FORMATS))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=HOSTILE, path=PATHS)
def test_any_words_stay_words(name: str, words: str, path: str) -> None:
    holds(name, words, path)


@pytest.mark.parametrize("case", sorted(WORDS))
def test_data_carries_words_unchanged(case: str) -> None:
    """Only what is no Unicode text is written out."""
    words = WORDS[case]
    whole = words.replace("\udcff", "\\udcff")
    (file, gone) = fitting("output", outputs.renderer("json")(said(words, "a.md")))["files"]
    found = [file["findings"][0]["message"], file["findings"][0]["related"][0]["message"], file["findings"][3]["suppressed"]["reason"], file["rules"][0]["evidence"][0]["text"], gone["error"]]
    assert found == [f"x{whole}y", f"n{whole}", f"r{whole}", whole, f"gone: {whole}"]


@pytest.mark.parametrize("case", sorted(WORDS))
def test_a_page_has_no_tags_but_its_own(case: str) -> None:
    assert page(outputs.renderer("html")(said(WORDS[case], WORDS[case]))).seen == page(outputs.renderer("html")(said("a", "a"))).seen


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_files_with_hostile_names_are_reported_in_every_format(tmp_path) -> None:
    names = [b"a\nb.md", b"::error::x.md", b"caf\xff.md", b"a\x1b[31m%0A,b.md", "\u202e<b>|]]>.md".encode()]
    for name in names:
        (tmp_path / os.fsdecode(name)).write_bytes((ROOT / "examples" / "mediocre.md").read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "designlint", "check", "--isolated", "--select", "OBJ008", *(f"--output-format={n}:{n}.out" for n in NAMES), "--", *names], cwd=tmp_path, capture_output=True, check=False,
        timeout=120, env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src")},
    )
    assert (done.returncode, done.stderr) == (1, b"")
    for name in NAMES:
        report = (tmp_path / f"{name}.out").read_bytes().decode("utf-8")
        harmless(report, commands=name == "github")
        assert sorted(plain(row.path) for row in FORMATS[name].read(report)) == sorted(plain(os.fsdecode(n)) for n in names)
