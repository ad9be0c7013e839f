"""`afterword send`: hand over what is approved and due now, without waiting for the program that runs."""

import argparse
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json

if TYPE_CHECKING:
    from afterword.models import Submission

INSTEAD = "Pass --yes to send what you approved and what is due."


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword import clock, wiring
    from afterword.cli.json_output import print_json
    from afterword.cli.row_reports import STATE_WORDS, submission_report
    from afterword.cli.session import ask_yes, open_session
    from afterword.models import Submission
    from afterword.workflows.submit_due import submit_due

    session = open_session(args)
    rows = Submission.objects.filter(candidate=session.candidate, state="waiting").select_related("person")
    due = list(rows.filter(send_at__lte=session.now).order_by("send_at"))
    if not due:
        later = rows.order_by("send_at").first()
        sentence = "Nothing is due now."
        if session.as_json:
            print_json({"submissions": [], "sentence": sentence})
        else:
            session.terminal.say(sentence)
            if later:
                session.terminal.reason(f"Next: {later.person.name}, {session.when(later.send_at)}.")
        return 0
    if not session.as_json:
        shown = [(row.person.name, row.recipient, row.subject) for row in due]
        session.terminal.table(shown, styles=("strong",))
    if not args.yes and not ask_yes(f"Send {len(due)} now?", instead=INSTEAD):
        session.terminal.say("Nothing was sent.")
        return 1
    ways = wiring.ways(now=clock.now)
    try:
        submit_due(now_of=clock.now, ways=ways, desk=session.candidate.pk)
    finally:
        ways.forget_mailboxes()
    for row in due:
        row.refresh_from_db()
    if session.as_json:
        print_json({"submissions": [submission_report(row) for row in due]})
        return _code(due)
    for row in due:
        session.terminal.say(f"{row.person.name}: {STATE_WORDS.get(row.state, row.state)}.")
        session.terminal.reason(row.state_reason or row.server_response)
    return _code(due)


def _code(rows: "list[Submission]") -> int:
    """1 where the person must look; a letter that only waits a little longer is fine."""
    return 1 if any(row.state in ("refused", "uncertain", "late", "cancelled") for row in rows) else 0
