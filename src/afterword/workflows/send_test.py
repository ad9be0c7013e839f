"""A letter sent to oneself, to see it as they would. It is no submission: nothing counts it, nothing waits for its
answer, and nothing looks for its copy."""

from datetime import datetime

from afterword.mail.compose import Attachment as MessageAttachment
from afterword.mail.compose import HeaderInjection, compose_message
from afterword.mail.message_id import make_message_id
from afterword.models import Letter, MailAccount, SubmissionKind
from afterword.ports.errors import Permanent, Temporary, Uncertain
from afterword.ports.submission import Envelope
from afterword.said import say
from afterword.workflows.refused import Refused
from afterword.workflows.ways import NewIds, Ways

MARK = "Test, not sent: "


def send_test(letter: Letter, *, account: MailAccount | None, ways: Ways, now: datetime) -> Refused | str:
    """Hand the letter as it stands to the server, for the own address only. Returns this address. No transaction may
    be open: it talks to a server."""
    if account is None or account.submission_kind == SubmissionKind.NONE:
        return Refused(say("There is no way out yet: set up your mail account first. Nothing was sent."))
    if not letter.body.strip():
        return Refused(say("The letter is empty. Nothing was sent."))
    try:
        message = _test_message(letter, account=account, ids=ways.new_ids(), now=now)
        port = ways.submission(account)
        if port is None:
            return Refused(say("There is no way out yet: set up your mail account first. Nothing was sent."))
        port.submit(envelope=Envelope(sender=account.address, recipients=(account.address,)), message=message)
    except HeaderInjection as error:
        return Refused(say("{error} Nothing was sent.", error=error))
    except (Temporary, Permanent) as error:
        return Refused(say("The test was not sent. {error}", error=error))
    except Uncertain as error:
        return Refused(say("The test may have gone out: look into your inbox. {error}", error=error))
    return account.address


def preview_of(letter: Letter, *, account: MailAccount, ids: NewIds, now: datetime) -> bytes:
    """The message as an approval would make it now; the id, the date and what it answers are made with the yes."""
    to = (letter.person.name, letter.person.email)
    return _composed(letter, account, to, letter.subject, ids, now, is_automatic=False)


def _test_message(letter: Letter, *, account: MailAccount, ids: NewIds, now: datetime) -> bytes:
    """The letter, but to oneself, with ids of its own. It stands in no thread and is marked as automatic, so that the
    watch over the mailbox can never take it for an answer."""
    to = (letter.candidate.name, account.address)
    return _composed(letter, account, to, MARK + letter.subject, ids, now, is_automatic=True)


def _composed(
    letter: Letter,
    account: MailAccount,
    to: tuple[str, str],
    subject: str,
    ids: NewIds,
    now: datetime,
    *,
    is_automatic: bool,
) -> bytes:
    candidate = letter.candidate
    return compose_message(
        sender=(account.display_name or candidate.name, account.address),
        to=to,
        subject=subject,
        body=letter.body,
        message_id=make_message_id(ids.token, account.address.rpartition("@")[2]),
        date=now.astimezone(candidate.zone),
        correlation=ids.correlation,
        attachments=[
            MessageAttachment(filename=f.filename, media_type=f.content_type, content=bytes(f.content))
            for f in letter.files.order_by("id")
        ],
        is_automatic=is_automatic,
    )
