"""The person says yes: the letter becomes a frozen message with its moment. What goes out are these bytes."""

import hashlib
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from afterword.letters.letter import LetterKind
from afterword.mail.compose import Attachment as MessageAttachment
from afterword.mail.compose import HeaderInjection, compose_message
from afterword.mail.message_id import make_message_id
from afterword.models import Letter, LetterState, MailAccount, ProcessState, Submission, SubmissionKind
from afterword.rules.review import Review
from afterword.rules.review.finding import Finding, Severity
from afterword.rules.send_window import Window
from afterword.rules.submission import CANCELLABLE, Outcome, SubmissionState, after
from afterword.said import say, to_say
from afterword.workflows.kind_words import kind_said
from afterword.workflows.planned_moment import calendar_of, moment_of, stale_words, window_of, wrong_day
from afterword.workflows.refused import Refused
from afterword.workflows.shared_rows import share_rows
from afterword.workflows.ways import NewIds
from afterword.workflows.write_history import note_down

CHANGED_ELSEWHERE = to_say(
    "The letter was changed in another window after you read it. Please read it once more."
)
# A yes can be taken back, also where the letter would go at once.
TIME_TO_UNDO = timedelta(minutes=1)
ANSWER_KINDS = frozenset({LetterKind.REJECTION_REPLY, LetterKind.WITHDRAWAL, LetterKind.OFFER_REPLY})


def approve_letter(  # noqa: PLR0913 - all that the yes was said to, named
    letter: Letter,
    *,
    base_revision: int,
    now: datetime,
    review: Review,
    account: MailAccount | None,
    new_ids: NewIds,
    send_at: datetime | None = None,
    no_answer_confirmed: bool = False,
) -> Submission | Refused:
    """Freeze `letter` as the person saw it (`base_revision`, `review`). `send_at` is their own choice of the moment,
    inside the window. `no_answer_confirmed`: they looked themselves and nobody answered (no mailbox is watched)."""
    try:
        with transaction.atomic():
            fresh = (
                Letter.objects.select_for_update(of=("self",))
                .select_related("candidate", "person", "process", "interview")
                .get(pk=letter.pk)
            )
            share_rows(fresh)
            refusal = _refuse(fresh, base_revision, review, account)
            if refusal is not None or account is None:
                return refusal or Refused(say("No mail account is set up yet. The letter was kept."))
            window = window_of(fresh, now=now)
            moment = moment_of(fresh, window, send_at, now=now)
            if isinstance(moment, Refused):
                return moment
            stale = stale_words(fresh.interview, fresh.kind, fresh.subject, fresh.body, at=moment)
            if stale:
                return Refused(wrong_day(stale, moment.astimezone(calendar_of(fresh).zone)))
            undo_until = now + TIME_TO_UNDO
            moment = max(moment, undo_until) if undo_until < window.deadline_at else moment
            submission = _freeze(fresh, account, window, moment, new_ids, now)
            submission.no_answer_confirmed_at = now if no_answer_confirmed else None
            submission.save(force_insert=True)
            fresh.state = LetterState.APPROVED
            fresh.saved_at = now
            fresh.save(update_fields=["state", "saved_at"])
            note_down(
                fresh.candidate, fresh.process, what="letter-approved", at=now,
                sentence=say(
                    "You approved the {kind} letter to {name}.", kind=kind_said(fresh.kind), name=fresh.person.name
                ),
                reason=window.reason, about={"letter": fresh.pk, "submission": submission.pk},
            )  # fmt: skip
            return submission
    except HeaderInjection as error:
        return Refused(say("{error} The letter was kept; nothing will be sent.", error=error))
    except IntegrityError:
        return Refused(
            say("This letter is approved already, or one like it went out. Nothing was approved twice.")
        )


def _refuse(
    letter: Letter, base_revision: int, review: Review, account: MailAccount | None
) -> Refused | None:
    if letter.revision != base_revision:
        return Refused(say(CHANGED_ELSEWHERE))
    if letter.state != LetterState.DRAFT:
        return Refused(say("This letter is approved already, or was put aside. Nothing was changed."))
    person = letter.person
    if not letter.candidate.name:
        return Refused(
            say("Your own name is missing, so the letter is not signed. Add it under Settings, then approve.")
        )
    if not person.email:
        return Refused(
            say(
                "There is no address for {name}, and none is guessed. Add it, then approve.", name=person.name
            )
        )
    if person.address_failed:
        return Refused(
            say(
                "A letter to {email} came back. Note another address for {name} first.",
                email=person.email,
                name=person.name,
            )
        )
    if letter.process.state == ProcessState.CLOSED and LetterKind(letter.kind) not in ANSWER_KINDS:
        return Refused(
            say(
                "The process with {company} is closed, so this letter does not go out.",
                company=letter.process.company,
            )
        )
    block = next(iter(open_blocks(letter, review)), None)
    if block is not None:
        return Refused(say("Not approved: {message}", message=block.message))
    if account is None or account.submission_kind == SubmissionKind.NONE:
        return Refused(say("There is no way out yet: set up your mail account first. The letter was kept."))
    return None


def open_blocks(letter: Letter, review: Review) -> tuple[Finding, ...]:
    """The findings that forbid sending: those that cannot be overridden, and those nobody gave a reason for."""
    return tuple(
        finding
        for finding in review.findings
        if finding.severity is Severity.BLOCK
        and not (finding.overridable and letter.overrides.get(finding.rule))
    )


def _freeze(
    letter: Letter, account: MailAccount, window: Window, moment: datetime, ids: NewIds, now: datetime
) -> Submission:
    candidate, person = letter.candidate, letter.person
    message_id = make_message_id(ids.token, account.address.rpartition("@")[2])
    earlier = letter.replies_to
    thread = thread_of(earlier) if earlier is not None else []
    message = compose_message(
        sender=(account.display_name or candidate.name, account.address),
        to=(person.name, person.email),
        subject=letter.subject,
        body=letter.body,
        message_id=message_id,
        date=moment.astimezone(candidate.zone),
        correlation=ids.correlation,
        in_reply_to=thread[-1] if thread else None,
        references=thread,
        attachments=[
            MessageAttachment(filename=f.filename, media_type=f.content_type, content=bytes(f.content))
            for f in letter.files.order_by("id")
        ],
    )
    round_ = letter.interview.round if letter.interview is not None else 0
    return Submission(
        candidate=candidate, process=letter.process, letter=letter, person=person, account=account,
        kind=letter.kind, round=round_, sender=account.address, recipient=person.email,
        once_key=once_key(letter),
        subject=letter.subject, body=letter.body, message=message,
        digest=hashlib.sha256(message).hexdigest(), message_id=message_id, correlation=ids.correlation,
        state=SubmissionState.WAITING.value, approved_at=now, opens_at=window.opens_at, send_at=moment,
        deadline_at=window.deadline_at, window_reason=window.reason[:400],
    )  # fmt: skip


def thread_of(earlier: Submission) -> list[str]:
    """The ids under which it is known. One sent by hand has an id of ours that nobody else ever saw."""
    ids = [earlier.other_message_id] if earlier.by_hand else [earlier.message_id, earlier.other_message_id]
    return [each for each in ids if each]


def once_key(letter: Letter) -> str:
    """What may go out once: this kind, person and round; once more only where an earlier one came back."""
    back = Submission.objects.filter(letter=letter, person=letter.person, came_back=True).count()
    key = f"{letter.kind}:{letter.process_id}:{letter.person_id}:{letter.interview_id or 0}:{letter.ordinal}"
    return f"{key}:{back}" if back else key


def undo_approval(submission: Submission, *, now: datetime) -> Refused | None:
    """Take the yes back while it has not gone; the letter can be edited again."""
    with transaction.atomic():
        states = [state.value for state in CANCELLABLE]
        taken = Submission.objects.filter(pk=submission.pk, state__in=states).update(
            state=SubmissionState.CANCELLED.value, state_reason=say("You took your approval back."), settled_at=now,
            claim_token="",
        )  # fmt: skip
        if not taken:
            return Refused(say("It is on its way or has gone already, so the approval cannot be taken back."))
        letter = submission.letter
        Letter.objects.filter(pk=letter.pk, state=LetterState.APPROVED).update(
            state=LetterState.DRAFT, saved_at=now
        )
        note_down(
            letter.candidate, letter.process, what="approval-undone", at=now,
            sentence=say("You took back the approval of the letter to {name}.", name=letter.person.name),
            about={"letter": letter.pk},
        )  # fmt: skip
    return None


def approve_again(submission: Submission, *, now: datetime) -> Refused | None:
    """Say yes to the very same message once more, for the next good moment: after it became late or was refused."""
    with transaction.atomic():
        row = (
            Submission.objects.select_for_update(of=("self",)).select_related("letter").get(pk=submission.pk)
        )
        state = SubmissionState(row.state)
        if state not in (SubmissionState.LATE, SubmissionState.REFUSED):
            return Refused(say("This letter does not wait for a second yes."))
        window = window_of(row.letter, now=now)
        moment = moment_of(row.letter, window, None, now=now)
        if isinstance(moment, Refused):
            return moment
        stale = stale_words(row.letter.interview, row.kind, row.subject, row.body, at=moment)
        if stale:
            return Refused(
                say(
                    "{wrong_day} Take it back to change it.",
                    wrong_day=wrong_day(stale, moment.astimezone(calendar_of(row.letter).zone)),
                )
            )
        row.state = after(state, Outcome.APPROVED_AGAIN).value
        row.opens_at, row.send_at, row.deadline_at = window.opens_at, moment, window.deadline_at
        row.approved_at, row.state_reason, row.attempts = now, "", 0
        row.window_reason = window.reason[:400]
        row.save(
            update_fields=[
                "state", "opens_at", "send_at", "deadline_at", "approved_at", "state_reason", "attempts",
                "window_reason",
            ]
        )  # fmt: skip
        note_down(
            row.candidate, row.process, what="approved-again", at=now,
            sentence=say("You said yes once more to the letter to {name}.", name=row.person.name), reason=window.reason,
            about={"submission": row.pk},
        )  # fmt: skip
    return None
