"""A letter that came back, and a person who is away: no answers, but facts that change what is next."""

from datetime import datetime

from afterword.models import Letter, LetterState, Person, Process, ReceivedMessage, Submission
from afterword.rules.classification import Classification
from afterword.rules.submission import SubmissionState
from afterword.workflows.write_history import note_down


def take_bounce(row: ReceivedMessage, process: Process, verdict: Classification, *, now: datetime) -> None:
    """A hard bounce marks the address; a later one is noted. One that is only delayed changes nothing."""
    bounce = verdict.bounce
    if bounce is None or not bounce.is_final:
        return
    failed = {address.lower() for address in bounce.recipients}
    people = [p for p in process.people.all() if p.email.lower() in failed] or (
        [row.person] if row.person else []
    )
    is_hard = bounce.type.value == "hard"
    for person in people:
        if person is None:
            continue
        if is_hard:
            person.address_failed = f"{person.email}: {bounce.status or 'the address is not known there'}"[
                :300
            ]
            person.save(update_fields=["address_failed"])
            _give_back_letters(person, failed, now)
        words = "The address is not known there." if is_hard else "Their server could not take it."
        note_down(
            row.candidate, process, what="bounced", at=now, about={"person": person.pk, "received": row.pk},
            sentence=f"The letter to {person.name} came back. {words}",
            reason="Note another address for them; none is guessed." if is_hard else "You can send it once more.",
        )  # fmt: skip
    Process.objects.filter(pk=process.pk, state="open").update(next_look_at=now)


def _give_back_letters(person: Person, failed: set[str], now: datetime) -> None:
    """What surely came back (its address is named) can be approved once more, for another address."""
    sent = Submission.objects.filter(person=person, state=SubmissionState.ACCEPTED.value, came_back=False)
    back = [row for row in sent if row.recipient.lower() in failed]
    Submission.objects.filter(pk__in=[row.pk for row in back]).update(came_back=True)
    Letter.objects.filter(pk__in=[row.letter_id for row in back], state=LetterState.APPROVED).update(
        state=LetterState.DRAFT, saved_at=now
    )


def take_absence(row: ReceivedMessage, process: Process, verdict: Classification, *, now: datetime) -> None:
    """An automatic answer stops nothing; a return date moves the follow-up behind it."""
    if verdict.returns_on is not None and (
        process.away_until is None or process.away_until < verdict.returns_on
    ):
        process.away_until = verdict.returns_on
        process.save(update_fields=["away_until"])
    back = f" They are back on {verdict.returns_on:%A %d %B}." if verdict.returns_on else ""
    note_down(
        row.candidate, process, what="auto-reply", at=now, about={"received": row.pk},
        sentence=f"An automatic answer of {row.sender or 'their mailbox'}.{back}",
        reason="A machine wrote it, so it is no answer; a follow-up waits for the return." if back
        else "A machine wrote it, so it is no answer.",
    )  # fmt: skip
    Process.objects.filter(pk=process.pk, state="open").update(next_look_at=now)
