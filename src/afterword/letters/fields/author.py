"""Whether somebody writes articles: told by all that they typed, not by one field.

Who writes them elsewhere left one out on purpose ("one bar of signal", "proof of address"). Who takes notes in
telegraph style leaves them out everywhere.
"""

from collections.abc import Iterator
from functools import lru_cache

from afterword.letters.articles.supplied import sure_lacks
from afterword.letters.debrief import PersonNotes
from afterword.letters.fields.tellings import TELLINGS
from afterword.letters.words.classes import CALENDAR
from afterword.letters.words.cleaning import small_start, tidy
from afterword.letters.words.name_case import right_case

_ARTICLES = frozenset(["a", "an", "the"])
# Measured on 170 debriefs of seven lots: in tidy ones less than one in ten lacked, in hurried ones most did.
_FEWEST, _MOST_LACKING = 3, 0.2


def writes_articles(people: tuple[PersonNotes, ...]) -> bool:
    """Whether the author of these notes writes the articles that they mean: at least three, and less than one lacking
    for five written."""
    written, lacking = _count(people)
    return written >= _FEWEST and lacking < written * _MOST_LACKING


def lacks_only_one(people: tuple[PersonNotes, ...]) -> bool:
    """Whether one article lacks beside four and more: too little to ask about."""
    written, lacking = _count(people)
    return written > _FEWEST and lacking < 2


@lru_cache(maxsize=16)
def _count(people: tuple[PersonNotes, ...]) -> tuple[int, int]:
    """How many articles were written, and how many lack; the latter are counted no further than it matters."""
    written = sum(_count_articles(text) for _, text in _typed(people))
    lacking = 0
    for name, text in _typed(people) if written >= _FEWEST else ():
        lacking += sure_lacks(small_start(right_case(tidy(text)), frozenset()), TELLINGS[name])
        if lacking >= max(written * _MOST_LACKING, 2):
            break
    return written, lacking


def _typed(people: tuple[PersonNotes, ...]) -> Iterator[tuple[str, str]]:
    for person in people:
        for name in TELLINGS:
            text = (
                (person.promised.thing if person.promised else "")
                if name == "promised"
                else getattr(person, name)
            )
            if text:
                yield name, text


def _count_articles(text: str) -> int:
    """ "Twice a week" shows nothing."""
    words = text.casefold().split()
    return sum(
        word in _ARTICLES and after.strip(".,;:") not in CALENDAR
        for word, after in zip(words, [*words[1:], ""], strict=True)
    )
