"""`afterword next`: what is due, most urgent first, and why."""

import argparse

from afterword.cli.arguments import add_json

SHAPES = {
    "goes-by-itself": "goes",
    "upcoming": "dim",
    "late": "stopped",
    "refused": "stopped",
    "uncertain": "stopped",
}


def configure(parser: argparse.ArgumentParser) -> None:
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
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
                "command": item.command or None,
                "path": item.path,
            }
            for item in items
        ]})  # fmt: skip
        return 0
    terminal = session.terminal
    if not items:
        terminal.say("Nothing waits for you.")
        terminal.reason("Add an interview with `afterword import FILE` or `afterword add`.", indent=0)
    for item in items:
        terminal.say(item.sentence, style=SHAPES.get(str(item.kind), "waits"))
        if item.reason:
            terminal.reason(item.reason)
        if item.command:
            terminal.reason(item.command)
    return 0
