"""What was noted and is not in a letter: the reason, and the words to put in by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from afterword.letters.letter import LeftOutRule
from afterword.letters.notes.private import private_kind
from afterword.letters.notes.values import Scope
from afterword.models import Letter, Note
from afterword.rules.review.topic_match import speaks_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutLine:
    """`words` are the fields as typed, without those that look private; `count` counts these too."""

    sentence: str
    count: int
    words: tuple[str, ...]


def note_of(letter: Letter) -> Note | None:
    """What was noted about the person whom the letter goes to."""
    return Note.objects.filter(interview=letter.interview_id, person=letter.person_id).first()


def left_out_lines(letter: Letter, note: Note | None) -> tuple[LeftOutLine, ...]:
    """Of a draft. What was taken out of the notes since, or stands in the letter by the person's own hand, is no
    longer told."""
    if letter.state != "draft" or note is None:
        return ()
    return tuple(_lines(letter, note))


def _lines(letter: Letter, note: Note) -> Iterator[LeftOutLine]:
    for each in letter.left_out:
        typed = [
            words for name in each["fields"] if (words := _typed(note, name)) and not _is_in(letter, words)
        ]
        if not typed:
            continue
        is_telling = each["rule"] != LeftOutRule.SAYS_NOTHING
        shown = [words for words in typed if is_telling and private_kind(words, Scope(reader="")) is None]
        yield LeftOutLine(sentence=each["sentence"], count=len(typed), words=tuple(shown))


def _typed(note: Note, name: str) -> str:
    """The words of a field by its path below the person, empty where they are gone."""
    if name.startswith("questions["):
        at = int(name[len("questions[") : -1])
        return str(note.questions[at]).strip() if at < len(note.questions) else ""
    column = {"promised": "promised_thing", "promised.link": "promised_link"}.get(name, name)
    return str(getattr(note, column)).strip()


def _is_in(letter: Letter, words: str) -> bool:
    """Whether the person has put it in since."""
    if not letter.is_edited:
        return False
    body = " ".join(letter.body.split()).casefold()
    return " ".join(words.split()).casefold().rstrip("?. ") in body or speaks_of(letter.body, words)
