"""How names are compared: with their accents, without them, and how many slips apart."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from afterword.letters.debrief import PersonNotes
from afterword.rules.review.finding import LetterUnderReview
from afterword.rules.review.remembered import remember

_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "mx",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "madam",
        "herr",
        "frau",
        "phd",
        "jr",
        "sr",
    )
)
# Letters that Unicode does not take apart into a base letter and an accent.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"}
)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Without accents and in small letters: José and JOSE give "jose"."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_PLAIN)


@lru_cache(maxsize=4096)
def exact(word: str) -> str:
    """In small letters with its accents, in one Unicode form and with straight apostrophes."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word).casefold().replace("’", "'")


def slips(first: str, second: str) -> int:
    """Letters wrong, missing, added or swapped between two folded words; 3 stands for three and more."""
    return min(3, OSA.distance(first, second, score_cutoff=2))


def tolerated(length: int) -> int:
    """Up to how many slips a word of this length is a misspelling rather than another name."""
    return 0 if length < 3 else 1 if length < 6 else 2


@lru_cache(maxsize=256)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, without titles: "Dr. Priya Raman, PhD" is Priya and Raman."""
    return tuple(word for word in _WORD.findall(name) if word.strip(".").lower() not in _TITLES)


@remember
def words_of_person(person: PersonNotes) -> tuple[str, ...]:
    """All words by which a person may be called: of name and noted greeting, and parts around a hyphen."""
    whole = (*name_words(person.name), *name_words(person.greeting))
    parts = tuple(part for word in whole if "-" in word for part in word.split("-"))
    return tuple(dict.fromkeys(whole + parts))


def people_of(letter: LetterUnderReview) -> tuple[PersonNotes, ...]:
    """Whom the letter may greet: the addressee, or everybody of the debrief where that is not known."""
    if letter.person is not None:
        return (letter.person,)
    return letter.debrief.people if letter.debrief else ()


def others_of(letter: LetterUnderReview) -> tuple[PersonNotes, ...]:
    """The rest of the panel."""
    if letter.debrief is None or letter.person is None:
        return ()
    return tuple(each for each in letter.debrief.people if each.name != letter.person.name)


def is_short_form(short: str, name: str) -> bool:
    """Whether people called `name` are often called `short`: Mike for Michael, from `nicknames.txt`."""
    return fold(short) in _nicknames().get(fold(name), frozenset())


def is_given_name(word: str) -> bool:
    """Whether `nicknames.txt` has it, as a name or as a short form."""
    return fold(word) in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(_nicknames()).union(*_nicknames().values())


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    text = files("afterword.rules.review").joinpath("data/nicknames.txt").read_text(encoding="utf-8")
    table: dict[str, set[str]] = {}
    for line in text.splitlines():
        names, _, short = line.partition(":")
        for name in [] if line.startswith("#") else names.split():
            table.setdefault(fold(name), set()).update(fold(each) for each in short.split())
    return {name: frozenset(short) for name, short in table.items()}
