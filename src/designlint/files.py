"""Files read without trust: only regular ones, never more of them than a bound, never waiting for a pipe."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING

from designlint.errors import DesignlintError, DocumentError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_REGULAR = {
    stat.S_IFDIR: "is a folder",
    stat.S_IFIFO: "is a named pipe",
    stat.S_IFCHR: "is a device",
    stat.S_IFBLK: "is a device",
    stat.S_IFSOCK: "is a socket",
}


def read(path: str, limit: int, kind: type[DesignlintError] = DocumentError) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; `kind` of error where it is anything else."""
    content, _ = read_with_stat(path, limit, kind)
    return content


def read_with_stat(path: str, limit: int, kind: type[DesignlintError] = DocumentError) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file, and what the system says of the very file that was read."""
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise unreadable(path, error, kind) from None
    try:
        about = os.fstat(handle)
        refuse_special(path, about.st_mode, kind)
        if about.st_size > limit:
            raise too_large(path, limit, kind)
        content = _all(handle, limit)
    except OSError as error:
        raise unreadable(path, error, kind) from None
    finally:
        os.close(handle)
    if len(content) > limit:
        raise too_large(path, limit, kind)
    return content, about


def read_stream(handle: int, path: str, limit: int) -> bytes:
    """All that a stream such as standard input holds; DocumentError where that is over the limit."""
    try:
        content = _all(handle, limit)
    except OSError as error:
        raise unreadable(path, error, DocumentError) from None
    if len(content) > limit:
        raise too_large(path, limit, DocumentError)
    return content


def _all(handle: int, limit: int) -> bytes:
    """Up to one byte more than the limit: a file may grow while it is read, and a cut document is never checked."""
    parts: list[bytes] = []
    left = limit + 1
    while left > 0:
        part = os.read(handle, min(left, 1 << 20))
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def refuse_special(path: str, mode: int, kind: type[DesignlintError] = DocumentError) -> None:
    """Raise where a file is a folder, a pipe, a device or a socket."""
    if not stat.S_ISREG(mode):
        what = NOT_REGULAR.get(stat.S_IFMT(mode), "is no regular file")
        raise kind(f"{what}, not a file.", where=path, mend="Name a regular file.")


def unreadable(path: str, error: OSError | ValueError, kind: type[DesignlintError] = DocumentError) -> DesignlintError:
    """What to say of a file that the system would not give."""
    if isinstance(error, FileNotFoundError):
        return kind("no such file or folder.", where=path, mend="Check the path.")
    reason = (error.strerror if isinstance(error, OSError) else "") or "not a valid path"
    return kind(f"cannot be read ({reason.lower()}).", where=path, mend="Check the path and its permissions.")


def too_large(path: str, limit: int, kind: type[DesignlintError] = DocumentError) -> DesignlintError:
    """What to say of a file that is over its limit."""
    size = f"{limit >> 20} MiB" if limit >= 1 << 20 else f"{limit >> 10} KiB" if limit >= 1 << 10 else f"{limit} bytes"
    return kind(f"is over the limit of {size}.", where=path, mend="Split it, or raise the limit where it is set.")


def replace(path: str, old: bytes, new: bytes) -> None:
    """Put new bytes in a file's place, whole or not at all, keeping its mode; a link's target is replaced, not the link.

    Raises OutputError where the file holds something else than `old` by now, or cannot be written.
    """
    real = os.path.realpath(path)
    temporary = beside(real)
    try:
        with open(real, "rb") as file:
            if file.read() != old:
                raise OutputError("changed meanwhile; nothing was written.", where=path, mend="Run it again.")
        mode = stat.S_IMODE(os.stat(real).st_mode)
        if not os.access(real, os.W_OK):
            raise OutputError("is read-only; nothing was written.", where=path, mend="Check its permissions.")
        fill(temporary, new)
        os.chmod(temporary, mode)
        os.replace(temporary, real)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror}).", where=path, mend="Check the folder and its permissions.") from None
    finally:
        discard(temporary)


def beside(path: str) -> str:
    """A name for a temporary file in the folder of a path: known before the file is, so that whoever is interrupted can remove it."""
    return os.path.join(os.path.dirname(os.path.abspath(path)), f".designlint-{os.urandom(6).hex()}")


def fill(path: str, content: bytes) -> None:
    """Make a new file with a content that has reached the disk; FileExistsError where anything stands."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def keep(path: str, content: bytes) -> bool:
    """Put a file of a cache in its place, whole or not at all; that it cannot be written harms nobody. Whether it was.

    It need not reach the disk: whoever reads it looks whether it is whole.
    """
    temporary = beside(path)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "xb") as file:
            file.write(content)
        os.replace(temporary, path)
    except OSError:
        return False
    finally:
        discard(temporary)
    return True


def bound(folder: str, most: int, left: int, room: int = 0) -> None:
    """Remove the oldest files of a cache's folder when there are more than `most`, or more than `room` bytes, until `left` are there."""
    dated = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                about = entry.stat(follow_symlinks=False)
                dated.append((about.st_mtime_ns, entry.path, about.st_size))
    many = len(dated) - left if len(dated) > most else 0
    much = sum(size for _, _, size in dated) - room if room else 0
    for _, path, size in sorted(dated):
        if many <= 0 and much <= 0:
            return
        with contextlib.suppress(OSError):
            os.unlink(path)
        many, much = many - 1, much - size


def discard(path: str) -> None:
    """Remove a temporary file, if it is there, also when a signal arrives just then."""
    try:
        with contextlib.suppress(OSError):
            os.unlink(path)
    except BaseException:
        discard(path)
        raise


@contextlib.contextmanager
def scratch() -> Iterator[str]:
    """A folder of one's own that is gone afterwards, also when a signal arrives while it is made or removed."""
    import shutil
    import tempfile

    place = os.path.join(tempfile.gettempdir(), f"designlint-{os.urandom(8).hex()}")
    try:
        os.mkdir(place, 0o700)
        yield place
    finally:
        try:
            shutil.rmtree(place, ignore_errors=True)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
