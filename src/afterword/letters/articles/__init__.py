"""Which articles a note lacks, and where that is certain."""
