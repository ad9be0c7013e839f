"""How what the person did fits its frames."""

import re

from afterword.letters.fields.fitting import ASKED, Fit
from afterword.letters.reading.beside_clause import hangs_on
from afterword.letters.reading.deeds import form_of_deed
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.reading.statements import lacks_be, parts_of
from afterword.letters.reading.verb_here import is_verb_here
from afterword.letters.words.classes import (
    ADJECTIVE_TOO,
    DETERMINERS,
    INTRANSITIVES,
    JOINERS,
    NUMBERS,
    OPENERS,
    SUBJECTS,
)
from afterword.letters.words.lexicon import verbs


def _is_bare(word: str) -> bool:
    return word in verbs().sure_base and word not in ADJECTIVE_TOO and word not in verbs().past


def fit_deed(text: str, *, said_i: bool) -> Fit:
    form, tokens = form_of_deed(text, after_i=said_i), split_tokens(text)
    if tokens[0] in {"was", "am"} and tokens[1:2] and _is_bare(tokens[1]):
        # "was tune the rules"
        return ASKED
    if form is Form.PRESENT and _SINCE.search(text) and tokens[0] in verbs().base and tokens[0] != "have":
        # "use RabbitMQ since 2019"
        return ASKED
    if form is Form.NOUN and not _ABOUT_ME.search(text):
        return ASKED
    if form in {Form.PAST, Form.PRESENT} and (_runs_on(text) or not _holds_together(text)):
        return ASKED
    return Fit(form)


_SINCE = re.compile(r" since (?:(?:19|20)\d\d|[A-Z])[^,;]*$")
_ABOUT_ME = re.compile(
    r"^(?:(?:about|over|nearly|almost|some|more than) )?[\w+]+ (?:years?|months)\b|"
    r"\b(?:experience|background|knowledge|master's|thesis)\b",
    re.I,
)
_BRACKET = re.compile(r" ?\([^()]*\)")


def _holds_together(text: str) -> bool:
    """Whether every part behind a comma is a deed, a clause, or hangs on one: not "halved bugs, deploys 2x/day"."""
    parts = parts_of(_BRACKET.sub("", text) if "(" in text else text)
    if any(map(_took, parts[1:])):
        return False
    if any(map(lacks_be, parts)) or any(part[0] in INTRANSITIVES for part in parts[1:]):
        # "wrote a tool, crashed at the first open"
        return False
    return all(
        part[0] in verbs().past or part[0].endswith("ed") or hangs_on(part, parts, at)
        for at, part in enumerate(parts)
        if at
    )


_OF_THE_WORK = frozenset(["took", "cost", "lasted", "needed"])
_MUCH = NUMBERS | {"us", "me", "about", "only", "almost", "nearly", "over", "a", "an"}


def _took(part: list[str]) -> bool:
    """ "moved the shop, took 3 months and two people": what took them is the work and not "I"."""
    amount = part[1] if len(part) > 1 else ""
    if part[0] not in _OF_THE_WORK or not (amount in _MUCH or amount[:1].isdigit()):
        return False
    return part[0] != "needed" and not (
        part[0] == "took" and amount in {"over", "a", "an"} and _TIMES.isdisjoint(part)
    )


_TIMES = frozenset(
    f"{time}{ending}" for time in ("hour", "day", "night", "week", "month", "year") for ending in ("", "s")
)


_BREAKS = frozenset([",", ";", ":", "before", "after", "since", "until", "once", "as"]) | JOINERS | OPENERS
_ONLY_PAST = verbs().past - verbs().participle - verbs().base | {"was", "were", "is", "are"}


def _runs_on(text: str) -> bool:
    """ "put a host in took two weeks": two finished verbs, and nothing that joins them."""
    tokens = split_tokens(text)
    end = next((at for at, token in enumerate(tokens) if at and token in _BREAKS), len(tokens))
    return any(
        token in _ONLY_PAST
        and tokens[at - 1] not in DETERMINERS
        and SUBJECTS.isdisjoint(tokens[1:at])
        and is_verb_here(tokens[:end], at)
        for at, token in enumerate(tokens[:end])
        if at > 1
    )
