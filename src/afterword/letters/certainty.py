"""Whether an article that a note lacks is missing beyond doubt.

A word that English could hold as typed keeps its place as typed: a verb ("does not cap its size"), matter ("to double
entry"), a saying ("out of date"), one half of a pair ("between first and second line"). What is left must be a thing
that the lists know as one, in a place where only a thing can stand, with nothing before it that says which.
"""

from enum import StrEnum
from functools import cache

from afterword.letters.lexicon import countable, ordinary, read_lines, verbs
from afterword.letters.note_clause import Clause, Telling
from afterword.letters.note_words import AUXILIARIES, NoteWord, is_object
from afterword.letters.noun_phrases import NounPhrase
from afterword.letters.nouns import Kind, is_listed
from afterword.letters.word_classes import (
    ACRONYMS,
    ADVERBS,
    ALL_PREPOSITIONS,
    BE_HAVE_DO,
    CALENDAR,
    CLAUSE_OPENERS,
    DEMANDING,
    DETERMINERS,
    EVENTS,
    JOINERS,
    MODALS,
    PERSONS,
    PORTIONS,
    STANDING,
)


class Need(StrEnum):
    """How much a phrase needs the article that it lacks."""

    SURE = "sure"  # cannot stand without one
    FREE = "free"  # reads right with and without
    DOUBT = "doubt"  # lacks something, and what is not certain
    LOOSE = "loose"  # reads right as typed where nothing else is missing
    NONE = "none"  # stands as typed


_PAIRED = frozenset(["from", "between", "vs", "versus"])
_VERSUS = frozenset(["vs", "versus"])
_HALVES = JOINERS | {"to", "vs", "versus"}
_NEVER = MODALS | {"not", "never", "than", "rather", "do", "does", "did", "till", "as", "via"}
_PLURAL_NAMES = frozenset(
    [
        "sales",
        "operations",
        "ops",
        "customs",
        "news",
        "logistics",
        "systems",
        "payments",
        "data",
        "media",
        "claims",
    ]
)
_MATTER_IN_PAIRS = frozenset([
    "approval", "action", "interaction", "entry", "contact", "demand", "vote", "response", "agreement", "law",
    "theory", "practice", "error", "access", "code", "debate", "research", "music",
])  # fmt: skip
NAMES_THINGS = frozenset([Telling.TALK, Telling.LIKED, Telling.STEP])
_NO_OBJECT = frozenset(["each", "every", "most", "more", "less", "all"])
_MEANS = frozenset(["by", "via", "per"])
_LOOSE = frozenset(["to", "by", "via", "as", "like", "than", "per", "except", "but"])
_LIGHT = frozenset(
    form
    for forms in ("get gets got", "keep keeps kept", "make makes made", "let lets", "help helps helped", "go goes went",
                  "come comes came", "take takes took", "do does did", "have has had", "be is are was were am",
                  "start starts started", "stop stops stopped", "try tries tried", "say says said", "find finds found")
    for form in forms.split()
)  # fmt: skip
_GET = frozenset(["get", "gets", "got", "getting", "gotten"])
_UNTIL = frozenset(["by", "until", "till", "of", "before"])
_IN_A_ROW = frozenset(["first", "second", "third", "fourth", "fifth", "last", "next", "top"])
_COMMANDS = frozenset(["plan", "monitor", "use", "stop", "set", "move", "split", "cut", "start"])
# Before "of" these want their article although they are matter: "the cost of the licence".
_WANTS_THE = frozenset(
    ["cost", "price", "end", "size", "length", "depth", "width", "volume", "lack", "use", "state"]
)
_BEHIND = ALL_PREPOSITIONS | JOINERS | CLAUSE_OPENERS | ADVERBS | AUXILIARIES | {"too", "per", "today"}


@cache
def doubtful() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {"verb": set(), "matter": set()}
    for line in read_lines("nouns-doubtful"):
        name, _, words = line.partition(":")
        found[name] |= set(words.split())
    return {name: frozenset(words) for name, words in found.items()}


def may_act(word: str) -> bool:
    """Whether a noun may be a verb, describe, or be a small word as well."""
    known = verbs()
    return word in known.every or word in doubtful()["verb"] or word.endswith("ing")


def is_matter(clause: Clause, phrase: NounPhrase) -> bool:
    """Whether a thing may also be matter, or a single word an act, so that a careful writer left nothing out."""
    head = clause.head(phrase)
    return head in doubtful()["matter"] or (phrase.size == 1 and may_act(head))


def need_of(clause: Clause, at: int, text: str) -> Need:
    """How much the phrase with the number `at` needs its article."""
    phrase = clause.phrases[at]
    if phrase.is_given:
        return Need.SURE
    for rule in (
        _by_marks,
        _by_pair,
        _by_first_word,
        _by_what_it_is,
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
    return Need.NONE if any(mark in near for mark in "\"“”«»'‘") and "'s" not in near else None


def _by_pair(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    """ "from day to night shift", "between first and second line", "with name and date"."""
    before, behind = clause.before(phrase), clause.after(phrase)
    earlier = [word.small for word in clause.words[max(0, phrase.start - 6) : phrase.start]]
    if not _PAIRED.isdisjoint(earlier) and (before in _HALVES or behind in _HALVES):
        either = may_act(clause.head(phrase)) or clause.head(phrase) in doubtful()["matter"]
        return Need.LOOSE if either else Need.DOUBT
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


def _are_joined(one: NounPhrase, two: NounPhrase) -> bool:
    return two.is_second and one.end == two.start - 1


def _by_first_word(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    """Words that demand an article, and whose it is: "same form", "half day", "team's health"."""
    head, first = clause.words[phrase.head], clause.words[phrase.start]
    if first.small in DEMANDING or first.small == "own":
        return Need.SURE if phrase.size > 1 and is_listed(head.raw) else Need.DOUBT
    if phrase.link == "of" and clause.before(phrase, 2) in PORTIONS:
        return Need.SURE
    if first.small == "half" or (first.small in _IN_A_ROW and phrase.kind not in {Kind.COUNT, Kind.PLURAL}):
        return Need.DOUBT
    if any(word.small.endswith("'s") for word in clause.words[phrase.start : phrase.head]):
        owner = next(word.small[:-2] for word in clause.words[phrase.start :] if word.small.endswith("'s"))
        opens = phrase.start == 0 and clause.telling in NAMES_THINGS
        return Need.SURE if opens and owner in countable() else Need.DOUBT
    return None


def _by_what_it_is(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    head, first = clause.words[phrase.head], clause.words[phrase.start]
    if phrase.size == 1:
        if _is_saying(clause, phrase):
            return Need.NONE
        if head.small in CALENDAR | {"end"} and phrase.link in _UNTIL:
            return Need.FREE
    if phrase.kind is Kind.PLURAL:
        return None if first.small in _IN_A_ROW else Need.NONE
    if phrase.kind is not Kind.COUNT:
        wants = head.small in _WANTS_THE and clause.after(phrase) == "of"
        return None if phrase.start == 0 and (wants or clause.telling is Telling.LIKED) else Need.FREE
    if not is_listed(head.raw) and head.small not in ACRONYMS:
        # "doctors dictate": a verb that no list knows
        many = phrase.size > 1 and clause.words[phrase.head - 1].kind is Kind.PLURAL
        return Need.NONE if many else Need.DOUBT
    return _by_count(clause, phrase)


def _by_count(clause: Clause, phrase: NounPhrase) -> Need | None:
    head = clause.words[phrase.head]
    matter = _MATTER_IN_PAIRS if phrase.size > 1 else doubtful()["matter"]
    is_event = phrase.link in EVENTS and clause.telling is Telling.DEED
    if (
        head.small in matter
        and not is_event
        and not (clause.after(phrase) == "of" or _opens_thing(clause, phrase))
    ):
        return Need.DOUBT
    if phrase.link in _MEANS and phrase.size > 1 and may_act(head.small):
        # "by text message", "by night train"
        return Need.LOOSE
    if phrase.size == 1:
        return None if not may_act(head.small) or _is_thing_here(clause, phrase) else Need.DOUBT
    return _by_what_describes(clause, phrase)


def _is_saying(clause: Clause, phrase: NounPhrase) -> bool:
    """ "gets cut", "out of date"."""
    if phrase.link in _GET and clause.head(phrase) in verbs().participle:
        return True
    return phrase.link == "of" and clause.before(phrase, 2) == "out"


def _opens_thing(clause: Clause, phrase: NounPhrase) -> bool:
    """Whether a note that names a thing begins with the phrase: no verb can stand there."""
    if phrase.start or clause.telling not in NAMES_THINGS:
        return False
    behind = clause.words[phrase.end] if phrase.end < len(clause.words) else None
    return behind is None or behind.small in ALL_PREPOSITIONS or behind.is_mark


def _is_thing_here(clause: Clause, phrase: NounPhrase) -> bool:
    """Whether a single word that may act is a thing where it stands: "build takes an hour", "in project"."""
    head, link = clause.head(phrase), phrase.link
    if _opens_thing(clause, phrase) or (clause.after(phrase) == "of" and phrase.start == 0):
        return True
    if phrase.is_subject:
        verb, behind = clause.words[phrase.end].small, clause.after(phrase, 1)
        shown = behind[:1].isdigit() or behind in DETERMINERS
        return (
            verb in AUXILIARIES or verb in verbs().third - verbs().nouny or (shown and verb in verbs().third)
        )
    if clause.before(phrase) != link or head in STANDING:
        return False
    if link in ALL_PREPOSITIONS:
        return link not in _LOOSE
    return link in verbs().finite - _LIGHT and head not in verbs().participle


def _by_what_describes(clause: Clause, phrase: NounPhrase) -> Need | None:
    head = clause.words[phrase.head]
    before = clause.words[phrase.start : phrase.head]
    if not before:
        return Need.DOUBT
    if any(_is_act(word) for word in before) or (phrase.start == 0 and _may_be_owner(before[0])):
        return Need.DOUBT
    many = any(word.kind is Kind.PLURAL and not word.is_name for word in before)
    head_first = before[0].small.endswith("ing") and phrase.start == 0
    if head_first and head.small in PERSONS:
        # "meeting head nurse"
        return Need.DOUBT
    is_placed = phrase.link in ALL_PREPOSITIONS - _LOOSE or _opens_thing(clause, phrase)
    if many and may_act(head.small) and not is_placed and not _PLURAL_NAMES & {word.small for word in before}:
        return Need.NONE
    first = before[0]
    if phrase.start or phrase.is_subject or first.small not in verbs().base:
        return None
    if clause.telling is Telling.STEP:
        return Need.DOUBT
    # "resize image", "plan migration": a command or a name
    return Need.DOUBT if clause.telling not in NAMES_THINGS or first.small in _COMMANDS else None


def _may_be_owner(word: NoteWord) -> bool:
    """ "gordons whiteboard"."""
    is_known = word.is_name or not word.small.isalpha() or is_listed(word.raw) or word.small in ordinary()
    return not is_known and word.small.endswith("s")


def _is_act(word: NoteWord) -> bool:
    """A form that is no part of a name: "takes", "send"."""
    known = verbs()
    if word.is_name or word.is_number:
        return False
    return word.small in known.third - known.nouny or (
        word.small in known.base - known.nouny and not is_listed(word.small)
    )


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
    if verb.small in known.third or verb.small in known.past - known.base:
        return None
    return Need.DOUBT
