"""What of a person's words may leave the machine: nothing private, nothing about others, no address.

Private-looking lines are taken out whole; so is every line that names somebody else of the panel. Mail addresses,
telephone numbers and links are left out with the words around them kept.
"""

import re

from afterword.letters.notes.pieces import Piece, Speaker, names_of, split_notes
from afterword.letters.notes.private import closed_places, hidden_names, private_marks
from afterword.letters.notes.values import Scope
from afterword.letters.notes.whose import Whose

_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\+?\d[\d ()/-]{7,}\d")


def sendable_pieces(notes: str, scope: Scope) -> tuple[str, ...]:
    """The sentences of raw notes that may be sent, in order."""
    pieces = list(split_notes(notes, scope))
    marks = private_marks(pieces, scope)
    closed = closed_places(pieces, marks)
    hidden = hidden_names(pieces, marks, scope)
    return tuple(
        _labelled(piece)
        for piece in pieces
        if piece.start not in closed and may_be_sent(piece, scope, hidden)
    )


def may_be_sent(piece: Piece, scope: Scope, hidden: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence names nobody else, no address, and nothing that is hidden."""
    words = {word.casefold().removesuffix("'s") for word in re.findall(r"[\w'’.-]+", piece.text)}
    is_others = piece.speaker is Speaker.OTHER or piece.whose is Whose.OTHER
    if is_others or not words.isdisjoint(hidden) or names_others(piece.text, scope):
        return False
    return _ADDRESS.search(piece.text) is None


def names_others(text: str, scope: Scope) -> bool:
    """Whether somebody of the panel is named beside the reader, or another company of the search."""
    mine = names_of(scope.reader)
    others = {name for person in scope.people if person != scope.reader for name in names_of(person)} - mine
    named = (
        name for name in (*others, *(company.casefold() for company in scope.companies)) if len(name) > 1
    )
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I) for name in named)


def _labelled(piece: Piece) -> str:
    """With who speaks, since the label was cut off; the reader's name itself is not sent."""
    labels = {Speaker.ME: "me: ", Speaker.READER: "they: "}
    return labels.get(piece.speaker, "") + piece.text
