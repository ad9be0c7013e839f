"""Names of technologies that are common words as well (go, react, excel): told apart by their neighbours."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from afterword.letters.words.lexicon import technologies

_CHUNK = re.compile(r"\w+")
_BEFORE_A_NAME = (
    r"(?P<before>\b(?:in|from|with|using|on|into|onto|vs\.?|versus|via|for|by|between|than|not|from \S+ to|"
    r"(?:mov|migrat|switch|chang|port|upgrad)\w* to|rewr\w+ (?:it |\S+ )?(?:in|to)) )"
)
_AFTER_A_NAME = (
    r"(?=$|[.,;:)?]| \d| (?:and|or|to|vs|versus|for|in|on|with|at|because|instead|jobs?|services?|code|apps?|"
    r"clusters?|tests?|agents?|projects?|pipelines?|screens?|charts?|modules?|components?|developers?|files?|sheets?|servers?)\b)"
)
# Words in their common sense before a piece of work: "the express service".
_SELDOM = frozenset(
    (
        *(
            "express",
            "swift",
            "salt",
            "chef",
            "dart",
            "soap",
            "hive",
            "julia",
            "mocha",
            "jest",
            "go",
            "puppet",
        ),
        *("elastic", "temporal", "slack", "stripe", "flask", "apache", "envoy", "sentry", "astro"),
    )
)
_WORK = (
    r"(?= (?:apps?|tests?|files?|sheets?|jobs?|clusters?|charts?|pipelines?|macros?|code|projects?|components?|"
    r"versions?|upgrades?|tables?)\b)"
)
# "in flux", "for slack", "by go": words in their common sense.
_COMMON_SENSE = frozenset(
    ["in flux", "on flux", "for slack", "in express", "by express", "for express", "for go"]
)


@cache
def _names_like_words() -> re.Pattern[str]:
    names = "|".join(sorted(technologies().words_too, key=len, reverse=True))
    return re.compile(_BEFORE_A_NAME + rf"(?P<name>{names})" + _AFTER_A_NAME, re.I)


@cache
def _name_beside_name() -> re.Pattern[str]:
    """ "Angular to react", "Ansible and flux": a name that is a word too, right after a name that is none."""
    sure = sorted(
        {*technologies().by_typed.values(), *technologies().words_too.values()}, key=len, reverse=True
    )
    names = "|".join(sorted(technologies().words_too, key=len, reverse=True))
    return re.compile(
        rf"(?P<before>\b(?:{'|'.join(re.escape(name) for name in sure)})(?:,| and| or| to| vs\.?| versus| &) )"
        rf"(?P<name>(?i:{names}))" + _AFTER_A_NAME
    )


@cache
def _name_before_name() -> re.Pattern[str]:
    """ "windows to Linux", "playwright vs Cypress": a name that is a word too, right before a name that is none."""
    sure = sorted({*technologies().by_typed.values()}, key=len, reverse=True)
    names = "|".join(sorted(technologies().words_too, key=len, reverse=True))
    joined = "|".join(re.escape(name) for name in sure)
    return re.compile(rf"(?P<before>\b)(?P<name>(?i:{names}))(?= (?:to|vs\.?|versus) (?:{joined})(?!\w))")


@cache
def _name_before_work() -> re.Pattern[str]:
    """ "a flutter app", "60 excel files": a name that is a word too, before something that is made with it."""
    names = "|".join(sorted(technologies().words_too.keys() - _SELDOM, key=len, reverse=True))
    return re.compile(rf"(?P<before>(?<![\w./-]))(?P<name>{names})" + _WORK, re.I)


# What stands behind and before a name in each of the four patterns above. They hold a thousand names; most texts show
# here that none of them can match, so that they are seldom made at all.
_AFTER_BESIDE = re.compile(_AFTER_A_NAME, re.I)
_AFTER_BEFORE = re.compile(rf" (?:to|vs\.?|versus) |{_WORK}", re.I)
_ENDS_BEFORE = tuple(
    f"{word} "
    for word in (
        *(
            "in",
            "from",
            "with",
            "using",
            "on",
            "into",
            "onto",
            "vs",
            "vs.",
            "versus",
            "via",
            "for",
            "by",
            "between",
        ),
        *("than", "to", "and", "or", "&", ","),
    )
)


@cache
def _words_too_by_sign() -> dict[str, tuple[str, ...]]:
    """The names that are words too, by their first run of letters."""
    found: dict[str, tuple[str, ...]] = {}
    for name in technologies().words_too:
        sign = _CHUNK.findall(name)[0]
        found[sign] = (*found.get(sign, ()), name)
    return found


def _places_of(names: Iterable[str], small: str) -> Iterator[tuple[int, int]]:
    for name in names:
        at = small.find(name)
        while at >= 0:
            yield at, at + len(name)
            at = small.find(name, at + 1)


def write_names_that_are_words(text: str, small: str, chunks: frozenset[str]) -> str:
    """ "go", "react", "excel" where their neighbours show that they are names."""
    by_sign = _words_too_by_sign()
    names = [name for sign in by_sign.keys() & chunks for name in by_sign[sign]]
    places = list(_places_of(names, small))
    if len(small) != len(text) or any(_AFTER_BEFORE.match(text, end) for _, end in places):
        text = _name_before_work().sub(_write_name, _name_before_name().sub(_write_name, text))
    if len(small) != len(text) or any(
        small.endswith(_ENDS_BEFORE, 0, start) and _AFTER_BESIDE.match(text, end) for start, end in places
    ):
        text = _name_beside_name().sub(_write_name, _names_like_words().sub(_write_name, text))
    return text


_SHORT = 2


def _write_name(match: re.Match[str]) -> str:
    if match[0].casefold() in _COMMON_SENSE or (match["name"].isupper() and len(match["name"]) > _SHORT):
        # "payments over SWIFT" are made by no programming language.
        return match[0]
    return match["before"] + technologies().words_too[match["name"].casefold()]
