"""Which grammatical form was typed, told from first word, ending and word lists. Unsure is a form too.

A form is a promise to the frames: text of that form fits every place that accepts it. So where two forms are
possible the answer is UNSURE, which only fits after a colon.
"""

import re
from enum import StrEnum

from afterword.letters.lexicon import countable, ordinary, verbs


class Form(StrEnum):
    NOUN = "noun"  # the on-call rota
    LIST = "list"  # Kafka, PostgreSQL, on-call
    GERUND = "gerund"  # moving the cron jobs
    WH = "wh"  # how you test modules
    QUESTION = "question"  # how do you test modules
    CLAUSE = "clause"  # half of the pages come from jobs nobody owns
    OWN_CLAUSE = "own-clause"  # we moved 300 jobs, my team built ...
    PAST = "past"  # cut our pages from 40 to 6
    PRESENT = "present"  # run a similar cluster; also: have built, am
    BASE = "base"  # use a plan diff (an imperative)
    THAT = "that"  # that the team decides
    HEADLESS = "headless"  # is flaky, could start: a verb without its subject
    UNSURE = "unsure"


WH_WORDS = frozenset("how why whether what which where when who whom whose".split())
DETERMINERS = frozenset(
    "a an the this these those my your our their his her its each every some any no all both most many few".split()
)
SUBJECTS = frozenset(
    "i you we they he she it nobody everybody everyone somebody someone nothing this there".split()
)
BE_HAVE_DO = frozenset(
    "is are was were am has have had does do did isn't aren't wasn't weren't hasn't haven't".split()
)
MODALS = frozenset(
    "can could will would shall should may might must cannot can't won't couldn't wouldn't".split()
)
MODALS |= {"shouldn't", "don't", "doesn't", "didn't", "hadn't"}
SHORT_FORMS = re.compile(
    r"^(?:i|you|we|they|he|she|it|that|there|who|what|nobody|everyone)(?:'(?:s|re|ll|ve|m|d))$"
)
PREPOSITIONS = frozenset(
    "of in on at for from to with without by about into onto over under between across through during after before "
    "against within behind per via than as like towards toward until since off up out around along despite".split()
)
JOINERS = frozenset("and or but nor so yet".split())
OPENERS = frozenset(
    "that which who whose where when while because if unless although whether how why what".split()
)
ADVERBS = frozenset(
    "also once recently just previously already never always often still then later first mostly mainly usually "
    "currently personally actually really even only twice now not both either together".split()
)
# Words in -ing that begin a noun phrase as well as an activity; both fit the same places.
NOT_GERUND = frozenset(
    "spring string king thing things something anything nothing everything morning evening during".split()
)
NOT_PAST = frozenset(
    "experienced certified interested based skilled excited qualified trained used-to related".split()
)
NOT_PAST |= frozenset(
    "distributed scheduled managed automated shared embedded unplanned planned mixed so-called".split()
)
_STARTERS = (DETERMINERS | SUBJECTS) - {"no", "all", "both", "it", "there"}
_ADJECTIVE_TOO = frozenset(
    "open clear close slow clean complete separate secure correct double lower own live present last own".split()
)
# Nouns of time that begin a clause without a preposition: "last year the checkout ran out".
_TIMES = frozenset(
    "year month week day time summer spring winter autumn quarter sprint night morning today now".split()
)
_DEGREES = frozenset("more less too only not one two three four five six ten half twice".split())
_STOPS = frozenset((",", ";", ":", "not"))
_OBJECTS = frozenset("me you us them him it".split())
# Past forms that are bases too, and nouns before another noun ("cost savings", "split tests").
_DOUBTFUL_PAST = frozenset("cost split set fit spread".split())
_WORD = re.compile(r"[\w'’./+#&-]*\w[+#]*|[,;:]")


def split_tokens(text: str) -> list[str]:
    """Words in small letters with straight apostrophes; commas, semicolons and colons stand alone."""
    return [token.casefold().replace("’", "'") for token in _WORD.findall(text)]


def form_of_talk(text: str) -> Form:
    """For what stands after "about": topic, liked, promised, next. Noun phrases are expected."""
    tokens = split_tokens(text)
    early = _early_form(text, tokens)
    if early is not None:
        return early
    strong, weak, needed = count_finite(tokens)
    if _starts_headless(tokens):
        return Form.HEADLESS
    if strong >= needed:
        return Form.CLAUSE
    if _is_gerund(tokens[0]):
        return Form.GERUND
    if _plain_list(tokens):
        return Form.LIST
    if strong and needed == 1 + strong:
        return Form.NOUN
    if weak >= needed and _object_follows(tokens):
        return Form.UNSURE
    return Form.NOUN


def form_of_statement(text: str) -> Form:
    """For what stands after "that": point, thought, clarify. Clauses are expected."""
    tokens = split_tokens(text)
    early = _early_form(text, tokens)
    if early is not None:
        return (
            Form.UNSURE if early is Form.WH and tokens[0] == "what" and count_finite(tokens)[0] > 1 else early
        )
    strong, weak, needed = count_finite(tokens)
    if _starts_headless(tokens):
        return Form.HEADLESS
    if _is_imperative(tokens, strong, needed):
        return Form.BASE
    if strong >= needed:
        return Form.CLAUSE
    if _is_gerund(tokens[0]) and not strong:
        return Form.GERUND
    may_be_command = tokens[0] in verbs().base and tokens[0] not in _ADJECTIVE_TOO
    if weak and strong + weak >= needed and not may_be_command and _complement_follows(tokens):
        return Form.CLAUSE
    if _plain_list(tokens):
        return Form.LIST
    doubt = strong or weak or tokens[0] in verbs().base
    return Form.UNSURE if doubt or any(token.endswith("ed") for token in tokens) else Form.NOUN


def form_of_deed(text: str, *, after_i: bool = False) -> Form:
    """For what stands after "I": my_link. A verb phrase is expected; `after_i` says that the I was typed."""
    tokens = split_tokens(text)
    if text.endswith("?") or not tokens:
        return Form.UNSURE
    if tokens[0] in {"we", "my", "our", "i"}:
        return (
            Form.OWN_CLAUSE
            if count_finite(tokens)[0] + count_finite(tokens)[1] or _has_past(tokens)
            else Form.NOUN
        )
    at = 0
    while at < len(tokens) - 1 and (tokens[at] in ADVERBS or tokens[at].endswith("ly")):
        at += 1
    verb = _form_of_verb(tokens, at, after_i)
    if verb is not None:
        enough = 3 if tokens[at] in BE_HAVE_DO else 2
        return verb if len(tokens) - at >= enough else Form.UNSURE
    if at == 0 and _is_gerund(tokens[0]):
        return Form.GERUND
    if at == 0 and _looks_like_noun(tokens):
        return Form.NOUN
    return Form.UNSURE


def _form_of_verb(tokens: list[str], at: int, after_i: bool) -> Form | None:
    word, known = tokens[at], verbs()
    if word in NOT_PAST:
        return Form.UNSURE
    sure = after_i or _object_next(tokens, at)
    if word in known.past - {"were", "been"} and (word not in _DOUBTFUL_PAST or sure):
        return Form.PAST
    if word.endswith("ed") and word not in ordinary() and len(word) > 4:
        return Form.PAST
    if word in {"have", "am", "can", "could", "do", "did", "know", "had", "was"}:
        return Form.PRESENT
    if word in known.base and (word not in known.nouny or sure):
        return Form.PRESENT
    return None


def _object_next(tokens: list[str], at: int) -> bool:
    """Whether the word after `at` shows that the word at `at` is a verb ("cut our pages", "run a cluster")."""
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if following in DETERMINERS or following in PREPOSITIONS - {"of"} or following in JOINERS:
        return True
    if following in {"down", "them", "it", "up", "back"} or following.endswith("ly"):
        return True
    return following[:1].isdigit() or (at > 0 and bool(following))


def _has_past(tokens: list[str]) -> bool:
    return any(token in verbs().past or token.endswith("ed") for token in tokens[1:])


def _looks_like_noun(tokens: list[str]) -> bool:
    first = tokens[0]
    if (
        first in DETERMINERS
        or first[0].isdigit()
        or first in {"two", "three", "four", "five", "six", "seven", "ten"}
    ):
        return count_finite(tokens)[0] < count_finite(tokens)[2]
    return first in {"experience", "years"}


def _early_form(text: str, tokens: list[str]) -> Form | None:
    """Forms that the first word or the last character gives away."""
    if not tokens:
        return Form.UNSURE
    if text.endswith("?"):
        return Form.QUESTION
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first in WH_WORDS and not (first == "when" and "," in tokens):
        inverted = second in BE_HAVE_DO | MODALS and second not in {"can't"} and first != "whether"
        if inverted and len(tokens) > 2 and (tokens[2] in DETERMINERS | SUBJECTS):
            return Form.QUESTION
        return Form.WH
    if first == "that" and second and second not in BE_HAVE_DO | MODALS:
        return Form.THAT
    if first == "to" and second in verbs().base:
        return Form.UNSURE
    return None


def count_finite(tokens: list[str]) -> tuple[int, int, int]:
    """Sure finite verbs, possible ones, and how many a finished clause needs (one, and one more for each
    relative or embedded clause that is opened: "jobs nobody owns" asks for two)."""
    strong = weak = 0
    needed = 1
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else ""
        kind = _finite_kind(token, before, tokens[at + 1] if at + 1 < len(tokens) else "")
        strong += kind == 2
        weak += kind == 1
        if at and token in OPENERS and not (token == "that" and before in {"in", ""}):
            needed += 1
        elif at and token in _STARTERS and _is_nounish(before, tokens[at - 2] if at > 1 else ""):
            needed += 1
    return strong, weak, needed


def _finite_kind(token: str, before: str, after: str) -> int:
    """2 a sure finite verb, 1 a possible one, 0 none."""
    known = verbs()
    if before in MODALS | {"to"} or (before in BE_HAVE_DO and token not in BE_HAVE_DO):
        return 0
    if token in BE_HAVE_DO | MODALS or SHORT_FORMS.match(token):
        return 0 if before in MODALS else 2
    if before in SUBJECTS and (token in known.base | known.third | known.past):
        return 2
    if token in known.nouny:
        return 1 if before and before not in DETERMINERS | PREPOSITIONS else 0
    if token in known.third:
        return 2
    if token in known.base and before and before not in PREPOSITIONS | DETERMINERS | JOINERS | {","}:
        return 2 if before.endswith("s") or before in {"people", "nobody"} else 1
    if token in known.past - known.participle and before:
        return 2
    return 1 if (token in known.past or token.endswith("ed")) and before and after else 0


def _is_nounish(word: str, before: str) -> bool:
    """Whether a word may end a noun phrase, so that a determiner after it opens a relative clause."""
    known = verbs()
    if (
        word
        in PREPOSITIONS | JOINERS | DETERMINERS | OPENERS | ADVERBS | BE_HAVE_DO | MODALS | _OBJECTS | _STOPS
    ):
        return False
    if word in _TIMES:
        return False
    if word in known.nouny:
        return before in DETERMINERS | PREPOSITIONS
    verbal = known.base | known.third | known.past | known.participle | known.gerund
    return word not in verbal and not word.endswith(("ing", "ed", "ly"))


def _starts_headless(tokens: list[str]) -> bool:
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first in BE_HAVE_DO | MODALS:
        return True
    past_start = first in verbs().past and first not in verbs().base and first not in ordinary_adjectives()
    third_start = first in verbs().third and first not in verbs().nouny
    return (past_start or third_start) and (second in DETERMINERS | PREPOSITIONS or third_start)


def ordinary_adjectives() -> frozenset[str]:
    """Past forms that usually stand before a noun."""
    return NOT_PAST | {"left", "found", "ground", "felt"}


def _is_imperative(tokens: list[str], strong: int, needed: int) -> bool:
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first not in verbs().base or not second or strong >= needed:
        return False
    if first in verbs().nouny or first in _ADJECTIVE_TOO:
        return second in DETERMINERS
    return second not in BE_HAVE_DO | MODALS


def _is_gerund(word: str) -> bool:
    part = word.split("-")[-1]
    return (part in verbs().gerund or (part.endswith("ing") and len(part) > 5)) and word not in NOT_GERUND


def _plain_list(tokens: list[str]) -> bool:
    """Commas without "and" or "or" near the end: a list that was never closed."""
    return "," in tokens and not ({"and", "or", "&"} & set(tokens[-5:]))


def _object_follows(tokens: list[str]) -> bool:
    return any(
        token in verbs().nouny and tokens[at + 1] in DETERMINERS
        for at, token in enumerate(tokens[1:-1], start=1)
    )


def _complement_follows(tokens: list[str]) -> bool:
    """Whether a possible verb is shown to be one by what stands after it: "the team deploys 20 times",
    "incidents start with a change"."""
    known = verbs()
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (
            before in PREPOSITIONS | DETERMINERS | JOINERS | OPENERS | {",", "way"}
            or token not in known.base | known.third | known.past
        ):
            continue
        if after in DETERMINERS or after[0].isdigit() or after in _DEGREES or after.endswith("ly"):
            return True
        if token in known.base and before.endswith("s") and after in PREPOSITIONS - {"of"}:
            return True
    return False


def lacks_article(text: str) -> bool:
    """Whether a noun phrase has a singular countable head and no article: "on-call rota", "incident template"."""
    tokens = split_tokens(text)
    if not tokens or tokens[0] in DETERMINERS or tokens[0][0].isdigit() or "'s" in " ".join(tokens):
        return False
    head = tokens[0]
    for at, token in enumerate(tokens):
        if token in PREPOSITIONS | OPENERS | JOINERS | {",", ";", ":"}:
            head = tokens[at - 1] if at else ""
            break
        head = token
    return head in countable() and not text[0].isupper()
