"""A mailbox sign-in that is begun at one web process and ends at another: real processes, one PostgreSQL."""

import http.cookiejar
import os
import re
import ssl
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit

import pytest

from tests.servers.certificate import Certificate
from tests.servers.oauth_server import OAuthServer
from tests.servers.postgres import PostgresServer

RUN = (sys.executable, "-m", "afterword")
ACCESS = "/settings/mailbox/access"
PASSWORD = "four plain words here"


class Installation:
    """Web processes of one installation, each with a folder of its own, and the people who are invited."""

    def __init__(self, folder: Path, database: str, certificate: Certificate, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AFTERWORD_")}
        self._environment = kept | {
            "AFTERWORD_DATABASE_URL": database,
            "AFTERWORD_SECRET_KEY": "the same on every machine, long enough",
            "AFTERWORD_SEALING_KEY": "the same on every machine and long enough",
            "AFTERWORD_SIGN_IN": "password",
            "AFTERWORD_HTTPS": "no",
            "AFTERWORD_ADDRESS": "http://installation.example",
            "AFTERWORD_CA_FILE": str(certificate.certificate),
            "PYTHONUNBUFFERED": "1",
        }

    def start(self, name: str, *, ahead: timedelta = timedelta(0)) -> "subprocess.Popen[str]":
        """`ahead` of the time of the others, as if so much had passed."""
        more = {"AFTERWORD_DATA": str(self._folder / name)}
        if ahead:
            more["AFTERWORD_CLOCK_START"] = (datetime.now(UTC) + ahead).isoformat()
        program = subprocess.Popen(
            [*RUN, "run", "--web-only", "--port", "0"], env=self._environment | more,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._stack.callback(_stop, program)
        return program

    def invite(self, name: str) -> str:
        """The path of the invitation."""
        said = subprocess.run(
            [*RUN, "host", "invite", name],
            env=self._environment | {"AFTERWORD_DATA": str(self._folder / "commands")},
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        found = re.search(r"/invitation/\S+", said)
        assert found is not None, said
        return found.group(0)


def address_of(program: "subprocess.Popen[str]") -> str:
    """Once it answers."""
    assert program.stdout is not None
    return program.stdout.readline().split()[3]


def _stop(program: "subprocess.Popen[str]") -> None:
    program.terminate()
    program.wait(30)
    if program.stdout is not None:
        program.stdout.close()


class Browser:
    """One person's. Its cookies go to every process, as behind one name."""

    def __init__(self) -> None:
        self._jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self._jar), urllib.request.ProxyHandler({})
        )

    def get(self, address: str) -> str:
        return self._ask(urllib.request.Request(address))

    def post(self, page: str, **fields: str) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(page))
        assert token is not None
        body = urlencode(fields | {"csrfmiddlewaretoken": token.group(1)}).encode()
        return self._ask(urllib.request.Request(page, body, {"Referer": page}))

    def _ask(self, request: urllib.request.Request) -> str:
        try:
            with self._opener.open(request, timeout=60) as page:
                return str(page.read().decode())
        except HTTPError as answer:
            return answer.read().decode()


class _Stay(urllib.request.HTTPRedirectHandler):
    def http_error_302(self, request: Any, file: Any, *_: Any) -> Any:
        return file


def agreed(page: str, certificate: Certificate) -> str:
    """The path and query that the provider sends the browser back to, after the person pressed the link on `page`."""
    link = re.search(r'href="(https://[^"]+/authorize[^"]+)"', page)
    assert link is not None, page
    context = ssl.create_default_context(cafile=str(certificate.certificate))
    opener = urllib.request.build_opener(_Stay(), urllib.request.HTTPSHandler(context=context))
    with opener.open(link.group(1).replace("&amp;", "&")) as last:
        back = urlsplit(last.headers["Location"])
    assert back.netloc == "installation.example"
    return f"{back.path.rstrip('/')}?{back.query}"


@pytest.fixture
def installation(
    postgres: PostgresServer, certificate: Certificate, tmp_path: Path
) -> Iterator[Installation]:
    database = postgres.create_database("sign_in_anywhere")
    with ExitStack() as stack:
        yield Installation(tmp_path, database, certificate, stack)


def come_in(browser: Browser, address: str, invitation: str) -> None:
    """Take the invitation up, and name a mailbox that gives access."""
    browser.post(address + invitation, password=PASSWORD)
    browser.post(
        f"{address}/settings/mailbox", address="me@example.org", username="me", sign_in="grant",
        submission_kind="none", mailbox_kind="imap", imap_host="127.0.0.1", imap_port="143", imap_security="none",
    )  # fmt: skip


def begin(browser: Browser, address: str, oauth_server: OAuthServer) -> str:
    return browser.post(
        address + ACCESS, do="browser", provider="other", issuer=oauth_server.issuer, client_id="my-client",
    )  # fmt: skip


def test_a_sign_in_begun_at_one_process_ends_once_at_another_for_its_own_person_within_ten_minutes(
    installation: Installation, oauth_server: OAuthServer, certificate: Certificate
) -> None:
    one = address_of(installation.start("one"))
    starting = [installation.start("two"), installation.start("later", ahead=timedelta(minutes=11))]
    me, stranger = Browser(), Browser()
    come_in(me, one, installation.invite("me@example.org"))
    come_in(stranger, one, installation.invite("stranger@example.org"))
    two, later = map(address_of, starting)

    back = agreed(begin(me, one, oauth_server), certificate)
    assert "Waiting for you at your provider" in me.get(two + ACCESS), "the other process knows of it"

    refused = stranger.get(two + back)
    assert "No sign-in waits for this answer" in refused
    begin(stranger, two, oauth_server)
    assert "belongs to another try" in stranger.get(one + back)
    assert oauth_server.grant_types() == [], "nothing of it was taken to the provider"

    assert "Access was given" in me.get(two + back)
    assert oauth_server.grant_types() == ["authorization_code"]
    replayed = me.get(one + back)
    assert "it was used already" in replayed
    assert "Access was given to me@example.org" in replayed, "and what was given stays"
    assert oauth_server.grant_types() == ["authorization_code"]

    second = agreed(begin(me, one, oauth_server), certificate)
    late = me.get(later + second)
    assert "begun more than ten minutes ago" in late
    assert "Nothing was changed" in late
    assert "No sign-in waits" in me.get(one + second), "nor does a process whose clock is behind take it now"
    assert oauth_server.grant_types() == ["authorization_code"]
