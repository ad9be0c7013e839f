"""The first minutes and the odd corners: who signs, which clock, a foreign host, somebody who is forgotten."""

import logging
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from afterword import wiring
from afterword.models import Candidate, Letter, MailAccount, Person, Submission
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.own_data import ensure_candidate
from tests.web.test_letter_pages import candidate, letter, page, send
from tests.workflows.rows import AFTER, PANEL, a_candidate, an_interview, approved, note_all, person_called

__all__ = ["candidate", "letter"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_data_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def test_the_zone_is_a_guess_until_somebody_confirms_it(client: Client) -> None:
    for path in ("/", "/import", "/interviews/new"):
        assert "data-zone-guess" in page(client, path)
    answer = client.post("/settings/", {"timezone": "Europe/Lisbon", "back": "/import"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/import")
    mine = Candidate.objects.get()
    assert (mine.timezone, mine.timezone_is_guess) == ("Europe/Lisbon", False)
    assert "data-zone-guess" not in page(client, "/")


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/letters/1/../..", "/settings/data"]
)
def test_a_form_leads_back_to_pages_of_ours_only(client: Client, back: str) -> None:
    answer = client.post("/settings/", {"name": "Jonas", "back": back})
    assert answer.headers["Location"] == "/settings/"


def test_without_a_name_the_letters_are_not_called_ready_and_one_field_signs_them(client: Client) -> None:
    owner = a_candidate()
    Candidate.objects.filter(pk=owner.pk).update(name="")
    interview = an_interview(Candidate.objects.get())
    note_all(interview)
    shown = client.post(f"/interviews/{interview.pk}/letters").content.decode()
    assert "ready to read" not in shown
    assert "Which name should sign them?" in shown
    first = Letter.objects.order_by("pk")[0]
    answer = client.post("/settings/", {"name": "Jonas Lindqvist", "back": f"/letters/{first.pk}"})
    assert answer.headers["Location"] == f"/letters/{first.pk}"
    assert "Jonas Lindqvist" in page(client, f"/letters/{first.pk}")


def test_what_is_asked_leads_to_where_it_is_answered(client: Client) -> None:
    interview = an_interview(a_candidate())
    Person.objects.filter(name="Bo Chen").update(email="")
    note_all(interview)
    shown = client.post(f"/interviews/{interview.pk}/letters").content.decode()
    assert f'href="/people/{person_called(interview, "Bo Chen").pk}"' in shown


def test_writing_with_nothing_noted_stays_with_the_question(client: Client) -> None:
    interview = an_interview(a_candidate(), people=PANEL[1:2])
    shown = client.post(f"/interviews/{interview.pk}/letters").content.decode()
    assert "No letter yet" in shown
    assert f'href="/interviews/{interview.pk}#person-{person_called(interview, "Bo Chen").pk}"' in shown
    history = page(client, f"/processes/{interview.process_id}")
    assert "0 letters" not in history
    assert "notes are done" not in history


def test_a_foreign_host_is_one_plain_answer_and_one_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        answer = Client(headers={"host": "evil.example\r\nX: y"}).get("/")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.content.decode().count("\n") == 1
    (line,) = [each for each in caplog.records if each.name != "django.request"]
    assert line.exc_info is None
    assert "\n" not in line.getMessage()
    assert not Candidate.objects.exists()


def test_only_the_sandbox_calls_itself_one(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setenv("AFTERWORD_CLOCK_START", "2026-05-12T14:10:00+02:00")
    assert "Sandbox:" not in page(client, "/")
    settings.DEMO = True
    assert "Sandbox:" in page(client, "/")


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_where_the_data_folder_should_be_is_named(settings: Any, tmp_path: Path, below: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("kept")
    settings.DATA = file / below
    with pytest.raises(wiring.DataFolderError, match=r"notes\.txt is a file where a folder is needed"):
        wiring.prepare_database()
    assert file.read_text() == "kept"


def test_somebody_is_forgotten_only_with_the_word(client: Client) -> None:
    interview = an_interview(a_candidate())
    note_all(interview)
    finish_debrief(interview, now=AFTER)
    priya = person_called(interview, "Priya Raman")
    approved(priya.letters.get())
    shown = page(client, f"/people/{priya.pk}")
    assert "the name and address, 1 note, 1 letter, 1 submission" in shown
    assert "An approved letter is on its way out." in shown
    refused = client.post(f"/people/{priya.pk}", {"do": "erase", "word": "yes"})
    assert refused.status_code == 422
    assert "Nothing was erased." in refused.content.decode()
    done = client.post(f"/people/{priya.pk}", {"do": "erase", "word": " Erase "})
    assert done.headers["Location"] == f"/processes/{interview.process_id}"
    assert not Person.objects.filter(pk=priya.pk).exists()
    assert "Priya" not in page(client, f"/processes/{interview.process_id}").replace(
        "Priya Raman is forgotten here.", ""
    )


def test_nobody_is_forgotten_while_a_letter_to_them_is_handed_over(client: Client, letter: Letter) -> None:
    send(client, letter, "approve")
    Submission.objects.update(state="submitting")
    refused = client.post(f"/people/{letter.person_id}", {"do": "erase", "word": "erase"})
    assert refused.status_code == 422
    assert "is being handed over" in refused.content.decode()
    assert Person.objects.filter(pk=letter.person_id).exists()


def test_a_person_without_an_account_is_told_what_to_do_and_promised_nothing(
    client: Client, letter: Letter
) -> None:
    MailAccount.objects.all().delete()
    shown = page(client, f"/letters/{letter.pk}")
    assert "After your yes it goes" not in shown
    assert ">Approve<" not in shown
    assert "Is yours to send" in shown
    assert "mailto:priya@northwind.example?subject=" in shown


def test_with_an_account_sending_it_oneself_is_there_as_well(client: Client, letter: Letter) -> None:
    assert "Send it yourself instead" in page(client, f"/letters/{letter.pk}")
    send(client, letter, "approve")
    assert "I sent it myself already" in page(client, f"/letters/{letter.pk}")
    answer = client.post(f"/letters/{letter.pk}", {"do": "by-hand", "base_revision": letter.revision})
    assert answer.status_code == 302
    row = Submission.objects.get()
    assert (row.state, row.by_hand) == ("accepted", True)
    assert "You sent it yourself" in page(client, f"/letters/{letter.pk}")
    assert "no message went out from here" in page(client, f"/letters/{letter.pk}/message")


@pytest.mark.parametrize("moment", ["yesterday", "2199-01-01T10:00", "2026-13-40T10:00"])
def test_a_moment_that_cannot_be_is_refused_and_nothing_is_noted(
    client: Client, letter: Letter, moment: str
) -> None:
    answer = send(client, letter, "by-hand", sent_at=moment)
    assert answer.status_code == 422
    assert "othing was changed" in answer.content.decode()
    assert not Submission.objects.exists()


def test_the_candidate_is_made_with_a_guess() -> None:
    assert ensure_candidate(now=AFTER, timezone="UTC").timezone_is_guess


@pytest.mark.parametrize("below", ["letters", "details", "confirm", "people", "notes", "notes/1", "people/1"])
def test_an_address_that_only_takes_leads_back_to_its_interview_when_opened(
    client: Client, below: str
) -> None:
    interview = an_interview(a_candidate())
    answer = client.get(f"/interviews/{interview.pk}/{below}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/interviews/{interview.pk}")
    assert client.get(f"/interviews/{interview.pk + 1}/{below}").status_code == 404


def test_a_missing_time_zone_is_called_missing_and_the_field_still_says_that_it_is_a_guess(
    client: Client,
) -> None:
    refused = client.post("/settings/", {"name": "Jonas", "timezone": " "})
    said = refused.content.decode()
    assert refused.status_code == 422
    assert "The time zone is missing" in said
    assert "Nobody has confirmed it yet" in said
