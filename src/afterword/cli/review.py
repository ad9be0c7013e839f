"""`afterword review`: what is wrong with a letter, and where."""

import argparse
import sys
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json, moment
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.letter_input import LoadedLetter
    from afterword.rules.review import Review
    from afterword.rules.review.finding import LetterUnderReview

KINDS = ("thank-you", "follow-up", "rejection-reply", "withdrawal", "correction", "offer-reply")
_LONGEST = 100_000
"""Characters of one letter, which are read in well under a second."""
EXAMPLE = """
Examples:
  afterword review letter.txt
  afterword review priya.eml --debrief debrief.yaml --others bo.eml dana.eml
  afterword review letter.txt --format compiler

Code 0: nothing blocks. Code 1: do not send it. Code 2: it could not be read.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    parser.add_argument("letter", metavar="LETTER", help="plain text (a Subject: line may lead), .eml, or -")
    parser.add_argument("--debrief", metavar="FILE", help="what was noted, so that facts can be checked")
    parser.add_argument("--person", metavar="NAME", help="whom of the debrief the letter is for (else found)")
    parser.add_argument(
        "--others",
        nargs="+",
        action="extend",
        default=[],
        metavar="LETTER",
        help="letters to the rest of the panel",
    )
    parser.add_argument("--kind", choices=KINDS, help="what kind of letter it is (else found)")
    parser.add_argument("--sent-at", type=moment, metavar="T", help="when it is to go out")
    parser.add_argument(
        "--attach", action="append", default=[], metavar="NAME", help="a file that goes with it"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "compiler"),
        default="text",
        help="how to show the findings",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from dataclasses import replace

    from afterword.cli.letter_input import load_letter
    from afterword.rules.review import review
    from afterword.rules.review.finding import Verdict

    letter = load_letter(args.letter)
    _refuse_a_book(letter)
    if not letter.body.strip() and not letter.subject:
        raise BadInput(f"{letter.name} is empty: there is no letter in it.")
    letter = replace(letter, attachments=(*letter.attachments, *args.attach))
    found = review(_facts(letter, args))
    _show(found, letter, args)
    return 1 if found.verdict is Verdict.DO_NOT_SEND else 0


def _refuse_a_book(letter: "LoadedLetter") -> None:
    if len(letter.body) > _LONGEST:
        raise BadInput(
            f"{letter.name} has {len(letter.body):,} characters, and a letter has about a thousand. "
            f"Nothing was reviewed; give the letter alone, up to {_LONGEST:,} characters."
        )


def _facts(letter: "LoadedLetter", args: argparse.Namespace) -> "LetterUnderReview":
    from afterword.cli.letter_facts import facts_of_file
    from afterword.letters.letter import LetterKind

    debrief = person = None
    if args.person and not args.debrief:
        raise BadInput("--person needs --debrief FILE, which says who that is.")
    if args.debrief:
        from afterword.cli.debrief_input import load_debrief, person_called

        debrief = load_debrief(args.debrief)
        person = person_called(debrief, args.person) if args.person else None
    return facts_of_file(
        letter,
        debrief=debrief,
        person=person,
        kind=LetterKind(args.kind) if args.kind else None,
        others=_others(args.others),
        sent_at=args.sent_at,
    )


def _others(paths: list[str]) -> "tuple[LoadedLetter, ...]":
    from afterword.cli.letter_input import load_letter

    others = tuple(load_letter(path) for path in paths)
    for other in others:
        _refuse_a_book(other)
    return others


def _show(found: "Review", letter: "LoadedLetter", args: argparse.Namespace) -> None:
    from afterword.cli import findings_output as output

    if args.json or args.format == "json":
        from afterword.cli.json_output import print_json

        print_json(output.review_report(found))
    elif args.format == "sarif":
        from afterword.cli.json_output import print_json

        print_json(output.sarif_report(found, letter))
    elif args.format == "compiler":
        from afterword.cli.terminal import printable

        sys.stdout.writelines(printable(line) + "\n" for line in output.compiler_lines(found, letter))
    else:
        from afterword.cli.terminal import open_terminal

        output.show_review(found, letter, open_terminal(no_color=args.no_color))
