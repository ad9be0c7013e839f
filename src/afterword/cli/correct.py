"""`afterword correct`: confirm or change what was guessed or mistyped about a process, an interview, a person."""

import argparse
from typing import TYPE_CHECKING, Any

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.corrections import Correctable
    from afterword.cli.session import Session

EXAMPLES = """
Examples:
  afterword correct P2                        what is known, and where it was found
  afterword correct P2 company                that is right (it is no longer shown as a guess)
  afterword correct P2 role="Platform Engineer" decision=2026-05-22
  afterword correct I3 time="13:00 Europe/Berlin" kind=panel
  afterword correct I3 with="Bo Nilsen <bo@northwind.example> peer" without="Meeting Room 4"
  afterword correct W5 email=marta@cobalt.example relation=recruiter
  afterword correct Marta greeting=Marta --in Cobalt

A letter that waits with the old words is called back and asks for your yes again.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    parser.add_argument("what", metavar="WHAT", help="P2, I3, W5, or the name of a person or a company")
    parser.add_argument(
        "changes",
        nargs="*",
        metavar="FIELD[=VALUE]",
        help="the field alone confirms it; without any: show all",
    )
    parser.add_argument(
        "--in", dest="process", metavar="PROCESS", help="the company, where several people match"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.corrections import correctable_called
    from afterword.cli.session import open_session

    session = open_session(args)
    thing = correctable_called(session, args.what, company=args.process)
    pairs = [_pair(text, thing) for text in args.changes]
    for field, value in pairs:
        if value is None:
            thing.confirm(field)
    given = {field: value for field, value in pairs if value is not None}
    if given:
        thing.change(given)
    show_correctable(session, thing, is_changed=bool(pairs))
    return 0


def _pair(text: str, thing: "Correctable") -> tuple[str, str | None]:
    field, equals, value = text.partition("=")
    name = field.strip().lower().replace("-", "_")
    if name not in thing.fields:
        known = ", ".join(thing.fields)
        raise BadInput(f"{thing.reference} has no field {field}: name one of {known}. Nothing was changed.")
    return name, value.strip() if equals else None


def show_correctable(session: "Session", thing: "Correctable", *, is_changed: bool) -> None:
    from afterword.cli.json_output import print_json

    values = thing.values()
    if session.as_json:
        report: dict[str, Any] = {"id": thing.reference, **values, "inferred": thing.inferred()}
        print_json(report)
        return
    terminal = session.terminal
    terminal.say(f"{thing.title()} ({thing.reference})", style="strong")
    found = thing.inferred()
    for name, value in values.items():
        terminal.table([(name.ljust(10), value or "-")], indent=2, styles=("dim",))
        if name in found:
            terminal.reason(f"found: {found[name]}", indent=14)
    if found and not is_changed:
        first = next(iter(found))
        terminal.say(f"Right? afterword correct {thing.reference} {' '.join(found)}")
        terminal.reason(f"Else: afterword correct {thing.reference} {first}=...", indent=0)
