"""Where a sentence of a letter came from, in words: `people[0].topic` becomes "your note: what you talked about"."""

import re

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
