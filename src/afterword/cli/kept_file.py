"""A file that keeps what was worked out at an earlier start, beside Python's own compiled files.

Same folder, same switches (PYTHONDONTWRITEBYTECODE, PYTHONPYCACHEPREFIX) and same trust as theirs. A file of
another Python, or one that was damaged, reads as empty.
"""

import marshal
import os
import re
import sys
from importlib.util import cache_from_source
from typing import Any


def place_of(name: str) -> str:
    """Where the file `name` of this room is kept."""
    return cache_from_source(__file__).replace("kept_file.", "kept.").removesuffix(".pyc") + f".{name}"


def read(path: str) -> dict[Any, Any]:
    """What `write` kept; empty where there is nothing that can be used."""
    from zlib import crc32

    head = _head()
    try:
        with open(path, "rb") as stream:
            content = stream.read()
    except OSError:
        return {}
    body = content[len(head) + 4 :]
    if not content.startswith(head) or content[len(head) : len(head) + 4] != crc32(body).to_bytes(4, "big"):
        return {}
    found: dict[Any, Any] = marshal.loads(body)
    return found


def write(path: str, entries: dict[Any, Any]) -> None:
    """Whole or not at all. A folder that cannot be written to is no trouble: it is worked out again."""
    from zlib import crc32

    if sys.dont_write_bytecode:
        return
    body = marshal.dumps(entries)
    own = f"{path}.{os.getpid()}"
    try:
        with open(own, "wb") as stream:
            stream.write(_head() + crc32(body).to_bytes(4, "big") + body)
        os.replace(own, path)
    except OSError:
        return


def keep(path: str, entries: dict[Any, Any], used: dict[Any, Any], *, most: int) -> None:
    """Write what is known. Newer versions of the program leave entries behind that nobody asks for any more: where
    there are more than `most`, only those that this run used stay."""
    write(path, entries if len(entries) <= most else used)


def _head() -> bytes:
    """Another Python, or another engine of patterns, does not read our file."""
    engine = re._compiler._sre.MAGIC  # type: ignore[attr-defined]
    return f"kept 1 {sys.hexversion} {engine}\n".encode()
