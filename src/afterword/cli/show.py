"""`afterword show`: all processes, or one process, interview or letter in full."""

import argparse
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.models import Interview, Letter, Person, Process, ReceivedMessage

EXAMPLES = """
Examples:
  afterword show              all processes
  afterword show Northwind    one process with its interviews, letters and history
  afterword show I3           an interview; L7 a letter; P2 a process; M5 a message; W3 a person
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    parser.add_argument(
        "what", nargs="?", metavar="WHAT", help="a company, P2, I3, L7, M5 or W3; without it, all processes"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli import rows
    from afterword.cli.session import open_session

    session = open_session(args)
    if not args.what:
        _show_all(session)
        return 0
    kind, candidate = rows.kind_of_reference(args.what), session.candidate
    if kind == "I":
        _show_interview(rows.interview_called(candidate, args.what), session)
    elif kind == "L":
        _show_letter(rows.letter_called(candidate, args.what), session)
    elif kind == "M":
        _show_message(rows.message_called(candidate, args.what), session)
    elif kind == "W":
        _show_person(rows.person_called(candidate, args.what), session)
    else:
        _show_process(rows.process_called(candidate, args.what), session)
    return 0


def _show_all(session: "Session") -> None:
    from afterword.cli.json_output import print_json
    from afterword.cli.row_reports import process_report
    from afterword.models import Process

    rows = list(Process.objects.filter(candidate=session.candidate).order_by("state", "-id"))
    if session.as_json:
        print_json({"processes": [process_report(row) for row in rows]})
        return
    if not rows:
        session.terminal.say("There is no interview yet.")
        session.terminal.reason("afterword import FILE.ics, or afterword add", indent=0)
    session.terminal.table(
        [(f"P{row.pk}", str(row.company), row.close_reason or row.state, row.role) for row in rows],
        styles=("accent", "strong"),
    )


def _show_process(process: "Process", session: "Session") -> None:
    from afterword.cli import row_reports as reports
    from afterword.cli.json_output import print_json
    from afterword.models import HistoryEntry, Interview, Letter

    if session.as_json:
        print_json(reports.whole_process_report(process))
        return
    interviews = Interview.objects.filter(process=process).order_by("starts_at")
    letters = Letter.objects.filter(process=process).select_related("person").order_by("id")
    terminal = session.terminal
    terminal.say(f"{process} (P{process.pk})", style="strong")
    terminal.reason(
        process.held_reason or process.silence_reason or f"It is {process.close_reason or process.state}."
    )
    rows = [(f"I{row.pk}", f"round {row.round}", _interview_line(row, session)) for row in interviews]
    rows += [(f"L{row.pk}", row.kind, f"{row.person.name}: {_letter_line(row)}") for row in letters]
    messages = process.possible_messages.defer("content").order_by("came_at")
    rows += [(f"M{row.pk}", row.kind, f"{row.sender}: {row.subject}") for row in messages]
    people = [_person_row(person) for person in process.people.order_by("id")]
    rows += [(number, relation, f"{name}, {address}") for number, name, relation, address in people]
    terminal.table(rows, styles=("accent",))
    show_guesses(process, session)
    terminal.say()
    reports.show_history(HistoryEntry.objects.filter(process=process), session)


def _interview_line(interview: "Interview", session: "Session") -> str:
    if interview.is_cancelled:
        return "cancelled"
    return session.when(interview.starts_at, zone=interview.zone)


def _letter_line(letter: "Letter") -> str:
    from afterword.cli.row_reports import STATE_WORDS, newest_submission

    submission = newest_submission(letter)
    if letter.state == "approved" and submission:
        return STATE_WORDS.get(submission.state, submission.state)
    return {"draft": "waits for your yes", "dropped": "put aside"}.get(letter.state, letter.state)


def _show_interview(interview: "Interview", session: "Session") -> None:
    from afterword.cli.json_output import print_json
    from afterword.cli.row_reports import interview_report

    if session.as_json:
        print_json(interview_report(interview))
        return
    terminal = session.terminal
    terminal.say(f"{interview.process}, round {interview.round} (I{interview.pk})", style="strong")
    terminal.say(_interview_line(interview, session))
    if (interview.needs_zone or interview.needs_time) and not interview.is_cancelled:
        terminal.say(f"Its time is not certain: afterword answer I{interview.pk}", style="waits")
    people = [each.person for each in interview.participations.select_related("person") if not each.is_absent]
    terminal.table([_person_row(person) for person in people], indent=2, styles=("accent",))
    shown: tuple[Process | Interview | Person, ...] = (interview.process, interview, *people)
    for row in () if interview.is_cancelled else shown:
        show_guesses(row, session)


def _person_row(person: "Person") -> tuple[str, ...]:
    return (f"W{person.pk}", person.name, person.relation or "relation?", person.email or "no address")


def show_guesses(row: "Process | Interview | Person", session: "Session") -> None:
    """What was found and not yet confirmed, with the command for it."""
    from afterword.models import Interview, Process
    from afterword.workflows.open_guesses import lacks_company, open_guesses

    found, terminal = open_guesses(row), session.terminal
    if isinstance(row, Interview) and row.needs_zone:
        found.pop("timezone", None)  # `afterword answer` asks for it, and it was named just above
    reference = f"{'P' if isinstance(row, Process) else 'I' if isinstance(row, Interview) else 'W'}{row.pk}"
    for field, said in found.items():
        what = field.replace("_", " ").removesuffix(" at")
        words = f"may be an interview: {said}" if field == "is_interview" else f"{what} was found: {said}"
        terminal.reason(f"{reference} {words}", indent=2)
    if found:
        terminal.reason(f"right or not: afterword correct {reference}", indent=4)
    if isinstance(row, Process) and lacks_company(row):
        terminal.say(f"Which company? afterword correct {reference} company=...", style="waits", indent=2)


def _show_message(message: "ReceivedMessage", session: "Session") -> None:
    from afterword.cli.json_output import print_json
    from afterword.cli.row_reports import message_report

    if session.as_json:
        print_json(message_report(message))
        return
    terminal = session.terminal
    terminal.say(f"{message.sender or 'an unknown sender'} (M{message.pk})", style="strong")
    terminal.table(
        [("Subject", message.subject or "-"), ("Came", session.when(message.came_at))], styles=("dim",)
    )
    terminal.say()
    terminal.say(message.excerpt or "(no words of their own)", indent=4)
    terminal.say()
    for reason in message.reasons:
        terminal.reason(reason, indent=0)
    if message.needs_person:
        terminal.say(f"Is it an answer? afterword answer M{message.pk}", style="waits")


def _show_person(person: "Person", session: "Session") -> None:
    from afterword.cli.correct import show_correctable
    from afterword.cli.corrections import OfPerson

    show_correctable(session, OfPerson(session, person), is_changed=False)


def _show_letter(letter: "Letter", session: "Session") -> None:
    from afterword.cli import row_reports as reports
    from afterword.cli.json_output import print_json
    from afterword.workflows.freshen_letter import freshen_letter

    freshen_letter(letter, now=session.now)
    if session.as_json:
        print_json(reports.letter_report(letter))
        return
    reports.show_letter_sheet(letter, session)
    reports.show_left_out(letter, session.terminal)
    session.terminal.say()
    reports.show_letter_state(letter, session)
