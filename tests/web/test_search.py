"""The search page."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from afterword.workflows.finish_debrief import finish_debrief
from tests.workflows.rows import AFTER, a_candidate, an_interview, note_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Client:
    settings.DATA = tmp_path
    monkeypatch.setattr("afterword.clock.now", lambda: AFTER)
    interview = an_interview(a_candidate())
    note_all(interview)
    finish_debrief(interview, now=AFTER)
    return Client(headers={"host": "localhost"})


def page(client: Client, query: str) -> str:
    answer = client.get("/search", {"q": query})
    assert answer.status_code == 200
    return answer.content.decode()


def test_found_words_are_marked_where_they_stand(client: Client) -> None:
    html = page(client, "KAFKA")
    assert '<mark class="hit">Kafka</mark>' in html
    assert "Notes on Priya Raman, Northwind" in html


def test_a_query_is_shown_as_text_whatever_it_holds(client: Client) -> None:
    html = page(client, "<script>alert(1)</script>{{ 7*7 }}")
    assert "<script>alert" not in html
    assert "{{ 7*7 }}" in html
    assert "Nothing has all these words in it" in html


def test_an_empty_query_says_nothing_about_what_was_found(client: Client) -> None:
    assert "found" not in page(client, "  ").split("<main")[1].split("</main>")[0].replace("not found", "")


def test_a_very_long_query_is_answered(client: Client) -> None:
    assert "Nothing has all these words" in page(client, "wort " * 5000)
