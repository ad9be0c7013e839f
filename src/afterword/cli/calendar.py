"""`afterword calendar`: look for interviews in your calendar, and follow those you choose."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.models import CalendarSource

EXAMPLES = """
Only reads; nothing is followed unasked. Examples:
  afterword calendar https://caldav.example.org --username me@example.org
  afterword calendar                  look now, and list what may be an interview
  afterword calendar --follow 3       follow the one with number 3
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    parser.add_argument("url", nargs="?", metavar="URL", help="the calendar server (CalDAV) to look into")
    parser.add_argument("--username", metavar="NAME", help="for signing in (else your address)")
    parser.add_argument("--password-from-stdin", action="store_true", help="read it from standard input")
    parser.add_argument("--follow", type=int, metavar="N", help="follow this event as an interview")
    parser.add_argument("--dismiss", type=int, metavar="N", help="it is none; do not show it again")
    parser.add_argument("--forget", action="store_true", help="no longer look into this calendar")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.session import open_session
    from afterword.workflows.read_calendar import calendar_of

    session = open_session(args)
    if args.url:
        return _look(session, _set_up(args, session))
    source = calendar_of(session.candidate)
    if source is None:
        raise BadInput("No calendar is set up yet. Try: afterword calendar https://caldav.example.org")
    if args.forget:
        return _forget(session, source)
    if args.follow is not None or args.dismiss is not None:
        return _settle(args, session, source)
    return _look(session, source)


def _set_up(args: argparse.Namespace, session: "Session") -> "CalendarSource":
    from afterword import wiring
    from afterword.cli.session import kept
    from afterword.workflows.read_calendar import save_calendar

    username = args.username or session.candidate.email
    if args.password_from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        from getpass import getpass

        password = getpass(f"Password (or app password) of {username} for the calendar: ")
    else:
        raise BadInput("Nobody can be asked for the password here. Pass --password-from-stdin.")
    return kept(
        save_calendar(
            session.candidate, url=args.url, username=username, password=password, secrets=wiring.secrets(),
            now=session.now,
        )
    )  # fmt: skip


def _look(session: "Session", source: "CalendarSource") -> int:
    from afterword import account_wiring
    from afterword.cli.json_output import print_json
    from afterword.ports.errors import PortError
    from afterword.workflows.read_calendar import read_calendar

    try:
        calendar = account_wiring.open_calendar(source)
    except PortError as error:
        raise BadInput(str(error)) from None
    try:
        outcome = read_calendar(source, calendar, now=session.now)
    finally:
        calendar.close()
    rows = list(source.events.filter(state="proposed"))
    if session.as_json:
        found = [
            {"number": row.pk, "title": row.title, "company": row.company, "is_sure": row.is_sure,
             "reasons": row.reasons, "starts_at": row.starts_at.isoformat() if row.starts_at else None}
            for row in rows
        ]  # fmt: skip
        print_json({"calendar": source.url, "trouble": outcome.trouble or None, "proposed": found})
        return 1 if outcome.trouble else 0
    terminal = session.terminal
    terminal.say(source.url, style="strong")
    for sentence in outcome.changed:
        terminal.say(sentence)
    for row in rows:
        when = session.when(row.starts_at) if row.starts_at else "no time that could be read"
        terminal.table([(str(row.pk), row.title, when)], styles=("accent",))
        terminal.reason(" ".join(row.reasons[:2]))
    if outcome.trouble:
        terminal.say(outcome.trouble, style="stopped")
        return 1
    hint = (
        "Follow one: afterword calendar --follow NUMBER"
        if rows
        else "Nothing new that looks like an interview."
    )
    terminal.say(hint, style="dim")
    return 0


def _settle(args: argparse.Namespace, session: "Session", source: "CalendarSource") -> int:
    from afterword.workflows.read_calendar import dismiss_event, follow_event

    number = args.follow if args.follow is not None else args.dismiss
    event = source.events.filter(pk=number, state="proposed").first()
    if event is None:
        raise BadInput(f"There is no open proposal {number}. See them with: afterword calendar")
    if args.follow is None:
        dismiss_event(event)
        return _tell(session, ("It is not shown again.",))
    outcome = follow_event(event, now=session.now)
    if outcome.refused:
        raise BadInput(outcome.refused)
    return _tell(session, outcome.sentences)


def _forget(session: "Session", source: "CalendarSource") -> int:
    from afterword import wiring
    from afterword.workflows.read_calendar import forget_calendar

    forget_calendar(source, secrets=wiring.secrets())
    return _tell(session, ("The calendar is no longer looked into. Interviews that you follow stay.",))


def _tell(session: "Session", sentences: Sequence[str]) -> int:
    from afterword.cli.json_output import print_json

    if session.as_json:
        print_json({"sentences": list(sentences)})
        return 0
    for sentence in sentences:
        session.terminal.say(sentence)
    return 0
