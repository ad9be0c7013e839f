"""Which words of a note are verbs. A word that may be a noun is one only where its neighbours show it."""

from afterword.letters.reading.likely_verbs import find_likely
from afterword.letters.reading.note_words import AUXILIARIES, NoteWord, is_object
from afterword.letters.reading.verb_rules import BE_FORMS, DO_FORMS, NEW_SUBJECTS, PERSONAL, RULES
from afterword.letters.words.classes import (
    ADVERBS,
    ALL_PREPOSITIONS,
    CLAUSE_OPENERS,
    JOINERS,
    MODALS,
    SOFTENERS,
)
from afterword.letters.words.lexicon import verbs

_BEFORE_VERB = ADVERBS | AUXILIARIES | SOFTENERS
# What these open is told in a sentence of its own: "why login errors only show up on Mondays".
_TELLS = frozenset(["why", "how", "whether", "because", "if", "when", "where"])
# "every team needed one before the others were ready": the first verb stands before them.
_UNTIL = frozenset(["before", "after", "until", "than"])
_CONTRASTS = frozenset(["but", "so", "yet"])
_BEFORE_OBJECT = JOINERS | ALL_PREPOSITIONS | AUXILIARIES | CLAUSE_OPENERS
# Behind these a word that no list knows as a verb may be one all the same.
_BEFORE_UNKNOWN = MODALS | PERSONAL | ADVERBS | BE_FORMS
_TELLS_HOW = frozenset(["by", "in", "with", "for", "of", "on", "from", "as"])


def find_verbs(words: list[NoteWord], *, tells: bool, starts_with_verb: bool) -> frozenset[int]:
    """The places of verbs. `tells` says that the note is a sentence and not the name of a thing;
    `starts_with_verb` that its first word (after adverbs) is a command, a deed or an activity."""
    found: set[int] = set()
    at = 0
    while at < len(words):
        end = _end_of_clause(words, at)
        first = _first_place(words) if starts_with_verb and at == 0 else -1
        sure = {place for place in range(at, end) if place != first and _is_sure(words, place, at)}
        found |= sure | ({first} if first >= 0 else set())
        main = min((place for place in sure if _is_main(words, place, end)), default=end)
        until = next((place for place in range(at + 2, main) if words[place].small in _UNTIL), main)
        if until == main < end and words[main - 1].small in JOINERS:
            # "the run needs 30 hours and blocks the changes"
            until -= 1
        if first < 0 and (main == end or until < main) and (tells or words[at].small in _TELLS):
            found |= find_likely(words, at, until)
        at = end
    if starts_with_verb and 0 in found and words[0].small in verbs().base:
        found |= {at for at in range(3, len(words) - 1) if _commands_too(words, at)}
    return frozenset(found)


def _commands_too(words: list[NoteWord], at: int) -> bool:
    """ "start with one dashboard, then talk about names", "rehearse it, fix one step each time"."""
    if words[at].small not in verbs().base or words[at].small in verbs().past:
        return False
    after, before = words[at + 1], words[at - 1].small
    is_next = before == "then" and (words[at - 2].is_mark or words[at - 2].small == "and")
    if before == "and":
        return is_object(after)
    return (is_next or words[at - 1].is_mark) and (
        is_object(after) or after.small in _TELLS_HOW | {"about", "to", "through", "only"}
    )


def _is_main(words: list[NoteWord], at: int, end: int) -> bool:
    """Whether a verb can be the one of its clause: not "to test", not "before the machine does"."""
    return (at == 0 or words[at - 1].small != "to") and not (at == end - 1 and words[at].small in DO_FORMS)


def _first_place(words: list[NoteWord]) -> int:
    at = 0
    while at < len(words) - 1 and (words[at].small in _BEFORE_VERB or words[at].small.endswith("ly")):
        if words[at].small in AUXILIARIES and _describes_behind(words, at + 1):
            # "did a PHP upgrade", "am certified scrum master"
            break
        at += 1
    return at


def _describes_behind(words: list[NoteWord], at: int) -> bool:
    if words[at].small not in verbs().every:
        return True
    is_state = words[at - 1].small in BE_FORMS and words[at].small.endswith("ed") and at + 1 < len(words)
    return is_state and words[at + 1].is_thing


def _end_of_clause(words: list[NoteWord], start: int) -> int:
    """Behind the last word of the clause that begins at `start`: a mark, or a word that opens another one."""
    for at in range(start + 1, len(words)):
        small, before = words[at].small, words[at - 1].small
        each_time = before == "time" and at > 1 and words[at - 2].small in {"each", "every"}
        opens = small in CLAUSE_OPENERS and before not in CLAUSE_OPENERS
        if words[at - 1].is_mark or each_time or opens or (small in _CONTRASTS and at + 2 < len(words)):
            return at
        if small in NEW_SUBJECTS and before not in _BEFORE_OBJECT:
            return at
    return len(words)


def _is_time(words: list[NoteWord], at: int) -> bool:
    """The hour and the month: "at 4 am", "by 22 may"."""
    return words[at].small in {"am", "may"} and at > 0 and words[at - 1].is_number


def _is_sure(words: list[NoteWord], at: int, start: int) -> bool:
    """Whether the word at `at`, in the clause that begins at `start`, is a verb beyond doubt."""
    word = words[at]
    if word.is_name or word.is_number or word.is_mark:
        return False
    if word.small in AUXILIARIES:
        return not _is_time(words, at)
    if at == start or (word.small not in verbs().every and words[at - 1].small not in _BEFORE_UNKNOWN):
        return False
    for rule in RULES:
        verdict = rule(words, at, start)
        if verdict is not None:
            return verdict
    return False
