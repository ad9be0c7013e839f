"""What can be said about a letter with `afterword answer`, by the state that it is in. Imported after Django."""

from collections.abc import Callable
from datetime import datetime

from afterword import clock, wiring
from afterword.cli.problem import BadInput
from afterword.cli.question import Question, unknown_answer
from afterword.cli.row_reports import newest_submission
from afterword.cli.session import Session, kept
from afterword.cli.typed_moment import typed_span
from afterword.models import Letter, Submission
from afterword.ports.errors import PortError
from afterword.workflows import edit_letter
from afterword.workflows.approve_letter import approve_again, undo_approval
from afterword.workflows.put_in_drafts import put_in_drafts
from afterword.workflows.save_account import account_of
from afterword.workflows.sent_by_hand import send_by_hand, take_word_back
from afterword.workflows.settle_uncertain import person_says

Deed = Callable[[Session, Letter, Submission | None, str], str]
Deeds = dict[str, tuple[str, Deed]]


def about_letter(session: Session, row: Letter) -> Question:
    """Raises BadInput where nothing can be said."""
    reference, submission = f"L{row.pk}", newest_submission(row)
    state = _state(row, submission)
    deeds = _DEEDS.get(state)
    if deeds is None:
        raise BadInput(f"The letter to {row.person.name} asks nothing now. See: afterword show {reference}")
    choices = tuple((word, meaning) for word, (meaning, _) in deeds.items())

    def settle(typed: str) -> str:
        word, _, rest = typed.strip().partition(" ")
        word = {"y": "yes", "n": "no"}.get(word.casefold(), word.casefold())
        if word == "again" and word not in deeds:
            raise BadInput(_why_not_again(session, row, submission))
        if word not in deeds or (rest and word != "sent"):
            raise unknown_answer(reference, typed, choices)
        return deeds[word][1](session, row, submission, rest)

    return Question(
        reference=reference,
        sentence=_SENTENCES.get(state, "What becomes of the letter to {}?").format(row.person.name),
        context=(submission.state_reason,) if submission and submission.state_reason else (),
        choices=choices,
        settle=settle,
    )


def _why_not_again(session: Session, row: Letter, submission: Submission | None) -> str:
    who, reference = row.person.name, f"L{row.pk}"
    if row.state == "approved" and submission is not None and submission.state in ("waiting", "deferred"):
        return (
            f"The letter to {who} has your yes and goes {session.when(submission.send_at)}, so nothing was changed. "
            f"To take your yes back: afterword answer {reference} back"
        )
    return (
        f"“again” is for a letter that was late or refused; the letter to {who} is neither. Nothing was changed. "
        f"See: afterword show {reference}"
    )


def _state(row: Letter, submission: Submission | None) -> str:
    if submission is None or row.state != "approved":
        return row.state
    return "by-hand" if submission.by_hand and submission.state == "accepted" else submission.state


def _went_out(session: Session, row: Letter, submission: Submission | None, rest: str) -> str:
    if submission is not None:
        kept(person_says(submission, was_sent=True, now=session.now))
    return "Noted: it went out."


def _did_not(session: Session, row: Letter, submission: Submission | None, rest: str) -> str:
    if submission is not None:
        kept(person_says(submission, was_sent=False, now=session.now))
    return "Noted: it did not go out. It goes now, after every check."


def _again(session: Session, row: Letter, submission: Submission | None, rest: str) -> str:
    if submission is None:
        return "Nothing was changed."
    kept(approve_again(submission, now=session.now))
    submission.refresh_from_db()
    return f"Approved once more. It goes {session.when(submission.send_at)}."


def _back(session: Session, row: Letter, submission: Submission | None, rest: str) -> str:
    if submission is not None and submission.by_hand:
        kept(take_word_back(submission, now=session.now))
    elif submission is not None:
        kept(undo_approval(submission, now=session.now))
    return "Taken back. The letter is a draft again."


def _drop(session: Session, row: Letter, submission: Submission | None, rest: str) -> str:
    kept(edit_letter.drop_letter(row, now=session.now))
    return f"Put aside. It does not go out; it is written anew with: afterword answer L{row.pk} compose"


def _compose(session: Session, row: Letter, submission: Submission | None, rest: str) -> str:
    kept(edit_letter.recompose(row, now=session.now))
    return f"Composed anew from your notes: afterword approve L{row.pk}"


def _sent(session: Session, row: Letter, submission: Submission | None, rest: str) -> str:
    """By hand, now or at the time that was said, on the person's own clock."""
    at: datetime = session.now
    if rest:
        at, _ = typed_span(rest, known=session.now.astimezone(session.candidate.zone))
    ids = wiring.ways(now=clock.now).new_ids()
    kept(send_by_hand(row, base_revision=row.revision, sent_at=at, now=session.now, new_ids=ids))
    return (
        f"Noted: you sent the letter to {row.person.name} yourself, {session.when(at)}. It is not sent again."
    )


def _draft(session: Session, row: Letter, submission: Submission | None, rest: str) -> str:
    """The one thing besides the Sent copy that is written into the mailbox, and only when asked."""
    account = account_of(session.candidate)
    if account is None:
        raise BadInput("No mailbox is set up yet. Try: afterword account you@example.org")
    ways = wiring.ways(now=clock.now)
    try:
        folder = put_in_drafts(row, account, ways.mailbox(account), now=session.now, new_ids=ways.new_ids())
    except PortError as error:
        raise BadInput(str(error)) from None
    finally:
        ways.forget_mailboxes()
    where = kept(folder)
    return f"It lies in {where} of your mailbox. Once sent: afterword answer L{row.pk} sent"


_SENT: Deeds = {"sent": ("you sent it yourself, now; or: sent 17:05, sent 2026-05-12 17:05", _sent)}
_BACK: Deeds = {"back": ("take your yes back; it is a draft again", _back)}
_AGAIN: Deeds = {"again": ("send it all the same, at the next good moment", _again)}
_COMPOSE: Deeds = {"compose": ("write it anew from your notes", _compose)}
_SENTENCES = {
    "uncertain": "Did the letter to {} go out? Look into Sent.",
    "late": "Does the letter to {} still go out?",
    "refused": "Is the letter to {} tried again?",
    "by-hand": "Did you send the letter to {} after all?",
}
_DEEDS: dict[str, Deeds] = {
    "uncertain": {
        "yes": ("it went out", _went_out),
        "no": ("it did not; it is sent now, after every check", _did_not),
    },
    "late": _AGAIN | _BACK | _SENT,
    "refused": _AGAIN | _BACK | _SENT,
    "waiting": _BACK | _SENT,
    "deferred": _BACK | _SENT,
    "by-hand": {"back": ("it did not go out; it is a draft again", _back)},
    "draft": _SENT
    | {"draft": ("lay it into the drafts of your mailbox; nothing is sent", _draft)}
    | {"drop": ("put it aside; it does not go out", _drop)}
    | _COMPOSE,
    "dropped": _COMPOSE,
}
