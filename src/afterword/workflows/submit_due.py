"""Submit what is due: claim, ask every rule again, mark, submit, settle. Nothing here ever submits twice.

Each arrow is one conditional update that carries the claim's token; a count of 1 decides who goes on. *Submitting*
is committed before the first byte, so that a crash leaves either nothing sent (the lease gives the claim back) or a
question that only the Sent folder or the person can answer (workflows/settle_uncertain.py)."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from afterword.models import Submission
from afterword.ports.errors import Permanent, PortError, Temporary, Uncertain
from afterword.ports.submission import Envelope, SubmissionPort
from afterword.rules.last_look import Cancel, Go, Hold, Late, Verdict, may_submit
from afterword.rules.retry import after_permanent, after_temporary
from afterword.rules.submission import CLAIMABLE, Outcome, SubmissionState, after
from afterword.said import say, to_say
from afterword.workflows.own_data import etiquette_of
from afterword.workflows.planned_moment import calendar_of
from afterword.workflows.provider_pace import slow_down_provider, wait_for_provider
from afterword.workflows.settle_submission import Settled, settle
from afterword.workflows.submission_facts import facts_at_hand, facts_of
from afterword.workflows.watch_mailbox import read_mailbox
from afterword.workflows.ways import Clock, Ways
from afterword.workflows.write_history import note_down

# Longer than reading a mailbox and asking the rules takes.
CLAIM_LEASE = timedelta(minutes=10)
# Longer than the longest talk with a server: the adapters give up ten minutes after the final dot.
SUBMITTING_LEASE = timedelta(minutes=30)
# RFC 5321, 4.2.3: the service is not available; what big providers say to too many of us at once.
_TOO_MANY = 421
_CLAIMABLE = [state.value for state in CLAIMABLE]
_LEASED = [SubmissionState.CLAIMED.value, SubmissionState.SUBMITTING.value]


@dataclass(frozen=True, slots=True)
class _Claim:
    submission: Submission
    token: str


@dataclass(frozen=True, slots=True)
class Look:
    """One reading of a mailbox in this round: when it began, and its trouble or empty."""

    at: datetime
    trouble: str


# By the account. A look is taken again for another letter of the same round where it is younger than this.
Looks = dict[int, Look]
LOOK_LASTS = timedelta(seconds=30)


def submit_due(
    *, now_of: Clock, ways: Ways, limit: int = 50, desk: int | None = None, looks: Looks | None = None
) -> int:
    """Work through what is due now, the oldest first, of the candidate `desk` alone where one is named. Returns how
    many were accepted by a server. `looks` are the mailboxes that were read in this very round."""
    looks = {} if looks is None else looks
    return_expired(now=now_of(), desk=desk)
    due = _at(desk).filter(state__in=_CLAIMABLE, send_at__lte=now_of()).order_by("send_at", "id")
    accepted = 0
    for key in list(due.values_list("pk", flat=True)[:limit]):
        claim = _claim(key, now_of(), ways)
        if claim is not None:
            accepted += _carry_out(claim, now_of, ways, looks)
    return accepted


def _at(desk: int | None) -> QuerySet[Submission]:
    return Submission.objects.all() if desk is None else Submission.objects.filter(candidate=desk)


def return_expired(*, now: datetime, desk: int | None = None) -> None:
    """Give back the claims of workers that are gone; what they were submitting becomes a question."""
    gone = _at(desk).filter(lease_until__lt=now)
    # Nearly always there is none, and one question is less than two.
    if not gone.filter(state__in=_LEASED).exists():
        return
    gone.filter(state=SubmissionState.CLAIMED.value).update(
        state=after(SubmissionState.CLAIMED, Outcome.LEASE_EXPIRED).value, claim_token="", lease_until=None
    )
    reason = say("The program stopped while the letter was handed over, so it may or may not have gone out.")
    for row in gone.filter(state=SubmissionState.SUBMITTING.value).select_related(
        "candidate", "process", "person"
    ):
        with transaction.atomic():
            moved = Submission.objects.filter(
                pk=row.pk, state=SubmissionState.SUBMITTING.value, lease_until__lt=now
            )
            state = after(SubmissionState.SUBMITTING, Outcome.LEASE_EXPIRED).value
            if moved.update(state=state, lease_until=None, state_reason=reason[:500], next_copy_at=now):
                note_down(
                    row.candidate, row.process, what="submission-uncertain", at=now, reason=reason,
                    sentence=say("It was not known whether the letter to {name} went out.", name=row.person.name),
                    about={"submission": row.pk},
                )  # fmt: skip


def _claim(key: int, now: datetime, ways: Ways) -> _Claim | None:
    token = str(uuid.uuid4())
    ways.on_step("before-claim")
    count = Submission.objects.filter(pk=key, state__in=_CLAIMABLE, send_at__lte=now).update(
        state=SubmissionState.CLAIMED.value, claim_token=token, lease_until=now + CLAIM_LEASE
    )
    ways.on_step("after-claim")
    if count != 1:
        return None
    rows = Submission.objects.select_related("candidate", "account", "process", "person", "letter__interview")
    return _Claim(_told_of_itself(rows.get(pk=key)), token)


def _told_of_itself(submission: Submission) -> Submission:
    """Its letter and interview are of the same process and candidate, which are read once."""
    for part in (submission.letter, submission.letter.interview):
        if part is not None and part.process_id == submission.process_id:
            part.process, part.candidate = submission.process, submission.candidate
    if submission.account is not None:
        submission.account.candidate = submission.candidate
    return submission


def _carry_out(claim: _Claim, now_of: Clock, ways: Ways, looks: Looks) -> int:
    submission = claim.submission
    early = _verdict_before_reading(submission, now_of())
    if not isinstance(early, Go):
        _keep_back(claim, early, now_of())
        return 0
    later = wait_for_provider(submission.way, key=submission.pk, now=now_of())
    if later is not None:
        _step_aside(claim, later)
        return 0
    trouble = _read_first(submission, now_of, ways, looks)
    port, held = _way_out(submission, now_of(), ways)
    _know_anew(submission)
    now = now_of()
    facts = facts_of(submission, now=now, mailbox_trouble=trouble)
    verdict = may_submit(facts, now, etiquette=etiquette_of(submission.candidate))
    if port is None or not isinstance(verdict, Go):
        _keep_back(claim, held if isinstance(verdict, Go) and held is not None else verdict, now)
        return 0
    ways.on_step("before-submitting")
    marked = _own(claim, SubmissionState.CLAIMED).update(
        state=after(SubmissionState.CLAIMED, Outcome.STARTED).value,
        # Nobody else counts while the claim holds.
        submitting_at=now, lease_until=now + SUBMITTING_LEASE, attempts=submission.attempts + 1,
    )  # fmt: skip
    ways.on_step("after-submitting")
    if marked != 1:
        return 0
    settled = _submit(submission, port, now_of)
    ways.on_step("before-settle")
    settle(submission, claim.token, settled, now=now_of())
    ways.on_step("after-settle")
    return int(settled.outcome is Outcome.ACCEPTED)


def _verdict_before_reading(submission: Submission, now: datetime) -> Verdict:
    """What the rules say as if nothing new lay in the mailbox. What does not go anyway needs no reading: of a panel
    that is due at once one letter goes, and the others only wait for their turn."""
    return may_submit(facts_at_hand(submission, now=now), now, etiquette=etiquette_of(submission.candidate))


def _know_anew(submission: Submission) -> None:
    """The reading may have stopped the process: all that the rules ask for is asked for anew."""
    rows = Submission.objects.select_related("process", "person", "account").defer("message", "body")
    fresh = rows.get(pk=submission.pk)
    submission.process, submission.person, submission.account = fresh.process, fresh.person, fresh.account
    _told_of_itself(submission)


def _read_first(submission: Submission, now_of: Clock, ways: Ways, looks: Looks) -> str:
    """Read the mailbox right before; the sentence of the trouble, or empty. Where it was read in this round, after
    the letter became due and a moment ago, that look counts."""
    known = looks.get(submission.way.pk)
    if known is not None and submission.send_at <= known.at and now_of() - known.at <= LOOK_LASTS:
        return known.trouble
    started = now_of()
    trouble = _read(submission, started, ways)
    looks[submission.way.pk] = Look(started, trouble)
    return trouble


def _read(submission: Submission, now: datetime, ways: Ways) -> str:
    try:
        mailbox = ways.mailbox(submission.way)
        if mailbox is None:
            return "" if submission.no_answer_confirmed_at else say("No mailbox is watched.")
        return read_mailbox(submission.way, mailbox, now=now).trouble
    except PortError as error:
        return str(error)


def _way_out(submission: Submission, now: datetime, ways: Ways) -> tuple[SubmissionPort | None, Hold | None]:
    try:
        port = ways.submission(submission.way)
        reason = say("There is no way out: set up your mail account. The letter was kept.")
    except PortError as error:
        port, reason = None, str(error)
    if port is not None:
        return port, None
    return None, Hold(until=now + timedelta(minutes=15), reason=reason, rule="no-way-out", needs_person=True)


def _step_aside(claim: _Claim, until: datetime) -> None:
    """Its server is busy with others for a moment: no reason to tell anybody."""
    _own(claim, SubmissionState.CLAIMED).update(
        state=after(SubmissionState.CLAIMED, Outcome.HELD).value,
        claim_token="",
        lease_until=None,
        send_at=until,
    )


def _own(claim: _Claim, state: SubmissionState) -> QuerySet[Submission]:
    return Submission.objects.filter(pk=claim.submission.pk, claim_token=claim.token, state=state.value)


def _keep_back(claim: _Claim, verdict: Verdict, now: datetime) -> None:
    """Hold, cancel or late: written under the claim's token, with the reason."""
    submission = claim.submission
    match verdict:
        case Hold(until=until, reason=reason):
            outcome, what = Outcome.HELD, ""
            changes = {"send_at": max(until, now + timedelta(seconds=1))}
        case Cancel(reason=reason):
            outcome, what, changes = Outcome.CANCELLED, "submission-cancelled", {"settled_at": now}
        case Late(reason=reason):
            outcome, what, changes = Outcome.WINDOW_PASSED, "submission-late", {}
        case Go():
            return
    known = Submission.objects.values_list("state_reason", flat=True).get(pk=submission.pk)
    with transaction.atomic():
        count = _own(claim, SubmissionState.CLAIMED).update(
            state=after(SubmissionState.CLAIMED, outcome).value, state_reason=reason[:500], claim_token="",
            lease_until=None, **changes,
        )  # fmt: skip
        if count and (what or (isinstance(verdict, Hold) and known != reason[:500])):
            words = {
                "submission-cancelled": to_say("The letter to {name} was cancelled."),
                "submission-late": to_say("The letter to {name} did not go out."),
                "": to_say("The letter to {name} was held."),
            }[what]
            note_down(
                submission.candidate, submission.process, what=what or "submission-waits", at=now, reason=reason,
                sentence=say(words, name=submission.person.name), about={"submission": submission.pk},
            )  # fmt: skip


def _submit(submission: Submission, port: SubmissionPort, now_of: Clock) -> Settled:
    """Hand the frozen bytes over once and say what came of it. No transaction is open here."""
    envelope = Envelope(sender=submission.sender, recipients=(submission.recipient,))
    try:
        answer = port.submit(envelope=envelope, message=bytes(submission.message))
    except Uncertain as error:
        return Settled(outcome=Outcome.ANSWER_LOST, reason=str(error))
    except Temporary as error:
        if error.code == _TOO_MANY:
            slow_down_provider(submission.way, now=now_of())
        facts = facts_of(submission, now=now_of())
        decision = after_temporary(
            attempts=submission.attempts + 1, window=facts.window, calendar=calendar_of(submission.letter),
            now=now_of(), code=error.code, etiquette=etiquette_of(submission.candidate),
        )  # fmt: skip
        if decision.is_refused:
            return Settled(outcome=Outcome.PERMANENT, reason=decision.reason, response=str(error))
        return Settled(
            outcome=Outcome.TEMPORARY, reason=f"{error} {decision.reason}", response=str(error),
            retry_at=decision.retry_at, is_late=decision.retry_at is None,
        )  # fmt: skip
    except Permanent as error:
        reason = f"{error} {after_permanent(code=error.code).reason}" if error.code else str(error)
        return Settled(outcome=Outcome.PERMANENT, reason=reason, response=str(error))
    return Settled(outcome=Outcome.ACCEPTED, response=answer.response)
