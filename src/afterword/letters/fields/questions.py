"""The questions about a field that cannot be used as it was typed."""

import re

from afterword.letters.fields.field import Field, example_for
from afterword.letters.fields.setting import Setting
from afterword.letters.fields.slips import Slip
from afterword.letters.reading.finite import split_tokens
from afterword.letters.words.classes import JOINERS, LASTING
from afterword.letters.words.lexicon import past_of, verbs
from afterword.letters.words.misspelling import word_meant
from afterword.said import say, to_say

_IN_YEAR = re.compile(r"\bin (?:19|20)\d\d\b")
_SAYS_I = re.compile(r"^(?:in|at|on|for|during|since) .*\bI\b", re.I)
_DEED_SLIPS = (
    (re.compile(r"^lead\b"), "led"),
    (re.compile(r"^been\b"), "have been"),
    (re.compile(r"^done\b"), "have done"),
    (re.compile(r"^(?=(?:responsible|involved|in charge|part of|on the team)\b)"), "was "),
    (re.compile(r"^(\d+\+? years?) (?=\w)"), r"have \1 of "),
)


def once_question(text: str) -> str | None:
    """The question about one thing told in the present: "make a design system" may be habit or deed."""
    tokens = split_tokens(text)
    first, second = tokens[0] if tokens else "", tokens[1] if len(tokens) > 1 else ""
    is_one = second in {"a", "an"} or second[:1].isdigit() or _IN_YEAR.search(text) is not None
    if len(tokens) < 3 or not is_one or (first in LASTING and first != "lead") or first not in verbs().base:
        return None
    past = past_of(first)
    if past in {"", first}:
        return None
    return say(
        '"I {text}" sounds like something you do every day. Do you mean "I {past} {rest}"?',
        text=text,
        past=past,
        rest=text.split(maxsplit=1)[1],
    )


def deed_meant(text: str) -> str:
    """A deed with the word that is probably meant: "been on call" as "have been on call"; else an empty text."""
    first, _, rest = text.partition(" ")
    past = past_of(first)
    if split_tokens(rest)[:1] and split_tokens(rest)[0] in JOINERS | {"of", ","}:
        # "repair and rework of boards since 2018" names what was done.
        return ""
    if " since " in rest and past in verbs().participle:
        return f"have {past} {rest}"
    found = (wrong.sub(right, text, count=1) for wrong, right in _DEED_SLIPS)
    return next((meant for meant in found if meant != text), "")


def meant_question(text: str, meant: str) -> str:
    """The question about words that do not read as a sentence, with the one that is probably meant."""
    return say('"{text}" does not read as a sentence yet. Do you mean "{meant}"?', text=text, meant=meant)


def two_question(meant: str, field: Field) -> str:
    """The question about two sentences, with both as one."""
    return say(
        'The {field} holds more than one sentence. Do you mean "{meant}"?',
        field=say(field.label),
        meant=meant,
    )


def form_question(text: str, field: Field, setting: Setting) -> str:
    said = {
        "text": text,
        "starter": field.starter,
        "person": setting.person,
        "example": example_for(field, text),
    }
    if field.lead_in.match(text) or _SAYS_I.search(text):
        # What was typed has its own beginning.
        return say(
            '"{text}" does not read as a sentence yet. How would you finish "{starter} ..." for {person}? For '
            "example: {example}.",
            **said,
        )
    return say(
        '"{starter} {text}" does not read as a sentence yet. How would you finish "{starter} '
        '..." for {person}? For example: {example}.',
        **said,
    )


def short_question(text: str, meant: str, field: Field, setting: Setting) -> str:
    """The question about telegraph style: with the whole phrase where one is certain, else open."""
    if meant:
        meant = f"I {meant}" if field.name == "my_link" else meant
        return say('You typed "{text}". Do you mean "{meant}"?', text=text, meant=meant)
    return say(
        'In "{text}" small words such as "the" or "a" seem to be missing. How does it read in full, as {person} should '
        'read it after "{starter} ..."?',
        text=text,
        person=setting.person,
        starter=field.starter,
    )


_SLIPS = {
    "aside": to_say(
        '"{words}" in "{text}" sounds like a remark to yourself. How should {person} read the {field} without it?'
    ),
    "order": to_say(
        'The {field} reads like an order to a program: "{words}". What should {person} read there?'
    ),
    "either": to_say(
        'The {field} holds two answers, with "/" between them: "{text}". Which one should {person} read?'
    ),
    "spoken": to_say(
        'The {field} reads like dictation: "{text}". How should {person} read it, without "{words}"?'
    ),
    "short": to_say('"{words}" in "{text}" is a short form that {person} may not know. What is it in full?'),
    "spelling": to_say(
        '"{words}" in "{text}" looks misspelt: is it "{right}"? How should {person} read the {field} in full?'
    ),
    "grammar": to_say(
        '"{words}" in "{text}" is not quite English yet. How would you put it, so that {person} can read it?'
    ),
}
_ELSE = to_say(
    '"{words}" in "{text}" may be read in another way than you mean it. How would you say it in other words?'
)
_NEVER_PROPOSED = frozenset(["order", "either", "spoken"])


def slip_question(text: str, slip: Slip, meant: str, field: Field, setting: Setting) -> str:
    """The question about words that may be read wrongly; `meant` is a whole field that would do, or empty."""
    said = {"text": text, "words": slip.words, "person": setting.person, "field": say(field.label)}
    if not meant or slip.kind in _NEVER_PROPOSED:
        right = word_meant(slip.words) if slip.kind == "spelling" else ""
        return say(_SLIPS.get(slip.kind, _ELSE), **said, right=right)
    if slip.kind == "aside":
        return say(
            '"{words}" sounds like a remark to yourself. Should {person} read only "{meant}"?',
            **said,
            meant=meant,
        )
    if slip.kind == "number":
        return say(
            'You typed "{text}". In English "{words}" has a decimal point. Do you mean "{meant}"?',
            **said,
            meant=meant,
        )
    return say('You typed "{text}". Do you mean "{meant}"?', text=text, meant=meant)
