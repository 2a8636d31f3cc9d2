"""The commands that are compared: designlint, its floor, and the peers that are installed."""

import os
import shutil
import sys
from typing import NamedTuple

import phrases
from measure import Contender

HERE = os.path.dirname(os.path.abspath(__file__))
DESIGNLINT, CACHED, FLOOR = "designlint", "designlint, cached", "floor"


class Peer(NamedTuple):
    """A tool to compare with: its executable, the arguments of each way to run it, and how to install it.

    `beside` is a folder of its own node_modules that it needs; `{modules}` in the arguments stands for all of them.
    """

    name: str
    executable: str
    ways: dict[str, str]
    install: str
    beside: str = ""


PEERS = (
    Peer("rumdl", "rumdl", {"": "check --no-config --no-cache {docs}", "cached": "check --no-config --cache-dir {cache} {docs}"}, "pip install rumdl"),
    Peer("mdschema", "mdschema", {"": "check --schema {configs}/mdschema.yml {docs}/**/*.md"}, "see github.com/jackchuka/mdschema"),
    Peer("markdownlint-cli2", "markdownlint-cli2", {"": "{docs}/**/*.md"}, "npm install markdownlint-cli2"),
    Peer(
        "textlint", "textlint", {"": "--no-color --rule no-todo --rules-base-directory {modules} {docs}/**/*.md"},
        "npm install textlint textlint-rule-no-todo", "textlint-rule-no-todo",
    ),
    Peer(
        "remark", "remark", {"": "--no-stdout --no-color --quiet --no-config --use {modules}/remark-preset-lint-recommended/index.js {docs}"},
        "npm install remark-cli remark-preset-lint-recommended", "remark-preset-lint-recommended",
    ),
    Peer("proselint", "proselint", {"": "check {docs}"}, "pip install proselint"),
    Peer("pymarkdown", "pymarkdown", {"": "scan -r {docs}"}, "pip install pymarkdownlnt"),
    Peer("mdformat", "mdformat", {"": "--check {docs}"}, "pip install mdformat"),
)  # fmt: skip


def ours(designlint):
    """designlint without and with its cache, and a program that only starts and parses, on the same Python."""
    beside = os.path.join(os.path.dirname(designlint), "python")
    python = beside if os.path.exists(beside) else sys.executable
    return [
        Contender(DESIGNLINT, (designlint, "check", "--isolated", "--quiet", "--no-cache", "{docs}")),
        Contender(CACHED, (designlint, "check", "--isolated", "--quiet", "--cache-dir", "{cache}", "{docs}"), cached=True),
        Contender(FLOOR, (python, os.path.join(HERE, "floor.py"), "{docs}")),
    ]


def installed(names, configs):
    """The contenders of the peers that are here, and a line for each peer that is not."""
    found, missing = [], []
    for peer in PEERS:
        if peer.name not in names:
            continue
        executable = executable_of(peer.executable)
        modules = _modules(executable)
        if not executable:
            missing.append(f"{peer.name}: not installed ({peer.install})")
        elif peer.beside and not os.path.isdir(os.path.join(modules, peer.beside)):
            missing.append(f"{peer.name}: {peer.beside} is not installed beside it ({peer.install})")
        else:
            for way, arguments in peer.ways.items():
                words = tuple(w.replace("{modules}", modules).replace("{configs}", configs) for w in arguments.split())
                found.append(Contender(f"{peer.name}, {way}" if way else peer.name, (executable, *words), cached=way == "cached"))
    return found, missing


def executable_of(name):
    """The path of a command: beside this Python, in ./node_modules, or on the PATH; "" where there is none."""
    places = (os.path.dirname(sys.executable), os.path.abspath(os.path.join("node_modules", ".bin")), os.environ.get("PATH", os.defpath))
    return shutil.which(name, path=os.pathsep.join(places)) or ""


def _modules(executable):
    """The node_modules that an executable is part of, "" where it is part of none."""
    head, mark, _ = os.path.realpath(executable).rpartition(f"{os.sep}node_modules{os.sep}")
    return head + mark.rstrip(os.sep) if mark else ""


def configure(folder):
    """Write the one configuration that a peer cannot run without: the sections that mdschema looks for."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "mdschema.yml"), "w", encoding="utf-8") as file:
        file.write('structure:\n  - heading:\n      pattern: "# .*"\n    allow_additional: true\n    children:\n')
        file.writelines(f'      - heading: "## {title}"\n' for title in phrases.TITLES.values())
