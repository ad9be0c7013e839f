"""Lists of phrases, kept as data, and where a text contains them.

A list is a file `data/<name>.txt`: a `# version:` line, then one phrase a line, in lower case and sorted.
Phrases are compared word by word: case, kind of apostrophe, hyphens and contractions do not matter ("I'd
love" is found by `i would love`), and `*` stands for exactly one word. A phrase never reaches over the end
of a sentence.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from afterword.letters.own_lists import own_lines

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


_Entries = list[tuple[tuple[str, ...], str, str]]
_Index = dict[str, tuple[dict[str, _Entries], _Entries]]
_STOP = "."
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;:]|\n[ \t]*\n")
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
    text = files("afterword.letters").joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return (*lines, *own_lines(name))


@cache
def list_version(name: str) -> str:
    """What the `# version:` line of a list says, or an empty text where it has none."""
    text = files("afterword.letters").joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    match = re.match(r"# version: (\S+)", text)
    return match[1] if match else ""


def split_words(text: str) -> tuple[Word, ...]:
    """The words of `text` as they are compared: lower case, straight apostrophes, contractions written
    out."""
    texts, places = _tokens(text)
    return tuple(Word(word, *match.span()) for word, match in zip(texts, places, strict=True))


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[list[str], list[re.Match[str]]]:
    """The words and, beside them, where each was found. A stop or an empty line is one word, "."."""
    places = list(_TOKEN.finditer(text))
    texts = [match[0].lower() for match in places]
    texts = [token if token[0].isalnum() else _STOP for token in texts]
    if "'" not in text and "’" not in text and _WHOLE.keys().isdisjoint(texts):
        return texts, places
    parts = [_write_out(token) for token in texts]
    spread = [match for match, part in zip(places, parts, strict=True) for _ in part]
    return [word for part in parts for word in part], spread


@cache
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
    return _scan(text, own).get(name, ())


@lru_cache(maxsize=64)
def _scan(text: str, own: OwnTerms) -> MappingProxyType[str, tuple[Hit, ...]]:
    """The hits of all lists in one walk over the text."""
    index = _index(own)
    texts, places = _tokens(text)
    found: dict[str, list[Hit]] = {}
    for at, word in enumerate(texts):
        known = index.get(word)
        if known is None:
            continue
        by_second, alone = known
        longer = by_second.get(texts[at + 1]) if at + 1 < len(texts) else None
        for tokens, name, term in (*longer, *alone) if longer else alone:
            if not _fits(tokens, texts, at):
                continue
            hits = found.setdefault(name, [])
            start, end = places[at].start(), places[at + len(tokens) - 1].end()
            if not hits or hits[-1].end <= start:
                hits.append(Hit(term=term, start=start, end=end))
    return MappingProxyType({name: tuple(hits) for name, hits in found.items()})


def _fits(tokens: tuple[str, ...], texts: list[str], at: int) -> bool:
    piece = tuple(texts[at : at + len(tokens)])
    if piece == tokens:
        return True
    if len(piece) < len(tokens) or "*" not in tokens:
        return False
    return all(
        want == have or (want == "*" and have != _STOP) for want, have in zip(tokens, piece, strict=True)
    )


@lru_cache(maxsize=16)
def _index(own: OwnTerms) -> _Index:
    """The first word -> the phrases that begin with it: by their second word, and those of one word or with a
    joker after it; longest first."""
    index: _Index = {}
    sources: Iterable[tuple[str, tuple[str, ...]]] = (*((name, read_terms(name)) for name in LISTS), *own)
    for name, terms in sources:
        for term in terms:
            tokens = _term_tokens(term)
            if tokens:
                by_second, alone = index.setdefault(tokens[0], ({}, []))
                is_plain = len(tokens) > 1 and tokens[1] != "*"
                entries = by_second.setdefault(tokens[1], []) if is_plain else alone
                entries.append((tokens, name, term))
    for by_second, alone in index.values():
        for entries in (alone, *by_second.values()):
            entries.sort(key=lambda entry: -len(entry[0]))
    return index


def _term_tokens(term: str) -> tuple[str, ...]:
    """The words of a phrase; empty where it has none or begins with the joker, which nothing could look
    up."""
    tokens: list[str] = []
    for piece in term.lower().split():
        if piece == "*":
            tokens.append("*")
        elif piece.isascii() and piece.isalpha():
            # Nearly every word of the lists: one token, found without a walk over the text.
            tokens += _write_out(piece)
        else:
            tokens += (word.text for word in split_words(piece) if word.text != _STOP)
    return () if not tokens or tokens[0] == "*" else tuple(tokens)


def stock_share(text: str) -> float:
    """Share (0 to 1) of the 3-grams of `text` that also stand in stock phrases; 0 for fewer than three
    words."""
    grams = _grams(split_words(text))
    stock = _stock_grams()
    return sum(gram in stock for gram in grams) / len(grams) if grams else 0.0


def own_word_count(text: str) -> int:
    """How many different words of `text` stand neither in stock phrases nor among the empty words."""
    return len({word for word in _tokens(text)[0] if word.isalpha()} - _stock_words())


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
