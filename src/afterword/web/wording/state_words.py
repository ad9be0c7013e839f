"""States of letters and processes as a person says them."""

from django.utils.translation import gettext, gettext_noop

from afterword.models import Letter, Process, Submission

KINDS = {
    "thank-you": gettext_noop("Thank-you letter"),
    "follow-up": gettext_noop("Follow-up"),
    "rejection-reply": gettext_noop("Answer to a no"),
    "withdrawal": gettext_noop("Withdrawal"),
    "correction": gettext_noop("Correction"),
    "offer-reply": gettext_noop("Answer to an offer"),
}
SUBMISSIONS = {
    "waiting": gettext_noop("goes by itself"),
    "claimed": gettext_noop("is about to go out"),
    "submitting": gettext_noop("is being handed over"),
    "accepted": gettext_noop("went out"),
    "deferred": gettext_noop("is tried again by itself"),
    "refused": gettext_noop("was refused by the server"),
    "uncertain": gettext_noop("may have gone out"),
    "cancelled": gettext_noop("is cancelled"),
    "late": gettext_noop("missed its moment"),
}
# How a state looks: waits for the person, goes by itself, stopped, or done.
TONES = {
    "waiting": "goes", "claimed": "goes", "submitting": "goes", "deferred": "goes", "accepted": "done",
    "refused": "waits", "uncertain": "waits", "late": "waits", "cancelled": "stopped", "draft": "waits",
    "dropped": "stopped", "approved": "goes",
}  # fmt: skip
_CLOSED = {
    "silent": gettext_noop("closed: nobody answered"),
    "rejected": gettext_noop("closed: they said no"),
    "offer": gettext_noop("closed: an offer"),
    "withdrawn": gettext_noop("closed: you withdrew"),
    "stopped": gettext_noop("at rest"),
}


def letter_words(letter: Letter, submission: Submission | None, *, is_held: bool = False) -> str:
    """`is_held`: it waits until the mailbox can be read again."""
    if is_held:
        return gettext("waits until your mailbox can be read")
    if letter.state == "approved" and submission is not None and submission.by_hand:
        return gettext("you sent it yourself")
    if letter.state == "approved" and submission is not None:
        return gettext(SUBMISSIONS.get(submission.state, submission.state))
    words = {"draft": gettext("waits for your yes"), "dropped": gettext("put aside")}
    return words.get(letter.state, letter.state)


def letter_tone(letter: Letter, submission: Submission | None) -> str:
    state = submission.state if letter.state == "approved" and submission is not None else letter.state
    return TONES.get(state, "goes")


def process_words(process: Process) -> str:
    if process.state == "closed":
        return gettext(_CLOSED.get(process.close_reason, gettext_noop("closed")))
    words = {"open": gettext("open"), "answered": gettext("they answered")}
    return words.get(process.state, process.state)
