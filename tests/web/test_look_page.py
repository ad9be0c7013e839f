"""The page of the first look: it starts one, shows how far it is, and follows only what was ticked."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from afterword.models import FirstLook, MailAccount, Process, ProposedProcess, SeenMessage
from tests.workflows.rows import AFTER, a_candidate

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Client:
    settings.DATA = tmp_path
    monkeypatch.setattr("afterword.clock.now", lambda: AFTER)
    candidate = a_candidate()
    MailAccount.objects.create(
        candidate=candidate, address="jonas@example.org", mailbox_kind="imap", imap_host="127.0.0.1",
        created_at=AFTER,
    )  # fmt: skip
    return Client(headers={"host": "localhost"})


def propose(company: str) -> ProposedProcess:
    look = FirstLook.objects.get()
    FirstLook.objects.filter(pk=look.pk).update(state="ready", seen=7, total=7)
    row = ProposedProcess.objects.create(
        candidate=look.candidate, look=look, company=company, stands="They wrote last on 2 May 2026.",
        people=[{"name": "Priya Raman", "email": "priya@northwind.example", "relation": ""}],
        reasons=["It came from northwind.example."], last_at=AFTER,
    )  # fmt: skip
    return row


def test_a_look_is_started_once_and_its_progress_shown(client: Client) -> None:
    assert "Look through my mail" in client.get("/look/").content.decode()
    for _ in range(2):
        assert client.post("/look/", {"do": "start"}).status_code == 302
    assert FirstLook.objects.count() == 1
    FirstLook.objects.update(seen=1200, total=4800)
    for path in ("/look/", "/look/progress"):
        html = client.get(path).content.decode()
        assert "1,200 of 4,800 messages were looked at." in html
        assert '<progress class="wide" max="4800" value="1200"' in html


def test_only_what_was_ticked_is_followed(client: Client) -> None:
    client.post("/look/", {"do": "start"})
    wanted, other = propose("Northwind"), propose("<b>Kestrel</b>")
    assert client.get("/look/progress").status_code == 204
    html = client.get("/look/").content.decode()
    assert "Northwind" in html
    assert "<b>Kestrel</b>" not in html
    assert "checked" not in html
    client.post("/look/", {"do": "follow", "follow": [str(wanted.pk), "999999", "x"]})
    assert [process.company for process in Process.objects.all()] == ["Northwind"]
    other.refresh_from_db()
    assert other.is_settled
    assert not SeenMessage.objects.exists()
    client.post("/look/", {"do": "follow", "follow": [str(other.pk)]})
    assert Process.objects.count() == 1


def test_without_a_mailbox_the_page_says_what_to_do(client: Client) -> None:
    MailAccount.objects.all().delete()
    assert "Set up your mailbox" in client.get("/look/").content.decode()
    assert client.post("/look/", {"do": "start"}).status_code == 200
