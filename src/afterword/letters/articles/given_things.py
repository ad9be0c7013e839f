"""The quick look at a field: whether every single thing in it has its article, number or owner right before it.

Most fields are good English and leave here, before their verbs and phrases are looked for.
"""

import re

from afterword.letters.reading.note_clause import Telling
from afterword.letters.words.classes import (
    ADVERBS,
    ALL_PREPOSITIONS,
    BE_HAVE_DO,
    CLAUSE_OPENERS,
    CLOSERS,
    DEMANDING,
    DETERMINERS,
    JOINERS,
    MODALS,
    NUMBERS,
    OBJECTS,
    PORTIONS,
    PRONOUNS,
    SUBJECTS,
)
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, kind_of

_GIVES = DETERMINERS | (NUMBERS - {"zero"}) | {"another", "this", "that", "which", "whose", "what"}
_GIVES -= {"half", "most", "both", "all", "few", "many"}
_CLOSED = (
    DETERMINERS
    | ALL_PREPOSITIONS
    | JOINERS
    | MODALS
    | BE_HAVE_DO
    | CLAUSE_OPENERS
    | OBJECTS
    | SUBJECTS
    | PRONOUNS
) - {"own"}
_NEUTRAL = ADVERBS | CLOSERS | _CLOSED
_HINTS = DEMANDING | PORTIONS | {"own", "first", "second", "third", "last", "next", "top", "half", "same"}
# Most words of a note: they need nothing before them.
_FREE = (_NEUTRAL | (NUMBERS - {"zero"}) | {""}) - _HINTS


_MARK = re.compile(r"[,;:](?= )")
_BEFORE_VERB = MODALS | {"to", "not", "never"}


def all_given(text: str, telling: Telling) -> bool:
    """Whether nothing in `text` can lack an article. False says only that a closer look is needed."""
    # What stands behind a mark is no part of the same name: "dictate the form, nurses have no hands".
    words = _MARK.sub(" , ", text).split()
    tokens = [word if word.isalpha() else _bare(word) for word in words]
    if not tokens:
        return True
    if (
        telling is Telling.LIKED
        and tokens[0] not in _GIVES | CLAUSE_OPENERS
        and not tokens[0].endswith("ing")
    ):
        return False
    return all(_needs_none(tokens, at) for at, word in enumerate(tokens) if word not in _FREE)


def _bare(word: str) -> str:
    plain = word.strip(",.;:()\"'“”?!")
    return plain if plain[:1].isupper() else plain.replace("’", "'")


def _needs_none(tokens: list[str], at: int) -> bool:
    word, before, after = (
        tokens[at],
        tokens[at - 1] if at else "",
        tokens[at + 1] if at + 1 < len(tokens) else "",
    )
    if word in _HINTS:
        return (before in _GIVES and word not in PORTIONS) or (
            word in PORTIONS and after != "of" and kind_of(word) is not Kind.COUNT
        )
    if word[0].isdigit() or before == "per":
        return True
    if before in _BEFORE_VERB and word in verbs().base:
        return True
    kind = kind_of(word)
    if kind is Kind.COUNT and after and after not in verbs().finite and kind_of(after) is Kind.PLURAL:
        # "punch cards"
        return True
    if kind is Kind.COUNT or word.endswith("'s"):
        return _is_given(tokens, at)
    return kind not in {Kind.BOTH, Kind.MASS} or after != "of" or _is_given(tokens, at)


def _is_given(tokens: list[str], at: int) -> bool:
    """Whether an article, a number or an owner stands before the words that lead up to this one."""
    known = verbs()
    for place in range(at - 1, max(-1, at - 5), -1):
        word = tokens[place]
        if word in _GIVES:
            return True
        if not word or word in _NEUTRAL or word in known.sure_third or word in known.sure_base:
            return False
        if word in known.past and (place == 0 or tokens[place - 1] not in _GIVES):
            # "the team built scheduler"; but "a broken form"
            return False
    return False
