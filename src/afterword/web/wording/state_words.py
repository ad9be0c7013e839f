"""States of letters and processes as a person says them."""

from django.utils.translation import gettext, gettext_noop

from afterword.models import Letter, Person, Process, Submission

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


def letter_words(
    letter: Letter, submission: Submission | None, *, has_way_out: bool, is_held: bool = False
) -> str:
    """`has_way_out`: letters go by themselves once approved. `is_held`: it waits until the mailbox can be read."""
    if is_held:
        return gettext("waits until your mailbox can be read")
    if letter.state == "approved" and submission is not None and submission.by_hand:
        return gettext("you sent it yourself")
    if letter.state == "approved" and submission is not None:
        return gettext(SUBMISSIONS.get(submission.state, submission.state))
    if letter.state == "draft":
        return _draft_words(letter.person, has_way_out=has_way_out)
    return gettext("put aside") if letter.state == "dropped" else letter.state


def _draft_words(person: Person, *, has_way_out: bool) -> str:
    """What a draft needs next: a yes comes only after an address, and only where something can go."""
    if not person.email:
        return gettext("needs an address")
    if person.address_failed:
        return gettext("needs another address")
    return gettext("waits for your yes") if has_way_out else gettext("is yours to send")


def letter_tone(letter: Letter, submission: Submission | None) -> str:
    state = submission.state if letter.state == "approved" and submission is not None else letter.state
    return TONES.get(state, "goes")


def process_words(process: Process) -> str:
    if process.state == "closed":
        return gettext(_CLOSED.get(process.close_reason, gettext_noop("closed")))
    words = {"open": gettext("open"), "answered": gettext("they answered")}
    return words.get(process.state, process.state)
