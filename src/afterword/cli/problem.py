"""What the person typed or gave cannot be used."""


class BadInput(Exception):
    """The text is one sentence for the person: what is wrong and what to do. Ends the program with code 2."""
