"""The number grammar as patterns: numbers, magnitudes, units, bounds, rates, percentiles; each bounded, so that none backtracks far."""

from __future__ import annotations

import re

from designlint.text.expressions import expression

NUMBER = r"(?:\d{1,3}(?:[,_]\d{3}){1,5}(?:\.\d+)?(?!\d)|(?<![A-Za-z])\d{1,3}(?:\u202f|\u00a0| )\d{3}(?:(?:\u202f|\u00a0| )\d{3}){0,3}(?![\d.,])|\d{1,15}(?:\.\d{1,9})?|\.\d{1,9})"
WORDS = (
    r"(?:half an?|an? (?:quarter|third|fifth|tenth) of an?|a couple of|a few|several|(?:an?|one|two|three|four|five|six|seven|eight|nine) hundred|a dozen|a|an|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|tens of|hundreds of|dozens of|low tens of)"
)
WHOLE = r"(?:full|whole|calendar|business|working|consecutive|straight|complete|rolling)"  # "3 full weeks"
HUNDRED = r"hundred(?!s?[\s-](?:of[\s-])?(?:thousand|million|billion))"  # of "hundreds of millions" the millions count
MAGNITUDE = r"(?:\s{0,2}(?:thousand|million|billion|trillion|crore|lakh|mn|bn)s?\b|[kKMBT](?![\w])|\s[KMB](?![\w])|[kKMB](?=\+))"
EXPONENT = r"(?:e\d{1,2}|\s?[x×*]\s?10\s?\^\s?\d{1,2}|\^\d{1,2})"
# What may stand before a number; it is looked for only where there is a number.
LEAD = expression(
    r"(?P<bound><=|>=|≤|≥|<|>|~|≈|\b(?:under|below|(?:(?:no|not) )?(?:less|fewer|more|greater|longer|later|older|slower|higher|lower) than|at most|up to|within|over|above|at least"
    r"|(?:not )?exceed(?:s|ing)?|max(?:imum|\.)?(?: of)?:?|around|about|approximately|approx\.?|roughly|sub-?)"
    r"[\s-]?(?:the|a|an)?\s?|=)?\s?(?P<money>[$€£])?\s?\Z",
    re.IGNORECASE,
)
LEAD_LENGTH = 24
# One of these stands last before a number that something leads to.
LEAD_SIGNS = frozenset("<>=≤≥~≈$€£")
MARKS = "\"'“”‘’`*_()[]|/,;:.\\$"  # what may stick to them
LEAD_WORDS = frozenset(["under", "below", "than", "most", "to", "within", "over", "above", "least", "around", "about", "approximately", "approx", "roughly", "sub", "the", "a", "an", "exceed", "exceeds", "exceeding", "max", "maximum", "of"])
UNIT = (
    r"(?P<unit>\$?\s?(?:%|percent\b|percentage points?\b|pp\b|bps\b)"
    r"|\$?[\s-]{0,2}(?:milliseconds?|msecs?|millis|ms|microseconds?|µs|us|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?)\b(?!\s?/)"
    r"|\s?[smhdw](?![\w'’/-])"
    r"|\s?(?:[KMGT]i?B|bytes?|KB|MB|GB|TB)\b"
    r"|\s?(?:QPS|qps|RPS|rps|TPS|tps)\b)?"
)
LOW = rf"(?P<low>{NUMBER})(?P<exp>{EXPONENT})?(?P<mag>{MAGNITUDE})?\+?"
SPAN = rf"(?:[\s-]{WHOLE}(?=[\s-](?:hour|day|week|month|quarter|year)))?"
FIGURE = expression(LOW + rf"(?:\s?(?:-|–|—|to|and|or)\s?[$€£]?(?P<high>{NUMBER})(?P<mag2>{MAGNITUDE})?\+?)?" + SPAN + UNIT)
ALONE = expression(LOW + "(?P<high>(?!))?(?P<mag2>(?!))?" + SPAN + UNIT)
BETWEEN = expression(r"\bbetween\b[^.;]{0,20}\Z", re.IGNORECASE)
SPELLED = expression(
    rf"(?P<bound>\b(?:under|below|within|over|about|around|at most|at least|up to|(?:(?:no|not) )?(?:less|more|longer|later|older) than|sub)[\s-])?\b(?P<word>{WORDS}|the|sub|single[ -]digit|low tens of|low[- ]tens of|low|few hundred|a few hundred|several hundred|few)?(?:[\s-]{WHOLE})?[\s-]?"
    rf"(?P<what>{HUNDRED}s?|thousands?|millions?|billions?|trillions?|milliseconds?|ms|seconds?|minutes?|hours?|days?|weeks?|months?)\b(?P<of> of)?",
)  # in lower case
# Without a boundary before it, since a search is far quicker where the first letters are known: whoever finds one looks back.
WHAT = expression(rf"(?:{HUNDRED}|thousand|million|billion|trillion|millisecond|ms\b|second|minute|hour|day|week|month)")  # in lower case
SPELLED_LENGTH = 32  # what the longest words take that may lead to one of these
DIGIT = expression(r"\d")
LENGTH = expression(r"\b(?:[mck]m|met(?:re|er)s?|distance|radius|altitude|elevation|depth|away)\b")  # what makes "5 m" no millions
PLAIN = ("", " ", "(", "|", "\n", "~", "$", "<", ">", "=", "*")  # after these a figure begins
NOT_BEFORE = expression(r"(?:[A-Za-z_@#/][A-Za-z_]*[-_.]?|\d[.:/]|[vV]|\^)\Z")
DATE = expression(r"(?=\d)(?:(?:19|20)\d\d(?:[-/.]\d{1,2}){1,2}\b|\b\d{1,2}:\d\d\b|(?<!\d)\d+(?:\.\d+){2,})")
JOINED = expression(r"\d[-/:.]\d")  # what every date, time of day and version has
PER = expression(
    r"[\s*_`)(]*(?:(?P<noun>(?:[A-Za-z][\w'-]{0,24}[\s-]){0,3}?[A-Za-z][\w'-]{0,24}?s?)\s?)??"
    r"(?:/|\bper\s|\ba\s|\ban\s|\bevery\s|\beach\s|\b(?:with)?in (?:a|one|a single)\s)\s?(?P<per>seconds?|secs?|sec|s|minutes?|min|hours?|hr|h|days?|d|week|month)\b"
)
DAILY = expression(r"[\s*_`]*(?P<noun>(?:[A-Za-z][\w'-]{0,24}\s){1,3})(?P<per>daily)\b(?!\s(?:active|users|visitors))")
RATE_UNIT = expression(r"[\s*_`]*(?:(?P<noun>(?:[A-Za-z][\w'-]{0,24}\s){0,2})(?P<unit>QPS|RPS|TPS|qps|rps|tps)\b)")
NOUN = expression(r"[\s*_`]*\+?\s?((?:[A-Za-z][\w'’/-]{0,60}[ ]){0,2}[A-Za-z][\w'’/-]{0,60})")
TAG = expression(r"(?:\b[pP](50|75|90|95|99|999|99\.9)\b|\b(50|90|95|99)th[- ]percentile)[^.;|\n\d]{0,30}\Z")
TAG_AFTER = expression(r"[\s(]*(?:at\s|for\s)?(?:the\s)?[pP](50|75|90|95|99|999)\b(?! (?:budget|bound|target|sla|limit))")
LABEL_TAG = expression(r"[\s*_`]*(?:latency |response time )?[pP](50|75|90|95|99|999|99\.9)(?: latency| response time)?[\s*_`]*", re.IGNORECASE)  # the label cell of a row
EACH = expression(r"\s*each\b(?!\s[a-z])")  # right after a rate that hosts are said to carry
HOSTS = expression(r"\b(?:hosts|nodes|replicas|servers|instances|pods|machines|workers|gpus)\b[^.;|]{0,25}\Z", re.IGNORECASE)
HOST = expression(r"\b(?:each|per|one|an?|a single)\s(?:host|node|replica|gpu|instance|server|machine|worker|core|pod)s?\b", re.IGNORECASE)
CELL_UNIT = r"ms|milliseconds|s|sec|seconds|min|minutes|h|hours|days|%|QPS|RPS|req/s|GB|MB|TB"
HEAD_UNIT = expression(rf"[(\[,]\s?({CELL_UNIT})\s?[)\]]?\s*\Z")
CELL_RATE = expression(r"([A-Za-z]{3,20})\s?(?:/|\bper\b)\s?(s|sec|second|min|minute|h|hour|day)\b", re.IGNORECASE)  # "searches/s"
LABEL_UNIT = expression(rf"[(\[]\s?({CELL_UNIT})\s?[)\]]")
STOP = expression(r"[.;]\s")
GAPS = expression(r"[,_\s\u00a0\u202f]")
TAIL = expression(r"\d+\Z")
LABEL_RATE = expression(r"\b(QPS|RPS|TPS|qps|rps|tps)\b[^.;|\n\d]{0,12}\Z")
TERM = expression(r"\s?(?:[×x*·÷]|/)\s?\d|[x×]\b")  # "QPS = 100M / 86400", "QPS, at peak 3x": a part of a sum
LOOK = 60
PER_HOST = "per host"
# "a second index" counts, "within a second of the click" measures.
ORDINAL = expression(r"\s(?!of\b|or\b|and\b|per\b|for\b|at\b|in\b|to\b|after\b|when\b|on\b|is\b|from\b|later\b)[a-z]")
