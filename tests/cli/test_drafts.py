"""A letter goes into the drafts of the person's own mailbox: by a button and by a command, at a real Dovecot."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from afterword import wiring
from afterword.models import LetterState, MailAccount, Submission
from tests.cli.program import Run
from tests.servers.dovecot import Account, DovecotServer
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db


def test_the_button_of_the_page_and_the_command_lay_it_there(
    dovecot: DovecotServer, mail_account: Account, client: Client, run: Run, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    stage = Stage()
    letter = stage.write(stage.meet())
    wiring.secrets().write("drafts", mail_account.password)
    MailAccount.objects.update(
        imap_host=dovecot.host, imap_port=dovecot.imap_port, imap_security="none", username=mail_account.name,
        secret_name="drafts",
    )  # fmt: skip
    page = client.get(f"/letters/{letter.pk}").content.decode()
    assert "Put it into my drafts" in page
    letter.refresh_from_db()  # its words for the day are those of today since it was looked at
    said = client.post(
        f"/letters/{letter.pk}",
        {"do": "to-drafts", "subject": letter.subject, "body": letter.body, "base_revision": letter.revision},
        follow=True,
    )
    assert "It lies in Drafts of your mailbox" in said.content.decode()
    outcome = run("answer", f"L{letter.pk}", "draft")
    assert outcome.code == 0, outcome.err
    assert f"afterword answer L{letter.pk} sent" in outcome.out
    assert len(list((mail_account.maildir / ".Drafts" / "cur").iterdir())) == 2
    letter.refresh_from_db()
    assert letter.state == LetterState.DRAFT
    assert not Submission.objects.exists()


def test_a_mailbox_that_is_away_is_one_plain_sentence(
    client: Client, run: Run, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    stage = Stage()
    letter = stage.write(stage.meet())
    wiring.secrets().write("drafts", "secret")
    MailAccount.objects.update(
        imap_host="127.0.0.1", imap_port=1, imap_security="none", username="me", secret_name="drafts"
    )
    outcome = run("answer", f"L{letter.pk}", "draft")
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
    said = client.post(f"/letters/{letter.pk}", {"do": "to-drafts", "base_revision": letter.revision})
    assert said.status_code == 422
    assert "127.0.0.1" in said.content.decode()
