"""Content lines become components with properties (RFC 5545 §3.1 to §3.6), read tolerantly and lazily.

A reader of our own: the libraries refuse files that real senders produce (an unquoted zone name with a
colon), keep zones for the whole process, and take seconds for a large file.
"""

import quopri
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_NAME = re.compile(r"\s*([A-Za-z0-9-]+)\s*([;:])")
_MAILTO = re.compile(r":\s*(?=mailto:)", re.I)
_CALENDAR_USER = re.compile(r":\s*(?=(?:urn:|https?:|invalid:|sip:|tel:|/[^/]))", re.I)
_DATED = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE", "DTSTAMP", "DUE"})
_PERSONS = frozenset({"ORGANIZER", "ATTENDEE"})
_ESCAPED = re.compile(r"\\(.)", re.S)
_CARET = re.compile(r"\^([n^'])")
_DEEPEST = 12
_PARAMS_MAX = 8_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """`params` has upper-case names and decoded values; `value` is raw, as it stands after the colon."""

    name: str
    params: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as TEXT (RFC 5545 §3.3.11): escapes undone, quoted-printable of old clients decoded."""
        value = self.value
        if self.params.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
            value = quopri.decodestring(value.encode("utf-8", "replace")).decode("utf-8", "replace")
        return unescape(value)


@dataclass(slots=True, kw_only=True)
class Component:
    """`lines` holds the raw content lines of each property by upper-case name; they are parsed when asked
    for."""

    name: str
    lines: dict[str, list[str]] = field(default_factory=dict)
    children: list["Component"] = field(default_factory=list)
    is_closed: bool = False

    def first(self, name: str) -> Property | None:
        """The first property of this name that has a value, else None."""
        for found in self.every(name):
            if found.value.strip():
                return found
        return None

    def every(self, name: str) -> Iterable[Property]:
        return (parse_property(line) for line in self.lines.get(name, ()))

    def text(self, name: str) -> str:
        found = self.first(name)
        return found.text.strip() if found else ""


def unescape(value: str) -> str:
    """`\\n` and `\\N` are line breaks; a backslash before anything else is dropped."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def read_components(lines: list[str]) -> list[Component]:
    """The calendars in the lines; events that stand outside any calendar get one of their own."""
    root = Component(name="")
    path = [root]
    for line in lines:
        match = _NAME.match(line)
        if not match:
            continue
        name = match[1].upper()
        if name == "BEGIN":
            _open(path, line[match.end() :])
        elif name == "END":
            _close(path, line[match.end() :].strip().upper())
        else:
            path[-1].lines.setdefault(name, []).append(line)
    calendars = [child for child in root.children if child.name == "VCALENDAR"]
    strays = [child for child in root.children if child.name != "VCALENDAR"]
    return calendars + ([Component(name="VCALENDAR", lines=root.lines, children=strays)] if strays else [])


def _open(path: list[Component], value: str) -> None:
    name = value.strip().upper()
    if name == "VCALENDAR":
        del path[1:]  # a second calendar in one file, or one that was never closed
    opened = Component(name=name)
    path[-1].children.append(opened)
    if len(path) < _DEEPEST:
        path.append(opened)


def _close(path: list[Component], name: str) -> None:
    for depth in range(len(path) - 1, 0, -1):
        if path[depth].name == name:
            path[depth].is_closed = True
            del path[depth:]
            return


def parse_property(line: str) -> Property:
    """One content line. Never raises: what has no sense as a parameter joins the one before."""
    match = _NAME.match(line)
    if not match:
        return Property(name="", params={}, value="")
    name = match[1].upper()
    rest = line[match.end() :]
    if match[2] == ":":
        return Property(name=name, params={}, value=rest.strip())
    colon = _value_colon(name, rest)
    return Property(
        name=name, params=_params(rest[: min(colon, _PARAMS_MAX)]), value=rest[colon + 1 :].strip()
    )


def _value_colon(name: str, rest: str) -> int:
    """Where the value starts. Dates hold no colon and calendar users start with a scheme, so for these two a
    parameter may hold a colon that its sender forgot to quote."""
    if name in _DATED:
        return rest.rfind(":") if ":" in rest else len(rest)
    if name in _PERSONS:
        for scheme in (_MAILTO, _CALENDAR_USER):
            for found in scheme.finditer(rest[:_PARAMS_MAX]):
                if rest.count('"', 0, found.start()) % 2 == 0:
                    return found.start()
    quoted = False
    for position, letter in enumerate(rest):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return position
    first = rest.find(":")
    return first if first >= 0 else len(rest)


def _params(text: str) -> dict[str, str]:
    params: dict[str, str] = {}
    last = ""
    for piece in _split_outside_quotes(text):
        name, equals, value = piece.partition("=")
        key = name.strip().upper()
        if equals and re.fullmatch(r"[A-Z0-9-]{1,60}", key):
            last = key
            params.setdefault(key, _param_value(value))
        elif last:
            params[last] = f"{params[last]}; {_param_value(piece)}"
    return params


def _split_outside_quotes(text: str) -> list[str]:
    if '"' not in text:
        return text.split(";")
    pieces = re.findall(r'(?:"[^"]*"|[^;"]|"(?=[^"]*\Z))+', text)
    return [str(piece) for piece in pieces]


def _param_value(value: str) -> str:
    """Quotes off, RFC 6868 carets and the (wrong, common) backslashes undone."""
    bare = value.strip().strip('"')
    plain = _CARET.sub(lambda match: {"n": "\n", "^": "^", "'": '"'}[match[1]], bare)
    return unescape(plain) if "\\" in plain else plain
