"""`afterword import`: interviews from invitation files, and answers that came as files."""

import argparse
from typing import TYPE_CHECKING, Any

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.models import Interview, Person, Process
    from afterword.workflows.import_invitation import ImportOutcome

EXAMPLE = """
Example:
  afterword import ~/Downloads/invite.ics
  afterword import answer.eml search.mbox

An answer among the messages stops what waits, as if the mailbox had brought it.
Code 1: a file was read and nothing in it concerns an interview of yours. Code 2: a file could not be read.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=".ics, .eml or .mbox, or - for standard input"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.files import read_bytes, shown_name
    from afterword.cli.json_output import print_json
    from afterword.cli.session import open_session
    from afterword.workflows.import_mail import import_mail

    session = open_session(args)
    reports, codes = [], [0]
    for path in args.files:
        name = shown_name(path)
        try:
            outcome = import_mail(session.candidate, read_bytes(path), name, now=session.now)
        except BadInput as error:
            codes.append(2)
            reports.append({"file": name, "error": str(error), "interviews": []})
            _complain(session, name, str(error))
            continue
        codes.append(1 if outcome.refused or not (outcome.interviews or outcome.sentences) else 0)
        reports.append(_report(name, outcome))
        if not session.as_json:
            _show(session, name, outcome)
    if session.as_json:
        print_json({"files": reports})
    return max(codes)


def _complain(session: "Session", name: str, sentence: str) -> None:
    if not session.as_json:
        session.terminal.say(name, style="strong")
        session.terminal.say(sentence, style="stopped", indent=2)


def _report(name: str, outcome: "ImportOutcome") -> dict[str, Any]:
    from afterword.cli.row_reports import interview_report, process_report

    return {
        "file": name,
        "interviews": [
            {**interview_report(each), "process_inferred": process_report(each.process)["inferred"]}
            for each in outcome.interviews
        ],
        "sentences": list(outcome.sentences),
        "refused": outcome.refused or None,
    }


def _show(session: "Session", name: str, outcome: "ImportOutcome") -> None:
    terminal = session.terminal
    terminal.say(name, style="strong")
    if outcome.refused:
        terminal.say(outcome.refused, style="stopped", indent=2)
    for sentence in outcome.sentences:
        terminal.say(sentence, indent=2)
    for interview in outcome.interviews:
        _show_interview(session, interview)


def _show_interview(session: "Session", interview: "Interview") -> None:
    from afterword.cli.show import show_guesses

    terminal, process = session.terminal, interview.process
    terminal.say(f"{process}, round {interview.round} (I{interview.pk})", style="accent", indent=2)
    if interview.is_cancelled:
        terminal.say("cancelled", indent=4)
        return
    if interview.needs_zone or interview.needs_time:
        terminal.say(f"Its time is not certain: afterword answer I{interview.pk}", style="waits", indent=4)
    else:
        terminal.say(session.when(interview.starts_at, zone=interview.zone), indent=4)
    people = [each.person for each in interview.participations.select_related("person")]
    terminal.table(
        [(row.name, row.relation or "relation?", row.email or "no address") for row in people], indent=4
    )
    shown: tuple[Process | Interview | Person, ...] = (process, interview, *people)
    for row in shown:
        show_guesses(row, session)
