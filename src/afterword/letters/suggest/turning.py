"""Whom a pronoun means, once the reader of the letter is the one who said it.

Two turns only, both shown to the person before they are taken: in the reader's own words "we" and "our" are
"you" and "your"; in words told about them "they" and "their" are, where no other group is named before. "He",
"she", and verbs whose form would have to change are left alone: such a fragment is not suggested.
"""

import re
from functools import cache

from afterword.letters.reading.finite import split_tokens
from afterword.letters.words.classes import GROUPS
from afterword.letters.words.lexicon import third_of, verbs

_OWN_WORDS = {
    "we": "you", "we're": "you are", "we've": "you have", "we'd": "you would", "we'll": "you will",
    "our": "your", "ours": "yours", "us": "you", "ourselves": "yourselves",
}  # fmt: skip
_TOLD_WORDS = {
    "they": "you", "they're": "you are", "they've": "you have", "they'd": "you would", "they'll": "you will",
    "their": "your", "theirs": "yours", "themselves": "yourselves",
}  # fmt: skip
# "they let the engineers do it themselves": nobody knows who does it.
_LETTING = re.compile(
    r"\b(?:let|lets|make|makes|made|have|has|had|help|helps|want|wants|ask|asks)\b.*\bthemselves\b", re.I
)
_SHE = re.compile(r"^(?:she|he) (?:(?:also|really|still|often|always|once) )?(?P<verb>[a-z]+)\b", re.I)
_HER_WORDS = {
    "she": "you",
    "he": "you",
    "her": "your",
    "his": "your",
    "herself": "yourself",
    "himself": "yourself",
}
_HER_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do"}
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
    if re.search(r"\bthey\b.*\bthemselves\b", text, re.I):
        return None if _LETTING.search(text) else _replaced(text, _TOLD_WORDS)
    # Without "they" before it, "themselves" means whoever does it: "engineers write the notes themselves".
    return _replaced(text, {word: turned for word, turned in _TOLD_WORDS.items() if word != "themselves"})


def turn_her_words(text: str) -> str | None:
    """What was told of the reader alone ("she reads every review herself"), as the letter says it to them. None where
    another "she" or a "her" that is no "your" stands in it, or the verb is not known."""
    match = _SHE.match(text)
    rest = text[match.end() :] if match else ""
    is_unclear = re.search(
        r"\b(?:she|he|him|hers|they|them|their|it)\b|\bher\b(?! [a-z\d])|\bher (?:a|an|the|to|that|this|some|"
        r"and|or|for|in|on|with|at|by|from|when|where|how)\b",
        rest,
        re.I,
    )
    if match is None or is_unclear or _NOT_MINE.search(text):
        return None
    verb = match["verb"].casefold()
    is_past = verb in verbs().past or (verb.endswith("ed") and verb not in verbs().base)
    turned = _HER_VERBS.get(verb) or (verb if is_past else _base_of().get(verb))
    if turned is None:
        return None
    at = match.start("verb")
    return _replaced(text[:at], _HER_WORDS) + turned + _replaced(rest, _HER_WORDS)


@cache
def _base_of() -> dict[str, str]:
    """The base of each verb form in -s."""
    return {third_of(base): base for base in verbs().base}


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
