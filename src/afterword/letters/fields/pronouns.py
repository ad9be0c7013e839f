"""Pronouns of a note that would point at nobody, or at the wrong person, in a letter to its reader."""

import re

from afterword.letters.fields.field import Field
from afterword.letters.fields.setting import Setting
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.words.classes import ANTECEDENTS, BE_HAVE_DO, GROUPS, OTHERS, PERSONS
from afterword.letters.words.nouns import Kind, kind_of

_THIRD_GROUP = frozenset(("they", "them", "their", "theirs", "they're", "they've", "they'll", "they'd"))
_THIRD_PERSON = frozenset(("he", "she", "him", "his", "her", "hers", "sir", "madam"))
_THIRD_PERSON |= frozenset(("he's", "she's", "he'll", "she'll", "he'd", "she'd"))
_FIRST = frozenset(("we", "our", "us", "ours", "we're", "i", "my", "i'm"))
_POINTING = _THIRD_GROUP | _THIRD_PERSON | _FIRST


def dangling_pronoun(text: str, field: Field, form: Form, setting: Setting) -> str | None:
    """A pronoun that would point at nobody, or at the wrong person, in a letter to this reader."""
    tokens = split_tokens(text)
    if field.name == "promised":
        return None
    if field.name in {"clarify", "my_link"}:
        return _somebody(tokens)
    for at, token in enumerate(() if _POINTING.isdisjoint(tokens) else tokens):
        if token == "them" and at and setting.plural_topic and field.name == "thought":
            continue
        if token in _THIRD_GROUP and not stands_for_others(tokens, at):
            return token
        # "the developer she hired": who stands right before it is not who is meant.
        before = tokens[: at - 1] if token in {"he", "she"} and at else tokens[:at]
        if token in _THIRD_PERSON and not names_one(before):
            return token
        if token in _FIRST and (field.name == "point" or (field.name == "topic" and form is Form.CLAUSE)):
            return token
    return None


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
    wills = tokens[at] == "they'll" or (tokens[at] in {"they", "they've", "they'd"} and after in _WILLS)
    return any(_is_group(word) for word in before) and (not wills or _tells_of_persons(before))


# "your actuaries", "auditors", "the analysts"; but "servers"
_PERSONS_BY_ENDING = re.compile(
    r"(?:(?:i|y)sts|aries|ians|tants|dents|lors|itors|ctors|yees|men|women|gineers|agers)$"
)
_NO_PERSONS = frozenset(
    ["lists", "factors", "sectors", "vectors", "connectors", "monitors", "wizards", "actors"]
)


def _tells_of_persons(before: list[str]) -> bool:
    """Whether people are the subject at the start: "your actuaries get their numbers late, when they need them"."""
    return any(_PERSONS_BY_ENDING.search(word) and word not in _NO_PERSONS for word in before[:3])


_EACH = frozenset(["every", "each"])


def _is_crowd(word: str) -> bool:
    return word.endswith("s") and word[:-1] in PERSONS | OFFICES


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
_ONE = frozenset(
    ["one", "person", "somebody", "someone", "nobody", "everyone", "everybody", "anyone", "who", "whoever"]
)
_OWNER = re.compile(r"^their (?!(?:own|is|are|was|were|has|have)\b)", re.I)


def without_owner(text: str) -> str:
    """ "their use of Argo CD" as "the use of Argo CD": whose it is, the reader knows, and "their" would point at
    somebody else. Only at the start, where nobody was named before."""
    return _OWNER.sub("the ", text, count=1)


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
