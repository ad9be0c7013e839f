"""Where the finite verb of a whole clause stands: outside of what hangs on it, or nowhere.

"Disclosing a flaw before the patch exists" names what is done: its only finite verb belongs to "before". In "holding
an alarm for five minutes would remove most of them" one stands outside. So with a question that is a subject:
"whether it helps is worth a test" has a verb more than "whether it helps".
"""

from afterword.letters.reading.finite import is_sure_verb, points_at
from afterword.letters.reading.verb_here import is_nounish, is_plural, is_verb_here
from afterword.letters.words.classes import (
    DEGREES,
    DETERMINERS,
    JOINERS,
    MODALS,
    OBJECTS,
    OPENERS,
    PARTICLES_OF_VERBS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
)
from afterword.letters.words.lexicon import verbs

# These hang a clause on what stands before them, and a bare thing as well: "before the patch exists", "before lunch".
_ASKING = WH_WORDS - {"when"} | {"whatever", "whoever", "whichever"}
_MAY_HANG = frozenset(["before", "after", "until", "till", "since", "as", "once", "than"])
_SURELY_HANG = OPENERS | WH_WORDS | {"whoever", "whatever", "whichever", "wherever", "whenever"}
_SPEAK = SUBJECTS - {"this", "there", "it", "you"}
_STATES = MODALS | {"is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't"}
_ENDS_CLAUSE = frozenset([",", ";", ":"])


def hangs_all(tokens: list[str], *, is_named: bool) -> bool:
    """Whether what begins with a word in -ing holds finite verbs, and all of them in clauses that hang on it.

    `is_named` says that a thing is expected there and no sentence: "testing a build before the release is cheap" may
    be either.
    """
    start = next((at for at in range(1, len(tokens)) if _hangs(tokens, at)), 0)
    acts = [at for at in range(1, len(tokens)) if is_verb_here(tokens, at)]
    if not start or not acts or acts[0] < start or has_verb_more(tokens, start):
        return False
    is_open = tokens[start] in _MAY_HANG and tokens[start + 1] not in SUBJECTS
    return is_named or not (is_open and tokens[acts[0]] in _STATES and acts[0] + 1 < len(tokens))


def asks_and_says(tokens: list[str]) -> bool:
    """Whether a question is the subject of a whole sentence: "whether it helps is worth a test"."""
    return tokens[0] in _ASKING and has_verb_more(tokens, 0)


def _hangs(tokens: list[str], at: int) -> bool:
    """Whether a clause that hangs on what stands before it opens here, or one without its "that"."""
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else ""
    if token in _SURELY_HANG:
        return bool(after) and not (token == "that" and (after == "of" or points_at(before, after)))
    if token in _MAY_HANG:
        return any(is_verb_here(tokens, place) for place in range(at + 2, len(tokens)))
    return token in _SPEAK and (is_nounish(before) or before in verbs().finite) and after in verbs().finite


def has_verb_more(tokens: list[str], start: int) -> bool:
    """Whether the clause that opens at `start` is followed by a verb that is not its own."""
    opened, acts, last = 1, 0, start
    for at in range(start + 1, len(tokens)):
        if _hangs(tokens, at):
            opened += 1
        elif _is_act(tokens, at) and JOINERS.isdisjoint(tokens[last:at]):
            acts, last = acts + 1, at
            if acts > opened and _ENDS_CLAUSE.isdisjoint(tokens[start:at]):
                return True
    return False


_SUBJECT_TOO = frozenset(["what", "who", "whatever", "whoever"])
_SHOWS_VERB = DEGREES | DETERMINERS | OBJECTS | PARTICLES_OF_VERBS | WH_WORDS
_SHOWS_VERB |= {"everything", "nothing", "nobody", "everybody"}


def _is_one(word: str) -> bool:
    return is_nounish(word) and not is_plural(word)


def _is_act(tokens: list[str], at: int) -> bool:
    """A verb for certain: none that may be the noun of what is asked ("how the team tests models")."""
    token, known, after = tokens[at], verbs(), tokens[at + 1] if at + 1 < len(tokens) else ""
    before = tokens[at - 1]
    if token in known.third and (before in known.third or _is_one(before)) and after in _SHOWS_VERB:
        # "why the queue grows matters more", "what the crew writes down"
        return True
    if token in known.third and before in _SUBJECT_TOO and at == 1:
        return True
    if not is_verb_here(tokens, at):
        return False
    if is_sure_verb(tokens, at) or token in known.sure_third:
        return True
    is_past = token in known.past and tokens[at - 1] in verbs().finite
    return token in known.finite and not is_past and (not after or after not in PREPOSITIONS)
