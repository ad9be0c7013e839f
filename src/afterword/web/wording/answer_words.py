"""What came in, as a person says it: "Priya answered: a next step"."""

from afterword.models import ReceivedMessage

MEANINGS = {
    "rejection": "a no",
    "next-step": "a next step",
    "offer": "an offer",
    "acknowledgement": "it arrived",
    "question": "a question for you",
}
# What to do with it, as the end of a sentence.
DEEDS = {
    "rejection": "nothing more goes out there",
    "next-step": "reply to that",
    "offer": "reply to that",
    "question": "reply to that",
    "acknowledgement": "nothing to do yet",
}
_KINDS = {"auto-reply": "an automatic answer", "bounce": "a letter came back", "receipt": "a receipt"}


def meaning_of(row: ReceivedMessage) -> str:
    """Empty where it is not known."""
    return MEANINGS.get(row.intent, "")


def answer_words(row: ReceivedMessage) -> str:
    """One clause without a final stop."""
    who = row.person.name if row.person is not None else row.sender or "Somebody"
    if row.kind in _KINDS:
        return f"{who}: {_KINDS[row.kind]}"
    meaning = meaning_of(row)
    return f"{who} answered: {meaning}" if meaning else f"{who} wrote"
