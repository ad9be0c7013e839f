"""Where a sentence of a letter came from, in words: `people[0].topic` becomes "your note: what you talked about"."""

import re
from collections.abc import Iterable

from afterword.models import Letter
from afterword.said import say, to_say
from afterword.web.letters.finding_words import utf16

_FIELDS = {
    "topic": to_say("what you talked about"),
    "point": to_say("what they said about it"),
    "thought": to_say("your thought on it"),
    "my_link": to_say("how it meets your work"),
    "liked": to_say("what you liked"),
    "clarify": to_say("what you wanted to clarify"),
    "next": to_say("what comes next"),
    "promised": to_say("what you promised"),
    "questions": to_say("your questions"),
    "notes": to_say("your notes"),
    "name": to_say("their name"),
    "greeting": to_say("how you greet them"),
    "title": to_say("their title"),
    "relation": to_say("who they are"),
    "company": to_say("the company"),
    "role": to_say("the role"),
    "interview": to_say("the interview"),
    "start": to_say("when it was"),
    "end": to_say("when it was"),
    "decision_by": to_say("the date they named"),
    "candidate": to_say("your profile"),
    "history": to_say("an earlier round"),
    "frame": to_say("a set phrase, no fact"),
}


def source_words(path: str) -> str:
    """The known word that stands last in the path; a path that is not known is shown as it is."""
    for part in reversed(re.findall(r"[a-z_]+", path)):
        if part in _FIELDS:
            return say(_FIELDS[part])
    return path


def source_list(paths: Iterable[object]) -> list[str]:
    """Each once, in their order."""
    return list(dict.fromkeys(source_words(str(path)) for path in paths))


def source_places(letter: Letter) -> list[tuple[int, int, str]]:
    """Where each composed sentence stands in the text, and what it comes from; counted as a browser counts. What was
    changed stands nowhere."""
    found, at = [], 0
    for each in letter.sentences:
        text = str(each.get("text", "")).strip()
        start = letter.body.find(text, at) if text else -1
        if start < 0:
            continue
        at = start + len(text)
        words = ", ".join(source_list(each.get("sources", [])))
        found.append((utf16(letter.body, start), utf16(letter.body, at), words))
    return found
