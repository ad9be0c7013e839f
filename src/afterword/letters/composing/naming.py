"""How people, role and sender are named: greeting, first names, signature. Nothing here infers a gender."""

import re
from collections.abc import Sequence
from functools import lru_cache

from afterword.letters.composing.given_names import is_double, is_family_first, with_capitals
from afterword.letters.debrief import Candidate, Formality, PersonNotes, Relation
from afterword.letters.words.classes import PARTICLES
from afterword.letters.words.cleaning import tidy

_ACADEMIC = re.compile(r"^(?:(?:prof(?:essor)?|dr)\.?(?:\s+|$))+", re.I)
_TYPED_TITLE = re.compile(
    r"^(?:mr|mrs|ms|mx|miss|herr|frau|monsieur|madame|mme|se[ñn]ora?|signora?|sra?|sig)\.?\s+(?=\S)", re.I
)
# Titles that stay with the whole name, as it was typed: "Sir Ian Lowe", "Baroness Helen Clark".
_RANK = re.compile(
    r"^(?:sir|dame|lord|lady|baron|baroness|rev|reverend|col|capt|major|(?-i:D[CS]?I)|sgt|lt|cmdr|judge|sister|ir|ing|dipl\.-ing|mag)\.?\s+(?=\S)",
    re.I,
)
_AFTER_NAME = re.compile(
    r"\s*(?:,\s*(?:ph\.?d\.?|m\.?sc\.?|mba|md|jr\.?|sr\.?|esq\.?)|\([^)]*\)|[\"“][^\"”]*[\"”])", re.I
)
_GREETED = re.compile(r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|day))\b", re.I)
_ROLE_TAIL = re.compile(
    r"\s*[(\[](?:[mfwdxni](?:\s*[/|*]\s*[mfwdxn]){1,3}|all genders|gn|any gender)[)\]]", re.I
)
# "Odoo Consultant (six-month contract)", "IT Adviser (50%)": the terms are not the role.
_TERMS = re.compile(
    r"\s*\([^)]*(?:%|\b(?:contract\w*|months?|weeks?|days?|hours?|part[- ]time|full[- ]time|temporary|temp|permanent|"
    r"fixed[- ]term|freelance|remote|hybrid|on-?site|fte|maternity|interim)\b)[^)]*\)\s*$",
    re.I,
)
_ROLE_NOUN = re.compile(r"\b(?:role|position|job|post|internship|apprenticeship|contract)$", re.I)

_BY_TITLE = (
    (Relation.COORDINATOR, re.compile(r"\b(?:coordinator|scheduler)\b", re.I)),
    (
        Relation.RECRUITER,
        re.compile(
            r"\b(?:recruit\w*|sourcer|talent (?:partner|acquisition|advisor|lead)|headhunter)\b", re.I
        ),
    ),
    (
        Relation.EXECUTIVE,
        re.compile(r"\b(?:c[etipo]o|cpo|cto|vp|vice president|founder|co-founder|chief \w+ officer)\b", re.I),
    ),
)


def relation_of(person: PersonNotes) -> Relation:
    """The noted relation; else what the title says beyond doubt; else a peer, whose letter claims least."""
    if person.relation is not None:
        return person.relation
    for relation, pattern in _BY_TITLE:
        if pattern.search(person.title):
            return relation
    return Relation.PEER


def plain_name(person: PersonNotes) -> str:
    """The name without what stands around it: "Priya Raman, PhD (she/her)" is Priya Raman. Titles stay, and
    "priya raman" gets its capitals."""
    return _bare_name(person.name)


@lru_cache(maxsize=1024)
def _bare_name(typed: str) -> str:
    return with_capitals(_AFTER_NAME.sub("", tidy(typed)).strip(" ,"))


def first_name(person: PersonNotes) -> str:
    """What to call the person in a sentence: the noted greeting if it is a bare name, else the first name."""
    greeting = tidy(person.greeting)
    return (
        greeting if greeting and not _GREETED.match(greeting) else _first_of(plain_name(person), person.email)
    )


@lru_cache(maxsize=1024)
def _first_of(name: str, email: str | None) -> str:
    if _ACADEMIC.match(name) or _TYPED_TITLE.match(name) or _RANK.match(name):
        return name
    if "," in name:
        name = name.split(",", 1)[1].strip()
    first, *rest = name.split() or [""]
    if is_double([first, *rest], email):
        return f"{first} {rest[0]}"
    if is_family_first([first, *rest]):
        # Which word is the given name cannot be known: the whole name is right in any case.
        return name
    return name if rest and (len(first.rstrip(".")) < 2 or first.endswith(".")) else first


def greeting_line(person: PersonNotes, formality: Formality) -> str:
    """ "Hi Priya,", "Dear Priya Raman,", or "Dear Dr. Raman," where the title was typed with the name."""
    greeting = tidy(person.greeting).rstrip(",")
    name = plain_name(person)
    if greeting:
        if _GREETED.match(greeting):
            return f"{greeting},"
        is_titled = _ACADEMIC.match(greeting) or _TYPED_TITLE.match(greeting) or _RANK.match(greeting)
        return f"{'Hi' if formality is Formality.FIRST_NAME and not is_titled else 'Dear'} {greeting},"
    academic = _ACADEMIC.match(name)
    if academic:
        return f"Dear {academic[0].strip()} {_surname(name[academic.end() :])}".rstrip() + ","
    typed = _TYPED_TITLE.match(name)
    if typed:
        return f"Dear {typed[0].strip()} {_surname(name[typed.end() :])},"
    if _RANK.match(name):
        return f"Dear {name},"
    if formality is Formality.FULL_NAME:
        return f"Dear {_in_order(name)},"
    return f"Hi {first_name(person)},"


def is_formal(formality: Formality, greeting: str) -> bool:
    """Whether the letter keeps to formal words: by the style, or as somebody is greeted by a title."""
    return formality is Formality.FULL_NAME or greeting.startswith("Dear ")


def _in_order(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name


def _surname(name: str) -> str:
    words = _in_order(name).split()
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in PARTICLES:
        at -= 1
    return " ".join(words[max(at, 0) :])


@lru_cache(maxsize=64)
def short_role(role: str) -> str:
    """The role without "(m/f/d)"."""
    return _ROLE_TAIL.sub("", tidy(role)).strip()


@lru_cache(maxsize=64)
def role_phrase(role: str) -> str:
    """ "the Site Reliability Engineer role"; a role that ends in "position" keeps its own noun, and of
    "Engineering Manager, Payments" the part before the comma is the role."""
    name = re.sub(r"^the\s+", "", short_role(role), flags=re.I)
    name = _TERMS.sub("", name)
    before = name.split(",")[0].strip()
    name = before if " " in before else name
    return f"the {name}" if _ROLE_NOUN.search(name) else f"the {name} role"


@lru_cache(maxsize=64)
def bare_role(role: str) -> str:
    """The role for a subject line, without "position" or "role" at its end."""
    name = short_role(role)
    return _ROLE_NOUN.sub("", name).strip() or name


def join_names(names: Sequence[str]) -> str:
    """ "Bo", "Bo and Mei", "Bo, Mei and Ana"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def signature_of(candidate: Candidate) -> tuple[str, ...]:
    """Full name, then phone and links where they are given."""
    lines = (tidy(candidate.name), tidy(candidate.phone or ""), *(tidy(link) for link in candidate.links))
    return tuple(line for line in lines if line)
