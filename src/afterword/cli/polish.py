"""`afterword polish`: a wording of the optional model, shown before it is sent, taken sentence by sentence."""

import argparse
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.models import Letter
    from afterword.workflows.polish_letter import Offers

EXAMPLE = """
Examples:
  afterword polish L3 --show      all that would be sent, and nothing is
  afterword polish L3             shows it, asks, then asks about each sentence

Nothing is approved by it. Without --yes nothing is sent where nobody can be asked.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    parser.add_argument("letter", metavar="LETTER", help="a draft, such as L3")
    parser.add_argument("--show", action="store_true", help="only show what would be sent")
    parser.add_argument("--yes", action="store_true", help="send it without asking; take nothing over")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword import wiring
    from afterword.cli.json_output import print_json
    from afterword.cli.rows import letter_called
    from afterword.cli.session import ask_yes, kept, open_session
    from afterword.workflows.polish_letter import ask_for_wordings, question_about_letter

    session = open_session(args)
    letter = letter_called(session.candidate, args.letter)
    question = kept(question_about_letter(letter, now=session.now))
    if not session.as_json:
        session.terminal.say("What would be sent, whole:", style="strong")
        session.terminal.say(question.shown, indent=2)
    if args.show:
        if session.as_json:
            print_json({"sent": question.shown})
        return 0
    port = wiring.model_port(session.candidate)
    if port is None:
        raise BadInput("Model help is off, so nothing was sent. See: afterword model --help")
    where = f"{port.place.url}, model {port.place.name}"
    if not args.yes and not ask_yes(f"Send this to {where}?", instead="Pass --yes to send it."):
        session.terminal.say("Nothing was sent.")
        return 1
    offers = kept(ask_for_wordings(letter, port, now=session.now))
    if session.as_json:
        print_json(_report(offers, question.shown))
        return 0
    return _take(session, letter, offers, may_ask=not args.yes)


def _take(session: "Session", letter: "Letter", offers: "Offers", *, may_ask: bool) -> int:
    from afterword.cli.session import ask_yes, kept
    from afterword.workflows.edit_letter import Edited
    from afterword.workflows.polish_letter import accept_wordings

    terminal = session.terminal
    if offers.trouble:
        terminal.say(f"{offers.trouble} Your letter is as it was.", style="waits")
    taken = {}
    for offer in offers.offers:
        if offer.why:
            terminal.say(offer.original, style="dim")
            terminal.reason(f"A rewording was refused: {offer.why}.")
        if not offer.proposed:
            continue
        terminal.say(offer.original)
        terminal.say(offer.proposed, style="goes", indent=2)
        if may_ask and ask_yes("  Take it?", instead="Use the page of the letter."):
            taken[offer.key] = offer.proposed
    if not taken:
        terminal.say("Nothing was taken over; your own words stand.")
        return 0
    result = kept(accept_wordings(letter, taken, base_revision=offers.revision, now=session.now))
    if isinstance(result, Edited):
        terminal.say(f"Taken over. Read it once more: afterword show L{letter.pk}")
        return 0
    raise BadInput("The letter was changed meanwhile; both texts are kept with it.")


def _report(offers: "Offers", sent: str) -> dict[str, object]:
    rows = [
        {
            "key": each.key,
            "original": each.original,
            "proposed": each.proposed or None,
            "refused": each.why or None,
        }
        for each in offers.offers
    ]
    return {"sent": sent, "trouble": offers.trouble or None, "sentences": rows}
