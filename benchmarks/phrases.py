"""The words of the generated documents: sentences with `{slots}`, and what may stand in the slots.

A slot names a list of `SLOTS`; `{5-90}` is a whole number of that range.
"""

SLOTS = {
    "product": ["home feed", "reply suggestion", "fraud screening", "delivery estimate", "course finder", "listing search", "spare part forecast", "playlist builder"],
    "thing": ["posts", "replies", "transactions", "routes", "courses", "listings", "parts", "tracks"],
    "actor": ["members", "shoppers", "drivers", "students", "analysts", "sellers", "listeners", "couriers"],
    "segment": ["new accounts", "members on slow networks", "sellers with few listings", "people who return after a month", "small regions"],
    "rule": ["time", "price", "raw popularity", "distance", "a hand-made score"],
    "measure": ["D7 retention", "click-through rate", "completed orders", "minutes watched", "chargeback rate", "time to first result", "weekly active share"],
    "system": ["event log", "order ledger", "profile store", "catalogue service", "search gateway", "support desk", "feature store", "billing export"],
    "signal": ["last 50 clicks", "account age", "share of late orders", "distance to the depot", "hour of the week", "price against the median", "topic of the post"],
    "form": ["standardised counts", "log-transformed amounts", "one-hot categories", "hashed ids", "64-dimensional embeddings", "values clipped at the 99th percentile"],
    "model": ["logistic regression", "XGBoost", "a two-tower network", "a factorisation machine", "a small transformer", "a nearest-neighbour index"],
    "person": ["Ana", "Jon", "Mei", "Tariq", "Ingrid", "Paolo", "Wanjiru", "Sofia"],
    "vague": ["quickly", "in the near future", "as soon as possible", "for most people", "at a large scale", "with good quality", "every now and then"],
    "place": ["the edge", "the ranking service", "the batch cluster", "the gateway", "the feature store", "the training job"],
}  # fmt: skip

SENTENCES = {
    "objectives": [
        "the {product} decides which {thing} {actor} see first; today it orders them by {rule}.",
        "{measure} fell by {2-19}% over the last {2-6} quarters, and most of the loss comes from {segment}.",
        "interviews with {12-80} {actor} say the same thing: the first page rarely holds what they came for.",
        "a better order is worth about {2-40} million a year, if the estimate of the **finance team** holds.",
        "we do not try to change {measure} here, although a side effect on it is likely and will be watched.",
        "the owner of this work is the {product} team; {person} signs off the goals and {person} the budget.",
    ],
    "scaling": [
        "traffic grows by {8-60}% a year and doubles in the last week of November.",
        "each of the {4-60} hosts of {place} serves {40-900} requests per second before its queue fills.",
        "the [capacity sheet](https://wiki.example.com/capacity/{100-9999}) breaks these figures down by region.",
        "storage is cheap next to compute: {20-900} GB of vectors cost less than one host of {place}.",
        "of the {100-400} ms that people accept, the network takes {20-90} ms, so the rest is what we may spend.",
    ],
    "assumptions": [
        "we assume that the {system} delivers {95-99}% of its events within {2-50} minutes.",
        "labels are final after {2-30} days; earlier ones are kept but weighted down.",
        "'Recent' means the last {2-30} days throughout this document.",
        "the {system} keeps its schema; a change is announced {2-8} weeks ahead.",
        "no more than {1-9}% of {actor} opt out of personal results.",
    ],
    "design": [
        "{place} asks for {100-900} candidates, joins their features and returns the best {10-50}.",
        "what changes slowly is computed ahead in the batch cluster, what changes fast is read from the {system}.",
        "when the model does not answer within {20-150} ms, the gateway falls back to the last good list.",
        "the list is cached for {2-30} minutes under the key `{thing}:{actor}:v{2-9}`.",
        "a queue between the {system} and {place} takes up bursts of {2-20} times the usual load.",
    ],
    "data": [
        "the {system} is first-party; personal data is kept for {30-400} days and removed on request.",
        "we join on `user_id` and `event_time`, point in time, so that nothing from after the request leaks in.",
        "about {1-9}% of the rows of the {system} lack a country; they get a value of their own.",
        "{person} found {2-30} duplicate keys per million rows, which the nightly job now drops.",
        "the {system} began in 2023, so {measure} of earlier years must be read from the archive.",
    ],
    "features": [
        "the strongest single signal is the {signal}, followed by the {signal}.",
        "we feed {form} and {form} to the model; missing values are imputed with the median and flagged.",
        "ids with fewer than {5-50} events share one bucket, because their vectors would be noise.",
        "features are logged at serving time, which keeps training and serving alike.",
        "counts come in windows of 1, {5-9} and {20-40} days; the ratio of two windows says what is new.",
    ],
    "selection": [
        "we rank features by permutation importance on the validation weeks and drop the last {5-40}%.",
        "an ablation of one source at a time says what each source is worth before anyone builds a pipeline.",
        "features with a mutual information below 0.0{1-9} are left out, and so are those that cost more than {2-9} ms.",
        "of two features that correlate above 0.9{0-9} the cheaper one stays.",
    ],
    "training": [
        "positives are {1-9}.{0-9}% of the rows, so negatives are sampled at 1 to {4-20} and the scores recalibrated.",
        "the split is by time: {14-90} days to train, {3-10} to validate and {3-14} to test, with a gap of {1-3} days.",
        "rows of one member never stand on both sides of the split.",
        "hyperparameters come from {20-90} random trials; the best {2-5} are trained {3-9} times with other seeds.",
        "we also report every metric for {segment}, where an average hides most.",
    ],
    "models": [
        "{model} is simple to train and to explain, but cannot learn how the {signal} and the {signal} interact.",
        "{model} gained {1-9}.{0-9}% over the baseline offline and costs {2-30} ms more at p99.",
        "we keep {model} as the baseline until something beats it by more than {1-5}% on the test weeks.",
        "{model} needs {2-40} hours on one GPU, which fits a daily schedule.",
        "an ensemble of the two won another 0.{1-9}%, not enough for a second service.",
    ],
    "online": [
        "the A/B test assigns {actor} by a hash of their id; the unit of analysis is the member.",
        "a two-sided t-test at alpha 0.05 with 80% power needs {20-900}k members per arm, which takes {14-28} days.",
        "guardrails are p99 latency, crash rate and {measure}; a drop of more than {1-3}% in one of them stops the test.",
        "we look at the result once, on the last day; a sequential bound covers an early stop for harm.",
        "novelty wears off after {5-12} days, so the first week is reported apart.",
    ],
    "launch": [
        "shadow traffic for {2-14} days, a canary of {1-5}%, then {10-50}% and all, each step with its own exit criteria.",
        "a flag turns the model off within {1-9} minutes; {person} and {person} are on call.",
        "drift of the {signal} is compared every day by the population stability index, with an alarm above 0.2.",
        "the model is retrained every {1-14} days and rolled back by itself when NDCG falls by {2-9}%.",
        "the dashboard shows {measure} and the latency of {place} side by side.",
    ],
    "notes": [
        "{person} asked whether {place} can hold two versions at once; it can, at {10-60}% more memory.",
        "an earlier attempt failed because the {signal} was known {2-20} hours late.",
        "the _review_ of {place} took {2-9} meetings and changed the budget once.",
        "see the [notes](https://wiki.example.com/notes/{100-9999}) of {person} for the figures behind this.",
        "we compared three vendors and none of them knows the {signal}.",
        "the team agreed to look at {segment} again after {2-6} months.",
    ],
    "gaps": [
        "the service should answer {vague} and scale {vague}.",
        "we will improve the results {vague}.",
        "TODO: ask the data team what the {system} holds.",
        "the model should be good {vague}, and it should be retrained {vague}.",
    ],
}

TITLES = {
    "objectives": "Product Objectives and Requirements",
    "scaling": "Technical Scaling Requirements",
    "assumptions": "Assumptions",
    "design": "High Level Design",
    "data": "Data Sources",
    "features": "Feature Engineering and Representation",
    "selection": "Feature Selection",
    "training": "Offline Training and Evaluation",
    "models": "Modeling Techniques",
    "online": "Online Evaluation",
    "launch": "Launch and Monitoring",
}
