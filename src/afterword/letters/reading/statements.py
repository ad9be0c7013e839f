"""Whether words say something: a subject with its finite verb, and nothing beside it that only hangs there.

A frame carries a statement ("You said that ...") or the name of a thing. What is neither ("2 people needed", "fine on
paper") is no sentence in any frame, and its verb is not ours to choose.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from afterword.letters.reading.agreement import disagrees
from afterword.letters.reading.beside_clause import hangs_on, leads_in
from afterword.letters.reading.clauses import is_clause
from afterword.letters.reading.finite import is_sure_verb, split_tokens
from afterword.letters.reading.inner_lists import joined_lists
from afterword.letters.reading.main_verb import asks_and_says, hangs_all
from afterword.letters.reading.verb_here import is_verb_here
from afterword.letters.words.classes import (
    ADJECTIVE_TOO,
    ADVERBS,
    BE_HAVE_DO,
    BEFORE_TO,
    DETERMINERS,
    JOINERS,
    MODALS,
    NOT_PAST,
    NUMBERS,
    OPENERS,
    PREPOSITIONS,
    SUBJECTS,
)
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, kind_of

_BETWEEN = re.compile(
    r", (?!\d{3}\b)|; | [-–—] |: |"
    r" (?<!\bnothing )(?<!\banything )(?<!\ball )(?=but (?!(?:not|only|also|rather|no|little|few|never)\b)\w)|"
    r" (?=so (?!(?:that|far|much|many|few|little)\b)\w)"
)
# "memory limits, unlike CPU limits, end the process"
_ASIDE = re.compile(
    r", (?:unlike|like|with|without|in|on|at|after|before|as|even|not|for|from|rather than|instead of|each|all|both|"
    r"of course|which|who|because|if|when|or|however|though|especially|including)\b[^,]*,(?= )"
)
# "the rate I gave, 82%, was for one group"
_FIGURE = re.compile(
    r", (?:(?:about|around|nearly|almost|over|roughly) )?[€$£]?\d[\d.,]*(?: ?[\w%]+){0,2},"
    r"(?= (?:is|are|was|were|has|had|have|can|could|will|would|should|comes?|came|did|does)\b)"
)
# "one run, checked on every commit, would have shown it"
_DESCRIBED = re.compile(r", (\w+) [^,]*,(?= )")
_NOT_AFTER = (
    BE_HAVE_DO | MODALS | JOINERS | ADVERBS | OPENERS | SUBJECTS | {",", "decided", "prefer", "better", "try"}
)
_NOT_BEFORE = frozenset(
    ["to", "only", "just", "the", "a", "an", "because", "by", "with", "in", "for", "from", "on"]
)
_PERSONS = SUBJECTS - {"there", "this", "it"}
_HEADLESS = BEFORE_TO | {"worth", "fine", "ok", "okay", "not", "has", "have"}
_BEFORE_NONE = PREPOSITIONS | {
    "there",
    "here",
    "now",
    "today",
    "again",
    "late",
    "always",
    "everywhere",
    "anymore",
}
_WHOLE_DENIAL = frozenset(
    ["only", "every", "all", "having", "one", "many", "much", "everyone", "everybody", "knowing"]
)


_MAY_PART = frozenset([",", ";", ":", "but", "so"])
_DASH = re.compile(r"[-–—] ")


@lru_cache(maxsize=64)
def parts_of(text: str) -> tuple[list[str], ...]:
    """The words of each part of a statement; asked of a field several times on its way."""
    tokens = split_tokens(text)
    if _MAY_PART.isdisjoint(tokens) and not _DASH.search(text):
        return (tokens,) if tokens else ()
    return tuple(part for part in map(split_tokens, _BETWEEN.split(text)) if part)


# What follows a colon names what was meant: "what you need: eight people".
_COUNTED = re.compile(r": (?=(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve) )")


@lru_cache(maxsize=1024)
def says_something(text: str) -> bool:
    """Whether `text` can stand after "that": every part of it is a clause or hangs on one."""
    text = _COUNTED.sub(": the ", text)
    if _says(text):
        return True
    if text.count(",") < 2:
        return False
    if _FIGURE.search(text) and _says(_FIGURE.sub("", text, count=1)):
        return True
    return _says(_ASIDE.sub("", text, count=1)) or _says(_DESCRIBED.sub(_without_participle, text, count=1))


def _without_participle(match: re.Match[str]) -> str:
    return "" if match[1] in verbs().participle or match[1].endswith("ed") else match[0]


def _says(text: str) -> bool:
    parts: Sequence[list[str]] = parts_of(text)
    if (
        not parts
        or starts_without_subject(parts[0])
        or (parts[0][0].endswith("ing") and hangs_all(parts[0], is_named=False))
        or (len(parts) == 1 and parts[0][0] == "what" and not asks_and_says(parts[0]))
        or any(map(lacks_be, parts))
        or any(map(_runs_on, parts))
        or any(map(disagrees, parts))
    ):
        return False
    parts = joined_lists(parts)
    main = next((at for at, part in enumerate(parts) if is_clause(part) or asks_and_says(part)), -1)
    if main < 0 or not all(map(leads_in, parts[:main])):
        return False
    return all(hangs_on(part, parts, at) for at, part in enumerate(parts) if at > main)


_HELPING = BE_HAVE_DO | MODALS


_BEHIND_DEED = DETERMINERS | NUMBERS | {"that", "me", "us", "it", "him", "about", "over", "nearly"}


def starts_without_subject(tokens: list[str]) -> bool:
    """ "takes 18 months", "told that ...", "worth a try", "simulate one day takes 14 hours"."""
    first, second, known = tokens[0], tokens[1] if len(tokens) > 1 else "", verbs()
    if second in _HELPING and first not in _HELPING:
        return False
    if first in BEFORE_TO and second not in PREPOSITIONS and MODALS & set(tokens[2:6]):
        # "better error messages would save time"
        return False
    if first in _HEADLESS:
        return not (first == "not" and second in _WHOLE_DENIAL)
    if first in _HELPING or first in known.sure_third:
        return True
    is_deed = first in known.past and first not in known.base and first not in NOT_PAST
    if is_deed and (second in _BEHIND_DEED or second[:1].isdigit()):
        # "told us that ...", "lost about 20k orders"
        return True
    if first not in known.sure_base or first in ADJECTIVE_TOO:
        return False
    return any(is_sure_verb(tokens, at) and not JOINERS & set(tokens[:at]) for at in range(1, len(tokens)))


def lacks_be(tokens: list[str]) -> bool:
    """ "40% of pages not actionable", "it not worth it": a denial without its verb."""
    if "not" not in tokens and "than" not in tokens:
        return False
    for at, token in enumerate(tokens):
        compares = (
            token.endswith("er") and tokens[at + 1 : at + 2] == ["than"] and kind_of(token) is Kind.DESCRIBES
        )
        if compares and not any(is_verb_here(tokens, place) for place in range(1, len(tokens))):
            # "two labels cheaper than one scanner"
            return True
        if token != "not" or at == 0 or tokens[at - 1] in _NOT_AFTER:
            continue
        is_shown = tokens[at - 1].endswith(("n't", "'s", "'re", "ly")) or any(
            is_verb_here(tokens, place) for place in range(1, at)
        )
        if not is_shown and (at + 1 >= len(tokens) or tokens[at + 1] not in _NOT_BEFORE):
            return True
    return False


_BARE_PREPOSITIONS = _BEFORE_NONE - {"than", "as", "like", "before", "after", "since", "until", "till", "per"}
_OTHERS = _PERSONS - {"you"}


def _runs_on(tokens: list[str]) -> bool:
    """ "always on nobody knows": a new subject with its verb right behind a preposition."""
    if _OTHERS.isdisjoint(tokens):
        return False
    return any(
        one in _BARE_PREPOSITIONS and two in _OTHERS and three in verbs().finite
        for one, two, three in zip(tokens[1:], tokens[2:], tokens[3:], strict=False)
    )
