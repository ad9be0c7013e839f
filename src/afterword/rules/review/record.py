"""What the notes of a debrief say, as words, numbers and text to look things up in."""

import re
from functools import cache, lru_cache

from afterword.letters.debrief import Debrief, PersonNotes
from afterword.letters.words import lexicon
from afterword.letters.words.pattern import WordPattern
from afterword.letters.words.phrases import read_terms
from afterword.rules.review.names import exact
from afterword.rules.review.remembered import remember

_WORD = WordPattern(r"[^\W_]+(?:['’.+#/\-][^\W_]+)*(?:\+\+|#)?")
_JOINT = re.compile(r"['./\-]")
_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december christmas easter english german french spanish european "
    "american british"
)


@remember
def notes_of_person(person: PersonNotes) -> str:
    """All that was noted about the talk with one person, without what is private."""
    promised = person.promised
    things = (promised.thing, promised.file or "", promised.link or "") if promised else ()
    return "\n".join(part for part in (*person.fields, *things, *person.questions, person.notes) if part)


@remember
def record_text(debrief: Debrief) -> str:
    """All that a letter may draw on: company, role, people, candidate, fields, notes, earlier rounds."""
    parts = [debrief.company, debrief.role, debrief.notes, debrief.candidate.name, *debrief.candidate.links]
    parts += [debrief.candidate.phone or "", debrief.candidate.email or ""]
    for person in debrief.people:
        parts += [person.name, person.greeting, person.title, person.email or "", notes_of_person(person)]
    for earlier in debrief.history:
        parts += [*earlier.people, *earlier.topics, earlier.letter_text]
    return "\n".join(part for part in parts if part)


@remember
def record_words(debrief: Debrief) -> frozenset[str]:
    """The words of the record in small letters, whole and in parts ("node.js", "ci/cd", "ci", "cd")."""
    return words_in(record_text(debrief))


@lru_cache(maxsize=256)
def words_in(text: str) -> frozenset[str]:
    found = set(_WORD.findall(text.lower()) if text.isascii() else map(exact, _WORD.findall(text)))
    joined = [word for word in found if not word.isalnum()]
    found.update(part for word in joined for part in _JOINT.split(word) if part)
    return frozenset(found)


def is_known_word(word: str) -> bool:
    """Whether a word is a name of the trade, of the calendar, or an ordinary word of English letters."""
    lower = exact(word)
    return lower in _known() or (lower.endswith("s") and lower[:-1] in _known())


def is_technology(word: str) -> bool:
    """Whether a word names a technology, as `it_names.txt` and `technologies.txt` list them."""
    return exact(word) in technology_words()


@cache
def technology_words() -> frozenset[str]:
    known = lexicon.technologies()
    return frozenset(
        exact(" ".join([*read_terms("it_names"), *known.by_typed, *known.by_first_word])).split()
    )


@cache
def _known() -> frozenset[str]:
    jargon = exact("\n".join(read_terms("it_jargon"))).splitlines()
    return frozenset(technology_words().union(jargon) | lexicon.ordinary() | set(_CALENDAR.split()))
