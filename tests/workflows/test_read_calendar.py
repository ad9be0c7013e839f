"""A calendar on a real Radicale: interviews are proposed, none is followed unasked, and what is followed stays true."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from afterword.adapters.caldav_calendar import CaldavCalendar
from afterword.models import CalendarEvent, CalendarSource, Candidate, HistoryEntry, Interview
from afterword.ports.errors import Temporary
from afterword.workflows.import_invitation import import_file
from afterword.workflows.read_calendar import (
    CalendarRead,
    dismiss_event,
    follow_event,
    forget_calendar,
    read_calendar,
    save_calendar,
)
from afterword.workflows.refused import Refused
from tests.servers.radicale import RadicaleServer

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SOON = NOW + timedelta(days=2)


class Keys:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        return self.kept.get(name)

    def write(self, name: str, value: str) -> None:
        self.kept[name] = value

    def erase(self, name: str) -> None:
        self.kept.pop(name, None)


class Desk:
    def __init__(self, server: RadicaleServer, candidate: Candidate) -> None:
        self.server, self.candidate, self.keys = server, candidate, Keys()
        self.work = server.make_calendar("jonas")
        source = save_calendar(
            candidate, url=server.base_url, username="jonas", password="secret", secrets=self.keys, now=NOW
        )
        assert isinstance(source, CalendarSource)
        self.source = source
        self.port = CaldavCalendar(server.base_url, username="jonas", password="secret", timeout=10)

    def put(self, uid: str, **changes: object) -> bytes:
        content = event(uid, **changes)  # type: ignore[arg-type]
        self.server.put(self.work, uid, content, user="jonas")
        return content

    def read(self, now: datetime = NOW) -> CalendarRead:
        self.source.refresh_from_db()
        return read_calendar(self.source, self.port, now=now)

    def proposals(self) -> list[str]:
        return [each.title for each in CalendarEvent.objects.filter(state="proposed")]


@pytest.fixture
def desk(radicale: RadicaleServer) -> Iterator[Desk]:
    candidate = Candidate.objects.create(
        name="Jonas Lindqvist", email="jonas@example.org", timezone="Europe/Berlin", created_at=NOW
    )
    made = Desk(radicale, candidate)
    yield made
    made.port.close()


def event(
    uid: str, *, title: str = "Interview: Site Reliability Engineer at Northwind", start: datetime = SOON,
    sequence: int = 0, status: str = "CONFIRMED", extra: str = "",
) -> bytes:  # fmt: skip
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:{uid}\r\nDTSTAMP:2026110{sequence + 1}T000000Z\r\nSEQUENCE:{sequence}\r\nSTATUS:{status}\r\n"
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}\r\nDTEND:{start + timedelta(hours=1):%Y%m%dT%H%M%SZ}\r\n"
        f"SUMMARY:{title}\r\nORGANIZER;CN=Priya Raman:mailto:priya@northwind.com\r\n"
        "ATTENDEE;CN=Priya Raman:mailto:priya@northwind.com\r\n"
        f"ATTENDEE;CN=Jonas:mailto:jonas@example.org\r\n{extra}END:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()


def test_interviews_are_proposed_and_private_events_are_not_even_kept(desk: Desk) -> None:
    desk.put("a")
    desk.put("past", title="Technical interview with Contoso", start=NOW - timedelta(days=30))
    desk.put("dentist", title="Dentist")
    desk.put("party", title="Birthday of Bo")
    outcome = desk.read()
    assert (outcome.proposed, outcome.trouble) == (2, "")
    assert sorted(desk.proposals()) == [
        "Interview: Site Reliability Engineer at Northwind",
        "Technical interview with Contoso",
    ]
    assert CalendarEvent.objects.count() == 2
    assert Interview.objects.count() == 0, "nothing is followed unasked"
    assert all(each.reasons for each in CalendarEvent.objects.all())
    assert desk.read().proposed == 0


def test_one_that_is_followed_becomes_an_interview_and_is_moved_and_called_off_by_the_calendar(
    desk: Desk,
) -> None:
    desk.put("a")
    desk.read()
    [interview] = follow_event(CalendarEvent.objects.get(), now=NOW).interviews
    assert (interview.starts_at, interview.source) == (SOON, "calendar")
    assert [person.name for person in interview.process.people.all()] == ["Priya Raman"]
    desk.put("a", start=SOON + timedelta(days=1), sequence=1)
    told = desk.read().changed
    interview.refresh_from_db()
    assert interview.starts_at == SOON + timedelta(days=1)
    assert told
    desk.put("a", start=SOON + timedelta(days=1), sequence=2, status="CANCELLED")
    desk.read()
    interview.refresh_from_db()
    assert interview.state == "cancelled"


def test_an_event_that_is_deleted_is_told_and_changes_nothing_by_itself(desk: Desk) -> None:
    desk.put("a")
    desk.put("b", title="Interview with Contoso")
    desk.read()
    followed = CalendarEvent.objects.get(uid="a")
    [interview] = follow_event(followed, now=NOW).interviews
    desk.server.delete(desk.work, "a", user="jonas")
    desk.server.delete(desk.work, "b", user="jonas")
    [sentence] = desk.read().changed
    interview.refresh_from_db()
    assert interview.state == "planned"
    assert "no longer in your calendar" in sentence
    assert HistoryEntry.objects.filter(what="calendar-event-gone").count() == 1
    assert desk.proposals() == []


def test_a_dismissed_event_stays_dismissed_and_its_words_are_forgotten(desk: Desk) -> None:
    desk.put("a")
    desk.read()
    dismiss_event(CalendarEvent.objects.get())
    desk.put("a", sequence=1, title="Interview: Site Reliability Engineer at Northwind, new room")
    assert desk.read().proposed == 0
    row = CalendarEvent.objects.get()
    assert (row.state, row.title, row.content) == ("dismissed", "", None)


def test_what_is_known_by_mail_is_not_proposed_and_keeps_its_people(desk: Desk) -> None:
    invitation = event("a", extra="ATTENDEE;CN=Bo Lind:mailto:bo@northwind.com\r\n")
    import_file(desk.candidate, invitation, "a.ics", now=NOW)
    desk.put("a", title="Call (mine)")
    assert desk.read().proposed == 0
    interview = Interview.objects.get()
    assert interview.summary.startswith("Interview")
    assert interview.process.people.count() == 2
    desk.put(
        "a",
        start=SOON + timedelta(hours=3),
        sequence=1,
        extra="ATTENDEE;CN=Bo Lind:mailto:bo@northwind.com\r\n",
    )
    desk.read()
    interview.refresh_from_db()
    assert interview.starts_at == SOON + timedelta(hours=3)


def test_an_event_that_turns_out_to_be_none_is_taken_back(desk: Desk) -> None:
    desk.put("a")
    desk.read()
    desk.server.put(desk.work, "a", LUNCH, user="jonas")
    desk.read()
    assert desk.proposals() == []


LUNCH = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20261105T000000Z\r\n"
    b"SEQUENCE:2\r\nDTSTART:20261125T120000Z\r\nDTEND:20261125T130000Z\r\nSUMMARY:Lunch\r\nEND:VEVENT\r\n"
    b"END:VCALENDAR\r\n"
)


def test_trouble_is_kept_with_its_sentence_and_the_next_look_is_planned(desk: Desk) -> None:
    class Broken:
        def calendars(self) -> tuple[()]:
            raise Temporary("The line broke.", cause="line-dropped")

    outcome = read_calendar(desk.source, Broken(), now=NOW)  # type: ignore[arg-type]
    assert outcome.trouble == "The line broke."
    assert (desk.source.trouble_cause, desk.source.next_read_at) == (
        "line-dropped",
        NOW + timedelta(minutes=5),
    )
    assert desk.read().trouble == ""
    desk.source.refresh_from_db()
    assert desk.source.trouble == ""


def test_a_calendar_can_be_changed_and_forgotten_with_its_password(desk: Desk) -> None:
    desk.put("a")
    desk.read()
    refused = save_calendar(
        desk.candidate, url="http://calendar.example", username="x", password=None, secrets=desk.keys, now=NOW
    )
    assert isinstance(refused, Refused)
    assert desk.keys.kept == {desk.source.secret_name: "secret"}
    forget_calendar(desk.source, secrets=desk.keys)
    assert (desk.keys.kept, CalendarEvent.objects.count()) == ({}, 0)
