"""Subject lines: thanks and the talk, or the role where the letter does not name it; at most 60 characters."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from afterword.letters.composing.scene import Scene
from afterword.letters.composing.talk_signs import is_shared, is_sore
from afterword.letters.composing.variation import Draft, mix, words_of_fragment
from afterword.letters.fields.intake import Fragment
from afterword.letters.letter import LetterKind
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form

LONGEST = 60
_LATER = ("subject-later", "subject-later-short")
# "(Backend Engineer (Go) role)": the shorter name of the role is taken instead.
_NESTED = re.compile(r"\([^)]*\(")
_BRACKET = re.compile(r" \([^)]*\)$")
_BEHIND_ROLE = re.compile(r"\s*(?:,|\(|\s[-–—|/]\s)")
_FIRST = frozenset({LetterKind.THANK_YOU, LetterKind.FOLLOW_UP})
_LONGEST_MATTER = 42
# "An example of such a calendar": of which one, no subject says.
_POINTS_BACK = frozenset({"such", "this", "that", "these", "those", "it", "its", "them", "one"})
# Where a thing may be cut; what tells more about it must not stay half told.
_TAIL = re.compile(r",? (?:for|on|in|at|from|during|before|after|across|within|inside)\b")
_TELLS_MORE = re.compile(
    r"\b(?:that|which|who|whose|where|when|and|or|not|no|without|than|between|\w{2,}ing|is|are|was|were|of|the|a|an|"
    r"with|to|about|as|by)$|\b(?:that|which|who|whose|between)\b|,",
    re.I,
)
_NAMED = frozenset({Form.NOUN, Form.LIST, Form.GERUND, Form.WH})


def write_subject(draft: Draft, kind: LetterKind, taken: set[str], sources: frozenset[str]) -> str:
    """A subject that no other letter of this call has, where the pool allows; never above 60 characters. `sources`
    are those of the letter's sentences: what the letter leaves out, its subject does not announce."""
    slots = _slots(draft, kind, sources)
    titles = _titles(draft.scene.facts["title"][0])
    tries = [*((slot, title) for slot in slots[:-1] for title in titles), (slots[-1], titles[0])]
    hearts = {_heart(subject) for subject in taken}
    second, last = "", "Thank you"
    for slot, title in tries:
        for subject in _each_subject(draft, slot, title, sources):
            if _heart(subject) not in hearts:
                return subject
            if subject not in taken:
                second = second or subject
            last = subject
    return second or last


def _heart(subject: str) -> str:
    """What a reader of two subjects compares: "Thank you for your time (X interview)" and "(X role)" are one."""
    return _BRACKET.sub("", subject).casefold()


def _slots(draft: Draft, kind: LetterKind, sources: frozenset[str]) -> tuple[str, ...]:
    """Which pools are asked in which order: the talk first, unless nothing else would name the role."""
    if kind not in _FIRST:
        return _LATER
    if _thanks_for_arranging(draft):
        return ("subject-arranged", "subject-arranged-short")
    if draft.scene.is_arranger or "role" not in sources or draft.number("subject") % 6 == 0:
        return ("subject", "subject-talk", "subject-short")
    return ("subject-talk", "subject", "subject-short")


def _thanks_for_arranging(draft: Draft) -> bool:
    """Whether the letter thanks for the arrangements alone, since no talk with its reader is noted."""
    return any(frame.slot == "arranged" for frame in draft.taken) and "topic" not in draft.scene.fragments


def _each_subject(draft: Draft, slot: str, title: str, sources: frozenset[str]) -> Iterator[str]:
    """Subjects of a slot, those with the whole topic before those with a part of it."""
    topic = draft.scene.fragments.get("topic")
    for matter in matters_of(topic) if topic and slot != "subject" else ("",):
        yield from _subjects(draft, slot, _with_matter(draft.scene, title, matter, sources))


def _subjects(draft: Draft, slot: str, scene: Scene) -> Iterator[str]:
    """Subjects of a slot that are short enough, best first."""
    before, draft.scene = draft.scene, scene
    try:
        seed = draft.scene.seed
        for frame in sorted(draft.fitting(slot), key=lambda frame: mix(seed ^ frame.key, 7)):
            subject = draft.text_of(frame)
            if len(subject) <= LONGEST and not _NESTED.search(subject):
                yield _begin(subject)
    finally:
        draft.scene = before


def _begin(subject: str) -> str:
    """The subject with a capital, unless its first word has one of its own ("iOS")."""
    first = subject.split(" ", 1)[0]
    return subject if first != first.lower() else subject[:1].upper() + subject[1:]


def _with_matter(scene: Scene, title: str, matter: str, sources: frozenset[str]) -> Scene:
    """The scene with what only a subject says: the short name of the role, of the topic, of what was promised."""
    facts = scene.facts | {"title": (title, scene.facts["title"][1])}
    told = {path.rsplit(".", 1)[-1] for path in sources}
    topic, promised = scene.fragments.get("topic"), scene.fragments.get("promised")
    if topic and matter:
        facts["matter"] = (matter, (topic.path,))
    is_thing = bool(
        topic and matter and topic.form is Form.NOUN and split_tokens(matter)[0] in {"the", "your"}
    )
    item = words_of_fragment(promised) if promised and "promised" in told else ""
    if promised and item and len(item) <= _LONGEST_MATTER and not _POINTS_BACK & set(split_tokens(item)):
        facts["item"] = (item, (promised.path,))
    signs = {"has-thought": "thought" in told, "has-item": "item" in facts, "matter-noun": is_thing}
    holds = scene.holds - ({"wrong"} if "clarify" not in told else set())
    holds |= {name for name, is_true in signs.items() if is_true}
    return replace(scene, facts=facts, holds=holds)


def matters_of(topic: Fragment) -> tuple[str, ...]:
    """The topic as a subject line can carry it: whole, or a thing without its last part; never a cut deed, since
    "dropping support" is not "dropping support for Android 8". The last one is empty."""
    if (
        topic.form not in _NAMED
        or is_sore(topic)
        or is_shared(topic)
        or (topic.is_broken and topic.form is not Form.LIST)
    ):
        return ("",)
    text = words_of_fragment(topic)
    if len(text) <= _LONGEST_MATTER:
        return (text, "")
    short = _without_tail(text) if topic.form is Form.NOUN else ""
    return (short, "") if short else ("",)


def _without_tail(text: str) -> str:
    """A thing without what follows a preposition ("error budgets for a bank that is not allowed to be down"), where
    what is left still names it, or an empty text."""
    for match in reversed(list(_TAIL.finditer(text))):
        short = text[: match.start()]
        words = split_tokens(short)
        is_named = (
            len(words) - (words[:1] in (["the"], ["your"])) > 1
            and not _TELLS_MORE.search(short)
            and not _POINTS_BACK & set(words)
        )
        if len(short) <= _LONGEST_MATTER and is_named:
            return short
    return ""


@lru_cache(maxsize=64)
def _titles(title: str) -> tuple[str, ...]:
    """The role, and shorter forms of it: before a comma, a dash or a bracket."""
    short = _BEHIND_ROLE.split(title)[0].strip()
    return tuple(dict.fromkeys(name for name in (title, short) if name))
