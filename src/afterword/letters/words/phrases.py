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
from itertools import chain, islice, pairwise
from typing import NamedTuple

from afterword.letters.words.list_files import read_list_file
from afterword.letters.words.own_lists import own_lines
from afterword.letters.words.pattern import WordPattern

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


class Word(NamedTuple):
    """One word as it is compared, and where it stands in the text. A stop has the text "."."""

    text: str
    start: int
    end: int


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
_Place = tuple[int, int]
_Term = tuple[tuple[str, ...], str, str]
_STOP = "."
_JOKER = "*"
_TOKEN = WordPattern(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;:]|\n[ \t]*\n")
_WHOLE = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "it's": ("it", "is"),
    "that's": ("that", "is"),
    "what's": ("what", "is"),
    "there's": ("there", "is"),
    "let's": ("let", "us"),
}
_ENDINGS = (("n't", "not"), ("'d", "would"), ("'ll", "will"), ("'ve", "have"), ("'re", "are"), ("'m", "am"))


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


def split_words(text: str) -> tuple[Word, ...]:
    """The words of `text` as they are compared: lower case, straight apostrophes, contractions written
    out."""
    pairs = zip(_words_of(text), _places_of(text), strict=True)
    return tuple(Word(word if word[0].isalnum() else _STOP, *place) for word, place in pairs)


@lru_cache(maxsize=64)
def cut_words(text: str) -> tuple[str, ...]:
    """The words in small letters, contractions as they stand, with the signs and empty lines between sentences."""
    lowered = text.lower()
    # A capital may give two small letters; then the text is not cut where the small one is.
    return tuple(
        _TOKEN.findall(lowered) if len(lowered) == len(text) else map(str.lower, _TOKEN.findall(text))
    )


@lru_cache(maxsize=64)
def _words_of(text: str) -> tuple[str, ...]:
    """The words as they are compared, and the signs and empty lines between sentences as they stand."""
    words = cut_words(text)
    return tuple(chain.from_iterable(map(_write_out, words))) if _is_contracted(text.lower()) else words


def _places_of(text: str) -> Iterator[_Place]:
    """Where each of `_words_of` begins and ends, one by one: mostly only the first are asked for."""
    lowered = text.lower()
    places: Iterator[_Place]
    if len(lowered) != len(text):
        places = (match.span() for match in _TOKEN.finditer(text))
    else:
        places = _find_in_turn(cut_words(text), lowered)
    if not _is_contracted(lowered):
        return places
    return (place for word, place in zip(cut_words(text), places, strict=True) for _ in _write_out(word))


def _find_in_turn(words: tuple[str, ...], text: str) -> Iterator[_Place]:
    """Between two words stand only signs that are in none, so each is the next place where it is found."""
    end = 0
    for word in words:
        start = text.find(word, end)
        end = start + len(word)
        yield start, end


def _is_contracted(lowered: str) -> bool:
    return "'" in lowered or "’" in lowered or "cannot" in lowered


@lru_cache(maxsize=8192)
def _write_out(token: str) -> tuple[str, ...]:
    if "'" not in token and "’" not in token:
        return _WHOLE.get(token, (token,))
    token = token.replace("’", "'")
    if token in _WHOLE:
        return _WHOLE[token]
    for ending, word in _ENDINGS:
        if token.endswith(ending) and len(token) > len(ending):
            return (token[: -len(ending)], word)
    return (token,)


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
    places, known = _places_of(text), list[_Place]()
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
    (by_pair, by_word), words = _index(own), _words_of(text)
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
            tokens += (word.text for word in split_words(piece) if word.text != _STOP)
    return () if not tokens or tokens[0] == _JOKER else tuple(tokens)


def stock_share(text: str) -> float:
    """Share (0 to 1) of the 3-grams of `text` that also stand in stock phrases; 0 for fewer than three
    words."""
    grams = _grams(split_words(text))
    stock = _stock_grams()
    return sum(gram in stock for gram in grams) / len(grams) if grams else 0.0


def own_word_count(text: str) -> int:
    """How many different words of `text` stand neither in stock phrases nor among the empty words."""
    return len({word for word in _words_of(text) if word.isalpha()} - _stock_words())


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
    return [gram for gram in grams if _STOP not in gram]
