"""Which grammatical form was typed, told from first word, ending and word lists. Unsure is a form too.

A form is a promise to the frames: text of that form fits every place that accepts it. So where two forms are
possible the answer is UNSURE, which only fits after a colon.
"""

from enum import StrEnum

from afterword.letters.reading.finite import complement_follows, count_finite, object_follows, split_tokens
from afterword.letters.reading.main_verb import asks_and_says, hangs_all
from afterword.letters.reading.shapes import (
    causes_deed,
    ends_in_relative,
    is_compound,
    is_gerund,
    is_imperative,
    is_in_two_parts,
    is_plain_list,
    is_plural_thing,
    is_surely_noun,
    lacks_subject,
    names_first,
    starts_headless,
)
from afterword.letters.words.classes import (
    ADJECTIVE_TOO,
    BE_HAVE_DO,
    DETERMINERS,
    JOINERS,
    MODALS,
    PREPOSITIONS,
    SOFTENERS,
    SUBJECTS,
    WH_WORDS,
)
from afterword.letters.words.lexicon import verbs


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


def form_of_talk(text: str) -> Form:
    """For what stands after "about": topic, liked, promised, next. Noun phrases are expected."""
    tokens = split_tokens(text)
    early = _early_form(text, tokens)
    if early is not None:
        return early
    strong, weak, needed = count_finite(tokens)
    if starts_headless(tokens) or tokens[0] in JOINERS or tokens[0] == "because":
        return Form.HEADLESS
    if strong >= needed:
        return Form.GERUND if is_gerund(tokens[0]) and hangs_all(tokens, is_named=True) else Form.CLAUSE
    return _form_without_verb(tokens, strong, weak, needed)


_SPEAKING_SUBJECTS = SUBJECTS - {"this", "there", "nothing"}


def _form_without_verb(tokens: list[str], strong: int, weak: int, needed: int) -> Form:
    """For what stands after "about" and holds no sure verb of its own."""
    named = _form_of_naming(tokens)
    if named is not None:
        return named
    if weak >= needed and "too" in tokens[2:] and complement_follows(tokens):
        return Form.CLAUSE
    if is_imperative(tokens, strong, needed) or tokens[0] in PREPOSITIONS:
        return Form.UNSURE
    if tokens[0] in _SPEAKING_SUBJECTS and len(tokens) > 2:
        return Form.CLAUSE
    if weak >= needed and object_follows(tokens):
        return Form.UNSURE
    return Form.NOUN


def _form_of_naming(tokens: list[str]) -> Form | None:
    """Activities and lists, told by their first word and their commas."""
    if is_compound(tokens):
        return Form.NOUN
    if tokens[0] == "not":
        return Form.GERUND if len(tokens) > 1 and is_gerund(tokens[1]) else Form.HEADLESS
    if is_gerund(tokens[0]):
        return Form.GERUND
    if is_plain_list(tokens):
        return Form.LIST
    return Form.UNSURE if is_in_two_parts(tokens) else None


def form_of_statement(text: str) -> Form:
    """For what stands after "that": point, thought, clarify. Clauses are expected."""
    tokens = split_tokens(text)
    early = _early_form(text, tokens)
    if early is not None:
        return _form_of_question(tokens) if early is Form.WH else early
    if tokens[0] in SOFTENERS and len(tokens) > 1:
        # "maybe use a queue" is no clause of its own, "maybe the team could ..." is.
        rest = form_of_statement(text.split(maxsplit=1)[1])
        return rest if rest is Form.HEADLESS else Form.CLAUSE if rest is Form.CLAUSE else Form.UNSURE
    if causes_deed(tokens):
        return Form.BASE
    strong, weak, needed = count_finite(tokens)
    if starts_headless(tokens) or lacks_subject(tokens, strong, needed):
        return Form.HEADLESS
    if ends_in_relative(tokens) or (not strong and is_plural_thing(tokens)):
        return Form.NOUN
    if is_imperative(tokens, strong, needed):
        return Form.BASE
    if is_gerund(tokens[0]) and hangs_all(tokens, is_named=False):
        return Form.GERUND
    if strong >= needed:
        return Form.UNSURE if names_first(tokens) else Form.CLAUSE
    if is_gerund(tokens[0]) and not strong:
        return _form_from_gerund(tokens, weak)
    return _form_of_doubtful(tokens, strong, weak, needed)


def _form_of_question(tokens: list[str]) -> Form:
    """ "whether it helps", or "whether it helps is worth a test"."""
    if asks_and_says(tokens):
        return Form.CLAUSE
    return Form.UNSURE if tokens[0] == "what" and count_finite(tokens)[0] > 1 else Form.WH


_CLEAR_SUBJECTS = SUBJECTS - {"this", "there"}


def _form_of_doubtful(tokens: list[str], strong: int, weak: int, needed: int) -> Form:
    """For what stands after "that" and holds no sure verb of its own."""
    may_be_command = tokens[0] in verbs().base and tokens[0] not in ADJECTIVE_TOO
    if weak and strong + weak >= needed and not may_be_command and complement_follows(tokens):
        return Form.CLAUSE
    if is_plain_list(tokens):
        return Form.LIST
    if tokens[0] in _CLEAR_SUBJECTS and len(tokens) > 2:
        return Form.CLAUSE
    return Form.NOUN if not (strong or weak) and is_surely_noun(tokens) else Form.UNSURE


_NO_OBJECT = PREPOSITIONS | JOINERS


def _form_from_gerund(tokens: list[str], weak: int) -> Form:
    """ "moving the jobs" names something, "hiring in Tokyo starts in the fall" says something."""
    if not weak:
        return Form.GERUND
    if len(tokens) > 2 and tokens[1] in verbs().third and tokens[2] not in _NO_OBJECT:
        # "rebalancing kills latency" or "testing tools ...": only a colon takes both.
        return Form.UNSURE
    if any(token in verbs().third for token in tokens[2:]):
        return Form.CLAUSE if complement_follows(tokens) else Form.UNSURE
    # "rounding errors cost 30k" or "reducing build times 20%": only a colon takes both.
    return Form.UNSURE if complement_follows(tokens[1:]) else Form.GERUND


# "why not keep it simple": a question even without its mark.
_QUESTION_STARTS = frozenset([("why", "not"), ("how", "about"), ("what", "about"), ("what", "if")])


_HELPING = BE_HAVE_DO | MODALS


_BEGINS_CLAUSE = DETERMINERS | SUBJECTS


def _early_form(text: str, tokens: list[str]) -> Form | None:
    """Forms that the first word or the last character gives away."""
    if not tokens:
        return Form.UNSURE
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if text.endswith("?"):
        return Form.QUESTION
    if (first, second) in _QUESTION_STARTS:
        return Form.QUESTION
    if first in WH_WORDS and not (first == "when" and "," in tokens):
        inverted = second in _HELPING and second not in {"can't"} and first != "whether"
        if inverted and len(tokens) > 2 and (tokens[2] in _BEGINS_CLAUSE):
            return Form.QUESTION
        return Form.WH
    if first == "that" and second and second not in _HELPING:
        return Form.THAT
    if first == "to" and second in verbs().base:
        return Form.UNSURE
    return None
