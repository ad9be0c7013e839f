"""What stands where a name should: "Someone from HR", "the manager", "?". Nobody is greeted by it, so it is asked."""

import re

from afterword.letters.composing.naming import plain_name
from afterword.letters.debrief import PersonNotes
from afterword.letters.letter import Ask
from afterword.letters.words.cleaning import tidy
from afterword.said import say

_NOUNS = (
    "manager|lead|leader|recruiter|interviewer|coordinator|head|director|engineer|developer|dev|analyst|colleague|boss|"
    "person|people|guy|girl|woman|man|lady|gentleman|assistant|partner|founder|executive|admin|tester|architect|team|"
    "panel|member|employee|officer|consultant|specialist|owner|designer|intern|secretary|agent"
)
_STANDS_BESIDE = (
    "hr|it|qa|ux|cto|ceo|cfo|cio|coo|vp|svp|hiring|technical|tech|senior|junior|talent|acquisition|engineering|product|"
    "project|line|office|team|sales|people|operations|ops|data|security|support|service|software|human|resources|"
    "department|name|not|known|unclear|forgot|forgotten|no|of|from|in|at|the|and|for|new|first|second|third|interview|"
    "agency|company|staff|deputy|assistant"
)
_OPENING = re.compile(
    r"(?:some(?:one|body)|any(?:one|body)|unknown|unnamed)\b|"
    rf"(?:the|another|other|an?|some|his|her|their|my|our) (?=(?:\w+ )*(?:{_NOUNS})\b)",
    re.I,
)
_ROLE = re.compile(rf"(?:(?:{_STANDS_BESIDE}|{_NOUNS})(?:[ /&,-]+|$))+", re.I)
# At the beginning they may be names that people have.
_NAMES_TOO = frozenset(["dev", "guy", "lead", "man", "in", "the", "and", "new", "for"])


def lacks_name(name: str) -> bool:
    """Whether what was typed as a name is none, or is doubted by who typed it ("Lisa? Liz?")."""
    typed = tidy(name)
    if not typed or "?" in typed:
        return True
    bare = re.sub(r"\s*\([^)]*\)", "", typed).strip()
    if _OPENING.match(bare):
        return True
    return bare.casefold().partition(" ")[0] not in _NAMES_TOO and _ROLE.fullmatch(bare) is not None


def ask_for_name(person: PersonNotes) -> Ask | None:
    """The question who somebody is, where neither name nor greeting says so."""
    if not lacks_name(person.name) or tidy(person.greeting):
        return None
    typed = " ".join(person.name.split())
    question = (
        say('Who is this: "{name}"? The letter greets them by name, so it waits for it.', name=typed)
        if typed
        else say("Who is this? The letter greets them by name, so it waits for it.")
    )
    return Ask(person=plain_name(person), field="name", question=question)
