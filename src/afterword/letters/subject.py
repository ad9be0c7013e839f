"""Subject lines: thanks and the talk, or the role where the letter does not name it; at most 60 characters."""

import re
from collections.abc import Iterator
from dataclasses import replace

from afterword.letters.finite import split_tokens
from afterword.letters.forms import Form
from afterword.letters.intake import Fragment
from afterword.letters.letter import LetterKind
from afterword.letters.scene import Scene
from afterword.letters.variation import Draft, mix, words_of_fragment
from afterword.letters.word_classes import NUMBERS

LONGEST = 60
_LATER = ("subject-later", "subject-later-short")
_FIRST = frozenset({LetterKind.THANK_YOU, LetterKind.FOLLOW_UP})
# A topic that is cut here still names a thing: "the booking flow" goes, "flaky end-to-end tests" stays.
_CUT = re.compile(
    r" (?:in|with|for|from|between|without|before|after|out|into|through|during|on|while|across|under|so that|that|"
    r"who|which|where|when|and|to)\b"
)
_LONGEST_MATTER = 42
# "Getting 40 branches" is not what was talked about: these need what comes after the cut.
_NEEDS_REST = frozenset(
    ["getting", "keeping", "putting", "turning", "making", "taking", "going", "coming", "being", "having", "bringing",
     "giving", "letting", "setting", "leaving", "using", "not"]
)  # fmt: skip
_FEWEST_WORDS = 2
_NAMED = frozenset({Form.NOUN, Form.LIST, Form.GERUND, Form.WH})


def write_subject(draft: Draft, kind: LetterKind, taken: set[str], sources: frozenset[str]) -> str:
    """A subject that no other letter of this call has, where the pool allows; never above 60 characters. `sources`
    are those of the letter's sentences: what the letter leaves out, its subject does not announce."""
    scene = draft.scene
    slots = _slots(draft, kind, sources)
    titles = _titles(scene.facts["title"][0])
    tries = [(slot, title) for slot in slots[:-1] for title in titles]
    for slot, title in [*tries, (slots[-1], titles[0])]:
        first = ""
        for subject in _each_subject(draft, slot, title, sources):
            if subject not in taken:
                return subject
            first = first or subject
        if first and slot == slots[-1]:
            return first
    return "Thank you"


def _slots(draft: Draft, kind: LetterKind, sources: frozenset[str]) -> tuple[str, ...]:
    """Which pools are asked in which order: the talk first, unless nothing else would name the role."""
    if kind not in _FIRST:
        return _LATER
    if draft.scene.is_arranger or draft.number("subject") % 6 == 0:
        return ("subject", "subject-talk", "subject-short")
    return ("subject-talk", "subject", "subject-short")


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
            subject = draft.fill(frame)[0].text
            if len(subject) <= LONGEST:
                yield subject
    finally:
        draft.scene = before


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
    if promised and "promised" in told and len(words_of_fragment(promised)) <= _LONGEST_MATTER:
        facts["item"] = (words_of_fragment(promised), (promised.path,))
    signs = {"has-thought": "thought" in told, "has-item": "item" in facts, "matter-noun": is_thing}
    holds = scene.holds - ({"wrong"} if "clarify" not in told else set())
    holds |= {name for name, is_true in signs.items() if is_true}
    return replace(scene, facts=facts, holds=holds)


def matters_of(topic: Fragment) -> tuple[str, ...]:
    """The topic as a subject line can carry it: whole, then cut; the last one is empty."""
    if topic.form not in _NAMED or (topic.is_broken and topic.form is not Form.LIST):
        return ("",)
    text = words_of_fragment(topic)
    short = (each for each in (text, _cut(text, topic.form)) if each and len(each) <= _LONGEST_MATTER)
    return (*dict.fromkeys(short), "")


def _cut(text: str, form: Form) -> str:
    """The head of a topic that still names it, or an empty text."""
    cut = _CUT.search(text)
    if cut is None or form not in {Form.NOUN, Form.GERUND}:
        return ""
    head = text[: cut.start()].rstrip(",")
    tokens = split_tokens(head)
    if (
        len(tokens) < _FEWEST_WORDS
        or tokens[0] in NUMBERS
        or (form is Form.GERUND and tokens[0] in _NEEDS_REST)
    ):
        return ""
    return head


def _titles(title: str) -> list[str]:
    """The role, and shorter forms of it: before a comma, a dash or a bracket."""
    short = re.split(r"\s*(?:,|\(|\s[-–—|/]\s)", title)[0].strip()
    return list(dict.fromkeys(name for name in (title, short) if name))
