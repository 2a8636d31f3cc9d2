"""What a user can cause and so can mend: every error that the command line turns into one line and exit code 2."""

from __future__ import annotations


class DesignlintError(Exception):
    """`where: what`, then how to mend it. Caught once, in the command line."""

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.mend}" if self.mend else head


class UsageError(DesignlintError):
    """An option, code, profile or path that does not exist or does not fit."""


class ConfigError(DesignlintError):
    """A configuration file that cannot be read or does not fit its schema."""


class RulePackError(DesignlintError):
    """A rule or vocabulary file that cannot be read or does not fit its schema."""


class DocumentError(DesignlintError):
    """A document that cannot be read as text; other documents go on."""


class TemplateError(DesignlintError):
    """A template that cannot be rendered, or a target that may not be written."""


class OutputError(DesignlintError):
    """A report that could not be written."""
