"""Articles that quick notes leave out: "ruby on rails upgrade", "team is too small", "built landing zone".

An article is added only before a singular noun that cannot stand without one (data/countable.txt), and the weakest
one that is true: "the" for what both talked about, "a" for what the writer did. All other words stay as typed.
"""

import re

from afterword.letters.finite import split_tokens
from afterword.letters.lexicon import countable, technologies, verbs
from afterword.letters.shapes import is_gerund
from afterword.letters.word_classes import (
    ADVERBS,
    BE_HAVE_DO,
    BEFORE_OF,
    CERTAIN,
    DETERMINERS,
    JOINERS,
    MASS_DOERS,
    MASS_TOO,
    MODALS,
    NAMING_GERUNDS,
    NUMBERS,
    OPENERS,
    ORDERED,
    PREPOSITIONS,
    STANDING,
    SUBJECTS,
    TRAVELS,
    WH_WORDS,
)

_BREAKS = PREPOSITIONS | OPENERS | JOINERS | {",", ";", ":"}
_GIVEN = DETERMINERS | NUMBERS
_NO_START = _GIVEN | SUBJECTS | _BREAKS
_AUXILIARIES = BE_HAVE_DO | MODALS
_BEFORE_DEED = ADVERBS | {"have"}
# Capitals, figures and what stands between them: SQL, S/4HANA, 802.1X.
_SHOUTED = re.compile(r"[A-Z0-9][A-Z0-9/+#&.-]*[A-Z0-9](?:s)?(?=[\s-]|$)")
_A_FIRST = re.compile(r"(?:one|once|uni|use|usa|eu|u\b|ubiq)", re.I)
_SPELLED_AN = re.compile(r"[AEFHILMNORSX](?:[A-Z0-9]|\b)")
_FEW = 4
# "brought helpdesk back": words after an object that are no part of its name.
_ENDS = (
    DETERMINERS
    | (ADVERBS - {"first", "often", "still", "once"})
    | _AUXILIARIES
    | {"back", "away", "apart", "home", "in-house", "online", "live"}
)


def lacks_article(text: str) -> bool:
    """Whether a noun phrase has a singular countable head and no article: "on-call rota", "SOC 2 audit", "team's
    health", "cost of cloud", "Ruby on Rails upgrade"."""
    text = text.partition(" (")[0]
    tokens = split_tokens(text)
    if not tokens or tokens[0] in _GIVEN or tokens[0][0].isdigit():
        return False
    if "'s" in " ".join(tokens):
        return tokens[0].endswith("'s") and tokens[0][:-2] in countable() and not text[0].isupper()
    if tokens[0] in ORDERED and len(tokens) > 1 and _counts(tokens[1]):
        return True
    rest = _after_names(text)
    if rest != text and not rest.startswith("to "):
        # After names and short forms the head decides; a capital word may be the name of the thing.
        return bool(rest) and rest[0].islower() and _wants_the(_head(split_tokens(rest))[0])
    head, at = _head(tokens)
    if text[0].isupper():
        # "SDI to IP move" is a move; "Figma to code" is none.
        return head in TRAVELS and rest != text
    return (
        is_countable(head)
        or (at > 1 and _wants_the(head))
        or (at < len(tokens) and tokens[at] == "of" and _is_single(head))
    )


def _counts(word: str) -> bool:
    """What may stand after "the first": a number or a singular noun."""
    return word[0].isdigit() or word in NUMBERS or is_countable(word)


def lacks_article_in_clause(text: str) -> bool:
    """Whether a clause begins with a bare countable noun: "team is too small", "power budget is 12 uA"."""
    tokens = split_tokens(text)
    if tokens and tokens[0] in ORDERED:
        tokens = tokens[1:]
    if len(tokens) < 3 or (text[0].isupper() and _after_names(text) == text):
        return False
    for at, token in enumerate(tokens[1 : _FEW + 1], start=1):
        before = tokens[at - 1]
        if token in _AUXILIARIES or (token in verbs().third and token not in verbs().nouny):
            return _is_one(before)
        if (token in verbs().third or token in verbs().past) and _is_one(before) and _goes_on(tokens, at):
            return True
        if before in _NO_START or "'" in before or before[0].isdigit():
            return False
    return False


def _goes_on(tokens: list[str], at: int) -> bool:
    """Whether a word in -s that may be a noun is a verb here: "build takes 50 min", "backlog counts the hours"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if tokens[at] in verbs().past:
        return not after or after[0].isdigit() or after in DETERMINERS
    return bool(after) and (
        after in DETERMINERS | WH_WORDS or after[0].isdigit() or after in PREPOSITIONS - {"of", "for"}
    )


def is_countable(word: str) -> bool:
    """Whether a singular noun cannot stand alone: listed, or a doer in -er or -or (parser, simulator)."""
    if word in countable():
        return True
    return (
        len(word) > 5
        and word.endswith(("er", "or"))
        and word.isalpha()
        and word not in MASS_DOERS
        and word not in verbs().every
    )


def _is_one(word: str) -> bool:
    """A single thing that is no matter or department as well ("product ignores the budget")."""
    return is_countable(word) and word not in MASS_TOO


def _wants_the(head: str) -> bool:
    """After a word before it, these too mean one certain thing that both know: "the EPR certification"."""
    return is_countable(head) or head in CERTAIN


def article_before_order(text: str) -> str:
    """ "in first attempt" as "in the first attempt"."""
    return _ORDER.sub(
        lambda found: f"{found[1]} the {found[2]}" if is_countable(found[3].casefold()) else found[0], text
    )


_ORDER = re.compile(r"\b(in|on|at|after|for|since|during|with) ((?:first|last|second|third) ([A-Za-z-]+))\b")


def article_for_deed(text: str) -> str:
    """`text` with "a" or "an" before its first object where that is a bare singular noun: "built landing zone for
    14 sites" is "built a landing zone for 14 sites"; likewise after "with". Other texts stay as they are."""
    words = text.split()
    at = 0
    while at < len(words) - 1 and words[at].casefold() in _BEFORE_DEED:
        at += 1
    if words and _is_deed(words[at].casefold()):
        words = _insert(words, at + 1, most=_FEW)
    for at, word in enumerate(words):
        if at and word in {"with", "behind"}:
            words = _insert(words, at + 1, most=_FEW, least=2 if word == "with" else 1)
    return " ".join(words)


def _is_deed(word: str) -> bool:
    known = word in verbs().past or word in verbs().participle
    return known and word not in BE_HAVE_DO and word not in _WEAK_VERBS


def article_for_idea(text: str) -> str:
    """ "expiry date for every flag" as "an expiry date for every flag": an idea is told for the first time."""
    return " ".join(_insert(text.split(), 0, most=_FEW, least=2))


def article_inside(text: str) -> str:
    """ "unsafe blocks in parser" as "unsafe blocks in the parser", "versions of public API" as "versions of the
    public API"; "on call", "in theory" and "on paper" stay."""
    words = text.split()
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        # A capital may be a name: "Ruby on Rails".
        if at and word in _PLACES and after[:1].islower() and after not in STANDING:
            words = _insert(words, at + 1, most=_FEW, least=_PLACES[word], article="the")
    return " ".join(words)


# Words before a thing, and how many words its name must have: "of kind" and "for example" stand alone.
_PLACES = {"in": 1, "inside": 1, "behind": 1, "on": 1, "of": 2, "for": 2}


def article_after_gerund(text: str) -> str:
    """ "upgrading cluster" as "upgrading the cluster"; "hiring process" and "coding test" are names and stay."""
    words = text.split()
    first = words[0].casefold() if words else ""
    if len(words) < 2 or first not in verbs().gerund or first in NAMING_GERUNDS:
        return text
    return " ".join(_insert(words, 1, most=_FEW, article="the"))


# "took part", "gave feedback", "made sense": what stands after them is seldom a thing.
_WEAK_VERBS = frozenset(
    ["took", "taken", "gave", "given", "made", "got", "gotten", "kept", "went", "gone", "saw"]
)


_ABSTRACT = re.compile(r"\w{3,}(?:tion|sion|ment|ance|ence)$")
# After these verbs "migration" and its like are one event: "led a migration".
_EVENT_VERBS = frozenset(
    ["led", "ran", "did", "planned", "built", "wrote", "created", "designed", "organised", "organized"]
)


def _insert(words: list[str], at: int, *, most: int, least: int = 1, article: str = "") -> list[str]:
    phrase = words[at : at + most + 1]
    tokens = split_tokens(" ".join(phrase))
    if len(tokens) > 1 and tokens[0] in ORDERED and _counts(tokens[1]):
        # "built a second rig", but "hired the first ten".
        further = tokens[0] in {"second", "third"} and not article
        return [*words[:at], "a" if further else "the", *words[at:]]
    if not tokens or tokens[0] in _NO_START or tokens[0][0].isdigit():
        return words
    if (
        tokens[0].endswith("'s")
        or tokens[0] in ADVERBS
        or (is_gerund(tokens[0]) and tokens[0] not in NAMING_GERUNDS)
    ):
        return words
    head, length = _head(tokens)
    if tokens[length : length + 2] == ["by", head]:
        # "page by page"
        return words
    single = _is_one(head)
    if not article and at and _ABSTRACT.match(head) and words[at - 1] not in _EVENT_VERBS:
        return words
    ends_in_joiner = length < len(tokens) and tokens[length] in {"and", "or"}
    if not single or not least <= length <= most or ends_in_joiner or not _may_be_common(phrase[length - 1]):
        return words
    return [*words[:at], article or _a_or_an(phrase[0]), *words[at:]]


def _may_be_common(word: str) -> bool:
    """Not a name: small letters, or a short form (VPN)."""
    return word[0].islower() or word.isupper()


def _a_or_an(word: str) -> str:
    if re.match(r"[A-Z]{2}", word):
        return "an" if _SPELLED_AN.match(word) else "a"
    if re.match(r"[xX][^aeiouAEIOU]", word):
        return "an"
    return "an" if word[0].casefold() in "aeiou" and not _A_FIRST.match(word) else "a"


def _after_names(text: str) -> str:
    """What follows the names of technologies and the short forms at the start: "Ruby on Rails upgrade" is
    "upgrade". `text` itself where it begins with neither."""
    while text:
        first = text.split(maxsplit=1)[0]
        names = [
            name
            for name in technologies().by_first_word.get(first, ())
            if (text + " ").startswith(name + " ")
        ]
        if names:
            text = text[len(max(names, key=len)) :].lstrip()
            continue
        match = _SHOUTED.match(text)
        if not match:
            break
        text = text[match.end() :].lstrip(" -")
    return text


def _head(tokens: list[str]) -> tuple[str, int]:
    """The last word of the noun phrase at the start, and where the phrase ends."""
    for at, token in enumerate(tokens):
        if token == "to" and at:
            end = next((end for end in range(at + 1, len(tokens)) if tokens[end] in _BREAKS), len(tokens))
            if end > at + 2 and tokens[end - 1] in TRAVELS:
                # "windows to linux migration": the way is part of the name.
                return tokens[end - 1], end
        if token in _BREAKS or (at and token in _ENDS):
            return (tokens[at - 1] if at and token not in {"as", "vs", "versus"} else ""), at
        if at and tokens[at - 1] in countable() and (token in NUMBERS or token[0].isdigit()):
            return tokens[at - 1], at
    return tokens[-1], len(tokens)


def _is_single(head: str) -> bool:
    """Whether a noun right before "of" wants "the": "cost of cloud", "lack of tests"; not "parts of", "plenty of"."""
    return head.isalpha() and not head.endswith("s") and not is_gerund(head) and head not in BEFORE_OF
