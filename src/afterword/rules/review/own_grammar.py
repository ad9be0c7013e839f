"""Mistakes that grammar checkers miss in letters, found by patterns: your/you're, are/our, "enjoyed to",
"have send".

Pure and quick: a pattern is tried only where one of its words occurs. Being right matters more than finding
all, so each pattern wants enough context that its right neighbours stay silent; the tests hold a right
sentence for each.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise
from operator import eq

from afterword.letters.words.lexicon import gerund_of
from afterword.letters.words.pattern import WordPattern
from afterword.letters.words.phrases import read_terms
from afterword.letters.words.word_cuts import cut_words
from afterword.rules.review.finding import GrammarRemark
from afterword.rules.review.grammar_pattern import WrongPattern
from afterword.rules.review.mixed_up_words import MIXED_UP_WORDS
from afterword.rules.review.slipped_words import SLIPPED_WORDS
from afterword.rules.review.wrong_agreement import WRONG_AGREEMENT
from afterword.rules.review.wrong_forms import WRONG_FORMS
from afterword.said import say

_WORD = WordPattern(r"\w+(?:['’]\w+)*")
# What may not stand before it is asked after the letter: so the search leaps from one "i" to the next.
_SMALL_I = re.compile(r"i(?<![\w'’]i)(?![^\W\d_])")
_DOUBLED = re.compile(r"\b(?P<word>[^\W\d_]+)[ \t\n](?P=word)\b(?![-'’])", re.IGNORECASE)
_REACH = 80
_AFTER_NUMBER = re.compile(r"\d ([a-zA-Z]+)")
_RIGHTLY_DOUBLED = frozenset(
    {"had", "that", "very", "so", "bye", "no", "really", "many", "much", "ha", "is", "do"}
)
# What may not stand before it is asked after the first letter: so the search leaps from one "a" to the next.
_ARTICLE = re.compile(r"(?P<article>[aA](?<![\w.'’/+&-].)n?)[ \n](?P<word>[^\W_]+)")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"hour|honest|hono[u]?r|heir", re.IGNORECASE)
_CONSONANT_SOUND = re.compile(
    r"eu|ew|once$|one(?:s|-|$)|oneself|ouija|u(?:ni(?!n|m)|s(?:e|a|u|ing)|bi|k$|kr|ra|ri|te|ti|to)|unanim",
    re.IGNORECASE,
)
_OWNERS = frozenset(["your", "our"])
_DOUBLED_VERBS = frozenset(["get"])
_SPOKEN_BY_LETTER_WITH_VOWEL = frozenset("AEIO")
_SPOKEN_BY_LETTER_WITH_CONSONANT = frozenset("BCDGJKPQTVWYZ")


def own_remarks(text: str, *, offset: int = 0, words: Sequence[str] = ()) -> tuple[GrammarRemark, ...]:
    """What our own patterns find in `text`, in order; `offset` is added to each place. `words` are those of `text`, in
    the sense of `cut_words`, from a caller who has them; there may be more before and behind."""
    words = words or cut_words(text)
    if "’" in text:
        words = [word.replace("’", "'") for word in words]
    found = [*_wrong_articles(text), *_by_pattern(text, _signs_in(text, words))]
    if any(map(eq, words, islice(words, 1, None))) or not _misspellings().keys().isdisjoint(words):
        places = list(_WORD.finditer(text))
        plain = [place[0].lower().replace("’", "'") for place in places]
        found += [*_misspelt(plain, places), *_doubled(text, plain, places)]
    kept: list[GrammarRemark] = []
    for start, end, message, kind, suggestions in sorted(found, key=lambda remark: remark[:2]):
        if kept and start + offset < kept[-1].end:
            continue
        kept.append(
            GrammarRemark(
                start=start + offset, end=end + offset, message=message, kind=kind, suggestions=suggestions
            )
        )
    return tuple(kept)


_Places = list[re.Match[str]]


def _signs_in(text: str, words: Sequence[str]) -> list[str]:
    """The signs of patterns. A lower-case "i" or "i'm" has a sign of its own, since only there case tells; numbers are
    one word, "number"."""
    signs = list(_single_signs().intersection(words))
    if _SMALL_I.search(text):
        signs.append("small-i")
    counted = {("number", word.lower()) for word in _AFTER_NUMBER.findall(text)}
    return signs + [" ".join(pair) for pair in _paired_signs() & counted.union(pairwise(words))]


_Found = tuple[int, int, str, str, tuple[str, ...]]


@cache
def _misspellings() -> dict[str, str]:
    pairs = (line.split(" ", 1) for line in read_terms("misspellings"))
    return {wrong: right for wrong, right in pairs}


def _misspelt(words: list[str], places: _Places) -> Iterator[_Found]:
    right_forms = _misspellings()
    for word, match in zip(words, places, strict=True):
        if word in right_forms:
            right = right_forms[word]
            yield *match.span(), say("this is spelled “{right}”.", right=right), "Spelling", (right,)


def _doubled(text: str, words: list[str], places: _Places) -> Iterator[_Found]:
    """Only the pairs of equal neighbours are looked at closer."""
    for at, (first, second) in enumerate(pairwise(words)):
        if first != second or first in _RIGHTLY_DOUBLED:
            continue
        start, end = places[at].start(), places[at + 1].end()
        if _is_one_slip(text, start, end):
            once = text[start : start + len(first)]
            yield start, end, say("this word stands here twice."), "Repetition", (once,)


def _is_one_slip(text: str, start: int, end: int) -> bool:
    """Side by side, and no name such as "Duran Duran"."""
    match = _DOUBLED.fullmatch(text, start, end)
    return match is not None and not (text[start].isupper() and text[match.end("word") + 1].isupper())


def _wrong_articles(text: str) -> Iterator[_Found]:
    for match in _ARTICLE.finditer(text):
        article, word = match["article"], match["word"]
        if article[0] == "A" and not _begins_sentence(text, match.start("article")):
            continue
        right = _right_article(word)
        if right is not None and right != article.lower():
            start, end = match.start("article"), match.end("word")
            shown = right.capitalize() if article[0] == "A" else right
            yield (
                start,
                end,
                say("before “{word}” it is “{right}”.", word=word, right=right),
                "Agreement",
                (f"{shown} {word}",),
            )


def _begins_sentence(text: str, place: int) -> bool:
    before = text[:place].rstrip()
    return not before or before[-1] in ".!?:"


@lru_cache(maxsize=4096)
def _right_article(word: str) -> str | None:
    """ "a" or "an", or None where the spelling does not tell (SQL, NASA, numbers)."""
    if not word.isascii() or not word.isalpha() or len(word) == 1:
        return None
    if word.isupper():
        if word[0] in _SPOKEN_BY_LETTER_WITH_VOWEL:
            return None if word == "ONE" else "an"
        return "a" if word[0] in _SPOKEN_BY_LETTER_WITH_CONSONANT else None
    if any(char.isupper() for char in word[1:]) or not _VOWEL.search(word):
        return None
    if word[0].lower() in "aeiou":
        return "a" if _CONSONANT_SOUND.match(word) else "an"
    if _VOWEL_SOUND.match(word):
        return "an"
    return None if word[0].lower() in "hy" or word[0].isupper() else "a"


@cache
def _single_signs() -> frozenset[str]:
    return frozenset(sign for sign in _by_sign() if " " not in sign)


@cache
def _paired_signs() -> frozenset[tuple[str, str]]:
    """The signs of two words side by side."""
    return frozenset((sign.partition(" ")[0], sign.partition(" ")[2]) for sign in _by_sign() if " " in sign)


@cache
def _by_sign() -> dict[str, tuple[WrongPattern, ...]]:
    found: dict[str, tuple[WrongPattern, ...]] = {}
    for pattern in (*MIXED_UP_WORDS, *SLIPPED_WORDS, *WRONG_AGREEMENT, *WRONG_FORMS):
        for sign in pattern.signs:
            found[sign] = (*found.get(sign, ()), pattern)
    return found


def _by_pattern(text: str, signs: list[str]) -> Iterator[_Found]:
    """Each pattern, tried around its signs. A match seen from two signs is told once."""
    flat = text.lower().replace("\n", " ").replace("’", "'") if signs else ""
    told: set[tuple[str, int]] = set()
    for sign in signs:
        for place in _places_of(sign, flat, text):
            first, last = _window(text, place)
            for pattern in _by_sign()[sign]:
                for match in pattern.wrong.finditer(text, first, last):
                    span = match.span(match.lastgroup or 0)
                    if (pattern.name, span[0]) not in told:
                        told.add((pattern.name, span[0]))
                        yield (*span, _hint_of(pattern, match), "Grammar", ())


def _hint_of(pattern: WrongPattern, match: re.Match[str]) -> str:
    """The hint, with the words that stand in the text: those `before` the marked one, and it with "-ing"."""
    if "{" not in pattern.hint:
        return say(pattern.hint)
    group = match.lastgroup or 0
    before = match[0][: match.start(group) - match.start()].strip().lower()
    word = match[group].lower().removeprefix("for ")
    is_base = not word.endswith("ing") and word not in _OWNERS
    ing = gerund_of(word, word + word[-1] if word in _DOUBLED_VERBS else word) if is_base else word
    return say(pattern.hint, before=before, ing=ing)


def _places_of(sign: str, flat: str, text: str) -> Iterator[int]:
    """Where the sign stands, parts of longer words too: the patterns look closer. `flat` is `text` in small letters,
    in one line."""
    if sign == "small-i":
        yield from (match.start() for match in _SMALL_I.finditer(text))
        return
    sign = sign.removeprefix("number ")
    at = flat.find(sign)
    while at >= 0:
        yield at
        at = flat.find(sign, at + len(sign))


def _window(text: str, place: int) -> tuple[int, int]:
    """Enough text on both sides for any pattern, not ending inside a word."""
    last = text.find(" ", place + _REACH)
    return max(0, place - _REACH), last if last >= 0 else len(text)
