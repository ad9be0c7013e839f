"""The program is killed (-9 in effect: no cleaning up) at each step of sending, and started again. No letter goes
out twice, none is lost, and what cannot be known is asked."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.journeys.search import START, Search
from tests.servers.dovecot import Account, DovecotServer
from tests.servers.submission_server import SubmissionServer

from afterword.models import HistoryEntry
from afterword.wiring import secrets
from afterword.workflows.settle_uncertain import person_says

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

# Each is announced right before the step of that name; `accepted` right after the server's 250.
STEPS = [
    "before-claim", "after-claim", "before-submitting", "after-submitting", "smtp-connect", "smtp-sign-in",
    "smtp-mail", "smtp-rcpt", "smtp-data", "smtp-body", "smtp-dot", "smtp-accepted", "smtp-quit", "before-settle",
    "after-settle", "before-filing", "after-filing",
]  # fmt: skip


@pytest.fixture
def search(
    dovecot: DovecotServer, mail_account: Account, settings: object, tmp_path: Path
) -> Iterator[Search]:
    settings.DATA = tmp_path  # type: ignore[attr-defined]
    server = SubmissionServer(accounts={mail_account.name: "secret"}).start()
    search = Search(dovecot=dovecot, mailbox=mail_account, server=server)
    secrets().write("mail", "secret")
    yield search
    search.ways.forget_mailboxes()
    server.stop()


def run_program(search: Search, data: Path, *, fault: str = "") -> int:
    from django.db import connection

    database = connection.settings_dict
    environment = os.environ | {"AFTERWORD_DATA": str(data), "AFTERWORD_TEST_NAME": str(database["NAME"])}
    environment |= {"DJANGO_SETTINGS_MODULE": "tests.journeys.process_settings"}
    environment.pop("AFTERWORD_FAULT_AT", None)
    if fault:
        environment["AFTERWORD_FAULT_AT"] = fault
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.worker_process", search.now.isoformat()],
        env=environment, capture_output=True, text=True, timeout=120, cwd=Path(__file__).parents[2], check=False,
    )  # fmt: skip
    assert done.returncode in (0, 137), done.stderr
    return done.returncode


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step_the_letter_goes_out_once(search: Search, tmp_path: Path, step: str) -> None:
    interview = search.meet("Northwind", "Priya Raman", "priya@northwind.example")
    search.now = START + timedelta(hours=1, minutes=5)
    submission = search.write_and_approve(interview)
    search.now = submission.send_at + timedelta(seconds=5)
    assert run_program(search, tmp_path, fault=step) == 137, f"{step} is never reached"
    copies = len(search.letters_taken())
    search.now += timedelta(minutes=45)
    assert run_program(search, tmp_path) == 0
    submission.refresh_from_db()
    if submission.state == "uncertain":
        assert HistoryEntry.objects.filter(what="submission-uncertain").exists(), "it is shown"
        assert len(search.letters_taken()) == copies, "an uncertain letter is never tried again by itself"
        assert person_says(submission, was_sent=bool(copies), now=search.now) is None
        search.now += timedelta(minutes=1)
        assert run_program(search, tmp_path) == 0
        submission.refresh_from_db()
    assert submission.state == "accepted", submission.state_reason
    assert search.sent_to("priya@northwind.example") == [bytes(submission.message)]
