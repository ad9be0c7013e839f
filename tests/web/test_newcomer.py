"""What stands in the way of somebody who comes for the first time, on a phone, in the lift."""

import pytest
from django.test import Client

from afterword.models import Candidate, Interview, Letter, MailAccount, Process
from afterword.workflows.finish_debrief import finish_debrief
from tests.workflows.rows import AFTER, PANEL, a_candidate, an_interview, note_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_the_desk")]


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize(
    ("zone", "is_guess", "field"),
    [
        ("Etc/UTC", True, 'value="" required autocomplete="off" data-zone-here'),
        ("Europe/Lisbon", True, 'value="Europe/Lisbon" required autocomplete="off" data-zone-here'),
        ("Etc/UTC", False, 'value="Etc/UTC" required autocomplete="off"><datalist'),
    ],
)
def test_no_talk_is_put_on_utc_because_a_server_runs_on_it(
    client: Client, zone: str, is_guess: bool, field: str
) -> None:
    a_candidate()
    Candidate.objects.update(timezone=zone, timezone_is_guess=is_guess)
    assert field in text(client, "/interviews/new")


def test_a_missing_role_is_one_field_before_the_notes_and_not_a_whole_form(client: Client) -> None:
    interview = an_interview(a_candidate())
    Process.objects.update(role="")
    path = f"/interviews/{interview.pk}"
    page = text(client, path)
    assert page.index("Which role is it about?") < page.index("Notes in your own words")
    assert "<details open" not in page.partition("Notes in your own words")[0]
    answer = client.post(f"{path}/role", {"role": " Data Engineer "})
    assert answer.headers["Location"] == path
    assert Process.objects.get().role == "Data Engineer"
    assert "Which role is it about?" not in text(client, path)


def test_each_of_a_panel_is_one_tap_away_and_nobody_alone_is(client: Client) -> None:
    interview = an_interview(a_candidate())
    page = text(client, f"/interviews/{interview.pk}")
    for person in interview.process.people.all():
        assert f'<a href="#person-{person.pk}">{person.name}</a>' in page
    alone = an_interview(Candidate.objects.get(), company="Kestrel", people=PANEL[:1])
    assert 'class="jump"' not in text(client, f"/interviews/{alone.pk}")


def test_the_page_of_a_talk_leads_to_its_process(client: Client) -> None:
    interview = an_interview(a_candidate())
    page = text(client, f"/interviews/{interview.pk}")
    assert f'href="/processes/{interview.process_id}">The whole process</a>' in page


@pytest.fixture
def written() -> Interview:
    interview = an_interview(a_candidate())
    note_all(interview)
    finish_debrief(interview, now=AFTER)
    return interview


def test_after_the_last_yes_the_way_leads_back_to_today(client: Client, written: Interview) -> None:
    MailAccount.objects.create(
        candidate=written.candidate, address="jonas@example.org", submission_kind="smtp", smtp_host="127.0.0.1",
        created_at=AFTER,
    )  # fmt: skip
    back = '<a class="button" href="/">Back to Today</a>'
    first, *others = Letter.objects.order_by("pk")
    for letter in (first, *others):
        path = f"/letters/{letter.pk}"
        assert back not in text(client, path)
        client.post(path, {
            "do": "approve", "base_revision": letter.revision, "subject": letter.subject, "body": letter.body,
        })  # fmt: skip
    assert back in text(client, path)


def test_a_call_is_nothing_to_be_read_and_keeps_the_drafts(client: Client, written: Interview) -> None:
    answer = client.post(f"/processes/{written.process_id}", {"do": "called"}, follow=True)
    assert "They called you. Nothing was on its way out. Your drafts are kept." in answer.content.decode()
    today = text(client, "/")
    line = today[today.index("Northwind answered, so nothing more goes out there.") :]
    assert "Known since" in line
    assert "See it</a>" in line
    assert "Read it</a>" not in line


def test_an_empty_month_offers_to_fill_it(client: Client) -> None:
    a_candidate()
    add = '<a class="button" href="/interviews/new">Add an interview</a>'
    assert add in text(client, "/calendar/")
    an_interview(Candidate.objects.get())
    assert add not in text(client, "/calendar/")


def test_the_first_link_of_the_calendar_replaces_none(client: Client) -> None:
    a_candidate()
    first = client.post("/calendar/", follow=True).content.decode()
    assert "Here is your link." in first
    assert "no longer works" not in first
    assert "The one from before no longer works." in client.post("/calendar/", follow=True).content.decode()


@pytest.mark.parametrize(
    ("query", "words"), [("zzzz", "Nothing has this word"), ("zz yy", "all these words")]
)
def test_a_search_without_a_find_says_what_may_help(client: Client, query: str, words: str) -> None:
    a_candidate()
    assert words in text(client, f"/search?q={query}")
