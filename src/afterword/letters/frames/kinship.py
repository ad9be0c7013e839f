"""Frames that say the same in nearly the same words: two people who compare their letters would notice."""

import re
from functools import cache

from afterword.letters.frames.frame import Frame

_OPENINGS = frozenset({"open", "open-topic", "open-topic-liked", "open-earlier", "arranged"})
_WISHES = frozenset({"interest", "interest-role", "liked-wish", "fit-wish", "bridge", "point-link"})
_THANKS = re.compile(r"^(?:A short note to thank you|Many thanks|Thanks|Thank you)\b")
_TALK = re.compile(r"\{talk\}|\bcall\b|\btechnical interview\b")
_DAY = re.compile(r"\{ day\}|\{days\} ")
_WISH = re.compile(
    r"\bpleasure\b|\bAfter \{rounds\}|\bkeen\b|\blove to\b|\bdelighted\b|\b(?:very|more) interested\b|\beven more\b|"
    r"\bhope\b|\b(?:happy|like) to join\b|\bglad to be part\b|\bglad to (?:do|work)\b|"
    r"\bwant(?:ing)? (?:the job|to join)\b"
)
_MANNERS = re.compile(
    r"\bquestions\b|\bneed any\w*|\blook forward\b|\bagain\b|\badd anything\b|\bdetail\b|\bmissing\b|\bnext step\b"
)


@cache
def kin_of(frame: Frame) -> str:
    """What a reader would recognize in the first or last sentence of another letter, or an empty text."""
    if frame.slot in _OPENINGS:
        first = frame.text.partition(".")[0]
        if "{topic" in first or "{earlier" in first:
            return ""
        return "open: " + _TALK.sub("talk", _DAY.sub("", _THANKS.sub("thanks", first)))
    if frame.slot in _WISHES:
        found = _WISH.search(frame.text)
        return f"wish: {found[0].removeprefix('more ').removeprefix('very ')}" if found else ""
    found = _MANNERS.search(frame.text) if frame.slot == "close" else None
    return f"close: {found[0]}" if found else ""
