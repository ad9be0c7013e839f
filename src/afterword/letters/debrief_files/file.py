"""A debrief as a file: YAML text to a Debrief and back. Public shape: docs/reference/debrief-file.md."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.letters.debrief import (
    Candidate,
    ContactPolicy,
    Debrief,
    EarlierRound,
    Event,
    EventKind,
    Formality,
    Interview,
    InterviewKind,
    Length,
    PersonNotes,
    Promise,
    Relation,
    Spelling,
    Style,
)
from afterword.letters.debrief_files.fields import Fields
from afterword.letters.debrief_files.keys import (
    CANDIDATE,
    EVENT,
    HISTORY,
    INTERVIEW,
    PERSON,
    PROMISE,
    STYLE,
    TOP,
)
from afterword.letters.debrief_files.nodes import DebriefError, read_nodes
from afterword.letters.debrief_files.writing import dump
from afterword.said import say

__all__ = ["DebriefError", "read_debrief", "write_debrief"]

# How long an interview took whose end was not noted.
USUAL_LENGTH = timedelta(hours=1)


def read_debrief(text: str, *, name: str = "debrief") -> Debrief:
    """The debrief in `text`. Raises DebriefError: one sentence with `name`, the line, the key and why.

    Scalars are read by what the key means, never by YAML's own guesses, so a company may be called No or 37.
    """
    try:
        return _debrief(Fields(read_nodes(text), path="", known=TOP))
    except DebriefError as error:
        raise DebriefError(
            say("{name}, line {line}: {error}.", name=name, line=error.line, error=error).replace("?.", "?"),
            error.line,
        ) from None


def _debrief(top: Fields) -> Debrief:
    company = top.line_of_words("company", is_required=True)
    role = top.line_of_words("role", is_required=True)
    candidate = top.fields("candidate", CANDIDATE)
    home = candidate.zone("timezone") if candidate else None
    interview = _interview(top.fields("interview", INTERVIEW), top, home)
    style = top.fields("style", STYLE)
    return Debrief(
        company=company,
        role=role,
        interview=interview,
        candidate=_candidate(candidate, home or interview.timezone),
        decision_by=top.day("decision_by"),
        contact_policy=top.choice("contact_policy", ContactPolicy) or ContactPolicy.DIRECT,
        interested=top.flag("interested", True),
        style=_style(style) if style else Style(),
        notes=top.raw("notes"),
        events=tuple(_event(fields) for fields in top.each("events", EVENT)),
        history=tuple(_earlier_round(fields) for fields in top.each("history", HISTORY)),
        people=tuple(_person(fields) for fields in top.each("people", PERSON)),
    )


def _candidate(fields: Fields | None, timezone: ZoneInfo) -> Candidate:
    if fields is None:
        return Candidate(timezone=timezone)
    return Candidate(
        name=fields.line_of_words("name"),
        email=fields.address("email"),
        timezone=timezone,
        phone=fields.line_of_words("phone") or None,
        links=fields.lines("links"),
    )


def _interview(fields: Fields | None, top: Fields, home: ZoneInfo | None) -> Interview:
    if fields is None:
        top.refuse("interview", say("is missing; it needs at least its start"))
    start = fields.moment("start")
    if start is None:
        fields.refuse("start", say("is missing"))
    end = fields.moment("end") or start + USUAL_LENGTH
    if end <= start:
        fields.refuse("end", say("must be later than interview.start"))
    return Interview(
        kind=fields.choice("kind", InterviewKind) or InterviewKind.VIDEO,
        round=fields.number("round") or 1,
        start=start,
        end=end,
        timezone=fields.zone("timezone") or _zone_of(start, home),
    )


def _zone_of(start: datetime, home: ZoneInfo | None) -> ZoneInfo:
    """The interviewer's zone where the file names none: the candidate's, if its clock showed the offset
    that was typed; else a zone of that very offset, so that the hours typed are the hours meant."""
    offset = start.utcoffset() or timedelta(0)
    if home is not None and start.astimezone(home).utcoffset() == offset:
        return home
    hours, rest = divmod(offset, timedelta(hours=1))
    if rest or not -12 <= hours <= 14:
        return home or ZoneInfo("UTC")
    # POSIX signs: Etc/GMT-2 is two hours ahead of UTC.
    return ZoneInfo(f"Etc/GMT{-hours:+d}") if hours else ZoneInfo("UTC")


def _style(fields: Fields) -> Style:
    return Style(
        formality=fields.choice("formality", Formality) or Formality.FIRST_NAME,
        spelling=fields.choice("spelling", Spelling) or Spelling.AS_WRITTEN,
        length=fields.choice("length", Length) or Length.MEDIUM,
    )


def _event(fields: Fields) -> Event:
    what, at = fields.choice("what", EventKind), fields.moment("at")
    if what is None:
        fields.refuse(
            "what", say("is missing; it is one of {known}", known=", ".join(kind.value for kind in EventKind))
        )
    if at is None:
        fields.refuse("at", say("is missing"))
    return Event(what=what, at=at, returns_on=fields.day("returns_on"))


def _earlier_round(fields: Fields) -> EarlierRound:
    day, number = fields.day("date"), fields.number("round")
    if day is None:
        fields.refuse("date", say("is missing"))
    if number is None:
        fields.refuse("round", say("is missing"))
    return EarlierRound(
        round=number,
        date=day,
        people=fields.lines("people"),
        topics=fields.lines("topics"),
        letter=fields.line_of_words("letter") or None,
    )


def _person(fields: Fields) -> PersonNotes:
    promised = fields.fields("promised", PROMISE)
    return PersonNotes(
        name=fields.line_of_words("name", is_required=True),
        title=fields.line_of_words("title"),
        relation=fields.choice("relation", Relation),
        email=fields.address("email"),
        greeting=fields.line_of_words("greeting"),
        topic=fields.words("topic"),
        point=fields.words("point"),
        thought=fields.words("thought"),
        my_link=fields.words("my_link"),
        liked=fields.words("liked"),
        clarify=fields.words("clarify"),
        promised=_promise(promised) if promised else None,
        next=fields.words("next"),
        questions=fields.lines("questions"),
        notes=fields.raw("notes"),
        private=fields.raw("private"),
    )


def _promise(fields: Fields) -> Promise:
    return Promise(
        thing=fields.line_of_words("thing", is_required=True),
        file=fields.line_of_words("file") or None,
        link=fields.line_of_words("link") or None,
        later=fields.flag("later", False),
    )


def write_debrief(debrief: Debrief) -> str:
    """`debrief` as a file that `read_debrief` reads back to an equal value. What was not noted is left out.

    Not written: `EarlierRound.letter_text`, which lives in the letter's own file.
    """
    return dump(debrief)
