"""The questions about persons in a field: whom a pronoun means, a remark on somebody, the writer's own pay."""

import re

from afterword.letters.fields.field import Field
from afterword.letters.fields.setting import Setting
from afterword.letters.fields.spoken_first import FIRST
from afterword.letters.words.lexicon import verbs
from afterword.said import say

_PROPOSALS = {
    **dict.fromkeys(("they", "them", "he", "she", "him", "sir", "madam", "we", "us"), "you"),
    **dict.fromkeys(("their", "his", "her", "our"), "your"),
    **dict.fromkeys(("theirs", "hers", "ours"), "yours"),
    **dict.fromkeys(("they're", "we're"), "you are"),
    "they've": "you have",
}


def pronoun_question(pronoun: str, text: str, meant: str, field: Field, setting: Setting) -> str:
    """The question whom a pronoun means; `meant` is the field with "you" in its place, or empty."""
    pronoun = pronoun.replace("i", "I", 1) if pronoun in FIRST and pronoun != "my" else pronoun
    if meant:
        return say(
            '{person} will read "{text}". Whom does "{pronoun}" mean there? If it is {short} or the team, do you mean '
            '"{meant}"?',
            person=setting.person,
            text=text,
            pronoun=pronoun,
            short=setting.short,
            meant=meant,
        )
    if pronoun.casefold() in FIRST:
        return say(
            '{person} will read "{text}". Whom does "{pronoun}" mean there? If it is {short} or the team, write "you". '
            'If it is yourself, name the role, as in "the new engineer".',
            person=setting.person,
            text=text,
            pronoun=pronoun,
            short=setting.short,
        )
    proposal = _PROPOSALS.get(pronoun, "you")
    first, _, rest = text.casefold().partition(" ")
    if field.name == "next" and first == pronoun and rest.split(" ")[0] in verbs().finite:
        # "they call me Friday" tells of what will be.
        proposal = "you will"
    if pronoun == "her" and re.search(r"\bher(?=$|[,;.]| (?:and|in|on|about|to|by|after|before)\b)", text):
        proposal = "you"
    return say(
        '{person} will read "{text}". Whom does "{pronoun}" mean there? If it is {short} or '
        'the team, write "{proposal}".',
        person=setting.person,
        text=text,
        pronoun=pronoun,
        short=setting.short,
        proposal=proposal,
    )


def named_question(pronoun: str, text: str, named: str, meant: str, setting: Setting) -> str:
    """The question whom "him" means where an earlier field names somebody; `meant` is the field with them, or empty."""
    said = {
        "person": setting.person,
        "text": text,
        "pronoun": pronoun,
        "named": named,
        "short": setting.short,
    }
    said["proposal"] = _PROPOSALS.get(pronoun, "you")
    if meant:
        return say(
            '{person} will read "{text}". Whom does "{pronoun}" mean there? If it is {named}, do you mean "{meant}"? '
            'If it is {short}, write "{proposal}".',
            **said,
            meant=meant,
        )
    return say(
        '{person} will read "{text}". Whom does "{pronoun}" mean there? If it is {named}, write "{named}". If it is '
        '{short}, write "{proposal}".',
        **said,
    )


def remark_question(words: str, meant: str, field: Field, setting: Setting) -> str:
    """The question about a remark on somebody; `meant` is the field without it, or empty."""
    said = {"words": words, "person": setting.person, "field": say(field.label)}
    if meant:
        return say(
            '"{words}" sounds like a remark for yourself; it stays in your notes. Should {person} read only "{meant}"?',
            **said,
            meant=meant,
        )
    return say(
        '"{words}" sounds like a remark for yourself; it stays in your notes. Move it to "private", and leave the '
        "{field} empty or say there what {person} should read.",
        **said,
    )


def trust_question(words: str, field: Field, setting: Setting) -> str:
    """The question about a field that says itself that it is for nobody else; nothing of it is proposed."""
    return say(
        '"{words}" says that the {field} is for you alone, so all of it stays in your notes. Move it to "private", and '
        "leave the {field} empty or say there what {person} should read.",
        words=words,
        person=setting.person,
        field=say(field.label),
    )


def pay_question(words: str, meant: str, field: Field, setting: Setting) -> str:
    """The question about pay in a field; `meant` is the field without it, or empty."""
    said = {"words": words, "person": setting.person, "field": say(field.label)}
    if meant:
        return say(
            '"{words}" is about pay, which no letter after an interview tells. Should {person} read only "{meant}"?',
            **said,
            meant=meant,
        )
    return say(
        '"{words}" is about pay, which no letter after an interview tells. Move it to "private". How should {person} '
        "read the {field} without it?",
        **said,
    )
