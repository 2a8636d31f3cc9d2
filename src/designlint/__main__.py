"""The start: `designlint` and `python -m designlint`."""

from __future__ import annotations

import os
import sys

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


def _leave_here() -> None:
    """Take the folder that `python -m` puts before all others from the path: a click.py beside a document is not ours to run."""
    try:
        here = os.getcwd()
    except OSError:  # it is gone
        return
    if sys.path[:1] == [here] and not getattr(sys.flags, "safe_path", False) and not os.path.abspath(__file__).startswith(os.path.join(here, "")):
        del sys.path[0]


if __name__ == "__main__":
    _leave_here()
    run()
