"""A question that holds a letter up is found again: on Today, at the person's card, in the process."""

import pytest
from django.test import Client

from afterword.models import Interview, Person
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.save_note import save_note
from tests.workflows.rows import AFTER, NOTES, a_candidate, an_interview, person_called

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_the_desk")]
WAITS = "The letter to Bo Chen (Northwind) waits for an answer of yours."


@pytest.fixture
def interview() -> Interview:
    """Of Bo only the topic is noted; of Priya there is a question of one's own."""
    interview = an_interview(a_candidate())
    known: dict[str, dict[str, object]] = {
        "Priya Raman": {**NOTES["Priya Raman"], "questions": ["who owns the <b>schema</b>?"]},
        "Bo Chen": {"topic": "testing of data pipelines"},
    }
    for name, fields in known.items():
        person = person_called(interview, name)
        save_note(interview.candidate, interview, person, fields, base_revision=None, now=AFTER)
    finish_debrief(interview, now=AFTER)
    interview.refresh_from_db()
    return interview


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_it_is_on_today_with_the_way_to_its_place(client: Client, interview: Interview) -> None:
    bo = Person.objects.get(name="Bo Chen")
    page = text(client, "/")
    assert WAITS in page
    assert f'href="/interviews/{interview.pk}#person-{bo.pk}">Answer it</a>' in page
    assert "testing of data pipelines" in page
    assert f'id="person-{bo.pk}"' in text(client, f"/interviews/{interview.pk}")


def test_the_card_says_it_and_takes_a_no(client: Client, interview: Interview) -> None:
    bo = Person.objects.get(name="Bo Chen")
    page = text(client, f"/interviews/{interview.pk}")
    assert "The letter to Bo Chen waits." in page
    assert "The letter to Priya Raman waits." not in page
    answer = client.post(f"/interviews/{interview.pk}/people/{bo.pk}/no-letter", follow=True)
    page = answer.content.decode()
    assert "No letter to Bo Chen is asked for any more." in page
    assert "The letter to Bo Chen waits." not in page
    assert WAITS not in text(client, "/")


def test_the_process_says_it_and_shows_the_questions_of_ones_own(
    client: Client, interview: Interview
) -> None:
    interview.letters.update(state="dropped")
    path = f"/processes/{interview.process_id}"
    page = text(client, path)
    assert WAITS in page
    assert ">Answer it</a>" in page
    assert ">waits for an answer of yours</span>" in page
    assert "who owns the &lt;b&gt;schema&lt;/b&gt;?" in page
    assert WAITS in text(client, "/processes/?view=table")


def test_the_history_tells_of_notes_in_the_past(client: Client, interview: Interview) -> None:
    page = text(client, f"/processes/{interview.process_id}")
    assert "Notes on round 1 were done. 2 letters were drafted." in page
