"""`afterword look`: the first look through the mailbox, and which of its proposals to follow."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.models import FirstLook, ProposedProcess

EXAMPLE = """
Example:
  afterword look
  afterword look --follow 1,3

Reads the mail of the last 120 days and proposes what to follow. Nothing is followed unasked, nothing in the
mailbox is changed. An interrupted look goes on where it was. Code 1: the mailbox could not be read to its end.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    parser.add_argument("--days", type=int, default=120, metavar="N", help="how far back (120)")
    parser.add_argument(
        "--follow", metavar="NUMBERS", help="follow these of the last look's proposals: 1,3 or all or none"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.session import open_session
    from afterword.workflows.save_account import account_of

    session = open_session(args)
    account = account_of(session.candidate)
    if account is None or account.mailbox_kind == "none":
        raise BadInput("No mailbox is set up yet. Try: afterword account you@example.org")
    if not 1 <= args.days <= 730:
        raise BadInput(f"{args.days} is not a number of days from 1 to 730.")
    look = _last_ready(account)
    if args.follow is not None:
        if look is None:
            raise BadInput("There are no proposals to follow. Look first: afterword look")
        return _follow(session, look, args.follow)
    if look is None:
        look = _look(session, account, args.days)
    return _show(session, look)


def _last_ready(account: Any) -> "FirstLook | None":
    from afterword.models import FirstLook, LookState

    return FirstLook.objects.filter(account=account, state=LookState.READY).order_by("-pk").first()


def _look(session: "Session", account: Any, days: int) -> "FirstLook":
    from datetime import timedelta

    from afterword import clock, wiring
    from afterword.ports.errors import PortError
    from afterword.workflows.first_look import go_on, start_look

    ways = wiring.ways(now=clock.now)
    look = start_look(account, now=session.now, back=timedelta(days=days))
    try:
        mailbox = ways.mailbox(account)
        if mailbox is None:
            raise BadInput("No mailbox is set up yet. Try: afterword account you@example.org")
        while go_on(look, mailbox, now=clock.now()):
            _progress(look)
        _progress(look)
    except PortError as error:
        raise BadInput(str(error)) from None
    finally:
        ways.forget_mailboxes()
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K")
    return look


def _progress(look: "FirstLook") -> None:
    if sys.stderr.isatty():
        filled = look.percent * 30 // 100
        bar = "█" * filled + "·" * (30 - filled)
        sys.stderr.write(f"\r\033[K{bar} {look.seen:,} of {look.total:,} messages")
        sys.stderr.flush()


def _show(session: "Session", look: "FirstLook") -> int:
    from afterword.cli.json_output import print_json

    proposals = list(look.proposals.filter(is_settled=False))
    if session.as_json:
        print_json(_report(look, proposals))
        return 1 if look.trouble else 0
    terminal = session.terminal
    if look.trouble:
        terminal.say(look.trouble, style="stopped")
        terminal.say(f"{look.seen:,} of {look.total:,} messages were looked at. Run it again to go on.")
        return 1
    terminal.say(f"{look.seen:,} messages since {look.since:%-d %b %Y} were looked at.", style="strong")
    for number, proposal in enumerate(proposals, 1):
        _show_one(session, number, proposal)
    if not proposals:
        terminal.say("No interview was found in them that is not followed already.")
    if look.left_out:
        terminal.say(
            f"{look.left_out} applications without any word of an interview were left out.", style="dim"
        )
    if proposals:
        terminal.say()
        terminal.say("Nothing is followed yet. Follow some: afterword look --follow 1,2 (or all, or none)")
    return 0


def _show_one(session: "Session", number: int, proposal: "ProposedProcess") -> None:
    terminal = session.terminal
    terminal.say()
    terminal.say(f"{number}  {proposal if proposal.company else 'Company not named'}", style="accent")
    terminal.say(proposal.stands, indent=3)
    people = [
        f"{each['name']} <{each['email']}>" if each["email"] else each["name"] for each in proposal.people
    ]
    if people:
        terminal.say(", ".join(people), indent=3)
    for reason in proposal.reasons:
        terminal.reason(reason, indent=3)


def _report(look: "FirstLook", proposals: "list[ProposedProcess]") -> dict[str, Any]:
    return {
        "state": look.state,
        "seen": look.seen,
        "total": look.total,
        "since": look.since.isoformat(),
        "left_out": look.left_out,
        "trouble": look.trouble or None,
        "proposals": [
            {
                "number": number,
                "company": each.company or None,
                "role": each.role or None,
                "people": each.people,
                "stands": each.stands,
                "reasons": each.reasons,
                "messages": [
                    {
                        "subject": m.subject,
                        "sender": m.sender,
                        "at": m.came_at.isoformat(),
                        "folder": m.folder,
                    }
                    for m in each.messages.order_by("came_at").defer("content", "facts")
                ],
            }
            for number, each in enumerate(proposals, 1)
        ],
    }


def _follow(session: "Session", look: "FirstLook", wanted: str) -> int:
    from afterword.cli.json_output import print_json
    from afterword.workflows.follow_proposals import follow_proposals

    proposals = list(look.proposals.filter(is_settled=False))
    chosen = [proposals[number - 1].pk for number in _numbers(wanted, len(proposals))]
    followed = follow_proposals(look, chosen, now=session.now)
    if session.as_json:
        print_json({"followed": [{"process": f"P{each.pk}", "company": each.company} for each in followed]})
        return 0
    for process in followed:
        session.terminal.say(f"{process} is followed (P{process.pk}).")
    session.terminal.say("What was seen in the other messages is forgotten.")
    return 0


def _numbers(wanted: str, count: int) -> list[int]:
    if wanted.strip().lower() in ("all", "none"):
        return list(range(1, count + 1)) if wanted.strip().lower() == "all" else []
    words = wanted.replace(",", " ").split()
    if not words or not all(word.isdecimal() and 1 <= int(word) <= count for word in words):
        raise BadInput(f"“{wanted}” does not name proposals from 1 to {count}. Nothing was followed.")
    return sorted({int(word) for word in words})
