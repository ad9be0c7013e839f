"""Which events are told, when, and in which words. Nothing in them is private: no words of letters, and no names of
interviewers unless the person allows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from afterword.said import say, say_count, to_say


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
            title=say_count(
                "{count} letter waits for your yes", "{count} letters wait for your yes", len(ordered)
            ),
            body=say("Their moment is near: {companies}.", companies=companies),
            path="/",
        )
    lines = "\n".join(dict.fromkeys(_one(event).title + "." for event in ordered)).replace("?.", "?")
    title = say_count("{count} thing waits for you", "{count} things wait for you", len(ordered))
    return Said(title=title, body=lines, path="/")


_ORDER = {
    NoticeKind.TROUBLE: 0,
    NoticeKind.INTERVIEW_ENDED: 1,
    NoticeKind.ANSWERED: 2,
    NoticeKind.LETTER_WAITS: 3,
    NoticeKind.FOLLOW_UP_READY: 4,
}
_TROUBLES = {
    "mailbox": (
        to_say("Your mailbox cannot be read"),
        to_say("Nothing goes out after a silence until it can. Look at what is wrong."),
    ),
    "refused": (to_say("A letter{whose} was refused"), to_say("Nothing was sent. Look at the reason.")),
    "uncertain": (
        to_say("It is not known whether a letter{whose} went out"),
        to_say("Look into your Sent folder, then say which."),
    ),
    "unsure": (to_say("A message may be an answer"), to_say("Nothing goes out there until you have looked.")),
    "late": (
        to_say("A letter{whose} missed its moment"),
        to_say("It did not go out and waits for a new yes."),
    ),
}
# "{whose}" of a letter: to whom it goes, as far as that may be said.
_WHOSE = {
    (True, True): to_say(" to {who} at {company}"),
    (True, False): to_say(" to {who}"),
    (False, True): to_say(" at {company}"),
    (False, False): "",
}
_FOLLOW_UPS = {
    (True, True): to_say("Silence from {who} at {company}: a follow-up is ready"),
    (True, False): to_say("Silence from {who}: a follow-up is ready"),
    (False, True): to_say("Silence at {company}: a follow-up is ready"),
    (False, False): to_say("Silence: a follow-up is ready"),
}


def _one(event: Event) -> Said:
    known = {"who": event.name, "company": event.company}
    told = (bool(event.name), bool(event.company))
    match event.kind:
        case NoticeKind.INTERVIEW_ENDED:
            title = say("How did it go with {company}?", **known)
            body = say("Your interview has ended. Two minutes of notes now are worth an hour tomorrow.")
        case NoticeKind.LETTER_WAITS:
            whose = say(_WHOSE[True, told[1]], who=event.name or say("somebody"), company=event.company)
            title = say("A letter{whose} waits for your yes", whose=whose)
            body = say("Its best moment is near. Read it and say yes, or leave it.")
        case NoticeKind.FOLLOW_UP_READY:
            title = say(_FOLLOW_UPS[told], **known)
            body = say("It goes nowhere before you have read it and said yes.")
        case NoticeKind.ANSWERED:
            words = to_say("{who} at {company} answered") if event.company else to_say("{who} answered")
            title = say(words, who=event.name or say("Somebody"), company=event.company)
            body = say("What was waiting there does not go out any more.")
        case NoticeKind.TROUBLE:
            words, help_words = _TROUBLES.get(
                event.trouble, (to_say("Something needs you"), to_say("Open it to see what."))
            )
            title, body = say(words, whose=say(_WHOSE[told], **known)), say(help_words)
    return Said(title=title, body=body, path=event.path)


def _names(companies: Sequence[str]) -> str:
    known = list(dict.fromkeys(companies))
    names = ", ".join(known[:3])
    return say("{names} and others", names=names) if len(known) > 3 else names
