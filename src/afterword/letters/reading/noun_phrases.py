"""The noun phrases of a note: where each begins and ends, its head, what it hangs on, and whether it is determined."""

from typing import NamedTuple

from afterword.letters.reading.note_words import NoteWord
from afterword.letters.reading.phrase_bounds import closes, end_of, is_counted, opens_activity, tells_time
from afterword.letters.words.classes import (
    ALL_PREPOSITIONS,
    CLAUSE_OPENERS,
    COUNTED_CODES,
    DETERMINERS,
    JOINERS,
    PRONOUNS,
    SUBJECTS,
)
from afterword.letters.words.nouns import Kind, bare_pairs

_DETERMINED = DETERMINERS | {"another", "one", "such", "what", "which", "whose", "enough", "several"}
_PARTICLES = frozenset(["up", "out", "over", "down", "off", "back", "away"])
_EACH = frozenset(["each", "every"])
_ASKING = frozenset(
    ["either", "neither", "which", "what", "whose", "much", "more", "less", "enough", "little"]
)
_NOBODY = SUBJECTS | PRONOUNS | {"today", "yesterday", "tomorrow"}


class NounPhrase(NamedTuple):
    """`start` to `end` are places of words; `head` the place of the noun that decides. `link` is the verb or
    preposition that it hangs on, "" at the start and as a subject. `is_given`: it has its article or number.
    `is_second`: it stands behind "and" or "or"."""

    start: int
    end: int
    head: int
    kind: Kind
    link: str
    is_given: bool
    is_subject: bool
    is_second: bool

    @property
    def size(self) -> int:
        return self.end - self.start


def find_phrases(words: list[NoteWord], verbs: frozenset[int]) -> list[NounPhrase]:
    """All noun phrases in order, with those that have their article."""
    found: list[NounPhrase] = []
    at, link, second = 0, "", False
    while at < len(words):
        phrase = None if closes(words, at, verbs) else _phrase_at(words, at, verbs, link=link, second=second)
        if phrase is not None:
            found.append(phrase)
            at = phrase.end
            if words[at - 1].small == "time" and words[phrase.start].small in _EACH:
                link = ""
        elif words[at].small in JOINERS:
            second = bool(found) and found[-1].end == at
            at += 1
        else:
            link, second = _link_behind(words, at, verbs, link), False
            at += 1
    return found


def _link_behind(words: list[NoteWord], at: int, verbs: frozenset[int], link: str) -> str:
    """What a phrase right behind the word at `at` hangs on."""
    word = words[at]
    if word.is_mark:
        return ""
    if at in verbs:
        return word.small
    if word.small in _PARTICLES and at - 1 in verbs:
        return link
    if word.small in ALL_PREPOSITIONS or word.small.endswith("ing"):
        return word.small
    return "" if word.small in CLAUSE_OPENERS else link


def _phrase_at(
    words: list[NoteWord], at: int, verbs: frozenset[int], *, link: str, second: bool
) -> NounPhrase | None:
    start, is_given = at, words[at].small in _DETERMINED and not words[at].is_name
    counts_only = words[at].small == "only" and at + 1 < len(words) and words[at + 1].is_number
    if is_given or counts_only or words[at].small in {"almost", "about"}:
        at += 1
    if not is_given and opens_activity(words, at, verbs, link):
        return None
    end = end_of(words, at, verbs)
    head = next((place for place in range(end - 1, at - 1, -1) if words[place].is_noun), -1)
    if head < 0:
        return None
    while end > head + 1 and not words[end - 1].is_number:
        # "invoices late": what describes behind the noun belongs to it no more; a number does ("phase 2").
        end -= 1
    if start and words[start - 1].small in JOINERS and end in verbs:
        # "the customer pays but order stays open"
        link = ""
    return NounPhrase(
        start=start,
        end=end,
        head=head,
        kind=_kind_of_head(words, at, head),
        link=link,
        is_given=is_given
        or is_counted(words, at, head)
        or _is_determined(words, at, head)
        or (start > 0 and words[start - 1].small == "that" and end not in verbs and end == len(words)),
        is_subject=end in verbs and link == "",
        is_second=second,
    )


def _kind_of_head(words: list[NoteWord], at: int, head: int) -> Kind:
    if words[head].is_name:
        return Kind.NAME
    if head > at and words[head].small == "code" and words[head - 1].small in COUNTED_CODES:
        return Kind.COUNT
    if head > at and f"{words[head - 1].small} {words[head].small}" in bare_pairs():
        return Kind.MASS
    return words[head].kind


def _is_determined(words: list[NoteWord], at: int, head: int) -> bool:
    """Whether something else than an article says which one: "Bo's drawing", "last week", "which service"."""
    word, before = words[at], words[at - 1].small if at else ""
    if word.small.endswith("'s") and (word.raw[0].isupper() or word.small[:-2] in _NOBODY):
        return True
    if before in _ASKING or (before == "that" and at > 1 and words[at - 2].small in ALL_PREPOSITIONS):
        return True
    return tells_time(words, at, head)
