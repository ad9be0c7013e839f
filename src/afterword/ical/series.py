"""What a series is to somebody who was invited: a panel over two days is one interview, a weekly meeting is none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from afterword.ical.invitation import Invitation
from afterword.ical.recurrence import next_occurrences
from afterword.said import say
from afterword.said_dates import day_said

MOST_SITTINGS = 5
_WITHIN = timedelta(days=5)


def as_sittings(invitations: Sequence[Invitation]) -> tuple[Invitation, ...]:
    """A series of at most five sittings within five days becomes one event from the first to the end of the
    last, so that notes are asked for and letters go once, after all of it. What the file changes in its
    instances is taken into account. Longer or endless series stay as they are (`is_series`)."""
    found: list[Invitation] = []
    taken: set[str] = set()
    for item in invitations:
        if not item.is_series or item.cancelled or item.recurrence_id is not None or not item.uid:
            continue
        one = _as_one(item, [other for other in invitations if other.uid == item.uid])
        if one is not None:
            found.append(one)
            taken.add(item.uid)
    rest = [
        item for item in invitations if item.uid not in taken or (item.cancelled and not item.recurrence_id)
    ]
    return (*found, *rest)


def _as_one(series: Invitation, versions: Sequence[Invitation]) -> Invitation | None:
    begin = _begin(series)
    if begin is None:
        return None
    sittings = next_occurrences(versions, after=begin - timedelta(days=1), limit=MOST_SITTINGS + 1)
    if not 0 < len(sittings) <= MOST_SITTINGS:
        return None
    first, last = sittings[0], sittings[-1]
    last_begin = _begin(last)
    if last_begin is None or last_begin - begin > _WITHIN:
        return None
    note: tuple[str, ...] = ()
    if len(sittings) > 1:
        note = (
            say(
                "It has {count} sittings and counts as one interview, which ends on {day}.",
                count=len(sittings),
                day=_day(last),
            ),
        )
    return replace(
        series,
        start=first.start,
        floating_start=first.floating_start,
        first_day=first.first_day,
        end=last.end,
        floating_end=last.floating_end,
        last_day=last.last_day,
        rrule="",
        extra_dates=(),
        left_out_dates=(),
        warnings=(*series.warnings, *note),
    )


def _begin(item: Invitation) -> datetime | None:
    if item.start:
        return item.start
    if item.floating_start:
        return item.floating_start.replace(tzinfo=UTC)
    if item.first_day:
        return datetime(item.first_day.year, item.first_day.month, item.first_day.day, tzinfo=UTC)
    return None


def _day(item: Invitation) -> str:
    moment = item.start or item.floating_start or item.first_day
    return day_said(moment, with_year=True) if moment else say("its last day")
