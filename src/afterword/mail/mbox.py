"""The messages of an mbox file, one after the other, however large the file is (RFC 4155, mboxrd quoting)."""

import re
from collections.abc import Iterator
from typing import BinaryIO

# What is kept of one message; the rest of a longer one is attachments.
MAX_MESSAGE = 32 * 1024 * 1024
# What is read at once: a file without a line end does not fill the memory.
_LONGEST_READ = 1024 * 1024
# "From jonas@example.org Tue May 12 17:05:00 2026", or the address alone: a sentence has neither.
_SEPARATOR = re.compile(rb"From (?:.*\d\d:\d\d|\S+@\S+\s*$|(?:-|nobody|MAILER-DAEMON)\s*$)")
_QUOTED = re.compile(rb">+From ")


def split_mbox(stream: BinaryIO) -> Iterator[bytes]:
    """Each message without its separator line. Mail outside any separator is one message of its own."""
    lines: list[bytes] = []
    size = 0
    is_after_blank = is_at_start = True
    while line := stream.readline(_LONGEST_READ):
        if is_after_blank and _SEPARATOR.match(line):
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size < MAX_MESSAGE and (lines or line.strip()):
            lines.append(line[1:] if is_at_start and _QUOTED.match(line) else line)
            size += len(line)
        is_after_blank = is_at_start and not line.strip()
        is_at_start = line.endswith(b"\n")
    if lines:
        yield b"".join(lines)
