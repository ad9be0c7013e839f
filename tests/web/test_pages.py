"""The pages as a browser without scripts uses them, on a real database."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from afterword import clock
from afterword.models import Candidate, Interview, Letter, Note, NoteVersion, Person, Process
from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview
from afterword.workflows.own_data import ensure_candidate

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;"
SAMPLES = Path(__file__).parent.parent / "data" / "invitations"
FORM = {
    "company": "Northwind",
    "role": "SRE",
    "date": "2026-05-12",
    "start": "15:00",
    "end": "16:00",
    "zone": "Europe/Berlin",
    "kind": "video",
    "people": "Priya Shah, Engineering Manager, priya@northwind.example\nOle Hansen",
}


@pytest.fixture
def candidate() -> Candidate:
    return ensure_candidate(now=clock.now())


@pytest.fixture
def interview(candidate: Candidate) -> Interview:
    ended = clock.now() - timedelta(hours=1)
    new = NewInterview(
        company=f"North {HOSTILE}",
        role=f"SRE {HOSTILE}",
        starts_at=ended - timedelta(hours=1),
        ends_at=ended,
        timezone="Europe/Berlin",
        people=(
            NewPerson(
                name=f"Priya {HOSTILE}", email="priya@northwind.example", title=HOSTILE, relation="peer"
            ),
        ),
    )
    added = add_interview(candidate, new, now=clock.now())
    assert isinstance(added, Interview)
    return added


@pytest.fixture
def person(interview: Interview) -> Person:
    return interview.process.people.get()


def save_json(client: Client, interview: Interview, person: Person, base: int, **fields: object) -> object:
    return client.post(
        f"/interviews/{interview.pk}/notes/{person.pk}",
        json.dumps({"base_revision": base, "fields": fields}),
        content_type="application/json",
    )


@pytest.mark.parametrize("path", ["/", "/import", "/interviews/new"])
def test_every_page_opens_on_the_first_day(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "<script>" not in answer.content.decode()
    assert "style=" not in answer.content.decode()


def test_the_first_day_teaches_the_first_steps(client: Client) -> None:
    said = client.get("/").content.decode()
    for words in ("Import an invitation", "Add an interview", "Your name", "Your mailbox"):
        assert words in said


@pytest.mark.parametrize("place", ["/", "/interviews/{}"])
def test_a_hostile_name_is_only_text(client: Client, interview: Interview, place: str) -> None:
    said = client.get(place.format(interview.pk)).content.decode()
    assert HOSTILE not in said
    assert ESCAPED in said


def test_an_unknown_address_and_a_strangers_interview_are_not_here(client: Client) -> None:
    for path in ("/nowhere", "/interviews/999"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "This page is not here" in answer.content.decode()


def test_a_form_without_its_token_changes_nothing(candidate: Candidate) -> None:
    answer = Client(enforce_csrf_checks=True).post("/interviews/new", FORM)
    assert answer.status_code == 403
    assert "This form was too old" in answer.content.decode()
    assert not Interview.objects.exists()


def test_an_interview_is_added_with_its_people(client: Client) -> None:
    answer = client.post("/interviews/new", FORM)
    added = Interview.objects.get()
    assert answer["Location"] == f"/interviews/{added.pk}"
    assert added.starts_at == datetime(2026, 5, 12, 13, 0, tzinfo=UTC)
    assert list(added.process.people.order_by("id").values_list("name", "email", "title")) == [
        ("Priya Shah", "priya@northwind.example", "Engineering Manager"),
        ("Ole Hansen", "", ""),
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "soon"),
        ("start", "25:00"),
        ("zone", "Mars/Base"),
        ("kind", "dance"),
        ("company", " "),
        ("people", "Priya, priya@nowhere"),
    ],
)
def test_what_makes_no_sense_is_said_and_the_typed_words_stay(client: Client, field: str, value: str) -> None:
    answer = client.post("/interviews/new", {**FORM, "role": "Keeper of pages", field: value})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in said
    assert "Keeper of pages" in said
    assert not Interview.objects.exists()


def test_an_invitation_is_imported_and_what_was_inferred_is_shown(client: Client) -> None:
    content = (SAMPLES / "google-panel.ics").read_bytes()
    answer = client.post("/import", {"file": SimpleUploadedFile("panel.ics", content)})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert Interview.objects.count() == 1
    assert "the title of the invitation" in said
    assert f"/interviews/{Interview.objects.get().pk}" in said


@pytest.mark.parametrize("content", [b"", b"no calendar", b"\x00\xff" * 50])
def test_a_file_that_is_no_invitation_is_refused_in_words(client: Client, content: bytes) -> None:
    answer = client.post("/import", {"file": SimpleUploadedFile("x.ics", content)})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Interview.objects.exists()


def test_a_pause_saves_and_answers_with_the_finished_sentence(
    client: Client, interview: Interview, person: Person
) -> None:
    answer = save_json(client, interview, person, 0, topic="the on-call rota", private="tired")
    said = answer.json()
    assert said["revision"] == 1
    assert said["live"]["topic"]["sentence"] == "We talked about the on-call rota."
    assert Note.objects.get().topic == "the on-call rota"
    assert Note.objects.get().private_note.text == "tired"


def test_two_tabs_keep_both_texts_and_show_them_side_by_side(
    client: Client, interview: Interview, person: Person
) -> None:
    save_json(client, interview, person, 0, topic="the first text")
    answer = save_json(client, interview, person, 0, topic="the second text")
    assert answer.status_code == 409
    assert Note.objects.get().topic == "the first text"
    page = client.get(f"/interviews/{interview.pk}").content.decode()
    for said in (answer.json()["html"], page):
        assert "the first text" in said
        assert "the second text" in said


@pytest.mark.parametrize(("take", "kept"), [("saved", "the first text"), ("other", "the second text")])
def test_the_chosen_one_of_two_texts_goes_on(
    client: Client, interview: Interview, person: Person, take: str, kept: str
) -> None:
    save_json(client, interview, person, 0, topic="the first text")
    save_json(client, interview, person, 0, topic="the second text")
    version = NoteVersion.objects.get()
    client.post(f"/interviews/{interview.pk}/versions/{version.pk}", {"take": take})
    assert Note.objects.get().topic == kept
    assert "Two texts were written" not in client.get(f"/interviews/{interview.pk}").content.decode()


@pytest.mark.parametrize("body", ["nothing", "[]", "{}", '{"fields": 3}', "[" * 5000])
def test_broken_json_saves_nothing_and_says_so(
    client: Client, interview: Interview, person: Person, body: str
) -> None:
    path = f"/interviews/{interview.pk}/notes/{person.pk}"
    answer = client.post(path, body, content_type="application/json")
    assert answer.status_code == 400
    assert "Nothing was saved" in answer.json()["sentence"]
    assert not Note.objects.exists()


def test_without_a_script_the_form_saves_the_same(
    client: Client, interview: Interview, person: Person
) -> None:
    path = f"/interviews/{interview.pk}/notes/{person.pk}"
    client.post(path, {"base_revision": "0", "topic": "x", "promised_later": "on", "questions": "Why?\nHow?"})
    note = Note.objects.get()
    assert (note.topic, note.promised_later, note.questions) == ("x", True, ["Why?", "How?"])
    client.post(path, {"base_revision": "1", "topic": "x"})
    assert Note.objects.get().promised_later is False


def test_a_refused_note_stays_in_its_form(client: Client, interview: Interview, person: Person) -> None:
    path = f"/interviews/{interview.pk}/notes/{person.pk}"
    answer = client.post(path, {"base_revision": "0", "notes": "kept words", "promised_link": "x" * 1001})
    assert answer.status_code == 422
    assert "kept words" in answer.content.decode()
    assert not Note.objects.filter(notes="kept words").exists()


def test_a_guess_is_confirmed_with_one_tap(client: Client, interview: Interview) -> None:
    Process.objects.update(inferred={"company": "the title of the invitation"})
    assert "That is right" in client.get(f"/interviews/{interview.pk}").content.decode()
    client.post(f"/interviews/{interview.pk}/confirm", {"row": "process", "field": "company"})
    assert Process.objects.get().inferred == {}


def test_what_may_be_no_interview_and_what_nobody_said_read_as_sentences(
    client: Client, interview: Interview
) -> None:
    interview.inferred = {"is_interview": "The description says “call”.", "starts_at": "only the day"}
    interview.needs_time = True
    interview.save()
    shown = client.get(f"/interviews/{interview.pk}").content.decode()
    assert "Is this an interview?" in shown
    assert "is_interview</" not in shown
    assert "From only the day" not in shown


def test_company_time_and_zone_are_corrected_in_one_form(client: Client, interview: Interview) -> None:
    client.post(f"/interviews/{interview.pk}/details", {**FORM, "round": "2", "contact_policy": "direct"})
    interview.refresh_from_db()
    assert interview.process.company == "Northwind"
    assert (interview.round, interview.starts_at.hour) == (2, 13)


def test_a_wrong_correction_changes_nothing(client: Client, interview: Interview) -> None:
    answer = client.post(f"/interviews/{interview.pk}/details", {**FORM, "start": "late", "role": "Kept"})
    assert answer.status_code == 422
    assert "Kept" in answer.content.decode()
    assert "North " in Process.objects.get().company


def test_a_person_is_added_corrected_and_left_out(client: Client, interview: Interview) -> None:
    path = f"/interviews/{interview.pk}/people"
    client.post(path, {"name": "Ole Hansen", "email": "", "title": "", "relation": ""})
    ole = Person.objects.get(name="Ole Hansen")
    client.post(f"{path}/{ole.pk}", {"relation": "recruiter"})
    ole.refresh_from_db()
    assert (ole.name, ole.relation) == ("Ole Hansen", "recruiter")
    client.post(f"{path}/{ole.pk}/out")
    assert "Left out: Ole Hansen" in client.get(f"/interviews/{interview.pk}").content.decode()


def test_the_day_they_named_is_saved(client: Client, interview: Interview) -> None:
    client.post(f"/interviews/{interview.pk}/notes", {"notes": "calm", "decision_by": "2026-06-01"})
    interview.refresh_from_db()
    assert interview.notes == "calm"
    assert str(interview.process.decision_by) == "2026-06-01"


def test_the_notes_become_a_letter_and_the_missing_is_asked(client: Client, candidate: Candidate) -> None:
    candidate.name = "Jonas Weber"
    candidate.save()
    client.post("/interviews/new", FORM)
    interview = Interview.objects.get()
    priya = Person.objects.get(name="Priya Shah")
    save_json(
        client,
        interview,
        priya,
        0,
        topic="the on-call rota",
        point="half of the pages come from jobs nobody owns",
        my_link="cut our pages from 40 to 6 a week by giving every job an owner",
    )
    answer = client.post(f"/interviews/{interview.pk}/letters")
    said = answer.content.decode()
    letter = Letter.objects.get()
    assert letter.person == priya
    assert f"/letters/{letter.pk}" in said
    assert "Ole" in said


def test_the_short_word_after_a_deed_waits_for_the_page_that_is_opened(
    client: Client, interview: Interview
) -> None:
    """The service worker copies pages at the same time; what it fetches must not use the word up, nor keep it."""
    client.post(f"/processes/{interview.process_id}", {"do": "rest"})
    word = "It rests. Nothing more goes out"
    copied = client.get("/processes/", headers={"Sec-Fetch-Mode": "cors"}).content.decode()
    assert word not in copied
    assert word in client.get("/processes/", headers={"Sec-Fetch-Mode": "navigate"}).content.decode()
    assert word not in client.get("/processes/").content.decode()
