"""The words of a text that carry its meaning, without their endings, to see whether two texts say the same."""

import re
from functools import lru_cache

from afterword.rules.review.names import fold
from afterword.rules.review.sentences import Span

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*(?:\+\+|#)?")
_SMALL_WORDS = (
    "a an the this that these those and or but nor so if then than as at by for from in into of off on "
    "onto out over "
    "to up with without about after before during until while since because though although is am are "
    "was were be "
    "been being do does did done doing have has had having will would can could shall should may might "
    "must not no "
    "i me my mine we us our ours you your yours he him his he she her hers it its they them their theirs "
    "who whom "
    "whose which what when where why how there here also just very really quite too only even still "
    "again all any "
    "some each both such own same other more most much many few it's i'm i've i'd i'll don't didn't "
    "isn't wasn't "
    "that's he's she's they're you're we're can't won't"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_ENDINGS = (
    "ations",
    "ation",
    "ingly",
    "ings",
    "ing",
    "ies",
    "ied",
    "edly",
    "ed",
    "ers",
    "er",
    "es",
    "s",
    "ly",
    "e",
    "y",
)


def content_words(text: str) -> list[tuple[str, Span]]:
    """The content words as stems, with their places."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0].lower().replace("’", "'")
        if word not in _SMALL:
            found.append((stem(word.removesuffix("'s")), Span(match.start(), match.end(), match[0])))
    return found


@lru_cache(maxsize=512)
def content_stems(text: str) -> frozenset[str]:
    return frozenset(each for each, _ in content_words(text))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Without its ending: "resigned" and "resigning" are one."""
    word = fold(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
