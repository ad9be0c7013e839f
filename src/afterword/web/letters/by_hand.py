"""The way out that needs no account: copy the letter, or open it in one's own mail program, and say that it went."""

from datetime import datetime
from typing import Any

from afterword import clock, wiring
from afterword.mail.mailto import mailto_link
from afterword.models import Letter, MailboxKind, Submission
from afterword.ports.errors import PortError
from afterword.rules.review import Review
from afterword.said import say
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.approve_letter import CHANGED_ELSEWHERE, open_blocks
from afterword.workflows.put_in_drafts import put_in_drafts
from afterword.workflows.refused import Refused
from afterword.workflows.save_account import account_of
from afterword.workflows.sent_by_hand import send_by_hand, take_word_back


def by_hand_facts(letter: Letter, review: Review | None, *, typed: tuple[str, str]) -> dict[str, Any]:
    """What the section shows: the link, what should be mended first, and whose letter a follow-up answers."""
    subject, body = typed
    to, account = letter.person.email, account_of(letter.candidate)
    return {
        "mailto": mailto_link(to=to, subject=subject, body=body),
        "blocks": [each.message for each in open_blocks(letter, review)] if review is not None else [],
        "answers": letter.replies_to,
        "takes_drafts": account is not None and account.mailbox_kind != MailboxKind.NONE,
    }


def note_sent(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    if "body" not in request.POST and request.POST.get("base_revision") != str(row.revision):
        return Refused(CHANGED_ELSEWHERE)
    now = clock.now()
    sent_at = _moment(request.POST.get("sent_at", ""), request, now)
    if isinstance(sent_at, Refused):
        return sent_at
    ids = wiring.ways(now=clock.now).new_ids()
    result = send_by_hand(row, base_revision=row.revision, sent_at=sent_at, now=now, new_ids=ids)
    if isinstance(result, Refused):
        return result
    return say("Noted: you sent it yourself. If nobody answers, you hear about it here.")


def put_draft(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    """Only on this button: the one thing besides the Sent copy that is ever written into the mailbox."""
    account = account_of(request.candidate)
    if account is None:
        return Refused(say("No mailbox is connected. Copy the letter instead."))
    ways = wiring.ways(now=clock.now)
    try:
        folder = put_in_drafts(row, account, ways.mailbox(account), now=clock.now(), new_ids=ways.new_ids())
    except PortError as error:
        return Refused(str(error))
    finally:
        ways.forget_mailboxes()
    if isinstance(folder, Refused):
        return folder
    return say(
        "It lies in {folder} of your mailbox. Send it from there, then say here that you sent it.",
        folder=folder,
    )


def take_back(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    submission: Submission | None = row.submissions.order_by("-id").first()
    if submission is None:
        return Refused(say("Nothing was sent of this letter. Nothing was changed."))
    return take_word_back(submission, now=clock.now()) or say(
        "Taken back. The letter is yours to send again."
    )


def _moment(text: str, request: OwnedRequest, now: datetime) -> datetime | Refused:
    """The local time that was typed, on the person's own clock; empty means just now."""
    if not text.strip():
        return now
    try:
        typed = datetime.fromisoformat(text.strip())
    except ValueError:
        return Refused(say("A moment looks like 2026-05-26 15:00. Nothing was changed."))
    return typed if typed.tzinfo else typed.replace(tzinfo=request.candidate.zone)
