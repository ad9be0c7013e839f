"""`afterword debrief`: how it went, person by person, saved after every answer; or from a file."""

import argparse
import os.path
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.models import Interview
    from afterword.workflows.write_letters import Written

INSTEAD = "Pass a debrief file: afterword debrief FILE.yaml"
EXAMPLES = """
Examples:
  afterword debrief                 the interview that ended last
  afterword debrief Northwind       or I3
  afterword debrief notes.yaml      from a file (its shape: docs/reference/debrief-file.md)

Enter alone keeps what was noted; a single - empties it. Ctrl-C stops; what was typed is kept.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    parser.add_argument(
        "what", nargs="?", metavar="WHAT", help="an interview (I3, a company), or a debrief file"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
    from afterword.cli.row_reports import interview_report, letter_report
    from afterword.cli.session import open_session
    from afterword.workflows.finish_debrief import finish_debrief

    session = open_session(args)
    interview = _from_file(session, args.what) if _is_file(args.what) else _by_asking(session, args.what)
    written = finish_debrief(interview, now=session.now)
    if session.as_json:
        print_json({
            **interview_report(interview),
            "letters": [letter_report(letter) for letter in written.letters],
            "asks": [{"person": ask.person, "field": ask.field, "question": ask.question} for ask in written.asks],
            "held": [{"person": held.person, "reason": held.reason} for held in written.held],
        })  # fmt: skip
    else:
        _show(session, written)
    return 0


def _is_file(what: str | None) -> bool:
    """A folder is none, so that one which is called like a company does not stand before it."""
    if what is None:
        return False
    is_named_so = what == "-" or what.lower().endswith((".yaml", ".yml")) or os.sep in what
    return is_named_so or (os.path.exists(what) and not os.path.isdir(what))


def _from_file(session: "Session", path: str) -> "Interview":
    from afterword.cli.debrief_input import load_debrief
    from afterword.cli.session import kept
    from afterword.workflows.import_debrief import import_debrief

    return kept(import_debrief(session.candidate, load_debrief(path), now=session.now))


def _by_asking(session: "Session", what: str | None) -> "Interview":
    from afterword.cli.debrief_asking import ask_about, ask_about_the_whole, ask_for_people
    from afterword.cli.rows import interview_called
    from afterword.cli.session import can_ask

    try:
        interview = interview_called(session.candidate, what) if what else _ended_last(session)
    except BadInput:
        if what and os.path.isdir(what):
            raise BadInput(f"{what} is a folder; name a debrief file in it, or an interview.") from None
        raise
    if not can_ask():
        raise BadInput(f"Nobody can be asked here. {INSTEAD}")
    if interview.is_cancelled:
        raise BadInput(f"The interview with {interview.process.company} was cancelled.")
    terminal = session.terminal
    terminal.say(f"{interview.process}, round {interview.round}. How did it go?", style="strong")
    terminal.reason(
        "Enter leaves a question out, - empties it. Ctrl-C stops; what was typed is kept.", indent=0
    )
    people = [each.person for each in interview.participations.select_related("person") if not each.is_absent]
    for person in people or ask_for_people(session, interview):
        ask_about(session, interview, person)
    ask_about_the_whole(session, interview)
    return interview


def _ended_last(session: "Session") -> "Interview":
    from afterword.models import Interview

    ended = Interview.objects.filter(candidate=session.candidate, state="planned", ends_at__lte=session.now)
    rows = ended.select_related("process", "candidate").order_by("-ends_at")
    found = rows.filter(debriefed_at__isnull=True).first() or rows.first()
    if found is None:
        raise BadInput("No interview has ended yet. Name one: afterword debrief COMPANY")
    return found


def _show(session: "Session", written: "Written") -> None:
    from afterword.cli.row_reports import show_letter_sheet, show_letter_state

    terminal = session.terminal
    for letter in written.letters:
        terminal.say()
        show_letter_sheet(letter, session)
        terminal.say()
        show_letter_state(letter, session)
    for asked in written.asks:
        terminal.say()
        terminal.say(f"{asked.person}: {asked.question}" if asked.person else asked.question, style="waits")
    for held in written.held:
        terminal.say()
        terminal.say(f"{held.person}: {held.reason}", style="dim")
    if written.letters:
        numbers = " ".join(f"L{letter.pk}" for letter in written.letters)
        terminal.say()
        terminal.say(f"Nothing is sent before you say yes: afterword approve {numbers}")
