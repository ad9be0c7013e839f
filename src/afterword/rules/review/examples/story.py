"""The story that all examples share, and how an example's keys change it."""

from datetime import date, datetime
from typing import Any
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
    PersonNotes,
    Promise,
    Relation,
    Spelling,
    Style,
)
from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import (
    Attachment,
    GrammarRemark,
    LetterUnderReview,
    OtherLetter,
    PastSubmission,
)

_BODY = """Hi Priya,

Thank you for your time this afternoon. Moving the cron jobs to Argo Workflows is the kind of work I like: I
gave every job of ours an owner and a budget. I would be glad to do the same at Northwind.

Best regards,
Jonas Lindqvist
"""
_PRIYA: dict[str, Any] = {
    "name": "Priya Raman",
    "title": "Engineering manager",
    "relation": "hiring-manager",
    "email": "priya@northwind.example",
    "topic": "moving the cron jobs to Argo Workflows",
    "my_link": "gave every job of ours an owner and a budget",
}
_JONAS = {"name": "Jonas Lindqvist", "email": "jonas@example.org", "timezone": "Europe/Stockholm"}
_INTERVIEW = {
    "kind": "video",
    "round": 1,
    "start": "2026-05-12T13:00:00+02:00",
    "end": "2026-05-12T14:00:00+02:00",
    "timezone": "Europe/Berlin",
}
_DEBRIEF_KEYS = {"company", "role", "panel", "candidate", "interview", "decision_by", "contact_policy"}
_DEBRIEF_KEYS |= {"interested", "style", "events", "history", "notes"}
_LETTER_KEYS = {"body", "subject", "kind", "composed", "to", "cc", "bcc", "sender", "in_reply_to", "sent_at"}
_LETTER_KEYS |= {"zone", "attachments", "others", "past", "muted", "other_companies", "employer"}
_LETTER_KEYS |= {"employer_domain", "follow_up_opens_at", "follow_up_reason", "person", "debrief"}
_LETTER_KEYS |= {"grammar", "own_terms"}


def build_letter(facts: dict[str, Any]) -> LetterUnderReview:
    """The letter of one example. Raises ValueError for an unknown key or a value that does not fit."""
    unknown = set(facts) - _LETTER_KEYS - _DEBRIEF_KEYS
    if unknown:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    has_notes = facts.get("debrief") != "none"
    person = _person(_laid_over(_PRIYA, facts.get("person") or {}))
    debrief = _debrief(facts, person) if has_notes else None
    to = facts.get("to", [person.email] if has_notes and person.email else [])
    return LetterUnderReview(
        subject=facts.get("subject", "Thank you, Site Reliability Engineer"),
        body=facts.get("body", _BODY),
        kind=LetterKind(facts.get("kind", "thank-you")),
        is_composed=facts.get("composed", False),
        to=tuple(to),
        cc=tuple(facts.get("cc") or ()),
        bcc=tuple(facts.get("bcc") or ()),
        sender=facts.get("sender", _JONAS["email"]),
        in_reply_to=facts.get("in_reply_to"),
        debrief=debrief,
        person=person if has_notes else None,
        sent_at=_moment(facts.get("sent_at", "2026-05-12T15:30:00+02:00")),
        recipient_zone=ZoneInfo(facts.get("zone", "Europe/Berlin")),
        **_known_to_the_tracker(facts),
    )


def _known_to_the_tracker(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "other_companies": tuple(facts.get("other_companies") or ()),
        "employer": facts.get("employer"),
        "employer_domain": facts.get("employer_domain"),
        "other_letters": tuple(OtherLetter(**each) for each in facts.get("others") or ()),
        "attachments": tuple(Attachment(filename=each) for each in facts.get("attachments") or ()),
        "past": tuple(_past(each) for each in facts.get("past") or ()),
        "follow_up_opens_at": _moment(facts.get("follow_up_opens_at")),
        "follow_up_reason": facts.get("follow_up_reason", ""),
        "muted": frozenset(facts.get("muted") or ()),
        "grammar": tuple(_remark(facts.get("body", _BODY), each) for each in facts.get("grammar") or ()),
        "own_terms": tuple((name, tuple(terms)) for name, terms in (facts.get("own_terms") or {}).items()),
    }


def _remark(body: str, given: dict[str, Any]) -> GrammarRemark:
    """`text` is the marked piece of the body; the rest are the remark's own fields."""
    start = body.index(given["text"])
    return GrammarRemark(
        start=start,
        end=start + len(given["text"]),
        message=given["message"],
        kind=given.get("kind", "Grammar"),
        suggestions=tuple(given.get("suggestions") or ()),
    )


def _debrief(facts: dict[str, Any], person: PersonNotes) -> Debrief:
    style = facts.get("style") or {}
    return Debrief(
        company=facts.get("company", "Northwind"),
        role=facts.get("role", "Site Reliability Engineer"),
        interview=_interview(_INTERVIEW | (facts.get("interview") or {})),
        people=(person, *(_person(each) for each in facts.get("panel") or ())),
        candidate=_candidate(_JONAS | (facts.get("candidate") or {})),
        decision_by=_day(facts.get("decision_by")),
        contact_policy=ContactPolicy(facts.get("contact_policy", "direct")),
        interested=facts.get("interested", True),
        style=Style(
            formality=Formality(style.get("formality", "first-name")),
            spelling=Spelling(style.get("spelling", "american")),
        ),
        notes=facts.get("notes", ""),
        events=tuple(
            Event(what=EventKind(each["what"]), at=_at(each["at"])) for each in facts.get("events") or ()
        ),
        history=tuple(_round(each) for each in facts.get("history") or ()),
    )


def _laid_over(person: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    return given if given.get("name", person["name"]) != person["name"] else person | given


def _person(given: dict[str, Any]) -> PersonNotes:
    known = {key: value for key, value in given.items() if value is not None}
    if "relation" in known:
        known["relation"] = Relation(known["relation"])
    if "promised" in known:
        known["promised"] = Promise(**known["promised"])
    if "questions" in known:
        known["questions"] = tuple(known["questions"])
    return PersonNotes(**known)


def _candidate(given: dict[str, Any]) -> Candidate:
    zone = ZoneInfo(given["timezone"])
    return Candidate(**(given | {"timezone": zone, "links": tuple(given.get("links") or ())}))


def _interview(given: dict[str, Any]) -> Interview:
    return Interview(
        kind=InterviewKind(given["kind"]),
        round=given["round"],
        start=_at(given["start"]),
        end=_at(given["end"]),
        timezone=ZoneInfo(given["timezone"]),
    )


def _round(given: dict[str, Any]) -> EarlierRound:
    known = given | {"people": tuple(given.get("people") or ()), "topics": tuple(given.get("topics") or ())}
    known["date"] = _day(given["date"])
    return EarlierRound(**known)


def _past(given: dict[str, Any]) -> PastSubmission:
    kind = LetterKind(given.get("kind", "thank-you"))
    return PastSubmission(
        person=given["person"], kind=kind, sent_at=_at(given["sent_at"]), round=given.get("round", 1)
    )


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: str | datetime | None) -> datetime | None:
    return None if value is None else _at(value)


def _at(value: str | datetime) -> datetime:
    """A moment with an offset; YAML may have read it already."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if moment.tzinfo is None:
        raise ValueError(f"the time {value} needs an offset, such as +02:00")
    return moment
