"""The sandbox in one tap: a program beside the person's own, which can reach neither their data nor anybody else."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import build_opener

import pytest
from django.test import Client
from playwright.sync_api import expect

from afterword.web.sandbox import open_sandbox as opening
from afterword.web.sandbox.open_sandbox import Stage
from tests.web.phone import RUN, browser_page, environment

LONGEST_PLAY = 240.0


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


@pytest.mark.browser
def test_one_tap_opens_it_apart_from_the_own_data_and_it_ends_with_the_program(tmp_path: Path) -> None:
    program = subprocess.Popen(
        [*RUN, "run", "--web-only", "--port", "0"], stdout=subprocess.PIPE, text=True,
        env=environment(tmp_path, clock_start="2026-05-26T18:00:00+00:00") | {"AFTERWORD_SECRET_KEY": "one's own"},
    )  # fmt: skip
    assert program.stdout is not None
    try:
        own = program.stdout.readline().split()[3]
        with browser_page(own) as page:
            page.goto("/")
            page.get_by_role("button", name="Open the sandbox").click()
            expect(page.get_by_text("Two weeks of a made-up search are being played.")).to_be_visible()
            page.wait_for_url(lambda url: not url.startswith(own), timeout=LONGEST_PLAY * 1000)
            there = page.url
            expect(page.get_by_text("Interview with Northwind ended")).to_be_visible()
            page.get_by_role("link", name="Back to your own Today").click()
            page.wait_for_url(f"{own}/")
            expect(page.get_by_text("Northwind")).to_have_count(0)
            # A second tap leads to the same one.
            page.get_by_role("link", name="Go into the sandbox").click()
            page.wait_for_url(there)
        assert _companies(tmp_path) == []
        assert "Northwind" in _companies(tmp_path / "sandbox")
        program.kill()
        program.wait(30)
        _wait(lambda: _is_gone(there), 60)
    finally:
        program.kill()
        program.wait(30)
        program.stdout.close()


@pytest.mark.django_db
def test_two_taps_are_one_and_it_can_be_closed_while_it_is_being_filled(
    closed_afterwards: None, tmp_path: Path, settings: Any
) -> None:
    settings.DATA = tmp_path
    client = Client(headers={"host": "127.0.0.1"})
    for _ in range(2):
        assert client.post("/sandbox", {"do": "open"}).status_code == 302
    assert [each.name for each in threading.enumerate()].count("sandbox") == 1
    assert "are being played" in client.get("/sandbox").content.decode()
    assert client.get("/sandbox/progress").status_code == 200
    assert client.get("/sandbox/enter").url == "/sandbox"  # type: ignore[attr-defined]
    client.post("/sandbox", {"do": "close"})
    assert opening.sandbox().stage is Stage.CLOSED
    _wait(lambda: "sandbox" not in [each.name for each in threading.enumerate()], 60)


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
