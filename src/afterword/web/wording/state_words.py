"""States of letters and processes as a person says them."""

from afterword.models import Letter, Process, Submission

KINDS = {
    "thank-you": "Thank-you letter",
    "follow-up": "Follow-up",
    "rejection-reply": "Answer to a no",
    "withdrawal": "Withdrawal",
    "correction": "Correction",
    "offer-reply": "Answer to an offer",
}
SUBMISSIONS = {
    "waiting": "goes by itself",
    "claimed": "is about to go out",
    "submitting": "is being handed over",
    "accepted": "went out",
    "deferred": "is tried again by itself",
    "refused": "was refused by the server",
    "uncertain": "may have gone out",
    "cancelled": "is cancelled",
    "late": "missed its moment",
}
# How a state looks: waits for the person, goes by itself, stopped, or done.
TONES = {
    "waiting": "goes", "claimed": "goes", "submitting": "goes", "deferred": "goes", "accepted": "done",
    "refused": "waits", "uncertain": "waits", "late": "waits", "cancelled": "stopped", "draft": "waits",
    "dropped": "stopped", "approved": "goes",
}  # fmt: skip
_CLOSED = {
    "silent": "closed: nobody answered",
    "rejected": "closed: they said no",
    "offer": "closed: an offer",
    "withdrawn": "closed: you withdrew",
    "stopped": "at rest",
}


def letter_words(letter: Letter, submission: Submission | None) -> str:
    if letter.state == "approved" and submission is not None and submission.by_hand:
        return "you sent it yourself"
    if letter.state == "approved" and submission is not None:
        return SUBMISSIONS.get(submission.state, submission.state)
    return {"draft": "waits for your yes", "dropped": "put aside"}.get(letter.state, letter.state)


def letter_tone(letter: Letter, submission: Submission | None) -> str:
    state = submission.state if letter.state == "approved" and submission is not None else letter.state
    return TONES.get(state, "goes")


def process_words(process: Process) -> str:
    if process.state == "closed":
        return _CLOSED.get(process.close_reason, "closed")
    return {"open": "open", "answered": "they answered"}.get(process.state, process.state)
