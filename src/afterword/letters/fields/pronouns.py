"""Pronouns of a note that would point at nobody, or at the wrong person, in a letter to its reader."""

import re

from afterword.letters.fields.field import Field
from afterword.letters.fields.reader_words import asks_of_team
from afterword.letters.fields.setting import Setting
from afterword.letters.fields.spoken_first import FIRST, means_writer
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.reading.verb_here import is_verb_here
from afterword.letters.words.classes import (
    ALL_PREPOSITIONS,
    ANTECEDENTS,
    BE_HAVE_DO,
    DETERMINERS,
    GROUPS,
    OTHERS,
    PERSONS,
)
from afterword.letters.words.lexicon import read_words
from afterword.letters.words.nouns import Kind, kind_of

_THIRD_GROUP = frozenset(("they", "them", "their", "theirs", "they're", "they've", "they'll", "they'd"))
_THIRD_PERSON = frozenset(("he", "she", "him", "his", "her", "hers", "sir", "madam"))
_THIRD_PERSON |= frozenset(("he's", "she's", "he'll", "she'll", "he'd", "she'd"))
_FIRST = FIRST | {"we", "our", "us", "ours", "we're"}
_POINTING = _THIRD_GROUP | _THIRD_PERSON | _FIRST


def dangling_pronoun(text: str, field: Field, form: Form, setting: Setting) -> str | None:
    """A pronoun that would point at nobody, or at the wrong person, in a letter to this reader."""
    tokens = split_tokens(text)
    if field.name == "promised":
        return None
    if field.name == "liked" and asks_of_team(tokens):
        return "we"
    if field.name in {"clarify", "my_link"}:
        return _somebody(tokens)
    for at, token in enumerate(() if _POINTING.isdisjoint(tokens) else tokens):
        if token == "them" and at and setting.them_named and field.name == "thought":
            continue
        if token in _THIRD_GROUP and not (
            stands_for_others(tokens, at)
            or (
                field.name in {"point", "thought"}
                and setting.topic_crowd
                and not _may_be_the_team(tokens, at)
            )
        ):
            return token
        # "the developer she hired": who stands right before it is not who is meant.
        before = tokens[: at - 1] if token in {"he", "she"} and at else tokens[:at]
        if token in _THIRD_PERSON and not names_one(before):
            return token
        if token in FIRST and field.name == "point" and means_writer(tokens, at):
            continue
        if token in _FIRST and (field.name == "point" or (field.name == "topic" and form is Form.CLAUSE)):
            return token
    return None


def _may_be_the_team(tokens: list[str], at: int) -> bool:
    """Whether "they" at the beginning may be the reader's side although the topic names a crowd: "they want to buy a
    second one"; but "they report by photo", "their refusals"."""
    if at:
        return False
    return tokens[0] not in {"they", "their"} or (
        tokens[0] == "they" and bool(_WILLS.intersection(tokens[1:3]))
    )


def _somebody(tokens: list[str]) -> str | None:
    """Who is told of as if the reader were somebody else: "when she asked me", "they had the same"."""
    for at, token in enumerate(() if _POINTING.isdisjoint(tokens) else tokens):
        if (
            token in _THIRD_PERSON | {"sir", "madam"}
            and not names_one(tokens[:at])
            and OTHERS.isdisjoint(tokens[:at])
        ):
            return token
        if token in _THIRD_GROUP and (at == 0 or (tokens[at - 1] in _TOLD and not _names_some(tokens[:at]))):
            return token
    return None


_TOLD = frozenset(["told", "tell", "asked", "showed", "gave", "assured"])


def _names_some(before: list[str]) -> bool:
    return any(word in ANTECEDENTS or _is_group(word) for word in before)


def names_one(before: list[str]) -> bool:
    """Whether somebody was named before: "a nurse showed me her list"."""
    return not _ONE.isdisjoint(before) or not PERSONS.isdisjoint(before) or not OFFICES.isdisjoint(before)


def stands_for_others(tokens: list[str], at: int) -> bool:
    """Whether "they" has something to stand for. Things want and plan nothing: "the gateway and how they want ..."."""
    before, after = tokens[:at], tokens[at + 1] if at + 1 < len(tokens) else ""
    if tokens[at] in {"them", "their"} and _EACH & set(before[:-1]):
        # "tagging every alert would thin them out"
        return True
    if _ONE.intersection(before) or any(word in ANTECEDENTS or _is_crowd(word) for word in before):
        return True
    is_named = any(_is_group(word) and not _acts(tokens, place) for place, word in enumerate(before))
    wills = tokens[at] == "they'll" or (tokens[at] in {"they", "they've", "they'd"} and after in _WILLS)
    return is_named and (not wills or _tells_of_persons(before))


def _acts(tokens: list[str], at: int) -> bool:
    """Whether a word in -s is what one thing does: "the week starts with their handover"; "reviews used to take"."""
    following = tokens[at + 1 : at + 2]
    return at > 0 and bool(following) and following[0] in _AFTER_ACT and is_verb_here(tokens, at)


_AFTER_ACT = ALL_PREPOSITIONS | DETERMINERS | {"their", "them"}


# "your actuaries", "auditors", "the analysts"; but "servers"
_PERSONS_BY_ENDING = re.compile(
    r"(?:(?:i|y)sts|aries|ians|tants|dents|lors|itors|ctors|yees|men|women|gineers|agers)$"
)
_DOERS = frozenset(f"{word}s" for word in read_words("doers"))
_NO_PERSONS = frozenset(
    ["lists", "factors", "sectors", "vectors", "connectors", "monitors", "wizards", "actors"]
)


def _tells_of_persons(before: list[str]) -> bool:
    """Whether people are the subject at the start: "your actuaries get their numbers late, when they need them"."""
    return any(map(_is_doer, before[:3])) or _wills(before)


def _is_doer(word: str) -> bool:
    """ "actuaries", "dispatchers", "bookkeepers"."""
    return word in _DOERS or (_PERSONS_BY_ENDING.search(word) is not None and word not in _NO_PERSONS)


def _wills(before: list[str]) -> bool:
    """Whether many want or know something: "shippers do not want a discount, they want a slot"."""
    for at, word in enumerate(before[:-1]):
        following = before[at + 1 : at + 4]
        verb = next(
            (one for one in following if one not in {"do", "don't", "did", "didn't", "not", "never", "only"}),
            "",
        )
        if _is_group(word) and word not in GROUPS and verb in _WANTS:
            return True
    return False


_WANTS = frozenset(
    f"{verb}{ending}"
    for verb in (
        "want",
        "hope",
        "ask",
        "know",
        "trust",
        "believe",
        "fear",
        "hate",
        "love",
        "expect",
        "decide",
    )
    for ending in ("", "ed")
) | {"knew", "trusted", "believed", "hated", "loved", "decided", "say", "said", "think", "thought"}


def needs_crowd(text: str) -> bool:
    """Whether "they" in these words is somebody whom only the topic names."""
    tokens = split_tokens(text)
    return any(token in _THIRD_GROUP and not stands_for_others(tokens, at) for at, token in enumerate(tokens))


def names_crowd(text: str) -> bool:
    """Whether words name people of one kind, and no other, that "they" may stand for: "crane operators"."""
    words = split_tokens(text)
    crowds = [
        word
        for at, word in enumerate(words)
        if _are_people(word) and (word in _DOERS or not _acts(words, at))
    ]
    return len(crowds) == 1 and (ANTECEDENTS - set(crowds)).isdisjoint(words) and PERSONS.isdisjoint(words)


def _are_people(word: str) -> bool:
    return _is_crowd(word) or (word in ANTECEDENTS and word.endswith("s") and word not in _NO_CROWD)


_NO_CROWD = frozenset(["sales", "operations", "ops", "press", "schools", "hospitals", "banks", "ministries"])


_EACH = frozenset(["every", "each"])


def _is_crowd(word: str) -> bool:
    return word in _DOERS or (word.endswith("s") and word[:-1] in _PEOPLE)


_WILLS = frozenset(
    f"{verb}{ending}"
    for verb in (
        "want",
        "plan",
        "say",
        "think",
        "know",
        "let",
        "ship",
        "hire",
        "decide",
        "hope",
        "expect",
        "call",
        "ring",
    )
    for ending in ("", "s", "ed")
) | {"said", "thought", "knew", "do", "don't", "will", "would", "have", "use", "need", "must", "can"}
OFFICES = frozenset(
    [
        "head",
        "lead",
        "boss",
        "chief",
        "manager",
        "director",
        "colleague",
        "deputy",
        "founder",
        "recruiter",
        "assistant",
    ]
)
# A chair and a broker may be things.
_PEOPLE = PERSONS | OFFICES | (OTHERS - {"chair", "broker"})
_ONE = frozenset(
    ["one", "person", "somebody", "someone", "nobody", "everyone", "everybody", "anyone", "who", "whoever"]
)


def your_own(text: str, call: str) -> str:
    """The reader's own name before their thing ("Yusuf's demo", "yusufs demo") as "your demo"."""
    if not call or " " in call or call.casefold() not in text.casefold():
        return text
    name = re.escape(call)
    text = re.sub(rf"^(?:the )?{name}['’]?s['’]? (?=\w)", "your ", text, count=1, flags=re.I)
    return re.sub(rf"(?<!\w){name}['’]s (?=\w)", "your ", text)


def names_several(text: str) -> bool:
    """Whether words name several things that "them" may stand for."""
    return any(_is_group(word.casefold()) or kind_of(word) is Kind.PLURAL for word in text.split())


def plurals_of(text: str) -> frozenset[str]:
    """The words that name several things; not what one thing does ("the queue blocks twice")."""
    words = split_tokens(text)
    return frozenset(
        word
        for at, word in enumerate(words)
        if word not in _ONE
        and word not in _NO_ONE
        and names_several(word)
        and (at == 0 or _are_people(word) or not is_verb_here(words, at))
    )


_NO_ONE = frozenset(["each", "somebody"])


_NO_PLURAL = BE_HAVE_DO | {"this"}


def _is_group(word: str) -> bool:
    if word in GROUPS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "'s", "us"))
        and word not in _NO_PLURAL
    )
