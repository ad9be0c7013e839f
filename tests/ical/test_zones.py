"""Zones by name against the libraries' own tables, and rules of files against the IANA data."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.ical.content_lines import read_components
from afterword.ical.decoding import read_lines
from afterword.ical.invitation import read_invitations
from afterword.ical.wall import wall_time
from afterword.ical.zone_names import load_zone, usual_zones, zone_of_display_name, zone_of_windows_name
from afterword.ical.zones import ZoneResolver, read_zones
from tests.ical.samples import sample_bytes


def test_our_table_of_windows_names_keeps_the_same_time_as_that_of_icalendar() -> None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    for windows, iana in WINDOWS_TO_OLSON.items():
        ours = zone_of_windows_name(windows)
        assert ours is not None, windows
        for month in (1, 7):
            moment = datetime(2026, month, 15, tzinfo=UTC)
            assert moment.astimezone(ours).utcoffset() == moment.astimezone(ZoneInfo(iana)).utcoffset(), (
                windows
            )


def test_every_zone_of_the_table_exists() -> None:
    assert len(usual_zones()) == 139


@pytest.mark.parametrize(
    ("shown", "zone"),
    [
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
        ("(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
        ("Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(UTC-05:00) Eastern Time (US and Canada)", "America/New_York"),
        ("(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris", "Europe/Paris"),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("(UTC+09:00) Osaka, Sapporo, Tokyo", "Asia/Tokyo"),
        ("(UTC-03:00) Brasilia", "America/Sao_Paulo"),
    ],
)
def test_display_names(shown: str, zone: str) -> None:
    found = zone_of_display_name(shown)
    assert found is not None
    assert found.key == zone


@pytest.mark.parametrize(
    "shown",
    ["(UTC+04:00) Amsterdam, Berlin", "(UTC+01:00)", "", "Somewhere, Nowhere", "(UTC+01:00) Atlantis"],
)
def test_display_names_that_contradict_themselves_or_name_nothing_known_give_none(shown: str) -> None:
    assert zone_of_display_name(shown) is None


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "Europe", "/", "", "a" * 5000, "Europe/\x00", "posix", "Etc/../UTC"]
)
def test_a_hostile_zone_name_is_no_zone(name: str) -> None:
    assert load_zone(name) is None


def _resolver(name: str) -> ZoneResolver:
    return read_zones(read_components(read_lines(sample_bytes(name)))[0])


@pytest.mark.parametrize(
    ("name", "iana"),
    [
        ("outlook-customized-zone.ics", "America/New_York"),
        ("outlook-same-tzid-other-rules.ics", "Europe/Berlin"),
    ],
)
@given(wall=st.datetimes(min_value=wall_time(2010, 1, 1), max_value=wall_time(2036, 12, 31)))
def test_rules_of_a_file_give_the_same_moments_as_the_iana_zone(name: str, iana: str, wall: datetime) -> None:
    placed = _resolver(name).place(wall, tzid="Customized Time Zone")
    expected = wall.replace(tzinfo=ZoneInfo(iana))
    assert placed.at is not None
    assert placed.at.astimezone(UTC) == expected.astimezone(UTC)


def test_official_rules_go_before_those_of_the_file_and_the_difference_is_told() -> None:
    content = sample_bytes("google-iana.ics").replace(b"TZOFFSETTO:+0200", b"TZOFFSETTO:+0500")
    invitation = read_invitations(content)[0]
    assert invitation.start == datetime(2026, 5, 12, 11, tzinfo=UTC)
    assert any("differ from the official ones" in warning for warning in invitation.warnings)


def test_rules_with_an_end_stop_there() -> None:
    lines = """BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Gone
BEGIN:DAYLIGHT
DTSTART:20000326T020000
TZOFFSETFROM:+0300
TZOFFSETTO:+0400
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20100328T000000Z
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20001029T030000
TZOFFSETFROM:+0400
TZOFFSETTO:+0300
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20101031T000000Z
END:STANDARD
END:VTIMEZONE
END:VCALENDAR"""
    rules = read_zones(read_components(lines.split("\n"))[0]).file_zones["gone"]
    assert rules.offset_at(wall_time(2009, 7, 1)) == (timedelta(hours=4), "")
    assert rules.offset_at(wall_time(2026, 7, 1)) == (timedelta(hours=3), "")
    assert rules.offset_at(wall_time(1990, 7, 1)) == (timedelta(hours=3), "")
