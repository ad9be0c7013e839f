"""Who was named in another field of the same notes: "him" in a thought may be the operator of the topic.

The fields of one person are read one after the other, so "he" in a thought is whom the topic or the point names, if
they name one. What was liked begins with the reader ("her question", "how he draws"); only further inside may "he" be
another.
"""

import re

from afterword.letters.fields.field import Field
from afterword.letters.fields.pronouns import OFFICES
from afterword.letters.fields.reader_words import THIRD, turned_at
from afterword.letters.fields.setting import Setting
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.verb_here import is_verb_here
from afterword.letters.words.classes import OTHERS, PERSONS
from afterword.letters.words.lexicon import read_words, verbs
from afterword.letters.words.nouns import Kind, is_listed, kind_of

# A chair and a broker may be things.
_ROLES = (PERSONS | OFFICES | OTHERS | frozenset(read_words("doers"))) - {"chair", "broker", "head", "agent"}
_ONE = frozenset(
    ["a", "an", "the", "each", "every", "one", "another", "this", "that", "your", "our", "no", "first"]
)
_NAMED = {
    "thought": ("topic", "point"),
    "point": ("topic",),
    "liked": ("topic", "point"),
    "promised": ("topic",),
}
_FAR, _BEGINS = 4, 3
_TURNED = frozenset(["he", "she", "him", "his", "her"])
_THINGS = frozenset([Kind.COUNT, Kind.MASS, Kind.BOTH, Kind.PLURAL])


def one_named_before(small: list[str], at: int, field: Field, setting: Setting) -> str:
    """Whom an earlier field names, "the operator", where the pronoun at `at` may mean them; else an empty text."""
    if field.name == "liked" and (at < _BEGINS or small[at] in {"he", "she"}):
        return ""
    typed = {"topic": setting.topic, "point": setting.point}
    found = [name for source in _NAMED.get(field.name, ()) for name in _singles(typed[source])]
    return found[-1] if found else ""


def whom_named_before(text: str, pronoun: str, field: Field, setting: Setting) -> str:
    """The same for the first such pronoun of a whole field."""
    words = split_tokens(text)
    if pronoun not in THIRD or pronoun not in words:
        return ""
    return one_named_before(words, words.index(pronoun), field, setting)


def with_name(text: str, pronoun: str, named: str, field: Field) -> str:
    """`text` with "the operator" for its only pronoun; else an empty text."""
    words = split_tokens(text)
    third = [at for at, word in enumerate(words) if word.partition("'")[0] in THIRD]
    if len(third) != 1 or words[third[0]] != pronoun or pronoun not in _TURNED:
        return ""
    is_whose = turned_at(words, third[0], field)[0].get(third[0]) == "your"
    return re.sub(rf"\b{pronoun}\b", f"{named}'s" if is_whose else named, text, count=1, flags=re.I)


def _singles(text: str) -> list[str]:
    """The single people that a text tells of: "the operator", "the nurse"; not "the user interface"."""
    words = split_tokens(text)
    roles = [word.removesuffix("'s") for word in words]
    return [f"the {role}" for at, role in enumerate(roles) if role in _ROLES and _is_one(words, at)]


def _is_one(words: list[str], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else ""
    acts = bool(after) and is_verb_here(words, at + 1)
    is_name = words[at] in _ROLES and is_listed(after) and kind_of(after) in _THINGS
    is_part = is_name and not acts and after not in verbs().sure_third
    # "user has no second screen", as notes are typed
    return not is_part and (not _ONE.isdisjoint(words[max(0, at - _FAR) : at]) or (at == 0 and acts))
