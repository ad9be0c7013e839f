"""`afterword compose`: the letters that a debrief file gives, each with its review."""

import argparse
from typing import TYPE_CHECKING, Any

from afterword.cli.arguments import add_json, day, moment
from afterword.cli.review import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from afterword.cli.terminal import Terminal
    from afterword.letters.letter import Composition, LeftOut
    from afterword.rules.review import Review

EXAMPLE = """
Examples:
  afterword compose debrief.yaml
  afterword compose debrief.yaml --kind follow-up --json

Code 0: every letter may go. Code 1: a letter has a finding that blocks. Code 2: the file could not be read.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    parser.add_argument("debrief", metavar="DEBRIEF", help="a debrief file, or - for standard input")
    parser.add_argument("--kind", choices=KINDS, default="thank-you", help="what kind of letter (thank-you)")
    parser.add_argument(
        "--send-at",
        type=moment,
        metavar="T",
        help="when it is to go out; without it, the letter names no day",
    )
    parser.add_argument("--answer-by", type=day, metavar="DATE", help="the date to promise in an offer-reply")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.debrief_input import load_debrief
    from afterword.cli.letter_facts import facts_of_composed
    from afterword.letters.compose import compose
    from afterword.letters.letter import LetterKind
    from afterword.rules.review import review
    from afterword.rules.review.finding import Verdict

    debrief = load_debrief(args.debrief)
    composition = compose(debrief, kind=LetterKind(args.kind), send_at=args.send_at, answer_by=args.answer_by)
    if not debrief.people:
        composition = _ask_whom(composition)
    reviews = [
        review(facts_of_composed(letter, debrief=debrief, composition=composition, sent_at=args.send_at))
        for letter in composition.letters
    ]
    if args.json:
        from afterword.cli.json_output import print_json

        print_json(composition_report(composition, reviews))
    else:
        _show(composition, reviews, no_color=args.no_color)
    return 1 if any(found.verdict is Verdict.DO_NOT_SEND for found in reviews) else 0


def _ask_whom(composition: "Composition") -> "Composition":
    """A file that names nobody gives no letter; silence would look like success."""
    from dataclasses import replace

    from afterword.letters.letter import Ask

    question = "Whom did you talk to? Each person gets a letter of their own."
    return replace(composition, asks=(*composition.asks, Ask(person="", field="people", question=question)))


def composition_report(composition: "Composition", reviews: "list[Review]") -> dict[str, Any]:
    from afterword.cli.findings_output import finding_report

    letters = [
        {
            "to": {"name": letter.to_name, "email": letter.to_email},
            "kind": letter.kind.value,
            "subject": letter.subject,
            "body": letter.body,
            "sentences": [{"text": each.text, "sources": list(each.sources)} for each in letter.sentences],
            "findings": [finding_report(finding) for finding in found.findings],
        }
        for letter, found in zip(composition.letters, reviews, strict=True)
    ]
    return {
        "letters": letters,
        "asks": [
            {"person": ask.person, "field": ask.field, "question": ask.question} for ask in composition.asks
        ],
        "held": [{"person": held.person, "reason": held.reason} for held in composition.held],
        "left_out": [
            {
                "person": each.person,
                "fields": list(each.fields),
                "rule": each.rule.value,
                "reason": each.sentence,
            }
            for each in composition.left_out
        ],
    }


def _show(composition: "Composition", reviews: "list[Review]", *, no_color: bool) -> None:
    from afterword.cli.findings_output import show_finding
    from afterword.cli.terminal import open_terminal

    terminal = open_terminal(no_color=no_color)
    for letter, found in zip(composition.letters, reviews, strict=True):
        address = f" <{letter.to_email}>" if letter.to_email else " (no address yet)"
        terminal.table([("To", f"{letter.to_name}{address}"), ("Subject", letter.subject)], styles=("dim",))
        terminal.say()
        terminal.say(letter.body, indent=2)
        for finding in found.findings:
            show_finding(finding, letter.body, terminal, indent=2)
        _show_left_out(
            composition.left_out_of(letter), terminal, heading="Left out, still in your notes", indent=2
        )
        terminal.say()
    if composition.asks:
        terminal.say()
        terminal.say("Still to answer", style="waits")
        terminal.table([(ask.person, ask.question) for ask in composition.asks], indent=2)
    if composition.held:
        terminal.say()
        terminal.say("No letter", style="stopped")
        terminal.table([(held.person, held.reason) for held in composition.held], indent=2)
    written = {letter.person_index for letter in composition.letters}
    others = [each for each in composition.left_out if each.person_index not in written]
    _show_left_out(others, terminal, heading="Left out, still in your notes")


def _show_left_out(
    left_out: "Sequence[LeftOut]", terminal: "Terminal", *, heading: str, indent: int = 0
) -> None:
    if not left_out:
        return
    terminal.say()
    terminal.reason(heading, indent=indent)
    for each in left_out:
        terminal.reason(each.sentence, indent=indent + 2)
