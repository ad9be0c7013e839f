"""`afterword answer`: answer what `afterword next` asks. One word, to the number that stands there."""

import argparse
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.question import Question
    from afterword.cli.session import Session

EXAMPLES = """
Examples:
  afterword answer I3 13:00 Europe/Berlin   when the interview is; the zone alone or the time alone will do
  afterword answer M5 yes                   this message is an answer; no: it is none; P2: it is one of P2
  afterword answer P2 no                    whether a follow-up still goes out after two weeks
  afterword answer L7 yes                   whether a letter went out, when only you can tell
  afterword answer L7 again                 a letter that was late or refused: send it all the same
  afterword answer L7 sent                  you sent it yourself (sent 17:05: at that time)
  afterword answer L7 draft                 lay it into the drafts of your mailbox; nothing is sent
  afterword answer L7 back                  take your yes back
  afterword answer L7                       asks, on a terminal, and says what can be answered

Numbers stand in `afterword next` and `afterword show`.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    parser.add_argument("what", metavar="WHAT", help="I3, M5, P2 or L7, as `afterword next` names it")
    parser.add_argument("words", nargs="*", metavar="ANSWER", help="else you are asked")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
    from afterword.cli.questions import question_about
    from afterword.cli.session import open_session

    session = open_session(args)
    question = question_about(session, args.what)
    answer = " ".join(args.words).strip() or _ask(session, question)
    if not answer:
        session.terminal.say("Left for later. Nothing was changed.")
        return 0
    said = question.settle(answer)
    if session.as_json:
        print_json({"question": question.reference, "answer": answer, "sentence": said})
    else:
        session.terminal.say(said)
    return 0


def _ask(session: "Session", question: "Question") -> str:
    from afterword.cli.session import ask, can_ask

    lines = "; ".join(f"{word}: {meaning}" for word, meaning in question.choices)
    if session.as_json or not can_ask():
        raise BadInput(f"{question.sentence} Add the answer to the command: {lines}.")
    session.terminal.say(question.sentence, style="strong")
    for line in question.context:
        session.terminal.reason(line)
    session.terminal.table(question.choices, indent=2, styles=("accent",))
    return ask("Your answer (Enter: later): ", instead="")
