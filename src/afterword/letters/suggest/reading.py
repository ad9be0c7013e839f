"""Raw notes to suggestions and private marks, in one pass. Pure, and quick enough for every pause of typing."""

import re
from functools import lru_cache

from afterword.letters.fields.field import ARRANGERS
from afterword.letters.notes.pieces import Piece, Section, Speaker, split_notes
from afterword.letters.notes.private import closed_places, hidden_names, is_touchy, private_marks
from afterword.letters.notes.values import NotesRead, Scope, Suggestion
from afterword.letters.notes.whose import Whose, named_in, names_others
from afterword.letters.suggest.cues import Lifted, lift
from afterword.letters.suggest.gate import words_and_sentence

MOST_OF_A_FIELD = 3
_WORD = re.compile(r"[^\W_]{3,}")


@lru_cache(maxsize=64)
def read_notes(notes: str, scope: Scope) -> NotesRead:
    """What `notes` offer for the letter to `scope.reader`, in the order of the notes, and what looks private.

    Every suggestion holds only words of one sentence of the notes, cleaned; a sentence that looks private offers
    nothing. Never raises on any text; notes beyond 20,000 characters are not read.
    """
    pieces = list(split_notes(notes, scope))
    marks = private_marks(pieces, scope)
    closed = closed_places(pieces, marks)
    hidden = hidden_names(pieces, marks, scope)
    found: list[Suggestion] = []
    for piece in pieces:
        if piece.start in closed:
            continue
        for lifted in _lifted(piece.text, piece.speaker, piece.section, piece.whose, scope):
            suggestion = _shown(piece, lifted, scope, hidden)
            if suggestion and not _is_there(suggestion, found):
                found.append(suggestion)
    return NotesRead(suggestions=tuple(found), private=marks)


@lru_cache(maxsize=2048)
def _lifted(text: str, speaker: Speaker, section: Section, whose: Whose, scope: Scope) -> tuple[Lifted, ...]:
    """Most lines are the same at the next key press. A sentence that names somebody else is not the reader's."""
    if scope.reader and names_others(text, scope) and scope.relation not in ARRANGERS:
        return ()
    piece = Piece(text=text, start=0, end=0, speaker=speaker, section=section, whose=whose)
    return tuple(lift(piece, scope))


def _shown(piece: Piece, lifted: Lifted, scope: Scope, hidden: frozenset[str]) -> Suggestion | None:
    text = lifted.text.strip()
    if any(word.casefold() in hidden for word in _WORD.findall(text)) or is_touchy(text):
        return None
    right = words_and_sentence(lifted.field, text, scope)
    if right is None:
        return None
    text, sentence = right
    if _lost_capital(piece.text, lifted.raw, sentence):
        return None
    if scope.reader and lifted.field != "next" and named_in(text, scope):
        # A letter to Priya speaks of no Priya, and of nobody else of the panel.
        return None
    return Suggestion(field=lifted.field, text=text, sentence=sentence, start=piece.start, end=piece.end)


def _lost_capital(line: str, raw: str, sentence: str) -> bool:
    """Whether a name in the middle of a line, at the start of what was lifted, would lose its capital."""
    first = _WORD.match(raw)
    if first is None or not raw[0].isupper() or line.startswith(raw):
        return False
    return re.search(rf"(?<![A-Za-z]){re.escape(first[0])}(?![A-Za-z])", sentence) is None


def _is_there(new: Suggestion, found: list[Suggestion]) -> bool:
    same = [each for each in found if each.field == new.field]
    return len(same) >= MOST_OF_A_FIELD or any(each.sentence == new.sentence for each in same)
