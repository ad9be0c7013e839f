"""Which events are told, when, and in which words. Nothing in them is private: no words of letters, and no names of
interviewers unless the person allows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class NoticeKind(StrEnum):
    INTERVIEW_ENDED = "interview-ended"
    LETTER_WAITS = "letter-waits"
    FOLLOW_UP_READY = "follow-up-ready"
    ANSWERED = "answered"
    TROUBLE = "trouble"


# How long before its moment a letter that waits for a yes is told of.
BEFORE_MOMENT = timedelta(hours=1)
# A mailbox that does not answer for a moment is no trouble yet.
TROUBLE_LASTS = timedelta(minutes=30)
# Between two notices, so that a busy hour is one of them. "How did it go?" does not wait.
PAUSE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`company` and `name` (empty where the person does not allow names) are what may be said of it; `trouble` is
    one of `mailbox`, `unsure`, `refused`, `uncertain`, `late`; `path` is its page."""

    kind: NoticeKind
    company: str = ""
    name: str = ""
    trouble: str = ""
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    title: str
    body: str
    path: str


def is_quiet(now: datetime, *, zone: ZoneInfo, begins: time, ends: time) -> bool:
    """On the person's own clock; the hours may run over midnight. Equal times: never."""
    here = now.astimezone(zone).time().replace(tzinfo=None)
    if begins == ends:
        return False
    return begins <= here < ends if begins < ends else here >= begins or here < ends


def quiet_ends(now: datetime, *, zone: ZoneInfo, ends: time) -> datetime:
    """The next time that the clock on the wall shows `ends`."""
    here = now.astimezone(zone)
    today = datetime.combine(here.date(), ends, zone)
    return today if today > here else datetime.combine(here.date() + timedelta(days=1), ends, zone)


def words_for(events: Sequence[Event]) -> Said:
    """One notice for everything that is due at once. ValueError without any event."""
    if not events:
        raise ValueError("there is nothing to tell")
    ordered = sorted(events, key=lambda event: _ORDER[event.kind])
    if len(ordered) == 1:
        return _one(ordered[0])
    kinds = {event.kind for event in ordered}
    if kinds == {NoticeKind.LETTER_WAITS}:
        companies = _names([event.company for event in ordered])
        return Said(
            title=f"{len(ordered)} letters wait for your yes",
            body=f"Their moment is near: {companies}.",
            path="/",
        )
    lines = "\n".join(dict.fromkeys(_one(event).title + "." for event in ordered)).replace("?.", "?")
    return Said(title=f"{len(ordered)} things wait for you", body=lines, path="/")


_ORDER = {
    NoticeKind.TROUBLE: 0,
    NoticeKind.INTERVIEW_ENDED: 1,
    NoticeKind.ANSWERED: 2,
    NoticeKind.LETTER_WAITS: 3,
    NoticeKind.FOLLOW_UP_READY: 4,
}
_TROUBLES = {
    "mailbox": (
        "Your mailbox cannot be read",
        "Nothing goes out after a silence until it can. Look at what is wrong.",
    ),
    "refused": ("A letter{} was refused", "Nothing was sent. Look at the reason."),
    "uncertain": (
        "It is not known whether a letter{} went out",
        "Look into your Sent folder, then say which.",
    ),
    "unsure": ("A message may be an answer", "Nothing goes out there until you have looked."),
    "late": ("A letter{} missed its moment", "It did not go out and waits for a new yes."),
}


def _one(event: Event) -> Said:
    at = f" at {event.company}" if event.company else ""
    to = f" to {event.name}" if event.name else " to somebody"
    match event.kind:
        case NoticeKind.INTERVIEW_ENDED:
            title = f"How did it go with {event.company}?"
            body = "Your interview has ended. Two minutes of notes now are worth an hour tomorrow."
        case NoticeKind.LETTER_WAITS:
            title = f"A letter{to}{at} waits for your yes"
            body = "Its best moment is near. Read it and say yes, or leave it."
        case NoticeKind.FOLLOW_UP_READY:
            title = f"Silence{' from ' + event.name if event.name else ''}{at}: a follow-up is ready"
            body = "It goes nowhere before you have read it and said yes."
        case NoticeKind.ANSWERED:
            title = f"{event.name or 'Somebody'}{at} answered"
            body = "What was waiting there does not go out any more."
        case NoticeKind.TROUBLE:
            words, body = _TROUBLES.get(event.trouble, ("Something needs you", "Open it to see what."))
            title = words.format(f"{to if event.name else ''}{at}")
    return Said(title=title, body=body, path=event.path)


def _names(companies: Sequence[str]) -> str:
    known = list(dict.fromkeys(companies))
    return ", ".join(known[:3]) + (" and others" if len(known) > 3 else "")
