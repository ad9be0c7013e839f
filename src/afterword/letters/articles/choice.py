"""Which article a noun phrase of a note lacks: "the" for what both know, "a" for what is told for the first time."""

from afterword.letters.articles.bare_nouns import stands_alone
from afterword.letters.articles.of_phrases import begins_phrase_of_english, is_phrase_of_english
from afterword.letters.articles.telling import article_by_telling, is_object
from afterword.letters.reading.note_clause import Clause, Telling
from afterword.letters.reading.noun_phrases import NounPhrase
from afterword.letters.reading.phrase_bounds import measures
from afterword.letters.words.classes import (
    A_FEW,
    ALL_PREPOSITIONS,
    BARE_TIMES,
    BE_HAVE_DO,
    BEFORE_OF,
    CALENDAR,
    CERTAIN,
    DEMANDING,
    DETERMINERS,
    EVENTS,
    JOINERS,
    MY_PLACE,
    PLACES_IN_TIME,
    PORTIONS,
    PROPER_STARTS,
    RANKED,
    STAGES,
    THE_ONE,
    WEAK_DEEDS,
)
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, is_listed, kind_of

_IN_A_ROW = frozenset(["first", "second", "third", "last", "next", "fourth", "fifth"])
# "everyone has own rig"
_OWN_OF = {
    "i": "my", "we": "our", "you": "your", "they": "their", "who": "their",
    "everyone": "their", "everybody": "their", "nobody": "their", "somebody": "their", "someone": "their",
    "anyone": "their", "each": "their", "he": "his", "she": "her", "it": "its",
}  # fmt: skip
_CAUSED = frozenset(["made", "make", "makes", "got", "helped", "let"])
_FURTHER = frozenset(["second", "third", "fourth", "fifth"])
_WITHIN = frozenset(
    ["in", "on", "at", "during", "within", "before", "after", "over", "through", "throughout"]
)
_OF_TIME = frozenset(
    ["end", "start", "beginning", "middle", "rest", "week", "day", "days", "month", "half", "part"]
)
_NEAR = frozenset(["at", "in", "from", "for", "on", "during", "with", "as", "of"])
_AT_FIRST = frozenset(["sight", "glance", "aid", "place"])
_ALSO_DESCRIBES = frozenset([
    "manual", "local", "general", "final", "native", "static", "digital", "commercial", "individual", "public",
    "official", "private", "daily", "weekly", "monthly", "quarterly", "annual", "global", "standard", "ideal",
    "mobile", "classic", "basic", "critical", "technical", "portable", "variable", "alternative", "remote",
])  # fmt: skip
_NO_LINK = ALL_PREPOSITIONS | BE_HAVE_DO


def article_of(phrase: NounPhrase, clause: Clause) -> str:
    """The word that `phrase` lacks, with its kind only ("the", "a", "my", "its"), or an empty text."""
    if phrase.is_given:
        return "the" if _is_ranked(phrase, clause) else ""
    if _is_bracketed(phrase, clause):
        return (_of_order(phrase, clause) or "") if phrase.link else ""
    for rule in (_of_owner, _of_name, _of_order):
        found = rule(phrase, clause)
        if found is not None:
            return found
    if is_phrase_of_english(phrase, clause) or begins_phrase_of_english(phrase, clause):
        return ""
    if phrase.kind is Kind.PLURAL:
        return "the" if clause.telling is Telling.LIKED and phrase.start == 0 else ""
    if measures(clause.words, phrase.start, phrase.head):
        return "a"
    return _of_one(phrase, clause) if phrase.kind is Kind.COUNT else _of_matter(phrase, clause)


def _is_ranked(phrase: NounPhrase, clause: Clause) -> bool:
    """ "start with most watched shows"."""
    words = clause.words
    return words[phrase.start].small == "most" and phrase.size > 1 and words[phrase.start + 1].small in RANKED


def _is_bracketed(phrase: NounPhrase, clause: Clause) -> bool:
    """Figures in brackets stand as they are: "(p95 from 900 ms to 120 ms)"."""
    if not 0 <= clause.bracket < phrase.start:
        return False
    return not any(word.small == ")" for word in clause.words[clause.bracket : phrase.start])


def _of_owner(phrase: NounPhrase, clause: Clause) -> str | None:
    """ "team's health", "own component", "last company" of the writer, "most of unsafe blocks"."""
    owners = [word.raw[:-2] for word in clause.words[phrase.start : phrase.head] if word.small[-2:] == "'s"]
    if owners:
        return article_by_telling(phrase, clause) if kind_of(owners[0]) is Kind.COUNT else ""
    if clause.first(phrase) == "own":
        return _whose_own(phrase, clause)
    if phrase.link == "of" and clause.before(phrase, 2) in PORTIONS and phrase.kind is not Kind.NAME:
        return "the"
    return "my" if _is_my_place(phrase, clause) else None


def _whose_own(phrase: NounPhrase, clause: Clause) -> str:
    """Mine in a deed, else that of the subject."""
    if clause.telling is Telling.DEED:
        return "my"
    subjects = (other for other in clause.phrases if other.is_subject and other.end <= phrase.start)
    subject = next(subjects, None)
    if subject is None:
        said = (_OWN_OF.get(word.small) for word in reversed(clause.words[: phrase.start]))
        return next((own for own in said if own), "")
    return "their" if subject.kind is Kind.PLURAL else "its"


def _is_my_place(phrase: NounPhrase, clause: Clause) -> bool:
    """ "at last company", "in master thesis"."""
    head = clause.head(phrase)
    if clause.telling is not Telling.DEED or head not in MY_PLACE or phrase.link not in _NEAR:
        return False
    return clause.first(phrase) in PLACES_IN_TIME or head == "thesis"


def _of_name(phrase: NounPhrase, clause: Clause) -> str | None:
    """Names take none; "Thursday morning" neither; "end of week" is the end of the week."""
    first, head = clause.first(phrase), clause.head(phrase)
    if phrase.kind is Kind.NAME or (first in PROPER_STARTS and head in CALENDAR):
        return ""
    if first in CALENDAR and phrase.size == 1:
        if phrase.link == "of":
            return "the" if clause.before(phrase, 2) in _OF_TIME else ""
        return "" if first in BARE_TIMES or phrase.link not in _WITHIN else "the"
    return None


def _of_order(phrase: NounPhrase, clause: Clause) -> str | None:
    """Words that demand an article: "same form", "first attempt", "second rig", "top 40 articles"."""
    first, head = clause.first(phrase), clause.head(phrase)
    if first == "top" and phrase.size > 2 and clause.words[phrase.start + 1].is_number:
        return "the"
    if first in DEMANDING and not (first == "best" and head.startswith("practice")):
        return "the"
    if first not in _IN_A_ROW or phrase.size == 1:
        return None
    if phrase.kind is Kind.MASS or head in _AT_FIRST or (first, head) == ("next", "steps"):
        return ""
    if clause.before(phrase, 2) == "time":
        # "time to first byte"
        return ""
    is_one_more = first in _FURTHER and head not in STAGES and phrase.kind is Kind.COUNT
    return "a" if is_one_more and clause.telling in {Telling.DEED, Telling.IDEA, Telling.STEP} else "the"


def _act_follows(phrase: NounPhrase, clause: Clause) -> bool:
    """ "made checkout of the shop pass the audit": a bare verb right behind a name or a thing."""
    known, words = verbs(), clause.words
    return any(
        words[at].small in known.base
        and words[at - 1].small not in ALL_PREPOSITIONS | JOINERS | DETERMINERS
        and not words[at].is_name
        for at in range(phrase.end + 2, len(words) - 1)
    )


def _of_one(phrase: NounPhrase, clause: Clause) -> str:
    """The article of a single thing that cannot stand without one."""
    head = clause.head(phrase)
    unknown = phrase.size == 1 and not is_listed(clause.words[phrase.head].raw)
    # "the rotation is manual", "is still manual today"
    describes = phrase.size == 1 and head in _ALSO_DESCRIBES and _hangs_on_be(phrase, clause)
    if phrase.link == "as" and phrase.start and not unknown:
        # "platform as product"
        return "a"
    if unknown or describes or stands_alone(phrase, clause):
        return ""
    after_of = clause.after(phrase) == "of"
    if after_of and phrase.start == 1 and phrase.link in _CAUSED and _act_follows(phrase, clause):
        # "made checkout of the shop pass the audit"
        return "the"
    if after_of and head in A_FEW:
        return "the" if clause.telling is Telling.LIKED and phrase.start == 0 else "a"
    if after_of and head != "number" and (head in BEFORE_OF or _is_saying(phrase, clause)):
        return ""
    if after_of and phrase.start and _is_sized(phrase, clause):
        return "a"
    if after_of and head in {"approval", "consent", "help", "support", "permission"}:
        return "the"
    if head in THE_ONE and phrase.link and (phrase.size > 1 or head not in {"manager", "office"}):
        return "a" if clause.telling is Telling.DEED and is_object(phrase) else "the"
    return article_by_telling(phrase, clause)


def _hangs_on_be(phrase: NounPhrase, clause: Clause) -> bool:
    near = clause.words[max(0, phrase.start - 3) : phrase.start]
    return phrase.link in BE_HAVE_DO or any(
        word.small in ("is", "are", "was", "were", "be", "too") for word in near
    )


def _is_sized(phrase: NounPhrase, clause: Clause) -> bool:
    """ "a delay of 200 ms", "a team of four"."""
    at = phrase.end + 1
    if phrase.is_subject or clause.head(phrase).endswith(("al", "tion", "sion", "ance")):
        # "needs the approval of three departments"
        return False
    return at < len(clause.words) and clause.words[at].is_number


def _is_saying(phrase: NounPhrase, clause: Clause) -> bool:
    """ "the engine is end of life"."""
    return (
        phrase.link in BE_HAVE_DO
        and clause.head(phrase) == "end"
        and clause.after(phrase, 1) in {"life", "support"}
    )


def _of_matter(phrase: NounPhrase, clause: Clause) -> str:
    """Matter and what may be either: "the" before "of", and where a name makes it one certain thing."""
    head, telling = clause.head(phrase), clause.telling
    if clause.after(phrase) == "of":
        return _of_matter_of(phrase, clause)
    if telling is Telling.LIKED and phrase.start == 0:
        # "walking through a season with you" is an activity
        return "" if phrase.size == 1 and head.endswith("ing") else "the"
    told = telling in {Telling.TALK, Telling.SAID, Telling.LIKED}
    # "forecasting volume" may be a deed or a thing; without an article it is right as both.
    is_certain = head in CERTAIN and phrase.size > 1 and not clause.first(phrase).endswith("ing")
    return "the" if told and is_certain else ""


def _of_matter_of(phrase: NounPhrase, clause: Clause) -> str:
    """ "onboarding of new hires", "creation of a supplier", "closes end of March"."""
    head, telling, is_either = clause.head(phrase), clause.telling, phrase.kind is Kind.BOTH
    if head in BEFORE_OF or _is_saying(phrase, clause) or clause.after(phrase, 1).startswith(head):
        # "plenty of tests", "scrum of scrums"
        return ""
    if phrase.start and _is_sized(phrase, clause) and telling is not Telling.IDEA:
        return "a"
    if head == "end" and phrase.start and phrase.link not in _NO_LINK:
        return "at the"
    if telling in {Telling.TALK, Telling.SAID, Telling.LIKED}:
        return "the" if phrase.link == "" or is_either else ""
    if telling is not Telling.DEED:
        return "" if not is_either else "the" if phrase.link else "a"
    if not is_object(phrase) or phrase.link in WEAK_DEEDS:
        return ""
    return "the" if phrase.link not in EVENTS else "a" if is_either else ""
