"""`afterword stop`: they called, said no, made an offer, or you let it rest. Everything pending is cancelled."""

import argparse
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json

if TYPE_CHECKING:
    from afterword.models import Process

CAUSES = {
    "called": "They called",
    "rejected": "They said no",
    "offer": "They made an offer",
    "withdrew": "You withdrew",
    "rest": "You let it rest",
}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("process", metavar="PROCESS", help="the company, or P2")
    parser.add_argument("--because", choices=tuple(CAUSES), required=True, help="what happened")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
    from afterword.cli.row_reports import process_report
    from afterword.cli.rows import process_called
    from afterword.cli.session import open_session
    from afterword.letters.debrief import EventKind
    from afterword.workflows import stop_process as workflow

    session = open_session(args)
    process = process_called(session.candidate, args.process)
    before = _pending(process)
    what = {
        "called": EventKind.CALLED,
        "rejected": EventKind.REJECTION,
        "offer": EventKind.OFFER,
        "withdrew": EventKind.WITHDRAWN,
        "rest": None,
    }[args.because]
    if what is None:
        workflow.let_rest(process, now=session.now)
    else:
        workflow.stop_process(process, what=what, now=session.now)
    process.refresh_from_db()
    count = before - _pending(process)
    if session.as_json:
        print_json({**process_report(process), "cancelled": count})
        return 0
    letters = {0: "Nothing was pending.", 1: "One letter is cancelled."}.get(
        count, f"{count} letters are cancelled."
    )
    session.terminal.say(f"{CAUSES[args.because]}. {letters}")
    session.terminal.reason(f"{process} is {process.close_reason or process.state}.")
    return 0


def _pending(process: "Process") -> int:
    from afterword.models import Letter, Submission

    drafts = Letter.objects.filter(process=process, state="draft").count()
    return (
        drafts + Submission.objects.filter(process=process, state__in=("waiting", "deferred", "late")).count()
    )
