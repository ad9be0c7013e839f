"""Look into the person's calendars: what may be an interview is proposed, what is followed is kept up to date."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from afterword.ical.errors import InvitationError
from afterword.ical.invitation import Invitation, read_invitations
from afterword.models import CalendarEvent, CalendarSource, Candidate, EventState, Interview, InterviewSource
from afterword.ports.calendar import CalendarBatch, CalendarObject, CalendarPort
from afterword.ports.errors import PortError
from afterword.ports.secrets import SecretsPort
from afterword.rules.inference import InvitationInsight, infer
from afterword.said import say
from afterword.workflows.import_invitation import ImportOutcome, import_event
from afterword.workflows.invitation_proposal import company_of, stored_uid, when_of
from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import one_line
from afterword.workflows.write_history import note_down

LOOK_BACK, LOOK_AHEAD = timedelta(days=120), timedelta(days=365)
_AGAIN, _AFTER_TROUBLE = timedelta(minutes=15), timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRead:
    """`proposed` are new; `changed` are sentences about interviews that are followed. `trouble` is one sentence."""

    proposed: int = 0
    changed: tuple[str, ...] = ()
    trouble: str = ""


def calendar_of(candidate: Candidate) -> CalendarSource | None:
    return CalendarSource.objects.filter(candidate=candidate).first()


def save_calendar(
    candidate: Candidate,
    *,
    url: str,
    username: str,
    password: str | None,
    secrets: SecretsPort,
    now: datetime,
) -> CalendarSource | Refused:
    """Set the calendar up or change it. `password` None keeps the one that is stored."""
    address = one_line(url, 500).strip()
    address = address if "://" in address or not address else f"https://{address}"
    if not address.lower().startswith(("https://", "http://127.", "http://localhost")):
        return Refused(
            say("Name the address of your calendar, such as https://caldav.example.org/. It needs https.")
        )
    with transaction.atomic():
        source = calendar_of(candidate) or CalendarSource(candidate=candidate, created_at=now)
        if (source.url, source.username) != (address, username):
            source.states = {}
        source.url, source.username = address, one_line(username, 254)
        source.secret_name = source.secret_name or f"calendar-{candidate.pk}"
        source.trouble = source.trouble_cause = ""
        source.next_read_at = now
        source.save()
        if password is not None:
            secrets.write(source.secret_name, password)
    return source


def forget_calendar(source: CalendarSource, *, secrets: SecretsPort) -> None:
    """No longer look there. Interviews that are followed stay; what was proposed is forgotten."""
    name = source.secret_name
    source.delete()
    secrets.erase(name)


def read_calendar(source: CalendarSource, calendar: CalendarPort, *, now: datetime) -> CalendarRead:
    """Every calendar of the account, each from where it was read to. Its state moves after its events were taken."""
    proposed = 0
    changed: list[str] = []
    try:
        for place in calendar.calendars():
            known = str(source.states.get(place.href, ""))
            batch = calendar.changes(place, state=known, since=now - LOOK_BACK, until=now + LOOK_AHEAD)
            for item in (*batch.objects, *_missing(source, place.href, batch)):
                outcome = _take(source, item, now)
                proposed += outcome.proposed
                changed += outcome.changed
            source.states[place.href] = batch.state
            source.save(update_fields=["states"])
    except PortError as error:
        note_calendar_trouble(source, error, now=now)
        return CalendarRead(proposed=proposed, changed=tuple(changed), trouble=str(error))
    source.read_at, source.trouble, source.trouble_cause, source.next_read_at = now, "", "", now + _AGAIN
    source.save(update_fields=["read_at", "trouble", "trouble_cause", "next_read_at"])
    return CalendarRead(proposed=proposed, changed=tuple(changed))


def note_calendar_trouble(source: CalendarSource, error: PortError, *, now: datetime) -> None:
    source.trouble, source.trouble_cause = str(error)[:500], error.cause[:60]
    source.next_read_at = now + _AFTER_TROUBLE
    source.save(update_fields=["trouble", "trouble_cause", "next_read_at"])


def follow_event(event: CalendarEvent, *, now: datetime) -> ImportOutcome:
    """The person said that it is an interview: it is added like an invitation."""
    if event.state == EventState.FOLLOWED or event.content is None:
        return ImportOutcome(refused=say("This event is settled already. Nothing was changed."))
    outcome = import_event(event.candidate, bytes(event.content), now=now)
    if outcome.interviews:
        event.state, event.interview = EventState.FOLLOWED, outcome.interviews[0]
        event.save(update_fields=["state", "interview"])
    return outcome


def dismiss_event(event: CalendarEvent) -> None:
    """It is none: only enough is kept to know it again."""
    CalendarEvent.objects.filter(pk=event.pk, state=EventState.PROPOSED).update(
        state=EventState.DISMISSED, content=None, title="", company="", reasons=[]
    )


def _missing(source: CalendarSource, place: str, batch: CalendarBatch) -> tuple[CalendarObject, ...]:
    """Of a calendar that was read anew: proposals that are not there any more. What is followed is left alone, since
    it may only lie outside of the dates."""
    if not batch.was_reset:
        return ()
    seen = {item.href for item in batch.objects}
    waiting = source.events.filter(state=EventState.PROPOSED, href__startswith=place)
    return tuple(CalendarObject(href=event.href, content=None) for event in waiting if event.href not in seen)


def _take(source: CalendarSource, item: CalendarObject, now: datetime) -> CalendarRead:
    if item.content is None:
        return _gone(source, item.href, now)
    try:
        invitations = read_invitations(item.content)
    except InvitationError:
        return CalendarRead()
    changed: list[str] = []
    proposed = 0
    for invitation in invitations[:1]:  # the others are exceptions of the same event, taken with its content
        known = _followed(source.candidate, invitation)
        if known is not None:
            changed += _update(source, known, invitation, item, now)
        else:
            proposed += int(_propose(source, invitation, item, now))
    return CalendarRead(proposed=proposed, changed=tuple(changed))


def _followed(candidate: Candidate, invitation: Invitation) -> Interview | None:
    if not invitation.uid:
        return None
    uid = stored_uid(invitation.uid)
    return Interview.objects.filter(candidate=candidate, ical_uid=uid).select_related("process").first()


def _update(
    source: CalendarSource, known: Interview, invitation: Invitation, item: CalendarObject, now: datetime
) -> tuple[str, ...]:
    """What came by mail is changed by the calendar only in time, or when it is called off: people and titles there are
    often the person's own."""
    with transaction.atomic():
        CalendarEvent.objects.update_or_create(
            source=source, href=item.href[:700], uid=stored_uid(invitation.uid),
            defaults={
                "candidate": source.candidate, "digest": _digest(item), "content": item.content,
                "title": one_line(invitation.summary, 300), "starts_at": known.starts_at,
                "state": EventState.FOLLOWED, "interview": known, "seen_at": now,
            },
        )  # fmt: skip
        if known.source != InterviewSource.CALENDAR and not _is_moved_or_off(known, invitation):
            return ()
        before = (known.starts_at, known.ends_at, known.state)
        outcome = import_event(source.candidate, item.content or b"", now=now)
        known.refresh_from_db()
    is_news = before != (known.starts_at, known.ends_at, known.state)
    return outcome.sentences if is_news else ()


def _is_moved_or_off(known: Interview, invitation: Invitation) -> bool:
    if invitation.cancelled:
        return True
    when = when_of(invitation, known.candidate.zone)
    return when is not None and when.starts_at != known.starts_at


def _propose(source: CalendarSource, invitation: Invitation, item: CalendarObject, now: datetime) -> bool:
    """True where there is something new for the person to decide. Nothing is followed unasked."""
    insight = infer(invitation, own_addresses=source.candidate.addresses)
    place = source.events.filter(href=item.href[:700], uid=stored_uid(invitation.uid))
    before = place.first()
    if insight.is_interview is False or invitation.cancelled:
        place.filter(state=EventState.PROPOSED).delete()
        return False
    if before is not None and (before.state != EventState.PROPOSED or before.digest == _digest(item)):
        return False
    when = when_of(invitation, source.candidate.zone)
    CalendarEvent.objects.update_or_create(
        source=source, href=item.href[:700], uid=stored_uid(invitation.uid),
        defaults={
            "candidate": source.candidate, "digest": _digest(item), "content": item.content, "seen_at": now,
            "title": one_line(invitation.summary, 300), "company": _company(invitation, insight),
            "starts_at": when.starts_at if when is not None else None,
            "is_sure": insight.is_interview is True,
            "reasons": [one_line(each, 300) for each in insight.judgement.reasons[:4]],
        },
    )  # fmt: skip
    return before is None


def _company(invitation: Invitation, insight: InvitationInsight) -> str:
    return one_line(company_of(invitation, insight)[0], 200) if insight.company else ""


def _gone(source: CalendarSource, href: str, now: datetime) -> CalendarRead:
    """Deleted in the calendar. That is no word that it was called off, so it is only told."""
    told: list[str] = []
    for event in source.events.filter(href=href[:700]).select_related("interview__process"):
        interview = event.interview
        if event.state == EventState.FOLLOWED and interview is not None and interview.ends_at > now:
            sentence = say(
                "The interview with {company} is no longer in your calendar. If it was called off, "
                "cancel it here.",
                company=interview.process.company,
            )
            note_down(
                source.candidate, interview.process, what="calendar-event-gone", at=now, sentence=sentence,
                about={"interview": interview.pk},
            )  # fmt: skip
            told.append(sentence)
        event.delete()
    return CalendarRead(changed=tuple(told))


def _digest(item: CalendarObject) -> str:
    return hashlib.sha256(item.content or b"").hexdigest()
