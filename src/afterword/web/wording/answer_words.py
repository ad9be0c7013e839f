"""What came in, as a person says it: "Priya answered: a next step"."""

from django.utils.translation import gettext, gettext_noop

from afterword.models import ReceivedMessage

MEANINGS = {
    "rejection": gettext_noop("a no"),
    "next-step": gettext_noop("a next step"),
    "offer": gettext_noop("an offer"),
    "acknowledgement": gettext_noop("it arrived"),
    "question": gettext_noop("a question for you"),
}
# What to do with it, as the end of a sentence.
DEEDS = {
    "rejection": gettext_noop("nothing more goes out there"),
    "next-step": gettext_noop("reply to that"),
    "offer": gettext_noop("reply to that"),
    "question": gettext_noop("reply to that"),
    "acknowledgement": gettext_noop("nothing to do yet"),
}
_KINDS = {
    "auto-reply": gettext_noop("an automatic answer"),
    "bounce": gettext_noop("a letter came back"),
    "receipt": gettext_noop("a receipt"),
}


def meaning_of(row: ReceivedMessage) -> str:
    """Empty where it is not known."""
    words = MEANINGS.get(row.intent)
    return gettext(words) if words else ""


def answer_words(row: ReceivedMessage) -> str:
    """One clause without a final stop."""
    who = row.person.name if row.person is not None else row.sender or gettext("Somebody")
    if row.kind in _KINDS:
        return f"{who}: {gettext(_KINDS[row.kind])}"
    if row.kind == "invitation":
        words = gettext("an invitation") if row.intent == "next-step" else gettext("news of the appointment")
        return f"{who}: {words}"
    meaning = meaning_of(row)
    said = gettext("%(who)s answered: %(meaning)s") if meaning else gettext("%(who)s wrote")
    return said % {"who": who, "meaning": meaning}
