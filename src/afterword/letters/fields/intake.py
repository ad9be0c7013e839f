"""From what was typed in one field to a fragment that a frame can carry, or to one concrete question."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from afterword.letters.fields.careless import find_careless
from afterword.letters.fields.confidences import find_confidence
from afterword.letters.fields.field import BY_NAME, Field
from afterword.letters.fields.fit import fit_form
from afterword.letters.fields.joining import mend_splices
from afterword.letters.fields.named_before import whom_named_before, with_name
from afterword.letters.fields.person_questions import (
    named_question,
    pay_question,
    pronoun_question,
    remark_question,
    trust_question,
)
from afterword.letters.fields.placeholders import find_placeholder
from afterword.letters.fields.private_phrases import is_confession
from afterword.letters.fields.pronouns import dangling_pronoun
from afterword.letters.fields.questions import (
    deed_meant,
    form_question,
    meant_question,
    once_question,
    short_question,
    slip_question,
    two_question,
)
from afterword.letters.fields.reader_pronouns import propose_turned
from afterword.letters.fields.remarks import find_remark
from afterword.letters.fields.setting import Setting
from afterword.letters.fields.slips import Slip, find_slip
from afterword.letters.fields.troubles import trouble_in, trouble_with_words
from afterword.letters.fields.two_sentences import joined_by_which
from afterword.letters.fields.wording import clean_words
from afterword.letters.letter import Ask
from afterword.letters.notes.private import private_kind
from afterword.letters.notes.values import Scope
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.words.classes import BE_HAVE_DO, DETERMINERS, MODALS, SUBJECTS, WH_WORDS
from afterword.letters.words.cleaning import tidy, trim
from afterword.letters.words.name_case import right_spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """The cleaned words of one field. `lead` are frame words that this form needs before it ("the ")."""

    field: str
    path: str
    text: str
    form: Form
    lead: str = ""

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_broken(self) -> bool:
        """Whether a mark inside would need another one after it: "your data lake, or rather swamp"."""
        return self.field == "topic" and _has_break(self.text)


_BREAK = re.compile(r",(?! .*\band\b)|, (?:or|but|and) rather\b|[;:–—]| - ")


@lru_cache(maxsize=256)
def _has_break(text: str) -> bool:
    """Asked for each pool of frames."""
    return _BREAK.search(text) is not None


# A doubt there leaves the rest as it is; in the others a fact is doubted.
_OF_NO_FACT = frozenset(["topic", "liked", "thought"])
_DOUBT_BEHIND = re.compile(r" ?\?{2,}$")


def _asks(text: str) -> bool:
    first, second, third = [*split_tokens(text), "", "", ""][:3]
    asks = first in WH_WORDS and second in _HELPING and third in _WHO
    return asks or (first in _HELPING and second in _WHO)


_HELPING = BE_HAVE_DO | MODALS
_WHO = SUBJECTS | DETERMINERS


def read_field(name: str, raw: str, setting: Setting) -> Fragment | Ask | None:
    """The fragment of a field, None where nothing was typed, or the question that must be answered first. Questions
    quote what was typed, never what was made of it."""
    field, typed = BY_NAME[name], tidy(raw)
    if typed.endswith("??") and name in _OF_NO_FACT:
        # The doubt is the writer's own.
        typed = _DOUBT_BEHIND.sub("?" if split_tokens(typed)[:1] and _asks(typed) else "", typed)
    if not typed:
        return None
    trouble = (
        _about_remark(typed, field, setting)
        or _about_slip(find_placeholder, typed, field, setting)
        or _about_two_sentences(typed, field, setting)
        or trouble_in(raw, typed, field, setting)
        or _about_slip(_slip_in, typed, field, setting)
    )
    result = trouble or _read_words(typed, field, setting)
    return result if isinstance(result, Fragment) else Ask(person=setting.person, field=name, question=result)


def _read_words(typed: str, field: Field, setting: Setting) -> Fragment | str:
    cleaned = clean_words(typed, field, setting)
    said_i = trim(typed)[:2].casefold() in {"i ", "i'", "i’"}
    result = _shape(cleaned.text, typed, field, setting, said_i=said_i)
    if isinstance(result, Fragment) and not cleaned.is_sure:
        return short_question(typed, _offered(cleaned.meant), field, setting)
    return result


_Finding = Callable[[str], Slip | None]


def _slip_in(typed: str) -> Slip | None:
    spelled = right_spelling(typed)
    return find_slip(spelled) or find_careless(spelled)


def _about_remark(typed: str, field: Field, setting: Setting) -> str | None:
    """A question about what is for the writer alone, before any that would help it into the letter."""
    in_trust = find_confidence(typed)
    if in_trust:
        return trust_question(in_trust, field, setting)
    remark = find_remark(typed, setting)
    if remark is None:
        is_told = field.name != "clarify" and is_confession(typed)
        return remark_question(typed, "", field, setting) if is_told else None
    meant = _printed(remark.rest, field, setting) if remark.rest else ""
    ask = pay_question if remark.is_pay else remark_question
    return ask(remark.words, meant, field, setting)


def _about_two_sentences(typed: str, field: Field, setting: Setting) -> str | None:
    """A question with both as one, where the second leans on the first and that one would be printed."""
    joined = joined_by_which(typed) if field.name in {"topic", "liked"} and ". " in typed else ""
    meant = _printed(joined, field, setting) if joined else ""
    return two_question(meant, field) if meant else None


def _about_slip(find: _Finding, typed: str, field: Field, setting: Setting) -> str | None:
    """A question about words that would be read wrongly, with what is probably meant if that could be printed."""
    slip = find(typed)
    if slip is None:
        return None
    # The proposal may hold another slip.
    second = _slip_in(slip.meant) if slip.meant else None
    meant = _printed(second.meant if second else slip.meant, field, setting)
    return slip_question(typed, slip, meant, field, setting)


def _offered(meant: str) -> str:
    """A proposal, or an empty text where it looks private: one key would put it into the letter."""
    return meant if meant and private_kind(meant, Scope(reader="")) is None else ""


def _printed(text: str, field: Field, setting: Setting) -> str:
    """A proposal as it would stand in a letter, or an empty text where it would be asked about itself."""
    meant = read_field(field.name, text, setting) if _offered(text) else None
    if isinstance(meant, Ask):
        # It may lack a word besides: "engineer must arrive within 4 hours".
        whole = clean_words(tidy(text), field, setting).meant
        meant = read_field(field.name, whole, setting) if _offered(whole) and whole != text else None
    if not isinstance(meant, Fragment):
        return ""
    return f"I {meant.text}" if meant.form in {Form.PAST, Form.PRESENT} else meant.lead + meant.text


def _shape(text: str, typed: str, field: Field, setting: Setting, *, said_i: bool) -> Fragment | str:
    """The fragment with its form, or the question that its words raise."""
    if len(text) < 2 or text.casefold() in {"it", "that", "this", "all", "everything", "stuff", "things"}:
        return form_question(typed, field, setting)
    trouble = trouble_with_words(text, field, setting)
    if trouble:
        return trouble
    form, lead, meant = fit_form(text, field, said_i=said_i)
    if form is None:
        if field.name == "my_link":
            meant = _printed(deed_meant(text), field, setting)
        meant = _offered(meant)
        return meant_question(typed, meant) if meant else form_question(typed, field, setting)
    once = once_question(text) if form is Form.PRESENT else None
    if once:
        return once
    if ": " in text and form in {Form.UNSURE, Form.LIST}:
        return form_question(typed, field, setting)
    return _with_lead(text, typed, form, lead, field, setting)


def _with_lead(
    text: str, typed: str, form: Form, lead: str, field: Field, setting: Setting
) -> Fragment | str:
    """The fragment with its lead, or a question about whom it means."""
    pronoun = dangling_pronoun(text, field, form, setting)
    if pronoun in {"i", "i'm"} and field.name == "topic":
        return form_question(typed, field, setting)
    named = whom_named_before(text, pronoun, field, setting) if pronoun else ""
    if pronoun and named:
        meant = _printed(with_name(text, pronoun, named, field), field, setting)
        return named_question(pronoun, typed, named, meant, setting)
    if pronoun:
        turned = propose_turned(text, field, setting)
        meant = _printed(turned.text, field, setting) if turned.text else ""
        return pronoun_question(pronoun, typed, meant, field, setting)
    if lead.startswith("there"):
        text = mend_splices(lead + text).removeprefix(lead)
    return Fragment(field=field.name, path=f"{setting.path}.{field.name}", text=text, form=form, lead=lead)
