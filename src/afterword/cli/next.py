"""`afterword next`: what is due, most urgent first, and why."""

import argparse
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.workflows.agenda import AgendaItem

SHAPES = {
    "goes-by-itself": "goes",
    "being-sent": "goes",
    "cut-off": "stopped",
    "upcoming": "dim",
    "late": "stopped",
    "refused": "stopped",
    "uncertain": "stopped",
    "from-before": "dim",
}
# What stands before the moment of an item; of the others the sentence or the reason says when.
LEADS = {
    "late": "It was to go",
    "unsure-message": "It came",
    "approve": "After your yes",
    "send-yourself": "A good moment",
    "follow-up-ready": "After your yes",
    "answered": "It came",
    "goes-by-itself": "Goes",
    "being-sent": "Begun",
    "cut-off": "Begun",
}
EXAMPLES = """
Examples:
  afterword next                what waits for you, most urgent first, and what to type for it
  afterword next --json | jq -r '.items[].commands[0]'
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
    from afterword.cli.next_commands import commands_of
    from afterword.cli.session import open_session
    from afterword.workflows.agenda import agenda_of

    session = open_session(args)
    items = agenda_of(session.candidate, now=session.now)
    if session.as_json:
        print_json({"items": [
            {
                "kind": str(item.kind),
                "sentence": item.sentence,
                "reason": item.reason,
                "at": item.at.isoformat() if item.at else None,
                "command": next(iter(commands_of(item)), None),
                "commands": list(commands_of(item)),
                "path": item.path,
            }
            for item in items
        ]})  # fmt: skip
        return 0
    _show(session, items)
    return 0


def _show(session: "Session", items: "tuple[AgendaItem, ...]") -> None:
    from afterword.cli.next_commands import commands_of

    terminal = session.terminal
    if not items:
        terminal.say("Nothing waits for you.")
        terminal.reason("Add an interview: afterword import FILE, or afterword add", indent=0)
    for item in items:
        terminal.say(item.sentence, style=SHAPES.get(str(item.kind), "waits"))
        lead = LEADS.get(str(item.kind))
        if item.kind == "answered" and item.path.startswith("/processes/"):
            lead = "Known since"  # Heard by telephone: no message came.
        if lead and item.at:
            terminal.say(f"{lead}: {session.when(item.at, zone=item.zone, who=item.who)}", indent=2)
        if item.reason:
            terminal.reason(item.reason, indent=2)
        for command in commands_of(item):
            terminal.say(command, style="accent", indent=4)
