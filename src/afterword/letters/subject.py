"""Subject lines: role and thanks, at most 60 characters."""

import re

from afterword.letters.frames import POOLS
from afterword.letters.letter import LetterKind
from afterword.letters.variation import Draft, fits, mix

LONGEST = 60


def write_subject(draft: Draft, kind: LetterKind, taken: set[str]) -> str:
    """A subject that no other letter of this call has, where the pool allows; never above 60 characters."""
    titles = _titles(draft.scene.facts["title"][0])
    slots = ("subject", "subject-short") if kind in {LetterKind.THANK_YOU, LetterKind.FOLLOW_UP} else _LATER
    for slot, title in [*((slots[0], title) for title in titles), (slots[1], titles[0])]:
        subjects = _subjects(draft, slot, title)
        fresh = [subject for subject in subjects if subject not in taken] or subjects
        if fresh:
            return fresh[0]
    return "Thank you"


_LATER = ("subject-later", "subject-later-short")


def _subjects(draft: Draft, slot: str, title: str) -> list[str]:
    """Subjects of a slot that are short enough, best first."""
    before = draft.scene.facts["title"]
    draft.scene.facts["title"] = (title, before[1])
    frames = [frame for frame in POOLS[slot] if fits(frame, draft.scene)]
    frames.sort(key=lambda frame: mix(draft.scene.seed ^ frame.key, 7))
    subjects = [draft.fill(frame)[0].text for frame in frames]
    draft.scene.facts["title"] = before
    return [subject for subject in subjects if len(subject) <= LONGEST]


def _titles(title: str) -> list[str]:
    """The role, and shorter forms of it: before a comma, a dash or a bracket."""
    short = re.split(r"\s*(?:,|\(|\s[-–—|/]\s)", title)[0].strip()
    return list(dict.fromkeys(name for name in (title, short) if name))
