"""The questions about a field that cannot be used as it was typed."""

import re

from afterword.letters.field_setting import Setting
from afterword.letters.fields import Field

_PROPOSALS = {
    "they": "you",
    "them": "you",
    "their": "your",
    "theirs": "yours",
    "he": "you",
    "she": "you",
    "him": "you",
}
_PROPOSALS |= {
    "his": "your",
    "her": "your",
    "hers": "yours",
    "we": "you",
    "our": "your",
    "us": "you",
    "ours": "yours",
}
_PROPOSALS |= {
    "i": "you",
    "my": "your",
    "they're": "you are",
    "we're": "you are",
    "they've": "you have",
    "i'm": "you are",
}
_DEED_SLIPS = (
    (re.compile(r"^lead\b"), "led"),
    (re.compile(r"^been\b"), "have been"),
    (re.compile(r"^done\b"), "have done"),
    (re.compile(r"^(\d+\+? years?) (?=\w)"), r"have \1 of "),
)


def pronoun_question(pronoun: str, text: str, setting: Setting) -> str:
    proposal = _PROPOSALS.get(pronoun, "you")
    return (
        f'{setting.person} will read "{text}". Whom does "{pronoun}" mean there? '
        f'If it is {setting.short} or the team, write "{proposal}".'
    )


def deed_question(text: str, field: Field, setting: Setting) -> str:
    """The question about a deed, with the word that is probably meant."""
    for wrong, right in _DEED_SLIPS:
        meant = wrong.sub(right, text, count=1)
        if meant != text:
            return f'"I {text}" does not read as a sentence yet. Do you mean "I {meant}"?'
    return form_question(text, field, setting)


def form_question(text: str, field: Field, setting: Setting) -> str:
    return (
        f'"{field.starter} {text}" does not read as a sentence yet. '
        f'How would you finish "{field.starter} ..." for {setting.person}? For example: {field.example}.'
    )
