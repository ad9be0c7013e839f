"""Letters, processes, people, settings and the check, as a browser without JavaScript sees them."""

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from afterword import clock, wiring
from afterword.letters.letter import LetterKind
from afterword.models import (
    Candidate,
    Interview,
    Letter,
    MailAccount,
    Person,
    Process,
    ReceivedMessage,
    Submission,
)
from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.own_data import ensure_candidate, save_profile
from afterword.workflows.save_note import save_note

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"
NOTES = {
    "topic": "moving the cron jobs to Argo Workflows",
    "point": "half of the pages come from jobs nobody owns",
    "my_link": "cut our pages from 40 to 6 a week by giving every job an owner",
    "notes": "They were kind.",
    "private": "The pay is low.",
}


@pytest.fixture(autouse=True)
def _own_data_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def candidate() -> Candidate:
    now = clock.now()
    saved = save_profile(
        ensure_candidate(now=now),
        now=now,
        name="Jonas Lindqvist",
        email="jonas@example.org",
        timezone="Europe/Stockholm",
    )
    assert isinstance(saved, Candidate)
    MailAccount.objects.create(
        candidate=saved, address="jonas@example.org", submission_kind="smtp", smtp_host="127.0.0.1", smtp_port=1,
        smtp_security="none", created_at=now,
    )  # fmt: skip
    return saved


def meet(candidate: Candidate, company: str = "Northwind", name: str = "Priya Raman") -> Interview:
    now = clock.now()
    new = NewInterview(
        company=company, role="Site Reliability Engineer", starts_at=now - timedelta(hours=3),
        ends_at=now - timedelta(hours=2), timezone="Europe/Berlin",
        people=(NewPerson(name=name, email="priya@northwind.example", relation="hiring-manager"),),
    )  # fmt: skip
    interview = add_interview(candidate, new, now=now)
    assert isinstance(interview, Interview)
    return interview


@pytest.fixture
def letter(candidate: Candidate) -> Letter:
    interview = meet(candidate)
    person = interview.participations.get().person
    save_note(candidate, interview, person, NOTES, base_revision=None, now=clock.now())
    written = finish_debrief(interview, now=clock.now())
    assert len(written.letters) == 1, written
    return written.letters[0]


def send(client: Client, letter: Letter, do: str, **typed: Any) -> Any:
    values = {"subject": letter.subject, "body": letter.body, "base_revision": letter.revision, "do": do}
    return client.post(f"/letters/{letter.pk}", values | typed)


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


def test_a_letter_is_approved_and_the_approval_taken_back(client: Client, letter: Letter) -> None:
    assert send(client, letter, "approve").status_code == 302
    submission = Submission.objects.get()
    assert submission.state == "waiting"
    shown = page(client, f"/letters/{letter.pk}")
    assert "Take the approval back" in shown
    assert "<textarea" not in shown
    exact = page(client, f"/letters/{letter.pk}/message")
    assert f"Message-ID: &lt;{submission.message_id}&gt;" in exact
    assert client.post(f"/letters/{letter.pk}", {"do": "undo"}).status_code == 302
    submission.refresh_from_db()
    assert submission.state == "cancelled"
    assert "<textarea" in page(client, f"/letters/{letter.pk}")


def test_the_page_says_what_is_left_out_and_gives_the_words_but_none_that_look_private(
    client: Client, candidate: Candidate
) -> None:
    interview = meet(candidate)
    person = interview.participations.get().person
    asked = ["how do you test a release", "who reviews the plans <b>", "what is the salary range"]
    save_note(candidate, interview, person, NOTES | {"questions": asked}, base_revision=None, now=clock.now())
    (written,) = finish_debrief(interview, now=clock.now()).letters
    shown = page(client, f"/letters/{written.pk}")
    (details,) = re.findall(r'<details class="left-out">.*?</details>', shown, re.S)
    assert "2 things you noted are not in this letter" in details
    assert "Your second question to Priya" in details
    assert "who reviews the plans &lt;b&gt;" in details
    assert "salary" not in details
    assert "The pay is low." not in details
    send(client, written, "approve")
    assert "left-out" not in page(client, f"/letters/{written.pk}")


def test_a_letter_that_tells_all_has_no_such_line(client: Client, letter: Letter) -> None:
    assert "left-out" not in page(client, f"/letters/{letter.pk}")


def test_what_is_typed_with_approve_is_what_is_frozen(client: Client, letter: Letter) -> None:
    body = letter.body.replace("Best", "Kind")
    assert send(client, letter, "approve", body=body.replace("\n", "\r\n")).status_code == 302
    assert Submission.objects.get().body == body


def test_a_letter_that_is_blocked_is_refused_and_the_text_is_kept(client: Client, letter: Letter) -> None:
    body = letter.body.replace("Priya", "[Name]")
    response = send(client, letter, "approve", body=body)
    assert response.status_code == 422
    assert not Submission.objects.exists()
    shown = response.content.decode()
    assert "Not approved:" in shown
    assert "[Name]" in shown
    assert "stops it" in shown


def test_two_windows_see_both_texts_and_nothing_is_lost(client: Client, letter: Letter) -> None:
    send(client, letter, "save", body="Hi Priya,\n\nFirst window.\n")
    response = send(client, letter, "approve", body="Hi Priya,\n\nSecond window.\n")
    assert response.status_code == 409
    shown = response.content.decode()
    assert "First window." in shown
    assert "Second window." in shown
    letter.refresh_from_db()
    assert "First window." in letter.body
    assert letter.versions.filter(body__contains="Second window.").exists()
    assert not Submission.objects.exists()


def test_a_file_added_in_another_window_is_not_approved_unseen(client: Client, letter: Letter) -> None:
    seen = letter.revision
    attached = io.BytesIO(b"%PDF-1.4 offer")
    attached.name = "plan.pdf"
    assert send(client, letter, "attach", file=attached).status_code == 302
    response = send(client, letter, "approve", base_revision=seen)
    assert response.status_code == 422
    assert "read it once more" in response.content.decode()
    assert not Submission.objects.exists()


def test_too_long_a_text_is_refused_and_stays_in_the_box(client: Client, letter: Letter) -> None:
    response = send(client, letter, "save", body="word " * 30_000)
    assert response.status_code == 422
    assert "word word" in response.content.decode()
    assert "too long" in response.content.decode()


def test_a_block_is_overruled_with_a_reason_only(client: Client, letter: Letter) -> None:
    shown = send(client, letter, "override:C2").content.decode()
    assert 'role="alert"' in shown


def test_a_letter_is_put_aside_and_composed_again(client: Client, letter: Letter) -> None:
    assert send(client, letter, "drop", drop_reason="not now").status_code == 302
    assert "Compose it anew" in page(client, f"/letters/{letter.pk}")
    assert client.post(f"/letters/{letter.pk}", {"do": "compose"}).status_code == 302
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_notes_stand_beside_the_letter_and_the_private_remark_apart(client: Client, letter: Letter) -> None:
    shown = page(client, f"/letters/{letter.pk}")
    assert "They were kind." in shown
    assert re.search(r'<details class="private">.*The pay is low\.', shown, re.S)
    assert "what you talked about" in shown


@pytest.mark.parametrize(
    ("state", "do", "becomes"),
    [("late", "again", "waiting"), ("refused", "again", "waiting"), ("uncertain", "went-out:yes", "accepted"),
     ("uncertain", "went-out:no", "waiting")],
)  # fmt: skip
def test_the_person_settles_what_only_they_can(
    client: Client, letter: Letter, state: str, do: str, becomes: str
) -> None:
    send(client, letter, "approve")
    Submission.objects.update(state=state)
    page(client, f"/letters/{letter.pk}")
    assert client.post(f"/letters/{letter.pk}", {"do": do}).status_code == 302
    assert Submission.objects.get().state == becomes


def test_a_follow_up_without_a_mailbox_carries_the_word_that_nobody_answered(
    client: Client, letter: Letter
) -> None:
    Letter.objects.update(kind=LetterKind.FOLLOW_UP.value)
    assert "nobody answered" in page(client, f"/letters/{letter.pk}")
    MailAccount.objects.update(mailbox_kind="maildir", maildir_path="/nowhere")
    assert "nobody answered" not in page(client, f"/letters/{letter.pk}")


def test_a_letter_of_somebody_else_does_not_exist(client: Client, letter: Letter) -> None:
    other = Candidate.objects.create(created_at=clock.now())
    Letter.objects.update(candidate=other)
    assert client.get(f"/letters/{letter.pk}").status_code == 404


def test_a_form_without_its_token_is_refused(letter: Letter) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, letter, "approve").status_code == 403
    assert not Submission.objects.exists()


def test_hostile_names_are_shown_as_text_on_every_page(client: Client, candidate: Candidate) -> None:
    interview = meet(candidate, company=HOSTILE, name=f"Eve {HOSTILE}")
    person = interview.participations.get().person
    row = Letter.objects.create(
        candidate=candidate, process=interview.process, interview=interview, person=person, kind="thank-you",
        subject=HOSTILE, body=f"Hi,\n\n{HOSTILE}\n</textarea>", created_at=clock.now(), saved_at=clock.now(),
    )  # fmt: skip
    paths = (
        f"/letters/{row.pk}",
        f"/letters/{row.pk}/message",
        "/processes/",
        f"/processes/{row.process_id}",
    )
    for path in (*paths, f"/people/{person.pk}"):
        shown = page(client, path)
        assert HOSTILE not in shown, path
    assert HOSTILE not in client.post("/check", {"body": HOSTILE, "name": HOSTILE}).content.decode()


def test_the_table_asks_the_same_number_of_questions_for_any_number_of_rows(
    client: Client, candidate: Candidate
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as counted:
            page(client, "/processes/")
        return len(counted)

    for number in range(2):
        _process_with_letter(candidate, number)
    few = queries()
    for number in range(2, 14):
        _process_with_letter(candidate, number)
    assert queries() == few
    assert few <= 10


def _process_with_letter(candidate: Candidate, number: int) -> None:
    interview = meet(candidate, company=f"Company {number}", name=f"Person {number}")
    person = interview.participations.get().person
    Letter.objects.create(
        candidate=candidate, process=interview.process, interview=interview, person=person, kind="thank-you",
        created_at=clock.now(), saved_at=clock.now(),
    )  # fmt: skip


def test_what_was_heard_cancels_what_waits(client: Client, letter: Letter) -> None:
    send(client, letter, "approve")
    path = f"/processes/{letter.process_id}"
    asked = client.post(path, {"do": "rejected"})
    assert asked.headers["Location"] == f"{path}?ask=rejected"
    assert Submission.objects.get().state == "waiting"
    assert "One letter waits here. It is cancelled by this." in page(client, f"{path}?ask=rejected")
    assert client.post(path, {"do": "rejected", "sure": "yes"}).status_code == 302
    assert Submission.objects.get().state == "cancelled"
    shown = page(client, path)
    assert "They said no." in shown
    assert client.post(path, {"do": "reopen"}).status_code == 302
    assert Process.objects.get().state == "open"


def test_a_wrong_date_changes_nothing_and_keeps_what_was_typed(client: Client, letter: Letter) -> None:
    response = client.post(
        f"/processes/{letter.process_id}",
        {"do": "correct", "company": "Southwind", "role": "x", "decision_by": "soon"},
    )
    assert response.status_code == 422
    assert 'value="Southwind"' in response.content.decode()
    assert Process.objects.get().company == "Northwind"


@pytest.mark.parametrize(("do", "state"), [("answer", "answered"), ("no-answer", "open")])
def test_an_unsure_message_is_settled_by_its_reader(
    client: Client, letter: Letter, do: str, state: str
) -> None:
    now = clock.now()
    message = ReceivedMessage.objects.create(
        candidate=letter.candidate, digest="d", sender="Priya", subject="Re: thanks", excerpt="Let us talk.",
        kind="reply", intent="unknown", stops=True, verdict="ambiguous", needs_person=True, came_at=now, read_at=now,
    )  # fmt: skip
    message.possible.add(letter.process)
    assert "Let us talk." in page(client, f"/processes/{letter.process_id}")
    assert "Let us talk." in page(client, f"/messages/{message.pk}")
    assert client.post(f"/messages/{message.pk}", {"do": do}).status_code == 302
    assert Process.objects.get().state == state


def test_a_corrected_name_calls_an_approved_letter_back(client: Client, letter: Letter) -> None:
    send(client, letter, "approve")
    path = f"/people/{letter.person_id}"
    bad = client.post(path, {"name": "Priya Raman", "email": "not an address"})
    assert bad.status_code == 422
    assert 'value="not an address"' in bad.content.decode()
    assert client.post(path, {"name": "Prija Raman"}).status_code == 302
    assert Submission.objects.get().state == "cancelled"
    assert Person.objects.get().name == "Prija Raman"


def test_settings_are_saved_or_refused_with_what_was_typed(client: Client, candidate: Candidate) -> None:
    assert client.post("/settings/", {"name": "Jonas L", "timezone": "Europe/Berlin"}).status_code == 302
    refused = client.post("/settings/", {"name": "Other", "timezone": "Mars/Base"})
    assert refused.status_code == 422
    assert 'value="Mars/Base"' in refused.content.decode()
    candidate.refresh_from_db()
    assert (candidate.name, candidate.timezone) == ("Jonas L", "Europe/Berlin")


def test_manners_stay_within_their_bounds(client: Client, candidate: Candidate) -> None:
    page(client, "/settings/etiquette")
    refused = client.post("/settings/etiquette", {"follow_up_after_days": "3"})
    assert refused.status_code == 422
    assert "Days of silence before a follow-up" in refused.content.decode()
    assert client.post("/settings/etiquette", {"follow_up_after_days": "12"}).status_code == 302
    candidate.refresh_from_db()
    assert candidate.etiquette == {"follow_up_after_days": 12}


def test_a_known_address_fills_the_servers_and_the_password_is_never_shown(
    client: Client, candidate: Candidate
) -> None:
    MailAccount.objects.all().delete()
    found = client.post("/settings/mailbox", {"do": "find", "address": "jonas@gmail.com"})
    assert "imap.gmail.com" in found.content.decode()
    values = {"do": "save", "address": "jonas@gmail.com", "password": "hunter-2-x"}
    assert client.post("/settings/mailbox", values).status_code == 302
    assert MailAccount.objects.get().smtp_host == "smtp.gmail.com"
    shown = page(client, "/settings/mailbox")
    assert "hunter-2-x" not in shown
    assert "One is stored" in shown


def test_the_check_says_each_step_and_what_failed(client: Client, candidate: Candidate) -> None:
    shown = client.post("/settings/mailbox", {"do": "check"}).content.decode()
    assert "failed:" in shown


def test_what_is_typed_is_saved_before_it_is_checked(client: Client, candidate: Candidate) -> None:
    account = MailAccount.objects.get()
    values = {
        "do": "save-check", "address": account.address, "password": "typed-just-now", "smtp_host": "127.0.0.1",
        "smtp_port": "9", "smtp_security": "none", "submission_kind": "smtp", "mailbox_kind": "none",
    }  # fmt: skip
    shown = client.post("/settings/mailbox", values).content.decode()
    assert "Saved." in shown
    assert "failed:" in shown
    account.refresh_from_db()
    assert wiring.secrets().read(account.secret_name) == "typed-just-now"


@pytest.mark.parametrize(
    ("kind", "words"),
    [("thank-you", "may be refused when it is to go"), ("follow-up", "This follow-up waits until it can")],
)
def test_a_mailbox_that_cannot_be_read_is_said_on_the_letter_too(
    client: Client, letter: Letter, kind: str, words: str
) -> None:
    trouble = "The password was refused. Type it again in Settings, Mailbox."
    Letter.objects.filter(pk=letter.pk).update(kind=kind)
    MailAccount.objects.update(trouble=trouble)
    shown = page(client, f"/letters/{letter.pk}")
    assert words in shown
    assert trouble in shown
    MailAccount.objects.update(trouble="")
    assert words not in page(client, f"/letters/{letter.pk}")


def test_an_approved_follow_up_does_not_go_by_itself_while_the_mailbox_cannot_be_read(
    client: Client, letter: Letter
) -> None:
    send(client, letter, "approve")
    Letter.objects.filter(pk=letter.pk).update(kind="follow-up")
    assert "Goes by itself" in page(client, f"/letters/{letter.pk}")
    MailAccount.objects.update(trouble="The password was refused.")
    shown = page(client, f"/letters/{letter.pk}")
    assert "Goes by itself" not in shown
    assert "Waits until your mailbox can be read" in shown


def test_a_subject_is_one_line_whatever_was_pasted_into_it(client: Client, letter: Letter) -> None:
    values = {"subject": "Thank you\r\nfor Tuesday", "body": letter.body, "do": "save"}
    client.post(f"/letters/{letter.pk}", {**values, "base_revision": letter.revision})
    letter.refresh_from_db()
    assert letter.subject == "Thank you for Tuesday"


def test_everything_is_exported_and_erased_by_a_typed_word(
    client: Client, letter: Letter, tmp_path: Path
) -> None:
    packed = client.post("/settings/data", {"do": "zip"})
    assert "afterword.json" in zipfile.ZipFile(io.BytesIO(packed.content)).namelist()
    assert client.post("/settings/data", {"do": "folder", "folder": str(tmp_path / "out")}).status_code == 302
    assert (tmp_path / "out" / "afterword.json").exists()
    assert client.post("/settings/data", {"do": "erase", "word": "yes"}).status_code == 422
    assert Letter.objects.exists()
    assert client.post("/settings/data", {"do": "erase", "word": "erase"}).status_code == 302
    assert not Letter.objects.exists()


def test_any_letter_is_checked_without_being_stored(client: Client) -> None:
    body = "Hi Prya,\n\nThank you for the talk at [Company].\n\nBest,\nJonas"
    shown = client.post(
        "/check", {"body": body, "name": "Priya Raman", "company": "Northwind"}
    ).content.decode()
    assert "Not like this" in shown
    assert "<mark" in shown
    assert not Letter.objects.exists()
    assert client.post("/check", {"body": " "}).status_code == 422
