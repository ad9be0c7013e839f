"""`afterword plan`: who hears from you when, and why. Reads a file, writes nothing."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json, moment

if TYPE_CHECKING:
    from afterword.letters.debrief import Debrief
    from afterword.rules.plan_steps import PlanStep

EXAMPLE = """
Example:
  afterword plan debrief.yaml --sent 2026-05-12T17:05:00+02:00 --event auto-reply@2026-05-12T17:06:00+02:00
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    parser.add_argument("debrief", metavar="DEBRIEF", help="a debrief file, or - for standard input")
    parser.add_argument(
        "--now", type=moment, metavar="T", help="the present moment (else the machine's clock)"
    )
    parser.add_argument("--sent", type=moment, metavar="T", help="when the thank-you letters went out")
    parser.add_argument(
        "--event",
        action="append",
        default=[],
        type=_event,
        metavar="WHAT@T",
        help="such as reply@T, again and again",
    )
    add_json(parser)


def _event(text: str) -> tuple[str, datetime]:
    from afterword.letters.debrief import EventKind

    what, at, when = text.partition("@")
    allowed = [kind.value for kind in EventKind]
    if not at or what not in allowed:
        message = f"{text} is not an event such as reply@2026-05-20T09:00:00+02:00 ({', '.join(allowed)})"
        raise argparse.ArgumentTypeError(message)
    return what, moment(when)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.debrief_input import load_debrief
    from afterword.letters.debrief import Event, EventKind
    from afterword.rules.plan import plan, plan_report

    debrief = load_debrief(args.debrief)
    events = tuple(Event(what=EventKind(what), at=at) for what, at in args.event)
    steps = plan(debrief, now=args.now or _now(), sent=args.sent, events=events)
    if args.json:
        from afterword.cli.json_output import print_json

        print_json(plan_report(steps))
    else:
        _show(debrief, steps, no_color=args.no_color)
    return 0


def _now() -> datetime:
    from afterword import clock

    return clock.now()


def _show(debrief: "Debrief", steps: "tuple[PlanStep, ...]", *, no_color: bool) -> None:
    from afterword.cli.terminal import open_terminal

    terminal = open_terminal(no_color=no_color)
    terminal.say(f"{debrief.company}, {debrief.role}", style="strong")
    if not steps:
        terminal.say("Nothing is left to do.")
    widest = max((len(step.person) for step in steps), default=0)
    for step in steps:
        opens, closes = _clock(step.opens_at), _clock(step.deadline_at)
        window = opens if opens == closes else f"{opens} to {closes}"
        terminal.say()
        terminal.table([(step.step.ljust(14), step.person.ljust(widest), window)], styles=("accent", ""))
        terminal.reason(step.reason, indent=2)
    zone = debrief.interview.timezone.key
    terminal.say()
    terminal.reason(f"Times are those of {zone}.", indent=0)


def _clock(when: datetime) -> str:
    return f"{when:%a} {when.day} {when:%b %H:%M}"
