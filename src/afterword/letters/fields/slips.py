"""Words in a field that would be read wrongly: dictated marks, asides, slips of other languages, foreign numbers.

Nothing of it is mended in silence, since the sense is at stake; where one reading is likely, it is proposed.
"""

import re
from functools import cache
from typing import NamedTuple

from afterword.letters.fields.joining import spell_arrow
from afterword.letters.fields.short_names import PLAIN_WORDS, has_equation, is_unknown_short, stands_by_name
from afterword.letters.words.classes import ADJECTIVE_TOO
from afterword.letters.words.lexicon import countable, ordinary, read_lines, verbs
from afterword.letters.words.misspelling import word_meant
from afterword.letters.words.name_case import right_case
from afterword.letters.words.nouns import Kind, describing, kind_of

_FOREIGN_NUMBER = re.compile(r"(?<![\d.vV])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.]|\w)")
_DECIMAL_COMMA = re.compile(
    r"(?<![\d,.])\d{1,2},\d{1,2}(?![\d,])"
    r"(?= ?(?:years?|months?|days?|hours?|min|%|percent|million|billion|k|x|[GTM]B|ms|s|h)\b)"
)
_VERSION = re.compile(r"(?:version|release|python|v|node|java|kernel|go|rust) ?$", re.I)
# "a desk with three person"; not "the phase 2 plan", "a three person team"
_OF_MANY = re.compile(
    r"(?:^|\b(?:with|of|for|in|by|has|have|had|needs?|only|next|last|past|every) )"
    r"(two|three|four|five|six|seven|eight|ten|[2-9]|\d\d+) "
    r"([a-z]+)(?=$|[,;.]| (?:of|in|for|with|and|or|per|at|the|before|after)\b)"
)
_SEVERAL = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_WITHOUT_S = frozenset(
    ["dozen", "aircraft", "series", "sheep", "percent", "head", "second", "minute", "pm", "am"]
)
_YEAR_BEHIND = re.compile(r"\b(?!(?:was|this|versus|since)\b)[a-z]{4,}s (?:19|20)\d\d$")
_UNSURE = re.compile(r"\?\?|\(\+?[~\d% ]+\?\)|\w\?(?= \w)")


class Slip(NamedTuple):
    """`words` as typed; `meant` is the whole field as it was probably meant, or an empty text. `kind`: spoken,
    aside, slip, spelling, number, sign, order or either."""

    kind: str
    words: str
    meant: str = ""


class _Pattern(NamedTuple):
    kind: str
    pattern: str
    meant: str | None
    beside: str


@cache
def _patterns() -> dict[str, tuple[_Pattern, ...]]:
    """By the words that show them, in small letters; `beside` is another one that is there as well."""
    found: dict[str, tuple[_Pattern, ...]] = {}
    for line in read_lines("slips"):
        kind, shown, rest = (part.strip(" ") for part in line.split("|", 2))
        pattern, arrow, meant = rest.partition(" => ")
        hints, _, beside = shown.partition(" & ")
        entry = _Pattern(kind, pattern, meant if arrow else None, beside)
        for hint in hints.split():
            found[hint] = (*found.get(hint, ()), entry)
    return found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Made when a field first holds a word of it: most are never tried in a short command."""
    return re.compile(pattern, re.I)


_WORD = re.compile(r"[a-z][a-z'-]*")


def find_slip(text: str) -> Slip | None:
    """The first thing in `text` that cannot go into a letter as it is, or None."""
    known = _patterns()
    small = text.casefold().replace("’", "'")
    words = _WORD.findall(small)
    for word in () if known.keys().isdisjoint(words) else words:
        for kind, pattern, meant, beside in known.get(word, ()):
            match = None if beside and beside not in words else _compiled(pattern).search(text)
            if match:
                return Slip(kind, match[0].strip(" ,()") or match[0], _whole(text, match, meant))
    has_arrow = (">" in text or "→" in text) and _ARROW_SIGN.search(text)
    return _find_arrow(text) if has_arrow else _find_sign(text)


def _whole(text: str, match: re.Match[str], meant: str | None) -> str:
    if meant is None:
        return ""
    if meant == "-":
        return " ".join(f"{text[: match.start()]} {text[match.end() :]}".split()).strip(" ,;")
    return f"{text[: match.start()]}{match.expand(meant)}{text[match.end() :]}"


_ARROW_SIGN = re.compile(r"[-=]>|→")
_ARROW = re.compile(rf" ?(?:{_ARROW_SIGN.pattern}) ?")


_ARROW_ENDS = re.compile(r"([\w.+#%]+) ?(?:->|=>|→) ?([\w.+#%]+)")


def _find_arrow(text: str) -> Slip | None:
    """An arrow between two things is a way; where figures show it, or "from", it is written so already."""
    if not _ARROW.search(spell_arrow(text)):
        return None
    sign = _ARROW.findall(text)[0].strip()
    named = right_case(text)
    ends = _ARROW_ENDS.search(named)
    if not ends or not all(kind_of(end) is Kind.NAME or end.isdigit() for end in ends.groups()):
        # "backups -> restic vs borg" leads somewhere, and is no way from one to the other.
        return Slip("sign", sign)
    return Slip("sign", sign, _ARROW.sub(" to ", text) if len(_ARROW.findall(text)) == 1 else "")


_BE = frozenset(["is", "are", "was", "were", "am", "been"])
_HAVE = frozenset(["have", "has", "had", "i've", "you've", "we've", "they've"])
_HELPING = _BE | _HAVE
_DOING = frozenset(["do", "does", "did", "doing", "to", "what", "all"])


def _is_bare(word: str) -> bool:
    known = verbs()
    is_past = word in known.past or word in known.participle
    return word in known.sure_base and not is_past and word not in ADJECTIVE_TOO and word not in describing()


def _wrong_form(words: list[str]) -> str:
    """ "everyone is do everything", "I have did it": a form that cannot stand behind its helping verb."""
    known = verbs()
    for at in range(1, 1 if _HELPING.isdisjoint(words) else len(words)):
        before, word = words[at - 1], words[at]
        if before in _BE and _is_bare(word) and _DOING.isdisjoint(words[:at]):
            # but "what we do is ask"
            return f"{before} {word}"
        if before in _HAVE and word in known.past and word not in known.participle and word not in known.base:
            return f"{before} {word}"
        if before in {"was", "were"} and word == "been":
            return f"{before} {word}"
    return ""


def _find_number(text: str) -> Slip | None:
    """Numbers as they are written elsewhere: "4.000", "4,5 years"."""
    comma = _DECIMAL_COMMA.search(text) if "," in text else None
    if comma:
        return Slip("number", comma[0], text.replace(comma[0], comma[0].replace(",", ".")))
    number = _FOREIGN_NUMBER.search(text) if "." in text else None
    if number and not _VERSION.search(text[: number.start()]):
        return Slip("number", number[0], text.replace(number[0], number[0].replace(".", ",")))
    return None


def _find_sign(text: str) -> Slip | None:
    """Numbers and forms that are no English, "=" for "means", short forms, and a question mark for doubt."""
    number = _find_number(text)
    if number:
        return number
    words = text.casefold().split()
    form = _wrong_form(words)
    if form:
        return Slip("grammar", form)
    if "=" in text and has_equation(text):
        return Slip("sign", "=")
    is_counted = not _SEVERAL.isdisjoint(words) or any(map(str.isdigit, words))
    one = _OF_MANY.search(text) if is_counted else None
    if one and one[2] in countable() and one[2] not in _WITHOUT_S:
        return Slip("grammar", f"{one[1]} {one[2]}")
    if text[-1:].isdigit() and _YEAR_BEHIND.search(text):
        return Slip("slip", text.split()[-1])
    unknown = [word for word in PLAIN_WORDS.findall(right_case(text)) if word not in ordinary()]
    short = next((word for word in unknown if is_unknown_short(word) and not stands_by_name(text, word)), "")
    if short:
        return Slip("short", short)
    for word in unknown:
        right = word_meant(word)
        if right:
            return Slip("spelling", word, re.sub(rf"\b{word}\b", right, text))
    doubt = _UNSURE.search(text) if "?" in text else None
    return Slip("sign", doubt[0]) if doubt else None
