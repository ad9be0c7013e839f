"""Whether an article that a note lacks is missing beyond doubt.

A word that English could hold as typed keeps its place as typed: a verb ("does not cap its size"), matter ("to double
entry"), a saying ("out of date"), one half of a pair ("between first and second line"). What is left must be a thing
that the lists know as one, in a place where only a thing can stand, with nothing before it that says which.
"""

from afterword.letters.articles.certain_things import (
    Need,
    by_first_word,
    by_what_it_is,
    is_matter,
    may_act,
)
from afterword.letters.articles.of_phrases import may_be_phrase_of_english
from afterword.letters.reading.inner_lists import ends_in_row
from afterword.letters.reading.note_clause import Clause
from afterword.letters.reading.note_words import AUXILIARIES, NoteWord, is_object
from afterword.letters.reading.noun_phrases import NounPhrase
from afterword.letters.words.classes import (
    ADVERBS,
    ALL_PREPOSITIONS,
    BE_HAVE_DO,
    CLAUSE_OPENERS,
    DETERMINERS,
    JOINERS,
    MODALS,
    PARTICLES_OF_VERBS,
    PERSONS,
)
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, doubtful

_PAIRED = frozenset(["from", "between", "vs", "versus"])
_VERSUS = frozenset(["vs", "versus"])
_BETWEEN = JOINERS | {","}
_HALVES = JOINERS | {"to", "vs", "versus"}
_NEVER = MODALS | {"not", "never", "than", "rather", "do", "does", "did", "till", "as", "via"}
_NO_OBJECT = frozenset(["each", "every", "most", "more", "less", "all"])
_BEHIND = ALL_PREPOSITIONS | JOINERS | CLAUSE_OPENERS | ADVERBS | AUXILIARIES | {"too", "per", "today"}


def need_of(clause: Clause, at: int, text: str) -> Need:
    """How much the phrase with the number `at` needs its article."""
    phrase = clause.phrases[at]
    if phrase.is_given:
        return Need.SURE
    for rule in (
        _by_marks,
        _by_act,
        _by_asking,
        _by_pair,
        by_first_word,
        _by_of,
        by_what_it_is,
        _by_what_stands_before,
        _by_what_stands_behind,
    ):
        found = rule(clause, phrase, text)
        if found is not None:
            return found
    return Need.SURE


def _by_marks(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    """A quotation beside a thing may hold what determines it: 'a "last tested on" date'."""
    first, last = clause.words[phrase.start], clause.words[phrase.end - 1]
    near = text[max(0, first.start - 2) : first.start + 1] + text[last.end - 1 : last.end + 2]
    if any(mark in near for mark in "\"“”«»'‘") and "'s" not in near:
        return Need.NONE
    # "a second, cheaper sensor" has its article.
    return Need.NONE if ends_in_row(text, last.end) else None


def _by_pair(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    """ "from day to night shift", "between first and second line", "with name and date"."""
    before, behind = clause.before(phrase), clause.after(phrase)
    if (before in _BETWEEN and _is_half_described(clause, phrase)) or (
        behind in _BETWEEN and _describes_last(clause, phrase.end + 1)
    ):
        return Need.DOUBT
    earlier = [word.small for word in clause.words[max(0, phrase.start - 6) : phrase.start]]
    if not _PAIRED.isdisjoint(earlier) and (before in _HALVES or behind in _HALVES):
        either = may_act(clause.head(phrase)) or clause.head(phrase) in doubtful()["matter"]
        # "between depot and door" is a pair of bare words.
        return Need.LOOSE if either or _is_bare_pair(clause, phrase) else Need.DOUBT
    if before in _VERSUS or behind in _VERSUS:
        return Need.LOOSE
    beside = [other for other in clause.phrases if _are_joined(other, phrase) or _are_joined(phrase, other)]
    if phrase.is_second and any(other.kind in {Kind.PLURAL, Kind.MASS} for other in beside):
        # "beehives and radio range"
        return Need.LOOSE if is_matter(clause, phrase) or may_act(clause.head(phrase)) else Need.DOUBT
    if any(other.is_given or other.kind not in {Kind.COUNT, Kind.NAME, Kind.PLURAL} for other in beside):
        return Need.DOUBT
    is_short = phrase.size == 1 or any(other.size == 1 and other.kind is Kind.COUNT for other in beside)
    return Need.DOUBT if beside and is_short else None


def _is_bare_pair(clause: Clause, phrase: NounPhrase) -> bool:
    other = next(
        (
            each
            for each in clause.phrases
            if phrase.start - 2 == each.end - 1 or each.start - 2 == phrase.end - 1
        ),
        None,
    )
    return other is not None and phrase.size == other.size == 1 and not other.is_given


def _is_half_described(clause: Clause, phrase: NounPhrase) -> bool:
    """ "medical and driving licence check": the first half is no thing that could get its article too."""
    place = phrase.start - 2
    if phrase.is_subject or place < 0 or place in clause.verbs or clause.before(phrase, 3) in BE_HAVE_DO:
        return False
    return clause.words[place].kind is Kind.DESCRIBES and clause.words[place].small not in ADVERBS


def _describes_last(clause: Clause, place: int) -> bool:
    """ "backup plan and medical", "backup plan, medical and exam"."""
    words = clause.words
    if place >= len(words) or words[place].kind is not Kind.DESCRIBES or words[place].small in ADVERBS:
        return False
    return place == len(words) - 1 or words[place + 1].small in _BETWEEN


def _by_of(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    """ "ease of access", "age of team": only the first may stand so."""
    if not may_be_phrase_of_english(phrase, clause):
        return None
    first = clause.words[phrase.start]
    is_loose = first.small in doubtful()["matter"] or (
        phrase.size > 1 and first.kind in {Kind.MASS, Kind.BOTH}
    )
    return Need.LOOSE if is_loose else Need.DOUBT


_PAY = frozenset(["pay", "pays", "paid"])
_PAID = frozenset(
    ["bill", "invoice", "fee", "fine", "price", "salary", "wage", "deposit", "supplier", "contractor", "vendor", "team",
     "bonus", "penalty", "premium", "subscription", "tax"]
) | PERSONS  # fmt: skip
_ASKING = frozenset(["who", "which", "what", "that", "whoever", "whatever", "much", "many"])


def _by_asking(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    """ "who pays van": behind these stands a verb, or what they ask about; never an article."""
    if phrase.link in _PAY and clause.head(phrase) not in _PAID:
        # "who pays van": for it
        return Need.DOUBT
    return Need.DOUBT if clause.before(phrase) in _ASKING else None


def _are_joined(one: NounPhrase, two: NounPhrase) -> bool:
    return two.is_second and one.end == two.start - 1


def _by_what_stands_before(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    if phrase.start == 0:
        return None
    before, first = clause.words[phrase.start - 1], clause.words[phrase.start]
    acts = may_act(first.small) or may_act(clause.words[phrase.head].small)
    if before.small in _NEVER or before.small.endswith("n't"):
        return Need.NONE if acts and phrase.size == 1 else Need.DOUBT
    if before.small == "to" and phrase.start == 2 and clause.words[0].is_name:
        # "Oracle to Postgres migration"
        return Need.DOUBT
    if before.small == "to":
        known = verbs()
        is_base = first.small in known.base or (phrase.size == 1 and acts)
        return Need.DOUBT if is_base else None
    if before.small in ADVERBS - {"then"} and not before.is_name:
        return Need.NONE if acts and phrase.size == 1 else Need.DOUBT
    if (
        before.small.endswith("ing")
        and phrase.start > 1
        and clause.words[phrase.start - 2].small.endswith("ing")
    ):
        # "replacing spanning tree"
        return Need.NONE
    if before.small in BE_HAVE_DO and acts and phrase.size == 1:
        return Need.DOUBT if clause.after(phrase) == "of" else Need.NONE
    known_places = ALL_PREPOSITIONS | JOINERS | CLAUSE_OPENERS | DETERMINERS
    is_open = before.is_mark or before.small in known_places or phrase.start - 1 in clause.verbs
    return None if is_open or before.small.endswith("ing") else Need.DOUBT


_HOW_MUCH = frozenset(["more", "less", "fewer", "most"])


def _by_act(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    """A single word that acts on what stands behind it."""
    acts = phrase.size == 1 and phrase.end < len(clause.words) and may_act(clause.head(phrase))
    return Need.NONE if acts and _shows_act(clause.words, phrase.end) else None


def _shows_act(words: list[NoteWord], at: int) -> bool:
    """ "and queue up by day", "code freezes cause more bugs"."""
    if words[at].small in PARTICLES_OF_VERBS and (at < 2 or words[at - 2].small in JOINERS):
        return True
    return words[at].small in _HOW_MUCH and at + 1 < len(words) and words[at + 1].kind is Kind.PLURAL


def _by_what_stands_behind(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    words, end = clause.words, phrase.end
    if end >= len(words):
        return None
    behind = words[end]
    if phrase.is_subject:
        return _by_verb(clause, phrase, behind)
    if is_object(behind) and behind.small not in _NO_OBJECT and may_act(words[phrase.head].small):
        return Need.DOUBT if behind.is_number or phrase.size > 1 else Need.NONE
    if behind.is_mark or behind.small in _BEHIND or end in clause.verbs or behind.is_number:
        return None
    is_time = behind.small in _NO_OBJECT | {"last", "next", "this"}
    return (
        None if is_time or behind.small in verbs().participle or behind.small.endswith("ing") else Need.DOUBT
    )


def _by_verb(clause: Clause, phrase: NounPhrase, verb: NoteWord) -> Need | None:
    """The verb must be one of a single thing: not "customer don't read"."""
    known = verbs()
    if verb.small in AUXILIARIES:
        many = verb.small in {"are", "were", "have", "do", "don't", "aren't", "weren't", "haven't", "am"}
        return Need.DOUBT if many else None
    is_last = verb is clause.words[-1] and phrase.start == 0 and phrase.size > 1
    if is_last and verb.small in known.third and verb.small in known.nouny:
        # "smaller pull requests"
        return Need.NONE
    if verb.small in known.third or (verb.small in known.past and verb.small not in known.base):
        return None
    return Need.DOUBT
