"""`designlint new` with hostile titles, values, places and templates: literal text or a refusal, and nothing else anywhere."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from designlint.document import parse
from tests.conftest import Said
from tests.hostile.conftest import command, environment

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX files and links")
OK, USAGE = 0, 2
BOUND = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="permissions do not bind root")


class Places(NamedTuple):
    """Where a run may write, and where it must not."""

    here: Path
    home: Path
    tmp: Path

    def files(self) -> dict[str, str]:
        """Everything that stands in them, by its path."""
        top = self.here.parent
        return {str(p.relative_to(top)): "" if p.is_dir() else os.fspath(p.read_text()) for p in top.rglob("*") if not p.is_symlink()}


@pytest.fixture
def places(tmp_path: Path) -> Places:
    found = Places(*(tmp_path / name for name in ("here", "home", "tmp")))
    for place in found:
        place.mkdir()
    return found


@pytest.fixture
def new(places: Places):
    """Run `designlint new`, asking nothing."""

    def go(*arguments: str, code: int = OK, **env: str | None) -> Said:
        surroundings = environment(places.home, TMPDIR=str(places.tmp), **env)
        done = subprocess.run(command("new", "--no-input", *arguments), cwd=places.here, env=surroundings, capture_output=True, timeout=60, check=False)
        said = Said(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert (said.code, "Traceback" in said.err, said.err.count("\n")) == (code, False, int(code != OK)), said
        return said

    return go


TITLES = {
    "a way up": ("../../x", "x.md"),
    "an absolute path": ("/etc/passwd", "etc-passwd.md"),
    "a path of another system": (r"..\..\x", "x.md"),
    "arithmetic": ("{{ 7*7 }}", "7-7.md"),
    "an escape from the sandbox": ("{{ cycler.__init__.__globals__.os.popen('touch ran').read() }}", "cycler-init-globals-os-popen-touch-ran-read.md"),
    "a lot of text": ("{{ 'a' * 900000000 }}", "a-900000000.md"),
    "a statement": ("{% for a in b %}", "for-a-in-b.md"),
    "a comment": ("A {# x #} B", "a-x-b.md"),
    "marks of YAML": ('x: "y" # \'z\' [a] &b *c !d', "x-y-z-a-b-c-d.md"),
    "marks of markdown": ("<!-- a --> | `b` \\", "a-b.md"),
    "quotation marks": ('"""', "design.md"),
    "an end of front matter": ("---", "design.md"),
    "a device": ("CON", "con-design.md"),
    "a device of another system": ("/dev/null", "dev-null.md"),
    "dots": ("..", "design.md"),
    "an option": ("--", "design.md"),
    "a hidden file": (".bashrc", "bashrc.md"),
    "another script": ("漢字", "design.md"),
    "accents": ("Größe é", "groe-e.md"),
    "a letter of two": ("ﬁrst İ", "first-i.md"),
    "a format": ("{title} %s $HOME `id` $(id)", "title-s-home-id-id.md"),
    "200 characters": ("ab" * 100, "ab" * 40 + ".md"),
}
REFUSED = {
    "nothing": "",
    "blanks": "  \u3000",
    "a newline": "a\nb",
    "a lone return": "a\rb",
    "a bell": "a\x07b",
    "an escape sequence": "\x1b[31mred",
    "a delete": "a\x7f",
    "a line separator": "a\u2028b",
    "a mark of direction": "a\u202eb",
    "a broken byte": "a\udcffb",
    "300 characters": "a" * 300,
    "a long story": "a" * 100_000,
}


@pytest.mark.parametrize("name", TITLES)
def test_a_title_is_text_and_nothing_else(new, places: Places, name: str) -> None:
    title, file = TITLES[name]
    said = new("--", title)
    assert said.out == f"{file}\n"
    made = places.files()
    assert set(made) == {"here", "home", "tmp", f"here/{file}"}
    assert parse(made[f"here/{file}"]).front.values["title"] == title
    assert f"\n# {title}\n" in made[f"here/{file}"]


@pytest.mark.parametrize("name", REFUSED)
def test_a_title_that_cannot_be_read_is_refused(new, places: Places, name: str) -> None:
    new("--", REFUSED[name], code=USAGE)
    assert set(places.files()) == {"here", "home", "tmp"}


@pytest.mark.parametrize("name", REFUSED)
def test_a_value_that_cannot_be_read_is_refused_or_empty(new, places: Places, name: str) -> None:
    value = REFUSED[name]
    new("T", "--set", f"owner={value}", code=USAGE if value.strip() else OK)
    assert ("here/t.md" in places.files()) == (not value.strip())


@pytest.mark.parametrize("value", ["{{ 7*7 }}", "{% raw %}", "../../x", "a: b # c", "'\"", "%s {x}", "[a, b]", "-->", "null"])
@pytest.mark.parametrize("key", ["owner", "reviewers", "date"])
def test_a_value_is_text_and_nothing_else(new, places: Places, key: str, value: str) -> None:
    new("T", "--set", f"{key}={value}")
    assert parse(places.files()["here/t.md"]).front.values[key] == value


PAIRS = {
    "no equals sign": "owner",
    "no key": "=a",
    "an unknown key": "ownr=a",
    "the slug": "slug=../../x",
    "the title": "title=x",
    "a private key": "_extensions=os",
    "another variant": "variant=huge",
    "an attribute": "__class__=a",
}


@pytest.mark.parametrize("name", PAIRS)
def test_a_value_that_the_template_lacks_is_refused(new, places: Places, name: str) -> None:
    new("T", "--set", PAIRS[name], code=USAGE)
    assert set(places.files()) == {"here", "home", "tmp"}


# --- places ---------------------------------------------------------------------------------------------------------


def existing(here: Path) -> None:
    (here / "t.md").write_text("theirs")


def linked(here: Path) -> None:
    (here / "theirs").write_text("theirs")
    (here / "t.md").symlink_to("theirs")


def dangling(here: Path) -> None:
    (here / "t.md").symlink_to("made.md")


def folder_of_the_name(here: Path) -> None:
    (here / "t.md").mkdir()


def file_as_folder(here: Path) -> None:
    (here / "docs").write_text("theirs")


def pipe(here: Path) -> None:
    os.mkfifo(here / "t.md")


class Target(NamedTuple):
    """What stands already, where to write, and what is said."""

    make: Callable[[Path], object]
    output: str
    words: str


TAKEN = {
    "a file": Target(existing, "t.md", "exists already"),
    "a file in a folder": Target(existing, ".", "exists already"),
    "a link": Target(linked, "t.md", "exists already"),
    "a dangling link": Target(dangling, "t.md", "exists already"),
    "a pipe": Target(pipe, "t.md", "exists already"),
    "a file in place of a folder": Target(file_as_folder, "docs/t.md", "docs/t.md"),
    "a device": Target(lambda here: here, "/dev/null", "exists already"),
    "a folder where nobody may write": Target(lambda here: here, "/proc/self/t.md", "cannot be written"),
    "a name that is too long": Target(lambda here: here, "t" * 300 + ".md", "cannot be written"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_stands_already_is_left_alone(new, places: Places, name: str) -> None:
    case = TAKEN[name]
    case.make(places.here)
    before = sorted((p.name, p.lstat().st_size, p.lstat().st_mtime_ns) for p in places.here.iterdir())
    assert case.words in new("T", "--output", case.output, code=USAGE).err
    assert sorted((p.name, p.lstat().st_size, p.lstat().st_mtime_ns) for p in places.here.iterdir()) == before
    assert not list(places.tmp.iterdir())


def test_a_folder_of_that_name_is_written_into(new, places: Places) -> None:
    folder_of_the_name(places.here)
    new("T", "--output", "t.md")
    assert (places.here / "t.md" / "t.md").is_file()


def test_a_linked_folder_is_written_into(new, places: Places) -> None:
    (places.here / "real").mkdir()
    (places.here / "docs").symlink_to("real")
    new("T", "--output", "docs/")
    assert [p.name for p in (places.here / "real").iterdir()] == ["t.md"]
    assert (places.here / "docs").is_symlink()


@BOUND
def test_a_folder_that_is_read_only_is_named(new, places: Places) -> None:
    places.here.chmod(0o500)
    assert "cannot be written" in new("T", code=USAGE).err
    places.here.chmod(0o700)


def test_runs_at_once_make_one_document(places: Places) -> None:
    surroundings = environment(places.home, TMPDIR=str(places.tmp))
    runs = [subprocess.Popen(command("new", "--no-input", "T"), cwd=places.here, env=surroundings, stdout=-1, stderr=-1) for _ in range(4)]
    codes = sorted((run.communicate(timeout=60), run.returncode)[1] for run in runs)
    assert codes == [OK, USAGE, USAGE, USAGE]
    assert set(places.files()) == {"here", "home", "tmp", "here/t.md"}


def test_the_users_own_settings_of_cookiecutter_are_not_read(new, places: Places) -> None:
    (places.home / ".cookiecutterrc").write_text("default_context: {title: theirs, owner: theirs}\n")
    new("T")
    assert "theirs" not in places.files()["here/t.md"]
    assert [p.name for p in places.home.iterdir()] == [".cookiecutterrc"]


# --- templates ------------------------------------------------------------------------------------------------------

FOLDER = "{{cookiecutter.slug}}"
DOCUMENT = f"{FOLDER}/{FOLDER}.md"
PLAIN = {"cookiecutter.json": '{"title": "", "slug": "", "owner": ""}', DOCUMENT: "# {{cookiecutter.title}}\n"}
RUN = "open('PLACE/ran', 'w')"
ESCAPE = "{{ cycler.__init__.__globals__.os.system('touch PLACE/ran') }}"

TEMPLATES: dict[str, tuple[dict[str, str], str]] = {
    "hooks before": ({"hooks/pre_gen_project.py": RUN}, "has hooks, which could run code"),
    "hooks after": ({"hooks/post_gen_project.py": RUN}, "has hooks, which could run code"),
    "hooks before asking": ({"hooks/pre_prompt.py": RUN}, "has hooks, which could run code"),
    "extensions": ({"cookiecutter.json": '{"title": "", "slug": "", "_extensions": ["antigravity"]}'}, "'_extensions', which could run code"),
    "a private key": ({"cookiecutter.json": '{"title": "", "slug": "", "_jinja2_env_vars": {}}'}, "'_jinja2_env_vars', which could run code"),
    "code in the text": ({DOCUMENT: ESCAPE}, "cannot be rendered"),
    "code in a name": ({f"{FOLDER}/{{{{ cycler.__init__.__globals__ }}}}.md": "x"}, "cannot be rendered"),
    "code in a value": ({"cookiecutter.json": '{"title": "", "slug": "", "owner": "{{ cycler.__init__ }}"}', f"{FOLDER}/b.md": "x"}, "makes 2 markdown files"),
    "a value that leads out": ({"cookiecutter.json": '{"title": "", "slug": "", "up": "../../out"}', f"{FOLDER}/{{{{cookiecutter.up}}}}.md": "x"}, "is outside its folder"),
    "an absolute value": ({"cookiecutter.json": '{"title": "", "slug": "", "up": "PLACE/out"}', f"{FOLDER}/{{{{cookiecutter.up}}}}.md": "x"}, "is outside its folder"),
    "a name that leads out": ({f"{FOLDER}/{{{{ '..%cout' % 47 }}}}.md": "x"}, "is outside its folder"),
    "a folder that leads out": ({f"{FOLDER}/{{{{ '..%c..' % 47 }}}}/out.md": "x"}, "is outside its folder"),
    "a file from elsewhere": ({DOCUMENT: "{% include '/etc/passwd' %}"}, "cannot be rendered"),
    "a file from above": ({DOCUMENT: "{% include '../../secret' %}"}, "cannot be rendered"),
    "endless text": ({DOCUMENT: "{% for a in range(999999999) %}a{% endfor %}"}, "cannot be rendered"),
    "arithmetic": ({DOCUMENT: "{{ 1 / 0 }}"}, "cannot be rendered"),
    "recursion": ({DOCUMENT: "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"}, "cannot be rendered"),
    "a wrong type": ({DOCUMENT: "{{ 'a' + 1 }}"}, "cannot be rendered"),
    "an unknown value": ({DOCUMENT: "{{ cookiecutter.nothing }}"}, "cannot be rendered"),
    "a broken template": ({DOCUMENT: "{% if %}"}, "cannot be rendered"),
    "two documents": ({f"{FOLDER}/b.md": "x"}, "makes 2 markdown files"),
    "a document that is a link": ({"LINK": "/etc/passwd"}, "makes 2 markdown files"),
    "no settings": ({"cookiecutter.json": ""}, "is not valid JSON"),
    "settings of another kind": ({"cookiecutter.json": "[]"}, "holds no keys"),
    "settings nested": ({"cookiecutter.json": "[" * 60_000}, "is not valid JSON"),
    "settings that are vast": ({"cookiecutter.json": " " * 70_000}, "is over the limit"),
}


@pytest.fixture
def template(places: Places):
    """Write a plain template and changes to it; PLACE is where code would leave its trace."""

    def make(changes: dict[str, str]) -> str:
        top = places.here.parent / "template"
        for name, text in {**PLAIN, **changes}.items():
            path = top / name.replace("LINK", f"{FOLDER}/link.md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(text) if name == "LINK" else path.write_text(text.replace("PLACE", str(places.home)))
        return str(top)

    return make


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_of_somebody_else_is_not_trusted(new, template, places: Places, name: str) -> None:
    changes, words = TEMPLATES[name]
    path = template(changes)
    before = set(places.files())
    assert words in new("T", "--template", path, code=USAGE).err
    assert set(places.files()) == before


def test_a_plain_template_needs_no_trust(new, template, places: Places) -> None:
    new("{{ 7*7 }}", "--template", template({}))
    assert places.files()["here/7-7.md"] == "# {{ 7*7 }}\n"


def test_hooks_do_not_run_even_when_they_are_trusted(new, template, places: Places) -> None:
    new("T", "--template", template(TEMPLATES["hooks after"][0]), "--trust")
    assert {n for n in places.files() if not n.startswith("template")} == {"here", "home", "tmp", "here/t.md"}


@pytest.mark.parametrize("template_path", ["gone", "https://example.com/x.git", "gh:a/b", "git+ssh://x/y", "--upload-pack=touch ran", "/dev/null"])
def test_a_template_is_a_folder_and_nothing_else(new, places: Places, template_path: str) -> None:
    new("T", f"--template={template_path}", code=USAGE)
    assert set(places.files()) == {"here", "home", "tmp"}
