"""`afterword invitation`: what an invitation says, from an .ics file or a mail."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, Any

from afterword.cli.arguments import add_json

if TYPE_CHECKING:
    from afterword.cli.terminal import Terminal


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "\nExample:\n  afterword invitation invite.ics --me jonas@example.org\n"
    parser.add_argument("file", metavar="FILE", help="an .ics or .eml file, or - for standard input")
    parser.add_argument(
        "--me", action="append", default=[], metavar="ADDRESS", help="your own address, to tell you apart"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.files import read_bytes, shown_name
    from afterword.cli.problem import BadInput
    from afterword.ical.errors import InvitationError
    from afterword.rules.invitation_report import invitation_report

    content = read_bytes(args.file)
    try:
        report = invitation_report(content, filename=args.file, own_addresses=tuple(args.me))
    except InvitationError as error:
        raise BadInput(f"{shown_name(args.file)}: {error}") from None
    if args.json:
        from afterword.cli.json_output import print_json

        print_json(report)
    else:
        from afterword.cli.terminal import open_terminal

        _show(report, open_terminal(no_color=args.no_color))
    return 0


def _show(report: dict[str, Any], terminal: "Terminal") -> None:
    terminal.say(report["summary"] or "(no title)", style="strong")
    if report["cancelled"]:
        terminal.say(
            "This interview is cancelled." if report["is_interview"] else "This event is cancelled.",
            style="stopped",
        )
    rows = [("When", _when(report)), ("Company", report["company"] or "not known")]
    if report["location"]:
        rows.append(("Where", report["location"]))
    rows += [("Link", link) for link in report["links"]]
    if report["organizer"]:
        rows.append(("Organiser", _person(report["organizer"])))
    rows += [
        ("With", f"{_person(each)} ({each['role']})")
        for each in report["attendees"]
        if each["role"] != "candidate"
    ]
    rows.append(
        ("Interview", {True: "yes", False: "no", None: "perhaps; say so yourself"}[report["is_interview"]])
    )
    terminal.table(rows, styles=("dim",))
    for sentence in report.get("warnings", ()):
        terminal.reason(sentence, indent=0)
    if report.get("others"):
        terminal.say()
        terminal.say("In the same file:")
        terminal.table([(_when(other), other["summary"] or "") for other in report["others"]], indent=2)


def _when(report: dict[str, Any]) -> str:
    if not report["start"]:
        return "not said"
    start = datetime.fromisoformat(report["start"])
    day = f"{start:%a} {start.day} {start:%b %Y}"
    if "T" not in report["start"]:
        return f"{day}, all day"
    end = datetime.fromisoformat(report["end"]) if report["end"] else None
    hours = f"{start:%H:%M}" + (f" to {end:%H:%M}" if end else "")
    return f"{day}, {hours} ({report['timezone'] or 'in which zone is not said'})"


def _person(who: dict[str, str | None]) -> str:
    name, address = who["name"], who["email"]
    return f"{name} <{address}>" if name and address else name or address or "nobody named"
