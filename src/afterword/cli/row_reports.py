"""Rows as JSON for programs, and as lines for people."""

from collections.abc import Iterable
from typing import Any

from afterword.cli.session import Session
from afterword.cli.terminal import Terminal
from afterword.models import HistoryEntry, Interview, Letter, Process, ReceivedMessage, Submission

STATE_WORDS = {
    "waiting": "goes by itself",
    "claimed": "going out now",
    "submitting": "going out now",
    "accepted": "sent",
    "deferred": "the server asked to wait",
    "refused": "refused by the server",
    "uncertain": "perhaps sent: look at it",
    "late": "too late: needs your yes again",
    "cancelled": "cancelled",
}


def process_report(process: Process) -> dict[str, Any]:
    return {
        "process": process.pk,
        "company": process.company,
        "role": process.role,
        "state": process.state,
        "close_reason": process.close_reason or None,
        "decision_by": process.decision_by.isoformat() if process.decision_by else None,
        "reason": process.held_reason or process.silence_reason or None,
        "inferred": process.inferred,
    }


def whole_process_report(process: Process) -> dict[str, Any]:
    """The process with all that happened in it."""
    letters = Letter.objects.filter(process=process).select_related("person").order_by("id")
    messages = process.possible_messages.defer("content").order_by("came_at")
    return {
        **process_report(process),
        "interviews": [interview_report(row) for row in process.interviews.order_by("starts_at")],
        "letters": [letter_report(row) for row in letters],
        "messages": [message_report(row) for row in messages],
        "history": [
            {
                "at": entry.at.isoformat(),
                "what": entry.what,
                "sentence": entry.sentence,
                "reason": entry.reason,
            }
            for entry in HistoryEntry.objects.filter(process=process)
        ],
    }


def interview_report(interview: Interview) -> dict[str, Any]:
    return {
        "interview": interview.pk,
        "process": interview.process_id,
        "company": interview.process.company,
        "round": interview.round,
        "kind": interview.kind,
        "start": interview.starts_at.astimezone(interview.zone).isoformat(),
        "end": interview.ends_at.astimezone(interview.zone).isoformat(),
        "timezone": interview.timezone,
        "state": interview.state,
        "debriefed": interview.debriefed_at is not None,
        "people": [
            {
                "person": each.person_id,
                "name": each.person.name,
                "email": each.person.email or None,
                "relation": each.person.relation or None,
            }
            for each in interview.participations.select_related("person")
        ],
        "inferred": interview.inferred,
    }


def letter_report(letter: Letter) -> dict[str, Any]:
    submission = newest_submission(letter)
    return {
        "letter": letter.pk,
        "process": letter.process_id,
        "kind": letter.kind,
        "to": {"name": letter.person.name, "email": letter.person.email or None},
        "state": letter.state,
        "subject": letter.subject,
        "body": letter.body,
        "opens_at": letter.opens_at.isoformat() if letter.opens_at else None,
        "deadline_at": letter.deadline_at.isoformat() if letter.deadline_at else None,
        "reason": letter.window_reason or None,
        "submission": submission_report(submission) if submission else None,
    }


def submission_report(submission: Submission) -> dict[str, Any]:
    return {
        "submission": submission.pk,
        "state": submission.state,
        "send_at": submission.send_at.isoformat(),
        "recipient": submission.recipient,
        "message_id": submission.message_id,
        "reason": submission.state_reason or submission.window_reason or None,
    }


def message_report(message: ReceivedMessage) -> dict[str, Any]:
    return {
        "message": message.pk,
        "sender": message.sender,
        "subject": message.subject,
        "came_at": message.came_at.isoformat(),
        "kind": message.kind,
        "intent": message.intent,
        "text": message.excerpt,
        "asks": message.needs_person,
        "processes": sorted(message.possible.values_list("pk", flat=True)),
        "reasons": message.reasons,
    }


def newest_submission(letter: Letter) -> Submission | None:
    return letter.submissions.order_by("-id").first()


def show_letter_sheet(letter: Letter, session: Session) -> None:
    """The letter as it would go out."""
    terminal = session.terminal
    address = f" <{letter.person.email}>" if letter.person.email else " (no address yet)"
    terminal.table([("To", f"{letter.person.name}{address}"), ("Subject", letter.subject)], styles=("dim",))
    terminal.say()
    terminal.say(letter.body, indent=4)


def show_left_out(letter: Letter, terminal: Terminal) -> None:
    """What was noted and is not in a draft."""
    from afterword.workflows.left_out_lines import left_out_lines, note_of

    lines = left_out_lines(letter, note_of(letter))
    if not lines:
        return
    terminal.say()
    terminal.reason("Left out, still in your notes")
    for each in lines:
        terminal.reason(each.sentence, indent=6)


def show_letter_state(letter: Letter, session: Session) -> None:
    """When it goes, on both clocks, and why; or what became of it."""
    terminal, submission = session.terminal, newest_submission(letter)
    zone = letter.interview.zone if letter.interview else None
    who = letter.person.first_name
    if submission is not None and letter.state != "draft":
        moment = submission.settled_at or submission.send_at
        words = STATE_WORDS.get(submission.state, submission.state)
        terminal.say(f"{words[0].upper()}{words[1:]}: {session.when(moment, zone=zone, who=who)}.")
        terminal.reason(submission.state_reason or submission.window_reason)
    elif letter.state == "dropped":
        terminal.say("Put aside.", style="stopped")
        terminal.reason(letter.dropped_reason)
    elif letter.best_at and letter.best_at < session.now:
        terminal.say(
            f"Its best moment was {session.when(letter.best_at, zone=zone, who=who)}; it goes soon after your yes."
        )
        terminal.reason(letter.window_reason)
    elif letter.best_at:
        terminal.say(f"Would go {session.when(letter.best_at, zone=zone, who=who)}.")
        terminal.reason(letter.window_reason)


def show_history(entries: Iterable[HistoryEntry], session: Session) -> None:
    for entry in entries:
        at = entry.at.astimezone(session.candidate.zone)
        session.terminal.table([(f"{at:%a} {at.day:>2} {at:%b %H:%M}", entry.sentence)], styles=("dim",))
        if entry.reason:
            session.terminal.reason(entry.reason, indent=18)
