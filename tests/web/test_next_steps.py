"""Each page says what is next and where it is done; nothing asks for a yes that could not be given."""

import re

import pytest
from django.test import Client

from afterword.models import Interview, Letter, MailAccount, Person
from afterword.web.interviews.place import place_of
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.save_note import save_note
from tests.workflows.rows import AFTER, ENDS, a_candidate, an_interview, note_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_the_desk")]
YES = "waits for your yes"


@pytest.fixture
def letter() -> Letter:
    """One of a panel's letters, written, with nothing sent yet and no account."""
    interview = an_interview(a_candidate())
    note_all(interview)
    finish_debrief(interview, now=AFTER)
    return interview.letters.get(person__name="Priya Raman")


def with_account(letter: Letter) -> None:
    MailAccount.objects.create(
        candidate=letter.candidate, address="jonas@example.org", submission_kind="smtp", smtp_host="127.0.0.1",
        created_at=AFTER,
    )  # fmt: skip


def only(letter: Letter) -> None:
    letter.process.letters.exclude(pk=letter.pk).delete()


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def pages_with(letter: Letter) -> tuple[str, ...]:
    return (
        "/", "/processes/?view=board", "/processes/?view=table", f"/processes/{letter.process_id}",
        f"/people/{letter.person_id}", f"/interviews/{letter.interview_id}", f"/letters/{letter.pk}",
    )  # fmt: skip


def test_without_an_account_no_page_asks_for_a_yes(client: Client, letter: Letter) -> None:
    only(letter)
    for path in pages_with(letter):
        assert YES not in text(client, path).casefold(), path
    ready = "The letter to Priya Raman is ready: send it yourself, or connect your mailbox."
    assert ready in text(client, f"/processes/{letter.process_id}")
    assert "is yours to send" in text(client, f"/people/{letter.person_id}")


def test_with_an_account_every_page_asks_for_it(client: Client, letter: Letter) -> None:
    with_account(letter)
    only(letter)
    for path in pages_with(letter):
        assert YES in text(client, path).casefold(), path


@pytest.mark.parametrize(
    ("lack", "words"),
    [
        ({"email": ""}, "needs an address"),
        ({"address_failed": "priya@northwind.example: unknown there"}, "needs another address"),
    ],
)
def test_a_letter_that_cannot_be_addressed_asks_for_the_address_and_for_no_yes(
    client: Client, letter: Letter, lack: dict[str, str], words: str
) -> None:
    with_account(letter)
    only(letter)
    Person.objects.filter(pk=letter.person_id).update(**lack)
    person = f"/people/{letter.person_id}"
    for path in (person, f"/interviews/{letter.interview_id}", f"/letters/{letter.pk}"):
        said = text(client, path).casefold()
        assert words in said, path
        assert YES not in said, path
    assert f'class="button main" href="{person}"' in text(client, f"/processes/{letter.process_id}")
    page = text(client, f"/letters/{letter.pk}")
    assert f'class="button main" href="{person}"' in page
    assert 'value="approve"' not in page
    assert f'href="{person}"' in text(client, "/")


def test_a_process_leads_to_what_is_next(client: Client, letter: Letter) -> None:
    with_account(letter)
    path = f"/processes/{letter.process_id}"
    assert '<a class="button main" href="/letters/' in text(client, path)
    Letter.objects.all().delete()
    Interview.objects.update(debriefed_at=None)
    assert f'<a class="button main" href="/interviews/{letter.interview_id}">Write it down</a>' in text(
        client, path
    )


def test_where_they_said_no_the_debrief_writes_no_letters(client: Client, letter: Letter) -> None:
    path = f"/interviews/{letter.interview_id}"
    assert "Write the letters again" in text(client, path)
    letter.process.state, letter.process.close_reason = "closed", "rejected"
    letter.process.save()
    page = text(client, path)
    assert "Write the letters" not in page
    assert "Closed: they said no." in page


def test_a_call_ahead_is_joined_with_one_tap_and_is_no_noise_afterwards(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    interview = an_interview(a_candidate(), location="https://meet.northwind.example/0526")
    link = '<a class="button main" href="https://meet.northwind.example/0526" rel="noopener noreferrer">'
    path = f"/interviews/{interview.pk}"
    assert "meet.northwind.example" not in text(client, path)
    monkeypatch.setattr("afterword.clock.now", lambda: ENDS.replace(hour=9))
    assert link in text(client, path)
    Interview.objects.update(location="Microsoft Teams", links=["https://meet.northwind.example/0526"])
    page = text(client, path)
    assert link in page
    assert "video, Microsoft Teams" in page


def test_letters_are_written_after_the_talk_has_begun_and_not_before(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/interviews/{an_interview(a_candidate()).pk}"
    assert "Write the letters" in text(client, path)
    monkeypatch.setattr("afterword.clock.now", lambda: ENDS.replace(hour=9))
    page = text(client, path)
    assert "Write the letters" not in page
    assert "After the talk, what you note here becomes one letter to each person." in page


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("https://meet.northwind.example/a?b=1", "meet.northwind.example"),
        (" https://meet.northwind.example ", "meet.northwind.example"),
        ("javascript:alert(1)//https://a.example", ""),
        ("http://meet.northwind.example", ""),
        ("https://bank.example@evil.example/", ""),
        ("https://a.example or https://b.example", ""),
        ("https://[::1", ""),
        ("https://", ""),
        ("Room 4, Hamburg", ""),
    ],
)
def test_only_one_whole_encrypted_address_is_a_link(location: str, host: str) -> None:
    assert place_of(location).host == host


def test_what_was_guessed_is_asked_with_its_value_on_the_page_of_the_process(
    client: Client, letter: Letter
) -> None:
    letter.process.inferred = {"company": "the domain northwind.example"}
    letter.process.save()
    page = text(client, f"/processes/{letter.process_id}")
    assert "Is the company <strong>Northwind</strong>?" in page
    assert 'aria-label="the company is right"' in page


def test_two_texts_are_told_apart_by_the_words_over_their_field(client: Client, letter: Letter) -> None:
    interview = letter.interview
    assert interview is not None
    typed = {"topic": "a", "point": "b", "thought": "c", "my_link": "d", "liked": "e", "questions": "f"}
    for words in ("one", "another"):
        fields = {name: f"{text} {words}" for name, text in typed.items()}
        save_note(letter.candidate, interview, letter.person, fields, base_revision=1, now=AFTER)
    labels = re.findall(r"<h3>([^<]+)</h3>", text(client, f"/interviews/{interview.pk}"))
    said = ("We talked about", "You said that", "Since then I have thought that", "I", "I liked")
    assert {f"{words} …" for words in said} <= set(labels)
    assert not {"point", "thought", "my link", "liked"} & set(labels)
