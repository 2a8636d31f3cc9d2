"""The expressions of the fact base, all for text in lower case: what a figure is of, and when it states nothing."""

from __future__ import annotations

from designlint.text.expressions import expression

# --- of whole sentences ---------------------------------------------------------------------------------------------
# Examples, memories and other people's figures.
ELSEWHERE = expression(
    r"\b(?:for example|e\.g\.|for instance|suppose that a|imagine|if we|would be|could be|in 19\d\d|in 20\d\d|last year|previously|used to|was once|"
    r"published|reported by|competitor|other companies|paper|unlike|would need|would take)\b"
)
JOB = expression(r"\b(?:a|each|one|every) (?:run|pass|cycle) (?:takes|needs)\b|\b(?:job|training|retraining|pipeline|re-?index\w*|build|refresh|scoring|batch)\b[^.;|]{0,40}\b(?:takes|finishes in|completes in|needs)\b|\b(?:training|job) time\b")
NEED = expression(r"\b(?:searchable|vanish\w*|available|must|reflect\w*|appear\w*|disappear\w*|visible|show\w*|changes the|within|no later than)\b")
AT_MOST = expression(r"\bwithin\b|\bin under\b|\bat most\b|\bno later than\b|\bno older than\b")
FRESHNESS = expression(r"\b(?:freshness|data age|max(?:imum)? age|staleness)(?: need| sla| requirement| target| bound| budget)?[\s*_]*[:=|][\s*_|]*(?:at most |max |under |<=?\s?|≤\s?)?\Z")  # before a figure
LASTING = expression(r"\b(?:run|runs|for|lasts|duration|weeks?|days?)\b")
TEST_RUNS = expression(r"\b\d{1,3}[- ]day (?:online |a/b )?(?:test|experiment)\b|\bit runs for\b|\b(?:the|our|this) (?:online |a/b )?(?:test|experiment) (?:runs|lasts|will run|will last|takes)\b|\b(?:test|experiment) duration\b")
END = expression(r"\bend[- ]to[- ]end\b|\be2e\b|\bat the (?:gateway|edge|api)\b|\bsl[ao]\b|\b(?:comes?|be|gets?) back (?:within|in|after)\b|\bcuts? (?:us |it )?off after\b|\bwhole request\b|\bturn latency\b|\blatency (?:bound|budget|target|sla)\b|\btotal\b|\boverall\b|\bresponse time\b")
# Of a part of the way only.
STAGE = expression(
    r"\b(?:cache\w*|retrieval|rank\w*|model|inference|embedding|database|db|feature|index|lookup|scoring|stage|hop|step|network|token|encoder|llm|fallback)\s(?:response time|latency|sla|budget)"
)
_PART = (
    r"(?:retriev\w*|candidate generation|(?:pre-?|re-?)?rank\w*|feature (?:fetch|lookup|retrieval|store|extraction)\w*|fetch\w*|(?:the )?model|inference|embedd?ing\w*|network"
    r"|(?:pre|post)-?process\w*|tokeni[sz]\w*|(?:the )?llm|generation|(?:the )?database|cache(?: lookup)?|filter\w*|(?:business )?rules|seriali[sz]ation|scor\w*|query \w+"
    r"|(?:the )?(?:cross-|bi-)?encod\w*|lookups?|(?:vector |ann )?search|gateway|routing|parsing|ocr|detect\w*|classif\w*|blending|logging)"
)
# A part of the way and what leads to its time: the whole text of an entry, or right before a figure.
PART_ENTRY = expression(rf"[\s*_>#-]*(?P<name>(?:[a-z][\w'/-]* ){{0,3}}?{_PART}(?: [a-z][\w'/-]*){{0,3}})[\s*_]*[:(=–—-][\s*_]*(?:about |around |up to |~\s?)?")
PART_TAKES = expression(rf"\b(?P<name>{_PART})(?: step| stage| call| engine| store| models?)?(?: (?:takes|needs|costs|adds|gets)(?: about| around| up to| another)?|\s?[:=(])? ?(?:~\s?)?\Z")
ALTERNATIVES = expression(r"\b(?:or|vs|versus|instead|rather|compared|either|unlike|previously|if|saves?|faster|slower|reduc\w*|from)\b")
BARE = expression(r"[\s*_#>+-]*(?:the )?(?:p\d\d(?:\.\d)? )?(?:max(?:imum)? |serving |request |online |response )?latency\b[^.;]{0,30}\Z")  # before a figure
RESPONSE = expression(r"latency|response|respond|\bsl[ao]\b|\b(?:comes?|be|gets?) back\b|\bcuts? (?:us |it )?off after\b|(?:end[- ]to[- ]end|e2e|time) budget")
STORE = expression(r"\b(?:vectors?|embeddings?|index|table)\b")
PERSON = expression(r"\b(?:user|member|customer|person|each)\b")
VECTORS = expression(r"vector|embedding|dimension|\bdims\b|index|template")
DECIMAL = expression(r"\.\d")

# --- near a figure --------------------------------------------------------------------------------------------------
DAILY = expression(r"\b(?:(?:open|use|visit) (?:the |our )?(?:app|site|feed|service) daily|dau|daily active|daily users|active (?:users )?(?:per|each) day|of them daily)\b")
MONTHLY = expression(r"\b(?:mau|monthly active|monthly users)\b")
NEW = expression(r"\bnew (?:users|members|customers|sign-?ups|accounts|visitors)\b[^.;]{0,30}\b(?:day|daily)\b|\bjoin each day\b")
DAILY_LOAD = expression(r"\b(?:daily (?:requests|queries|calls)|(?:requests|queries|calls) (?:per|a|/) day)[\s*_]*[:=|][\s*_|]*(?:about |around |~\s?)?\Z")  # before a count
PER_ARM = expression(r"\s[a-z-]{3,20}(?: [a-z-]{3,20})? (?:per|in each) (?:arm|variant|group)\b")  # after a count
SAMPLE = expression(r"\bn\s?=\s?\Z|\bsample size(?: per (?:arm|variant|group))?[\s*_]*[:=|][\s*_|]*\Z")
HOSTS = expression(r"\b(?:(?:cpu|gpu|serving|worker|web|app|model) )?(?:hosts?|nodes?|replicas?|servers?|instances?|pods?|machines?|gpus?)\b")
PER_PERSON = expression(r"\bper (?:user|member|customer)\b")
REQUESTS = expression(r"request|quer|call|qps|rps|tps|inference|prediction")
NO_REQUEST = expression(r"\bevent|\bscore|\bad\b|\bwrite|\bread\b")
PEAK = expression(r"\bpeak|\bmax(?:imum)?\b|\bbusiest\b|\bburst")
AVERAGE = expression(r"\baveraged?\b|\bavg\b|\bmean\b|\bsustained\b|\bsteady\b")
ANOTHER = expression(r"\d")  # where the next figure begins, other words are of that
TIMES_AVERAGE = expression(r"\d\s?[x×] (?:the )?(?:average|avg|mean)\b")  # what a peak is measured by
BESIDE = expression(r"\s*(?:\(|at )?(?:the )?(peak|average|avg|on average)\b")
BASELINE = expression(r"\b(?:baseline(?: (?:rate|of|is|conversion|retention|ctr|click[- ]through|add-to-cart|purchase|booking|signup))*|base rate(?: of \w+)?)[\s|]*(?:of|is|at|:|=)?[\s|]*\Z")
LIFT = expression(r"\b(?:lift|raise|increase|improve\w*|change|difference|detect\w*)\b[^.;|]{0,40}\bfrom\s\Z")  # before the lower of two shares
LIFTED = expression(r"\b(?:lift|raise|increase|improve\w*|change|difference|detect\w*)\b[^.;|]{0,40}\bfrom (\d+(?:\.\d+)?)\s?% to \Z")  # before the higher one
TESTED = expression(r"\b(?:power|significance|alpha|per (?:arm|variant|group)|sample|detect\w*)\b")  # what makes a lift one that a test looks for
TO_SHARE = expression(r"\s?to \d+(?:\.\d+)?\s?%")
DETECTABLE = expression(r"(?:minimum detectable|mde|\bdetect(?:able)?\b|smallest effect)[^.;]{0,40}\Z")
ABSOLUTE = expression(r"absolute|points")
POWER_BEFORE = expression(r"\bpower(?: of| =|:| at| is)?[\s|]*\Z")
POWER_AFTER = expression(r"\s*(?:statistical )?power\b")
ALPHA_BEFORE = expression(r"\b(?:alpha|significance(?: level)?)\s*(?:of|=|:|is|at)?\s*\Z")
AVAILABLE_AFTER = expression(r"\s*(?:monthly |service |api )?(?:availability|uptime)\b")
AVAILABLE_BEFORE = expression(r"\b(?:availability|uptime)\b(?: target| sla| slo)?[\s*_]*(?:of|is|:|=|\||≥|>=|>|at least|\s){0,4}\Z")
OF_TRAFFIC = expression(r"\s*of (?:the |all |new |our )*(?:traffic|users|members|customers|visitors|sessions)")
EXPOSED = expression(r"\b(?:on|to|expos\w*|allocat\w*|test)\b[^.;]{0,20}\Z")
POSITIVE_AFTER = expression(
    r"\s*(?:(?:are|is) (?:fraud\w*|intrusions?|positives?|anomal\w*|defect\w*|spam|failures?)\b|of (?:the |all )?(?:[\w-]+ ){0,3}(?:are|is) (?:positive|click|fraud|churn|spam)|of (?:the |all )?(?:[\w-]+ ){1,2}(?:churn|default|convert)\b"
    r"|positives?\b|positive (?:class|rate|labels)|base rate|fraud(?! (?:reduc|detect|loss|prevent|rate of))\b|(?:monthly |annual )?churn rate\b)"
)
POSITIVE_BEFORE = expression(
    r"\b(?:frauds?|failures?|defects?|positives?|anomalies|intrusions) (?:occurs?|happens?|are found) in (?:about |only |just )?\Z|positive rate|imbalance|prevalence|rare[:]?[^.;]{0,12}\Z|\b(?:fraud|default|spam|churn) rate(?: is| of|:)?[\s|]*(?:about |around |roughly |only )?\Z"
    r"|\b(?:fraud|frauds|positives|spam|defaults) (?:is|are|make up|makes up|account for) (?:about |around |roughly |only |just )?\Z"
)

# --- of tables ------------------------------------------------------------------------------------------------------
SPANS = expression(r"\b(?:ms|latency|p50|p95|p99|milliseconds)\b")
STAGES = expression(r"stage|component|step|service|hop|part")
WHOLE = expression(r"total|sum|end to end|budget")

# --- figures that their words make ----------------------------------------------------------------------------------
LABELLED_PER_USER = expression(
    r"\b(?:requests?|queries|opens|visits|sessions|page views|searches)\s?(?:per|/|each|a)\s?(?:user|member|customer|person)\s?(?:per|/|a|each|and)\s?day[\s|:=*_]{1,8}(\d+(?:\.\d+)?)(?![\d.,]*\s?[kmb%])"
)
PER_USER = expression(
    r"(?<![\d,.])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s+(?:feed |home |page |search )?(?:loads?|searches|requests?|queries|questions|opens|visits|sessions|page views|times)\s{0,9}(?:per|/|each|a)\s{0,9}(?:user|member|customer|person)?"
    r"\s{0,9}(?:(?:per|/|a|each)\s{0,9})?day\b|\bx\s(\d+(?:\.\d+)?)\s(?:requests?|queries) per day"
)
FACTOR = expression(
    r"\b(?:peak(?:[- ]to[- ]average)?[- ]factor(?: of)?|peak factor)\s{0,9}:?\s{0,9}(\d+(?:\.\d+)?(?=\s?[x×]?\b)|two\b|three\b|four\b|five\b)"
    r"|\b(?:x|×)\s?(\d+(?:\.\d+)?) at (?:the )?peak"
    r"|\bpeak(?: load| traffic| qps)?(?: is| of| at| =|:)?\s{0,3}\(?(?:of )?(\d{1,2}(?:\.\d)?)\s?[x×](?![\w.])"
    r"|\b(\d{1,2}(?:\.\d)?)\s?[x×] (?:the )?(?:average|avg|mean)\b"
)
DIMENSIONS = expression(r"(\d{2,5})[\s-]*(?:d\b|dim(?:s|ension(?:s|al)?)?\b|floats?\b)|\bvectors? of length (\d{2,5})\b")
WIDTH = expression(r"\b(float32|fp32|float16|fp16|bf16|int8|4 bytes|2 bytes|1 byte)\b")
ALPHA = expression(r"\b(?:(?:alpha|α|significance level)\s{0,9}(?:=|of|<|:|at)?[\s|]{0,9}|p\s{0,9}(?:=|of|<|:|at)\s{0,9})(0?\.\d{1,3})\b")
POWER = expression(r"\bpower(?:ed)?\s{0,9}(?:=|of|:|at)?[\s|]{0,9}(0?\.\d{1,2})\b")
CADENCE = expression(
    r"\b((?:hourly|nightly|daily|weekly)(?! (?:active|users?|visitors?|average|actives|members|customers|sessions|load|volume|requests|queries))"
    r"|every (?:hour|night|day|week)|each night|(?:once|twice) (?:an?|per|every) (?:hour|night|day|week)|every (\d+) (minutes|hours|days))\b"
)
