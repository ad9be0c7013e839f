"""A disk without room: the page says so, says what was kept, and the notes wait in the browser until there is room."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import Page, expect

from afterword.models import Note
from afterword.web.serving import failing
from tests.web.phone import running, wait_for_copy
from tests.web.test_offline import FILL, LOOK, NOW, phone, run_in
from tests.workflows.rows import a_candidate, an_interview

_SQLITE = """CREATE TRIGGER full_disk BEFORE INSERT ON afterword_note
BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"""
_POSTGRESQL = """CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON afterword_note FOR EACH ROW EXECUTE FUNCTION full_disk()"""
_ELSEWHERE = """
from afterword import wiring
wiring.start_django()
from django.db import connection
connection.cursor().execute({statement!r})
print("null")
"""


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"}, raise_request_exception=False)


def note_of(client: Client, **more: Any) -> Any:
    """Save a note while the database says what it says on a full disk."""
    interview = an_interview(a_candidate())
    person = interview.process.people.first()
    assert person is not None
    Note.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE if connection.vendor == "sqlite" else _POSTGRESQL)
    return client.post(f"/interviews/{interview.pk}/notes/{person.pk}", **more)


@pytest.mark.django_db
def test_a_form_is_told_that_the_disk_is_full_and_what_was_kept(client: Client) -> None:
    answer = note_of(client, data={"topic": "cron", "base_revision": "0"})
    text = answer.content.decode()
    assert answer.status_code == 507
    assert "<h1>The disk is full</h1>" in text
    assert "All that was saved before is kept" in text
    assert "Make some room" in text
    assert "Back button" in text


@pytest.mark.django_db
def test_a_script_is_told_in_a_sentence_that_it_can_show(client: Client) -> None:
    sent = {"fields": {"topic": "cron"}, "base_revision": 0, "key": "abcdef01", "after": []}
    answer = note_of(client, data=json.dumps(sent), content_type="application/json")
    assert answer.status_code == 507
    told = answer.json()
    assert told["cause"] == "disk-full"
    assert told["sentence"].startswith("The disk is full, so this was not saved.")


@pytest.mark.django_db
def test_on_a_shared_installation_the_one_who_runs_it_is_to_be_told(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, rf: Any
) -> None:
    settings.SIGN_IN = "password"
    try:
        raise OSError(errno.ENOSPC, "No space left on device")
    except OSError:
        answer = failing.failed(rf.post("/x", "{}", content_type="application/json"))
    assert "Tell whoever runs it" in json.loads(answer.content)["sentence"]


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "The disk is full"),
        (OSError(errno.EROFS, "Read-only file system"), "The disk cannot be written"),
        (OSError(errno.ENOENT, "No such file"), "Something failed on our side"),
        (RuntimeError("disk I/O error"), "Something failed on our side"),
        (ValueError("x"), "Something failed on our side"),
    ],
)
def test_each_trouble_has_a_page_of_its_own(error: Exception, title: str, rf: Any) -> None:
    try:
        raise RuntimeError("while it was saved") from error
    except RuntimeError:
        answer = failing.failed(rf.get("/"))
    assert f"<h1>{title}</h1>" in answer.content.decode()
    assert answer.status_code == (500 if "our side" in title else 507)


def _box(page: Page) -> Any:
    return page.get_by_role("region", name="Priya Shah", exact=True).get_by_label("We talked about")


@pytest.mark.browser
def test_notes_wait_in_the_browser_and_are_saved_when_there_is_room(tmp_path: Path) -> None:
    known = run_in(tmp_path, FILL)
    path = f"/interviews/{known['interview']}"
    with running(tmp_path, clock_start=NOW) as address, phone(address) as context:
        page = context.new_page()
        page.goto(address + path)
        wait_for_copy(page)
        run_in(tmp_path, _ELSEWHERE.format(statement=_SQLITE))
        _box(page).fill("moving the cron jobs to Argo")
        said = page.get_by_role("region", name="Priya Shah", exact=True).locator("form.notes .saved")
        expect(said).to_contain_text("The disk is full, so this was not saved.")
        expect(said).to_contain_text("Your text is kept in this browser")
        page.close()
        again = context.new_page()
        again.goto(address + path)
        expect(_box(again)).to_have_value("moving the cron jobs to Argo")
        run_in(tmp_path, _ELSEWHERE.format(statement="DROP TRIGGER full_disk"))
        again.evaluate("dispatchEvent(new Event('online'))")
        said = again.get_by_role("region", name="Priya Shah", exact=True).locator("form.notes .saved")
        expect(said).to_have_text("Saved.")
    assert run_in(tmp_path, LOOK)["notes"]["Priya Shah"][0] == "moving the cron jobs to Argo"
