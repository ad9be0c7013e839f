"""Where a sentence of a letter came from, in words: `people[0].topic` becomes "your note: what you talked about"."""

import re
from collections.abc import Iterable

from afterword.models import Letter
from afterword.web.letters.finding_words import utf16

_FIELDS = {
    "topic": "what you talked about",
    "point": "what they said about it",
    "thought": "your thought on it",
    "my_link": "how it meets your work",
    "liked": "what you liked",
    "clarify": "what you wanted to clarify",
    "next": "what comes next",
    "promised": "what you promised",
    "questions": "your questions",
    "notes": "your notes",
    "name": "their name",
    "greeting": "how you greet them",
    "title": "their title",
    "relation": "who they are",
    "company": "the company",
    "role": "the role",
    "interview": "the interview",
    "start": "when it was",
    "end": "when it was",
    "decision_by": "the date they named",
    "candidate": "your profile",
    "history": "an earlier round",
    "frame": "a set phrase, no fact",
}


def source_words(path: str) -> str:
    """The known word that stands last in the path; a path that is not known is shown as it is."""
    for part in reversed(re.findall(r"[a-z_]+", path)):
        if part in _FIELDS:
            return _FIELDS[part]
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
