"""A note as its words, verbs and noun phrases, and in which voice it is told."""

from dataclasses import dataclass
from enum import StrEnum

from afterword.letters.reading.note_words import NoteWord
from afterword.letters.reading.noun_phrases import NounPhrase


class Telling(StrEnum):
    """Whose things are told of: both talked of them; the other one said so; the writer did it; an idea; a step
    that comes; something liked."""

    TALK = "talk"
    SAID = "said"
    DEED = "deed"
    IDEA = "idea"
    STEP = "step"
    LIKED = "liked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What the choice of an article looks at. `generic`: the subject is anybody of a kind, "a citizen".
    `bracket`: the place of an opening bracket, or -1."""

    telling: Telling
    words: list[NoteWord]
    verbs: frozenset[int]
    phrases: list[NounPhrase]
    generic: bool = False
    bracket: int = -1

    def first(self, phrase: NounPhrase) -> str:
        """The first word of a phrase in small letters."""
        return self.words[phrase.start].small

    def head(self, phrase: NounPhrase) -> str:
        """The noun that decides, in small letters."""
        return self.words[phrase.head].small

    def before(self, phrase: NounPhrase, steps: int = 1) -> str:
        """The word so many steps before a phrase, or an empty text."""
        at = phrase.start - steps
        return self.words[at].small if at >= 0 else ""

    def after(self, phrase: NounPhrase, steps: int = 0) -> str:
        """The word behind a phrase, or an empty text."""
        at = phrase.end + steps
        return self.words[at].small if at < len(self.words) else ""

    def before_verb(self, phrase: NounPhrase) -> str:
        """The word before the verb that a phrase hangs on, or an empty text."""
        return self.before(phrase, 2)
