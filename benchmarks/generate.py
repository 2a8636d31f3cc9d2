"""Writes ML design documents that look like real ones, the same bytes for the same seed on every Python.

    python benchmarks/generate.py FOLDER [--documents 100] [--seed 1]
    python benchmarks/generate.py FOLDER --megabytes 5
"""

import argparse
import os
import random
import re

import phrases

SIZE = 16_000  # bytes of one document, in about 340 lines
WIDTH = 110
FOLDERS = 20  # teams that the documents are spread over
SEED = "1"
_SLOT = re.compile(r"\{(?:(\d+)-(\d+)|(\w+))\}")


class Dice:
    """Choices from `random.random()` alone, the one method whose sequence Python keeps from version to version."""

    def __init__(self, seed):
        self._random = random.Random(seed).random

    def number(self, low, high):
        """A whole number of the range, both ends included."""
        return low + int(self._random() * (high - low + 1))

    def chance(self, share):
        return self._random() < share

    def one(self, values):
        return values[self.number(0, len(values) - 1)]

    def some(self, values, count):
        """That many different values, in a new order."""
        left = list(values)
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(min(count, len(left)))]


class Writer:
    """One document as it grows: its lines, its dice, the depth of its title, and what it keeps speaking of."""

    def __init__(self, dice, level):
        self.dice = dice
        self.level = level
        self.lines = []
        self.about = {slot: dice.one(phrases.SLOTS[slot]) for slot in ("product", "thing", "actor")}

    def fill(self, text):
        """A sentence with its slots filled and a capital in front."""
        filled = _SLOT.sub(self._slot, text)
        return filled[0].upper() + filled[1:]

    def _slot(self, match):
        low, high, name = match.groups()
        return str(self.dice.number(int(low), int(high))) if low else self.about.get(name) or self.dice.one(phrases.SLOTS[name])

    def heading(self, title, below=1):
        self.add("#" * (self.level + below) + " " + title)

    def add(self, *lines):
        """Lines that belong together, with an empty one after them."""
        self.lines += [*lines, ""]

    def sentences(self, topic, count):
        return [self.fill(s) for s in self.dice.some(phrases.SENTENCES[topic], count)]

    def paragraph(self, topic, count=4):
        """A paragraph broken before column 110, as people write them."""
        lines = [""]
        for word in " ".join(self.sentences(topic, count)).split():
            if lines[-1] and len(lines[-1]) + 1 + len(word) > WIDTH:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".lstrip()
        self.add(*lines)

    def bullets(self, texts, mark="-"):
        self.add(*[f"{mark} {self.fill(t)}" for t in texts])

    def table(self, head, rows):
        self.add("| " + " | ".join(head) + " |", "|" + "---|" * len(head), *["| " + " | ".join(self.fill(cell) for cell in row) + " |" for row in rows])

    def size(self):
        return sum(len(line) + 1 for line in self.lines)


def document(seed, number, title="", level=1):
    """The text of one document; one in four has gaps, and no two are alike."""
    dice = Dice(f"{seed}/{number}")
    w = Writer(dice, level)
    product = w.about["product"]
    if level == 1:
        w.add("---", f"title: {product.capitalize()} {number}", "kind: ml-design-doc", f"owner: team {number % FOLDERS}", "status: in review", "---")
    w.heading(title or f"{product.capitalize()}: design document {number}", 0)
    gaps = dice.chance(0.25)
    topics = list(phrases.TITLES)
    left_out = set(dice.some(topics[1:], dice.number(1, 4))) if gaps else ()
    for topic in topics:
        if topic not in left_out:
            w.heading(phrases.TITLES[topic])
            w.paragraph(topic)
            _SECTIONS.get(topic, _plain)(w, topic)
    if gaps:
        w.paragraph("gaps", 2)
    _appendix(w)
    return "\n".join(w.lines)


def _appendix(w):
    """Notes, until the document is as long as the others."""
    w.heading("Appendix")
    note = 0
    while w.size() < SIZE:
        note += 1
        w.heading(f"Note {note}", 2)
        topic = w.dice.one(list(phrases.TITLES))
        w.paragraph("notes", w.dice.number(4, 6))
        w.paragraph(topic, 4)
        w.paragraph(w.dice.one(list(phrases.TITLES)), 6)
        w.add(*[f"{n}. [{'x' if w.dice.chance(0.5) else ' '}] {s}" for n, s in enumerate(w.sentences("notes", 2), 1)])


def _plain(w, topic):
    w.bullets(w.dice.some(phrases.SENTENCES[topic], 3), w.dice.one("-*"))


def _objectives(w, topic):
    measures = w.dice.some(phrases.SLOTS["measure"], 4)
    w.table(["Metric", "Today", "Goal"], [[f"**{m}**", "{20-39}.{0-9}%", "{40-60}.{0-9}%"] for m in measures])
    w.heading("Product Requirements", 2)
    w.bullets(["all signed-in {actor}; accounts under 18 are excluded.", "{2-400}M monthly active users, {1-40}M daily.", "an item loses half its value in {2-72} hours."])
    w.paragraph(topic, 2)


def _scaling(w, topic):
    rows = [["Users", "{2-40}M", "{41-90}M"], ["Items", "{20-900}k", "{1-90}M"], ["Peak requests per second", "{1-9},000", "{10-90},000"], ["p99 latency", "{90-300} ms", "{40-89} ms"]]
    w.table(["Figure", "Today", "In a year"], rows)
    w.paragraph(topic, 3)


def _design(w, topic):
    names = w.dice.some(["nightly batch", "ranking on request", "both combined", "rules only"], w.dice.number(2, 3))
    for letter, name in zip("ABC", names, strict=False):
        w.heading(f"Option {letter}: {name}", 2)
        w.paragraph(topic, 2)
        w.add("Pros:")
        w.bullets(["simple to run and cheap.", "reacts within {2-60} seconds.", "keeps heavy work ahead."][: w.dice.number(2, 3)])
        w.add("Cons:")
        w.bullets(["stale for newcomers.", "limits how complex the model may be.", "two pipelines to keep alike."][: w.dice.number(2, 3)])
    w.add("**Decision:** both combined, because only that meets the freshness and the latency bound.")
    w.add("> " + w.fill("{person}: what happens when the {system} is down?"), ">", "> " + w.fill("{person}: the last good list is shown for up to {1-9} hours."))


def _data(w, topic):
    for system in w.dice.some(phrases.SLOTS["system"], 3):
        w.lines += [f"- **{system.capitalize()}**", *[f"  - {s}" for s in w.dice.some(phrases.SLOTS["signal"], 3)]]
    w.add()
    w.add("```sql", "SELECT user_id, COUNT(*) AS events", "FROM logs.impressions  -- TODO: leave out test accounts", f"WHERE age_days < {w.dice.number(10, 90)}", "GROUP BY 1;", "```")
    _plain(w, topic)


def _features(w, topic):
    w.table(["Feature", "Representation", "Owner"], [[f"`{s.replace(' ', '_')}`", "{form}", "team {0-19}"] for s in w.dice.some(phrases.SLOTS["signal"], 6)])
    w.paragraph(topic, 3)


def _training(w, topic):
    w.table(["Model", "AUC", "NDCG@10", "Log loss"], [[m, "0.{70-89}", "0.{30-59}", "0.{20-49}"] for m in w.dice.some(phrases.SLOTS["model"], 4)])
    w.add("```yaml", "train:", f"  days: {w.dice.number(14, 90)}", "  # Launch is no heading here", f"  learning_rate: 0.{w.dice.number(10, 99)}", "  metrics: [auc, ndcg]", "```")
    w.paragraph(topic, 2)


def _models(w, topic):
    for model in w.dice.some(phrases.SLOTS["model"], 3):
        w.heading(model.removeprefix("a ").capitalize(), 2)
        w.bullets(["Pros: {2-9} ms per request and easy to explain.", "Cons: learns little from fewer than {2-90}k rows."])
        w.paragraph(topic, 2)


_SECTIONS = {
    "objectives": _objectives,
    "scaling": _scaling,
    "design": _design,
    "data": _data,
    "features": _features,
    "training": _training,
    "models": _models,
}


def folder(path, documents, seed=SEED):
    """Write documents below a folder, spread over the folders of teams; how many bytes they have."""
    size = 0
    for number in range(documents):
        team = os.path.join(path, f"team-{number % FOLDERS:02}")
        os.makedirs(team, exist_ok=True)
        size += _write(os.path.join(team, f"design-{number:05}.md"), [document(seed, number)])
    return size


def large(path, megabytes, seed=SEED):
    """Write one document of that size, a part as long as a document after the other; its bytes."""
    os.makedirs(path, exist_ok=True)
    return _write(os.path.join(path, "design-large.md"), _parts(megabytes * 1e6, seed))


def _parts(size, seed):
    text = "---\ntitle: All products\nkind: ml-design-doc\n---\n\n# All products\n\n"
    number = written = 0
    while written < size:
        yield text
        written += len(text)
        text = document(f"{seed}/large", number, f"Part {number + 1}", level=2)
        number += 1


def _write(path, texts):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        return sum(file.write(text) for text in texts)


def main():
    """Write what is asked for and say how much it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--documents", type=int, default=1, metavar="N")
    parser.add_argument("--megabytes", type=float, metavar="MB", help="one document of this size instead")
    parser.add_argument("--seed", default=SEED)
    asked = parser.parse_args()
    size = large(asked.folder, asked.megabytes, asked.seed) if asked.megabytes else folder(asked.folder, asked.documents, asked.seed)
    print(f"{asked.folder}: {size:,} bytes")


if __name__ == "__main__":
    main()
