"""The clean letters under tests/data/letters: good human letters, each with the debrief it goes with."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from afterword.letters.debrief_files.file import read_debrief
from afterword.letters.letter import LetterKind
from afterword.rules.letter_kind import see_kind
from afterword.rules.review.finding import Attachment, LetterUnderReview

FOLDER = Path(__file__).parent.parent / "data" / "letters" / "clean"
VOICES = FOLDER.parent / "human"


def clean_letters(folder: Path = FOLDER) -> dict[str, LetterUnderReview]:
    """By name. Each letter is also given the companies of all the others, as a tracker would."""
    letters = {path.stem: _read(path) for path in sorted(folder.glob("*.txt"))}
    companies = tuple(dict.fromkeys(letter.debrief.company for letter in letters.values() if letter.debrief))
    return {name: replace(letter, other_companies=companies) for name, letter in letters.items()}


def _read(path: Path) -> LetterUnderReview:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    source = path.with_suffix(".yaml")
    debrief = read_debrief(source.read_text(encoding="utf-8"), name=source.name)
    person = next(each for each in debrief.people if each.email == fields["To"])
    return LetterUnderReview(
        subject=fields["Subject"],
        body=body,
        kind=see_kind(subject=fields["Subject"], body=body) or LetterKind.THANK_YOU,
        to=(fields["To"],),
        sender=debrief.candidate.email,
        debrief=debrief,
        person=person,
        attachments=tuple(Attachment(filename=name) for name in [fields.get("Attachment")] if name),
        sent_at=datetime.fromisoformat(fields["Date"]),
        recipient_zone=debrief.interview.timezone,
    )
