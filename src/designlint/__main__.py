"""The start: `designlint` and `python -m designlint`."""

from __future__ import annotations

# The module `signal` itself takes as long to load as all before it.
from _signal import SIG_DFL, SIGINT, default_int_handler, getsignal, signal  # type: ignore[import-not-found,unused-ignore]


def run() -> None:
    """Load the command line and run it; while it loads, Ctrl-C ends the program as it ends any other, without a traceback."""
    asked = getsignal(SIGINT)
    if asked is default_int_handler:  # else somebody has it ignored
        signal(SIGINT, SIG_DFL)
    from designlint.cli.main import main

    signal(SIGINT, asked)
    main()


if __name__ == "__main__":
    run()
