"""RECURRENCE-ID with RANGE=THISANDFUTURE (RFC 5545 §3.2.13): a change that holds for an instance and all later
ones."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo

from afterword.ical.invitation import Invitation


def with_later_changes(
    instances: Iterable[Invitation], changes: Sequence[Invitation]
) -> tuple[Invitation, ...]:
    """Instances of a series (with their own RECURRENCE-ID) as the changes from one instance on leave them: moved
    by the same stretch of the clock, with the newer words and people, or left out where they were cancelled.
    An instance at which a change begins is the change itself and is left out here."""
    ordered = sorted(changes, key=lambda change: change.recurrence_id or "")
    found = []
    for instance in instances:
        key = instance.recurrence_id or ""
        before = [change for change in ordered if (change.recurrence_id or "") <= key]
        if not before:
            found.append(instance)
        elif before[-1].recurrence_id != key and not before[-1].cancelled:
            found.append(_moved(instance, before[-1]))
    return tuple(found)


def _moved(instance: Invitation, change: Invitation) -> Invitation:
    """The change, placed where the instance stood plus the shift of the change."""
    newer = replace(change, recurrence_id=instance.recurrence_id, is_and_following=False)
    if change.start and change.end and instance.start:
        zone = change.timezone or change.start.tzinfo
        shift = _wall(change.start, zone) - _wall(_moment(change.recurrence_id), zone)
        start = (_wall(instance.start, zone) + shift).replace(tzinfo=zone)
        return replace(newer, start=start, end=start + (change.end - change.start))
    if change.floating_start and change.floating_end and instance.floating_start:
        shift = change.floating_start - datetime.fromisoformat(change.recurrence_id or "")
        begin = instance.floating_start + shift
        return replace(
            newer, floating_start=begin, floating_end=begin + (change.floating_end - change.floating_start)
        )
    if change.first_day and instance.first_day:
        days = change.first_day - date.fromisoformat((change.recurrence_id or "")[:10])
        length = (change.last_day or change.first_day) - change.first_day
        first = instance.first_day + days
        return replace(newer, first_day=first, last_day=first + length)
    return instance


def _moment(key: str | None) -> datetime:
    return datetime.fromisoformat(key or "")


def _wall(at: datetime, zone: tzinfo | None) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)
