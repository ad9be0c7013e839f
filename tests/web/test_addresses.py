"""An address with a slash too many leads on; the log of one that is not there names no more than our own words."""

import logging
from typing import Any

import pytest
from django.test import Client

from tests.workflows.rows import a_candidate, an_interview

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    a_candidate()
    return Client(headers={"host": "localhost"})


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("/settings/mailbox/", "/settings/mailbox"),
        ("/letters/12/", "/letters/12"),
        ("/letters/12/versions/?shown=2", "/letters/12/versions?shown=2"),
        ("/search/?q=Priya", "/search?q=Priya"),
        ("/interviews/new///", "/interviews/new"),
        ("/processes", "/processes/"),
    ],
)
def test_a_slash_too_many_or_too_few_leads_to_the_page(client: Client, typed: str, leads_to: str) -> None:
    answer = client.get(typed)
    assert (answer.status_code, answer.headers["Location"]) == (301, leads_to)


@pytest.mark.parametrize(
    "typed", ["/nothing-here/", "/%2Fevil.example/", "/%2Fevil.example/settings/mailbox/", "/x"]
)
def test_what_is_no_page_leads_nowhere(client: Client, typed: str) -> None:
    assert client.get(typed).status_code == 404


def test_a_deed_is_never_sent_on(client: Client) -> None:
    assert client.post("/settings/mailbox/", {"do": "save"}).status_code == 404


def line_of(client: Client, caplog: Any, path: str) -> str:
    with caplog.at_level(logging.INFO, logger="afterword.requests"):
        client.get(path)
    return str(caplog.records[-1].getMessage()).rsplit(" ", 2)[0]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/letters/999", "GET letter letter_id=999 404"),
        ("/letters/12/priya", "GET /letters/12/… 404"),
        ("/priya@northwind.example/notes", "GET /…/notes 404"),
        ("/search?q=Priya", "GET search 200"),
        ("/calendar/feed/a-secret-key.ics", "GET calendar-feed 404"),
        ("/calendar/feed/a-secret-key/x", "GET /calendar/feed/…/… 404"),
        ("/+46701234567", "GET /… 404"),
        ("/46701234567", "GET /… 404"),
    ],
)
def test_the_line_of_an_address_that_is_not_there_names_it_without_anything_of_a_person(
    client: Client, caplog: Any, path: str, said: str
) -> None:
    assert line_of(client, caplog, path) == said


def test_the_line_of_a_page_names_no_number(client: Client, caplog: Any) -> None:
    interview = an_interview(a_candidate())
    assert line_of(client, caplog, f"/interviews/{interview.pk}") == "GET interview 200"
