"""Remarks about a person, and about one's own pay, that were typed into a field of the letter.

What somebody is like, and whether they were liked, is for the writer alone: printed with "you" it is an insult. So it
is asked about before any question that would help it into the letter. Praise is none, nor is what somebody says of
themselves with its reason ("you are tired of the pager").
"""

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from afterword.letters.fields.misdeeds import find_misdeed
from afterword.letters.fields.private_phrases import find_phrase
from afterword.letters.fields.setting import Setting
from afterword.letters.words.lexicon import read_lines


class Remark(NamedTuple):
    """`words` of the field as typed; `rest` is what stands before them, or an empty text."""

    words: str
    rest: str
    is_pay: bool = False


_TOKEN = re.compile(r"[^\W\d_][\w'-]*|\d+|[^\w\s]")
_MARKS = frozenset(",;.()!?:–—-")
_WHO = frozenset(["he", "she", "you", "him", "her"])
_PEOPLE = frozenset(["boss", "recruiter", "interviewer", "manager", "cto", "ceo", "cfo"])
_GROUP = frozenset(["everyone", "everybody", "panel", "interviewer", "interviewers", "recruiter"])
_SEEM = frozenset(
    f"{verb}{ending}" for verb in ("seem", "look", "sound", "appear", "act") for ending in ("", "s", "ed")
) | {"across", "over"}
_FEEL = frozenset(["is", "was", "are", "were", "am", "being", "feel", "feels", "felt", "gets", "got"])
_FOUND = frozenset(["found", "find", "thought", "think", "consider", "considered"])
_NOT = frozenset(["not", "never", "hardly"])
_JOINS = frozenset(["and", "or", "but"])
_TO_ME = frozenset(["to", "towards", "with", "toward"])


@cache
def _kinds() -> dict[str, frozenset[str]]:
    pairs = (line.partition(":") for line in read_lines("judgements"))
    return {kind: frozenset(words.split()) for kind, _, words in pairs}


@cache
def _judging() -> frozenset[str]:
    return frozenset[str]().union(*(_kinds()[kind] for kind in ("persons", "both", "good", "names")))


def find_remark(text: str, setting: Setting) -> Remark | None:
    """The first remark in `text` (tidied) that is for the writer alone, or None."""
    plain = text.replace("’", "'")
    tokens = _TOKEN.findall(plain.casefold())
    phrase = find_phrase(text, tokens)
    if phrase:
        start, end = phrase.span
        closing = _PART_ENDS.search(text, end)
        return _told(text, start, closing.start() if closing else len(text), is_pay=phrase.is_pay)
    names = {*setting.person.casefold().split(), setting.call.casefold()} | setting.names
    misdeed = find_misdeed(text, tokens, names)
    if misdeed:
        return _told(text, misdeed[0], len(text))
    if _judging().isdisjoint(tokens):
        return None
    for at, token in enumerate(tokens):
        start = _judged_from(tokens, at, names) if token in _judging() else -1
        if start >= 0:
            marked = list(_TOKEN.finditer(plain))
            return _told(text, marked[start].start(), len(text))
    return None


def _judged_from(tokens: list[str], at: int, names: Collection[str]) -> int:
    """The place where a judgement that ends in the word at `at` begins, or -1 where it is none."""
    kinds, place, negated = _kinds(), at - 1, False
    while place >= 0 and (
        tokens[place] in _kinds()["degrees"] | _NOT
        or (tokens[place] in _JOINS and tokens[place - 1] in _judging())
        or tokens[place] in _judging()
    ):
        negated = negated or tokens[place] in _NOT
        place -= 1
    verb = tokens[place] if place >= 0 else ""
    before = place - 1
    while before >= 0 and (
        tokens[before] in _kinds()["degrees"] | _NOT | {"came", "come", "comes"} or tokens[before] in _HELPS
    ):
        negated = negated or tokens[before] in _NOT or tokens[before].endswith("n't")
        before -= 1
    who = tokens[before] if before >= 0 else ""
    negated = negated or verb.endswith("n't")
    if (tokens[at] in kinds["good"]) is not negated:
        # "not rude at all" is praise.
        return -1
    return _begins(tokens, at, place, before, _Said(verb.removesuffix("n't"), who, who in names))


class _Said(NamedTuple):
    verb: str
    who: str
    is_named: bool


_HELPS = frozenset(["did", "didn't", "does", "doesn't", "do", "don't", "would", "might", "may", "honestly"])


def _begins(tokens: list[str], at: int, place: int, before: int, said: _Said) -> int:
    is_person = said.who in _WHO or said.is_named or said.who in _PEOPLE
    if said.verb in _SEEM and (is_person or _is_group(tokens, at, before)):
        return before
    if said.verb in _FOUND and is_person:
        return -1
    if said.verb in _WHO - {"he", "she"} and said.who in _FOUND:
        # but "find her lost key"
        return before if _closes(tokens, at, said) else -1
    if said.verb == "me" and said.who in {"made", "makes"}:
        return max(before - 1, 0)
    if not _closes(tokens, at, said):
        return -1
    if said.verb in _FEEL and is_person:
        return before
    who, _, is_short = said.verb.partition("'")
    if is_short in {"s", "re"} and who in _WHO:
        return place
    if said.verb in _SEEM | _FEEL and _opens(tokens, place):
        return place if said.verb in _SEEM or tokens[at] in _kinds()["persons"] else -1
    is_of_people = tokens[at] in _kinds()["persons"] or (tokens[0] == "honestly" and place < 0)
    is_alone = is_of_people and _opens(tokens, place + 1) and _ends(tokens, at)
    return place + 1 if is_alone else -1


def _is_group(tokens: list[str], at: int, before: int) -> bool:
    """Whether those who were there are judged: "the team seemed bored", "they seem weak"."""
    who = tokens[before] if before >= 0 else ""
    first = before - 1 if before > 0 and tokens[before - 1] in {"the", "your"} else before
    return who in _GROUP or (who in {"they", "team"} and _opens(tokens, first) and _ends(tokens, at))


def _opens(tokens: list[str], at: int) -> bool:
    """Whether a part of the field begins there: "... - honestly a bit chaotic"."""
    while at > 0 and tokens[at - 1] in {"honestly", "but", "and", "though"}:
        at -= 1
    return at == 0 or tokens[at - 1] in _MARKS


def _ends(tokens: list[str], at: int) -> bool:
    return at + 1 == len(tokens) or tokens[at + 1] in _MARKS


def _closes(tokens: list[str], at: int, said: _Said) -> bool:
    """Whether nothing follows that would be the reason: "nervous", but not "nervous about the release"."""
    if _ends(tokens, at) or tokens[at + 1] in _kinds()["goes-on"]:
        return True
    if tokens[at + 1] in {"in", "at"}:
        return said.who in {"he", "she"}
    return tokens[at + 1] in _TO_ME and (
        tokens[at + 2 : at + 3] == ["me"] or tokens[at] in _kinds()["persons"]
    )


_PART_ENDS = re.compile(r"[,;()](?!\d)|\.(?= |$)")
_BREAK = re.compile(
    r"(?: [-–—] ?|[,;.(:] ?| and| but| though| because)?(?: (?:and|but|though|honestly|also|I (?:think|guess)),?)* ?$"
)


_BEHIND_A_BREAK = re.compile(r"(?:\(| [-–—]) ?$")


def _told(text: str, start: int, end: int, *, is_pay: bool = False) -> Remark:
    before = text[:start]
    rest = _BREAK.sub("", before)
    # Before a dash or a bracket stands a thing of its own: "SCADA/IT split - he rambled".
    fewest = 1 if _BEHIND_A_BREAK.search(before) else 3
    is_apart = rest != before.rstrip() and len(rest.split()) >= fewest
    return Remark(text[start:end].strip(" ,;.()"), rest if is_apart else "", is_pay)
