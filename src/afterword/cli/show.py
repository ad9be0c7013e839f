"""`afterword show`: all processes, or one process, interview or letter in full."""

import argparse
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.models import Interview, Letter, Process

EXAMPLES = """
Examples:
  afterword show              all processes
  afterword show Northwind    one process with its interviews, letters and history
  afterword show I3           an interview; L7 a letter; P2 a process
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    parser.add_argument(
        "what", nargs="?", metavar="WHAT", help="a company, P2, I3 or L7; without it, all processes"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.rows import interview_called, letter_called, process_called
    from afterword.cli.session import open_session

    session = open_session(args)
    if not args.what:
        _show_all(session)
    elif _is_reference(args.what, "I"):
        _show_interview(interview_called(session.candidate, args.what), session)
    elif _is_reference(args.what, "L"):
        _show_letter(letter_called(session.candidate, args.what), session)
    else:
        _show_process(process_called(session.candidate, args.what), session)
    return 0


def _is_reference(text: str, kind: str) -> bool:
    return text[:1].upper() == kind and text[1:].isdigit()


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

    interviews = Interview.objects.filter(process=process).select_related("process").order_by("starts_at")
    letters = (
        Letter.objects.filter(process=process).select_related("person", "process", "interview").order_by("id")
    )
    entries = HistoryEntry.objects.filter(process=process)
    if session.as_json:
        print_json({
            **reports.process_report(process),
            "interviews": [reports.interview_report(row) for row in interviews],
            "letters": [reports.letter_report(row) for row in letters],
            "history": [
                {"at": entry.at.isoformat(), "what": entry.what, "sentence": entry.sentence, "reason": entry.reason}
                for entry in entries
            ],
        })  # fmt: skip
        return
    terminal = session.terminal
    terminal.say(f"{process} (P{process.pk})", style="strong")
    terminal.reason(
        process.held_reason or process.silence_reason or f"It is {process.close_reason or process.state}."
    )
    rows = [(f"I{row.pk}", f"round {row.round}", _interview_line(row, session)) for row in interviews]
    rows += [(f"L{row.pk}", row.kind, f"{row.person.name}: {_letter_line(row)}") for row in letters]
    terminal.table(rows, styles=("accent",))
    terminal.say()
    reports.show_history(entries, session)


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
    for each in interview.participations.select_related("person"):
        person = each.person
        terminal.table(
            [(person.name, person.relation or "relation not known", person.email or "no address")], indent=2
        )
        for field, said in person.inferred.items():
            terminal.reason(f"{field}: {said}")
    for field, said in {**interview.process.inferred, **interview.inferred}.items():
        terminal.reason(f"{field}: {said}")


def _show_letter(letter: "Letter", session: "Session") -> None:
    from afterword.cli import row_reports as reports
    from afterword.cli.json_output import print_json

    if session.as_json:
        print_json(reports.letter_report(letter))
        return
    reports.show_letter_sheet(letter, session)
    session.terminal.say()
    reports.show_letter_state(letter, session)
