"""Subject lines: role and thanks, at most 60 characters."""

import re
from collections.abc import Iterator
from dataclasses import replace

from afterword.letters.letter import LetterKind
from afterword.letters.variation import Draft, mix

LONGEST = 60


def write_subject(draft: Draft, kind: LetterKind, taken: set[str]) -> str:
    """A subject that no other letter of this call has, where the pool allows; never above 60 characters."""
    titles = _titles(draft.scene.facts["title"][0])
    slots = ("subject", "subject-short") if kind in {LetterKind.THANK_YOU, LetterKind.FOLLOW_UP} else _LATER
    for slot, title in [*((slots[0], title) for title in titles), (slots[1], titles[0])]:
        first = ""
        for subject in _subjects(draft, slot, title):
            if subject not in taken:
                return subject
            first = first or subject
        if first:
            return first
    return "Thank you"


_LATER = ("subject-later", "subject-later-short")


def _subjects(draft: Draft, slot: str, title: str) -> Iterator[str]:
    """Subjects of a slot that are short enough, best first."""
    facts = draft.scene.facts | {"title": (title, draft.scene.facts["title"][1])}
    before, draft.scene = draft.scene, replace(draft.scene, facts=facts)
    try:
        seed = draft.scene.seed
        for frame in sorted(draft.fitting(slot), key=lambda frame: mix(seed ^ frame.key, 7)):
            subject = draft.fill(frame)[0].text
            if len(subject) <= LONGEST:
                yield subject
    finally:
        draft.scene = before


def _titles(title: str) -> list[str]:
    """The role, and shorter forms of it: before a comma, a dash or a bracket."""
    short = re.split(r"\s*(?:,|\(|\s[-–—|/]\s)", title)[0].strip()
    return list(dict.fromkeys(name for name in (title, short) if name))
