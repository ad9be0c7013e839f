"""Invitations, passwords and sessions of an installation that several people share."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from afterword.letters.debrief import Spelling
from afterword.models import Candidate, Member
from afterword.said import say, to_say
from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import one_line

INVITATION_LASTS = timedelta(days=7)
LEAST_PASSWORD, MOST_PASSWORD = 12, 200
# After so many wrong passwords in a row nobody comes in by this name for a while, not even with the right one.
MOST_FAILURES, CLOSED_FOR = 8, timedelta(minutes=15)
_WRONG = to_say(
    "This name and password do not belong together. Try again, or ask whoever invited you for a new link."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """`key` belongs into the link and is stored nowhere else."""

    member: Member
    key: str


def invite(name: str, *, now: datetime, timezone: str = "UTC", address: str = "") -> Invited | Refused:
    """A new desk for `name`, or a new link to the one that is there: then the old password and sessions are void."""
    name = one_line(name, 254).strip().lower()
    if not name:
        return Refused(say("An invitation needs a name: an address, or what your proxy calls the person."))
    key = secrets.token_urlsafe(24)
    with transaction.atomic():
        row = Member.objects.select_for_update().filter(name=name).first()
        if row is None:
            desk = Candidate.objects.create(
                created_at=now,
                timezone=timezone,
                email=address or (name if "@" in name else ""),
                spelling=Spelling.AS_WRITTEN,
            )
            row = Member(candidate=desk, name=name, created_at=now, version=0)
        row.invitation, row.invited_until = _digest(key), now + INVITATION_LASTS
        row.password, row.version = "", row.version + 1
        row.failures, row.closed_until = 0, None
        row.save()
    return Invited(member=row, key=key)


def invited_by(key: str, *, now: datetime) -> Member | None:
    """Whose open invitation this is."""
    return (
        Member.objects.filter(invitation=_digest(key), invited_until__gt=now)
        .select_related("candidate")
        .first()
    )


def take_up(key: str, password: str, *, now: datetime) -> Member | Refused:
    """The invited person chooses a password; the link is used up."""
    if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
        return Refused(
            say(
                "A password has {least_password} to {most_password} characters. Four plain words are "
                "a good one.",
                least_password=LEAST_PASSWORD,
                most_password=MOST_PASSWORD,
            )
        )
    with transaction.atomic():
        row = (
            Member.objects.select_for_update().filter(invitation=_digest(key), invited_until__gt=now).first()
        )
        if row is None:
            return Refused(
                say("This invitation was used or is too old. Ask whoever invited you for a new link.")
            )
        row.password, row.invitation, row.invited_until = make_password(password), "", None
        row.version, row.signed_in_at = row.version + 1, now
        row.save()
    return row


def sign_in(name: str, password: str, *, now: datetime) -> Member | Refused:
    """By name and password. A wrong name takes as long as a wrong password and reads the same."""
    row = Member.objects.select_related("candidate").filter(name=name.strip().lower()[:254]).first()
    if row is None or not row.password:
        make_password(password[:MOST_PASSWORD])
        return Refused(say(_WRONG))
    if row.closed_until is not None and row.closed_until > now:
        return Refused(
            say("There were too many wrong passwords for this name. Try again in a quarter of an hour.")
        )
    if not check_password(password[:MOST_PASSWORD], row.password):
        _note_failure(row, now)
        return Refused(say(_WRONG))
    Member.objects.filter(pk=row.pk).update(failures=0, closed_until=None, signed_in_at=now)
    return row


def _note_failure(row: Member, now: datetime) -> None:
    Member.objects.filter(pk=row.pk).update(failures=F("failures") + 1)
    Member.objects.filter(pk=row.pk, failures__gte=MOST_FAILURES).update(
        failures=0, closed_until=now + CLOSED_FOR
    )


def desk_of_session(key: int, version: int) -> Candidate | None:
    """Whose desk a session opens: nobody's once it was signed out everywhere."""
    row = (
        Member.objects.select_related("candidate")
        .filter(pk=key, version=version)
        .exclude(password="")
        .first()
    )
    return row.candidate if row is not None else None


def desk_of_name(name: str) -> Candidate | None:
    """Whose desk a trusted proxy, or the operator, means."""
    row = Member.objects.select_related("candidate").filter(name=name.strip().lower()[:254]).first()
    return row.candidate if row is not None else None


def sign_out_everywhere(name: str) -> bool:
    """Every browser of this person has to sign in again."""
    return Member.objects.filter(name=name.strip().lower()).update(version=F("version") + 1) == 1


def remove(name: str) -> bool:
    """The person and everything of theirs: notes, letters, mail accounts, history."""
    row = Member.objects.filter(name=name.strip().lower()).first()
    if row is None:
        return False
    row.candidate.delete()
    return True


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
