"""Names of technologies that are a slip away from one of the list: PostgressSQL, Kakfa, ansibel, Github.

Where the notes have the right one, it is meant. Else it may be a product that no list has, and is a guess.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from afterword.letters.words import lexicon
from afterword.letters.words.phrases import read_terms
from afterword.rules.review.finding import LetterUnderReview
from afterword.rules.review.names import exact, is_given_name
from afterword.rules.review.record import is_known_word, record_words
from afterword.rules.review.text import Span, TextFacts

_SHORTEST, _SHORTEST_GUESSED, _LONG = 4, 6, 9
"""Letters: of a name that the notes have, of one that is guessed, and of one in which two slips are still one name."""
_MAY_BE_A_WORD = 7
"""Letters from which on a word in small letters is no ordinary one that the lists lack."""
# Names and words that are real and a letter away from a technology.
_CUT_SHORT = frozenset(["postgre"])
_REAL_WORDS = (
    "linus falcon turborepo scalar consult console swiftly preact rustic angular julian julien pascale oracles "
    "redisson openapi openid mongo elasticity terraformed kafkaesque dockerised dockerized dockerfile"
)
_REAL = frozenset(_REAL_WORDS.split())

_ENDINGS = ("s", "es", "er", "ed", "ing", "y", "ly")


class MisspeltTechnology(NamedTuple):
    """`is_certain` says that the notes have the right one, or the list the wrong one. `place` is in the body."""

    place: Span
    right: str
    is_certain: bool


def misspelt_technologies(letter: LetterUnderReview, text: TextFacts) -> Iterator[MisspeltTechnology]:
    """Each word of the message that is no word, no name of the record, and nearly a technology."""
    unknown = set(text.said).difference(lexicon.ordinary())
    suspects = {said for said in unknown if len(said) >= _SHORTEST and may_be_meant(_owner(said))}
    if not suspects:
        return
    noted = record_words(letter.debrief) if letter.debrief else frozenset()
    for at, said in enumerate(text.said):
        word = _owner(said)
        if said not in suspects or exact(word) in noted or _is_a_person(text, at):
            continue
        found = _right_name(word, noted)
        if found:
            place = text.words[at]
            yield MisspeltTechnology(Span(place.start, place.start + len(word), word), *found)


def noted_technology(word: str, letter: LetterUnderReview) -> str | None:
    """The name that the notes have, where `word` is a slip away from it."""
    noted = record_words(letter.debrief) if letter.debrief else frozenset()
    found = _right_name(word, noted) if may_be_meant(word) and exact(word) not in noted else None
    return found[0] if found and found[1] else None


def _owner(said: str) -> str:
    return said[:-2] if said.endswith(("'s", "’s")) else said


@lru_cache(maxsize=8192)
def may_be_meant(word: str) -> bool:
    """Whether a word may be a name of the list that was written wrong. Most are known, and the same in all letters."""
    if len(word) < _SHORTEST or not word.isascii() or not word.replace("-", "").isalpha():
        return False
    plain = exact(word)
    return _written_otherwise(word, plain) is not None if plain in _names() else bool(_near(word, plain))


def _right_name(word: str, noted: frozenset[str]) -> tuple[str, bool] | None:
    """What is meant by a word of which `may_be_meant` is true, and whether that is certain."""
    plain = exact(word)
    return _written_otherwise(word, plain) if plain in _names() else _nearest(word, plain, noted)


def _near(word: str, plain: str) -> tuple[tuple[int, str], ...]:
    """The names that are few slips away, with their number."""
    if plain in _REAL or is_given_name(word) or _is_right_word(plain):
        return ()
    return tuple(
        (apart, name)
        for name in _by_first_letter().get(plain[0], ())
        if abs(len(name) - len(plain)) <= 2
        and (apart := OSA.distance(plain, name, score_cutoff=2)) <= _allowed(name)
    )


def _written_otherwise(word: str, plain: str) -> tuple[str, bool] | None:
    """ "Github", and the slips that the list itself knows ("kubernets"), which are certain."""
    right = _names()[plain]
    if plain in _REAL:
        return None
    if exact(right) == plain:
        is_other_case = word != right and word[0].isupper() and right[0].isupper() and word[1:].islower()
        return (right, False) if is_other_case else None
    is_slip = right.isalpha() and (
        plain in _CUT_SHORT or OSA.distance(plain, exact(right), score_cutoff=1) == 1
    )
    return (right, True) if is_slip else None


def _is_right_word(plain: str) -> bool:
    parts = plain.split("-")
    return all(map(_is_known, parts)) or any(
        plain.endswith(ending) and not plain.endswith("ss") and _is_known(plain.removesuffix(ending))
        for ending in _ENDINGS
    )


def _is_known(plain: str) -> bool:
    """ "Postgress" is no plural."""
    if plain.endswith("ss") and plain not in lexicon.ordinary():
        return False
    return plain in _names() or is_known_word(plain)


def _nearest(word: str, plain: str, noted: frozenset[str]) -> tuple[str, bool] | None:
    near = _near(word, plain)
    if not near:
        return None
    is_noted, apart, name = min((not _is_noted(name, noted), apart, name) for apart, name in near)
    if not is_noted:
        return _names()[name], True
    is_like_it = len(name) >= _LONG or (apart == 1 and len(plain) >= _SHORTEST_GUESSED)
    is_no_word = word[0].isupper() or len(plain) >= _MAY_BE_A_WORD
    return (_names()[name], False) if is_like_it and is_no_word else None


def _allowed(name: str) -> int:
    return 2 if len(name) >= _LONG else 1


def _is_noted(name: str, noted: frozenset[str]) -> bool:
    """ "postgres" in the notes is PostgreSQL as well."""
    right = _names()[name]
    return name in noted or any(typed in noted for typed in _typed_as().get(right, ()))


def _is_a_person(text: TextFacts, at: int) -> bool:
    """A capital beside another may be a name: "Linus Torvalds", "Maria Kafke"."""
    if not text.said[at][0].isupper():
        return False
    beside = (*text.said[max(0, at - 1) : at], *text.said[at + 1 : at + 2])
    # "Ansel Jenkin": no list has all given names.
    before = text.said[at - 1] if at else ""
    is_surname = before.istitle() and not _is_known(exact(before))
    return is_surname or any(is_given_name(word) for word in beside)


@cache
def _names() -> dict[str, str]:
    """Names of one word, by how they read in small letters, with their right spelling."""
    typed = {key: right for key, right in lexicon.technologies().by_typed.items() if " " not in right}
    typed |= {
        key.replace(" ", "-"): right for key, right in lexicon.technologies().by_typed.items() if " " in key
    }
    named = {exact(name): name for name in read_terms("it_names")}
    found = (
        named
        | typed
        | {key: right for key, right in lexicon.technologies().words_too.items() if " " not in right}
    )
    return {
        key: right for key, right in found.items() if key.replace("-", "").isalpha() and len(key) >= _SHORTEST
    }


@cache
def _by_first_letter() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(_names()):
        found[name[0]] = (*found.get(name[0], ()), name)
    return found


@cache
def _typed_as() -> dict[str, tuple[str, ...]]:
    """All that is typed for a name."""
    found: dict[str, tuple[str, ...]] = {}
    for typed, right in _names().items():
        found[right] = (*found.get(right, ()), typed)
    return found
