"""The nouns that every other module speaks in: plain values, no input or output, no parsing.

Annotations are evaluated here: postponed ones, compiled one by one, double what a NamedTuple costs at the start.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple


class Severity(str, Enum):
    """How much a finding matters; ordered by `rank`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for an info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]

    def lower(self) -> "Severity":
        """The next lower severity; info stays info."""
        return Severity.WARNING if self is Severity.ERROR else Severity.INFO


class State(str, Enum):
    """What a document says about one requirement."""

    MET = "met"
    WEAK = "weak"
    MISSING = "missing"
    WAIVED = "waived"
    OFF = "off"


class Kind(str, Enum):
    """What a rule is about: something wanted, something unwanted, or facts that must fit each other."""

    REQUIREMENT = "requirement"
    DEFECT = "defect"
    CROSSCHECK = "crosscheck"


class Span(NamedTuple):
    """A stretch of a document in 1-based lines and characters; `end_column` is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Section(NamedTuple):
    """A heading, or a line that works as one, with all that stands under it.

    `index` is its place in `Document.sections`; section 0 is the document itself (level 0, no heading).
    `parent` is the index of the enclosing section, -1 for section 0. `heading` is the index of its heading
    block, -1 where there is none. `first` and `last` bound its blocks (`last` exclusive), sub-sections included.
    `pseudo` marks a bold line, a label above a list or a list item that works as a heading.
    """

    index: int  # type: ignore[assignment]
    title: str
    level: int
    parent: int
    heading: int
    first: int
    last: int
    line: int
    pseudo: bool = False


class Block(NamedTuple):
    """One unit of text, in reading order.

    kind: heading, paragraph, item, row, code, diagram, html, comment.
    text: the source with container prefixes stripped and lines joined by newline. prose: as long as `text`, with
    markup, link targets, comments and raw HTML blanked. `right` is the number of characters that follow the
    block's text on each source line (0 but for headings with closing marks and the like).
    `cells`: for a row, the (start, end) offsets of its cells in `text`; `header`: the texts of the header cells,
    empty for the header row itself. `quoted`: inside a block quote. `parent`: the index of the item that this
    item is nested under, else -1. `depth`: nesting depth of an item, from 1. `info`: the language of a code block.
    `ordered`: an item of a numbered list.
    """

    index: int  # type: ignore[assignment]
    kind: str
    text: str
    prose: str
    line: int
    section: int
    right: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    header: tuple[str, ...] = ()
    quoted: bool = False
    parent: int = -1
    depth: int = 0
    info: str = ""
    ordered: bool = False


class Directive(NamedTuple):
    """The text of an HTML comment that starts with `designlint:`, and where it stands.

    `block` is the index of the next block that it applies to; `section` the section that it stands in;
    `heads_section` says that it stands right under that section's heading.
    """

    text: str
    span: Span
    block: int
    section: int
    heads_section: bool


class Quantity(NamedTuple):
    """A figure of the text with its unit.

    `low`/`high` are in the base unit of `kind` (seconds, per second, count, ratio 0-1, bytes, USD); one of them may
    be infinite. kind: duration, rate, count, percent, bytes, money, number. `bound` is one of ``= < <= > >= ~``.
    `tag` is a percentile such as ``p99``, or "". `unit` is as written, `noun` the counted noun of a count or rate.
    `start`/`end` are offsets into the prose of block `block`.
    """

    kind: str
    low: float
    high: float
    bound: str
    unit: str
    noun: str
    tag: str
    block: int
    start: int
    end: int


class Fact(NamedTuple):
    """A typed statement that cross-checks compare: what is said (`kind`, `subject`), the value, and where.

    `low` and `high` are in the base unit of the kind; `line`, `column` and `text` are filled in for reports.
    """

    kind: str
    subject: str
    low: float
    high: float
    unit: str
    tag: str
    block: int
    start: int
    end: int
    line: int = 0
    column: int = 0
    text: str = ""


class Evidence(NamedTuple):
    """Words that meet a requirement. `key` says what they are (a canonical term), where that matters."""

    span: Span
    text: str
    key: str = ""


class Related(NamedTuple):
    """Another place that a finding speaks of."""

    span: Span
    message: str


class Suppression(NamedTuple):
    """Why a finding is not counted: `kind` is inline, file, front-matter, baseline or waiver."""

    kind: str
    reason: str


class Edit(NamedTuple):
    """Replace the characters of `span` by `text`; `safe` says that no meaning can change."""

    span: Span
    text: str
    safe: bool


class Finding(NamedTuple):
    """One thing to mend."""

    code: str
    name: str
    severity: Severity
    message: str
    help: str
    span: Span
    fingerprint: str = ""
    related: tuple[Related, ...] = ()
    suppressed: Suppression | None = None
    edits: tuple[Edit, ...] = ()


class RuleResult(NamedTuple):
    """One row of the evidence map."""

    code: str
    name: str
    requirement: str
    state: State
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""


class FrontMatter(NamedTuple):
    """The block of metadata at the head of a document.

    `values` maps keys to strings, lists or mappings (all scalars are strings); `lines` maps a top-level key to its
    line; `problem` says why it could not be read, with the line, "" where it could. `end` is its last line (0: none).
    """

    values: Mapping[str, object]
    lines: Mapping[str, int]
    problem: str = ""
    problem_line: int = 0
    end: int = 0


class FileReport(NamedTuple):
    """All that a run has to say of one file. status: checked, skipped or failed (then `error` says why)."""

    path: str
    status: str
    profile: str = "production"
    results: Sequence[RuleResult] = ()
    findings: tuple[Finding, ...] = ()
    source: tuple[str, ...] = ()
    error: str = ""
    doc_status: str = ""
    facts: tuple[Fact, ...] = ()

    @property
    def score(self) -> tuple[int, int]:
        """How many requirements are met, and how many the document is held to: neither off nor waived.

        Results that nobody has read yet may say it themselves.
        """
        kept: tuple[int, int] | None = getattr(self.results, "score", None)
        states = [r.state for r in self.results if r.requirement] if kept is None else []
        return kept or (states.count(State.MET), sum(s not in (State.OFF, State.WAIVED) for s in states))

    @property
    def met(self) -> int:
        """How many requirements are met."""
        return self.score[0]

    @property
    def asked(self) -> int:
        """How many requirements the document is held to."""
        return self.score[1]


class Page(NamedTuple):
    """What a report for people says of one file, its path left out of the texts, and what it adds to the summary.

    `counts` are the errors, warnings and notes that stand and the findings that do not; `codes` are the (code, name) of
    those that stand, where somebody counts them. `score` is that of the report.
    """

    path: str
    status: str
    error: str = ""
    text: str = ""
    counts: tuple[int, ...] = (0, 0, 0, 0)
    score: tuple[int, ...] = (0, 0)
    map: str = ""
    facts: str = ""
    codes: tuple[tuple[str, str], ...] = ()


class Example(NamedTuple):
    """A snippet inside a rule file: the rule's test and its documentation."""

    name: str
    text: str
    good: bool


class Rule(NamedTuple):
    """One rule as its file states it.

    `severity` maps a profile to a severity, or to None where the rule is off. `require` is the matcher tree as
    plain data (see `checks`), `partly` the one for the weak state, `when` the one for documents that the rule is about
    (none: all); cross-checks have none and are looked up by code. `tasks` are the tasks that the rule is not about.
    `figures` are the measured accuracy (corpus, n, precision, recall) where known. `pack` is "" for the shipped rules.
    """

    code: str
    name: str
    kind: Kind
    requirement: str
    concept: str
    severity: Mapping[str, Severity | None]
    message: str
    help: str
    why: str
    weak: str = ""
    require: Mapping[str, object] = {}
    partly: Mapping[str, object] = {}
    when: Mapping[str, object] = {}
    options: Mapping[str, object] = {}
    tasks: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    figures: Mapping[str, object] = {}
    preview: bool = False
    pack: str = ""
    path: str = ""


class Config(NamedTuple):
    """The settings in force for one file; `origin` maps a key to where it was set."""

    profile: str = "production"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    severity: Mapping[str, str] = {}
    fail_on: str = "error"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    rules: tuple[str, ...] = ()
    sections: Mapping[str, tuple[str, ...]] = {}
    terms: Mapping[str, str] = {}
    new: Mapping[str, str] = {}
    status: Mapping[str, Mapping[str, str]] = {}
    baseline: str = ""
    max_file_size: int = 8 << 20
    preview: bool = False
    root: str = ""
    origin: Mapping[str, str] = {}


class Document:
    """A parsed document: what every later row reads.

    `lines` are the source lines without their newline, `blocks` and `sections` are in reading order, section 0 is
    the whole document. `problems` are (line, message) pairs of what the parser noticed, such as a fence that is
    never closed.
    """

    __slots__ = ("blocks", "directives", "front", "lines", "path", "problems", "sections")

    def __init__(
        self,
        path: str,
        lines: tuple[str, ...],
        front: FrontMatter,
        sections: tuple[Section, ...],
        blocks: tuple[Block, ...],
        directives: tuple[Directive, ...] = (),
        problems: tuple[tuple[int, str], ...] = (),
    ) -> None:
        self.path = path
        self.lines = lines
        self.front = front
        self.sections = sections
        self.blocks = blocks
        self.directives = directives
        self.problems = problems

    def span(self, block: int, start: int, end: int) -> Span:
        """Where the characters `start` to `end` of a block's text stand in the source."""
        return span_in(self.lines, self.blocks[block], start, end)

    def quote(self, block: int, start: int, end: int) -> str:
        """The words of the source between two offsets of a block, on one line."""
        return " ".join(self.blocks[block].text[start:end].split())


def span_in(lines: Sequence[str], block: Block, start: int, end: int) -> Span:
    """Where the characters `start` to `end` of a block's text stand in the source lines."""
    if "\n" not in block.text:  # as most blocks: both ends are counted from the end of one line
        left = len(lines[block.line - 1].rstrip()) - block.right - len(block.text.rstrip()) + 1
        line, column, end_line, end_column = block.line, max(1, left + start), block.line, max(1, left + max(start, end - 1))
    else:
        line, column = _place(lines, block, start)
        end_line, end_column = _place(lines, block, max(start, end - 1))
    return Span(line, column, end_line, end_column + (1 if end > start else 0))


def _place(lines: Sequence[str], block: Block, at: int) -> tuple[int, int]:
    # Containers only ever take characters off the head of a line, so columns are exact when counted from its end.
    head = block.text.rfind("\n", 0, at) + 1
    stop = block.text.find("\n", at)
    tail = block.text[head:] if stop < 0 else block.text[head:stop]
    line = block.line + block.text.count("\n", 0, at)
    width = len(lines[line - 1].rstrip())
    return line, max(1, width - block.right - len(tail.rstrip()) + (at - head) + 1)
