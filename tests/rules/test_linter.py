"""Which rules run, what they weigh, which words they keep and where they report, with rules and word lists of their own."""

from __future__ import annotations

from typing import Any

import pytest

from designlint import linter
from designlint.catalog import Catalog
from designlint.document import parse
from designlint.model import Config, FileReport, Kind, Rule, Severity, State
from designlint.text.lexicon import Scanner
from designlint.text.trie import compile_lists

LISTS = {
    "fruit": ["lemon", "lime", "plum"],
    "nuts": {"shell": ["walnut"], "soft": ["almond"]},
    "heading_aliases": {"kitchen": ["kitchen"], "cellar": ["cellar", "larders"], "loft": ["loft"]},
}
ALL = {"interview": Severity.ERROR, "production": Severity.ERROR, "strict": Severity.ERROR}


def rule(code: str, name: str, **more: Any) -> Rule:
    # Rules that are no requirement of the notes are asked of any text, design document or not.
    given: dict[str, Any] = {
        "kind": Kind.REQUIREMENT, "requirement": "", "concept": "kitchen", "severity": ALL, "message": f"No {name}.", "help": "Help.", "why": "Why.",
        "require": {"words": {"of": "fruit"}},
    }
    return Rule(code, name, **{**given, **more})


FRUIT = rule("KIT001", "fruit", partly={"words": {"of": "nuts"}}, weak="Only {term}: {words}.")
BARE = FRUIT._replace(weak="")
DEFECT = rule("KIT002", "nut-found", kind=Kind.DEFECT, require={"words": {"of": "nuts"}}, message="Found {term}, as {words}.")
NEW = rule("KIT003", "new", preview=True)
HALF = rule("KIT004", "half", severity={"production": Severity.WARNING, "strict": Severity.ERROR, "interview": None})
OTHER = rule("CEL001", "other", concept="cellar")
ABOUT = rule("CEL002", "about", tasks=("ranking",), when={"words": {"of": "nuts"}})


def catalog(*rules: Rule) -> Catalog:
    return Catalog(tuple(sorted(rules, key=lambda r: r.code)), Scanner(compile_lists(LISTS)), "")


def lint(text: str, *rules: Rule, config: Config = Config()) -> FileReport:  # noqa: B008 (frozen)
    return linter.lint(parse(text, "x.md"), catalog(*rules), config)


SETTINGS: dict[str, tuple[Config, str]] = {  # settings -> the codes that run
    "by default all but previews": (Config(), "CEL001 CEL002 KIT001 KIT002 KIT004"),
    "in a profile that has one off": (Config(profile="interview"), "CEL001 CEL002 KIT001 KIT002"),
    "in a profile that nobody knows, as in production": (Config(profile="own"), "CEL001 CEL002 KIT001 KIT002 KIT004"),
    "with previews": (Config(preview=True), "CEL001 CEL002 KIT001 KIT002 KIT003 KIT004"),
    "those selected": (Config(select=("KIT",)), "KIT001 KIT002 KIT003 KIT004"),
    "one selected although its profile has it off": (Config(profile="interview", select=("half",)), "KIT004"),
    "one more": (Config(extend_select=("KIT003",)), "CEL001 CEL002 KIT001 KIT002 KIT003 KIT004"),
    "one more although its profile has it off": (Config(profile="interview", extend_select=("KIT004",)), "CEL001 CEL002 KIT001 KIT002 KIT004"),
    "but for those ignored": (Config(ignore=("CEL",)), "KIT001 KIT002 KIT004"),
    "one selected and ignored": (Config(select=("KIT",), ignore=("KIT003",)), "KIT001 KIT002 KIT004"),
    "one turned off": (Config(severity={"KIT001": "off"}), "CEL001 CEL002 KIT002 KIT004"),
    "one turned off by name": (Config(severity={"fruit": "off"}), "CEL001 CEL002 KIT002 KIT004"),
    "a family turned off": (Config(severity={"KIT": "off"}), "CEL001 CEL002"),
    "a family turned off, and one of it on": (Config(severity={"KIT": "off", "KIT001": "info"}), "CEL001 CEL002 KIT001"),
    "one turned on by its severity": (Config(profile="interview", severity={"KIT004": "info"}), "CEL001 CEL002 KIT001 KIT002 KIT004"),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_the_rules_run_that_the_settings_ask_for(name: str) -> None:
    config, codes = SETTINGS[name]
    every = catalog(FRUIT, DEFECT, NEW, HALF, OTHER, ABOUT)
    assert " ".join(r.code for r in linter.enabled(every, config)) == codes
    assert [r.code for r in linter.lint(parse("Words of a line.", "x.md"), every, config).results] == codes.split()


WEIGHTS = {  # settings -> the severity of a missing fruit, of a weak one, of a rule that production only warns of
    "production": (Config(), "error", "warning", "warning"),
    "strict": (Config(profile="strict"), "error", "warning", "error"),
    "by code": (Config(severity={"KIT001": "warning", "KIT004": "info"}), "warning", "info", "info"),
    "by family": (Config(severity={"KIT": "info"}), "info", "info", "info"),
    "a code before its family": (Config(severity={"KIT": "info", "KIT001": "error"}), "error", "warning", "info"),
    "a code before its name": (Config(severity={"fruit": "info", "KIT001": "error"}), "error", "warning", "warning"),
    "off and asked for": (Config(severity={"KIT": "off"}, select=("KIT",)), "info", "info", "info"),
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_a_finding_weighs_what_the_settings_say(name: str) -> None:
    config, missing, weak, half = WEIGHTS[name]
    assert [f.severity.value for f in lint("Words.", FRUIT, HALF, config=config).findings] == [missing, half]
    assert [f.severity.value for f in lint("A walnut.", FRUIT, config=config).findings] == [weak]


STATES = {  # a text -> state, evidence, message
    "met": ("A lemon and a plum.", State.MET, ["lemon", "plum"], []),
    "met beside what is weak": ("A walnut and a plum.", State.MET, ["plum"], []),
    "weak": ("An almond and a walnut.", State.WEAK, ["almond", "walnut"], ["Only almond: almond."]),
    "missing": ("Words of a line.", State.MISSING, [], ["No fruit."]),
}


@pytest.mark.parametrize("name", STATES)
def test_a_requirement_is_in_the_state_that_its_words_make(name: str) -> None:
    text, state, evidence, messages = STATES[name]
    report = lint(text, FRUIT)
    (row,) = report.results
    assert (row.state, [e.text for e in row.evidence], [f.message for f in report.findings]) == (state, evidence, messages)


def test_a_weak_requirement_is_reported_at_its_first_words_and_without_words_of_its_own_as_missing() -> None:
    report = lint("Words.\n\nA Walnut, an almond.\n", BARE)
    assert [(f.message, f.span) for f in report.findings] == [("No fruit.", (3, 3, 3, 9))]


def test_a_rule_without_a_weak_form_is_missing_where_it_is_not_met() -> None:
    assert [r.state for r in lint("A walnut.", rule("KIT001", "fruit")).results] == [State.MISSING]


def test_a_defect_is_reported_at_each_of_its_words() -> None:
    report = lint("A Walnut.\n\nAn almond.\n", DEFECT)
    assert [(f.message, f.span.line) for f in report.findings] == [("Found walnut, as Walnut.", 1), ("Found almond, as almond.", 3)]
    assert [(r.state, r.evidence) for r in report.results] == [(State.MISSING, ())]
    assert [(r.state, r.evidence) for r in lint("Words.", DEFECT).results] == [(State.MET, ())]


def test_a_message_names_the_words_where_there_is_no_term() -> None:
    holes = rule("KIT005", "holes", kind=Kind.DEFECT, require={}, options={"structure": "placeholders"}, message="Hole {term}.")
    assert [f.message for f in lint("TODO: words.", holes).findings] == ["Hole TODO."]


def test_a_requirement_of_structure_is_judged_by_the_structure() -> None:
    holes = rule("KIT005", "holes", require={}, options={"structure": "placeholders"}, message="Hole {term}.")
    assert [(r.state, len(r.evidence)) for r in lint("TODO: words.", holes).results] == [(State.MISSING, 0)]
    assert [r.state for r in lint("Words.", holes).results] == [State.MET]


def test_a_check_across_the_document_is_met_or_not() -> None:
    text = "The service must have {} availability.\n"
    for share, state in (("100%", State.MISSING), ("99%", State.MET)):
        cross = rule("XRF113", "unattainable-target", kind=Kind.CROSSCHECK, require={})
        lists = {**LISTS, "slo_words": ["availability"]}
        report = linter.lint(parse(text.format(share), "x.md"), Catalog((cross,), Scanner(compile_lists(lists)), ""), Config())
        assert [r.state for r in report.results] == [state]


def test_twelve_different_places_are_kept_and_none_twice() -> None:
    (row,) = lint("".join(f"A lemon and a lemon of kind {n}.\n\n" for n in range(16)), FRUIT).results
    assert [(e.text, e.span.line) for e in row.evidence] == [("lemon", n) for n in range(1, 25, 2)]


ABOUTS = {  # front matter and text -> state and reason
    "another task": ("---\ntask: Ranking\n---\nA walnut and a lemon.\n", State.OFF, "does not apply to ranking"),
    "nothing to ask of": ("A lemon.\n", State.OFF, "nothing here that it applies to"),
    "something to ask of": ("A walnut.\n", State.MISSING, ""),
    "a task that it is about": ("---\ntask: fraud\n---\nA walnut and a lemon.\n", State.MET, ""),
}


@pytest.mark.parametrize("name", ABOUTS)
def test_a_rule_says_why_it_is_not_about_a_document(name: str) -> None:
    text, state, reason = ABOUTS[name]
    report = lint(text, ABOUT)
    assert [(r.state, r.reason) for r in report.results] == [(state, reason)]
    assert len(report.findings) == (state is State.MISSING)


PLACES = {  # a text in which a fruit is missing -> where that is said
    "the section of its concept": ("# Title\n\nWords.\n\n## Kitchen\n\nWords.\n", (5, 4, 5, 11)),
    "the section of its concept alone, not that of several": ("# Title\n\n## Kitchen and larders\n\nWords.\n\n## Kitchen\n\nWords.\n", (7, 4, 7, 11)),
    "the higher of two headings": ("# Title\n\n## Loft\n\n### Kitchen\n\nWords.\n\n## Kitchen\n\nWords.\n", (9, 4, 9, 11)),
    "the first of two equal headings": ("# Title\n\n## Kitchen\n\nWords.\n\n## The kitchen\n\nWords.\n", (3, 4, 3, 11)),
    "a heading rather than a label": ("# Title\n\nKitchen:\n\n- words\n\n## Kitchen\n\nWords.\n", (7, 4, 7, 11)),
    "a label rather than the title": ("# Title\n\nKitchen:\n\n- words\n", (3, 1, 3, 9)),
    "the title": ("Words.\n\n# Title\n\n## Cellar\n\nWords.\n", (3, 3, 3, 8)),
    "the title, not the first heading": ("## Cellar\n\nWords.\n\n# Title\n", (5, 3, 5, 8)),
    "the first line": ("Words.\n\n## Cellar\n\nWords.\n", (1, 1, 1, 1)),
    "the first line of a bare text": ("Words.\n", (1, 1, 1, 1)),
    "the first heading": ("# Kitchen\n\nWords.\n", (1, 3, 1, 10)),
}


@pytest.mark.parametrize("name", PLACES)
def test_what_is_missing_is_said_where_it_belongs(name: str) -> None:
    text, span = PLACES[name]
    assert [f.span for f in lint(text, rule("KIT001", "fruit")).findings] == [span]


STATUSES = {  # front matter -> what the document is
    "": "", "status: draft": "draft", "status: Draft": "draft", "status: in-review": "in review", "status: in_review": "in review", "status: review": "in review",
    "status: final": "approved", "status: accepted": "approved", "status: approved": "approved", "status: shelved": "shelved", "draft: true": "draft",
    "draft: false": "", "draft: True\nstatus: final": "draft", "draft: no\nstatus: final": "approved",
}


@pytest.mark.parametrize("front", STATUSES)
def test_front_matter_says_what_a_document_is(front: str) -> None:
    document = parse(f"---\ntitle: A\n{front}\n---\n\n# A\n", "x.md")
    assert linter.doc_status(document) == STATUSES[front]
    assert lint(f"---\ntitle: A\n{front}\n---\n\n# A\n", FRUIT).doc_status == STATUSES[front]


DRAFTS: dict[str, tuple[str, Config, list[str]]] = {  # status, settings -> the severities of a missing fruit and half of one
    "a draft is guided": ("draft", Config(), ["warning", "warning"]),
    "what is no draft is gated": ("approved", Config(), ["error", "warning"]),
    "a draft is gated where the settings say so": ("draft", Config(status={"draft": {"errors": "error"}}), ["error", "warning"]),
    "a draft is guided where the settings say so": ("draft", Config(status={"draft": {"errors": "warning"}}), ["warning", "warning"]),
    "an info stays one": ("draft", Config(severity={"KIT001": "info"}), ["info", "warning"]),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_errors_of_a_draft_are_warnings(name: str) -> None:
    status, config, severities = DRAFTS[name]
    assert [f.severity.value for f in lint(f"---\nstatus: {status}\n---\n\n# A\n", FRUIT, HALF, config=config).findings] == severities


def test_findings_stand_in_order_of_place_then_code_then_words() -> None:
    first = DEFECT._replace(code="AAA001", name="again", message="Z {term}.")
    report = lint("A walnut.\n\nAn almond.\n", DEFECT, first)
    assert [(f.span.line, f.code) for f in report.findings] == [(1, "AAA001"), (1, "KIT002"), (3, "AAA001"), (3, "KIT002")]


def test_a_text_that_is_no_design_document_gets_one_notice_at_its_head() -> None:
    asked = FRUIT._replace(requirement="R01")
    report = lint("Words of a line.\n\nAn almond.\n", asked, DEFECT)
    assert [(f.code, f.severity.value, f.span) for f in report.findings] == [("DOC009", "info", (1, 1, 1, 1))]
    assert [f.code for f in lint("---\nkind: ml-design-doc\n---\nWords of a line.\n", asked, DEFECT).findings] == ["KIT001"]


def test_a_text_in_another_language_keeps_the_findings_about_its_form() -> None:
    holes = rule("DOC003", "holes", kind=Kind.DEFECT, require={}, options={"structure": "placeholders"}, message="Hole {term}.")
    text = "---\nkind: ml-design-doc\n---\n" + "слово за слово и слово снова слово\n\n" * 5 + "TODO: слово.\n\nAn almond.\n"
    assert [f.code for f in lint(text, FRUIT, DEFECT, holes).findings] == ["DOC010", "DOC003"]


LANGUAGES = {  # a text -> whether it is passed over
    "sentences": ("The model ranks the offers that a member sees, and it learns from what they open.\n\n", False),
    "a list of terms": ("- Batch ETL\n- Feature store\n- Model registry\n- Drift monitoring\n\n", False),
    "Spanish": ("El modelo ordena las ofertas que ve una persona y aprende de los datos para que el sistema mejore.\n\n", True),
    "French": ("Le modèle classe les offres pour une personne et apprend des clics dans le temps sur les pages.\n\n", True),
    "German": ("Das Modell ordnet die Angebote für einen Kunden und lernt mit der Zeit, was ist und was nicht ist.\n\n", True),
    "Spanish with English terms": ("El modelo de machine learning usa features de los usuarios para el ranking de la página con deep learning.\n\n", True),
}


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_language_is_told_by_its_commonest_words(name: str) -> None:
    text, foreign = LANGUAGES[name]
    asked = FRUIT._replace(requirement="R01")
    assert ("DOC010" in [f.code for f in lint("---\nkind: ml-design-doc\n---\n\n" + text * 4, asked).findings]) is foreign


def test_prompts_of_the_template_are_no_evidence() -> None:
    text = "Say which lemon.\n"
    assert [r.state for r in linter.lint(parse(text, "x.md"), catalog(FRUIT), Config(), frozenset({"say which lemon."})).results] == [State.MISSING]
    assert [r.state for r in linter.lint(parse(text, "x.md"), catalog(FRUIT), Config()).results] == [State.MET]
