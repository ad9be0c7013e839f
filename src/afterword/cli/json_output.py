"""JSON on standard output: one shape for all commands."""

import json
import sys
from typing import Any


def print_json(value: Any, *, on_one_line: bool = False) -> None:
    """Write `value`. A terminal that is not UTF-8 gets escapes, which are the same JSON."""
    is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    indent = None if on_one_line else 2
    sys.stdout.write(json.dumps(value, ensure_ascii=not is_utf8, indent=indent) + "\n")
