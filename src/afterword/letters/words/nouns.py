"""What a word is as the head of a noun phrase: a thing that is counted, matter, many, a name, or no noun at all."""

import re
from enum import StrEnum
from functools import cache, lru_cache

from afterword.letters.words.classes import ACRONYMS, MASS_DOERS, MASS_GERUNDS_NOT, PLURALS, PROPER_STARTS
from afterword.letters.words.lexicon import countable, read_lines, read_words, verbs


class Kind(StrEnum):
    COUNT = "count"  # cannot stand alone: pipeline
    MASS = "mass"  # stands alone: latency
    BOTH = "both"  # either reads right: integration
    PLURAL = "plural"  # invoices, people
    NAME = "name"  # Kafka, Friday
    DESCRIBES = "describes"  # flaky, late


@cache
def doubtful() -> dict[str, frozenset[str]]:
    """Words of the data file that name a thing or do not: by why that is not certain."""
    found: dict[str, set[str]] = {"verb": set(), "matter": set(), "process": set()}
    for line in read_lines("nouns-doubtful"):
        name, _, words = line.partition(":")
        found[name] |= set(words.split())
    return {name: frozenset(words) for name, words in found.items()}


@cache
def _listed() -> dict[str, Kind]:
    known = dict.fromkeys(read_words("adjectives"), Kind.DESCRIBES)
    known |= dict.fromkeys(countable(), Kind.COUNT)
    known |= dict.fromkeys(read_words("nouns-both"), Kind.BOTH)
    known |= dict.fromkeys(read_words("nouns-mass"), Kind.MASS)
    return known | dict.fromkeys(PLURALS, Kind.PLURAL)


@cache
def describing() -> frozenset[str]:
    """Words that describe, by the list."""
    return read_words("adjectives")


# "tokio::spawn", "blue/green", "p95": written like a name or a term of its own.
_ODD_SIGNS = re.compile(r"[/:._@#+]")
_MASS_ENDINGS = ("ness", "ware", "ism", "ship", "hood", "ology", "graphy", "onomy", "iency", "ency", "ancy")
_EITHER_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ity", "age", "sis", "ure", "acy")
_DESCRIBING = ("able", "ible", "ful", "less", "ous", "ive", "al", "ic", "ish", "ary", "ier", "iest", "est")


@lru_cache(maxsize=8192)
def kind_of(word: str) -> Kind:
    """The kind of one word, written as in the text: capitals are names unless a list knows the short form (API)."""
    small = word.casefold().replace("’", "'")
    listed = _listed().get(small)
    if small in ACRONYMS:
        return Kind.COUNT
    if listed is not None and word.islower():
        return listed
    if small.endswith("'s"):
        return kind_of(word[:-2])
    if not word.islower() or small in PROPER_STARTS or _ODD_SIGNS.search(word) or word[-1].isdigit():
        plain = word[:-1]
        return Kind.PLURAL if word.endswith("s") and plain.isupper() and len(word) > 2 else Kind.NAME
    if "-" in small:
        return _kind_of_joined(small)
    return _kind_by_ending(small)


def _kind_of_joined(word: str) -> Kind:
    """Words with a hyphen follow their last part: "code-freeze"; "event-driven" and "front-facing" describe."""
    first, _, last = word.rpartition("-")
    if first == "per":
        return Kind.DESCRIBES
    if last in {"up", "off", "in", "out", "down", "on", "through", "over", "back"}:
        return Kind.COUNT
    kind = _listed().get(last) or _kind_by_ending(last)
    if last.endswith("ing") and first not in {"re", "pre", "de", "co"} and kind is Kind.MASS:
        return (
            Kind.DESCRIBES if last in {"facing", "running", "lasting", "growing", "standing"} else Kind.MASS
        )
    if first[-1:].isdigit():
        return Kind.DESCRIBES
    return kind


def _kind_by_ending(word: str) -> Kind:
    if _is_form_of_verb(word):
        return Kind.DESCRIBES
    for endings, kind in _ENDINGS:
        if word.endswith(endings) and len(word) > len(min(endings, key=len)) + 1:
            return kind if word not in MASS_GERUNDS_NOT else Kind.COUNT
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return Kind.PLURAL
    if word.endswith("er") and _compares(word):
        return Kind.DESCRIBES
    return Kind.MASS if word in MASS_DOERS else Kind.COUNT


_ENDINGS: tuple[tuple[tuple[str, ...], Kind], ...] = (
    (("ings",), Kind.PLURAL),
    (("ing", "ics"), Kind.MASS),
    (("ly",), Kind.DESCRIBES),
    (_MASS_ENDINGS, Kind.MASS),
    (_EITHER_ENDINGS, Kind.BOTH),
    (_DESCRIBING, Kind.DESCRIBES),
)


def _is_form_of_verb(word: str) -> bool:
    """Forms that are no nouns: "send", "sends", "sent", and all in -ed."""
    known = verbs()
    if (word in known.base or word in known.third) and word not in known.nouny:
        return True
    return word in known.past or word in known.participle or (word.endswith("ed") and len(word) > 4)


def _compares(word: str) -> bool:
    """ "fairer", "nicer", "easier", "bigger"."""
    stem = word[:-2]
    stems = (
        stem,
        stem + "e",
        stem[:-1] + "y" if stem.endswith("i") else stem,
        stem[:-1] if stem[-2:-1] == stem[-1:] else stem,
    )
    return any(_listed().get(each) is Kind.DESCRIBES for each in stems)


@lru_cache(maxsize=4096)
def is_listed(word: str) -> bool:
    """Whether a list knows the word, so that its kind is no guess by the ending."""
    small = word.casefold()
    if small in ACRONYMS or small in _listed() or (small.endswith("s") and small[:-1] in _listed()):
        return True
    if small.endswith(("er", "or")) and len(small) > 5 and kind_of(small) is Kind.COUNT:
        return True
    return (small.endswith("es") and small[:-2] in _listed()) or (
        small.endswith("ies") and small[:-3] + "y" in _listed()
    )


@cache
def bare_pairs() -> frozenset[str]:
    """Two words that stand without an article although the second one alone would want it: "open source"."""
    return frozenset(read_lines("compounds"))
