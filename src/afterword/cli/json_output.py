"""JSON on standard output: one shape for all commands."""

import json
import sys
from typing import Any

# Legal inside a JSON text, but programs that read it line by line take U+0085, U+2028 and U+2029 for line ends, and
# a terminal takes the others for orders.
_ESCAPED = {sign: f"\\u{sign:04x}" for sign in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def print_json(value: Any, *, on_one_line: bool = False) -> None:
    """Write `value`. A terminal that is not UTF-8 gets escapes, which are the same JSON."""
    is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    indent = None if on_one_line else 2
    text = json.dumps(value, ensure_ascii=not is_utf8, indent=indent)
    sys.stdout.write((text if text.isascii() and "\x7f" not in text else text.translate(_ESCAPED)) + "\n")
