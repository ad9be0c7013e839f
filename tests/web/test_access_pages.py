"""The rungs of the ladder in the pages: the best way for an address, access given in the browser, a calendar."""

import re
import ssl
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from afterword import account_wiring
from afterword.models import CalendarEvent, Interview, MailAccount
from afterword.workflows.own_data import ensure_candidate
from tests.servers.dovecot import DovecotServer
from tests.servers.oauth_server import OAuthServer
from tests.servers.radicale import RadicaleServer
from tests.workflows.test_read_calendar import event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path, oauth_server: OAuthServer
) -> None:
    settings.DATA = tmp_path
    monkeypatch.setenv("AFTERWORD_CA_FILE", str(oauth_server.certificate.certificate))
    ensure_candidate(now=datetime.now(UTC))


@pytest.fixture
def granted_dovecot(oauth_server: OAuthServer) -> Iterator[DovecotServer]:
    server = DovecotServer(introspection_url=oauth_server.introspection_url).start()
    server.add_account("me")
    yield server
    server.remove()


def text_of(page: Any) -> str:
    return str(page.content.decode())


def ask_way(client: Client, address: str, **more: str) -> str:
    return text_of(client.post("/settings/mailbox", {"do": "find", "address": address, **more}))


def chosen(page: str, name: str) -> str:
    block = re.search(rf'<select id="{name}".*?</select>', page, re.DOTALL)
    found = re.search(r'value="([^"]*)" selected', block.group(0)) if block else None
    return found.group(1) if found else ""


@pytest.mark.parametrize(
    ("address", "sign_in", "words"),
    [
        ("me@gmail.com", "password", "app password: Google Account"),
        ("me@outlook.com", "grant", "lets you give access"),
        ("me@fastmail.com", "password", "use a key and JMAP"),
        ("me@posteo.de", "password", "servers of Posteo"),
    ],
)
def test_the_best_way_is_chosen_for_an_address(
    client: Client, address: str, sign_in: str, words: str
) -> None:
    page = ask_way(client, address)
    assert chosen(page, "sign_in") == sign_in
    assert words in page


def test_another_way_can_be_chosen_and_is_saved(client: Client) -> None:
    page = ask_way(client, "me@fastmail.com", rung="key")
    assert (chosen(page, "sign_in"), chosen(page, "mailbox_kind")) == ("key", "jmap")
    assert "API token" in page
    values = {
        "address": "me@fastmail.com", "sign_in": "key", "submission_kind": "jmap", "mailbox_kind": "jmap",
        "jmap_url": "https://api.fastmail.com/", "username": "me@fastmail.com", "password": "fmu1-key",
    }  # fmt: skip
    assert client.post("/settings/mailbox", values).status_code == 302
    account = MailAccount.objects.get()
    assert (account.jmap_url, account.sign_in) == ("https://api.fastmail.com/", "key")


def test_servers_that_were_typed_are_meant_although_the_choice_above_says_none(client: Client) -> None:
    values = {
        "address": "me@example.org", "submission_kind": "none", "smtp_host": "smtp.example.org", "smtp_port": "465",
        "mailbox_kind": "none", "imap_host": "imap.example.org", "imap_port": "993", "sendmail_path": "",
        "maildir_path": "",
    }  # fmt: skip
    client.post("/settings/mailbox", values)
    account = MailAccount.objects.get()
    assert (account.submission_kind, account.mailbox_kind) == ("smtp", "imap")
    # Whoever says "no mailbox" later, with the servers still in their boxes, is believed.
    client.post("/settings/mailbox", {**values, "submission_kind": "smtp"})
    account.refresh_from_db()
    assert (account.submission_kind, account.mailbox_kind) == ("smtp", "none")


def test_who_types_a_password_signs_in_as_their_address_if_no_other_name_is_typed(client: Client) -> None:
    values = {
        "address": "me@example.org", "submission_kind": "smtp", "smtp_host": "smtp.example.org", "smtp_port": "465",
        "username": "",
    }  # fmt: skip
    client.post("/settings/mailbox", values)
    assert MailAccount.objects.get().username == ""
    client.post("/settings/mailbox", {**values, "password": "secret"})
    assert MailAccount.objects.get().username == "me@example.org"
    client.post("/settings/mailbox", {**values, "username": "jonas"})
    assert MailAccount.objects.get().username == "jonas"
    client.post("/settings/mailbox", values)
    assert MailAccount.objects.get().username == "me@example.org"


def test_the_user_name_of_another_address_does_not_stay(client: Client) -> None:
    page = ask_way(client, "me@gmail.com", username="old@outlook.com")
    assert 'name="username" type="text" value="me@gmail.com"' in page


def test_servers_found_for_one_address_do_not_stay_for_another(client: Client) -> None:
    servers = {
        "smtp_host": "smtp.fastmail.com",
        "imap_host": "imap.fastmail.com",
        "username": "me@fastmail.com",
    }
    page = ask_way(client, "me@northwind.example", **servers)
    assert "fastmail" not in page


def test_an_unknown_domain_offers_to_ask_the_network_and_asks_nothing_by_itself(client: Client) -> None:
    page = ask_way(client, "me@northwind.example")
    assert "not known here" in page
    assert 'value="look-up"' in page


def save_grant_account(client: Client, dovecot: DovecotServer) -> None:
    values = {
        "address": "me@example.org", "username": "me", "sign_in": "grant", "submission_kind": "none",
        "mailbox_kind": "imap", "imap_host": "127.0.0.1", "imap_port": str(dovecot.imap_port),
        "imap_security": "none",
    }  # fmt: skip
    answer = client.post("/settings/mailbox", values)
    assert answer.headers["Location"] == "/settings/mailbox/access"


def test_access_is_given_in_the_browser_and_the_check_uses_it(
    client: Client, granted_dovecot: DovecotServer, oauth_server: OAuthServer
) -> None:
    save_grant_account(client, granted_dovecot)
    asked = {"do": "browser", "provider": "other", "issuer": oauth_server.issuer, "client_id": "my-client"}
    assert client.post("/settings/mailbox/access", asked).status_code == 302
    page = text_of(client.get("/settings/mailbox/access"))
    link = re.search(r'href="(https://[^"]+/authorize[^"]+)"', page)
    assert link is not None
    sent_back = agree(link.group(1).replace("&amp;", "&"), oauth_server)
    assert sent_back.startswith("http://localhost/settings/mailbox/access/back?code=")
    given = client.get(sent_back.removeprefix("http://localhost"))
    assert (given.status_code, given.headers["Location"]) == (302, "/settings/mailbox")
    again = client.get(sent_back.removeprefix("http://localhost"))
    assert "it was used already" in text_of(again)
    checked = text_of(client.post("/settings/mailbox", {"do": "check"}))
    assert "gives access to this app" in checked
    assert "Watched: INBOX" in checked
    account = MailAccount.objects.get()
    stored = account_wiring.known_grant(account)
    assert stored is not None
    everything = repr(list(MailAccount.objects.values()))
    assert stored.refresh_token not in everything
    assert stored.refresh_token not in checked


def agree(page: str, oauth_server: OAuthServer) -> str:
    """The person's browser at the provider. Returns where it was sent back to in the end."""
    context = ssl.create_default_context(cafile=str(oauth_server.certificate.certificate))
    opener = urllib.request.build_opener(_NoMore(), urllib.request.HTTPSHandler(context=context))
    with opener.open(page) as last:
        return str(last.headers["Location"])


class _NoMore(urllib.request.HTTPRedirectHandler):
    """Follows to the loopback address, and stops where that sends the browser back to the pages."""

    def redirect_request(self, request: Any, file: Any, code: int, *rest: Any) -> Any:
        return None if code == 303 else super().redirect_request(request, file, code, *rest)

    def http_error_303(self, request: Any, file: Any, *_: Any) -> Any:
        return file


def test_access_is_given_by_a_code(
    client: Client, granted_dovecot: DovecotServer, oauth_server: OAuthServer
) -> None:
    save_grant_account(client, granted_dovecot)
    asked = {"do": "code", "provider": "other", "issuer": oauth_server.issuer, "client_id": "my-client"}
    oauth_server.pending_polls = 1
    client.post("/settings/mailbox/access", asked)
    assert "ABCD-EFGH" in text_of(client.get("/settings/mailbox/access"))
    given = client.get("/settings/mailbox/access")
    assert (given.status_code, given.headers["Location"]) == (302, "/settings/mailbox")
    assert account_wiring.known_grant(MailAccount.objects.get()) is not None


def test_what_goes_wrong_is_said_and_nothing_is_kept(
    client: Client, granted_dovecot: DovecotServer, oauth_server: OAuthServer
) -> None:
    save_grant_account(client, granted_dovecot)
    asked = {"do": "code", "provider": "other", "issuer": oauth_server.issuer}
    assert "Enter the client id" in text_of(client.post("/settings/mailbox/access", asked))
    wrong = text_of(client.post("/settings/mailbox/access", {**asked, "client_id": "slip"}))
    assert "does not know this client id" in wrong
    oauth_server.denies = "access_denied"
    client.post("/settings/mailbox/access", {**asked, "client_id": "my-client"})
    page = text_of(client.get("/settings/mailbox/access"))
    assert "Access was refused" in page
    assert account_wiring.known_grant(MailAccount.objects.get()) is None
    assert "gives access" not in text_of(client.post("/settings/mailbox", {"do": "check"}))


def test_a_calendar_is_looked_into_and_an_event_followed(client: Client, radicale: RadicaleServer) -> None:
    work = radicale.make_calendar("jonas")
    radicale.put(work, "a", event("a", start=datetime.now(UTC) + timedelta(days=2)), user="jonas")
    asked = {"do": "save", "url": radicale.base_url, "username": "jonas", "password": "wrong"}
    assert "did not accept the user name or password" in text_of(client.post("/settings/calendar", asked))
    assert client.post("/settings/calendar", {**asked, "password": "secret"}).status_code == 302
    page = text_of(client.get("/settings/calendar"))
    assert "Site Reliability Engineer at Northwind" in page
    assert "The title says" in page
    number = str(CalendarEvent.objects.get().pk)
    client.post("/settings/calendar", {"do": "follow", "event": number})
    assert Interview.objects.get().source == "calendar"
    assert client.post("/settings/calendar", {"do": "follow", "event": number}).status_code == 302
    assert Interview.objects.count() == 1
    client.post("/settings/calendar", {"do": "forget"})
    assert "One is stored" not in text_of(client.get("/settings/calendar"))


@pytest.mark.parametrize(
    "url", ["http://calendar.example/", "ftp://x", "", "https://[broken", "javascript:alert(1)"]
)
def test_an_address_that_is_no_calendar_is_refused_in_words(client: Client, url: str) -> None:
    answer = client.post("/settings/calendar", {"do": "save", "url": url, "username": "x", "password": "y"})
    assert answer.status_code == 422
