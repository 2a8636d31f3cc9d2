"""The entry point: commands by name, loaded when called, and the one gate that turns errors into a line and an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from designlint import data
from designlint.errors import DesignlintError
from designlint.outputs.escape import unled, visible

if TYPE_CHECKING:
    from types import FrameType

COMMANDS = {
    "check": "check",
    "new": "new",
    "rule": "rule",
    "test": "test",
    "facts": "facts",
    "config": "config",
    "schema": "schema",
    "init": "init",
    "baseline": "baseline",
    "update": "update",
    "clean": "clean",
}
OK, FINDINGS, USAGE, INTERNAL, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143
ISSUES = "https://github.com/designlint/designlint/issues"


class Commands(click.Group):
    """A group whose commands are imported when they are called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of a newcomer's need."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"designlint.cli.{COMMANDS[cmd_name]}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the arguments; an unknown one gets the nearest name."""
        from designlint.near import meant

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f"no command '{args[0]}'. {meant(args[0], COMMANDS)}".strip(), ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(data.VERSION, "-V", "--version", prog_name="designlint", message="%(prog)s %(version)s")
def cli() -> None:
    """Scaffold a markdown ML design document, and lint real ones for what such a document must say."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    # The module `signal` itself takes as long to load as a document takes to be found in the cache.
    from _signal import SIGTERM, signal  # type: ignore[import-not-found,unused-ignore]

    signal(SIGTERM, _terminated)
    code = gate(list(sys.argv[1:] if arguments is None else arguments))
    _leave(code)


def gate(arguments: list[str]) -> int:
    """The exit code of a command line; everything that a user can cause is one line on stderr."""
    try:
        result = cli.main(args=arguments, prog_name="designlint", standalone_mode=False)
        return result if isinstance(result, int) else OK
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        return _say(error.format_message().replace("\n", " "))
    except click.Abort:
        return INTERRUPTED
    except KeyboardInterrupt:
        return INTERRUPTED
    except DesignlintError as error:
        return _say(str(error))
    except (BrokenPipeError, SystemExit):  # where a reader has gone, click leaves with 1, the code of findings
        return USAGE
    except _Terminated:
        return TERMINATED
    except OSError as error:
        return _say(f"{visible(str(error.filename or 'output'))}: {error.strerror or error}.")
    except MemoryError:
        return _say("there is too little memory. Check fewer documents at once.")
    except Exception as error:  # noqa: BLE001 (the one gate)
        return internal(error, arguments)


def internal(error: Exception, arguments: list[str]) -> int:
    """Say that designlint itself is at fault; the traceback only with --debug."""
    if "--debug" in arguments:
        import traceback

        traceback.print_exc()
    _print_error(f"internal error ({type(error).__name__}: {error}). Please report it at {ISSUES}; --debug shows where.")
    return INTERNAL


def _say(what: str) -> int:
    _print_error(what)
    return USAGE


def _print_error(what: str) -> None:
    import contextlib

    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(unled(f"designlint: {visible(what)}") + "\n")


class _Terminated(BaseException):
    """SIGTERM arrived: unwind so that no half-written file stays behind."""


def _terminated(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise _Terminated


def _leave(code: int) -> None:
    """Flush and go; a stream that is gone must not turn into a traceback."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            code = code or USAGE
    os._exit(code)
