"""Whom a pronoun means, once the reader of the letter is the one who said it.

Two turns only, both shown to the person before they are taken: in the reader's own words "we" and "our" are
"you" and "your"; in words told about them "they" and "their" are, where no other group is named before. "He",
"she", and verbs whose form would have to change are left alone: such a fragment is not suggested.
"""

import re

from afterword.letters.reading.finite import split_tokens
from afterword.letters.words.classes import GROUPS

_OWN_WORDS = {
    "we": "you", "we're": "you are", "we've": "you have", "we'd": "you would", "we'll": "you will",
    "our": "your", "ours": "yours", "us": "you", "ourselves": "yourselves",
}  # fmt: skip
_TOLD_WORDS = {
    "they": "you", "they're": "you are", "they've": "you have", "they'd": "you would", "they'll": "you will",
    "their": "your", "theirs": "yours", "themselves": "yourselves",
}  # fmt: skip
_CANNOT = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself|he['’]s|she['’]s)\b", re.I)
_NOT_MINE = re.compile(r"\b(?:i|me|my|mine|myself|we|us|our|ours|i['’]\w+|we['’]\w+)\b", re.I)
_NOT_THEIRS = re.compile(r"\b(?:they|them|their|theirs|they['’]\w+)\b", re.I)
_I = re.compile(r"\b(?:i|me|my|mine|myself|i['’]\w+)\b", re.I)


def turn_own_words(text: str) -> str | None:
    """What the reader said in so many words ("we run two clusters"), as the letter says it to them. None where
    they speak of themselves alone or of somebody whom the letter could not name."""
    if _I.search(text) or _CANNOT.search(text):
        return None
    if _NOT_THEIRS.search(text) and not _names_group_before(text):
        return None
    return _replaced(text, _OWN_WORDS)


def turn_told_words(text: str) -> str | None:
    """What was told of the reader's team ("they run two clusters"), as the letter says it to them. None where a
    pronoun may mean somebody else, or the author."""
    if _NOT_MINE.search(text) or _CANNOT.search(text) or re.search(r"\bthem\b", text, re.I):
        return None
    if _NOT_THEIRS.search(text) and _names_group_before(text):
        return None
    return _replaced(text, _TOLD_WORDS)


def _replaced(text: str, words: dict[str, str]) -> str:
    pattern = re.compile(r"(?<![\w'’])(?:" + "|".join(map(re.escape, words)) + r")(?![\w'’])", re.I)
    return pattern.sub(lambda match: words[match[0].lower().replace("’", "'")], text.replace("’", "'"))


def _names_group_before(text: str) -> bool:
    """Whether a plural or a group stands before the first "they": it may be whom the pronoun means."""
    tokens = split_tokens(text)
    at = next((at for at, token in enumerate(tokens) if _NOT_THEIRS.fullmatch(token)), len(tokens))
    return any(
        token in GROUPS
        or (len(token) > 3 and token.endswith("s") and not token.endswith(("ss", "us", "'s", "is")))
        for token in tokens[:at]
    )
