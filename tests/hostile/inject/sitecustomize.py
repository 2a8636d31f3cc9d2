"""Strikes at the n-th file operation below a folder: a full disk, or a signal that arrives just then.

Read by every interpreter that starts with this folder on its path. STRIKE_AT, STRIKE_BELOW, STRIKE_WITH (`full`, or
the number of a signal), STRIKE_MARK (a file that is made when it has struck).
"""

import errno
import os
import sys

MAKING = frozenset({"os.mkdir", "os.rename", "os.link", "os.chmod"})
OTHERS = frozenset({"os.rmdir", "os.remove", "open"})  # a full disk hinders nobody there, unless a file is opened to be written
LEFT = [int(os.environ.get("STRIKE_AT", "0"))]
BELOW, WITH, MARK = (os.environ.get(name, "") for name in ("STRIKE_BELOW", "STRIKE_WITH", "STRIKE_MARK"))


def writes(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether a file is opened to be written."""
    return event == "open" and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def strike(event: str, arguments: tuple[object, ...]) -> None:
    """Count an operation below the folder, and strike when it is its turn."""
    if event not in MAKING and not (event in OTHERS and (WITH != "full" or writes(event, arguments))):
        return
    if not any(isinstance(a, str) and a.startswith(BELOW) for a in arguments):
        return
    LEFT[0] -= 1
    if LEFT[0] == 0:
        os.close(os.open(MARK, os.O_CREAT | os.O_WRONLY))
        if WITH == "full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))
        os.kill(os.getpid(), int(WITH))


if LEFT[0]:
    sys.addaudithook(strike)
