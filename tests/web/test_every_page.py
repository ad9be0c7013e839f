"""Each page answers: on an empty desk, on a full one, with hostile names, and in as many queries as before."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from afterword.models import Interview, Letter, Process
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.own_data import ensure_candidate
from afterword.workflows.save_note import save_note
from tests.workflows.rows import AFTER, BEFORE, a_candidate, an_interview, note_all, person_called

pytestmark = pytest.mark.django_db

DESK = (
    "/", "/import", "/interviews/new", "/processes/", "/check", "/settings/", "/settings/mailbox",
    "/settings/etiquette", "/settings/data",
)  # fmt: skip
HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}{% if 1 %}\"'&"


@pytest.fixture(autouse=True)
def at_the_desk(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    """The pages live ten minutes after the interview of `rows.py`, on a data folder of their own."""
    settings.DATA = tmp_path
    monkeypatch.setattr("afterword.clock.now", lambda: AFTER)


class Tags(HTMLParser):
    """Which elements and handlers a browser would really see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def written(company: str = "Northwind", **changes: object) -> Interview:
    """An interview with notes on three people, and their letters."""
    interview = an_interview(a_candidate(), company=company, **changes)
    note_all(interview)
    finish_debrief(interview, now=AFTER)
    return interview


def pages_of(interview: Interview) -> list[str]:
    letters = [
        f"/letters/{letter.pk}{tail}" for letter in interview.letters.all() for tail in ("", "/message")
    ]
    people = [f"/people/{person.pk}" for person in interview.process.people.all()]
    return [f"/interviews/{interview.pk}", f"/processes/{interview.process_id}", *letters, *people]


@pytest.mark.parametrize("path", DESK)
def test_a_page_of_an_empty_desk_answers(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<h1" in answer.content.decode()


def test_every_page_of_a_full_desk_answers_and_has_one_heading(client: Client) -> None:
    for path in (*DESK, *pages_of(written())):
        answer = client.get(path)
        assert answer.status_code == 200, path
        tags = Tags(answer.content.decode())
        assert tags.names.count("h1") == 1, path
        assert tags.names.count("main") == 1, path


def test_no_page_holds_a_script_or_a_style_of_its_own(client: Client) -> None:
    """The content policy would block them, and the page would be broken in silence."""
    for path in (*DESK, *pages_of(written())):
        answer = client.get(path)
        tags = Tags(answer.content.decode())
        names = {name for name, _ in tags.attributes}
        assert "style" not in {*tags.names, *names}, path
        assert not [name for name in names if name.startswith("on")], path
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store, private"


def test_every_field_has_a_label(client: Client) -> None:
    for path in (*DESK, *pages_of(written())):
        html = client.get(path).content.decode()
        for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", html):
            if 'type="hidden"' in field or "aria-label" in field:
                continue
            named = re.search(r'\bid="([^"]+)"', field)
            wrapped = re.search(r"<label[^>]*>(?:(?!</label>).)*" + re.escape(field), html, re.S)
            assert wrapped or (named and f'for="{named[1]}"' in html), f"{path}: {field}"


def test_hostile_names_are_words_on_every_page(client: Client) -> None:
    person = NewPerson(name=f"Priya {HOSTILE}", email="priya@northwind.example", relation="hiring-manager")
    interview = an_interview(
        a_candidate(), company=f"North {HOSTILE}", role=f"SRE {HOSTILE}", people=(person,)
    )
    met = interview.process.people.get()
    fields = {"topic": f"the batch jobs {HOSTILE}", "notes": HOSTILE, "private": f"secret {HOSTILE}"}
    save_note(interview.candidate, interview, met, fields, base_revision=None, now=AFTER)
    finish_debrief(interview, now=AFTER)
    seen = ""
    for path in ("/", "/processes/", *pages_of(interview)):
        answer = client.get(path)
        assert answer.status_code == 200, path
        tags = Tags(answer.content.decode())
        assert "img" not in tags.names, path
        seen += tags.text
    assert "<img src=x onerror=alert(1)>{{ 7*7 }}" in seen
    assert "Priya 49" not in seen


def test_what_belongs_to_nobody_here_is_not_here(client: Client) -> None:
    ensure_candidate(now=BEFORE)
    for path in (
        "/interviews/99",
        "/letters/99",
        "/letters/99/message",
        "/processes/99",
        "/people/99",
        "/nothing",
    ):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "<h1>This page is not here</h1>" in answer.content.decode()


def test_no_form_is_taken_without_its_token(client: Client) -> None:
    interview = written()
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    letter = Letter.objects.filter(interview=interview).first()
    assert letter is not None
    paths = [*DESK[1:3], *DESK[4:], f"/letters/{letter.pk}", f"/interviews/{interview.pk}/letters"]
    for path in (*paths, f"/processes/{interview.process_id}", f"/people/{letter.person_id}"):
        refused = strict.post(path, {"do": "approve"})
        assert refused.status_code == 403, path
        assert "<h1>" in refused.content.decode()
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_a_page_under_a_foreign_name_is_refused() -> None:
    """A web page elsewhere that lets its own name point at this machine learns nothing."""
    answer = Client(headers={"host": "evil.example"}).get("/")
    assert answer.status_code == 400
    assert Process.objects.count() == 0


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_the_queries_of_a_page_do_not_grow_with_the_rows(client: Client) -> None:
    first = written("Northwind")
    path = f"/processes/{first.process_id}"
    before = {each: queries(client, each) for each in ("/", "/processes/", path, f"/interviews/{first.pk}")}
    for name in ("Contoso", "Fabrikam", "Tailspin", "Wingtip"):
        written(name)
    after = {each: queries(client, each) for each in before}
    assert after == before


def test_a_panel_twice_as_large_costs_no_query_for_each_letter(client: Client) -> None:
    interview = written()
    process = f"/processes/{interview.process_id}"
    before = queries(client, process)
    extra = [NewPerson(name=f"Guest {name}", email=f"{name}@northwind.example") for name in ("a", "b", "c")]
    from afterword.workflows.correct_interview import add_person

    for person in extra:
        add_person(interview, person, now=AFTER)
    assert person_called(interview, "Guest a").pk
    assert queries(client, process) == before
