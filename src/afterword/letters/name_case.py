"""Names in their right case: technologies, days, countries; short forms written out. All from lists."""

import re
from functools import cache

from afterword.letters.lexicon import abbreviations, proper_words, technologies


@cache
def _short_forms() -> re.Pattern[str]:
    shorts = sorted(abbreviations(), key=len, reverse=True)
    return re.compile(r"(?<!\S)(?:" + "|".join(re.escape(short) for short in shorts) + r")(?=\s|$)", re.I)


@cache
def _technology_names() -> re.Pattern[str]:
    typed = sorted(technologies().by_typed, key=len, reverse=True)
    return re.compile(
        r"(?<![\w./@#-])(?:" + "|".join(re.escape(name) for name in typed) + r")(?![\w@/]|[.]\w|-\d)", re.I
    )


@cache
def _proper_words() -> re.Pattern[str]:
    return re.compile(r"(?<![\w./@#-])(?:" + "|".join(proper_words()) + r")(?![\w@/]|[.]\w)", re.I)


_BEFORE_A_NAME = (
    r"(?P<before>\b(?:in|from|with|using|on|into|onto|vs\.?|versus|via|for|by|between|than|from \S+ to|"
    r"(?:mov|migrat|switch|chang|port)\w* to|rewr\w+ (?:it |\S+ )?(?:in|to)) )"
)
_AFTER_A_NAME = (
    r"(?=$|[.,;:)?]| (?:and|or|to|vs|versus|for|in|on|with|at|because|instead|jobs?|services?|code|apps?|"
    r"clusters?)\b)"
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


def _write_name(match: re.Match[str]) -> str:
    if match[0].casefold() in _COMMON_SENSE:
        return match[0]
    return match["before"] + technologies().words_too[match["name"].casefold()]


def right_case(text: str) -> str:
    """Short forms written out, names of technologies, days and countries in their right case, all from lists."""
    text = _short_forms().sub(lambda match: abbreviations()[match[0].casefold()], text)
    text = _proper_words().sub(lambda match: proper_words()[match[0].casefold()], text)
    text = _technology_names().sub(lambda match: technologies().by_typed[match[0].casefold()], text)
    text = _names_like_words().sub(_write_name, text)
    return _name_beside_name().sub(_write_name, text)
