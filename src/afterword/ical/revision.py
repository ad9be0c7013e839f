"""What a newer version of an invitation changes (RFC 5546 §2.1.4 and §2.1.5): UID, RECURRENCE-ID, SEQUENCE,
DTSTAMP."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from afterword.ical.invitation import Invitation, moment_key
from afterword.said import say, to_say


class RevisionKind(StrEnum):
    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    CANCELLED = "cancelled"
    ANSWER = "answer"  # REPLY, COUNTER, REFRESH: words between organiser and attendee, no new version


class Change(StrEnum):
    START = "start"
    END = "end"
    PEOPLE = "people"
    LOCATION = "location"
    TITLE = "title"
    REINSTATED = "reinstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationFacts:
    """What must be stored of an invitation to judge the next one. `start` and `end` are one spelling of a
    moment (`facts_of`); `people` are addresses in lower case; `location` holds the place and the links."""

    uid: str
    recurrence_id: str | None = None
    sequence: int = 0
    dtstamp: datetime | None = None
    start: str = ""
    end: str = ""
    people: frozenset[str] = frozenset()
    location: tuple[str, ...] = ()
    title: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """`reason` is one sentence for the person. `changed` is empty unless the kind is newer."""

    kind: RevisionKind
    reason: str
    changed: frozenset[Change] = frozenset()

    @property
    def takes_effect(self) -> bool:
        """Whether what is stored must change."""
        return self.kind in (RevisionKind.NEW, RevisionKind.NEWER, RevisionKind.CANCELLED)

    @property
    def is_moved(self) -> bool:
        return bool(self.changed & {Change.START, Change.END})


def facts_of(invitation: Invitation) -> InvitationFacts:
    people = {
        person.address or person.name for person in (*invitation.attendees, invitation.organizer) if person
    }
    return InvitationFacts(
        uid=invitation.uid,
        recurrence_id=invitation.recurrence_id,
        sequence=invitation.sequence,
        dtstamp=invitation.dtstamp,
        start=moment_key(invitation.start, invitation.floating_start, invitation.first_day),
        end=moment_key(invitation.end, invitation.floating_end, invitation.last_day),
        people=frozenset(name.casefold() for name in people if name),
        location=(invitation.location, *invitation.links),
        title=invitation.summary,
        cancelled=invitation.cancelled,
    )


def compare(old: Invitation | InvitationFacts | None, new: Invitation) -> Revision:
    """Judge `new` against what is stored of the same UID, or None where nothing is."""
    if new.method in ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"):
        return Revision(
            kind=RevisionKind.ANSWER,
            reason=say("This is an answer to an invitation, not a new version of it. Nothing was changed."),
        )
    before = facts_of(old) if isinstance(old, Invitation) else old
    if before is None or not new.uid or before.uid != new.uid:
        return _unknown(new)
    if before.recurrence_id != new.recurrence_id:
        return _other_instance(before, new)
    return _versions(before, facts_of(new))


def _unknown(new: Invitation) -> Revision:
    if new.cancelled:
        return Revision(
            kind=RevisionKind.CANCELLED, reason=say("This event was cancelled; it was not known before.")
        )
    return Revision(kind=RevisionKind.NEW, reason=say("This invitation is new."))


def _other_instance(before: InvitationFacts, new: Invitation) -> Revision:
    """The whole series goes with all its instances; one instance goes alone."""
    if new.cancelled and new.recurrence_id is None and not _is_older(before, facts_of(new)):
        return Revision(kind=RevisionKind.CANCELLED, reason=say("The whole series was cancelled."))
    return _unknown(new)


def _versions(before: InvitationFacts, after: InvitationFacts) -> Revision:
    if _is_older(before, after):
        return Revision(
            kind=RevisionKind.OLDER, reason=say("This version is older than the one we have. It was ignored.")
        )
    if after.cancelled:
        if before.cancelled:
            return Revision(kind=RevisionKind.SAME, reason=say("It was cancelled already."))
        return Revision(kind=RevisionKind.CANCELLED, reason=say("The interview was cancelled."))
    changed = _changes(before, after)
    if not changed:
        return Revision(kind=RevisionKind.SAME, reason=say("This is the version we have."))
    return Revision(kind=RevisionKind.NEWER, reason=_sentence(changed), changed=changed)


def _is_older(before: InvitationFacts, after: InvitationFacts) -> bool:
    """SEQUENCE decides, DTSTAMP between equals (RFC 5546 §2.1.5). A later stamp saves a cancellation whose
    sender forgot to count up: not to show one is worse than to show it twice."""
    is_stamped_later = bool(before.dtstamp and after.dtstamp and after.dtstamp > before.dtstamp)
    if after.sequence != before.sequence:
        return after.sequence < before.sequence and not (after.cancelled and is_stamped_later)
    return bool(before.dtstamp and after.dtstamp and after.dtstamp < before.dtstamp)


def _changes(before: InvitationFacts, after: InvitationFacts) -> frozenset[Change]:
    pairs = (
        (Change.START, before.start, after.start),
        (Change.END, before.end, after.end),
        (Change.PEOPLE, before.people, after.people),
        (Change.LOCATION, before.location, after.location),
        (Change.TITLE, before.title, after.title),
        (Change.REINSTATED, before.cancelled, after.cancelled),
    )
    return frozenset(change for change, old, new in pairs if old != new)


def _sentence(changed: frozenset[Change]) -> str:
    words = {
        Change.PEOPLE: to_say("the people changed"),
        Change.LOCATION: to_say("the place changed"),
        Change.TITLE: to_say("the title changed"),
    }
    parts = [say("it was moved")] if changed & {Change.START, Change.END} else []
    parts += [say(word) for change, word in words.items() if change in changed]
    if Change.REINSTATED in changed:
        parts.insert(0, say("it takes place after all"))
    return say("A newer version of the invitation: {changes}.", changes=", ".join(parts))
