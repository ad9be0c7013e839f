"""The fields of a debrief: how each is read, what is asked about it, the words it gives to a letter."""
