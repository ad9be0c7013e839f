"""Compiled regular expressions, kept from one start to the next beside Python's own compiled files.

The rules of this program are hundreds of patterns; compiling them takes longer than all else that a short
command does. Python keeps compiled bytecode in __pycache__ but not compiled patterns, so we do, under the
same conditions (see `kept_file`). An entry is found by the pattern, its flags and the version of Python, so
it cannot be out of date; anything odd about the file means that patterns are compiled as ever.

Only patterns that stand in the package are kept: those that a module makes while it is imported, and those of
its tables. One that is made at another time may hold a name from somebody's notes.
"""

import re
import sys
from types import FrameType
from typing import Any

from afterword.cli import kept_file

# What the engine needs, as Python's own compiler hands it over: flags, code, groups, names, names by number.
Entry = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
MOST_ENTRIES = 2_500
# Functions that make patterns of the package's own data files, whatever they are asked for.
OF_TABLES = frozenset(
    {
        ("afterword.letters.fields.slips", "_compiled"),
        ("afterword.mail.automatic", "_patterns"),
        ("afterword.mail.bounce", "_patterns"),
        ("afterword.mail.bounce_reason", "_patterns"),
        ("afterword.mail.kinds_of_sender", "_patterns"),
        ("afterword.mail.quoting", "_patterns"),
        ("afterword.mail.quoting", "_signature_patterns"),
        ("afterword.rules.intent_phrases", "_phrases_in"),
        ("afterword.rules.review.table_pattern", "table_pattern"),
    }
)


class PatternStore:
    """Stands in for the compiler of `re` while a command runs."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: dict[tuple[str | bytes, int], Entry] = {}
        self.has_news = False
        self._used: dict[tuple[str | bytes, int], Entry] = {}
        self._compiler: Any = re._compiler  # type: ignore[attr-defined]
        self._compile = self._compiler.compile

    def install(self) -> None:
        self.entries = kept_file.read(self.path)
        self._compiler.compile = self.compile

    def remove(self) -> None:
        """Give the compiler back, and keep what is new."""
        self._compiler.compile = self._compile
        if self.has_news:
            kept_file.keep(self.path, self.entries, self._used, most=MOST_ENTRIES)

    def compile(self, pattern: Any, flags: int = 0) -> "re.Pattern[Any]":
        """As `re._compiler.compile`, of which this is the second half."""
        flags = int(flags)
        key = (pattern, flags)
        if not isinstance(pattern, str | bytes) or flags & re.DEBUG:
            return self._compile(pattern, flags)  # type: ignore[no-any-return]
        entry = self.entries.get(key)
        if entry is None:
            if not _is_of_the_package():
                return self._compile(pattern, flags)  # type: ignore[no-any-return]
            entry = self.entries[key] = self._work_out(pattern, flags)
            self.has_news = True
        self._used[key] = entry
        all_flags, code, groups, by_name, by_number = entry
        return self._compiler._sre.compile(  # type: ignore[no-any-return]
            pattern, all_flags, memoryview(code).cast("I").tolist(), groups, by_name, by_number
        )

    def _work_out(self, pattern: str | bytes, flags: int) -> Entry:
        """The slow half of the compiler: parse, then translate. Raises re.error as ever."""
        from array import array

        parsed = self._compiler._parser.parse(pattern, flags)
        code = array("I", self._compiler._code(parsed, flags)).tobytes()
        state = parsed.state
        by_number: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            by_number[number] = name
        return flags | state.flags, code, state.groups - 1, dict(state.groupdict), tuple(by_number)


def open_store(command: str) -> PatternStore | None:
    """The store of one command, or None where this Python has another kind of engine than the one that we know."""
    compiler = getattr(re, "_compiler", None)
    known = ("compile", "_parser", "_code", "_sre")
    if compiler is None or not all(hasattr(compiler, name) for name in known) or compiler._sre.CODESIZE != 4:
        return None
    return PatternStore(kept_file.place_of(f"{command}.patterns"))


def _is_of_the_package() -> bool:
    """Whether the pattern is the package's own: the body of a module runs, or a function of OF_TABLES."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and frame.f_code.co_name != "_run_command":
        function = frame.f_code.co_name
        if function == "<module>" or (frame.f_globals.get("__name__"), function) in OF_TABLES:
            return True
        frame = frame.f_back
    return False
