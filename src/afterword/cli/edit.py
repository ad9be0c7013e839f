"""`afterword edit`: change the words of a letter, in your editor or from a file. The review reads it again."""

import argparse
import os
import shlex
import subprocess
import tempfile
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.models import Letter

INSTEAD = "Pass the text: afterword edit LETTER --file FILE"
EXAMPLES = """
Examples:
  afterword edit L7                  opens your editor ($VISUAL, else $EDITOR)
  afterword edit L7 --file new.txt   takes the text of a file; - takes standard input

A first line "Subject: ..." is the subject. What was there before is kept as a version.
Code 1: the letter has a finding that blocks.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    parser.add_argument("letter", metavar="LETTER", help="L7, 7 or the name of the person")
    parser.add_argument("--file", metavar="FILE", help="the new text, or - for standard input")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.rows import letter_called
    from afterword.cli.session import open_session

    session = open_session(args)
    letter = letter_called(session.candidate, args.letter)
    if letter.state != "draft":
        raise BadInput(_why_not(letter))
    text = _from_file(args.file) if args.file else _from_editor(letter)
    if text.strip() == _as_text(letter).strip():
        session.terminal.say("Nothing was changed.") if not session.as_json else None
    else:
        _save(session, letter, text)
    return _review(session, letter)


def _why_not(letter: "Letter") -> str:
    """A yes can be taken back only as long as the letter waits."""
    from afterword.cli.row_reports import newest_submission
    from afterword.rules.submission import SubmissionState

    newest = newest_submission(letter)
    back = (SubmissionState.WAITING, SubmissionState.DEFERRED, SubmissionState.REFUSED, SubmissionState.LATE)
    waits = letter.state == "approved" and newest is not None and newest.state in back
    what_then = (
        f"Take your yes back first: afterword answer L{letter.pk} back"
        if waits
        else f"See: afterword show L{letter.pk}"
    )
    return f"The letter to {letter.person.name} is no draft any more. {what_then}"


def _from_file(path: str) -> str:
    from afterword.cli.files import read_text

    return read_text(path)


def _as_text(letter: "Letter") -> str:
    return f"Subject: {letter.subject}\n\n{letter.body}\n"


def _from_editor(letter: "Letter") -> str:
    from afterword.cli.session import can_ask

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "editor"
    if not can_ask():
        raise BadInput(f"Nobody can be asked here. {INSTEAD}")
    with tempfile.TemporaryDirectory(prefix="afterword-") as folder:
        path = os.path.join(folder, f"L{letter.pk}.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(_as_text(letter))
        try:
            done = subprocess.run([*shlex.split(editor), path], check=False)
        except (OSError, ValueError):
            raise BadInput(f"The editor {editor} could not be started. Set EDITOR, or: {INSTEAD}") from None
        if done.returncode:
            raise BadInput(f"{editor} ended with code {done.returncode}. The letter was left as it was.")
        return _from_file(path)


def _save(session: "Session", letter: "Letter", text: str) -> None:
    from afterword.cli.session import kept
    from afterword.workflows.edit_letter import LetterConflict, edit_letter

    subject, body = _parts(text, subject=letter.subject)
    if not body.strip():
        raise BadInput("The text is empty, so the letter was left as it was.")
    saved = kept(
        edit_letter(letter, subject=subject, body=body, base_revision=letter.revision, now=session.now)
    )
    if isinstance(saved, LetterConflict):
        raise BadInput(
            "The letter was changed in another window at the same time. Both texts are kept; look at it there."
        )
    letter.refresh_from_db()


def _parts(text: str, *, subject: str) -> tuple[str, str]:
    first, _, rest = text.lstrip("\n").partition("\n")
    if first.lower().startswith("subject:"):
        return first.partition(":")[2].strip(), rest.strip()
    return subject, text.strip()


def _review(session: "Session", letter: "Letter") -> int:
    from afterword import wiring
    from afterword.cli.findings_output import review_report, show_review
    from afterword.cli.json_output import print_json
    from afterword.cli.letter_input import LoadedLetter
    from afterword.cli.row_reports import letter_report
    from afterword.rules.review.finding import Verdict
    from afterword.workflows.note_blocks import note_blocks
    from afterword.workflows.review_letter import review_letter

    review = review_letter(letter, now=session.now, grammar=wiring.grammar())
    note_blocks(letter, review)
    if session.as_json:
        print_json({**letter_report(letter), "review": review_report(review)})
    else:
        loaded = LoadedLetter(name=f"L{letter.pk}", body=letter.body, subject=letter.subject)
        show_review(review, loaded, session.terminal)
        session.terminal.reason(f"afterword approve L{letter.pk}", indent=0)
    return 1 if review.verdict is Verdict.DO_NOT_SEND else 0
