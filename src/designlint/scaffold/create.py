"""Render one document from a template with values that are never rendered themselves, and put it where nothing stands."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from designlint import data, files
from designlint.errors import TemplateError
from designlint.near import meant
from designlint.text.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Mapping

Values = dict[str, str]
LONGEST = 200
SLUG = 80
OWN = frozenset({"slug", "variant"})
_DEVICE = expression(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])\Z")  # Windows knows these names whatever follows the dot
_UNSAFE = expression("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def slug(title: str) -> str:
    """A file name from a title: a-z, 0-9 and hyphens, at most 80, never empty."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain))[:SLUG].strip("-") or "design"
    return f"{name}-design" if _DEVICE.match(name) else name


def value(name: str, text: str) -> str:
    """A value for the template. Raises TemplateError for one that is too long or holds characters that cannot be seen."""
    text = unicodedata.normalize("NFC", text) if not _UNSAFE.search(text) else text
    if _UNSAFE.search(text):
        raise TemplateError(f"{name} holds a control character.", mend="Write it on one line of plain text.")
    if len(text) > LONGEST:
        raise TemplateError(f"{name} is over {LONGEST} characters.", mend="Shorten it.")
    return text


def render(title: str, given: Mapping[str, str], template: str = "", *, trust: bool = False) -> str:
    """The text of a new document. `given` are values by the template's keys; TemplateError for a key that it lacks."""
    folder = template or os.path.join(data.template_dir(), "design_doc")
    known = _settings(folder)
    if not trust:
        _harmless(folder, known)
    values = _values(title, given, known)
    return _rendered(folder, values, trust=trust or not template)


def _settings(folder: str) -> dict[str, Any]:
    """The keys and defaults of a template."""
    path = os.path.join(folder, "cookiecutter.json")
    try:
        found = json.loads(files.read(path, 1 << 16, TemplateError))
    except (ValueError, RecursionError) as error:
        raise TemplateError(f"is not valid JSON ({error}).", where=path, mend="Mend it, or name another --template.") from None
    if not isinstance(found, dict):
        raise TemplateError("holds no keys.", where=path, mend="Write a JSON object.")
    return found


def _harmless(folder: str, known: Mapping[str, Any]) -> None:
    """Refuse a template that brings code: hooks, extensions or other private settings."""
    private = sorted(k for k in known if k.startswith("_"))
    if os.path.lexists(os.path.join(folder, "hooks")) or private:
        what = f"the private key '{private[0]}'" if private else "hooks"
        raise TemplateError(f"has {what}, which could run code.", where=folder, mend="Read it, then use --trust.")


def _values(title: str, given: Mapping[str, str], known: Mapping[str, Any]) -> Values:
    for key in given:
        if key not in known or key.startswith("_") or key in ("slug", "title"):
            raise TemplateError(f"the template has no value '{key}'.", mend=meant(key, [k for k in known if k not in ("slug", "title")]))
    values = {key: (default[0] if isinstance(default, list) and default else default) for key, default in known.items()}
    values = {key: v if isinstance(v, str) and "{{" not in v and "{%" not in v else "" for key, v in values.items() if not key.startswith("_")}
    for key, text in given.items():
        choices = known[key]
        if isinstance(choices, list) and text not in choices:
            raise TemplateError(f"'{text}' is no {key}.", mend=meant(text, [str(c) for c in choices]))
        values[key] = value(key, text)
    values["title"] = value("the title", title)
    if not title.strip():
        raise TemplateError("the title is empty.", mend="Name the design.")
    values["slug"] = slug(title)
    return values


def _rendered(folder: str, values: Values, *, trust: bool) -> str:
    from copy import deepcopy

    from cookiecutter import generate
    from cookiecutter.exceptions import CookiecutterException
    from jinja2.exceptions import TemplateError as JinjaError

    original = generate.create_env_with_context
    with files.scratch() as place:
        try:
            if not trust:
                generate.create_env_with_context = _sandboxed  # another's template may compute, not reach out
            generate.generate_files(folder, context={"cookiecutter": deepcopy(values)}, output_dir=place, accept_hooks=False)
        except (CookiecutterException, JinjaError, OSError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError) as error:
            why = (str(error).splitlines() or [type(error).__name__])[0][:160]
            raise TemplateError(f"cannot be rendered ({why}).", where=folder, mend="Mend the template.") from None
        finally:
            generate.create_env_with_context = original
        return _only_document(place, folder)


def _sandboxed(context: dict[str, Any]) -> Any:
    from cookiecutter.environment import ExtensionLoaderMixin
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    class Sandbox(ExtensionLoaderMixin, SandboxedEnvironment):  # type: ignore[misc]
        """cookiecutter's environment, without a way out of it."""

        def from_string(self, *arguments: Any, **more: Any) -> Any:
            """The template of the name of a file or folder: what it makes stays below the folder that is made."""
            template = super().from_string(*arguments, **more)
            render = template.render
            template.render = lambda *a, **k: _inner(render(*a, **k))  # type: ignore[method-assign]
            return template

    return Sandbox(context=context, keep_trailing_newline=True, undefined=StrictUndefined)


def _inner(name: str) -> str:
    from jinja2.exceptions import TemplateError as JinjaError

    if os.path.isabs(name) or ".." in re.split(r"[\\/]", name):
        raise JinjaError(f"'{name}' is outside its folder")
    return name


def _only_document(place: str, folder: str) -> str:
    """The one markdown file that was rendered."""
    found = [os.path.join(where, n) for where, _, names in os.walk(place) for n in names if n.endswith((".md", ".markdown"))]
    if len(found) != 1 or os.path.islink(found[0]):
        raise TemplateError(f"makes {len(found)} markdown files.", where=folder, mend="A template makes one.")
    return files.read(found[0], 1 << 21, TemplateError).decode("utf-8")


def create(path: str, text: str) -> None:
    """Write a new document whole or not at all. Raises TemplateError where something stands already or cannot be written."""
    folder, temporary = os.path.dirname(os.path.abspath(path)), files.beside(path)
    if os.path.lexists(path):
        raise TemplateError("exists already; nothing was changed.", where=path, mend="Name another place with --output.")
    try:
        os.makedirs(folder, exist_ok=True)
        files.fill(temporary, text.encode("utf-8"))
        _settle(temporary, path)
    except FileExistsError:
        raise TemplateError("exists already; nothing was changed.", where=path, mend="Name another place with --output.") from None
    except OSError as error:
        raise TemplateError(f"cannot be written ({error.strerror}).", where=path, mend="Check the folder and its permissions.") from None
    finally:
        files.discard(temporary)


def _settle(temporary: str, path: str) -> None:
    """Give the finished file its name, unless somebody else took it meanwhile."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the check and the renaming are as close as they can be
        if os.path.lexists(path):
            raise FileExistsError from None
        os.rename(temporary, path)
