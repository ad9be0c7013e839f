"""What the samples of many clients say, and what single odd lines say."""

from datetime import UTC, date, datetime, timedelta

import pytest

from afterword.ical.errors import InvitationError
from afterword.ical.invitation import MOST_EVENTS, read_invitations
from afterword.ical.wall import wall_time
from afterword.ical.zones import ZoneSource
from tests.ical.samples import NAMES, WITHOUT_EVENT, calendar, sample, sample_bytes

BERLIN = ("2026-05-12T13:00:00+02:00", "Europe/Berlin")
NEW_YORK = ("2026-05-12T09:00:00-04:00", "America/New_York")
AS_UTC = ("2026-05-12T11:00:00+00:00", "UTC")
START_AND_ZONE = {
    "google-utc.ics": (*AS_UTC, ZoneSource.UTC),
    "google-iana.ics": (*BERLIN, ZoneSource.IANA),
    "google-no-vtimezone.ics": (*BERLIN, ZoneSource.IANA),
    "google-x-wr-timezone.ics": (*BERLIN, ZoneSource.CALENDAR),
    "outlook-windows-zone.ics": (*BERLIN, ZoneSource.VTIMEZONE),
    "outlook-windows-zone-alone.ics": ("2026-05-12T13:00:00+02:00", "Europe/Paris", ZoneSource.WINDOWS),
    "outlook-display-name.ics": (*BERLIN, ZoneSource.DISPLAY),
    "outlook-display-name-unquoted.ics": (*NEW_YORK, ZoneSource.DISPLAY),
    "outlook-customized-zone.ics": (*NEW_YORK, ZoneSource.VTIMEZONE),
    "outlook-same-tzid-other-rules.ics": (*BERLIN, ZoneSource.VTIMEZONE),
    "outlook-tzone-microsoft-custom.ics": (*BERLIN, ZoneSource.VTIMEZONE),
    "outlook-tzone-microsoft-utc.ics": (*AS_UTC, ZoneSource.UTC),
    "outlook-odd-rules.ics": ("2026-05-12T13:00:00+03:17", None, ZoneSource.VTIMEZONE),
    "teams-safelinks.ics": ("2026-05-12T13:00:00+01:00", "Europe/London", ZoneSource.WINDOWS),
    "zoom.ics": ("2026-05-12T10:00:00-07:00", "America/Los_Angeles", ZoneSource.IANA),
    "webex.ics": (*BERLIN, ZoneSource.DISPLAY),
    "old-prefix-zone.ics": (*BERLIN, ZoneSource.IANA),
    "dst-gap.ics": ("2026-03-29T03:30:00+02:00", "Europe/Berlin", ZoneSource.IANA),
    "dst-fold.ics": ("2026-10-25T02:30:00+02:00", "Europe/Berlin", ZoneSource.VTIMEZONE),
    "bare-lf.ics": (*BERLIN, ZoneSource.IANA),
    "bom.ics": (*BERLIN, ZoneSource.IANA),
    "utf-16.ics": (*BERLIN, ZoneSource.IANA),
    "latin-1.ics": (*BERLIN, ZoneSource.IANA),
    "quoted-printable-body.ics": (*BERLIN, ZoneSource.IANA),
    "base64-body.ics": (*BERLIN, ZoneSource.IANA),
    "broken-folding.ics": (*BERLIN, ZoneSource.IANA),
    "truncated.ics": (*BERLIN, ZoneSource.IANA),
    "bare-event.ics": (*BERLIN, ZoneSource.IANA),
    "mail-google.eml": (*BERLIN, ZoneSource.IANA),
    "mail-outlook-base64.eml": (*BERLIN, ZoneSource.IANA),
}


@pytest.mark.parametrize(("name", "expected"), START_AND_ZONE.items(), ids=START_AND_ZONE)
def test_start_zone_and_how_the_zone_was_found(
    name: str, expected: tuple[str, str | None, ZoneSource]
) -> None:
    invitation = sample(name)
    assert invitation.start is not None
    zone = invitation.timezone.key if invitation.timezone else None
    assert (invitation.start.isoformat(), zone, invitation.timezone_source) == expected


def test_there_are_at_least_forty_samples_and_each_says_what_is_odd_in_it() -> None:
    assert len(NAMES) >= 40
    encoded = ("base64-body.ics",)
    for name in NAMES:
        content = sample_bytes(name).replace(b"\x00", b"").upper()
        assert name in encoded or b"X-AFTERWORD-SAMPLE" in content, name


@pytest.mark.parametrize("name", ["floating.ics", "outlook-customized-zone-alone.ics"])
def test_a_time_without_a_known_zone_is_asked_and_never_taken_for_utc(name: str) -> None:
    invitation = sample(name)
    assert invitation.start is None
    assert invitation.end is None
    assert invitation.floating_start == wall_time(2026, 5, 12, 13, 0)
    assert invitation.floating_end == wall_time(2026, 5, 12, 14, 0)
    assert invitation.timezone is None
    assert invitation.timezone_source is ZoneSource.ASKED
    assert any("In which zone" in warning for warning in invitation.warnings)


def test_two_files_with_one_tzid_keep_their_own_rules_in_either_order() -> None:
    names = ["outlook-customized-zone.ics", "outlook-same-tzid-other-rules.ics"]
    forth = [sample(name).start for name in names]
    back = [sample(name).start for name in reversed(names)]
    assert forth == list(reversed(back))
    assert forth[0] == datetime(2026, 5, 12, 13, tzinfo=UTC)
    assert forth[1] == datetime(2026, 5, 12, 11, tzinfo=UTC)


def test_a_whole_day_has_dates_and_no_times() -> None:
    invitation = sample("all-day.ics")
    assert invitation.is_all_day
    assert (invitation.first_day, invitation.last_day) == (date(2026, 5, 12), date(2026, 5, 13))
    assert invitation.start is None
    assert invitation.floating_start is None


def test_a_missing_end_is_an_hour_and_marked_as_assumed() -> None:
    invitation = sample("no-end.ics")
    assert invitation.start
    assert invitation.end
    assert invitation.end - invitation.start == timedelta(minutes=60)
    assert invitation.is_end_assumed
    assert any("an hour was assumed" in warning for warning in invitation.warnings)


@pytest.mark.parametrize(
    ("lines", "minutes", "is_assumed"),
    [
        (("DURATION:PT45M",), 45, False),
        (("DURATION:PT1H30M",), 90, False),
        (("DURATION:P1W",), 7 * 24 * 60, False),
        (("DURATION:-PT45M",), 60, True),
        (("DURATION:later",), 60, True),
        (("DTEND;TZID=Europe/Berlin:20260512T133000",), 30, False),
        (("DTEND:20260512T133000",), 30, False),
        (("DTEND:20260512T113000Z",), 30, False),
        (("DTEND;TZID=Europe/London:20260512T123000",), 30, False),
        (("DTEND;TZID=Europe/Berlin:20260512T120000",), 60, True),
        (("DTEND;TZID=Europe/Berlin:20260512T130000",), 60, True),
        (("DTEND;TZID=Europe/Berlin:20990512T130000",), 60, True),
    ],
)
def test_the_end_comes_from_whatever_is_written(
    lines: tuple[str, ...], minutes: int, is_assumed: bool
) -> None:
    invitation = read_invitations(calendar("DTSTART;TZID=Europe/Berlin:20260512T130000", *lines))[0]
    assert invitation.start
    assert invitation.end
    assert invitation.end - invitation.start == timedelta(minutes=minutes)
    assert invitation.is_end_assumed is is_assumed


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("DTSTART:20260512T1100Z", datetime(2026, 5, 12, 11, tzinfo=UTC)),
        ("DTSTART:2026-05-12T11:00:00Z", datetime(2026, 5, 12, 11, tzinfo=UTC)),
        ("DTSTART:20260512T130000+0200", datetime(2026, 5, 12, 11, tzinfo=UTC)),
        ("DTSTART;TZID=UTC:20260512T110000", datetime(2026, 5, 12, 11, tzinfo=UTC)),
        ("DTSTART;TZID=Europe/Berlin:20260511T240000", datetime(2026, 5, 11, 22, tzinfo=UTC)),
        ("dtstart;tzid=europe/berlin:20260512T130000", datetime(2026, 5, 12, 11, tzinfo=UTC)),
        ("DTSTART ; TZID=Europe/Berlin : 20260512T130000", datetime(2026, 5, 12, 11, tzinfo=UTC)),
        ("DTSTART;TZID=America/New York:20260512T070000", datetime(2026, 5, 12, 11, tzinfo=UTC)),
        (
            "DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260512T130000",
            datetime(2026, 5, 12, 11, tzinfo=UTC),
        ),
        ("DTSTART;TZID=W. Europe Standard Time 1:20260512T130000", datetime(2026, 5, 12, 11, tzinfo=UTC)),
        ("DTSTART;TZID=GMT+0200:20260512T130000", datetime(2026, 5, 12, 11, tzinfo=UTC)),
        ("DTSTART;TZID=(GMT+05:30) Chennai, Kolkata:20260512T163000", datetime(2026, 5, 12, 11, tzinfo=UTC)),
    ],
)
def test_times_in_many_spellings(written: str, moment: datetime) -> None:
    assert read_invitations(calendar(written))[0].start == moment


@pytest.mark.parametrize(
    "written",
    [
        "DTSTART;TZID=(UTC+01:00) Nowhere:20260512T130000",
        "DTSTART;TZID=(UTC+05:00) Amsterdam, Berlin:20260512T130000",
        "DTSTART;TZID=../../etc/passwd:20260512T130000",
        "DTSTART;TZID=Europe:20260512T130000",
        "DTSTART;TZID=tzone://Microsoft/Custom:20260512T130000",
        "DTSTART;TZID=:20260512T130000",
    ],
)
def test_zones_that_say_nothing_certain_are_asked(written: str) -> None:
    invitation = read_invitations(calendar(written))[0]
    assert invitation.start is None
    assert invitation.floating_start == wall_time(2026, 5, 12, 13)


def test_a_calendar_zone_of_utc_is_what_exporters_write_for_none() -> None:
    content = calendar("DTSTART:20260512T130000", head="X-WR-TIMEZONE:UTC\r\n")
    assert read_invitations(content)[0].timezone_source is ZoneSource.ASKED


def test_an_unreadable_start_is_asked_and_the_rest_is_kept() -> None:
    invitation = sample("unreadable-start.ics")
    assert invitation.start is None
    assert invitation.summary == "Interview with Northwind"
    assert any("TOMORROW" in warning for warning in invitation.warnings)


@pytest.mark.parametrize(
    ("name", "summary"),
    [
        ("latin-1.ics", "Vorstellungsgespräch bei Northwind"),
        ("utf-16.ics", "Vorstellungsgespräch bei Northwind"),
        ("quoted-printable-body.ics", "Vorstellungsgespräch bei Northwind"),
        ("vcal-quoted-printable.ics", "Vorstellungsgespräch bei Northwind"),
        ("fold-inside-character.ics", "Vorstellungsgespräch bei Northwind"),
        ("broken-folding.ics", "Interview with Northwind"),
    ],
)
def test_letters_survive_every_encoding(name: str, summary: str) -> None:
    assert sample(name).summary == summary


def test_line_breaks_without_folding_stay_in_the_description() -> None:
    invitation = sample("broken-folding.ics")
    assert "Location: third floor" in invitation.description
    assert "https://meet.google.com/abc-defg-hij" in invitation.description
    assert invitation.location == "Torstraße 12, Berlin"


def test_names_with_unquoted_colons_semicolons_and_commas_keep_their_addresses() -> None:
    invitation = sample("outlook-unquoted-cn.ics")
    assert invitation.organizer
    assert invitation.organizer.address == "hiring@northwind.example"
    assert [person.address for person in invitation.attendees] == [
        "priya.raman@northwind.example",
        "daniel@northwind.example",
        "jonas@example.org",
    ]
    assert invitation.attendees[1].partstat == "ACCEPTED"


def test_the_real_address_goes_before_the_relay_of_icloud() -> None:
    organizer = sample("icloud.ics").organizer
    assert organizer
    assert organizer.address == "priya@northwind.example"
    relay_only = sample("icloud-relay-only.ics").organizer
    assert relay_only
    assert (relay_only.name, relay_only.address) == ("Priya Raman", None)
    assert relay_only.relay


@pytest.mark.parametrize(
    ("name", "links"),
    [
        ("google-utc.ics", ("https://meet.google.com/abc-defg-hij",)),
        ("google-html-description.ics", ("https://meet.google.com/xyz-abcd-efg",)),
        ("teams-safelinks.ics", ("https://teams.microsoft.com/l/meetup-join/abc",)),
        ("zoom.ics", ("https://northwind.zoom.us/j/123456789?pwd=abc",)),
        ("calendly.ics", ("https://meet.google.com/aaa-bbbb-ccc",)),
        ("hostile-values.ics", ()),
    ],
)
def test_links_are_those_to_join_and_nothing_else(name: str, links: tuple[str, ...]) -> None:
    assert sample(name).links == links


def test_hostile_values_are_one_clean_line() -> None:
    invitation = sample("hostile-values.ics")
    assert invitation.organizer
    for text in (invitation.summary, invitation.location, invitation.organizer.name):
        assert "\n" not in text
        assert "\u202e" not in text
        assert "\x07" not in text
    assert "{{ 7*7 }}" in invitation.summary
    assert any("Hidden characters" in warning for warning in invitation.warnings)


def test_a_description_in_html_becomes_text_without_scripts() -> None:
    description = sample("google-html-description.ics").description
    assert description.startswith("Hi Jonas,")
    assert "<" not in description
    assert "alert" not in description


@pytest.mark.parametrize("name", ["outlook-cancel.ics", "mail-outlook-base64.eml"])
def test_a_cancellation_is_cancelled(name: str) -> None:
    invitation = sample(name)
    assert invitation.method == "CANCEL"
    assert invitation.cancelled


def test_all_events_of_all_calendars_are_read() -> None:
    assert [item.uid for item in read_invitations(sample_bytes("two-calendars.ics"))] == ["tc1", "tc2"]
    assert [item.cancelled for item in read_invitations(sample_bytes("several-events.ics"))] == [
        False,
        False,
        True,
    ]


def test_a_broken_download_says_so() -> None:
    assert any("ends in the middle" in warning for warning in sample("truncated.ics").warnings)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"hello", "no calendar in this file"),
        (b"BEGIN:VCARD\r\nEND:VCARD", "contact card"),
        (b"\x78\x9f\x3e\x22\x00", "winmail.dat"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "holds no event"),
        (sample_bytes("not-a-calendar.ics"), "web page"),
        (sample_bytes("only-tasks.ics"), "only tasks"),
        (b"BEGIN:VCALENDAR" + b"x" * 25_000_001, "larger than 25 MB"),
    ],
)
def test_what_is_no_invitation_is_refused_in_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(InvitationError, match=words) as refusal:
        read_invitations(content)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITHOUT_EVENT])
def test_every_time_is_aware_or_asked(name: str) -> None:
    invitation = sample(name)
    for time in (invitation.start, invitation.end, invitation.dtstamp):
        assert time is None or time.utcoffset() is not None
    assert not (invitation.start and invitation.floating_start)


def test_an_export_of_years_gives_its_last_events_and_says_so() -> None:
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART:20{number % 30:02}0512T110000Z\r\nEND:VEVENT\r\n"
        for number in range(3 * MOST_EVENTS)
    )
    invitations = read_invitations(f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n".encode())
    assert len(invitations) == MOST_EVENTS
    assert min(item.start.year for item in invitations if item.start) >= 2019
    assert "more than" in invitations[0].warnings[0]
