"""The one open question of the writer that a thank-you may put to its reader.

Questions are typed as notes to oneself ("team size?"), so only those are used that are whole questions or clauses
already, are about the work, and name nobody that the reader could not place. The others stay in the notes: a
question that is left out costs nothing, so nothing is asked about it. Rule C11 allows one question a letter.
"""

import re

from afterword.letters.articles.supplied import complete
from afterword.letters.debrief import PersonNotes
from afterword.letters.fields.author import writes_articles
from afterword.letters.fields.intake import Fragment
from afterword.letters.fields.setting import Setting
from afterword.letters.reading.finite import count_finite, split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.reading.note_clause import Telling
from afterword.letters.reading.verb_here import is_plural, is_verb_here
from afterword.letters.words.classes import BE_HAVE_DO, DETERMINERS, MODALS, SUBJECTS, WH_WORDS
from afterword.letters.words.cleaning import small_start, tidy, trim
from afterword.letters.words.lexicon import proper_words, verbs
from afterword.letters.words.name_case import right_case
from afterword.letters.words.nouns import Kind, kind_of
from afterword.letters.words.spelling import spell

_MOST_WORDS, _FEWEST_WORDS = 22, 4
_AUXILIARIES = BE_HAVE_DO | MODALS
_DO = frozenset(["do", "does", "did"])
_MEASURES = frozenset(["many", "much", "often", "long", "big", "large", "far", "soon", "fast", "old", "well"])
# People whom the reader could not place, or who would be the reader.
_NOT_PLACED = frozenset(["they", "them", "their", "he", "she", "him", "his", "her", "we", "us", "our"])
# What the writer would gain: for a talk with the recruiter, not for thanks.
_OWN_GAIN = re.compile(
    r"\b(?:relocat\w+|visas?|sponsor\w*|vacation|holidays?|pto|time off|days off|(?:parental|sick) leave|benefits?|"
    r"insurance|pensions?|401k|perks?|bonus\w*|overtime|raises?|promotions?|probation|home ?office|wfh|remote\w*|"
    r"working hours|hours a week|other candidates?|background check|clearance|start date)\b",
    re.I,
)
_LEAD_IN = re.compile(
    r"^(?:(?:still )?(?:open|unclear|to ask|ask(?: them| her| him)?)\s*[:\-]\s*|"
    r"(?:i(?: would|'d) (?:still )?like to (?:know|ask)|i wonder(?:ed)?|wondering|curious)\s+)(?=\w)",
    re.I,
)


def open_question(person: PersonNotes, setting: Setting, *, of_offer: bool = False) -> Fragment | None:
    """The first of the person's open questions that can stand in a letter, or None. Who holds an offer may ask about
    the start and the leave too."""
    for at, typed in enumerate(person.questions):
        read = _read(tidy(typed), setting, of_offer=of_offer)
        if read is not None:
            text, form = read
            return Fragment(field="question", path=f"{setting.path}.questions[{at}]", text=text, form=form)
    return None


def _read(typed: str, setting: Setting, *, of_offer: bool) -> tuple[str, Form] | None:
    text = trim(_LEAD_IN.sub("", trim(typed))).rstrip("? ")
    tokens = split_tokens(text)
    if not _FEWEST_WORDS <= len(tokens) <= _MOST_WORDS or _is_our_own_affair(text, tokens, of_offer=of_offer):
        return None
    form = form_of_question(tokens)
    if form is None or re.search(r"[?;:!]|\.\s", text):
        return None
    if tokens[0] == "if":
        text = "whether" + text[2:]
    text = small_start(right_case(text), setting.names)
    completion = complete(text, Telling.TALK)
    if completion.lacks and not writes_articles(setting.people):
        # Words seem to be missing; the note was for the writer alone.
        return None
    return (spell(text, setting.spelling) if setting.spelling else text), form


_BEGINS_CLAUSE = SUBJECTS | DETERMINERS
_THINGS = frozenset([Kind.NAME, Kind.COUNT, Kind.MASS, Kind.BOTH, Kind.PLURAL])
_FAR = 4


def form_of_question(tokens: list[str]) -> Form | None:
    """QUESTION for one that is put ("how do you test"), WH for one that is told ("how you test"), None for what is
    neither for certain ("team size", "on-call or not")."""
    first, second = tokens[0], tokens[1]
    if first in {"whether", "if"}:
        is_clause = second == "you" or (second in _BEGINS_CLAUSE and sum(count_finite(tokens[1:])[:2]) > 0)
        return Form.WH if is_clause else None
    if first in _AUXILIARIES:
        # "do surveyors see their corrections"
        many_act = first in {"do", "did"} and is_plural(second) and tokens[2] in verbs().base
        # "is German really required"
        is_thing = second in proper_words() or kind_of(second) in _THINGS
        named = is_thing and first not in {"have", "had"} and second not in _NOT_PLACED
        return Form.QUESTION if second in _BEGINS_CLAUSE or many_act or named else None
    if first not in WH_WORDS:
        return None
    if first in {"who", "what"} and second in verbs().third:
        return Form.QUESTION
    if second in {"you", "your", "the"} or (second == "to" and first in {"how", "where", "when"}):
        return Form.WH
    at = next((at for at, token in enumerate(tokens[:9]) if at and token in _AUXILIARIES), 0)
    if not at and second in {"many", "much"}:
        # "how much of the work lies with suppliers"
        at = next((at for at in range(3, len(tokens) - 1) if is_verb_here(tokens, at)), 0)
        return Form.QUESTION if at else None
    between = tokens[1:at]
    counted = (between[:1] in (["many"], ["much"]) or first in {"what", "which"}) and "of" in between[:3]
    if not at or (at > _FAR and not counted):
        return None
    # "how many analysts are on the night shift"
    rest = between[1:] if between[:1] in (["many"], ["much"]) else between
    if _BEGINS_CLAUSE & set(rest) and not (counted and not SUBJECTS & set(rest)):
        # "how many of the tickets are ...": what is counted, and no clause
        return None
    if tokens[at] in _DO or not between:
        return Form.QUESTION if at + 2 < len(tokens) else None
    # "which tools are used", "how many people are on call"; but "how releases are planned" is told.
    return Form.QUESTION if first in {"which", "what", "whose"} or between[0] in _MEASURES else Form.WH


def _is_our_own_affair(text: str, tokens: list[str], *, of_offer: bool) -> bool:
    """Whether a question is about the writer's gain, about what is private, or about somebody not named in it."""
    # Both lists are read only where a question was noted at all.
    from afterword.letters.notes.private import private_kind
    from afterword.letters.notes.values import Scope

    at = next((at for at, token in enumerate(tokens) if token in _NOT_PLACED), 0)
    placed = tokens[at] in {"they", "them", "their"} and any(map(is_plural, tokens[1:at]))
    if (not placed and _NOT_PLACED & set(tokens)) or "it" in tokens[:3]:
        return True
    if not of_offer and _OWN_GAIN.search(text):
        return True
    return private_kind(text, Scope(reader="")) is not None
