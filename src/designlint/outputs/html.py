"""One page that stands alone: each document's score, findings and evidence map."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from designlint.model import State
from designlint.outputs.escape import visible

if TYPE_CHECKING:
    from designlint.model import FileReport
    from designlint.outputs.run import Run

STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #d9dee3;vertical-align:top}"
    "q{color:#57606a}.met{color:#1a7f37}.missing,.error{color:#cf222e}.weak,.warning{color:#9a6700}.waived,.info{color:#57606a}code{font-size:.9em}"
)


def render(run: Run) -> str:
    """The page; every word of a document is escaped, and nothing is loaded from elsewhere."""
    body = "".join(_document(f) for f in run.files if f.status != "skipped")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>designlint</title><style>{STYLE}</style></head><body><h1>designlint</h1>{body}</body></html>\n"
    )


def _document(file: FileReport) -> str:
    if file.status == "failed":
        return f"<h2>{_text(file.path)}</h2><p class=error>{_text(file.error)}</p>"
    findings = [f for f in file.findings if f.suppressed is None]
    rows = "".join(
        f"<tr><td>{f.span.line}</td><td class={f.severity.value}><code>{f.code}</code> {_text(f.name)}</td><td>{_text(f.message)}<br><small>{_text(f.help)}</small></td></tr>"
        for f in findings
    )
    found = f"<table><tr><th>Line</th><th>Rule</th><th>Finding</th></tr>{rows}</table>" if rows else "<p>No findings.</p>"
    evidence = "".join(
        f"<tr><td>{_text(r.name)}</td><td class={r.state.value}>{r.state.value}</td><td>{r.evidence[0].span.line if r.evidence else ''}</td>"
        f"<td>{'<q>' + _text(r.evidence[0].text) + '</q>' if r.evidence else _text(r.reason)}</td></tr>"
        for r in file.results if r.requirement and r.state is not State.OFF
    )
    return (
        f"<h2>{_text(file.path)}</h2><p><b>{file.met} of {file.asked}</b> requirements met.</p>{found}"
        f"<table><tr><th>Requirement</th><th>State</th><th>Line</th><th>Words</th></tr>{evidence}</table>"
    )


def _text(text: str) -> str:
    return escape(visible(text)).replace("##", "#&#35;")  # a page that is printed to a log must not steer its runner
