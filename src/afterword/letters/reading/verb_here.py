"""Whether a word in a row of words is their finite verb, by what it can be and what stands beside it."""

from functools import lru_cache

from afterword.letters.reading.finite import is_sure_verb
from afterword.letters.words.classes import (
    ADVERBS,
    ALL_PREPOSITIONS,
    BE_HAVE_DO,
    BEHIND_SECOND,
    CALENDAR,
    DEGREES,
    DETERMINERS,
    GROUPS,
    INTRANSITIVES,
    JOINERS,
    MODALS,
    NUMBERS,
    OBJECTS,
    OPENERS,
    PARTICLES_OF_VERBS,
    PLURALS,
    PREPOSITIONS,
    SECOND_VERBS,
    SUBJECTS,
    TIMES,
    WH_WORDS,
)
from afterword.letters.words.lexicon import ordinary, verbs
from afterword.letters.words.nouns import Kind, describing, doubtful, is_listed, kind_of

MARKS = frozenset([",", ";", ":"])
_SUBJECT_ENDS = DETERMINERS | PREPOSITIONS | JOINERS | OPENERS | MODALS | MARKS | {"not", "to"}
_RELATIVES = frozenset(["that", "which", "who"])
THINGS = frozenset(["everything", "anything", "something", "nothing", "everyone", "itself", "themselves"])
_SHOWS_OBJECT = (
    DETERMINERS | OBJECTS | DEGREES | NUMBERS | WH_WORDS | THINGS | PARTICLES_OF_VERBS | {"that", "twice"}
)
SPEAKERS = frozenset(["i", "we", "you", "they"])
_HELPING = BE_HAVE_DO | MODALS
_ALL_SAY = SPEAKERS | {"it", "this", "that"}
_OF_THEM = frozenset(["them", "these", "those", "us"])
_OF_US = frozenset(["all", "both", "each"])
_CLOSED = (
    PREPOSITIONS | JOINERS | OPENERS | DETERMINERS | ADVERBS | NUMBERS | OBJECTS | SUBJECTS | MARKS | {"not"}
)


def _ends_relative(tokens: list[str], at: int) -> bool:
    """ "the project I showed used Flask": two finished verbs in a row, of which the first one has its subject."""
    if at < 3 or tokens[at - 2] not in _OWNERS or not is_nounish(tokens[at - 3]):
        return False
    first, known = tokens[at - 1], verbs()
    is_told = first in known.past and first not in known.sure_base and first not in _BEFORE_PARTICIPLE
    return is_told and tokens[at] in known.past


def _behind_relative(tokens: list[str], at: int) -> bool:
    """ "the tests which need hardware run at night", "everyone who joins breaks production": the second verb of who was
    told of, where what follows shows it."""
    start = next((place for place in range(1, at - 1) if tokens[place] in _RELATIVES), 0)
    if not start or MARKS & set(tokens[:at]) or at + 1 >= len(tokens):
        return False
    first, known = tokens[start + 1], verbs()
    if tokens[start - 1] in _SINGLE:
        return at == start + 2 and first in known.third and tokens[at] in known.third
    if not is_plural(tokens[start - 1]) and tokens[start - 1] not in PLURALS:
        return False
    is_told = first in known.base and (first in known.sure_base or tokens[at] in SECOND_VERBS)
    is_second = tokens[at] in SECOND_VERBS or tokens[at] in known.sure_base
    if not is_told or not is_second or at < start + 2:
        return False
    return tokens[at + 1] in _AFTER_SECOND


_SINGLE = frozenset(["everyone", "everybody", "anyone", "anybody", "someone", "somebody", "nobody"])
_AFTER_SECOND = PREPOSITIONS | DETERMINERS | NUMBERS | BEHIND_SECOND
_OWNERS = SPEAKERS | {"it"}
_BEFORE_PARTICIPLE = _HELPING | {"let", "made", "got", "kept", "found", "left", "saw"}
_FAR = 4
_NO_HEAD = (
    _SUBJECT_ENDS | ALL_PREPOSITIONS | ADVERBS | PARTICLES_OF_VERBS | NUMBERS | OBJECTS | TIMES | {"half"}
)


def is_nounish(word: str) -> bool:
    """Whether a word may end a noun phrase, so that a clause of its own may follow."""
    if word in _NO_HEAD or word[0].isdigit() or word.endswith("ing"):
        return False
    return (word not in verbs().every or word in verbs().nouny) and kind_of(word) is not Kind.DESCRIBES


_SEVERAL = NUMBERS - {"one"}


def is_verb_here(tokens: list[str], at: int) -> bool:
    """Whether the word at `at` is a finite verb, or can be nothing else between its neighbours."""
    if at > 1 and tokens[at - 1] in describing() and tokens[at - 2] in PREPOSITIONS:
        # "for big opens"
        return False
    if is_sure_verb(tokens, at):
        return True
    if _ends_relative(tokens, at) or _behind_relative(tokens, at):
        return True
    if _counts_or_dates(tokens, at):
        return False
    place = _end_of_subject(tokens, at)
    token, subject = tokens[at], tokens[place]
    if subject in SPEAKERS and token not in _CLOSED and not token.endswith(("ing", "s", "ly")):
        # "you precompile shaders", where no list knows the verb
        return True
    if tokens[at - 1] == "to":
        return False
    if (subject in _RELATIVES and place > 0) or (subject in _OF_THEM and tokens[place - 1] == "of"):
        # "60 of them exist today"
        return token in verbs().finite
    if place == 1 and subject in _WITH_ING and tokens[0].endswith("ing") and token in verbs().third:
        # "logging in costs nurses eleven minutes"
        return True
    if subject in _SUBJECT_ENDS:
        return False
    # "your team of eight looks after 300 branches"
    counts = token in verbs().third and subject in _SEVERAL and tokens[place - 1] != "of"
    return not counts and _acts_here(tokens, at, place)


def _counts_or_dates(tokens: list[str], at: int) -> bool:
    """ "washes the same towel 2,000 times", "last week"."""
    if tokens[at] == "times" and (tokens[at - 1] in NUMBERS or tokens[at - 1][0].isdigit()):
        return True
    return tokens[at] == "last" and at + 1 < len(tokens) and tokens[at + 1] in CALENDAR


def _end_of_subject(tokens: list[str], at: int) -> int:
    """The place of the word before the one at `at` that no adverb is: in "we all now own it" that of "we"."""
    place = at - 1
    while place > 0 and (
        tokens[place] in ADVERBS or tokens[place] in _BEHIND_NOUN or tokens[place].endswith("ly")
    ):
        place -= 1
    return place - 1 if place > 0 and tokens[place] in _OF_US and tokens[place - 1] in _ALL_SAY else place


# "two people alive understand it": these tell of what stands before them.
_BEHIND_NOUN = frozenset(
    ["alive", "awake", "aboard", "abroad", "ashore", "nearby", "upstairs", "downstairs", "involved", "responsible",
     "affected", "concerned", "available", "online", "offline"]
)  # fmt: skip
_WITH_ING = frozenset(["in", "out", "up", "off", "on", "down"])
# "the demo worked"
_HAPPENED = frozenset(["worked", "waited", "mattered", "lasted", "stayed", "existed", "complained", "agreed"])
_NOT_OF = PREPOSITIONS - {"of"}


def _acts_here(tokens: list[str], at: int, place: int) -> bool:
    """Whether the word at `at` is the verb of the subject that ends at `place`."""
    token, after, known = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else "", verbs()
    if token in doubtful()["verb"] and after and not is_listed(after) and _is_many(tokens, place):
        # "people shop abroad", "drivers park wherever they can"
        return True
    apart = _acts_apart(token, after) if place < at - 1 and not _is_many(tokens, place) else None
    if apart is not None:
        return apart
    if token in known.third or _may_be_third(token):
        is_many = is_plural(tokens[place]) and not tokens[0].endswith("ing")
        return _acts_on(tokens, at, after) and (not is_many or _is_of_one_thing(tokens, at, after))
    if token in known.sure_base and is_plural(tokens[0]) and tokens[1] in _RELATIVES and at > _FAR:
        # "bugs that survive a sprint survive forever"
        return True
    many = _is_many(tokens, place)
    if token in known.base and many:
        # "half of the alarms fake" may lack its verb
        return after != "of" and bool(
            after or kind_of(token) is not Kind.DESCRIBES or token not in describing()
        )
    if token in _HAPPENED and (not after or after in PREPOSITIONS):
        return True
    if token in known.past:
        return token in INTRANSITIVES or _shows_object(after) or token not in known.participle
    if token in known.every or is_listed(token) or token in ordinary() or not token.isalpha():
        return False
    # "turbines outlive the software", "the outage lingered three hours", where no list knows the verb
    return (_shows_object(after) and (many or token.endswith("ed"))) or (many and after in _NOT_OF)


def _acts_apart(token: str, after: str) -> bool | None:
    """Whether a word is the verb of one thing, with an adverb between them: "phishing still accounts for"."""
    known = verbs()
    if token not in known.every and is_plural(token):
        # The list knows the noun only.
        return after in PREPOSITIONS or _shows_object(after)
    if after and token in known.finite:
        return token in known.third or (token in known.past and token not in known.participle)
    return None


_FIRST_OF_ONE = frozenset(["a", "an", "one", "each", "every", "another"])


def _is_of_one_thing(tokens: list[str], at: int, after: str) -> bool:
    """ "a system with fewer than five users needs a funeral": what begins as one, and many that tell which."""
    end = next((place for place in range(1, at) if tokens[place] in PREPOSITIONS), 0)
    is_one_of = end == 1 and tokens[:2] in (["one", "of"], ["each", "of"])
    begins = is_one_of or (tokens[0] in _FIRST_OF_ONE and end > 1 and not is_plural(tokens[end - 1]))
    return begins and (after in _SHOWS_OBJECT or after[:1].isdigit()) and MARKS.isdisjoint(tokens[:at])


def _may_be_third(token: str) -> bool:
    """An unknown word in -s that is no plural of a known thing: "ferments"."""
    return (
        is_plural(token) and token not in verbs().every and not is_listed(token) and token not in ordinary()
    )


_ACTS_FOR = frozenset(
    [
        "pays",
        "charges",
        "asks",
        "waits",
        "looks",
        "accounts",
        "calls",
        "stands",
        "cares",
        "searches",
        "works",
        "goes",
        "makes",
    ]
)


def _acts_on(tokens: list[str], at: int, after: str) -> bool:
    """Whether what follows a form in -s shows that it is a verb and no plural."""
    is_one = tokens[0] in {"the", "a", "an", "one", "each", "every", "this"} and not PREPOSITIONS & set(
        tokens[:at]
    )
    if not after or after in {"of", "for"}:
        # "the queue blocks", "the old system pays for the new one"
        return is_one and (not after or (after == "for" and tokens[at] in _ACTS_FOR))
    if _shows_object(after) or after in PREPOSITIONS or is_plural(after) or kind_of(after) is Kind.DESCRIBES:
        return True
    # "the report answers last year's questions": what begins like one thing goes on with its verb.
    return is_one


def _shows_object(word: str) -> bool:
    return bool(word) and (
        word in _SHOWS_OBJECT or word[0].isdigit() or word.endswith("ly") or word in ADVERBS
    )


_BOUNDS = OPENERS | MARKS
_MANY = GROUPS | PLURALS | {"they", "we", "you", "i"}


def _is_many(tokens: list[str], place: int) -> bool:
    """Whether the subject that ends at `place` is many: "people", "teams in the south", "sales and finance"."""
    head, start = tokens[place], place
    if is_plural(head) or head in _MANY or head in _SEVERAL:
        return True
    while start > 0 and tokens[start - 1] not in _BOUNDS and not is_sure_verb(tokens, start - 1):
        start -= 1
    return "and" in tokens[start:place] or any(
        is_plural(word) for word in tokens[start : min(start + 3, place + 1)]
    )


@lru_cache(maxsize=4096)
def is_plural(word: str) -> bool:
    """Whether a word has the look of a plural: "alerts", "firemen"; not "status"."""
    if word.endswith("men") and len(word) > 4:
        return True
    return len(word) > 3 and word.isalpha() and word.endswith("s") and not word.endswith(("ss", "us", "is"))
