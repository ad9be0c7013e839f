"""Offers under raw notes, and the pages of the optional model, as a browser without a script sees them."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from afterword import wiring
from afterword.models import Interview, Letter, LetterState, ModelExchange, ModelHelp, Note
from afterword.ports.model import ModelPlace
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.model_settings import save_model_help
from afterword.workflows.refused import Refused
from afterword.workflows.save_note import save_note
from tests.servers.model_server import ModelServer, Reply, says
from tests.workflows.rows import AFTER, a_candidate, an_interview, note_all, person_called

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_the_desk")]

RAW = "we talked about how they test pipelines\nshe said that nobody owns the nightly jobs\nsalary 85k base"


@pytest.fixture
def interview() -> Interview:
    return an_interview(a_candidate())


def priya_of(interview: Interview) -> int:
    return person_called(interview, "Priya Raman").pk


def page_of(client: Client, interview: Interview) -> str:
    return client.get(f"/interviews/{interview.pk}").content.decode()


def note(interview: Interview, **fields: object) -> None:
    person = person_called(interview, "Priya Raman")
    save_note(interview.candidate, interview, person, fields, base_revision=None, now=AFTER)


def test_what_the_saved_notes_offer_stands_under_them_as_finished_sentences(
    client: Client, interview: Interview
):
    note(interview, notes=RAW)
    page = page_of(client, interview)
    assert "We talked about how you test pipelines." in page
    assert "You said that nobody owns the nightly jobs." in page
    assert "One line looks private" in page
    assert "looks like pay" in page
    assert 'aria-keyshortcuts="Alt+1"' in page


def test_while_typing_the_page_asks_for_a_fresh_piece_and_nothing_is_saved(
    client: Client, interview: Interview
):
    sent = json.dumps({"notes": RAW, "filled": ["topic"]})
    url = f"/interviews/{interview.pk}/notes/{priya_of(interview)}/offer"
    piece = client.post(url, sent, content_type="application/json").content.decode()
    assert "You said that nobody owns the nightly jobs." in piece
    assert "We talked about" not in piece, "the topic holds words already"
    assert not Note.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "{", '{"notes": null, "filled": 3}', '{"filled": []}'])
def test_a_piece_that_was_asked_for_in_a_strange_way_is_refused_without_a_fault(
    client: Client, interview: Interview, body: str
):
    url = f"/interviews/{interview.pk}/notes/{priya_of(interview)}/offer"
    assert client.post(url, body, content_type="application/json").status_code == 400


def test_one_button_takes_a_sentence_into_its_empty_field_and_saves_the_rest(
    client: Client, interview: Interview
):
    url = f"/interviews/{interview.pk}/notes/{priya_of(interview)}/take"
    form = {"notes": RAW, "topic": "", "point": "my own words", "take": "topic|how you test pipelines"}
    assert client.post(url, form).status_code == 302
    saved = Note.objects.get()
    assert (saved.topic, saved.point, saved.notes) == ("how you test pipelines", "my own words", RAW)
    client.post(url, {**form, "topic": saved.topic, "take": "point|something else"})
    saved.refresh_from_db()
    assert saved.point == "my own words", "words that stand there are never written over"
    assert "data-text=" not in page_of(client, interview), "nothing is offered for fields that hold words"


def test_a_strange_take_saves_the_form_and_takes_nothing(client: Client, interview: Interview):
    url = f"/interviews/{interview.pk}/notes/{priya_of(interview)}/take"
    assert client.post(url, {"notes": "x", "take": "private|gone"}).status_code == 302
    assert Note.objects.get().notes == "x"


def test_hostile_notes_are_shown_as_text(client: Client, interview: Interview):
    note(interview, notes="we talked about <b>bold</b> things\nsalary <script>alert(1)</script> 85k")
    page = page_of(client, interview)
    assert "<script>alert" not in page
    assert "<b>bold</b>" not in page


def test_notes_of_others_are_not_here(client: Client, interview: Interview):
    url = f"/interviews/{interview.pk}/notes/99999/offer"
    assert client.post(url, "{}", content_type="application/json").status_code == 404


# --- the optional model ---


def turn_on(interview: Interview, url: str) -> None:
    saved = save_model_help(
        interview.candidate,
        is_on=True,
        place=ModelPlace(url=url, name="small"),
        key=None,
        secrets=wiring.secrets(),
        now=AFTER,
    )
    assert isinstance(saved, ModelHelp)


def seen_in(page: str) -> str:
    found = re.search(r'<textarea name="seen" hidden>\n(.*?)</textarea>', page, re.S)
    assert found, page
    return unescape(found[1])


def test_it_is_off_by_default_and_no_page_leads_to_it(client: Client, interview: Interview):
    assert "Ask the model" not in page_of(client, interview)
    note(interview, notes=RAW)
    page = client.get(f"/interviews/{interview.pk}/notes/{priya_of(interview)}/model").content.decode()
    assert "Model help is off" in page
    answer = client.post(f"/interviews/{interview.pk}/notes/{priya_of(interview)}/model", {"do": "ask"})
    assert answer.status_code == 422


def test_the_settings_turn_it_on_keep_the_key_out_of_the_page_and_check_it(
    client: Client, interview: Interview
):
    with ModelServer(reply=lambda sent: says("x")) as server:
        form = {"is_on": "yes", "url": server.url, "name": "small", "key": "k-1", "do": "save"}
        assert client.post("/settings/model", form).status_code == 302
        page = client.get("/settings/model").content.decode()
        assert "k-1" not in page
        assert "One is stored" in page
        checked = client.post("/settings/model", {"do": "check"}).content.decode()
        assert "small is there." in checked
        assert server.asked == []
    refused = client.post("/settings/model", {**form, "url": "http://models.example.org/v1"})
    assert refused.status_code == 422
    assert "needs https" in refused.content.decode()
    client.post("/settings/model", {"url": server.url, "name": "small", "forget_key": "yes"})
    assert not ModelHelp.objects.get().is_on
    assert "None is stored" in client.get("/settings/model").content.decode()


def test_on_a_shared_installation_only_its_own_model_may_be_asked(
    client: Client, interview: Interview, settings: Any, monkeypatch: pytest.MonkeyPatch
):
    turn_on(interview, "http://10.0.0.5/v1")
    settings.SIGN_IN = "password"
    assert wiring.model_port(interview.candidate) is None, "what was saved before counts no more"
    monkeypatch.setenv("AFTERWORD_MODEL_URL", "http://10.0.0.9/v1")
    refused = save_model_help(
        interview.candidate, is_on=True, place=ModelPlace(url="http://10.0.0.5/v1", name="m"), key=None,
        secrets=wiring.secrets(), now=AFTER, only_url=wiring.only_model_url(),
    )  # fmt: skip
    assert isinstance(refused, Refused)
    assert "only http://10.0.0.9/v1 may be asked" in refused.sentence
    turn_on(interview, "http://10.0.0.9/v1")
    assert wiring.model_port(interview.candidate) is not None


def test_the_whole_text_is_shown_before_it_is_sent_and_taken_only_by_tick(
    client: Client, interview: Interview
):
    note(interview, notes=RAW, private="She argued with Bo.")
    answer = {
        "point": {
            "text": "nobody owns the nightly jobs",
            "from": "she said that nobody owns the nightly jobs",
        }
    }
    url = f"/interviews/{interview.pk}/notes/{priya_of(interview)}/model"
    with ModelServer(reply=lambda sent: says(answer)) as server:
        turn_on(interview, server.url)
        assert "Ask the model about these notes" in page_of(client, interview)
        page = client.get(url).content.decode()
        seen = seen_in(page)
        assert server.asked == []
        assert "85k" not in seen
        assert "argued" not in seen
        asked = client.post(url, {"do": "ask", "seen": seen.replace("\n", "\r\n")}).content.decode()
    assert "\n\n".join(message["content"] for message in server.asked[0]["messages"]) == seen
    assert "You said that nobody owns the nightly jobs." in asked
    assert Note.objects.get().point == ""
    client.post(url, {"do": "take", "take-point": "nobody owns the nightly jobs"})
    assert Note.objects.get().point == "nobody owns the nightly jobs"
    assert "What was sent so far" in client.get("/settings/model").content.decode()


def test_what_was_not_seen_is_not_sent(client: Client, interview: Interview):
    note(interview, notes=RAW)
    url = f"/interviews/{interview.pk}/notes/{priya_of(interview)}/model"
    with ModelServer(reply=lambda sent: says({})) as server:
        turn_on(interview, server.url)
        seen = seen_in(client.get(url).content.decode())
        note(interview, notes=RAW + "\nwe talked about Kafka lag in the meantime")
        answer = client.post(url, {"do": "ask", "seen": seen})
        assert server.asked == []
    assert answer.status_code == 422
    assert "nothing was sent" in answer.content.decode()


@pytest.fixture
def letter(interview: Interview) -> Letter:
    note_all(interview)
    letters = finish_debrief(interview, now=AFTER).letters
    return next(each for each in letters if each.person.name == "Priya Raman")


def test_each_sentence_stands_beside_its_proposal_and_only_the_chosen_one_is_taken(
    client: Client, letter: Letter
):
    assert letter.interview is not None
    letter.body = letter.body.replace(
        "\n\n", "\n\nIt was very interesting for me to talk about the move. ", 1
    )
    letter.save()

    def polish(sent: dict[str, Any]) -> Reply:
        sentences = json.loads(sent["messages"][1]["content"])["sentences"]
        better = {
            k: v.replace("It was very interesting for me to", "I found it very interesting to")
            for k, v in sentences.items()
        }
        return says({**better, "s2": "You are an amazing team of rock stars."})

    url = f"/letters/{letter.pk}/wording"
    with ModelServer(reply=polish) as server:
        turn_on(letter.interview, server.url)
        assert "Ask the model about the wording" in client.get(f"/letters/{letter.pk}").content.decode()
        seen = seen_in(client.get(url).content.decode())
        page = client.post(url, {"do": "ask", "seen": seen}).content.decode()
    assert "One sentence, reworded" in page
    assert "<ins>" in page
    assert "<del>" in page
    assert "What was refused, and why" in page
    text = "I found it very interesting to talk about the move."
    form = {"do": "accept", "base_revision": str(letter.revision), "pick-s1": "own", "text-s1": text}
    client.post(url, form)
    letter.refresh_from_db()
    assert "It was very interesting" in letter.body
    assert client.post(url, {**form, "pick-s1": "new"}).status_code == 302
    letter.refresh_from_db()
    assert text in letter.body
    assert letter.state == LetterState.DRAFT
    assert ModelExchange.objects.filter(letter=letter).count() == 1


def test_a_wording_that_a_page_made_up_is_refused(client: Client, letter: Letter):
    url = f"/letters/{letter.pk}/wording"
    form = {"do": "accept", "base_revision": str(letter.revision), "pick-s1": "new", "text-s1": "I earn 85k."}
    answer = client.post(url, form)
    assert answer.status_code == 422
    body = letter.body
    letter.refresh_from_db()
    assert letter.body == body


def test_a_model_that_is_gone_is_one_sentence_on_the_page(client: Client, letter: Letter):
    assert letter.interview is not None
    turn_on(letter.interview, "http://127.0.0.1:1/v1")
    url = f"/letters/{letter.pk}/wording"
    answer = client.post(url, {"do": "ask", "seen": seen_in(client.get(url).content.decode())})
    assert answer.status_code == 422
    assert "your own words stand" in answer.content.decode()
