"""The methods of dataclasses, kept as compiled code from one start to the next.

`dataclasses` writes each `__init__` and `__eq__` as text and compiles it whenever the class is made; for the
fifty classes of a short command that takes a sixth of its time. The same text always gives the same code, so
the code is kept by its text. Defaults and annotations are not in it: they are looked up when it runs.
"""

import dataclasses
from types import CodeType
from typing import Any

from afterword.cli import kept_file

MOST_ENTRIES = 1_000
_NAME = "<string>"  # what `exec` calls text that has no file


class MethodStore:
    """Stands in for `exec` within `dataclasses` while a command runs."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: dict[str, CodeType] = {}
        self.has_news = False
        self._used: dict[str, CodeType] = {}

    def install(self) -> None:
        self.entries = kept_file.read(self.path)
        dataclasses.exec = self.run  # type: ignore[attr-defined]

    def remove(self) -> None:
        """Give `exec` back, and keep what is new."""
        del dataclasses.exec  # type: ignore[attr-defined]
        if self.has_news:
            kept_file.keep(self.path, self.entries, self._used, most=MOST_ENTRIES)

    def run(self, text: Any, *places: Any) -> None:
        """As `exec`, whose first half (text to code) is what takes long."""
        if not isinstance(text, str):
            exec(text, *places)
            return
        code = self.entries.get(text)
        if code is None:
            code = self.entries[text] = compile(text, _NAME, "exec", dont_inherit=True)
            self.has_news = True
        self._used[text] = code
        exec(code, *places)


def open_store(command: str) -> MethodStore:
    return MethodStore(kept_file.place_of(f"{command}.methods"))
