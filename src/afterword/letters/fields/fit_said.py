"""How what was said, thought and put right fits its frames: statements, questions and proposals."""

from afterword.letters.fields.fitting import ASKED, GIVEN, Fit, is_plain_gerund, names_thing
from afterword.letters.fields.half_said import there_is
from afterword.letters.fields.joining import mend_splices
from afterword.letters.fields.proposals import checked, with_be, with_subject
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form, form_of_statement
from afterword.letters.reading.shapes import is_rule
from afterword.letters.reading.statements import (
    lacks_be,
    says_something,
)
from afterword.letters.reading.verb_here import is_plural, is_verb_here
from afterword.letters.words.classes import (
    BE_HAVE_DO,
    MODALS,
    SOFTENERS,
    WH_WORDS,
)
from afterword.letters.words.lexicon import verbs


def fit_point(text: str) -> Fit:
    form = form_of_statement(text)
    if form in {Form.QUESTION, Form.THAT, Form.WH}:
        return Fit(form)
    if is_rule(split_tokens(text)):
        return Fit(Form.UNSURE)
    if says_something(text):
        return Fit(Form.CLAUSE)
    lead = there_is(text)
    if lead and not lacks_be(split_tokens(text)):
        whole = mend_splices(lead + text)
        return Fit(Form.CLAUSE, lead=lead) if says_something(whole) else ASKED
    if form is Form.GERUND and is_plain_gerund(text):
        return Fit(form)
    if form in {Form.NOUN, Form.UNSURE} and names_thing(text):
        return Fit(Form.NOUN if len(text.split()) < 6 else None)
    return Fit(None, meant=with_subject(text) or with_be(text))


def fit_thought(text: str) -> Fit:
    form = form_of_statement(text.partition("; ")[0])
    if form is Form.QUESTION and not _asks(split_tokens(text)):
        return ASKED
    if form in {Form.QUESTION, Form.WH, Form.BASE}:
        return Fit(form)
    tokens = split_tokens(text)
    if _lacks_subject(tokens):
        return ASKED
    if says_something(text):
        return Fit(Form.CLAUSE)
    lead = there_is(text) if tokens[0] == "no" and tokens[1:2] in (["need"], ["reason"], ["point"]) else ""
    if lead and says_something(lead + text):
        return Fit(Form.CLAUSE, lead=lead)
    missing = with_be(text)
    if missing and form is not Form.GERUND:
        return Fit(None, meant=missing)
    if form is Form.GERUND and is_plain_gerund(text):
        return Fit(form)
    at = 1 if tokens[0] in SOFTENERS and len(tokens) > 2 else 0
    if tokens[at] in verbs().base and form is Form.UNSURE and not lacks_be(tokens):
        return Fit(form)
    if (
        len(tokens) > 3
        and "," not in tokens
        and not lacks_be(tokens)
        and (tokens[0] in GIVEN or names_thing(text))
    ):
        return Fit(Form.NOUN if form is Form.NOUN else Form.UNSURE)
    return Fit(None, meant=with_subject(text))


def _lacks_subject(tokens: list[str]) -> bool:
    """ "maybe can simulate before"; and "pay volunteers with tickets", which says what to do, or what pay does."""
    known, second = verbs(), tokens[1] if len(tokens) > 1 else ""
    if tokens[0] in SOFTENERS and second in MODALS and second not in {"may", "might"}:
        return True
    if tokens[0] not in known.base or tokens[0] not in known.nouny or not is_plural(second):
        return False
    no_verb = not any(is_verb_here(tokens, at) for at in range(2, len(tokens)))
    return second in known.third and second in known.nouny and no_verb


_ASKING = WH_WORDS | BE_HAVE_DO | MODALS


def _asks(tokens: list[str]) -> bool:
    """Whether what ends in a question mark is a question: "strangler fig + CDC?" only names two things."""
    if "+" in tokens or not tokens:
        return False
    first = tokens[1] if tokens[0] in SOFTENERS and len(tokens) > 1 else tokens[0]
    if first in _ASKING or first in verbs().base or first.endswith("ing"):
        return True
    return any(is_verb_here(tokens, at) or tokens[at] in MODALS for at in range(1, len(tokens)))


def fit_clarify(text: str) -> Fit:
    if says_something(text):
        return Fit(Form.CLAUSE)
    parts = text.split(", ")
    if len(parts) == 2 and all(_SAID.intersection(part.split()[:1]) for part in parts):
        return Fit(None, meant=checked(f"I {parts[0]} and {parts[1]}"))
    return Fit(None, meant=with_subject(text))


_SAID = frozenset(["said", "meant", "told", "named", "gave", "wrote", "forgot"])
