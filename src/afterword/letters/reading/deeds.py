"""Which form something that the writer did was typed in: what stands after "I"."""

from afterword.letters.reading.finite import count_finite, split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.reading.shapes import (
    YEARS_WITHOUT_OF,
    has_past,
    is_gerund,
    looks_like_noun,
    object_next,
    tells_of_us,
)
from afterword.letters.words.classes import (
    ADVERBS,
    BE_HAVE_DO,
    DOUBTFUL_PAST,
    MODALS,
    NOT_PAST,
    OPENERS,
    PREPOSITIONS,
    SUBJECTS,
)
from afterword.letters.words.lexicon import ordinary, verbs


def form_of_deed(text: str, *, after_i: bool = False) -> Form:
    """For what stands after "I": my_link. A verb phrase is expected; `after_i` says that the I was typed."""
    tokens = split_tokens(text)
    if text.endswith("?") or not tokens:
        return Form.UNSURE
    if tokens[0] in {"we", "my", "our", "i"}:
        return (
            Form.OWN_CLAUSE
            if count_finite(tokens)[0] + count_finite(tokens)[1] or has_past(tokens)
            else Form.NOUN
        )
    at = 0
    while at < len(tokens) - 1 and (tokens[at] in ADVERBS or tokens[at].endswith("ly")):
        at += 1
    if tells_of_us(tokens):
        return Form.OWN_CLAUSE
    if YEARS_WITHOUT_OF.match(text):
        return Form.UNSURE
    verb = _form_of_verb(text, tokens, at, after_i)
    if verb is not None:
        enough = 3 if tokens[at] in BE_HAVE_DO - {"did"} else 2
        return verb if len(tokens) - at >= enough else Form.UNSURE
    if at == 0 and is_gerund(tokens[0]):
        return Form.OWN_CLAUSE if _tells_of_itself(tokens) else Form.GERUND
    if at == 0 and looks_like_noun(tokens):
        return Form.NOUN
    return Form.UNSURE


def _tells_of_itself(tokens: list[str]) -> bool:
    """ "pairing on tests is what I do": an activity with a finite verb of its own."""
    opened = next((at for at, token in enumerate(tokens) if token in _UNDER), len(tokens))
    return any(token in _HELPING or token in verbs().sure_third for token in tokens[1:opened])


_HELPING = BE_HAVE_DO | MODALS
_UNDER = OPENERS | SUBJECTS | {"that", "before", "after", "since", "until", "as", ",", ";", "to", "not"}


def _form_of_verb(text: str, tokens: list[str], at: int, after_i: bool) -> Form | None:
    if tokens[at] in _HOW and at + 2 < len(tokens) and tokens[at + 1] in verbs().past:
        # "load tested a shop"
        return Form.PAST
    word, known = tokens[at].removeprefix("co-").removeprefix("re-"), verbs()
    if word in NOT_PAST and not (word in _DEEDS_TOO and _has_object(tokens, at)):
        return Form.UNSURE
    # "split billing out of a monolith"
    sure = after_i or object_next(tokens, at) or bool(_OUT & set(tokens[at + 2 : at + 4]))
    if word in known.past and word not in {"were", "been"} and (word not in DOUBTFUL_PAST or sure):
        return Form.PAST
    if word.endswith("ed") and word not in ordinary() and len(word) > 4:
        return Form.PAST
    if word in {"have", "am", "can", "could", "do", "did", "know", "had", "was", "didn't", "couldn't"}:
        return Form.PRESENT
    if word in known.base and (word not in known.nouny or sure or _names_follow(text, at)):
        return Form.PRESENT
    return None


def _names_follow(text: str, at: int) -> bool:
    """ "run Nomad in my homelab": a name right after the verb is its object."""
    words = text.split()
    return len(words) > at + 2 and words[at + 1][0].isupper() and words[at].islower()


_OUT = frozenset(["out", "off", "into"])
# Nouns that say how something was done, right before the verb.
_HOW = frozenset(
    [
        "load",
        "stress",
        "pair",
        "beta",
        "smoke",
        "unit",
        "user",
        "pen",
        "code",
        "live",
        "hand",
        "battle",
        "field",
    ]
)
# Past forms that describe ("automated tests") and that tell a deed where an object follows ("automated the tests").
_DEEDS_TOO = frozenset(
    ["automated", "distributed", "managed", "mixed", "planned", "scheduled", "shared", "trained"]
)
_ABOUT_SOMEBODY = frozenset(["experience", "skills", "knowledge", "background", "expertise"])


def _has_object(tokens: list[str], at: int) -> bool:
    """Whether "automated ..." goes on like a deed and is not the name of an experience."""
    rest = tokens[at + 1 :]
    if not rest or _ABOUT_SOMEBODY & set(rest):
        return False
    return tokens[at] == "automated" or object_next(tokens, at) or any(word in PREPOSITIONS for word in rest)
