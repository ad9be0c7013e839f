"""Typed readers for the fields of a debrief file. Each refusal is one sentence that names the field and
its line."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import NoReturn, TypeVar
from zoneinfo import ZoneInfo

from afterword.letters.debrief_files.nodes import DebriefError, Items, Node, Pairs, Scalar
from afterword.said import say

Choice = TypeVar("Choice", bound=StrEnum)
When = TypeVar("When", date, datetime)

# Years that an interview can have. Outside, the arithmetic of zones and follow-ups would overflow.
FIRST_YEAR, LAST_YEAR = 1970, 2199
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ]+(\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?(Z|z|[+-]\d\d:?\d\d)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BREAK = re.compile(r"[\n\r\x85\u2028\u2029]")
_ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class Fields:
    """The fields under one place of the file (`people[0]`), each read once and as the type that its name
    has."""

    def __init__(self, node: Node, *, path: str, known: Iterable[str]) -> None:
        self.path = path
        self.line = node.line
        self._known = tuple(known)
        self._nodes: dict[str, Node] = {}
        if not isinstance(node, Pairs):
            place = path or say("the file")
            raise DebriefError(
                say(
                    "{place} takes fields ({known}), each with a colon",
                    place=place,
                    known=", ".join(self._known),
                ),
                node.line,
            )
        for key, value in node.pairs:
            self._take(key, value)

    def _take(self, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            raise DebriefError(say("a key must be a word ({known})", known=", ".join(self._known)), key.line)
        if key.text not in self._known:
            place = self._place(_shorten(key.text))
            raise DebriefError(
                say(
                    "{place} is not a known key{hint}", place=place, hint=_did_you_mean(key.text, self._known)
                ),
                key.line,
            )
        if key.text in self._nodes:
            first = self._nodes[key.text].line
            raise DebriefError(
                say(
                    "{place} is there twice (first on line {first})", place=self._place(key.text), first=first
                ),
                key.line,
            )
        self._nodes[key.text] = value

    def _place(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def refuse(self, key: str, why: str) -> NoReturn:
        """Raise DebriefError about `key`: the place, then `why`, without a full stop."""
        line = self._nodes[key].line if key in self._nodes else self.line
        raise DebriefError(f"{self._place(key)} {why}", line)

    def _scalar(self, key: str) -> str | None:
        """What was typed, or None where there is nothing."""
        node = self._nodes.get(key)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.refuse(
                key, say("takes words, not a list or fields; put words with brackets or braces in quotes")
            )
        return None if node.is_nothing else node.text

    def raw(self, key: str) -> str:
        """Words exactly as typed, line breaks and all."""
        return self._scalar(key) or ""

    def words(self, key: str) -> str:
        """Words for a sentence; line breaks are allowed and kept."""
        text = (self._scalar(key) or "").strip()
        if _CONTROL.search(text):
            self.refuse(key, say("holds a control character; please type it again"))
        return text

    def line_of_words(self, key: str, *, is_required: bool = False) -> str:
        """Words on one line: a name, a title."""
        text = self.words(key)
        if _BREAK.search(text):
            self.refuse(key, say("must stand on one line"))
        if is_required and not text:
            self.refuse(key, say("is missing"))
        return text

    def address(self, key: str) -> str | None:
        text = self.line_of_words(key)
        if text and not _ADDRESS.fullmatch(text):
            self.refuse(key, say("is not one mail address: {given}", given=_shorten(text)))
        return text or None

    def choice(self, key: str, kind: type[Choice]) -> Choice | None:
        text = self.line_of_words(key)
        if not text:
            return None
        allowed = [member.value for member in kind]
        if text not in allowed:
            hint = _did_you_mean(text, allowed)
            self.refuse(
                key,
                say(
                    "cannot be {given}; it is one of {allowed}{hint}",
                    given=_shorten(text),
                    allowed=", ".join(allowed),
                    hint=hint,
                ),
            )
        return kind(text)

    def flag(self, key: str, default: bool) -> bool:
        text = self.line_of_words(key).lower()
        if text and text not in _FLAGS:
            self.refuse(key, say("is true or false, not {given}", given=_shorten(text)))
        return _FLAGS[text] if text else default

    def number(self, key: str) -> int | None:
        text = self.line_of_words(key)
        if text and not (text.isascii() and text.isdigit() and 1 <= len(text) <= 2 and int(text) > 0):
            self.refuse(key, say("is a whole number from 1 to 99, not {given}", given=_shorten(text)))
        return int(text) if text else None

    def day(self, key: str) -> date | None:
        text = self.line_of_words(key)
        if not text:
            return None
        try:
            if not _DATE.fullmatch(text):
                raise ValueError
            day = date.fromisoformat(text)
        except ValueError:
            self.refuse(key, say("is a date such as 2026-05-22, not {given}", given=_shorten(text)))
        return self._plausible(key, day)

    def moment(self, key: str) -> datetime | None:
        text = self.line_of_words(key)
        if not text:
            return None
        parts = _MOMENT.fullmatch(text)
        try:
            if parts is None:
                raise ValueError
            moment = datetime.fromisoformat(f"{parts[1]}T{parts[2]}{(parts[3] or '').upper()}")
        except ValueError:
            self.refuse(
                key, say("is a time such as 2026-05-12T13:00:00+02:00, not {given}", given=_shorten(text))
            )
        if moment.tzinfo is None:
            self.refuse(
                key,
                say("needs the offset of its clock, such as {moment}+02:00", moment=text.replace(" ", "T")),
            )
        return self._plausible(key, moment)

    def _plausible(self, key: str, when: When) -> When:
        if not FIRST_YEAR <= when.year <= LAST_YEAR:
            self.refuse(
                key,
                say(
                    "lies in the year {year}; is that right? ({first_year} to {last_year} are read)",
                    year=when.year,
                    first_year=FIRST_YEAR,
                    last_year=LAST_YEAR,
                ),
            )
        return when

    def zone(self, key: str) -> ZoneInfo | None:
        text = self.line_of_words(key)
        if not text:
            return None
        try:
            return ZoneInfo(text)
        except (OSError, ValueError, LookupError):
            # Not found, a folder of zones ("Europe"), or no zone name at all ("../etc"): all the same to a
            # person.
            hint = _did_you_mean(text, _zone_names())
            self.refuse(
                key,
                say(
                    "is a zone such as Europe/Berlin, and {given} is none{hint}",
                    given=_shorten(text),
                    hint=hint,
                ),
            )

    def lines(self, key: str) -> tuple[str, ...]:
        """A list of words. Empty entries are dropped."""
        found = []
        for index, node in enumerate(self._list(key)):
            place = f"{self._place(key)}[{index}]"
            if not isinstance(node, Scalar):
                raise DebriefError(
                    say("{place} takes words; put words with a colon or brackets in quotes", place=place),
                    node.line,
                )
            if _CONTROL.search(node.text):
                raise DebriefError(
                    say("{place} holds a control character; please type it again", place=place), node.line
                )
            found.append("" if node.is_nothing else node.text.strip())
        return tuple(text for text in found if text)

    def fields(self, key: str, known: Iterable[str], *, is_required: bool = False) -> "Fields | None":
        node = self._nodes.get(key)
        if node is None or (isinstance(node, Scalar) and node.is_nothing):
            if is_required:
                self.refuse(key, say("is missing"))
            return None
        return Fields(node, path=self._place(key), known=known)

    def each(self, key: str, known: Iterable[str]) -> "list[Fields]":
        nodes = enumerate(self._list(key))
        return [Fields(node, path=f"{self._place(key)}[{index}]", known=known) for index, node in nodes]

    def _list(self, key: str) -> list[Node]:
        node = self._nodes.get(key)
        if node is None or (isinstance(node, Scalar) and node.is_nothing):
            return []
        if not isinstance(node, Items):
            self.refuse(key, say('takes a list: one entry a line, each after "- "'))
        return node.nodes


def _shorten(text: str) -> str:
    """What was typed, safe to show on one line."""
    shown = "".join(character if character.isprintable() else "?" for character in text)
    return shown if len(shown) <= 40 else shown[:39] + "…"


def _did_you_mean(typed: str, allowed: Iterable[str]) -> str:
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in allowed}
    near = get_close_matches(typed[:60].casefold().replace(" ", "_"), folded, n=1, cutoff=0.65)
    return say(". Did you mean {name}?", name=folded[near[0]]) if near else ""


def _zone_names() -> set[str]:
    from zoneinfo import available_timezones

    return available_timezones()
