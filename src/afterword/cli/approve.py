"""`afterword approve`: read a letter with its findings, then say yes to it."""

import argparse
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.models import Letter, Submission
    from afterword.rules.review import Review

INSTEAD = "Read the letters with `afterword show`, then pass --yes."


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("letters", nargs="+", metavar="LETTER", help="L7, 7 or the name of the person")
    parser.add_argument("--yes", action="store_true", help="do not ask; what blocks still blocks")
    parser.add_argument(
        "--nobody-answered", action="store_true", help="you looked yourself: there is no answer (follow-ups)"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
    from afterword.cli.rows import letter_called
    from afterword.cli.session import open_session

    session = open_session(args)
    letters = [letter_called(session.candidate, text) for text in args.letters]
    reports, code = [], 0
    for letter in letters:
        report, is_done = _one(session, letter, args)
        reports.append(report)
        code = code if is_done else 1
    if session.as_json:
        print_json({"letters": reports})
    return code


def _one(session: "Session", letter: "Letter", args: argparse.Namespace) -> tuple[dict[str, object], bool]:
    from afterword import wiring
    from afterword.cli.findings_output import review_report
    from afterword.cli.row_reports import letter_report
    from afterword.cli.session import ask_yes, can_ask
    from afterword.workflows.freshen_letter import freshen_letter
    from afterword.workflows.note_blocks import note_blocks
    from afterword.workflows.refused import Refused
    from afterword.workflows.review_letter import review_letter

    freshen_letter(letter, now=session.now)
    review = review_letter(letter, now=session.now, grammar=wiring.grammar())
    note_blocks(letter, review)
    if not session.as_json:
        _show(session, letter, review)
    if letter.state == "draft" and not has_way_out(session) and (args.yes or can_ask()):
        return _without_way_out(session, letter)
    if not args.yes and not ask_yes("Send this letter, word for word?", instead=INSTEAD):
        session.terminal.say("Not approved. The letter was kept.")
        return {**letter_report(letter), "approved": False, "sentence": "Not approved."}, False
    result = _approve(session, letter, review, nobody_answered=args.nobody_answered)
    letter.refresh_from_db()
    is_done = not isinstance(result, Refused)
    sentence = result.sentence if isinstance(result, Refused) else "Approved."
    if not session.as_json:
        _tell(session, letter, sentence, is_done=is_done)
    report = {
        **letter_report(letter),
        "review": review_report(review),
        "approved": is_done,
        "sentence": sentence,
    }
    return report, is_done


def has_way_out(session: "Session") -> bool:
    from afterword.workflows.save_account import account_of

    account = account_of(session.candidate)
    return account is not None and account.submission_kind != "none"


def _without_way_out(session: "Session", letter: "Letter") -> tuple[dict[str, object], bool]:
    """Nothing is asked that could not be done."""
    from afterword.cli.row_reports import letter_report

    sentence = (
        "There is no way out yet: set up your mail account first (afterword account ADDRESS). Or send it yourself "
        f"and say so: afterword answer L{letter.pk} sent"
    )
    if not session.as_json:
        session.terminal.say(sentence, style="waits")
    return {**letter_report(letter), "approved": False, "sentence": sentence}, False


def _approve(
    session: "Session", letter: "Letter", review: "Review", *, nobody_answered: bool
) -> "Submission | object":
    from afterword import clock, wiring
    from afterword.workflows.approve_letter import approve_letter
    from afterword.workflows.save_account import account_of

    return approve_letter(
        letter,
        base_revision=letter.revision,
        now=session.now,
        review=review,
        account=account_of(session.candidate),
        new_ids=wiring.ways(now=clock.now).new_ids(),
        no_answer_confirmed=nobody_answered,
    )


def _show(session: "Session", letter: "Letter", review: "Review") -> None:
    from afterword.cli.findings_output import show_review
    from afterword.cli.letter_input import LoadedLetter
    from afterword.cli.row_reports import show_letter_sheet, show_letter_state

    show_letter_sheet(letter, session)
    session.terminal.say()
    loaded = LoadedLetter(name=f"L{letter.pk}", body=letter.body, subject=letter.subject)
    show_review(review, loaded, session.terminal)
    session.terminal.say()
    show_letter_state(letter, session)


def _tell(session: "Session", letter: "Letter", sentence: str, *, is_done: bool) -> None:
    from afterword.cli.row_reports import show_letter_state

    session.terminal.say(sentence, style="goes" if is_done else "stopped")
    if is_done:
        show_letter_state(letter, session)
    session.terminal.say()
