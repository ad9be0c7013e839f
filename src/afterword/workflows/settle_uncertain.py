"""A letter that may have gone out: look into Sent, else ask the person. And the one copy in Sent of those that did."""

from datetime import datetime, timedelta

from django.db import transaction

from afterword.models import Process, SentCopyState, Submission
from afterword.ports.errors import PortError
from afterword.ports.mailbox import MailboxPort, SentCopy
from afterword.rules.submission import Outcome, SubmissionState, after
from afterword.said import say
from afterword.workflows.refused import Refused
from afterword.workflows.ways import Clock, Ways
from afterword.workflows.write_history import note_down

# When Sent is looked into again, counted from the moment of sending; after the last one only the person can tell.
LOOKS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=20),
    timedelta(hours=1),
    timedelta(hours=6),
)
_LOOK_BACK = timedelta(days=2)
# As long nobody else looks for the same copy: longer than a talk with the mailbox, shorter than anybody waits.
_MINE_FOR = timedelta(minutes=10)


def settle_copies(*, now_of: Clock, ways: Ways, limit: int = 20, desk: int | None = None) -> int:
    """Look into Sent for what was accepted or is uncertain, of the candidate `desk` alone where one is named. Returns
    how many were settled."""
    mine = Submission.objects.all() if desk is None else Submission.objects.filter(candidate=desk)
    due = mine.filter(
        next_copy_at__lte=now_of(),
        state__in=[SubmissionState.ACCEPTED.value, SubmissionState.UNCERTAIN.value],
    ).select_related("account")
    rows = list(due.order_by("next_copy_at")[:limit])
    return sum(_look(row, now_of, ways) for row in rows if _is_mine(row, now_of()))


def _is_mine(row: Submission, now: datetime) -> bool:
    """Whether this program looks for the copy: the due date moves on for whoever comes first, so two programs never
    file it twice. One that dies leaves it to the next."""
    due = Submission.objects.filter(pk=row.pk, next_copy_at=row.next_copy_at)
    return due.update(next_copy_at=now + _MINE_FOR) == 1


def _look(row: Submission, now_of: Clock, ways: Ways) -> int:
    started = row.submitting_at or row.approved_at
    try:
        mailbox = ways.mailbox(row.way)
        if mailbox is None:
            _stop_looking(row)
            return 0
        copy = mailbox.find_sent(
            message_id=row.message_id, correlation=row.correlation, since=started - _LOOK_BACK
        )
        if copy is not None:
            return _found(row, copy, now_of())
        if row.state == SubmissionState.UNCERTAIN:
            _look_again(row, started, now_of())
            return 0
        return _file(row, mailbox, now_of, ways)
    except PortError:
        _look_again(row, started, now_of(), forever=row.state == SubmissionState.ACCEPTED)
        return 0


def _file(row: Submission, mailbox: MailboxPort, now_of: Clock, ways: Ways) -> int:
    """File the copy: looked for a moment ago, so a crash in between is seen by the next look."""
    now = now_of()
    if row.way.files_own_sent_copy and not row.server_response:
        # No server took it, only the person says so: a copy of ours in Sent would be a false witness.
        _stop_looking(row)
        return 0
    if row.way.files_own_sent_copy and now - (row.settled_at or now) < timedelta(minutes=10):
        _look_again(row, row.settled_at or now, now)
        return 0
    ways.on_step("before-filing")
    mailbox.file_sent(message=bytes(row.message), at=row.settled_at or now)
    ways.on_step("after-filing")
    Submission.objects.filter(pk=row.pk).update(sent_copy=SentCopyState.FILED, next_copy_at=None)
    return 1


def _found(row: Submission, copy: SentCopy, now: datetime) -> int:
    other = copy.message_id if copy.message_id != row.message_id else ""
    with transaction.atomic():
        rows = Submission.objects.filter(pk=row.pk)
        rows.update(sent_copy=SentCopyState.FILED, next_copy_at=None, other_message_id=other[:255])
        uncertain = rows.filter(state=SubmissionState.UNCERTAIN.value)
        if uncertain.update(
            state=after(SubmissionState.UNCERTAIN, Outcome.FOUND_IN_SENT).value,
            settled_at=row.submitting_at or now,
        ):
            _tell(
                row,
                say("The letter to {name} did go out.", name=row.person.name),
                say("It was found in your Sent folder."),
                now,
            )
            Process.objects.filter(pk=row.process_id).update(next_look_at=now)
    return 1


def _look_again(row: Submission, started: datetime, now: datetime, *, forever: bool = False) -> None:
    later = [started + pause for pause in LOOKS if started + pause > now]
    again = later[0] if later else (now + timedelta(hours=1) if forever else None)
    Submission.objects.filter(pk=row.pk).update(next_copy_at=again)


def _stop_looking(row: Submission) -> None:
    Submission.objects.filter(pk=row.pk).update(next_copy_at=None, sent_copy=SentCopyState.NONE)


def person_says(submission: Submission, *, was_sent: bool, now: datetime) -> Refused | None:
    """The person has looked and knows. Not sent: it waits again, and goes out in its window after every rule."""
    outcome = Outcome.PERSON_SAYS_SENT if was_sent else Outcome.PERSON_SAYS_NOT_SENT
    state = after(SubmissionState.UNCERTAIN, outcome)
    changes: dict[str, object] = {"state": state.value, "state_reason": "", "claim_token": ""}
    if was_sent:
        # A copy that came late tells the id that a server put in place of ours; an own server's Sent gets one.
        changes |= {"settled_at": submission.submitting_at or now, "next_copy_at": now}
    else:
        changes |= {"send_at": now, "next_copy_at": None}
    with transaction.atomic():
        rows = Submission.objects.filter(pk=submission.pk, state=SubmissionState.UNCERTAIN.value)
        if not rows.update(**changes):
            return Refused(say("This is settled already. Nothing was changed."))
        said = say("went out") if was_sent else say("did not go out")
        _tell(
            submission,
            say("You said that the letter to {name} {said}.", name=submission.person.name, said=said),
            "",
            now,
        )
        Process.objects.filter(pk=submission.process_id).update(next_look_at=now)
    return None


def _tell(row: Submission, sentence: str, reason: str, now: datetime) -> None:
    note_down(
        row.candidate, row.process, what="submission-settled", sentence=sentence, reason=reason, at=now,
        about={"submission": row.pk},
    )  # fmt: skip
