"""Lists of phrases, kept as data, and where a text contains them.

A list is a file `data/<name>.txt`: a `# version:` line, then one phrase a line, in lower case and sorted.
Phrases are compared word by word: case, kind of apostrophe, hyphens and contractions do not matter ("I'd
love" is found by `i would love`), and `*` stands for exactly one word. A phrase never reaches over the end
of a sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from afterword.letters.words.list_files import read_list_file
from afterword.letters.words.own_lists import own_lines
from afterword.letters.words.word_cuts import STOP, Place, Word, places_of, split_words, words_of

LISTS = (
    "casual",
    "cliches",
    "danger",
    "desperate",
    "fit",
    "flattery",
    "harsh",
    "hostile",
    "interest",
    "pressure",
    "thanks",
)
"""The lists that `phrase_hits` knows. `stock.txt` is read by `stock_share` alone."""

OwnTerms = tuple[tuple[str, tuple[str, ...]], ...]
"""The user's additions: list name and phrases, such as `(("cliches", ("rock star",)),)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """`term` is the phrase of the list; `start` and `end` are character offsets into the searched text."""

    term: str
    start: int
    end: int


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    name: str
    term: str


class _Branch:
    """The phrases that begin with the same words: those that end `here`, and by the next word those that go on."""

    __slots__ = ("here", "then")

    def __init__(self) -> None:
        self.here: list[_Phrase] = []
        self.then: dict[str, _Branch] = {}

    def reach(self, words: tuple[str, ...], at: int) -> Iterator[_Phrase]:
        """The phrases that `words` hold, of which those before `at` led here."""
        yield from self.here
        if self.then and at < len(words):
            word = words[at]
            if word in self.then:
                yield from self.then[word].reach(words, at + 1)
            if _JOKER in self.then and word[0].isalnum():
                yield from self.then[_JOKER].reach(words, at + 1)


# By the two words with which they begin; those of one word, and those that go on with a joker, by the first alone.
_Index = tuple[dict[tuple[str, str], _Branch], dict[str, _Branch]]
_Found = tuple[int, _Phrase]
_Term = tuple[tuple[str, ...], str, str]
_JOKER = "*"


@cache
def read_terms(name: str) -> tuple[str, ...]:
    """The phrases of `data/<name>.txt`, then the user's own. Raises FileNotFoundError for a name that is no
    list."""
    lines = (line for line in read_list_file(name).splitlines() if line and not line.startswith("#"))
    return (*lines, *own_lines(name))


@cache
def list_version(name: str) -> str:
    """What the `# version:` line of a list says, or an empty text where it has none."""
    match = re.match(r"# version: (\S+)", read_list_file(name))
    return match[1] if match else ""


def phrase_hits(text: str, name: str, *, own: OwnTerms = ()) -> tuple[Hit, ...]:
    """Where `text` holds phrases of the list `name`, in order; of two that overlap, the earlier and
    longer."""
    return tuple(each_hit(text, name, own=own))


def each_hit(text: str, name: str, *, own: OwnTerms = ()) -> Iterator[Hit]:
    """As `phrase_hits`, one by one: who needs only the first does not look for the places of the rest."""
    found = _scan(text, own).get(name)
    return _locate(text, found) if found else iter(())


def has_phrase(text: str, name: str, *, own: OwnTerms = ()) -> bool:
    """Whether `phrase_hits` would find any."""
    return name in _scan(text, own)


def _locate(text: str, found: list[_Found]) -> Iterator[Hit]:
    places, known = places_of(text), list[Place]()
    reached = 0
    for at, phrase in found:
        last = at + len(phrase.words)
        known += islice(places, max(0, last - len(known)))
        start = known[at][0]
        if start >= reached:
            reached = known[last - 1][1]
            yield Hit(term=phrase.term, start=start, end=reached)


@lru_cache(maxsize=64)
def _scan(text: str, own: OwnTerms) -> dict[str, list[_Found]]:
    """The phrases of all lists that are in the text, by list: each with the number of its first word, in order, and
    the longest first where several begin with the same word. Those that overlap are still among them."""
    (by_pair, by_word), words = _index(own), words_of(text)
    begun = [(at, at + 2, by_pair[pair]) for at, pair in enumerate(pairwise(words)) if pair in by_pair]
    begun += [(at, at + 1, by_word[word]) for at, word in enumerate(words) if word in by_word]
    met = [(at, phrase) for at, then, branch in begun for phrase in branch.reach(words, then)]
    found: dict[str, list[_Found]] = {}
    for each in sorted(met, key=lambda each: (each[0], -len(each[1].words))):
        found.setdefault(each[1].name, []).append(each)
    return found


@lru_cache(maxsize=16)
def _index(own: OwnTerms) -> _Index:
    """The phrases by the words with which they begin, so that few are compared."""
    by_pair: dict[tuple[str, str], _Branch] = {}
    by_word: dict[str, _Branch] = {}
    for words, name, term in _terms(own):
        if len(words) > 1 and words[1] != _JOKER:
            branch, rest = by_pair.setdefault((words[0], words[1]), _Branch()), words[2:]
        else:
            branch, rest = by_word.setdefault(words[0], _Branch()), words[1:]
        for word in rest:
            branch = branch.then.setdefault(word, _Branch())
        branch.here.append(_Phrase(words, name, term))
    return by_pair, by_word


def _terms(own: OwnTerms) -> list[_Term]:
    """The words of each phrase, its list, and how it stands there."""
    sources: Iterable[tuple[str, tuple[str, ...]]] = (*((name, read_terms(name)) for name in LISTS), *own)
    found = [(_term_tokens(term), name, term) for name, terms in sources for term in terms]
    return [each for each in found if each[0]]


def _term_tokens(term: str) -> tuple[str, ...]:
    """The words of a phrase; empty where it has none or begins with the joker, which nothing could look
    up."""
    pieces = term.lower().split()
    if term.isascii() and "".join(pieces).isalpha() and "cannot" not in pieces:
        # Nearly every phrase: nothing but plain words, none of which is two.
        return tuple(pieces)
    tokens: list[str] = []
    for piece in pieces:
        if piece == _JOKER:
            tokens.append(_JOKER)
        else:
            tokens += (word.text for word in split_words(piece) if word.text != STOP)
    return () if not tokens or tokens[0] == _JOKER else tuple(tokens)


def stock_share(text: str) -> float:
    """Share (0 to 1) of the 3-grams of `text` that also stand in stock phrases; 0 for fewer than three
    words."""
    grams = _grams(split_words(text))
    stock = _stock_grams()
    return sum(gram in stock for gram in grams) / len(grams) if grams else 0.0


def own_word_count(text: str) -> int:
    """How many different words of `text` stand neither in stock phrases nor among the empty words."""
    return len({word for word in words_of(text) if word.isalpha()} - _stock_words())


@cache
def _stock_words() -> frozenset[str]:
    listed = (*read_terms("stock"), *read_terms("empty_words"))
    return frozenset(word.text for term in listed for word in split_words(term))


@cache
def _stock_grams() -> frozenset[tuple[str, ...]]:
    return frozenset(gram for term in read_terms("stock") for gram in _grams(split_words(term)))


def _grams(words: tuple[Word, ...]) -> list[tuple[str, ...]]:
    texts = [word.text for word in words]
    grams = zip(texts, texts[1:], texts[2:], strict=False)
    return [gram for gram in grams if STOP not in gram]
