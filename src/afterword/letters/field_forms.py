"""The form in which a field fits a frame, or what was probably meant where no frame takes it as it is."""

import re
from itertools import pairwise
from typing import NamedTuple

from afterword.letters.articles import complete, read_note
from afterword.letters.clauses import is_clause, is_plural, is_verb_here
from afterword.letters.field_pronouns import OFFICES
from afterword.letters.field_proposals import checked, sure, with_be, with_subject
from afterword.letters.fields import Field
from afterword.letters.finite import is_sure_verb, split_tokens
from afterword.letters.forms import Form, form_of_deed, form_of_statement, form_of_talk
from afterword.letters.half_said import is_thing, there_is
from afterword.letters.joining import mend_splices
from afterword.letters.lexicon import gerund_of, verbs
from afterword.letters.note_clause import Telling
from afterword.letters.note_words import NoteWord
from afterword.letters.nouns import Kind
from afterword.letters.shapes import ends_in_relative, is_plural_thing
from afterword.letters.statements import PARTS, disagrees, ends_open, hangs_on, lacks_be, says_something
from afterword.letters.word_classes import (
    ADJECTIVE_TOO,
    ADVERBS,
    BE_HAVE_DO,
    DETERMINERS,
    INTRANSITIVES,
    JOINERS,
    MODALS,
    NUMBERS,
    OPENERS,
    PERSONS,
    SOFTENERS,
    SUBJECTS,
    WH_WORDS,
)


class Fit(NamedTuple):
    """`form` is None where the field has to be asked about; `meant` is then a sentence that would do, if one is
    certain. `lead` are words of ours that must stand before the text."""

    form: Form | None
    lead: str = ""
    meant: str = ""


_A_TIME = re.compile(r"(?:after|before) (?:the|a|an|our|your)\b", re.I)
_GIVEN = DETERMINERS | NUMBERS | {"another", "one", "such", "what"}
_ASKED = Fit(None)
_STATED = frozenset(["point", "thought", "clarify", "liked", "next"])


def fit_form(text: str, field: Field, *, said_i: bool) -> Fit:
    """How `text` fits the frames of `field`; `said_i` says that an "I" was typed before it."""
    if not split_tokens(text) or ends_open(text):
        return _ASKED
    if field.name in _STATED and any(
        disagrees(part) for part in map(split_tokens, PARTS.split(text)) if part
    ):
        # "the model have too many columns", which is no name of a thing either
        return _ASKED
    if field.name == "my_link":
        fitted = _fit_deed(text, said_i=said_i)
    else:
        fitted = _FITS.get(field.name, _fit_talk)(text)
    return fitted if fitted.form in field.forms else fitted._replace(form=None)


def _fit_point(text: str) -> Fit:
    form = form_of_statement(text)
    if form in {Form.QUESTION, Form.THAT, Form.WH}:
        return Fit(form)
    if says_something(text):
        return Fit(Form.CLAUSE)
    lead = there_is(text)
    if lead and not lacks_be(split_tokens(text)):
        whole = mend_splices(lead + text)
        return Fit(Form.CLAUSE, lead=lead) if says_something(whole) else _ASKED
    if form is Form.GERUND and _is_plain_gerund(text):
        return Fit(form)
    if form in {Form.NOUN, Form.UNSURE} and _names_thing(text):
        return Fit(Form.NOUN if len(text.split()) < 6 else None)
    return Fit(None, meant=with_subject(text) or with_be(text))


def _fit_thought(text: str) -> Fit:
    form = form_of_statement(text.partition("; ")[0])
    if form is Form.QUESTION and not _asks(split_tokens(text)):
        return _ASKED
    if form in {Form.QUESTION, Form.WH, Form.BASE}:
        return Fit(form)
    if says_something(text):
        return Fit(Form.CLAUSE)
    lead, tokens = there_is(text), split_tokens(text)
    if (
        lead
        and tokens[:2] in (["no", "need"], ["no", "reason"], ["no", "point"])
        and says_something(lead + text)
    ):
        return Fit(Form.CLAUSE, lead=lead)
    missing = with_be(text)
    if missing and form is not Form.GERUND:
        return Fit(None, meant=missing)
    if form is Form.GERUND and _is_plain_gerund(text):
        return Fit(form)
    at = 1 if tokens[0] in SOFTENERS and len(tokens) > 2 else 0
    if tokens[at] in verbs().base and form is Form.UNSURE and not lacks_be(tokens):
        return Fit(form)
    if (
        len(tokens) > 3
        and "," not in tokens
        and not lacks_be(tokens)
        and (tokens[0] in _GIVEN or _names_thing(text))
    ):
        return Fit(Form.NOUN if form is Form.NOUN else Form.UNSURE)
    return Fit(None, meant=with_subject(text))


def _asks(tokens: list[str]) -> bool:
    """Whether what ends in a question mark is a question: "strangler fig + CDC?" only names two things."""
    if "+" in tokens or not tokens:
        return False
    first = tokens[1] if tokens[0] in SOFTENERS and len(tokens) > 1 else tokens[0]
    if first in WH_WORDS | BE_HAVE_DO | MODALS | verbs().base or first.endswith("ing"):
        return True
    return any(is_verb_here(tokens, at) or tokens[at] in MODALS for at in range(1, len(tokens)))


def _fit_clarify(text: str) -> Fit:
    if says_something(text):
        return Fit(Form.CLAUSE)
    parts = text.split(", ")
    if len(parts) == 2 and all(_SAID.intersection(part.split()[:1]) for part in parts):
        return Fit(None, meant=checked(f"I {parts[0]} and {parts[1]}"))
    return Fit(None, meant=with_subject(text))


_SAID = frozenset(["said", "meant", "told", "named", "gave", "wrote", "forgot"])


def _fit_liked(text: str) -> Fit:
    form = form_of_talk(text)
    if form is Form.THAT:
        rest = text.split(maxsplit=1)[1]
        return Fit(form if says_something(rest) or split_tokens(rest)[-1] in verbs().third else None)
    if form in {Form.WH, Form.GERUND}:
        return Fit(form)
    tokens = split_tokens(text)
    # "engineers watch the match": many of them, and no form in -s that may be their name
    many_act = len(tokens) > 2 and is_plural(tokens[0]) and tokens[1] in verbs().base
    if (form is Form.CLAUSE or many_act) and not _is_given(text) and says_something(text):
        return Fit(Form.CLAUSE)
    if form in {Form.NOUN, Form.CLAUSE} and _is_given(text):
        clause = form is Form.CLAUSE and is_clause(split_tokens(text))
        return Fit(Form.CLAUSE if clause else Form.NOUN)
    return Fit(Form.UNSURE) if form is Form.NOUN and _names_thing(text) else _ASKED


_WHO_WILL = re.compile(
    r"^(?:(?P<whose>the|your|our|a|an) )?(?P<who>(?:[\w-]+ ){0,2}?[\w-]+) to (?P<rest>(?P<act>[a-z]+)\b.*)$"
)


def _fit_next(text: str) -> Fit:
    form = form_of_talk(text)
    will = _WHO_WILL.match(text)
    if will and will["act"] in verbs().base and will["who"].split()[-1] in PERSONS | OFFICES:
        # "manager to phone me" is a plan and no thing.
        whose = "the" if will["whose"] in {None, "a", "an"} else will["whose"]
        return Fit(None, meant=f"{whose} {will['who']} will {will['rest']}")
    if form is Form.CLAUSE and says_something(text):
        return Fit(form)
    tokens = split_tokens(text)
    if form is Form.CLAUSE and tokens[0] in _GIVEN:
        return Fit(Form.NOUN)
    if form in {Form.NOUN, Form.GERUND}:
        return Fit(form)
    meant = f"I will {text}" if tokens[0] in verbs().base and complete(text, Telling.SAID).is_sure else ""
    return Fit(form) if form is Form.UNSURE and tokens[0] in _GIVEN else Fit(None, meant=meant)


def _fit_talk(text: str) -> Fit:
    """For the topic and what was promised."""
    form, tokens = form_of_talk(text), split_tokens(text)
    if form is Form.UNSURE and _A_TIME.match(text):
        return Fit(Form.NOUN, lead="the time ")
    if form is Form.CLAUSE and tokens[0] in _GIVEN and not is_clause(tokens):
        form = Form.NOUN
    if form is Form.CLAUSE and not says_something(text):
        has_verb = any(is_sure_verb(tokens, at) for at in range(1, len(tokens)))
        return Fit(Form.NOUN) if tokens[0] in _GIVEN and not has_verb else _ASKED
    if (
        form is Form.UNSURE
        and text.count(", ") == 1
        and not all(
            _names_thing(part) and not part.startswith("no ") and " vs " not in part
            for part in text.split(", ")
        )
    ):
        return _ASKED
    if form is Form.NOUN and text.count(", ") == 1 and _is_left_over(text.partition(", ")[2]):
        return _ASKED
    if form in {Form.NOUN, Form.UNSURE} and _counts_behind(text):
        return _ASKED
    if form is Form.LIST and any(_lacks_verb(part) for part in text.split(", ")):
        return _ASKED
    known = verbs()
    is_command = text[0].islower() and tokens[0] in known.sure_base and tokens[0] not in ADJECTIVE_TOO
    if form in {Form.UNSURE, Form.NOUN} and is_command and len(tokens) > 1:
        whole = f"{gerund_of(tokens[0], tokens[0])} {text.split(maxsplit=1)[1]}"
        return Fit(None, meant=sure(whole, Telling.TALK))
    return Fit(form)


_STATES = frozenset(["up", "down", "idle", "angry", "late", "stuck", "slow", "unhappy", "gone"])


def _lacks_verb(part: str) -> bool:
    """ "customers angry", "licences up 40%": what is said of a thing without its verb, in a list of things."""
    tokens = split_tokens(part)
    return bool(with_be(part)) or (
        len(tokens) > 1 and not _STATES.isdisjoint(tokens[1:3]) and is_plural(tokens[0])
    )


def _is_left_over(part: str) -> bool:
    """ "the engine for opens, the Swiss system": a thing behind a comma that nothing joins."""
    tokens = split_tokens(part)
    return bool(tokens) and " and " not in part and (tokens[0] == "the" or not hangs_on(tokens, [tokens], 0))


def _counts(word: NoteWord, kind: Kind) -> bool:
    return word.small == "no" or (word.is_number and kind is Kind.PLURAL)


def _counts_behind(text: str) -> bool:
    """ "rota app 4 nurses": a number of other things right behind a thing."""
    note = read_note(text, Telling.TALK)
    return any(
        one.end == two.start
        and not note.words[one.end - 1].small.endswith("'s")
        and _counts(note.words[two.start], two.kind)
        for one, two in pairwise(note.phrases)
    )


_FITS = {
    "point": _fit_point,
    "thought": _fit_thought,
    "clarify": _fit_clarify,
    "liked": _fit_liked,
    "next": _fit_next,
}


def _fit_deed(text: str, *, said_i: bool) -> Fit:
    form, tokens = form_of_deed(text, after_i=said_i), split_tokens(text)
    if (
        tokens[0] in {"was", "am"}
        and tokens[1:2]
        and tokens[1] in verbs().sure_base - ADJECTIVE_TOO - verbs().past
    ):
        # "was tune the rules"
        return _ASKED
    if form is Form.NOUN and not _ABOUT_ME.search(text):
        return _ASKED
    if form in {Form.PAST, Form.PRESENT} and (_runs_on(text) or not _holds_together(text)):
        return _ASKED
    return Fit(form)


_ABOUT_ME = re.compile(
    r"^(?:(?:about|over|nearly|almost|some|more than) )?[\w+]+ (?:years?|months)\b|"
    r"\b(?:experience|background|knowledge|master's|thesis)\b",
    re.I,
)
_BRACKET = re.compile(r" ?\([^()]*\)")


def _holds_together(text: str) -> bool:
    """Whether every part behind a comma is a deed, a clause, or hangs on one: not "halved bugs, deploys 2x/day"."""
    parts = [part for part in map(split_tokens, PARTS.split(_BRACKET.sub("", text))) if part]
    if any(map(lacks_be, parts)) or any(part[0] in INTRANSITIVES for part in parts[1:]):
        # "wrote a tool, crashed at the first open"
        return False
    return all(
        part[0] in verbs().past or part[0].endswith("ed") or hangs_on(part, parts, at)
        for at, part in enumerate(parts)
        if at
    )


_BREAKS = frozenset([",", ";", ":", "before", "after", "since", "until", "once", "as"]) | JOINERS | OPENERS
_ONLY_PAST = verbs().past - verbs().participle - verbs().base | {"was", "were", "is", "are"}


def _runs_on(text: str) -> bool:
    """ "put a host in took two weeks": two finished verbs, and nothing that joins them."""
    tokens = split_tokens(text)
    end = next((at for at, token in enumerate(tokens) if at and token in _BREAKS), len(tokens))
    return any(
        tokens[at] in _ONLY_PAST and tokens[at - 1] not in DETERMINERS and is_verb_here(tokens[:end], at)
        for at in range(2, end)
        if not any(token in SUBJECTS for token in tokens[1:at])
    )


def _is_plain_gerund(text: str) -> bool:
    tokens = split_tokens(text)
    is_state = len(tokens) > 1 and _is_only_participle(tokens[1])
    return not is_state and "," not in tokens and not lacks_be(tokens)


def _is_only_participle(word: str) -> bool:
    known = verbs()
    return word in known.participle and word not in known.nouny and word not in known.base


def _names_thing(text: str) -> bool:
    tokens = split_tokens(text)
    if not tokens or (tokens[-1] in ADVERBS and tokens[-1] != "only"):
        return False
    return is_thing(read_note(text, Telling.SAID)) or ends_in_relative(tokens) or is_plural_thing(tokens)


def _is_given(text: str) -> bool:
    tokens = split_tokens(text)
    return (
        tokens[0] in DETERMINERS - {"no", "some", "any"} | {"everything", "nothing"}
        or "'s" in text
        or "’s" in text
    )
