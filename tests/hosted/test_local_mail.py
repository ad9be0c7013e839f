"""On a shared installation nobody names a program or a folder of the server."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from afterword import clock, wiring
from afterword.account_wiring import open_mailbox, open_submission
from afterword.models import MailAccount
from afterword.ports.errors import Permanent
from afterword.workflows.own_data import ensure_candidate

pytestmark = pytest.mark.django_db
SENDMAIL = {"submission_kind": "sendmail", "sendmail_path": "/bin/sh", "mailbox_kind": "none"}
MAILDIR = {"submission_kind": "none", "mailbox_kind": "maildir", "maildir_path": "/home/somebody/Maildir"}
BOTH = pytest.mark.parametrize("typed", [SENDMAIL, MAILDIR], ids=["sendmail", "maildir"])

USED: dict[str, Callable[[MailAccount], object]] = {
    "sendmail": lambda account: open_submission(
        account, password="", on_step=lambda name: None, final_timeout=3
    ),
    "none": lambda account: open_mailbox(account, password=""),
}


def save(client: Client, typed: dict[str, str]) -> str:
    page = client.get("/settings/mailbox")
    values = {
        "address": "jo@example.org", "smtp_port": "465", "smtp_security": "tls", "imap_port": "993",
        "imap_security": "tls", "sign_in": "password", "do": "save",
    }  # fmt: skip
    assert page.status_code == 200
    return client.post("/settings/mailbox", values | typed, follow=True).content.decode()


@BOTH
def test_it_is_refused_in_the_pages_and_nothing_is_saved(
    client: Client, settings: Any, tmp_path: Path, typed: dict[str, str]
) -> None:
    settings.DATA, settings.LOCAL_MAIL = tmp_path, False
    ensure_candidate(now=clock.now())
    page = client.get("/settings/mailbox").content.decode()
    assert "sendmail on this machine" not in page
    assert "Maildir on this machine" not in page
    assert "On a shared installation" in save(client, typed)
    assert not MailAccount.objects.exists()


@BOTH
def test_one_person_on_their_own_machine_may(
    client: Client, settings: Any, tmp_path: Path, typed: dict[str, str]
) -> None:
    settings.DATA = tmp_path
    ensure_candidate(now=clock.now())
    save(client, typed)
    assert MailAccount.objects.get().submission_kind == typed["submission_kind"]


@BOTH
def test_what_was_saved_before_is_not_used_and_says_why(
    settings: Any, tmp_path: Path, typed: dict[str, str]
) -> None:
    settings.DATA, settings.LOCAL_MAIL = tmp_path, False
    owner = ensure_candidate(now=clock.now())
    account = MailAccount.objects.create(
        candidate=owner, address="jo@example.org", created_at=clock.now(), **typed
    )
    with pytest.raises(Permanent, match="Nothing was sent or read"):
        USED[typed["submission_kind"]](account)
    steps = wiring.doctor(account, now=clock.now)
    assert not all(step.ok for step in steps)


def test_the_page_says_where_the_password_is_kept(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    ensure_candidate(now=clock.now())
    assert "in a file that only you can read" in client.get("/settings/mailbox").content.decode()
