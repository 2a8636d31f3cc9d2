"""Digests of bytes, by the algorithm that Python itself brings: hashlib loads a whole library of others first."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # another interpreter
    from hashlib import blake2b


def of_bytes(content: bytes, size: int = 16) -> str:
    """The digest of bytes, as text of twice as many characters as `size`."""
    found: str = blake2b(content, digest_size=size).hexdigest()
    return found


def of_text(text: str, size: int = 16) -> str:
    """The digest of a text, which may be a path with bytes that are no UTF-8."""
    return of_bytes(text.encode("utf-8", "surrogatepass"), size)
