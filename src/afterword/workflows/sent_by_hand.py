"""The person sent a letter from their own mail program and says so: it counts like one of ours, and nothing is ever
handed over for it. It works without any account, and takes the place of an approval that has not gone yet."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from afterword.letters.letter import LetterKind
from afterword.mail.message_id import make_message_id
from afterword.models import Interview, Letter, LetterState, SentCopyState, Submission
from afterword.rules.submission import (
    ALLOWED_BY_HAND,
    SENT_BY_HAND_FROM,
    Outcome,
    SubmissionState,
    after,
)
from afterword.said import say, to_say
from afterword.workflows.approve_letter import CHANGED_ELSEWHERE, once_key
from afterword.workflows.kind_words import kind_said
from afterword.workflows.plan_follow_up import look_at_silence
from afterword.workflows.refused import Refused
from afterword.workflows.ways import NewIds
from afterword.workflows.write_history import note_down

# A watch that is a little fast is no letter from the future.
_SLACK = timedelta(minutes=2)
_REASON = to_say("You sent it yourself.")


def send_by_hand(
    letter: Letter, *, base_revision: int, sent_at: datetime, now: datetime, new_ids: NewIds, sender: str = ""
) -> Submission | Refused:
    """Note that `letter` went out by hand at `sent_at`, as it read at `base_revision`. It is a fact and no wish, so
    findings of the review do not forbid it; a second one of the same letter is refused."""
    refused = _check_moment(letter, sent_at, now)
    if refused:
        return refused
    try:
        with transaction.atomic():
            fresh = (
                Letter.objects.select_for_update(of=("self",))
                .select_related("person", "process", "interview", "candidate")
                .get(pk=letter.pk)
            )
            if fresh.revision != base_revision:
                return Refused(say(CHANGED_ELSEWHERE))
            if fresh.state == LetterState.DROPPED:
                return Refused(say("This letter was put aside. Compose it anew first; nothing was changed."))
            if fresh.state == LetterState.APPROVED:
                return _overtake(fresh, sent_at, now)
            row = _row(fresh, sent_at, now, new_ids, sender)
            row.save(force_insert=True)
            fresh.state, fresh.saved_at = LetterState.APPROVED, now
            fresh.save(update_fields=["state", "saved_at"])
            _tell(row, now)
            return row
    except IntegrityError:
        return Refused(say("A letter like this went out already. Nothing was noted twice."))


def take_word_back(submission: Submission, *, now: datetime) -> Refused | None:
    """It was not sent by hand after all: the letter is a draft again. Only for what the person sent themselves."""
    state = ALLOWED_BY_HAND[SubmissionState.ACCEPTED, Outcome.PERSON_SAYS_NOT_SENT]
    with transaction.atomic():
        rows = Submission.objects.filter(pk=submission.pk, by_hand=True, state=SubmissionState.ACCEPTED.value)
        reason = say("You said that it had not gone out after all.")
        if not rows.update(state=state.value, state_reason=reason, settled_at=now):
            return Refused(say("This letter was not noted as sent by hand. Nothing was changed."))
        letter = submission.letter
        Letter.objects.filter(pk=letter.pk, state=LetterState.APPROVED).update(
            state=LetterState.DRAFT, saved_at=now
        )
        _look_anew(submission, now)
        note_down(
            letter.candidate, letter.process, what="sent-by-hand-undone", at=now, reason=reason,
            sentence=say("The letter to {name} came back to you, to send again.", name=letter.person.name),
            about={"letter": letter.pk},
        )  # fmt: skip
    return None


def _check_moment(letter: Letter, sent_at: datetime, now: datetime) -> Refused | None:
    if sent_at > now + _SLACK:
        return Refused(say("That moment is still to come. Say when you sent it; nothing was changed."))
    interview: Interview | None = letter.interview
    if interview is not None and sent_at < interview.ends_at and letter.kind == LetterKind.THANK_YOU:
        return Refused(say("That is before the interview ended. Say when you sent it; nothing was changed."))
    return None


def _overtake(letter: Letter, sent_at: datetime, now: datetime) -> Submission | Refused:
    """It was approved and has not gone: the person was faster. Whoever holds a claim loses it here."""
    row = letter.submissions.select_related("person").order_by("-id").first()
    if row is None or row.state not in SENT_BY_HAND_FROM:
        return Refused(
            say("It is on its way or has gone already, so there is nothing to note. Nothing was changed.")
        )
    state = after(SubmissionState(row.state), Outcome.SENT_BY_HAND)
    changed = Submission.objects.filter(pk=row.pk, state=row.state).update(
        state=state.value, by_hand=True, settled_at=sent_at, state_reason=say(_REASON), claim_token="",
        lease_until=None, sent_copy=SentCopyState.NONE, next_copy_at=None,
    )  # fmt: skip
    if not changed:
        return Refused(say("It went on its way at this very moment. Look at the letter once more."))
    row.refresh_from_db()
    _tell(row, now)
    return row


def _row(letter: Letter, sent_at: datetime, now: datetime, ids: NewIds, sender: str) -> Submission:
    """No message: what the person's own program made of it is not known here, and neither is its Message-ID."""
    return Submission(
        candidate=letter.candidate, process=letter.process, letter=letter, person=letter.person, account=None,
        by_hand=True, kind=letter.kind, round=letter.interview.round if letter.interview is not None else 0,
        once_key=once_key(letter), sender=sender or letter.candidate.email, recipient=letter.person.email,
        subject=letter.subject, body=letter.body, message=b"", digest="",
        message_id=make_message_id(ids.token, "by-hand.invalid"), correlation=ids.correlation,
        state=SubmissionState.ACCEPTED.value, approved_at=now, opens_at=sent_at, send_at=sent_at, deadline_at=sent_at,
        window_reason=say(_REASON), state_reason=say(_REASON), settled_at=sent_at, sent_copy=SentCopyState.NONE,
    )  # fmt: skip


def _tell(row: Submission, now: datetime) -> None:
    note_down(
        row.candidate, row.process, what="sent-by-hand", at=now, about={"letter": row.letter_id, "submission": row.pk},
        sentence=say("You sent the {kind} letter to {name} yourself.", kind=kind_said(row.kind), name=row.person.name),
    )  # fmt: skip
    _look_anew(row, now)


def _look_anew(row: Submission, now: datetime) -> None:
    """The silence counts from what was sent, so it is judged again."""
    look_at_silence(row.process, now=now)
