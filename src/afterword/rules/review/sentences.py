"""Where sentences end, with an eye on what people in IT write: "e.g.", "Node.js", "v1.2", URLs."""

import re
from functools import partial
from typing import NamedTuple


class Span(NamedTuple):
    """A piece of the body: `body[start:end] == text`. A tuple, since a letter has hundreds of them."""

    start: int
    end: int
    text: str


new_span = partial(tuple.__new__, Span)
"""A span of its three values, without the call in between: a letter has hundreds of them."""

# A stop counts only before white space, so decimals, Node.js, file names and URLs never split.
# The first sign by itself: so the search leaps to it.
_STOP = re.compile(r"[.!?…][.!?…]*[\"'”’)\]]*(?=\s|$)")
_LIST_ITEM = re.compile(r"^[ \t]*(?:[-*•–][ \t]+|\d{1,2}[.)][ \t]+)", re.MULTILINE)
_LIST_SIGNS = tuple("-*•–0123456789")
_LAST_TOKEN = re.compile(r"[^\s(\[\"“]+$")
_NEXT_CHARACTER = re.compile(r"\s*[\"'“‘(\[]*(\S)")
# Four small letters, a stop and a capital: no short form ends so, but for those four.
_PLAIN_END = re.compile(r"(?!incl|corp|prox|fig)[a-z]{4}[.!?] +[A-Z]")
_AFTER_NUMBER = re.compile(r"\d ?ms\Z")
# Never the end of a sentence:
_TITLES = frozenset(
    {"mr", "mrs", "ms", "mx", "dr", "prof", "st", "vs", "fig", "approx", "e.g", "i.e", "cf", "incl"}
)
# The end of one only before a capital letter:
_SHORT_FORMS = frozenset(
    {"etc", "inc", "ltd", "co", "corp", "a.m", "p.m", "jr", "sr", "b.sc", "m.sc", "ph.d", "u.s", "u.k"}
)


def read_sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of one paragraph. Lines wrapped by hand belong together, items of a list do not."""
    found: list[Span] = []
    at = start
    may_be_list = text[start : start + 1] in _LIST_SIGNS or text.find("\n", start, end) >= 0
    for item in _LIST_ITEM.finditer(text, start, end) if may_be_list else ():
        _split(text, at, item.start(), found)
        at = item.end()
    _split(text, at, end, found)
    return found


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    stripped = text[start:end].strip()
    first = text.find(stripped, start) if stripped else start
    return new_span((first, first + len(stripped), stripped))


def _split(text: str, start: int, end: int, found: list[Span]) -> None:
    at = start
    for stop in _STOP.finditer(text, start, end):
        reached = stop.end()
        if (
            reached == end
            or _PLAIN_END.match(text, stop.start() - 4, end)
            or _ends_sentence(text, at, stop, end)
        ):
            found.append(trimmed(text, at, reached))
            at = reached
    rest = trimmed(text, at, end)
    if rest.text:
        found.append(rest)


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    if stop[0][0] != ".":
        return True
    following = _NEXT_CHARACTER.match(text, stop.end(), end)
    if following and following[1].islower() and not _starts_lower_case_name(text, following.start(1)):
        return False
    token = _LAST_TOKEN.search(text, max(start, stop.start() - 24), stop.start())
    word = token[0].lower() if token else ""
    if word == "no":
        return not (following and following[1].isdigit())
    if word in _TITLES:
        # "Ms. Rao", but "in 2 ms. I would".
        return word == "ms" and _AFTER_NUMBER.search(text, start, stop.start()) is not None
    if word in _SHORT_FORMS:
        return following is not None and following[1].isupper()
    return not (len(word) == 1 and word.isalpha() and word != "i")


def _starts_lower_case_name(text: str, place: int) -> bool:
    """ "iOS" or "gRPC" may begin a sentence: a capital later in the word tells."""
    word = re.match(r"\S+", text[place : place + 24])
    return word is not None and any(char.isupper() for char in word[0])
