"""The rungs of the ladder in the terminal: presets, keys, granted access, a calendar."""

import json
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from afterword import account_wiring, grant_wiring
from afterword.models import Interview, MailAccount
from tests.adapters.oauth_desk import Desk
from tests.cli.program import Run
from tests.servers.oauth_server import OAuthServer
from tests.servers.radicale import RadicaleServer
from tests.workflows.test_read_calendar import event

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def trusts(monkeypatch: pytest.MonkeyPatch, oauth_server: OAuthServer) -> OAuthServer:
    monkeypatch.setenv("AFTERWORD_CA_FILE", str(oauth_server.certificate.certificate))
    return oauth_server


def grant_line(server: OAuthServer, *more: str) -> tuple[str, ...]:
    return (
        "account", "me@example.org", "--imap", "127.0.0.1:1143", "--imap-security", "none", "--by", "grant",
        "--granted-by", server.issuer, "--client-id", "my-client", *more,
    )  # fmt: skip


def test_fastmail_by_key_speaks_jmap(run: Run) -> None:
    outcome = run(
        "account", "me@fastmail.com", "--by", "key", "--password-from-stdin", "--json", stdin=b"fmu1-x\n"
    )
    told = json.loads(outcome.out)
    assert (told["submission_kind"], told["mailbox_kind"], told["sign_in"]) == ("jmap", "jmap", "key")
    assert told["jmap_url"] == "https://api.fastmail.com/"
    assert "fmu1-x" not in outcome.out + outcome.err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("account", "me@outlook.com"), "Enter the client id"),
        (("account", "me@gmail.com", "--by", "key"), "Ways there: password, grant"),
        (("account", "me@northwind.example"), "--look-up"),
        (("account", "me@example.org", "--jmap", "http://mail.example", "--no-password"), "JMAP address"),
        (("calendar",), "No calendar is set up yet"),
        (("calendar", "ftp://x", "--password-from-stdin"), "needs https"),
    ],
)
def test_what_is_missing_is_one_clear_line(run: Run, line: tuple[str, ...], words: str) -> None:
    outcome = run(*line)
    assert outcome.code == 2
    assert words in outcome.err
    assert "Traceback" not in outcome.err


def test_what_is_set_up_is_shown_with_ports_and_without_a_sign_in_that_is_none(
    run: Run, tmp_path: Path
) -> None:
    servers = ("--smtp", "mail.example:465", "--smtp-security", "tls", "--imap", "mail.example")
    shown = run("account", "me@example.org", *servers, "--no-password").out
    assert "mail.example:465 (tls)" in shown
    assert "mail.example:993 (tls)" in shown
    assert "Signed in by" in shown
    local = run("account", "me@example.org", "--sendmail", "--maildir", str(tmp_path)).out
    assert "Signed in by" not in local
    assert ":465" not in local


def test_access_by_a_code_from_the_terminal(run: Run, trusts: OAuthServer) -> None:
    trusts.pending_polls = 1
    outcome = run(*grant_line(trusts, "--by-code"))
    assert outcome.code == 0, outcome.err
    assert "ABCD-EFGH" in outcome.out
    assert "renewed by itself" in outcome.out
    grant = account_wiring.known_grant(MailAccount.objects.get())
    assert grant is not None
    assert grant.is_complete
    assert grant.refresh_token not in outcome.out


def test_access_in_the_browser_from_the_terminal(
    run: Run, trusts: OAuthServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(trusts, tmp_path)
    began = grant_wiring.begin_granting

    def begin_and_browse(*given: Any, **named: Any) -> Any:
        made = began(*given, **named)
        threading.Thread(target=soon(lambda: desk.browse(made.page))).start()
        return made

    monkeypatch.setattr(grant_wiring, "begin_granting", begin_and_browse)
    outcome = run(*grant_line(trusts))
    assert outcome.code == 0, outcome.err
    assert f"{trusts.issuer}/authorize?" in outcome.out


def soon(what: Callable[[], None]) -> Callable[[], None]:
    def later() -> None:
        time.sleep(0.2)
        what()

    return later


def test_a_refusal_ends_the_command_with_its_reason(run: Run, trusts: OAuthServer) -> None:
    trusts.denies = "access_denied"
    outcome = run(*grant_line(trusts, "--by-code"))
    assert outcome.code == 2
    assert "Access was refused" in outcome.err


def test_a_calendar_from_the_terminal(run: Run, radicale: RadicaleServer) -> None:
    work = radicale.make_calendar("jonas")
    radicale.put(work, "a", event("a", start=datetime.now(UTC) + timedelta(days=2)), user="jonas")
    setup = ("calendar", radicale.base_url, "--username", "jonas", "--password-from-stdin")
    wrong = run(*setup, stdin=b"wrong\n")
    assert (wrong.code, "did not accept" in wrong.out) == (1, True)
    assert run(*setup, stdin=b"secret\n").code == 0
    [found] = json.loads(run("calendar", "--json").out)["proposed"]
    assert found["title"] == "Interview: Site Reliability Engineer at Northwind"
    assert run("calendar", "--follow", "999").code == 2
    assert run("calendar", "--follow", str(found["number"])).code == 0
    assert Interview.objects.get().source == "calendar"
    assert json.loads(run("calendar", "--json").out)["proposed"] == []
    assert run("calendar", "--forget").code == 0
    assert run("calendar").code == 2
