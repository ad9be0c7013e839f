"""A letter is laid into the drafts of the person's own mailbox, so that they send it from their mail program."""

from datetime import datetime

from afterword.mail.compose import Attachment, HeaderInjection, compose_message
from afterword.mail.message_id import make_message_id
from afterword.models import Letter, LetterState, MailAccount
from afterword.ports.errors import PortError
from afterword.ports.mailbox import DraftsPort, MailboxPort
from afterword.said import say
from afterword.workflows.approve_letter import thread_of
from afterword.workflows.refused import Refused
from afterword.workflows.ways import NewIds


def put_in_drafts(
    letter: Letter, account: MailAccount, mailbox: MailboxPort | None, *, now: datetime, new_ids: NewIds
) -> str | Refused:
    """The name of the folder where it lies now. Nothing is approved and nothing is sent by this: whoever sends it
    says so afterwards (`workflows/sent_by_hand.py`). A letter that is on its way by itself is refused."""
    if letter.state != LetterState.DRAFT:
        return Refused(say("This letter is no draft any more, so nothing was laid into your mailbox."))
    if not letter.person.email or not letter.body.strip():
        return Refused(say("A draft needs an address and words. Add what is missing first."))
    if not isinstance(mailbox, DraftsPort):
        return Refused(say("Your mailbox takes no drafts from here. Copy the letter instead."))
    thread = thread_of(letter.replies_to) if letter.replies_to is not None else []
    try:
        message = compose_message(
            sender=(account.display_name or letter.candidate.name, account.address),
            to=(letter.person.name, letter.person.email), subject=letter.subject, body=letter.body,
            message_id=make_message_id(new_ids.token, account.address.rpartition("@")[2]),
            date=now.astimezone(letter.candidate.zone), correlation=new_ids.correlation,
            in_reply_to=thread[-1] if thread else None, references=thread,
            attachments=[
                Attachment(filename=f.filename, media_type=f.content_type, content=bytes(f.content))
                for f in letter.files.order_by("id")
            ],
        )  # fmt: skip
        return mailbox.put_draft(message=message, at=now)
    except (HeaderInjection, PortError) as error:
        return Refused(str(error))
