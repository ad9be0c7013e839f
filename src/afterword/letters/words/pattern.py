"""Patterns that cut a text into words, in two forms: for any text, and for one in ASCII alone.

To ask of each sign whether it is a letter in any of the world's scripts takes most of the time of such a pattern. Where
a text holds nothing but ASCII, the same is found in about half the time.
"""

import re
import sys
from collections.abc import Iterator


class WordPattern:
    """`pattern` writes letters and digits as `[^\\W_]`, or with `_` among them as `\\w`; neither inside brackets."""

    def __init__(self, pattern: str) -> None:
        self._any = re.compile(pattern)
        plain = pattern.replace(r"[^\W_]", "[a-zA-Z0-9]").replace(r"\w", "[a-zA-Z0-9_]")
        self._ascii = re.compile(plain)

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        """All matches as text."""
        return (self._ascii if text.isascii() else self._any).findall(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches with their places."""
        return (self._ascii if text.isascii() else self._any).finditer(text, start, end)
