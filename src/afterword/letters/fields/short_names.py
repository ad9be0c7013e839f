"""Words that are typed for a machine or name a tool: "SameSite=Lax", "--flag=on", "vg giraffe against BWA"."""

import re

from afterword.letters.reading.verb_here import is_plural
from afterword.letters.words.classes import ACRONYMS, DETERMINERS, KNOWN_SHORT, UNITS
from afterword.letters.words.lexicon import ordinary, technologies

_EQUATION = re.compile(r"\w ?={1,2} ?\w")
# "SameSite=Lax", "max_connections=200", "--flag=on", "a==b": typed for a machine; "tests=flaky" is not.
_CODE = re.compile(
    r"\S+==\S+|\S*(?:[A-Z0-9_]|--?[a-z])\S*=\S+|\S+=\S*[A-Z0-9_]\S*|[a-z]=[a-z]|\S+=(?:true|false|on|off|yes|no|none|all)"
    r"|(?:key|name)=value"
)


def has_equation(text: str) -> bool:
    """Whether "=" stands for words: "label wrong = recall"."""
    return any(not _is_code(text, sign) for sign in _EQUATION.finditer(text))


def _is_code(text: str, sign: re.Match[str]) -> bool:
    start, end = text.rfind(" ", 0, sign.start() + 1) + 1, text.find(" ", sign.end() - 1)
    token = text[start : end if end > 0 else len(text)].strip(",;.()")
    return " " not in sign[0] and _CODE.fullmatch(token) is not None


# What may be a plain word; commands, paths and names are none. What stands before it is asked behind its first letter.
PLAIN_WORDS = re.compile(r"[a-z](?<![\w./@#`'’&-][a-z])[a-z]+(?![\w./@#`'’&-])")
_VOWELS = frozenset("aeiouy")
_LONGEST_SHORT = 5
_KNOWN_SHORT = UNITS | ACRONYMS | KNOWN_SHORT


def is_unknown_short(word: str) -> bool:
    """ "pts", "nxt": a short form of the writer's own."""
    if len(word) > _LONGEST_SHORT or not _VOWELS.isdisjoint(word):
        return False
    return word not in _KNOWN_SHORT and word not in technologies().by_typed


_JOINS_NAMES = frozenset(
    ["and", "or", "with", "to", "vs", "versus", "by", "against", "beside", "from", "plus"]
)
_LONGEST_NAME = 3
_LOOKS_LIKE_NAME = re.compile(r"[A-Z][\w.+#-]*|[a-z]+\d\w*")


def stands_by_name(text: str, word: str) -> bool:
    """ "vg giraffe against BWA", "jq with Miller": a short name right beside another one, maybe joined to it."""
    words = [each.strip(",;.()") for each in text.split()]
    if len(word) > _LONGEST_NAME or word not in words:
        return False
    at = words.index(word)
    before = words[at - 1] if at else ""
    if before in DETERMINERS or before[:1].isdigit():
        return False
    # "bg jobs in Kafka" are jobs of some kind.
    behind = [] if at + 1 < len(words) and is_plural(words[at + 1]) else _up_to_mark(words[at + 1 : at + 4])
    joined = words[at - 2 : at - 1] if at > 1 and before in _JOINS_NAMES else []
    return any(map(_is_name, [*behind, *joined, before]))


def _up_to_mark(words: list[str]) -> list[str]:
    end = next((at for at, word in enumerate(words) if not any(map(str.isalnum, word))), len(words))
    return words[:end]


def holds_short_name(text: str) -> bool:
    """Whether a short word stands for a name, so that what is beside it may be a part of the name."""
    return any(
        is_unknown_short(word) and word not in ordinary() and stands_by_name(text, word)
        for word in PLAIN_WORDS.findall(text)
    )


def _is_name(word: str) -> bool:
    return _LOOKS_LIKE_NAME.fullmatch(word) is not None or word.casefold() in technologies().by_typed
