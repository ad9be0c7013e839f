"""The board and the table: stages, filters that stay, what a person may say, and the people."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from afterword.letters.debrief import EventKind
from afterword.models import Interview, Letter, Person, Process, Submission
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.stop_process import let_rest, stop_process
from tests.workflows.rows import AFTER, BEFORE, a_candidate, an_interview, approved, note_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_the_desk")]


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def written(company: str) -> Interview:
    interview = an_interview(a_candidate(), company=company)
    note_all(interview)
    finish_debrief(interview, now=AFTER)
    return interview


def test_each_process_stands_in_the_column_of_what_happened(client: Client) -> None:
    ahead = {"starts_at": AFTER + timedelta(days=2), "ends_at": AFTER + timedelta(days=2, hours=1)}
    an_interview(a_candidate(), company="Tidewater", **ahead)
    an_interview(a_candidate(), company="Kestrel")
    written("Northwind")
    answered = written("Halcyon")
    stop_process(answered.process, what=EventKind.CALLED, now=AFTER)
    html = shown(client, "/processes/?view=board")
    for stage, company in (
        ("ahead", "Tidewater"), ("notes", "Kestrel"), ("letters", "Northwind"), ("answered", "Halcyon"),
    ):  # fmt: skip
        column = html.split(f'aria-labelledby="stage-{stage}"')[1].split("</section>")[0]
        assert company in column, stage


def test_what_has_ended_is_folded_away_and_one_link_off(client: Client) -> None:
    let_rest(written("Northwind").process, now=AFTER)
    written("Kestrel")
    html = shown(client, "/processes/?view=table")
    assert "Northwind" not in html
    assert "1 ended" in html
    ended = shown(client, "/processes/?view=table&show=closed")
    assert "Northwind" in ended
    assert "Kestrel" not in ended
    assert 'class="state stopped"' not in ended


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("q=kest", {"Kestrel"}), ("q=KESTREL+data", {"Kestrel"}), ("q=muller", {"Müller"}),
        ("q=nobody", set()), ("round=1", {"Kestrel", "Müller"}), ("round=4", {"Tidewater"}),
        ("needs=me", {"Kestrel", "Müller"}), ("round=bad&page=-1&show=odd", {"Kestrel", "Müller", "Tidewater"}),
    ],
)  # fmt: skip
def test_filters_narrow_it_down(client: Client, query: str, there: set[str]) -> None:
    written("Kestrel")
    written("Müller")
    later = an_interview(
        a_candidate(), company="Tidewater", starts_at=AFTER + timedelta(days=2),
        ends_at=AFTER + timedelta(days=2, hours=1),
    )  # fmt: skip
    Interview.objects.filter(pk=later.pk).update(round=5)
    html = shown(client, f"/processes/?view=table&{query}")
    assert {name for name in ("Kestrel", "Müller", "Tidewater") if f">{name}</a>" in html} == there


def test_the_choice_is_remembered_and_a_plain_address_opens_it_again(client: Client) -> None:
    written("Kestrel")
    shown(client, "/processes/?view=table&q=kest&round=1&needs=me")
    again = client.get("/processes/")
    assert again.status_code == 302
    assert again.headers["Location"] == "/processes/?view=table&q=kest&round=1&needs=me"
    shown(client, "/processes/?view=board")
    assert client.get("/processes/").status_code == 200


def test_a_thousand_closed_ones_come_a_page_at_a_time(client: Client) -> None:
    candidate = a_candidate()
    Process.objects.bulk_create(
        Process(candidate=candidate, company=f"Old {number}", state="closed", close_reason="silent",
                closed_at=BEFORE - timedelta(days=number), created_at=BEFORE)
        for number in range(120)
    )  # fmt: skip
    first = shown(client, "/processes/?view=table&show=all")
    assert ">Old 0</a>" in first
    assert ">Old 60</a>" not in first
    assert "Page 1 of 3" in first
    assert ">Old 60</a>" in shown(client, "/processes/?view=table&show=all&page=2")
    assert ">Old 119</a>" in shown(client, "/processes/?view=table&show=all&page=99")
    with CaptureQueriesContext(connection) as few:
        shown(client, "/processes/?view=table&show=all")
    assert len(few) <= 12


@pytest.mark.parametrize(
    "path", ["/", "/processes/?view=board", "/processes/?view=table&show=all", "/people/", "/people/?q=bo"]
)
def test_the_queries_do_not_grow_with_the_rows(client: Client, path: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            shown(client, path)
        return len(counted)

    written("Northwind")
    before = queries()
    for name in ("Contoso", "Fabrikam", "Tailspin"):
        written(name)
    assert queries() == before


@pytest.mark.parametrize(
    ("do", "state", "reason"),
    [
        ("rejected", "closed", "rejected"), ("offer", "closed", "offer"), ("withdrawn", "closed", "withdrawn"),
        ("rest", "closed", "stopped"), ("called", "answered", ""), ("wrote", "answered", ""),
    ],
)  # fmt: skip
def test_a_move_asks_first_where_a_letter_would_be_cancelled(
    client: Client, do: str, state: str, reason: str
) -> None:
    interview = written("Northwind")
    approved(interview.letters.all()[0])
    path = f"/processes/{interview.process_id}"
    asked = client.post(path, {"do": do, "back": "processes"})
    assert asked.headers["Location"] == f"{path}?ask={do}"
    assert "cancelled by this" in shown(client, f"{path}?ask={do}")
    assert Submission.objects.get().state == "waiting"
    done = client.post(path, {"do": do, "sure": "yes"})
    assert done.status_code == 302
    assert Submission.objects.get().state == "cancelled"
    process = Process.objects.get()
    assert (process.state, process.close_reason) == (state, reason)


def test_a_move_that_cancels_nothing_is_done_at_once_and_comes_back_to_the_board(client: Client) -> None:
    interview = an_interview(a_candidate())
    path = f"/processes/{interview.process_id}"
    done = client.post(path, {"do": "rejected", "back": "processes"})
    assert done.headers["Location"] == "/processes/"
    assert Process.objects.get().close_reason == "rejected"
    assert client.post(path, {"do": "reopen", "back": "processes"}).status_code == 302
    assert Process.objects.get().state == "open"


def test_what_happened_stands_newest_first_or_last_as_one_likes(client: Client) -> None:
    interview = written("Northwind")
    stop_process(interview.process, what=EventKind.CALLED, now=AFTER + timedelta(days=1))
    path = f"/processes/{interview.process_id}"
    newest, oldest = shown(client, path), shown(client, f"{path}?order=oldest")
    assert newest.index("They called") < newest.index("was added")
    history = oldest.split('id="history"')[1]
    assert history.index("was added") < history.index("They called")


def test_one_person_met_twice_stands_once_among_the_people_with_both_companies(client: Client) -> None:
    dana = NewPerson(name="Dana Ruiz", email="dana@agency.example", relation="recruiter")
    for company in ("Northwind", "Kestrel"):
        an_interview(a_candidate(), company=company, people=(dana,))
    nameless = NewPerson(name="Bo Chen", email="")
    an_interview(a_candidate(), company="Halcyon", people=(nameless,))
    an_interview(a_candidate(), company="Umbra", people=(nameless,))
    html = shown(client, "/people/")
    assert html.count(">Dana Ruiz</a>") == 1
    assert "Northwind, Kestrel" in html
    assert html.count(">Bo Chen</a>") == 2
    page = shown(client, f"/people/{Person.objects.filter(name='Dana Ruiz').latest('pk').pk}")
    assert "Met elsewhere under this address" in page
    assert "Northwind" in page


def test_people_are_found_by_name_company_and_address(client: Client) -> None:
    written("Northwind")
    for words in ("priya", "NORTHWIND priya", "bo@northwind"):
        assert "No letter yet" in shown(client, f"/people/?q={words}")
    assert "Nobody has all these words" in shown(client, "/people/?q=zzz")


def test_people_say_how_many_letters_they_got_and_when_there_was_contact(client: Client) -> None:
    interview = written("Northwind")
    letter = Letter.objects.filter(person__name="Priya Raman").get()
    approved(letter)
    Submission.objects.update(state="accepted", settled_at=AFTER)
    html = shown(client, "/people/?q=priya")
    assert "1 letter<" in html
    assert "Last contact today" in html
    assert interview.process.people.count() == 3
