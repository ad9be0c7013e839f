"""Debriefs as files: YAML and JSON read with an error for each line, and written."""
