from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from afterword.ical.invitation import Invitation
from afterword.ical.revision import Change, RevisionKind, compare, facts_of
from tests.ical.samples import sample

OLD = sample("google-iana.ics")
STAMP = datetime(2026, 5, 5, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _new(**changes: object) -> Invitation:
    return replace(OLD, **changes)  # type: ignore[arg-type]


def _moved(**changes: object) -> Invitation:
    assert OLD.start
    assert OLD.end
    return _new(start=OLD.start + HOUR, end=OLD.end + HOUR, **changes)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (None, OLD, RevisionKind.NEW),
        (OLD, OLD, RevisionKind.SAME),
        (OLD, _new(uid="other"), RevisionKind.NEW),
        (OLD, _new(sequence=1), RevisionKind.SAME),
        (OLD, _moved(sequence=1), RevisionKind.NEWER),
        (OLD, _moved(sequence=1, dtstamp=STAMP - HOUR), RevisionKind.NEWER),
        (OLD, _moved(dtstamp=STAMP + HOUR), RevisionKind.NEWER),
        (OLD, _moved(dtstamp=None), RevisionKind.NEWER),
        (OLD, _moved(dtstamp=STAMP - HOUR), RevisionKind.OLDER),
        (_new(sequence=2), _moved(sequence=1), RevisionKind.OLDER),
        (_new(sequence=2), _moved(sequence=1, dtstamp=STAMP + HOUR), RevisionKind.OLDER),
        (OLD, _new(cancelled=True, method="CANCEL", sequence=1), RevisionKind.CANCELLED),
        (OLD, _new(cancelled=True, method="CANCEL"), RevisionKind.CANCELLED),
        (_new(sequence=2), _new(cancelled=True, dtstamp=STAMP + HOUR), RevisionKind.CANCELLED),
        (_new(sequence=2), _new(cancelled=True), RevisionKind.OLDER),
        (_new(cancelled=True), _new(cancelled=True), RevisionKind.SAME),
        (_new(cancelled=True, sequence=1), OLD, RevisionKind.OLDER),
        (_new(cancelled=True), _new(sequence=1), RevisionKind.NEWER),
        (None, _new(cancelled=True), RevisionKind.CANCELLED),
        (OLD, _moved(method="REPLY", sequence=9), RevisionKind.ANSWER),
        (OLD, _moved(method="COUNTER", sequence=9), RevisionKind.ANSWER),
        (_new(recurrence_id="x"), _new(cancelled=True, sequence=1), RevisionKind.CANCELLED),
        (OLD, _new(recurrence_id="x"), RevisionKind.NEW),
    ],
)
def test_which_version_counts(old: Invitation | None, new: Invitation, kind: RevisionKind) -> None:
    assert compare(old, new).kind is kind
    assert compare(facts_of(old) if old else None, new).kind is kind


def test_it_says_what_changed() -> None:
    changed = compare(
        OLD, _moved(sequence=1, location="Room 2", attendees=OLD.attendees[:1], summary="Interview")
    )
    assert changed.changed == {Change.START, Change.END, Change.LOCATION, Change.PEOPLE, Change.TITLE}
    assert changed.is_moved
    assert "moved" in changed.reason
    assert "the people changed" in changed.reason


def test_the_same_moment_in_another_zone_is_not_moved() -> None:
    assert OLD.start
    assert OLD.end
    shown = _new(start=OLD.start.astimezone(UTC), end=OLD.end.astimezone(UTC), sequence=1)
    assert compare(OLD, shown).kind is RevisionKind.SAME


def test_answers_and_older_versions_take_no_effect() -> None:
    assert not compare(OLD, _moved(method="REPLY")).takes_effect
    assert not compare(_new(sequence=2), OLD).takes_effect
    assert compare(OLD, _moved(sequence=1)).takes_effect
