"""New documents from the template: the only place that knows cookiecutter."""

from designlint.scaffold.create import Values, create, render, slug

__all__ = ["Values", "create", "render", "slug"]
