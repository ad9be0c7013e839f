"""The sandbox in one tap: a program beside the person's own, which can reach neither their data nor anybody else."""

import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from django.test import Client

from afterword.web.sandbox import open_sandbox as opening
from afterword.web.sandbox.open_sandbox import Stage
from tests.web.phone import RUN, environment

LONGEST_PLAY = 240.0
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def closed_afterwards() -> Iterator[None]:
    yield
    opening.close_sandbox()


def _wait(until: Callable[[], Any], seconds: float = LONGEST_PLAY) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = until()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError("It did not come to pass in time.")


class Visitor:
    """One browser without scripts, whose cookies go to every port, as a browser's do."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._open: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> tuple[str, str]:
        """The address that was reached, and the page."""
        with self._open.open(self.address + path, timeout=60) as answer:
            return answer.geturl(), answer.read().decode()

    def tap(self, path: str, **fields: str) -> tuple[str, str]:
        token = _TOKEN.search(self.get(path)[1])
        assert token is not None
        posted = urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        with self._open.open(self.address + "/sandbox", posted, timeout=60) as answer:
            return answer.geturl(), answer.read().decode()


def _is_gone(address: str) -> bool:
    try:
        build_opener().open(address, timeout=5).close()
    except (URLError, OSError):
        return True
    return False


def _companies(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "afterword.sqlite3") as database:
        found = [str(name) for (name,) in database.execute("select company from afterword_process")]
    database.close()
    return found


@pytest.mark.journey
def test_one_tap_opens_it_apart_from_the_own_data_and_it_ends_with_the_program(tmp_path: Path) -> None:
    program = subprocess.Popen(
        [*RUN, "run", "--web-only", "--port", "0"], stdout=subprocess.PIPE, text=True,
        env=environment(tmp_path, clock_start="2026-05-26T18:00:00+00:00")
        | {"AFTERWORD_SECRET_KEY": "one's own", "AFTERWORD_HOSTS": "127.0.0.1,localhost"},
    )  # fmt: skip
    assert program.stdout is not None
    try:
        own = program.stdout.readline().split()[3]
        visitor = Visitor(own)
        reached, page = visitor.tap("/", do="open")
        assert reached == f"{own}/sandbox"
        assert "are being played" in page
        there = _wait(lambda: _entered(visitor))
        reached, page = visitor.get("/sandbox/enter")
        assert "<strong>Sandbox:</strong>" in page
        assert f'href="{own}/"' in page
        assert "Northwind" in page
        # A second tap, from a page that was still open, leads to the same one.
        assert "The sandbox is open" in visitor.tap("/settings/data", do="open")[1]
        assert _entered(visitor) == there
        assert "Northwind" not in visitor.get("/")[1]
        assert _companies(tmp_path) == []
        assert "Northwind" in _companies(tmp_path / "sandbox")
        program.kill()
        program.wait(30)
        _wait(lambda: _is_gone(there), 60)
    finally:
        program.kill()
        program.wait(30)
        program.stdout.close()


def _entered(visitor: Visitor) -> str:
    """The address of the sandbox, once it is open."""
    reached = visitor.get("/sandbox/enter")[0]
    return "" if reached.startswith(visitor.address) else reached


@pytest.mark.django_db
def test_what_keeps_it_from_starting_is_said_and_nothing_is_touched(
    closed_afterwards: None, tmp_path: Path, settings: Any
) -> None:
    settings.DATA = tmp_path
    strange = tmp_path / "sandbox" / "letters.txt"
    strange.parent.mkdir()
    strange.write_text("mine", encoding="utf-8")
    client = Client(headers={"host": "127.0.0.1"})
    assert client.post("/sandbox", {"do": "open"}).status_code == 302
    _wait(lambda: opening.sandbox().stage is Stage.FAILED, 60)
    assert client.get("/sandbox/progress").status_code == 204
    page = client.get("/sandbox").content.decode()
    assert "holds something else, so it was left alone" in page
    assert "Try again" in page
    assert strange.read_text(encoding="utf-8") == "mine"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "value", "host"),
    [("SIGN_IN", "header", "127.0.0.1"), ("DEMO", True, "127.0.0.1"), ("DEMO", False, "afterword.example")],
    ids=["shared", "in the sandbox", "from elsewhere"],
)
def test_it_is_offered_only_to_whoever_sits_at_the_machine(
    settings: Any, setting: str, value: object, host: str
) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1", "afterword.example"]
    settings.PROXIES = ["127.0.0.1"]
    setattr(settings, setting, value)
    client = Client(headers={"host": host, "x-remote-user": "jonas"})
    assert 'action="/sandbox"' not in client.get("/").content.decode()
    assert client.post("/sandbox", {"do": "open"}).status_code in (401, 404)
    assert opening.sandbox().stage is Stage.CLOSED


@pytest.mark.django_db
def test_no_mailbox_of_ones_own_is_connected_in_the_sandbox(settings: Any) -> None:
    settings.DEMO = True
    client = Client(headers={"host": "127.0.0.1"})
    answer = client.post(
        "/settings/mailbox",
        {"do": "save", "address": "me@real.example", "smtp_host": "127.0.0.1", "smtp_port": "25"},
    )
    assert answer.status_code == 422
    assert "The mailbox of the sandbox is made up" in answer.content.decode()


FENCED = """
import socket, subprocess, sys
from afterword.sandbox.fence import close_fence
close_fence()
def tried(deed):
    try:
        deed()
    except OSError as error:
        return "refused" if "sandbox" in str(error) else "let through"
    return "let through"
print(tried({deed}))
"""


@pytest.mark.parametrize(
    ("deed", "outcome"),
    [
        ('lambda: socket.create_connection(("192.0.2.1", 25), 1)', "refused"),
        ('lambda: socket.create_connection(("2001:db8::1", 25), 1)', "refused"),
        ('lambda: socket.create_connection(("smtp.example.org", 25), 1)', "refused"),
        ('lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53))', "refused"),
        ('lambda: socket.gethostbyname("example.org")', "refused"),
        ('lambda: subprocess.run(["/usr/sbin/sendmail", "-t"])', "refused"),
        ('lambda: socket.create_connection(("127.0.0.1", 9), 1)', "let through"),
        ('lambda: socket.create_connection(("localhost", 9), 1)', "let through"),
        ('lambda: socket.getaddrinfo("0.0.0.0", 80)', "let through"),
        ('lambda: subprocess.run([sys.executable, "-c", ""])', "let through"),
    ],
)
def test_the_fence_lets_nothing_out_of_this_machine(deed: str, outcome: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", FENCED.replace("{deed}", deed)], env={**os.environ}, check=True,
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert said.stdout.strip() == outcome
