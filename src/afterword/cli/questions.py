"""What can be answered with `afterword answer`, by the kind of thing it is about. Imported after Django."""

from datetime import timedelta

from afterword.cli.letter_questions import about_letter
from afterword.cli.problem import BadInput
from afterword.cli.question import NO, YES, Choices, Question, unknown_answer
from afterword.cli.rows import (
    interview_called,
    kind_of_reference,
    letter_called,
    message_called,
    number_in,
    process_called,
)
from afterword.cli.session import Session, kept
from afterword.cli.typed_moment import typed_span
from afterword.models import Interview, Letter, Process, ReceivedMessage
from afterword.workflows.correct_interview import correct_interview
from afterword.workflows.plan_follow_up import want_follow_up
from afterword.workflows.stop_process import let_rest, reopen_process
from afterword.workflows.take_message import settle_unsure


def question_about(session: Session, what: str) -> Question:
    """Raises BadInput where nothing is asked there."""
    kind = kind_of_reference(what)
    if kind == "M":
        return _about_message(session, message_called(session.candidate, what))
    if kind == "I":
        return _about_time(session, interview_called(session.candidate, what))
    if kind == "L":
        return about_letter(session, letter_called(session.candidate, what))
    return _about_process(session, process_called(session.candidate, what))


def _about_message(session: Session, row: ReceivedMessage) -> Question:
    reference, possible = f"M{row.pk}", list(row.possible.order_by("id"))
    sender = row.sender or "an unknown sender"
    if not row.needs_person:
        raise BadInput(f"The message of {sender} asks nothing any more. See: afterword show {reference}")
    choices = tuple((f"P{each.pk}", f"it is an answer of {each}") for each in possible)
    if len(possible) == 1:
        choices = (("yes", f"it is an answer of {possible[0]}; what waits there is cancelled"),)
    choices += (("no", "it is no answer; what was held goes on"),)

    def settle(typed: str) -> str:
        word = typed.casefold()
        chosen = next((each for each in possible if number_in(typed, "P") == each.pk), None)
        if word in YES and len(possible) == 1:
            chosen = possible[0]
        if chosen is None and word not in NO:
            raise unknown_answer(reference, typed, choices)
        settle_unsure(row, process=chosen, is_answer=chosen is not None, now=session.now)
        if chosen is None:
            return "Noted: it is no answer. What was held goes on."
        return f"Noted: {chosen.company} answered. What was waiting there is cancelled."

    return Question(
        reference=reference,
        sentence=f"Is the message of {sender} an answer?",
        context=(row.subject, row.excerpt[:600], "; ".join(row.reasons)),
        choices=choices,
        settle=settle,
    )


def _about_time(session: Session, row: Interview) -> Question:
    reference = f"I{row.pk}"
    asked = "At what time" if row.needs_time else "In which time zone"
    choices: Choices = (
        ("13:00 Europe/Berlin", "the time and the zone of the interviewers"),
        ("2026-05-12 13:00", "another day; the zone may follow"),
    )
    if not row.needs_time:
        choices = (("Europe/Berlin", "the zone; the time stays as it is"), *choices)

    def settle(typed: str) -> str:
        start, zone = typed_span(typed, known=row.starts_at.astimezone(row.zone))
        if row.needs_time and not any(":" in word for word in typed.split()):
            raise BadInput(f"{reference} needs a time such as 13:00. Nothing was changed.")
        length = row.ends_at - row.starts_at
        end = start + (length if timedelta(0) < length < timedelta(days=1) else timedelta(hours=1))
        # A time without a zone is one on the clock that is shown: saying it is confirming that zone.
        kept(correct_interview(row, now=session.now, starts_at=start, ends_at=end, timezone=zone))
        when = session.when(row.starts_at, zone=row.zone)
        return f"Noted: the interview with {row.process.company} is {when}."

    return Question(
        reference=reference,
        sentence=f"{asked} is the interview with {row.process.company}?",
        context=(f"Now it stands as {session.when(row.starts_at, zone=row.zone)} ({row.timezone}).",),
        choices=choices,
        settle=settle,
    )


def _about_process(session: Session, row: Process) -> Question:
    reference = f"P{row.pk}"
    is_over = row.state != "open"
    if is_over:
        choices: Choices = (("open", "it goes on after all; the silence is watched again"),)
        sentence = f"{row} is {row.close_reason or row.state}. Does it go on?"
    else:
        sentence = f"Should a follow-up to {row.company} still go out?"
        choices = (
            ("yes", "a follow-up is prepared; you read it before it goes"),
            ("no", "no follow-up goes out"),
            ("rest", "let the whole process rest"),
        )

    def settle(typed: str) -> str:
        word = typed.casefold()
        if is_over and word in ("open", *YES):
            reopen_process(row, now=session.now)
            return f"{row} is open again. What was cancelled stays cancelled."
        if is_over or word not in (*YES, *NO, "rest"):
            raise unknown_answer(reference, typed, choices)
        if word == "rest":
            let_rest(row, now=session.now)
            return f"{row} rests. Nothing more goes out."
        want_follow_up(row, wants=word in YES, now=session.now)
        if word in NO:
            return f"No follow-up goes to {row.company}."
        draft = Letter.objects.filter(process=row, kind="follow-up", state="draft").order_by("-id").first()
        if draft is None:
            row.refresh_from_db()
            return f"Noted. {row.silence_reason}".strip()
        return f"A follow-up to {draft.person.name} is drafted: afterword approve L{draft.pk}"

    return Question(
        reference=reference,
        sentence=sentence,
        context=(row.silence_reason,) if row.silence_reason else (),
        choices=choices,
        settle=settle,
    )
