"""Marks between parts of a note: a comma that joins two sentences, a colon or a dash inside a noun phrase.

Only marks are changed, never words: a comma splice ("used a cache, builds went down") gets its semicolon, and what
follows a colon ("hybrid work: two days") goes into brackets, so that the phrase fits inside a sentence.
"""

import re

from afterword.letters.reading.clauses import has_plain_subject, is_clause
from afterword.letters.reading.deeds import form_of_deed
from afterword.letters.reading.finite import count_finite, split_tokens
from afterword.letters.reading.forms import Form, form_of_statement
from afterword.letters.reading.verb_here import is_verb_here
from afterword.letters.words.classes import (
    ADVERBS,
    BE_HAVE_DO,
    DETERMINERS,
    JOINERS,
    MODALS,
    NUMBERS,
    OBJECTS,
    OPENERS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
)
from afterword.letters.words.lexicon import verbs

_WHATEVER = frozenset(["however", "whatever", "whoever", "whichever", "whenever", "wherever"])
_NO_NEW_SENTENCE = (
    JOINERS | OPENERS | WH_WORDS | PREPOSITIONS | {"as", "then", "not", "even"} | _WHATEVER
) - {"it"}
_ASIDE = re.compile(r"^(?P<head>[^:;,()]{2,60}?)(?::| -| –| —) (?P<rest>[^:;()]{2,60})$")
_MOST_ASIDE = 7


def mend_splices(text: str, *, is_deed: bool = False) -> str:
    """A semicolon for each comma that stands between two finished sentences."""
    parts = text.split(", ")
    if len(parts) < 2 or len(parts) > 4 or _begins_under(parts[0]):
        return text
    if len(parts) == 2 and _goes_on_in_row(parts[1]):
        return text
    whole = parts[0]
    for part in parts[1:]:
        spliced = _is_whole(
            whole.rpartition("; ")[2], is_deed=is_deed and "; " not in whole
        ) and _is_sentence(part)
        whole += ("; " if spliced else ", ") + part
    return whole


_IN_ROW = re.compile(r" and (?P<who>(?:(?:the|your|our|my) )?[\w-]+) (?P<rest>[^,;]+)$")


def _goes_on_in_row(part: str) -> bool:
    """Whether a third one stands behind the second: "sales thinks in litres and finance in euros"."""
    last = _IN_ROW.search(part)
    if last is None or not _is_sentence(part[: last.start()]):
        return False
    rest, who = split_tokens(last["rest"]), split_tokens(last["who"])
    is_gapped = rest[0] in PREPOSITIONS and not count_finite(rest)[0] and who[-1] not in verbs().every
    return is_gapped or (_is_sentence(last[0].removeprefix(" and ")) and SUBJECTS.isdisjoint(who))


def bracket_aside(text: str) -> str:
    """ "hybrid work: 2 days in the office" as "hybrid work (2 days in the office)"; else `text` as it is."""
    match = _ASIDE.match(text)
    if not match or len(match["rest"].split()) > _MOST_ASIDE or count_finite(split_tokens(match["rest"]))[0]:
        return text
    return f"{match['head'].strip()} ({match['rest'].strip()})"


_FIGURES = re.compile(
    r"(?:, |; (?=[^,;()]*: ))(?P<rest>(?:[^,;()]|(?<=\d),(?=\d))*\d(?:[^,;()]|(?<=\d),(?=\d))*|(?:zero|no) [^,;()]+)$"
)


# "4% misses down to 0.6%", "40 tickets to 3": what looks like a verb is counted.
_ON_THE_WAY = re.compile(
    r"\d[\d.,]* ?%? ?(?:[a-z-]+ ){1,2}?(?:down |up |back )?(?:to|from) (?:about |under |over )?\d"
)
_NO_DEED = JOINERS | OPENERS | PREPOSITIONS | SUBJECTS | {"also", "then", "later"}


def bracket_figures(text: str) -> str:
    """ "replaced the VPN, 1,200 users" as "replaced the VPN (1,200 users)": figures at the end without a verb."""
    match = _FIGURES.search(text)
    if not match or "(" in text or ", " in text[: match.start()]:
        return text
    tokens = split_tokens(match["rest"])
    strong = count_finite(tokens)[0] and not _ON_THE_WAY.match(match["rest"])
    no_part = strong or len(tokens) > 8 or tokens[0] in _NO_DEED
    if (
        no_part
        or (tokens[0] in verbs().every and tokens[0] not in verbs().nouny)
        or (text[: match.start()].split()[-1][0].isdigit() and tokens[0] not in {"zero", "no"})
    ):
        return text
    return f"{text[: match.start()]} ({match['rest'].strip()})"


_A_NAME = re.compile(r"[A-Z][\w.+#/-]*(?: [A-Z0-9][\w.+#/-]*)?")


def join_names(text: str) -> str:
    """ "know Terraform, Ansible, Puppet" as "know Terraform, Ansible and Puppet"."""
    *before, last = text.split(", ")
    if not before or " and " in text or " or " in text:
        return text
    named = all(_A_NAME.fullmatch(part) for part in [*before[1:], last])
    ends_named = _A_NAME.fullmatch(before[0].rpartition(" ")[2]) is not None
    return f"{', '.join(before)} and {last}" if named and ends_named else text


_TOOK = re.compile(
    r", (?:took|lasted) (?:us |me )?(?P<time>(?:(?:about|only|almost|nearly|over|under|just|less than|more than) )?"
    rf"(?:\d[\d.,]*|an?|half an?|{'|'.join(sorted(NUMBERS))}) (?:\w+ )?"
    r"(?:hours?|days?|nights?|evenings?|weekends?|weeks?|months?|quarters?|years?|minutes?|sprints?))$"
)


def bracket_time(text: str) -> str:
    """ "migrated 80 jobs, took 3 months" as "migrated 80 jobs (3 months)": the work took them."""
    match = _TOOK.search(text)
    return text if match is None or "(" in text else f"{text[: match.start()]} ({match['time']})"


_MOVED = frozenset(["went", "moved", "came", "got"])


def join_deeds(text: str) -> str:
    """ "renegotiated the licences, saved 180k" as "renegotiated the licences and saved 180k"."""
    parts = text.split(", ")
    if (
        not 1 < len(parts) < 5
        or re.search(r"[;:]|\([^()]*,", text)
        or (" and " in text and (len(parts) > 2 or " and " in parts[1]))
        or form_of_deed(parts[0]) is not Form.PAST
    ):
        return text
    known = verbs()
    for part in parts[1:]:
        tokens = split_tokens(part)
        # "lost tickets went down" tells of tickets: a verb of its own. "reviewed with the code" tells how.
        moved = tokens[0] in _MOVED and tokens[1:2] == ["from"]
        is_deed = tokens[0] in known.sure_past or (
            tokens[0] in known.past and tokens[1:2] and tokens[1] in DETERMINERS
        )
        if len(tokens) < 2 or ((not is_deed or tokens[1] in PREPOSITIONS) and not moved):
            return text
        if any(is_verb_here(tokens, at) for at in range(1, len(tokens))):
            return text
    joint = ", and" if " and " in text else " and"
    return f"{', '.join(parts[:-1])}{joint} {parts[-1]}"


def join_clauses(text: str) -> str:
    """ "field staff decide, HQ listens" as "field staff decide and HQ listens"."""
    parts = text.removeprefix("that ").split(", ")
    short = len(parts) == 2 and " and " not in text and all(2 <= len(part.split()) < 7 for part in parts)
    both = short and all(is_clause(split_tokens(part)) for part in parts)
    return (
        text.replace(", ", " and ", 1) if both and split_tokens(parts[1])[0] not in _NO_NEW_SENTENCE else text
    )


_SHOWS_COMMAND = DETERMINERS | NUMBERS | OBJECTS


def join_commands(text: str) -> str:
    """ "delete the alert, see who screams" as "delete the alert and see who screams"."""
    parts = text.split(", ")
    if len(parts) != 2 or " and " in text:
        return text
    first, second = (split_tokens(part) for part in parts)
    known = verbs()
    if first and second and first[0] in known.base and second[0] in {"they", "it"} and is_clause(second):
        # "start with the alumni, they shout least"
        return "; ".join(parts)
    # "fix one step each time": what follows shows that a word is a command here
    acts = bool(second) and (second[0] in known.sure_base or _SHOWS_COMMAND.intersection(second[1:2]))
    are_both = bool(first) and acts and first[0] in known.base and second[0] in known.base
    return " and ".join(parts) if are_both else text


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
    numbers = any(word[0].isdigit() for word in match["from"].split()) and match["to"][0].isdigit()
    if not numbers and not match["from"].casefold().startswith("from "):
        return text
    return f"{text[: match.end('from')]} to {text[match.start('to') :]}"


_LEANS = OPENERS | PREPOSITIONS | {"when"}


def _begins_under(part: str) -> bool:
    """Whether the first part leans on the second: "if tests fail, ...", "in 2024, ..."."""
    tokens = split_tokens(part)
    return not tokens or tokens[0] in _LEANS


def _is_whole(part: str, *, is_deed: bool) -> bool:
    if is_deed:
        return form_of_deed(part) in {Form.PAST, Form.PRESENT, Form.OWN_CLAUSE}
    return form_of_statement(part) is Form.CLAUSE


_HELPING = BE_HAVE_DO | MODALS
_NO_START = _NO_NEW_SENTENCE - SUBJECTS


def _is_sentence(part: str) -> bool:
    tokens = split_tokens(part)
    if tokens[:1] == ["that"] and len(tokens) > 2 and tokens[1] in BE_HAVE_DO:
        # "it is copied to test, that is not allowed": "that" alone tells of what stands before it.
        return True
    if (
        len(tokens) < 2
        or tokens[0] in _NO_START
        or (tokens[0] in ADVERBS and _HELPING.issuperset(tokens[1:]))
    ):
        # "always have", "still do"
        return False
    strong, _, needed = count_finite(tokens)
    if strong and has_plain_subject(tokens):
        return True
    return is_clause(tokens) if strong < needed else form_of_statement(part) is Form.CLAUSE
