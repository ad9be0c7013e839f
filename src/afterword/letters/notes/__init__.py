"""Raw notes: pieces, dictation, and what in them looks private."""
