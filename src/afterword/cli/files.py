"""Files from the command line, `-` for what is piped in. Every trouble is one sentence."""

import os
import stat
import sys
from typing import BinaryIO

from afterword.cli.problem import BadInput

# Larger than any message a mail server takes, smaller than what would stop a laptop.
MAX_BYTES = 64 * 1024 * 1024


def shown_name(path: str) -> str:
    return "standard input" if path == "-" else path


def read_bytes(path: str) -> bytes:
    """The whole file. Raises BadInput."""
    with open_bytes(path) as stream:
        try:
            content = stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise BadInput(f"{shown_name(path)} cannot be read: {error.strerror or error}.") from None
    if len(content) > MAX_BYTES:
        raise BadInput(f"{shown_name(path)} is larger than {MAX_BYTES // 1024 // 1024} MB.")
    return content


def open_bytes(path: str) -> BinaryIO:
    """The file as a stream, for what is too large to hold. Raises BadInput."""
    if path == "-":
        return sys.stdin.buffer
    if not path:
        raise BadInput("The name of the file is empty. Name a file, or - for standard input.")
    try:
        stream = open(path, "rb")  # noqa: SIM115 - whoever asked closes it
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder; name a file in it.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise BadInput(f"{path} cannot be read: {why}.") from None
    if _never_ends(stream):
        stream.close()
        raise BadInput(f"{path} is a device, not a file. Name a file, or - for standard input.")
    return stream


def _never_ends(stream: BinaryIO) -> bool:
    """A device such as /dev/zero. A terminal ends with Ctrl-D, and /dev/null at once."""
    is_device = stat.S_ISCHR(os.fstat(stream.fileno()).st_mode)
    return is_device and not stream.isatty() and stream.name != os.devnull


def read_text(path: str) -> str:
    """The file as text: UTF-8, with or without a byte order mark. Raises BadInput."""
    return decode(read_bytes(path), name=shown_name(path))


def decode(content: bytes, *, name: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadInput(f"{name}, line {line}: this is not UTF-8 text; save the file as UTF-8.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
