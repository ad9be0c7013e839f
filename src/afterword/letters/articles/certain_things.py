"""Whether a noun phrase is a single thing that cannot stand without an article, told by its own words."""

from enum import StrEnum

from afterword.letters.reading.note_clause import Clause, Telling
from afterword.letters.reading.note_words import AUXILIARIES, NoteWord
from afterword.letters.reading.noun_phrases import NounPhrase
from afterword.letters.reading.verb_rules import BE_FORMS
from afterword.letters.words.classes import (
    ACRONYMS,
    ALL_PREPOSITIONS,
    CALENDAR,
    DEMANDING,
    DETERMINERS,
    EVENTS,
    PERSONS,
    PORTIONS,
    STANDING,
)
from afterword.letters.words.lexicon import countable, ordinary, verbs
from afterword.letters.words.nouns import Kind, doubtful, is_listed


class Need(StrEnum):
    """How much a phrase needs the article that it lacks."""

    SURE = "sure"  # cannot stand without one
    FREE = "free"  # reads right with and without
    DOUBT = "doubt"  # lacks something, and what is not certain
    LOOSE = "loose"  # reads right as typed where nothing else is missing
    NONE = "none"  # stands as typed


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


def may_act(word: str) -> bool:
    """Whether a noun may be a verb, describe, or be a small word as well."""
    known = verbs()
    return word in known.every or word in doubtful()["verb"] or word.endswith("ing")


def is_matter(clause: Clause, phrase: NounPhrase) -> bool:
    """Whether a thing may also be matter, or a single word an act, so that a careful writer left nothing out."""
    head = clause.head(phrase)
    # "clone box into a VM": what a command or a deed acts on is a thing.
    is_acted_on = phrase.start == 1 and 0 in clause.verbs
    return head in doubtful()["matter"] or (phrase.size == 1 and may_act(head) and not is_acted_on)


def by_first_word(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    """Words that demand an article, and whose it is: "same form", "half day", "team's health"."""
    head, first = clause.words[phrase.head], clause.words[phrase.start]
    if first.small in DEMANDING or first.small == "own":
        return Need.SURE if phrase.size > 1 and is_listed(head.raw) else Need.DOUBT
    if phrase.link == "of" and clause.before(phrase, 2) in PORTIONS:
        # "part of onboarding" tells of the act
        return Need.NONE if head.small.endswith("ing") and phrase.kind is Kind.MASS else Need.SURE
    if first.small == "half" or (first.small in _IN_A_ROW and phrase.kind not in {Kind.COUNT, Kind.PLURAL}):
        return Need.DOUBT
    if any(word.small.endswith("'s") for word in clause.words[phrase.start : phrase.head]):
        owner = next(word.small[:-2] for word in clause.words[phrase.start :] if word.small.endswith("'s"))
        opens = phrase.start == 0 and clause.telling in NAMES_THINGS
        return Need.SURE if opens and owner in countable() else Need.DOUBT
    return None


def by_what_it_is(clause: Clause, phrase: NounPhrase, text: str) -> Need | None:
    head, first = clause.words[phrase.head], clause.words[phrase.start]
    is_act = phrase.size == 1 or (phrase.size == 2 and (first.is_name or first.small.isupper()))
    if head.small in doubtful()["process"] and is_act and not _opens_thing(clause, phrase):
        # "refinement takes six hours": the act as such, or ours
        return None if clause.after(phrase) == "of" and not phrase.is_subject else Need.NONE
    if "-to-" in first.small:
        # "sim-to-real transfer"
        return Need.LOOSE
    if phrase.size == 1:
        if _is_saying(clause, phrase) or _is_taken_alone(clause, phrase):
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


def _is_taken_alone(clause: Clause, phrase: NounPhrase) -> bool:
    """ "colour alone tells nothing", "colour only is not enough": the kind, and no single one."""
    behind = [word.small for word in clause.words[phrase.end : phrase.end + 2]]
    return phrase.start == 0 and (
        behind[:1] == ["alone"] or (behind[:1] == ["only"] and behind[1:] != [] and behind[1] in BE_FORMS)
    )


def _by_count(clause: Clause, phrase: NounPhrase) -> Need | None:
    head = clause.words[phrase.head]
    matter = _MATTER_IN_PAIRS if phrase.size > 1 else doubtful()["matter"]
    is_event = phrase.link in EVENTS and clause.telling is Telling.DEED
    if phrase.link in {"are", "were"}:
        # "points are theatre"
        return Need.DOUBT
    if (
        head.small in matter
        and not is_event
        and not (clause.after(phrase) == "of" or _opens_thing(clause, phrase))
    ):
        return Need.DOUBT
    if phrase.link == "on" and phrase.size == 2 and head.small in {"day", "night", "duty"}:
        # "on release day"
        return Need.LOOSE
    if phrase.link in _MEANS and phrase.size > 1 and may_act(head.small):
        # "by text message", "by night train"
        return Need.LOOSE
    if phrase.size == 1:
        return None if not may_act(head.small) or _is_thing_here(clause, phrase) else Need.DOUBT
    return _by_what_describes(clause, phrase)


_LIKE_IT = frozenset(["family", "home", "magic", "clockwork", "lightning", "gold", "glue", "water", "silk"])


def _is_saying(clause: Clause, phrase: NounPhrase) -> bool:
    """ "gets cut", "out of date", "is like family"."""
    if phrase.link == "like" and clause.head(phrase) in _LIKE_IT:
        return True
    if phrase.link in _GET and clause.head(phrase) in verbs().participle:
        return True
    return phrase.link == "of" and clause.before(phrase, 2) == "out"


# Behind these a single bare word may be the name of a tool: "use feast".
_TRIED = frozenset(["use", "uses", "try", "tried", "adopt", "adopted", "choose", "chose", "pick", "picked"])


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
        return verb in AUXILIARIES or verb in verbs().sure_third or (shown and verb in verbs().third)
    if clause.before(phrase) != link or head in STANDING or link in _TRIED:
        return False
    if link in ALL_PREPOSITIONS:
        return link not in _LOOSE
    return link in verbs().finite and link not in _LIGHT and head not in verbs().participle


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
    return word.small in known.sure_third or (word.small in known.sure_base and not is_listed(word.small))
