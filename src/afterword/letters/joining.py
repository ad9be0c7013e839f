"""Marks between parts of a note: a comma that joins two sentences, a colon or a dash inside a noun phrase.

Only marks are changed, never words: a comma splice ("used a cache, builds went down") gets its semicolon, and what
follows a colon ("hybrid work: two days") goes into brackets, so that the phrase fits inside a sentence.
"""

import re

from afterword.letters.finite import count_finite, split_tokens
from afterword.letters.forms import Form, form_of_deed, form_of_statement
from afterword.letters.word_classes import JOINERS, OPENERS, PREPOSITIONS, SUBJECTS, WH_WORDS

_NO_NEW_SENTENCE = (JOINERS | OPENERS | WH_WORDS | PREPOSITIONS | {"as", "then", "not", "even"}) - {"it"}
_ASIDE = re.compile(r"^(?P<head>[^:;,()]{2,60}?)(?::| -| –| —) (?P<rest>[^:;()]{2,60})$")
_MOST_ASIDE = 7


def mend_splices(text: str, *, is_deed: bool = False) -> str:
    """A semicolon for each comma that stands between two finished sentences."""
    parts = text.split(", ")
    if len(parts) < 2 or len(parts) > 4 or _begins_under(parts[0]):
        return text
    whole = parts[0]
    for part in parts[1:]:
        spliced = _is_whole(whole.rpartition("; ")[2], is_deed and "; " not in whole) and _is_sentence(part)
        whole += ("; " if spliced else ", ") + part
    return whole


def bracket_aside(text: str) -> str:
    """ "hybrid work: 2 days in the office" as "hybrid work (2 days in the office)"; else `text` as it is."""
    match = _ASIDE.match(text)
    if not match or len(match["rest"].split()) > _MOST_ASIDE or count_finite(split_tokens(match["rest"]))[0]:
        return text
    return f"{match['head'].strip()} ({match['rest'].strip()})"


def _begins_under(part: str) -> bool:
    """Whether the first part leans on the second: "if tests fail, ...", "in 2024, ..."."""
    tokens = split_tokens(part)
    return not tokens or tokens[0] in OPENERS | PREPOSITIONS | {"when"}


def _is_whole(part: str, is_deed: bool) -> bool:
    if is_deed:
        return form_of_deed(part) in {Form.PAST, Form.PRESENT, Form.OWN_CLAUSE}
    return form_of_statement(part) is Form.CLAUSE


def _is_sentence(part: str) -> bool:
    tokens = split_tokens(part)
    if len(tokens) < 2 or tokens[0] in _NO_NEW_SENTENCE - SUBJECTS:
        return False
    if "of them" in part and len(tokens) > 3:
        return True
    strong, _, needed = count_finite(tokens)
    return strong >= needed and form_of_statement(part) is Form.CLAUSE
