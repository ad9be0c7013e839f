"""Who the letter goes to, and what it is about, in the words that messages and rules need."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from afterword.letters.composing.naming import first_name
from afterword.letters.debrief import InterviewKind, Relation
from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import LetterUnderReview
from afterword.said import say

_FIRST_LETTERS = (LetterKind.THANK_YOU, LetterKind.FOLLOW_UP)
_SENIORITY = frozenset(
    {
        "senior", "junior", "staff", "principal", "lead", "mid", "level",
        "mid-level", "sr", "jr", "ii", "iii", "iv", "entry",
        "associate", "the", "of", "and", "for", "a",
    }
)  # fmt: skip
_HEADS = frozenset(
    {
        "engineer", "engineering", "developer", "manager", "analyst", "architect", "administrator",
        "scientist", "specialist", "consultant", "designer", "tester", "programmer", "director",
        "officer", "owner", "head", "team", "technician", "intern",
    }
)  # fmt: skip
_ROLE_WORD = re.compile(r"[\w+#]+")
_ASIDE = re.compile(r"\(.*?\)|\[.*?\]|[,–—|/].*$")
_SAID_WITH = (
    r"[ -](?:role|position|job|opening|post|vacancy|interview|engineer|developer|opportunity|seat|work)"
)


def called(letter: LetterUnderReview) -> str:
    """The addressee as one would call them, "Priya", or say("them") where nobody is known."""
    if letter.person is None:
        return say("them")
    return first_name(letter.person) or say("them")


def arranges(letter: LetterUnderReview) -> bool:
    """Whether the addressee arranges interviews rather than doing the work: no topic or fit is owed to
    them."""
    relation = letter.person.relation if letter.person else None
    return relation in (Relation.RECRUITER, Relation.COORDINATOR)


def was_short_call(letter: LetterUnderReview) -> bool:
    return letter.debrief is not None and letter.debrief.interview.kind is InterviewKind.PHONE


def is_wanted(letter: LetterUnderReview) -> bool:
    """Whether the author still wants the job; without notes we suppose so."""
    return letter.debrief is None or letter.debrief.interested


def asks_for_the_job(letter: LetterUnderReview) -> bool:
    """Thank-yous and follow-ups; a withdrawal or an answer to a rejection has other duties."""
    return letter.kind in _FIRST_LETTERS


def names_role(text: str, role: str) -> bool:
    """Whether `text` names the role, in full or in a short form: "SRE", "the backend role", "data
    engineer"."""
    known = _short_forms(role)
    small = " ".join(text.casefold().split())
    if any(run in small for run in known.runs):
        return True
    if known.initials and known.initials.search(text):
        return True
    # Without regard to case more letters are alike than casefold makes equal: only plain text can be asked so.
    if text.isascii() and not any(word in small for word in known.words):
        return False
    return known.said_with is not None and known.said_with.search(text) is not None


class _ShortForms(NamedTuple):
    """How a role may be named, all but `initials` in small letters. The patterns are None where there are none."""

    runs: tuple[str, ...]
    initials: re.Pattern[str] | None
    words: tuple[str, ...]
    said_with: re.Pattern[str] | None


@lru_cache(maxsize=64)
def _short_forms(role: str) -> _ShortForms:
    """Of the words of a role without brackets, what stands behind a comma, and its seniority. All letters of a panel
    have the same one."""
    words = _ROLE_WORD.findall(_ASIDE.sub(" ", role))
    core = [word for word in words if word.lower() not in _SENIORITY and not word.isdigit()] or words
    initials = "|".join(map(re.escape, _initials(core)))
    telling = [word for word in core if word.lower() not in _HEADS] or core
    said = "|".join(map(re.escape, telling))
    return _ShortForms(
        runs=tuple(" ".join(run.casefold().split()) for run in (role, *_pairs(core))) if core else (),
        initials=re.compile(rf"\b(?:{initials})s?\b") if initials else None,
        words=tuple(word.casefold() for word in telling),
        said_with=re.compile(rf"\b(?:{said}){_SAID_WITH}", re.IGNORECASE) if said else None,
    )


def _pairs(core: list[str]) -> list[str]:
    if len(core) == 1:
        return core
    return [f"{first} {second}" for first, second in pairwise(core)]


def _initials(core: list[str]) -> list[str]:
    """ "Machine Learning Engineer" gives MLE, ML and LE; a role that is itself written in capitals gives
    itself."""
    runs = (core[at:end] for at in range(len(core)) for end in range(at + 2, len(core) + 1))
    shouted = [word for word in core if word.isupper() and len(word) > 1]
    return shouted + ["".join(word[0] for word in run).upper() for run in runs]
