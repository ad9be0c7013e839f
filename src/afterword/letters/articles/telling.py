""" "The" or "a" by the voice of a note and by what the thing hangs on."""

from afterword.letters.reading.note_clause import Clause, Telling
from afterword.letters.reading.noun_phrases import NounPhrase
from afterword.letters.words.classes import (
    EQUATED,
    LIKELY_COMMANDS,
    LOOSE_ADJECTIVES,
    MEASURED,
    NOTIONS,
    PERSONS,
    TAKES_A,
    UNSPECIFIC,
)
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, kind_of

_TAKES_A = TAKES_A | {"with", "without", "as", "like", "into"}
_SAME_TIME = frozenset(["before", "after", "during"])
_KNOWN_PLACES = frozenset(["in", "on", "at", "from", "to", "before", "after", "during", "behind", "of"])


def article_by_telling(phrase: NounPhrase, clause: Clause) -> str:
    """The article of a single thing that needs one."""
    if clause.telling is Telling.DEED:
        return _in_deed(phrase, clause)
    if clause.telling is Telling.STEP:
        return "the" if phrase.link else "a"
    if phrase.is_subject:
        return _of_subject(phrase, clause)
    if phrase.start == 0:
        return "the" if clause.telling is not Telling.IDEA else "" if _may_be_command(phrase, clause) else "a"
    if (
        phrase.link in _TAKES_A
        or (clause.generic and not is_object(phrase))
        or clause.first(phrase) in UNSPECIFIC
    ):
        return "the" if _is_equated(phrase, clause) else "a"
    if phrase.link in verbs().third and clause.before_verb(phrase) in {"everyone", "everybody"}:
        return "a"
    if phrase.link == "of" and clause.before(phrase, 2) in NOTIONS:
        return "a"
    if phrase.link == "by" and clause.before(phrase, 2) in {"caused", "triggered"}:
        return "a"
    return _in_idea(phrase, clause) if clause.telling is Telling.IDEA else "the"


def is_object(phrase: NounPhrase) -> bool:
    """Whether a phrase hangs on a verb."""
    return phrase.link in verbs().finite


def _in_deed(phrase: NounPhrase, clause: Clause) -> str:
    """A deed tells of "a" thing; of "the" thing where it was there before and was measured."""
    if phrase.link == "of" and clause.before(phrase, 2)[-1:] == "%":
        return "the"
    if phrase.link in _SAME_TIME or phrase.link in MEASURED:
        return "the"
    return "a"


def _of_subject(phrase: NounPhrase, clause: Clause) -> str:
    first = clause.first(phrase)
    if clause.telling is Telling.IDEA and phrase.start:
        # "when the link is cheap"
        return "the"
    if clause.telling is Telling.IDEA or clause.head(phrase) in PERSONS or first == "new":
        return "a"
    # "a larger batch needs ..."
    return "a" if first.endswith("er") and kind_of(first) is Kind.DESCRIBES and phrase.size > 1 else "the"


def _may_be_command(phrase: NounPhrase, clause: Clause) -> bool:
    """ "start with one domain", "partition by month": a command or a thing."""
    return phrase.size == 1 and clause.head(phrase) in LIKELY_COMMANDS


def _is_equated(phrase: NounPhrase, clause: Clause) -> bool:
    """ "the bottleneck is the review process"; but "the cause was an expired certificate"."""
    if phrase.link not in {"is", "was", "are", "were"}:
        return False
    subjects = (other for other in clause.phrases if other.end <= phrase.start and other.link == "")
    subject = next(subjects, None)
    if subject is None or clause.head(subject) not in EQUATED:
        return False
    return clause.words[phrase.start].kind is not Kind.DESCRIBES


def _in_idea(phrase: NounPhrase, clause: Clause) -> str:
    """An idea acts on things that are there, and brings new ones: "an alert before the release"."""
    if clause.first(phrase) in LOOSE_ADJECTIVES or (
        phrase.link == "of" and clause.before(phrase, 2) == "instead"
    ):
        return "a"
    return "the" if phrase.link in _KNOWN_PLACES or is_object(phrase) else "a"
