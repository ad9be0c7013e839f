"""`afterword add`: an interview by hand."""

import argparse
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.workflows.add_interview import NewPerson

KINDS = ("phone", "video", "onsite", "panel", "technical")
INSTEAD = "Pass the company, --role and --start (see afterword add --help)."
EXAMPLES = """
Examples:
  afterword add Northwind --role "Site Reliability Engineer" --start "2026-05-12 13:00" --zone Europe/Berlin \\
      --person "Priya Raman <priya@northwind.example> hiring-manager"
  afterword add               asks, on a terminal
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    parser.add_argument("company", nargs="?", metavar="COMPANY", help="with whom (else you are asked)")
    parser.add_argument("--role", metavar="TEXT", help="the position")
    parser.add_argument(
        "--start", metavar="TIME", help="such as '2026-05-12 13:00', on the interviewers' clock"
    )
    parser.add_argument("--minutes", type=int, default=60, metavar="N", help="how long it takes (60)")
    parser.add_argument(
        "--zone", metavar="ZONE", help="the interviewers' zone, such as Europe/Berlin (else yours)"
    )
    parser.add_argument("--kind", choices=KINDS, default="video", help="video, if nothing else is said")
    parser.add_argument("--round", type=int, metavar="N", help="which round (else the next one)")
    parser.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="WHO",
        help="'Name <address> relation', again and again",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
    from afterword.cli.row_reports import interview_report
    from afterword.cli.session import ask, kept, open_session
    from afterword.workflows.add_interview import NewInterview, add_interview

    session = open_session(args)
    company = args.company or ask("Company: ", instead=INSTEAD)
    role = args.role if args.role is not None else ("" if args.company else ask("Role: ", instead=INSTEAD))
    typed = args.start or ask("Starts (such as 2026-05-12 13:00): ", instead=INSTEAD)
    zone = args.zone or session.candidate.timezone
    if not 1 <= args.minutes <= 24 * 60:
        raise BadInput("--minutes is a number from 1 to 1440.")
    starts_at = _start(typed, zone)
    new = NewInterview(
        company=company,
        role=role,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=args.minutes),
        timezone=zone,
        kind=args.kind,
        round=args.round,
        people=tuple(person_of(text) for text in args.person),
    )
    interview = kept(add_interview(session.candidate, new, now=session.now))
    if session.as_json:
        print_json(interview_report(interview))
    else:
        session.terminal.say(f"{interview.process}, round {interview.round}, is noted (I{interview.pk}).")
        _say_when(session, interview.starts_at, interview.zone)
    return 0


def _say_when(session: "Session", starts_at: datetime, zone: ZoneInfo) -> None:
    session.terminal.reason(f"{session.when(starts_at, zone=zone)}. You are asked how it went when it ends.")


def _start(text: str, zone: str) -> datetime:
    """A time with its offset, or one on the interviewers' clock."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(f"{text} is not a time such as '2026-05-12 13:00'. Nothing was added.") from None
    if found.tzinfo is not None:
        return found
    try:
        return found.replace(tzinfo=ZoneInfo(zone))
    except (KeyError, ValueError, OSError):
        raise BadInput(f"{zone} is not a time zone such as Europe/Berlin. Nothing was added.") from None


def person_of(text: str) -> "NewPerson":
    from afterword.letters.debrief import Relation
    from afterword.workflows.add_interview import NewPerson

    head, _, tail = text.partition("<")
    email, _, relation = tail.partition(">")
    name, relation = head.strip(), relation.strip()
    if not tail and name.rpartition(" ")[2] in set(Relation):
        name, _, relation = name.rpartition(" ")
    return NewPerson(name=name.strip(), email=email.strip(), relation=relation)
