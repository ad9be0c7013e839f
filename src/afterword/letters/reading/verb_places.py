"""Which words of a note are verbs. A word that may be a noun is one only where its neighbours show it."""

from collections.abc import Callable

from afterword.letters.reading.likely_verbs import find_likely
from afterword.letters.reading.note_words import AUXILIARIES, OBJECT_STARTS, NoteWord, is_object
from afterword.letters.words.classes import (
    ADVERBS,
    ALL_PREPOSITIONS,
    CLAUSE_OPENERS,
    CLOSERS,
    DETERMINERS,
    DIRECTIONS,
    JOINERS,
    MODALS,
    OBJECTS,
    PRONOUNS,
    SOFTENERS,
    SUBJECTS,
)
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, is_listed, kind_of

_BEFORE_VERB = ADVERBS | AUXILIARIES | SOFTENERS
_PERSONS = frozenset(["i", "we", "you", "they", "he", "she", "who"])
_PERSONAL_OBJECTS = PRONOUNS | {"it", "them", "us", "me", "him"}
_WHO = frozenset(["that", "which", "who"])
# What these open is told in a sentence of its own: "why login errors only show up on Mondays".
_TELLS = frozenset(["why", "how", "whether", "because", "if", "when", "where"])
_LETS = frozenset(
    ["dare", "dares", "dared", "help", "helps", "helped", "let", "lets", "make", "makes", "made"]
)
_BE = frozenset(
    ["am", "is", "are", "was", "were", "aren't", "isn't", "wasn't", "weren't", "be", "been", "being"]
)
_HAVE = frozenset(["has", "have", "had", "hasn't", "haven't"])
_DO = frozenset(["do", "does", "did", "don't", "doesn't", "didn't"])
_OPENING = SUBJECTS | {"time"}
_NEW_SUBJECTS = SUBJECTS - {"there", "this"}
# "every team needed one before the others were ready": the first verb stands before them.
_UNTIL = frozenset(["before", "after", "until", "than"])
_AFTER_COMMAND = OBJECT_STARTS | {"only"}
_CONTRASTS = frozenset(["but", "so", "yet"])
_BEFORE_OBJECT = JOINERS | ALL_PREPOSITIONS | AUXILIARIES | CLAUSE_OPENERS
_NO_OBJECT = ALL_PREPOSITIONS | JOINERS | AUXILIARIES
_BEFORE_NOUN = DETERMINERS | ALL_PREPOSITIONS
_NO_VERB = ADVERBS | DETERMINERS | ALL_PREPOSITIONS | OBJECTS | CLOSERS | {"another", "one"}
_AFTER_PARTICIPLE = ALL_PREPOSITIONS | ADVERBS | JOINERS | DETERMINERS
# Behind these a word that no list knows as a verb may be one all the same.
_BEFORE_UNKNOWN = MODALS | _PERSONS | ADVERBS | _BE
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
    return (at == 0 or words[at - 1].small != "to") and not (at == end - 1 and words[at].small in _DO)


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
    is_state = words[at - 1].small in _BE and words[at].small.endswith("ed") and at + 1 < len(words)
    return is_state and words[at + 1].is_thing


def _end_of_clause(words: list[NoteWord], start: int) -> int:
    """Behind the last word of the clause that begins at `start`: a mark, or a word that opens another one."""
    for at in range(start + 1, len(words)):
        small, before = words[at].small, words[at - 1].small
        each_time = before == "time" and at > 1 and words[at - 2].small in {"each", "every"}
        opens = small in CLAUSE_OPENERS and before not in CLAUSE_OPENERS
        if words[at - 1].is_mark or each_time or opens or (small in _CONTRASTS and at + 2 < len(words)):
            return at
        if small in _NEW_SUBJECTS and before not in _BEFORE_OBJECT:
            return at
    return len(words)


def _is_time(words: list[NoteWord], at: int) -> bool:
    """The hour and the month: "at 4 am", "by 22 may"."""
    return words[at].small in {"am", "may"} and at > 0 and words[at - 1].is_number


_Rule = Callable[[list[NoteWord], int, int], bool | None]


def _is_sure(words: list[NoteWord], at: int, start: int) -> bool:
    """Whether the word at `at`, in the clause that begins at `start`, is a verb beyond doubt."""
    word = words[at]
    if word.is_name or word.is_number or word.is_mark:
        return False
    if word.small in AUXILIARIES:
        return not _is_time(words, at)
    if at == start or (word.small not in verbs().every and words[at - 1].small not in _BEFORE_UNKNOWN):
        return False
    for rule in _RULES:
        verdict = rule(words, at, start)
        if verdict is not None:
            return verdict
    return False


def _behind_to(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "to plan a release"; not "the link to patch series", "from batch to stream"."""
    before = words[at - 1].small
    if before == "to" or (before in {"not", "never"} and at - 2 >= start):
        is_base = words[at].small in verbs().base
        return is_base and not (before == "to" and _tells_where(words, at, start))
    return None


def _tells_where(words: list[NoteWord], at: int, start: int) -> bool:
    earlier = [word.small for word in words[max(start, at - 6) : at - 1]]
    after = words[at + 1].small if at + 1 < len(words) else ""
    if not earlier or after == "of":
        return after == "of"
    return "from" in earlier or earlier[-1] in DIRECTIONS or not DIRECTIONS.isdisjoint(earlier[:2])


def _behind_modal(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "could hint", "may only hint"."""
    place = at - 1
    if place > start and words[place].small in ADVERBS:
        place -= 1
    if words[place].small not in MODALS and not words[place].small.endswith(("'ll", "'d")):
        return None
    return words[at].small not in _NO_VERB and not words[at].small.endswith("ly")


def _behind_auxiliary(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "is driven by", "has tested the restore"; not "was an expired certificate"."""
    before, small, known = words[at - 1].small, words[at].small, verbs()
    if (before in ADVERBS or before == "ever") and at - 2 >= start and words[at - 2].small in _HAVE:
        # "had never thought about it"
        return small in known.participle
    if before in _DO:
        return small in known.base
    if before in _HAVE:
        return small in known.participle and kind_of(small) is Kind.DESCRIBES
    if before not in _BE:
        return None
    after = words[at + 1] if at + 1 < len(words) else None
    if small in known.gerund:
        return after is None or after.kind is not Kind.COUNT
    if small not in known.participle and not (small.endswith("ed") and kind_of(small) is Kind.DESCRIBES):
        return False
    if not small.endswith("ed") and not is_listed(small):
        return True
    return after is None or after.small in _AFTER_PARTICIPLE or not after.is_thing


def _behind_who(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "tables that break", "who owns it"; not "that build"."""
    if words[at - 1].small not in _WHO or words[at].small not in verbs().finite:
        return None
    if words[at - 1].small == "who":
        # "who pays van"
        return True
    if words[at - 1].small == "that" and at > 1 and words[at - 2].small in ALL_PREPOSITIONS:
        # "after that last release"
        return None
    return words[at].small not in verbs().nouny or (at > 1 and words[at - 2].is_thing)


def _before_pronoun(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "slow it down", "change nothing"; and "dares touch the module"."""
    if words[at].small not in verbs().base:
        return None
    if words[at - 1].small in _LETS and _takes_object(words, at):
        return True
    if words[at - 1].small in OBJECTS and at > 1 and words[at - 2].small in _LETS:
        # "would help me plan"
        return True
    is_shown = at + 1 < len(words) and words[at + 1].small in _PERSONAL_OBJECTS
    return True if is_shown else None


def _behind_subject(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "nobody owns", "you always buy", "you precompile"."""
    place = at - 2 if words[at - 1].small in ADVERBS and at - 2 >= start else at - 1
    before = words[place].small
    if before in {"them", "these", "those"} and place > start and words[place - 1].small == "of":
        # "60 of them exist today"
        return words[at].small in verbs().finite
    if before not in _NEW_SUBJECTS or not (words[at].small in verbs().finite or before in _PERSONS):
        return None
    return words[at].small not in _NO_VERB


def _by_form(words: list[NoteWord], at: int, start: int) -> bool | None:
    """Forms that are no nouns: "takes" where a lists says so, "broke", "went"."""
    small, known, before = words[at].small, verbs(), words[at - 1].small
    is_third = small in known.third and small not in known.nouny
    is_past = small in known.past and small not in known.participle and small not in known.base
    return before not in _BEFORE_NOUN if is_third or is_past else None


def _behind_joiner(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "and wrote its runbook", "and change the date", "takes two hours and needs the team"."""
    small, known = words[at].small, verbs()
    if words[at - 1].small in JOINERS and small in known.third and _takes_object(words, at):
        earlier = any(word.small in known.third and word.small != small for word in words[start + 1 : at - 1])
        return True if earlier else None
    if words[at - 1].small in JOINERS and small in known.base and small in known.past:
        # "defined SLOs and set up alerts"
        return True if any(word.small in known.past for word in words[start : at - 1]) else None
    if words[at - 1].small not in JOINERS or not _takes_object(words, at):
        return None
    if small in known.base and any(word.small in known.sure_base for word in words[start + 1 : at - 1]):
        # "patients forget the password and call the front desk"
        return words[start].kind is Kind.PLURAL or words[at + 1].small in _AFTER_COMMAND
    if small in known.past and small not in known.base:
        # "regulation and delayed rollout": without a verb before it, it describes.
        return any(word.small in known.every for word in words[start : at - 1])
    return small in known.base and words[at + 1].small in _AFTER_COMMAND


_RULES: tuple[_Rule, ...] = (
    _behind_modal,
    _behind_to,
    _behind_auxiliary,
    _behind_who,
    _before_pronoun,
    _behind_subject,
    _by_form,
    _behind_joiner,
)


def _takes_object(words: list[NoteWord], at: int) -> bool:
    """Whether what follows may be what the verb acts on."""
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    return after.is_name or is_object(after) or (after.small not in _NO_OBJECT and not after.is_mark)
