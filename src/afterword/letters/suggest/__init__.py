"""From raw notes to fields: suggestions that one key takes, and marks on what looks private."""

from afterword.letters.notes.values import NotesRead, PrivateKind, PrivateMark, Scope, Suggestion
from afterword.letters.suggest.reading import read_notes

__all__ = ["NotesRead", "PrivateKind", "PrivateMark", "Scope", "Suggestion", "read_notes"]
