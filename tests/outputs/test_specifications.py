"""What each published specification asks for in particular, on runs made for it."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from designlint import outputs
from designlint.model import Evidence, Fact, FileReport, Related, RuleResult, Severity, Span, State, Suppression
from designlint.outputs import sarif as sarif_format
from designlint.outputs.run import Run
from tests.outputs.readers import FORMATS
from tests.outputs.readers.data import OUTPUT, VALIDATORS, fitting
from tests.outputs.readers.github import commands
from tests.outputs.readers.junit import suites
from tests.outputs.readers.sarif import log
from tests.outputs.runs import ERROR, HAND, INFO, WARNING, finding, rule, run_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def rendered(name: str, run: Run = HAND) -> str:
    return outputs.renderer(name)(run)


# json: our own schema

SPOILT: dict[str, tuple[list[Any], object]] = {
    "a property of the report": (["more"], 1), "a property of a file": (["files", 0, "more"], 1), "a property of a finding": (["files", 0, "findings", 0, "more"], 1),
    "a property of evidence": (["files", 0, "rules", 0, "evidence", 0, "more"], 1), "another version": (["version"], 2), "line 0": (["files", 0, "findings", 0, "line"], 0),
    "an unknown severity": (["files", 0, "findings", 0, "severity"], "note"), "an unknown state": (["files", 0, "rules", 0, "state"], "off"),
    "an unknown status": (["files", 0, "status"], "done"), "a failed file with a score": (["files", 2, "score"], {"met": 0, "of": 0}),
    "a checked file with an error": (["files", 0, "error"], "x"), "a skipped file with findings": (["files", 3, "findings"], [{}]),
    "a suppression without reason": (["files", 0, "findings", 3, "suppressed", "reason"], ""), "a suppression of no kind": (["files", 0, "findings", 3, "suppressed", "kind"], "mood"),
    "a column as text": (["files", 0, "findings", 0, "column"], "1"), "a fingerprint of another form": (["files", 0, "findings", 0, "fingerprint"], "XYZ"),
    "a count below nothing": (["summary", "errors"], -1),
}


@pytest.mark.parametrize("case", sorted(SPOILT))
def test_the_schema_of_the_json_format_refuses(case: str) -> None:
    report = fitting("output", rendered("json"))
    path, value = SPOILT[case]
    node = spoilt = copy.deepcopy(report)
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    assert not VALIDATORS["output"].is_valid(spoilt)


def nodes(node: object, at: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a schema, and where it stands."""
    if isinstance(node, dict):
        yield at, node
    for key, inner in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from nodes(inner, f"{at}.{key}")


def test_the_schema_of_the_json_format_is_closed_and_explains_itself() -> None:
    whole = json.loads(OUTPUT.read_text(encoding="utf-8"))
    objects = [(at, n) for at, n in nodes(whole) if "object" in n.get("type", ())]
    assert len(objects) > 10
    for at, node in objects:
        assert node["additionalProperties"] is False, at
        assert set(node["required"]) <= set(node["properties"]), at
        for name, inner in node["properties"].items():
            described = inner if "description" in inner else whole["$defs"][inner["$ref"].rsplit("/", 1)[1]]
            assert described["description"].endswith("."), (at, name)


def test_every_property_of_the_schema_occurs_in_a_report(real: dict[str, str]) -> None:
    """What is described is what is written: no property that no report has."""
    whole = json.loads(OUTPUT.read_text(encoding="utf-8"))
    described = {name for _, node in nodes(whole) if "additionalProperties" in node for name in node["properties"]}
    written = {name for text in (real["json"], rendered("json")) for _, node in nodes(json.loads(text)) for name in node}
    assert described == written


def test_the_command_line_prints_the_schema(run) -> None:
    assert run("schema", "output").out == OUTPUT.read_text(encoding="utf-8")


@pytest.mark.parametrize("bound", ["inf", "-inf", "nan"])
def test_a_fact_without_a_bound_is_still_json(bound: str) -> None:
    fact = Fact("latency", "p99", 0.0, float(bound), "ms", "p99", 0, 0, 1, 1, 1, "p99")
    report = fitting("output", rendered("json", Run((FileReport("a.md", "checked", facts=(fact,)),), facts=True)))
    assert (report["files"][0]["facts"][0]["low"], report["files"][0]["facts"][0]["high"]) == (0.0, None)


def test_the_summary_counts_what_stands() -> None:
    assert fitting("output", rendered("json"))["summary"] == {"files": 4, "checked": 2, "errors": 3, "warnings": 2, "infos": 1, "suppressed": 2}


# suppressed findings and related places


def test_suppressed_findings_stay_in_json_with_their_reason() -> None:
    wanted = [("OBJ008", {"kind": "inline", "reason": "batch job"}), ("OBJ007", {"kind": "baseline", "reason": "accepted in the baseline"})]
    feed = fitting("output", rendered("json"))["files"][0]["findings"]
    assert [(f["code"], f["suppressed"]) for f in feed if f["suppressed"]] == wanted
    lines = [json.loads(line) for line in rendered("json-lines").split("\n")[:-1]]
    assert [(f["code"], f["suppressed"]) for f in lines if f.get("suppressed")] == wanted


KINDS = {"inline": "inSource", "file": "inSource", "front-matter": "inSource", "waiver": "inSource", "baseline": "external"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_suppressed_findings_stay_in_sarif_with_their_justification(kind: str) -> None:
    run = run_of(finding(suppressed=Suppression(kind, "batch job")), finding(message="Stands."))
    lifted, standing = log(rendered("sarif", run))["runs"][0]["results"]
    assert lifted["suppressions"] == [{"kind": KINDS[kind], "justification": "batch job"}]
    assert standing["suppressions"] == []


def test_suppressions_of_real_documents_are_justified(real: dict[str, str]) -> None:
    results = log(real["sarif"])["runs"][0]["results"]
    found = {r["ruleId"]: [s["justification"] for s in r["suppressions"]] for r in results if r["suppressions"]}
    assert (found["OBJ009"], found["OBJ008"]) == (["nobody waits for it"], ["batch job"])
    assert found["SEL001"] == ["one input"]


@pytest.mark.parametrize("name", [n for n in sorted(FORMATS) if n not in ("json", "json-lines", "sarif")])
def test_suppressed_findings_are_nowhere_else(name: str) -> None:
    assert "No peak load" not in rendered(name)


def test_related_places_appear_where_a_format_has_room_for_them() -> None:
    near = {"line": 3, "column": 2, "end_line": 3, "end_column": 5, "message": "12M"}
    (found,) = [f for f in fitting("output", rendered("json"))["files"][0]["findings"] if f["related"]]
    assert found["related"][0] == near
    (found,) = [r for r in log(rendered("sarif"))["runs"][0]["results"] if "relatedLocations" in r]
    assert [(r["message"]["text"], r["physicalLocation"]["region"]["startLine"]) for r in found["relatedLocations"]] == [("12M", 3), ("a unit", 1)]
    (found,) = [d for d in fitting("rdjson", rendered("rdjson"))["diagnostics"] if "relatedLocations" in d]
    assert [(r["message"], r["location"]["range"]["start"]["line"]) for r in found["relatedLocations"]] == [("12M", 3), ("a unit", 1)]
    assert "  = see:  docs/design/feed.md:3:2: 12M\n  = see:  docs/design/feed.md:1:1: a unit\n" in rendered("full")


def test_related_places_of_real_documents_appear(real: dict[str, str]) -> None:
    related = [r for r in log(real["sarif"])["runs"][0]["results"] if "relatedLocations" in r]
    assert {r["ruleId"] for r in related} == {"XRF107"}
    for result in related:
        (there,), (here,) = result["relatedLocations"], result["locations"]
        assert there["physicalLocation"]["region"]["startLine"] == here["physicalLocation"]["region"]["startLine"] - 4


# columns: rdjson counts bytes of UTF-8 (the example of reviewdog.proto), sarif and json characters


@pytest.mark.parametrize(("name", "column"), [("rdjson", 6), ("sarif", 3), ("json", 3), ("github", 3)])
def test_columns_are_counted_as_the_format_says(name: str, column: int) -> None:
    text = rendered(name, run_of(finding(span=(1, 3, 1, 4)))._replace(files=(FileReport("a.md", "checked", findings=(finding(span=(1, 3, 1, 4)),), source=("a𐐀b",)),)))
    if name == "github":
        assert commands(text)[0].properties["col"] == str(column)
    elif name == "rdjson":
        assert fitting(name, text)["diagnostics"][0]["location"]["range"]["start"]["column"] == column
    elif name == "sarif":
        assert log(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == column
    else:
        assert fitting("output", text)["files"][0]["findings"][0]["column"] == column


# github

PROPERTIES = {
    "plain": ("docs/a.md", "docs/a.md"), "percent": ("50%.md", "50%25.md"), "an escape": ("a%0Ab.md", "a%250Ab.md"), "colon": ("a:b.md", "a%3Ab.md"), "comma": ("a,b.md", "a%2Cb.md"),
    "line feed": ("a\nb.md", "a%0Ab.md"), "a command": ("::error::x.md", "%3A%3Aerror%3A%3Ax.md"), "carriage return": ("a\rb.md", "a\\x0db.md"), "a colour": ("\x1b[31ma.md", "\\x1b[31ma.md"),
    "another property": ("a,line=9.md", "a%2Cline=9.md"),
}
MESSAGES = {"percent": ("50%", "50%25"), "an escape": ("a%0Ab", "a%250Ab"), "line feed": ("a\nb", "a b"), "a command": ("x::error::y", "x::error::y"), "colon and comma": ("a: b, c", "a: b, c")}


@pytest.mark.parametrize("case", sorted(PROPERTIES))
def test_github_properties_are_escaped(case: str) -> None:
    path, written = PROPERTIES[case]
    text = rendered("github", run_of(finding(), path=path))
    assert text == f"::error file={written},line=1,endLine=1,col=1,endColumn=4,title=OBJ009 timing-sla::No timing SLA. Say how soon.\n"


@pytest.mark.parametrize("case", sorted(MESSAGES))
def test_github_messages_are_escaped(case: str) -> None:
    words, written = MESSAGES[case]
    assert rendered("github", run_of(finding(message=words, help=""))).endswith(f",title=OBJ009 timing-sla::{written}\n")


def test_github_gets_columns_only_within_a_line() -> None:
    assert rendered("github", run_of(finding(span=(2, 5, 3, 2)))).startswith("::error file=docs/design/feed.md,line=2,endLine=3,title=")


CAPS = {
    "below the caps": ((10, 10, 10), (10, 10, 10), 0), "an error more": ((11, 0, 0), (10, 0, 1), 1), "a warning more": ((0, 11, 0), (0, 10, 1), 1), "a note more": ((0, 0, 11), (0, 0, 10), 2),
    "all at once": ((25, 13, 12), (10, 10, 10), 15 + 3 + 3), "errors over and notes at the cap": ((11, 0, 10), (10, 0, 10), 2), "few notes": ((12, 0, 3), (10, 0, 4), 2),
}


@pytest.mark.parametrize("case", sorted(CAPS))
def test_github_shows_ten_of_each_level_and_counts_the_rest(case: str) -> None:
    given, shown, left = CAPS[case]
    levels = zip((INFO, WARNING, ERROR), reversed(given), strict=True)
    found = commands(rendered("github", run_of(*(finding(severity=s, message=f"{s.value} {n}.") for s, number in levels for n in range(number)))))
    names = [c.name for c in found]
    assert tuple(names.count(n) for n in ("error", "warning", "notice")) == shown
    assert names == sorted(names, key=["error", "warning", "notice"].index)
    assert [c.data.split(" more ")[0] for c in found if "file" not in c.properties] == ([str(left)] if left else [])


# gitlab

TWINS = {
    "the same finding in two files": ("same", "same", "a.md", "b.md"), "two findings of one file": ("one", "two", "a.md", "a.md"),
    "the same fingerprint twice": ("same", "same", "a.md", "a.md"), "no fingerprints": ("", "", "a.md", "a.md"),
}


@pytest.mark.parametrize("case", sorted(TWINS))
def test_gitlab_fingerprints_are_unique_and_stable(case: str) -> None:
    first, second, here, there = TWINS[case]
    files = tuple(FileReport(path, "checked", findings=(finding(fingerprint=f),)) for path, f in ((here, first), (there, second)))
    issues = fitting("gitlab", rendered("gitlab", Run(files)))
    assert len({i["fingerprint"] for i in issues}) == 2
    if here != there:
        assert fitting("gitlab", rendered("gitlab", Run(files[1:])))[0] == issues[1]
    moved = FileReport(f"./{here}", "checked", findings=(finding(fingerprint=first, span=(9, 2, 9, 3)),))
    assert fitting("gitlab", rendered("gitlab", Run((moved,))))[0]["fingerprint"] == issues[0]["fingerprint"]


@pytest.mark.parametrize(("severity", "written"), [(ERROR, "major"), (WARNING, "minor"), (INFO, "info")])
def test_gitlab_severities(severity: Severity, written: str) -> None:
    assert fitting("gitlab", rendered("gitlab", run_of(finding(severity=severity))))[0]["severity"] == written


# sarif


def test_sarif_rules_come_with_help_and_level() -> None:
    driver = log(rendered("sarif"))["runs"][0]["tool"]["driver"]
    rules = {r["id"]: r for r in driver["rules"]}
    assert rules["OBJ009"]["help"] == {"text": "Say how soon."}
    assert rules["OBJ009"]["shortDescription"] == {"text": "No timing SLA."}
    assert rules["OBJ009"]["defaultConfiguration"] == {"level": "error"}
    assert rules["DOC003"]["shortDescription"] == {"text": 'Placeholder left in the text: "{{term}}".'}
    assert rules["DOC012"]["help"]["text"]  # of a rule that is in no catalogue
    assert list(rules) == sorted(rules)


MEANT = {
    "braces": ("{{ title }}", "{{{{ title }}}}"), "a placeholder": ("{0}", "{{0}}"), "a link": ("[a](http://x)", "[a] (http://x)"), "a link to a place": ("[a](0)", "[a] (0)"),
    "brackets": ("a[0]", "a[0]"), "tags": ("<b>", "<b>"),
}


@pytest.mark.parametrize("case", sorted(MEANT))
def test_sarif_messages_mean_what_they_say(case: str) -> None:
    words, written = MEANT[case]
    run = run_of(finding(message=words, help="", related=(Related(Span(1, 1, 1, 2), words),)))._replace(rules=(rule(message=words, help=words),))
    found = log(rendered("sarif", run))["runs"][0]
    (result,), (described,) = found["results"], found["tool"]["driver"]["rules"]
    assert {result["message"]["text"], result["relatedLocations"][0]["message"]["text"], described["shortDescription"]["text"], described["help"]["text"]} == {written}


URIS = {
    "spaces": ("a b.md", "a%20b.md"), "a colon": ("c:d.md", "c%3Ad.md"), "percent": ("50%.md", "50%25.md"), "umlauts": ("größe.md", "gr%C3%B6%C3%9Fe.md"), "bytes": ("caf\udce9.md", "caf%E9.md"),
    "half a pair": ("a\ud800.md", "a%ED%A0%80.md"), "a host": ("//host/a.md", "/host/a.md"), "a query": ("a?b#c.md", "a%3Fb%23c.md"), "a tag": ("<a>.md", "%3Ca%3E.md"),
}


@pytest.mark.parametrize("case", sorted(URIS))
def test_sarif_paths_are_uri_references(case: str) -> None:
    path, written = URIS[case]
    (result,) = log(rendered("sarif", run_of(finding(), path=path)))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": written}


def test_sarif_says_that_a_run_was_not_whole() -> None:
    (found,) = log(rendered("sarif"))["runs"][0]["invocations"]
    assert found["executionSuccessful"] is False
    assert [n["level"] for n in found["toolExecutionNotifications"]] == ["error"]
    assert log(rendered("sarif", run_of(finding())))["runs"][0]["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_sarif_over_the_limit_keeps_what_stands_and_is_gravest() -> None:
    many = [finding(severity=WARNING, message=f"{n}.") for n in range(sarif_format.LIMIT - 1)]
    lifted = [finding(message="Lifted.", suppressed=Suppression("inline", "r"))] * 2
    run = json.loads(rendered("sarif", run_of(*lifted, *many, finding(message="Last.", help=""))))["runs"][0]
    assert len(run["results"]) == sarif_format.LIMIT
    assert run["results"][0]["message"]["text"] == "Last."
    assert not any(r["suppressions"] for r in run["results"])
    assert "2 of 5002 findings" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_sarif_fingerprints_are_left_out_where_there_are_none() -> None:
    one, none = log(rendered("sarif", run_of(finding(fingerprint="ab"), finding(fingerprint=""))))["runs"][0]["results"]
    assert one["partialFingerprints"] == {"designlint/v1": "ab"}
    assert "partialFingerprints" not in none


# junit


def test_junit_has_a_case_for_each_rule_and_an_error_for_what_could_not_be_read() -> None:
    feed, ads, gone = suites(rendered("junit"))
    assert (feed.attrib["tests"], feed.attrib["failures"], feed.attrib["errors"]) == ("6", "3", "0")
    assert (ads.attrib["tests"], ads.attrib["failures"]) == ("1", "1")
    assert gone.attrib["errors"] == "1"
    states = {case.attrib["name"]: [f.attrib["type"] for f in case] for case in feed}
    assert states == {
        "OBJ001 business-objective": [], "OBJ008 peak-load": [], "OBJ009 timing-sla": ["error"], "OBJ010 freshness": [], "DOC003 placeholder-text": ["warning"], "XRF107 contradiction": ["error"],
    }


# markdown and html

EVIDENCE = RuleResult("OBJ001", "objective", "R01", State.MET, (Evidence(Span(7, 1, 7, 9), "Retain users", "x"),))
LOST = RuleResult("OBJ002", "metric", "R02", State.MISSING)
LIFTED = RuleResult("OBJ009", "timing", "R09", State.WAIVED, (), "nightly batch")


def test_markdown_says_what_changed_against_the_base() -> None:
    before = FileReport("a.md", "checked", results=(EVIDENCE._replace(state=State.WEAK), LOST._replace(state=State.MET)))
    text = rendered("markdown", Run((FileReport("a.md", "checked", results=(EVIDENCE, LOST)),), base={"a.md": before}))
    assert "**1 of 2** requirements met, 0 errors, 0 warnings. Against the base: newly met: objective; no longer met: metric.\n" in text


ROWS = '  OBJ001  objective  met     line 7: "Retain users"\n  OBJ002  metric     missing\n  OBJ009  timing     waived  nightly batch\n'
MAPS = {
    "full": ROWS,
    "concise": ROWS,
    "markdown": "| objective | ✅ met | 7 | Retain users |\n| metric | ❌ missing |  |  |\n",
    "html": "<td>7</td><td><q>Retain users</q></td></tr><tr><td>metric</td><td class=missing>",
}


@pytest.mark.parametrize("name", sorted(MAPS))
def test_the_evidence_map_is_in_the_report(name: str) -> None:
    text = rendered(name, run_of(results=(EVIDENCE, LOST, LIFTED))._replace(evidence=True))
    assert FORMATS[name].read(text) == []
    assert MAPS[name] in text
