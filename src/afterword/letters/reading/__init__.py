"""How a fragment of a note is read: its words, phrases, verbs, clauses, and the form it has."""
