"""CalDAV against a real Radicale, and discovery against a real Cyrus too."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from afterword.adapters.caldav_calendar import CaldavCalendar
from afterword.adapters.caldav_xml import NotXml, read_multistatus
from afterword.ports.calendar import CalendarBatch, CalendarPlace
from afterword.ports.errors import Permanent, Temporary
from tests.servers.cyrus import CyrusAccount, CyrusServer
from tests.servers.radicale import RadicaleServer

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SINCE, UNTIL = NOW - timedelta(days=120), NOW + timedelta(days=400)


def event(
    uid: str, *, start: datetime = NOW + timedelta(days=2), title: str = "Interview", sequence: int = 0
) -> bytes:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:{uid}\r\nDTSTAMP:20261101T000000Z\r\nSEQUENCE:{sequence}\r\nDTSTART:{start:%Y%m%dT%H%M%SZ}\r\n"
        f"DTEND:{start + timedelta(hours=1):%Y%m%dT%H%M%SZ}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()


def open_calendar(server: RadicaleServer, place: str = "/", **changes: str) -> CaldavCalendar:
    given = {"username": "jonas", "password": "secret", **changes}
    return CaldavCalendar(f"{server.base_url}{place}", timeout=10, **given)


@pytest.fixture
def work(radicale: RadicaleServer) -> str:
    return radicale.make_calendar("jonas")


@pytest.fixture
def calendar(radicale: RadicaleServer) -> Iterator[CaldavCalendar]:
    made = open_calendar(radicale)
    yield made
    made.close()


def look(calendar: CaldavCalendar, work: str, state: str = "") -> CalendarBatch:
    return calendar.changes(CalendarPlace(href=work, name="Work"), state=state, since=SINCE, until=UNTIL)


@pytest.mark.parametrize("place", ["/", "/jonas/", "/jonas/work/", ""])
def test_the_calendars_are_found_from_any_address(radicale: RadicaleServer, work: str, place: str) -> None:
    calendar = open_calendar(radicale, place)
    assert calendar.calendars() == (CalendarPlace(href=work, name="Work"),)
    calendar.close()


def test_cyrus_is_understood_as_well(cyrus: CyrusServer, cyrus_account: CyrusAccount) -> None:
    calendar = CaldavCalendar(cyrus.base_url, username=cyrus_account.name, password=cyrus_account.password)
    [place] = calendar.calendars()
    batch = calendar.changes(place, state="", since=SINCE, until=UNTIL)
    assert (batch.objects, bool(batch.state)) == ((), True)
    again = calendar.changes(place, state=batch.state, since=SINCE, until=UNTIL)
    assert (again.objects, again.was_reset) == ((), False)
    calendar.close()


def test_the_first_look_brings_what_lies_between_the_dates(
    radicale: RadicaleServer, calendar: CaldavCalendar, work: str
) -> None:
    radicale.put(work, "soon", event("soon"), user="jonas")
    radicale.put(work, "past", event("past", start=NOW - timedelta(days=100)), user="jonas")
    radicale.put(work, "old", event("old", start=NOW - timedelta(days=200)), user="jonas")
    batch = look(calendar, work)
    assert batch.was_reset
    assert sorted(each.href.rpartition("/")[2] for each in batch.objects) == ["past.ics", "soon.ics"]
    assert all(b"BEGIN:VEVENT" in (each.content or b"") for each in batch.objects)


def test_afterwards_only_changes_come_with_deletions(
    radicale: RadicaleServer, calendar: CaldavCalendar, work: str
) -> None:
    radicale.put(work, "a", event("a"), user="jonas")
    radicale.put(work, "b", event("b"), user="jonas")
    first = look(calendar, work)
    assert look(calendar, work, first.state).objects == ()
    radicale.put(work, "a", event("a", title="Interview moved", sequence=1), user="jonas")
    radicale.delete(work, "b", user="jonas")
    radicale.put(work, "c", event("c"), user="jonas")
    second = look(calendar, work, first.state)
    found = {each.href.rpartition("/")[2]: each.content for each in second.objects}
    assert set(found) == {"a.ics", "b.ics", "c.ics"}
    assert found["b.ics"] is None
    assert b"Interview moved" in (found["a.ics"] or b"")
    assert not second.was_reset
    assert look(calendar, work, second.state).objects == ()


@pytest.mark.parametrize("state", ["http://radicale.org/ns/sync/0123", "nonsense", "ctag:old"])
def test_a_state_that_the_server_forgot_brings_all_anew(
    radicale: RadicaleServer, calendar: CaldavCalendar, work: str, state: str
) -> None:
    radicale.put(work, "a", event("a"), user="jonas")
    batch = look(calendar, work, state)
    assert batch.was_reset
    assert len(batch.objects) == 1


def test_many_changes_are_fetched_in_portions(
    radicale: RadicaleServer, calendar: CaldavCalendar, work: str
) -> None:
    first = look(calendar, work)
    for number in range(60):
        radicale.put(work, f"e{number}", event(f"e{number}"), user="jonas")
    assert len(look(calendar, work, first.state).objects) == 60


def test_trouble_is_named(radicale: RadicaleServer) -> None:
    def cause(calendar: CaldavCalendar) -> str:
        failed = [step for step in calendar.check() if not step.ok]
        return failed[0].cause

    assert cause(open_calendar(radicale, password="wrong")) == "wrong-password"
    assert cause(open_calendar(radicale, username="empty")) == "no-calendar"
    assert cause(CaldavCalendar("http://127.0.0.1:9/", username="x", password="y")) == "refused"
    with pytest.raises(Permanent) as caught:
        CaldavCalendar("http://calendar.example/", username="x", password="y").calendars()
    assert caught.value.cause == "line-not-secured"


def test_a_web_page_is_no_calendar(cyrus: CyrusServer, cyrus_account: CyrusAccount) -> None:
    elsewhere = CaldavCalendar(f"{cyrus.base_url}/jmap/", username=cyrus_account.name, password="secret")
    with pytest.raises((Permanent, Temporary)) as caught:
        elsewhere.calendars()
    assert caught.value.cause == "no-caldav"
    elsewhere.close()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b"<a",
        b'<!DOCTYPE x [<!ENTITY a "b">]><multistatus xmlns="DAV:"/>',
        b'<?xml version="1.0" encoding="no-such"?><multistatus xmlns="DAV:"/>',
    ],
)
def test_what_is_no_multistatus_is_refused(body: bytes) -> None:
    with pytest.raises(NotXml):
        read_multistatus(body)
