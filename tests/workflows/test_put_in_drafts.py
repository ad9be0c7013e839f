"""A letter in the drafts: only where it was asked for, never one that goes by itself."""

import email
import email.policy

import pytest

from afterword.models import LetterState, Submission
from afterword.workflows.edit_letter import attach
from afterword.workflows.put_in_drafts import put_in_drafts
from afterword.workflows.refused import Refused
from tests.adapters.mailbox_stands import open_imap
from tests.servers.dovecot import Account, DovecotServer
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db


def test_a_letter_lies_in_the_drafts_and_nothing_is_sent(
    dovecot: DovecotServer, mail_account: Account
) -> None:
    stage = Stage()
    letter = stage.write(stage.meet())
    mailbox = open_imap(dovecot, mail_account)
    said = put_in_drafts(letter, stage.account, mailbox, now=stage.now, new_ids=stage.new_ids())
    mailbox.close()
    assert said == "Drafts"
    [path] = (mail_account.maildir / ".Drafts" / "cur").iterdir()
    content = path.read_bytes()
    assert b"To: Priya Raman <priya@northwind.example>" in content
    assert path.name.endswith(":2,DS")
    assert not Submission.objects.exists()


def test_files_go_along_and_a_follow_up_stays_in_its_thread(
    dovecot: DovecotServer, mail_account: Account
) -> None:
    stage = Stage()
    sent = stage.approved()
    letter = stage.write(stage.meet(company="Bluefin"))
    assert attach(letter, "cv.pdf", b"%PDF", now=stage.now) is None
    letter.replies_to = sent
    mailbox = open_imap(dovecot, mail_account)
    put_in_drafts(letter, stage.account, mailbox, now=stage.now, new_ids=stage.new_ids())
    mailbox.close()
    [path] = (mail_account.maildir / ".Drafts" / "cur").iterdir()
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert message["In-Reply-To"] == f"<{sent.message_id}>"
    assert [part.get_filename() for part in message.iter_attachments()] == ["cv.pdf"]


def test_a_letter_that_goes_by_itself_is_refused(dovecot: DovecotServer, mail_account: Account) -> None:
    stage = Stage()
    letter = stage.approved().letter
    letter.refresh_from_db()
    assert letter.state == LetterState.APPROVED
    mailbox = open_imap(dovecot, mail_account)
    said = put_in_drafts(letter, stage.account, mailbox, now=stage.now, new_ids=stage.new_ids())
    mailbox.close()
    assert isinstance(said, Refused)


def test_a_mailbox_without_drafts_is_refused_with_a_sentence() -> None:
    stage = Stage()
    letter = stage.write(stage.meet())
    said = put_in_drafts(letter, stage.account, stage.box, now=stage.now, new_ids=stage.new_ids())
    assert isinstance(said, Refused)
    assert "Copy the letter instead" in said.sentence
