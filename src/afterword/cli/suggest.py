"""`afterword suggest`: what raw notes offer for the fields of a debrief, and which lines look private."""

import argparse
from typing import TYPE_CHECKING, Any

from afterword.cli.arguments import add_json

if TYPE_CHECKING:
    from afterword.letters.suggest import NotesRead

RELATIONS = ("hiring-manager", "peer", "recruiter", "executive", "coordinator")
EXAMPLE = """
Examples:
  afterword suggest notes.txt --reader "Priya Raman" --relation hiring-manager
  pbpaste | afterword suggest - --reader Priya --people Bo Dana
  afterword suggest notes.txt --reader Priya --company Globex --json

Each line is the finished sentence that a letter would hold. Nothing is sent and nothing is saved.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    parser.add_argument("notes", metavar="NOTES", help="a file of raw notes, or - for what is piped in")
    parser.add_argument("--reader", default="", metavar="NAME", help="whose letter it will be")
    parser.add_argument("--relation", choices=RELATIONS, help="who they are for you")
    parser.add_argument("--people", nargs="+", default=[], metavar="NAME", help="who else was there")
    parser.add_argument(
        "--company",
        action="append",
        default=[],
        metavar="NAME",
        help="another company of your search: private",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.files import read_text
    from afterword.letters.debrief import Relation
    from afterword.letters.suggest import Scope, read_notes

    notes = read_text(args.notes)
    scope = Scope(
        reader=args.reader,
        relation=Relation(args.relation) if args.relation else None,
        people=tuple(dict.fromkeys((args.reader, *args.people))),
        is_shared=bool(args.people),
        companies=tuple(args.company),
    )
    read = read_notes(notes, scope)
    if args.json:
        from afterword.cli.json_output import print_json

        print_json(_report(read))
    else:
        _show(read, notes, no_color=args.no_color)
    return 0


def _report(read: "NotesRead") -> dict[str, Any]:
    """The public shape: docs/reference/json.md."""
    return {
        "suggestions": [
            {
                "field": each.field,
                "text": each.text,
                "sentence": each.sentence,
                "start": each.start,
                "end": each.end,
            }
            for each in read.suggestions
        ],
        "private": [
            {"kind": mark.kind.value, "why": mark.why, "start": mark.start, "end": mark.end}
            for mark in read.private
        ],
    }


def _show(read: "NotesRead", notes: str, *, no_color: bool) -> None:
    from afterword.cli.terminal import open_terminal
    from afterword.letters.fields.field import BY_NAME

    terminal = open_terminal(no_color=no_color)
    if read.suggestions:
        rows = [(BY_NAME[each.field].label, each.sentence) for each in read.suggestions]
        terminal.table(rows, styles=("dim",))
    else:
        terminal.say("Nothing in these notes makes a sentence by itself.")
    for mark in read.private:
        terminal.table([("private", " ".join(notes[mark.start : mark.end].split()))], styles=("stopped",))
        terminal.reason(mark.why, indent=9)
