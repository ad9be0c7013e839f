""" "their" where the reader's side is meant: "their pipeline takes a week" as "your pipeline takes a week"."""

import re

from afterword.letters.fields.field import Field
from afterword.letters.fields.pronouns import names_one, stands_for_others
from afterword.letters.fields.reader_words import HELD
from afterword.letters.fields.setting import Setting
from afterword.letters.reading.verb_here import is_verb_here
from afterword.letters.words.classes import ALL_PREPOSITIONS, DETERMINERS, JOINERS, MODALS, OTHERS

_THEIR = re.compile(r"\btheir\b", re.I)
_FIRST = re.compile(r"^their (?!(?:is|are|was|were|has|have|own)\b)", re.I)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;.:()\"“”?!]")
_TURNED = frozenset(["topic", "point", "thought", "liked"])
_ENDS = (
    ALL_PREPOSITIONS
    | DETERMINERS
    | JOINERS
    | MODALS
    | {"is", "are", "was", "were", "has", "have", "who", "that"}
)


def turn_their(text: str, field: Field, setting: Setting) -> str:
    """`text` with "your" for "their" where the reader's side is meant for certain. At the start nobody was named
    before; there it is "the" where the topic names some who may have it, or the reader's side is not the team's."""
    if field.name not in _TURNED or not _THEIR.search(text):
        return text
    is_named = field.name != "topic" and setting.plural_topic
    if _FIRST.match(text):
        if field.name not in {"topic", "point"}:
            is_named |= setting.is_arranger
            return text if is_named else _FIRST.sub("your ", text)
        text = _FIRST.sub("the " if is_named or setting.is_arranger else "your ", text)
    if is_named or setting.is_arranger:
        return text
    return _turn_inside(text)


def _turn_inside(text: str) -> str:
    """ "half of the variants in their cohort": what an organisation has, where nobody else was named."""
    found = list(_WORD.finditer(text))
    small = [match[0].casefold().replace("’", "'") for match in found]
    for at in range(len(small) - 1, 0, -1):
        if small[at] == "their" and _is_theirs(small, at):
            text = f"{text[: found[at].start()]}your{text[found[at].end() :]}"
    return text


def _is_theirs(small: list[str], at: int) -> bool:
    before = small[:at]
    if not _is_held(small, at) or names_one(before) or not OTHERS.isdisjoint(before):
        return False
    if not stands_for_others(small, at):
        return True
    # Things have no cohort: "the variants in their cohort", all one phrase, with no verb that they might do.
    if before[-1] not in ALL_PREPOSITIONS or stands_for_others([*before, "they'll"], at):
        return False
    return not any(is_verb_here(small, place) for place in range(1, at))


def _is_held(small: list[str], at: int) -> bool:
    """Whether what is theirs is what an organisation has: "their West African cohort"."""
    last = ""
    for word in small[at + 1 : at + 5]:
        if word in _ENDS or not word[0].isalnum():
            break
        if word in HELD:
            return True
        last = word
    return last.removesuffix("s") in HELD
