"""Names of people as calendars write them become names as people write them."""

import re
import unicodedata
from dataclasses import dataclass

from afterword.rules.interview_words import ROLE_HEAD

_VIA = re.compile(r"\s+(?:via|through|über|per|from|at)\s+(?P<host>[^@]{2,60})$|\s+on behalf of\s+.+$", re.I)
_IN_BRACKETS = re.compile(r"\s*[(\[{（【]([^()\[\]{}（）【】]{1,80})[)\]}）】]\s*")
_AFTER_BAR = re.compile(r"\s*(?:\||·|•|–|—|\s-\s|//)\s*")
_TITLES = re.compile(r"^(?:(?:mr|mrs|ms|miss|mx|herr|frau|mme|m\.|sr|sra|dott|dhr|mevr)\b\.?\s+)+", re.I)
_AFTER_NAME = re.compile(
    r"^(?:ph\.?\s?d|msc|mba|m\.?sc|b\.?sc|jr|sr|ii|iii|iv|cissp|pmp|md|esq|dipl\.-ing|cpa)\.?$", re.I
)
_PARTICLES = frozenset(
    {
        "af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du",
        "e", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "y", "zu", "zur",
    }
)  # fmt: skip
_LETTERS_IN_ADDRESS = re.compile(r"[a-z]{2,}(?:[-'][a-z]+)*|[a-z]", re.I)
_NOT_A_PERSON_IN_ADDRESS = frozenset(
    {
        "admin", "bewerbung", "calendar", "career", "careers", "contact", "dev", "email", "empleo",
        "engineering", "hello", "hiring", "hr", "hrteam", "info", "interview", "interviewer",
        "interviews", "job", "jobs", "karriere", "lavoro", "mail", "marketing", "meeting", "noreply",
        "office", "people", "peopleops", "personal", "recruiter", "recruiting", "recruitment", "reply",
        "rh", "room", "sales", "staff", "support", "ta", "talent", "team", "work",
    }
)  # fmt: skip
_GROUP_NAME = re.compile(
    r"\b(?:team|group|dept|department|recruiting|recruitment|careers?|talent acquisition|hiring|"
    r"people ops|human resources|"
    r"hr|interviewers|panel|all|everyone|committee|abteilung|équipe|equipo|staff|office|scheduling|"
    r"coordination|jobs)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """`name` in the order in which it is spoken, or empty; `title` what stood beside it ("HR"); `via` the
    service that wrote it."""

    name: str
    title: str = ""
    via: str = ""


def read_person_name(written: str, *, address: str | None = None) -> PersonName:
    """`BERG, Jane (HR)`, `Jane Doe via Calendly`, `Dr. Jane Doe | Northwind`. Any script; an address is no
    name.

    `address` helps to tell `García López, María` from `Jane Berg, Northwind`.
    """
    text = " ".join(unicodedata.normalize("NFC", written).split()).replace("; ", ", ").strip(" '\"<>,;")
    if "@" in text or "://" in text:
        text = "" if " " not in text else re.sub(r"\S*(?:@|://)\S*", "", text).strip(" <>()-,")
    via = _VIA.search(text)
    text = text[: via.start()] if via else text
    titles = [found.strip() for found in _IN_BRACKETS.findall(text)]
    text = _IN_BRACKETS.sub(" ", text).strip()
    text, *beside = _AFTER_BAR.split(text)
    titles += [part for part in beside if part]
    text, after_comma = _turn_comma(text.strip(), local=(address or "").partition("@")[0].casefold())
    titles = ([after_comma] if after_comma else []) + titles
    text = _TITLES.sub("", text).strip(" ,.-")
    return PersonName(
        name=_with_capitals(text), title=", ".join(titles), via=(via["host"] or "").strip() if via else ""
    )


def _turn_comma(text: str, *, local: str) -> tuple[str, str]:
    """`Berg, Jane` is turned around; `Jane Berg, PhD` and `Jane Berg, Head of People` are not."""
    before, comma, after = (part.strip() for part in text.partition(","))
    if not comma or not after or not before:
        return text.strip(" ,"), ""
    if _AFTER_NAME.match(after):
        return before, ""
    if ROLE_HEAD.search(after) or not _is_family_name(before, given=after, local=local):
        return before, after
    given, _, rest = after.partition(",")
    return f"{given.strip()} {before}", rest.strip()


def _is_family_name(before: str, *, given: str, local: str) -> bool:
    words = before.split()
    if len(words) == 1 or words[0].lower() in _PARTICLES or before.isupper():
        return True
    plain = unicodedata.normalize("NFKD", given.split()[0].casefold()).encode("ascii", "ignore").decode()
    return len(plain) > 1 and plain in local


def _with_capitals(text: str) -> str:
    """BERG becomes Berg, `jane doe` Jane Doe; a name that mixes both (McDonald, van der Berg) stays as it
    is."""
    words = text.split()
    if text.islower() and text.isascii():
        return " ".join(word if word in _PARTICLES else _capital(word) for word in words)
    return " ".join(
        _capital(word) if word.isupper() and len(word) > 2 and "." not in word else word for word in words
    )


def _capital(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda match: match[0][0].upper() + match[0][1:].lower(), word)


def propose_name(address: str) -> str:
    """`priya.raman@` gives Priya Raman: a proposal only. Empty where the local part does not read like a
    name."""
    local = address.rpartition("@")[0].partition("+")[0].lower()
    words = [word for word in re.split(r"[._\-]+", re.sub(r"\d+$", "", local)) if word]
    if len(words) not in (2, 3) or any(not _LETTERS_IN_ADDRESS.fullmatch(word) for word in words):
        return ""
    if any(word in _NOT_A_PERSON_IN_ADDRESS for word in words) or len(words[-1]) < 2 or len(words[0]) < 2:
        return ""
    return " ".join(word if word in _PARTICLES else _capital(word) for word in words)


def is_group_name(name: str) -> bool:
    """`Recruiting Team`, `Northwind Careers`: several people or none, nobody to greet."""
    return bool(_GROUP_NAME.search(name))
