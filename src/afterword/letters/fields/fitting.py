"""How a field fits the frames: the form found in it, or why it is asked about."""

from typing import NamedTuple

from afterword.letters.articles.supplied import read_note
from afterword.letters.fields.half_said import is_thing
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.reading.note_clause import Telling
from afterword.letters.reading.shapes import ends_in_relative, is_plural_thing
from afterword.letters.reading.statements import (
    lacks_be,
)
from afterword.letters.words.classes import (
    ADVERBS,
    DETERMINERS,
    NUMBERS,
)
from afterword.letters.words.lexicon import verbs


class Fit(NamedTuple):
    """`form` is None where the field has to be asked about; `meant` is then a sentence that would do, if one is
    certain. `lead` are words of ours that must stand before the text."""

    form: Form | None
    lead: str = ""
    meant: str = ""


ASKED = Fit(None)
GIVEN = DETERMINERS | NUMBERS | {"another", "one", "such", "what"}


def is_plain_gerund(text: str) -> bool:
    tokens = split_tokens(text)
    is_state = len(tokens) > 1 and (
        _is_only_participle(tokens[1]) or (tokens[-2] in ADVERBS and tokens[-1] in verbs().participle)
    )
    return not is_state and "," not in tokens and not lacks_be(tokens)


def _is_only_participle(word: str) -> bool:
    known = verbs()
    return word in known.participle and word not in known.nouny and word not in known.base


def names_thing(text: str) -> bool:
    tokens = split_tokens(text)
    if not tokens or (tokens[-1] in ADVERBS and tokens[-1] != "only"):
        return False
    return is_thing(read_note(text, Telling.SAID)) or ends_in_relative(tokens) or is_plural_thing(tokens)


def is_given(text: str) -> bool:
    tokens = split_tokens(text)
    return (
        tokens[0] in DETERMINERS - {"no", "some", "any"} | {"everything", "nothing"}
        or "'s" in text
        or "’s" in text
    )
