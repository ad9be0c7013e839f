"""The life of one approved message: which state may follow which, and why no path sends it twice.

    waiting ──claimed──▶ claimed ──started──▶ submitting ──▶ accepted | deferred | refused | uncertain

*Submitting* is committed before the first byte goes to the server. So a crash before it left nothing behind,
and the lease gives the message back; a crash after it leads to *uncertain*, and only proof leads on:
our copy in Sent, or the person's word. docs/architecture.md has a sentence for each arrow.

Two things this rests on: every write after a claim is conditional on its token, and the lease of
*submitting* is longer than the longest talk with a server, so that nobody is asked while one goes on.
"""

from enum import StrEnum


class SubmissionState(StrEnum):
    WAITING = "waiting"
    CLAIMED = "claimed"
    SUBMITTING = "submitting"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"
    LATE = "late"


class Outcome(StrEnum):
    """What can happen to a submission."""

    CLAIMED = "claimed"
    """One worker took it: a conditional update with a token and a lease, and a count of 1."""
    HELD = "held"
    """The rules, asked again, said: not yet. It goes back with a later time, so that it is asked again."""
    LEASE_EXPIRED = "lease-expired"
    """The worker that had it is gone."""
    STARTED = "started"
    """The mark before the first byte, committed under the claim's token."""
    ACCEPTED = "accepted"
    """The server took the message."""
    TEMPORARY = "temporary"
    """It did not happen: a 4xx answer that was received, or no connection."""
    PERMANENT = "permanent"
    """It did not happen and will not: a 5xx answer, a refused password."""
    ANSWER_LOST = "answer-lost"
    """The line dropped after the message was handed over."""
    FOUND_IN_SENT = "found-in-sent"
    """Our copy lies in Sent."""
    PERSON_SAYS_SENT = "person-says-sent"
    PERSON_SAYS_NOT_SENT = "person-says-not-sent"
    SENT_BY_HAND = "sent-by-hand"
    """The person sent it from their own mail program, before any worker began to hand it over."""
    WINDOW_PASSED = "window-passed"
    """Its moment has gone; it needs a new yes."""
    APPROVED_AGAIN = "approved-again"
    """The person said yes to this very message once more, for a new moment."""
    CANCELLED = "cancelled"
    """By the person, or by an answer."""


_S, _O = SubmissionState, Outcome

ALLOWED: dict[tuple[SubmissionState, Outcome], SubmissionState] = {
    (_S.WAITING, _O.CLAIMED): _S.CLAIMED,
    (_S.WAITING, _O.CANCELLED): _S.CANCELLED,
    (_S.WAITING, _O.WINDOW_PASSED): _S.LATE,
    (_S.WAITING, _O.FOUND_IN_SENT): _S.ACCEPTED,
    (_S.WAITING, _O.SENT_BY_HAND): _S.ACCEPTED,
    (_S.CLAIMED, _O.STARTED): _S.SUBMITTING,
    (_S.CLAIMED, _O.HELD): _S.WAITING,
    (_S.CLAIMED, _O.LEASE_EXPIRED): _S.WAITING,
    (_S.CLAIMED, _O.WINDOW_PASSED): _S.LATE,
    (_S.CLAIMED, _O.CANCELLED): _S.CANCELLED,
    (_S.CLAIMED, _O.FOUND_IN_SENT): _S.ACCEPTED,
    (_S.CLAIMED, _O.SENT_BY_HAND): _S.ACCEPTED,
    (_S.SUBMITTING, _O.ACCEPTED): _S.ACCEPTED,
    (_S.SUBMITTING, _O.TEMPORARY): _S.DEFERRED,
    (_S.SUBMITTING, _O.PERMANENT): _S.REFUSED,
    (_S.SUBMITTING, _O.ANSWER_LOST): _S.UNCERTAIN,
    (_S.SUBMITTING, _O.LEASE_EXPIRED): _S.UNCERTAIN,
    (_S.DEFERRED, _O.CLAIMED): _S.CLAIMED,
    (_S.DEFERRED, _O.CANCELLED): _S.CANCELLED,
    (_S.DEFERRED, _O.WINDOW_PASSED): _S.LATE,
    (_S.DEFERRED, _O.FOUND_IN_SENT): _S.ACCEPTED,
    (_S.DEFERRED, _O.SENT_BY_HAND): _S.ACCEPTED,
    (_S.REFUSED, _O.APPROVED_AGAIN): _S.WAITING,
    (_S.REFUSED, _O.CANCELLED): _S.CANCELLED,
    (_S.REFUSED, _O.FOUND_IN_SENT): _S.ACCEPTED,
    (_S.REFUSED, _O.SENT_BY_HAND): _S.ACCEPTED,
    (_S.UNCERTAIN, _O.FOUND_IN_SENT): _S.ACCEPTED,
    (_S.UNCERTAIN, _O.PERSON_SAYS_SENT): _S.ACCEPTED,
    (_S.UNCERTAIN, _O.PERSON_SAYS_NOT_SENT): _S.WAITING,
    (_S.LATE, _O.APPROVED_AGAIN): _S.WAITING,
    (_S.LATE, _O.CANCELLED): _S.CANCELLED,
    (_S.LATE, _O.FOUND_IN_SENT): _S.ACCEPTED,
    (_S.LATE, _O.SENT_BY_HAND): _S.ACCEPTED,
}

# Of a letter that the person sent by hand nothing was ever handed to a server, so their word can be taken back.
# It is a table of its own: what a server took stays accepted, and a worker never looks in here.
ALLOWED_BY_HAND: dict[tuple[SubmissionState, Outcome], SubmissionState] = {
    (_S.ACCEPTED, _O.PERSON_SAYS_NOT_SENT): _S.CANCELLED,
}

# Nothing leaves these.
FINAL = frozenset({_S.ACCEPTED, _S.CANCELLED})
# A worker or the clock moves these on: the due time, or the lease.
TIMED = frozenset({_S.WAITING, _S.DEFERRED, _S.CLAIMED, _S.SUBMITTING})
# Only the person (or a look into Sent) moves these on, so they are always shown.
SHOWN = frozenset({_S.REFUSED, _S.UNCERTAIN, _S.LATE})
# Due rows are looked for among these.
CLAIMABLE = frozenset({_S.WAITING, _S.DEFERRED})
# An answer cancels these in one statement; what may be on its way is settled by what comes back.
CANCELLABLE = frozenset(state for state, outcome in ALLOWED if outcome is _O.CANCELLED)
# The person may say that they sent these themselves.
SENT_BY_HAND_FROM = frozenset(state for state, outcome in ALLOWED if outcome is _O.SENT_BY_HAND)
# While one of these holds, no second letter of the same kind to the same person and round may be submitted.
MAYBE_SENT = frozenset({_S.SUBMITTING, _S.UNCERTAIN, _S.ACCEPTED})


class NotAllowed(ValueError):
    """This outcome cannot follow that state; somebody else moved the submission first. Nothing changed."""

    def __init__(self, state: SubmissionState, outcome: Outcome) -> None:
        super().__init__(f"A submission that is {state} cannot become anything by '{outcome}'.")
        self.state = state
        self.outcome = outcome


def after(state: SubmissionState, outcome: Outcome) -> SubmissionState:
    """The state that follows. Raises NotAllowed."""
    try:
        return ALLOWED[state, outcome]
    except KeyError:
        raise NotAllowed(state, outcome) from None
