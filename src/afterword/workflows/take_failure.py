"""A letter that came back, and a person who is away: no answers, but facts that change what is next."""

from datetime import datetime

from afterword.models import Letter, LetterState, Person, Process, ReceivedMessage, Submission
from afterword.rules.classification import Classification
from afterword.rules.submission import SubmissionState
from afterword.said import say
from afterword.said_dates import month_said, weekday_said
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
            why = say("the address is not known there")
            why = f"{why} ({bounce.status})" if bounce.status else why
            person.address_failed = f"{person.email}: {why}"[:300]
            person.save(update_fields=["address_failed"])
            _give_back_letters(person, failed, now)
        sentence = (
            say("The letter to {name} came back. The address is not known there.", name=person.name)
            if is_hard
            else say("The letter to {name} came back. Their server could not take it.", name=person.name)
        )
        note_down(
            row.candidate, process, what="bounced", at=now, about={"person": person.pk, "received": row.pk},
            sentence=sentence,
            reason=say("Note another address for them; none is guessed.") if is_hard
            else say("You can send it once more."),
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
    sentence = say("An automatic answer of {sender}.", sender=row.sender or say("their mailbox"))
    if back := verdict.returns_on:
        day = f"{weekday_said(back)} {back:%d} {month_said(back)}"
        sentence = f"{sentence} {say('They are back on {day}.', day=day)}"
    note_down(
        row.candidate, process, what="auto-reply", at=now, about={"received": row.pk},
        sentence=sentence,
        reason=say("A machine wrote it, so it is no answer; a follow-up waits for the return.") if back
        else say("A machine wrote it, so it is no answer."),
    )  # fmt: skip
    Process.objects.filter(pk=process.pk, state="open").update(next_look_at=now)
