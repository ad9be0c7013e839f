"""Marks between parts of a note: a comma that joins two sentences, a colon or a dash inside a noun phrase.

Only marks are changed, never words: a comma splice ("used a cache, builds went down") gets its semicolon, and what
follows a colon ("hybrid work: two days") goes into brackets, so that the phrase fits inside a sentence.
"""

import re

from afterword.letters.finite import count_finite, split_tokens
from afterword.letters.forms import Form, form_of_deed, form_of_statement
from afterword.letters.lexicon import verbs
from afterword.letters.word_classes import (
    BE_HAVE_DO,
    DETERMINERS,
    JOINERS,
    OPENERS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
)

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
        spliced = _is_whole(
            whole.rpartition("; ")[2], is_deed=is_deed and "; " not in whole
        ) and _is_sentence(part)
        whole += ("; " if spliced else ", ") + part
    return whole


def bracket_aside(text: str) -> str:
    """ "hybrid work: 2 days in the office" as "hybrid work (2 days in the office)"; else `text` as it is."""
    match = _ASIDE.match(text)
    if not match or len(match["rest"].split()) > _MOST_ASIDE or count_finite(split_tokens(match["rest"]))[0]:
        return text
    return f"{match['head'].strip()} ({match['rest'].strip()})"


_FIGURES = re.compile(
    r"(?:, |; (?=[^,;()]*: ))(?P<rest>(?:[^,;()]|(?<=\d),(?=\d))*\d(?:[^,;()]|(?<=\d),(?=\d))*|(?:zero|no) [^,;()]+)$"
)


def bracket_figures(text: str) -> str:
    """ "replaced the VPN, 1,200 users" as "replaced the VPN (1,200 users)": figures at the end without a verb."""
    match = _FIGURES.search(text)
    if not match or "(" in text or ", " in text[: match.start()]:
        return text
    tokens = split_tokens(match["rest"])
    strong = count_finite(tokens)[0]
    no_part = strong or len(tokens) > 8 or tokens[0] in JOINERS | OPENERS | PREPOSITIONS | SUBJECTS
    if (
        no_part
        or (tokens[0] in verbs().every and tokens[0] not in verbs().nouny)
        or text[: match.start()].split()[-1][0].isdigit()
    ):
        return text
    return f"{text[: match.start()]} ({match['rest'].strip()})"


_TWO_DEEDS = re.compile(r"^(?P<one>[^,;:()]+), (?P<two>(?P<verb>[a-z]+) [^,;:()]+)$")


def join_deeds(text: str) -> str:
    """ "renegotiated the licences, saved 180k" as "renegotiated the licences and saved 180k"."""
    match = _TWO_DEEDS.match(text)
    if not match or match["verb"] not in verbs().past or match["verb"] in verbs().nouny:
        return text
    rest = split_tokens(match["two"])[1:]
    # "lost tickets went down" tells of tickets: one verb only. "reviewed with the code" tells how.
    is_counted = rest[0][0].isdigit() or rest[0] in DETERMINERS
    if rest[0] in PREPOSITIONS or count_finite(rest)[:2] not in {(0, 0), (0, 1) if is_counted else (0, 0)}:
        return text
    if form_of_deed(match["one"]) is not Form.PAST or " and " in match["one"]:
        return text
    return f"{match['one']} and {match['two']}"


def mend_colon(text: str) -> str:
    """A semicolon for a colon between two finished sentences, since a sentence of ours may bring its own colon."""
    before, colon, after = text.partition(": ")
    if not colon or ": " in after or not (_is_whole(before, is_deed=False) and _is_sentence(after)):
        return text
    return f"{before}; {after}"


_ARROW = re.compile(r"(?P<from>\b(?:from )?[\w.+#/%-]+(?: \w+)?) ?(?:->|=>|→) ?(?=(?P<to>[\w.+#/%]+))")


def spell_arrow(text: str) -> str:
    """ "PostgreSQL 11 -> 15" as "PostgreSQL 11 to 15": only between figures, or where "from" stands before."""
    match = _ARROW.search(text) if ">" in text or "→" in text else None
    if not match or len(_ARROW.findall(text)) > 1:
        return text
    numbers = match["from"].rsplit(maxsplit=1)[-1][:1].isdigit() and match["to"][0].isdigit()
    if not numbers and not match["from"].casefold().startswith("from "):
        return text
    return f"{text[: match.end('from')]} to {text[match.start('to') :]}"


def _begins_under(part: str) -> bool:
    """Whether the first part leans on the second: "if tests fail, ...", "in 2024, ..."."""
    tokens = split_tokens(part)
    return not tokens or tokens[0] in OPENERS | PREPOSITIONS | {"when"}


def _is_whole(part: str, *, is_deed: bool) -> bool:
    if is_deed:
        return form_of_deed(part) in {Form.PAST, Form.PRESENT, Form.OWN_CLAUSE}
    return form_of_statement(part) is Form.CLAUSE


def _is_sentence(part: str) -> bool:
    tokens = split_tokens(part)
    if tokens[:1] == ["that"] and len(tokens) > 2 and tokens[1] in BE_HAVE_DO:
        # "it is copied to test, that is not allowed": "that" alone tells of what stands before it.
        return True
    if len(tokens) < 2 or tokens[0] in _NO_NEW_SENTENCE - SUBJECTS:
        return False
    if "of them" in part and len(tokens) > 3:
        return True
    strong, _, needed = count_finite(tokens)
    return strong >= needed and form_of_statement(part) is Form.CLAUSE
