"""The calendar, its feed, and the figures, on a real database."""

from datetime import timedelta

import icalendar
import pytest
from bench.long_search import fill
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from afterword.models import Candidate, Interview, Process, Submission
from afterword.rules.insight.spread import spread_of
from afterword.web.insight.bars import delay_words
from afterword.workflows.calendar_feed import open_feed
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.own_data import ensure_candidate
from tests.workflows.rows import AFTER, ENDS, a_candidate, an_interview, note_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_the_desk")]


@pytest.fixture
def written() -> Candidate:
    """An interview that ended ten minutes ago, with a letter a person that waits for a yes."""
    candidate = a_candidate()
    interview = an_interview(candidate)
    note_all(interview)
    finish_debrief(interview, now=AFTER)
    return candidate


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_month_says_what_will_stand_there(client: Client) -> None:
    assert "Nothing lies in this month" in text(client, "/calendar/?month=2031-02")


def test_the_month_holds_the_interview_and_the_best_moments_of_its_letters(
    client: Client, written: Candidate
) -> None:
    page = text(client, "/calendar/")
    assert "Interview with Northwind" in page
    assert "Best moment for" in page
    assert "Priya" in page


@pytest.mark.parametrize("month", ["", "2026-13", "0000-01", "99999-01", "2026", "x-y", "2026-05-12", "-1-1"])
def test_a_month_that_is_none_shows_this_month(client: Client, month: str) -> None:
    assert "May 2026" in text(client, f"/calendar/?month={month}")


def test_an_interview_late_in_the_evening_stands_on_the_day_of_the_reader(client: Client) -> None:
    candidate = a_candidate()
    start = ENDS.replace(hour=22, minute=30)
    an_interview(candidate, starts_at=start, ends_at=start + timedelta(hours=1))
    page = text(client, "/calendar/")
    # 22:30 in UTC is half past midnight of the next day in Berlin.
    assert "Wednesday 13 May" in page
    assert "00:30" in page


def test_a_silence_stands_in_the_month_only_after_something_went_out(
    client: Client, written: Candidate
) -> None:
    due = AFTER + timedelta(days=10)
    Process.objects.update(next_look_at=due, silence_reason="10 days after the last contact.")
    assert "has not answered" not in text(client, "/calendar/")
    process = Process.objects.get()
    letter = process.letters.first()
    assert letter is not None
    Submission.objects.create(
        candidate=written, process=process, letter=letter, person=letter.person, by_hand=True, kind="thank-you",
        once_key="x", sender="a@example.org", recipient="b@example.org", subject="s", body="b", message=b"",
        digest="d", message_id="<m@example.org>", correlation="c", state="accepted", approved_at=AFTER,
        opens_at=AFTER, send_at=AFTER, deadline_at=AFTER, settled_at=AFTER,
    )  # fmt: skip
    assert "If Northwind has not answered by now" in text(client, "/calendar/")


def test_there_is_no_feed_until_it_is_asked_for(client: Client, written: Candidate) -> None:
    assert client.get("/calendar/feed/.ics").status_code == 404
    assert client.get(f"/calendar/feed/{'x' * 43}.ics").status_code == 404
    page = client.post("/calendar/", {"do": "open"}, follow=True).content.decode()
    key = ensure_candidate(now=AFTER).feed_key
    assert f"/calendar/feed/{key}.ics" in page


def test_another_calendar_reads_the_feed(client: Client, written: Candidate) -> None:
    answer = client.get(f"/calendar/feed/{open_feed(written)}.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"\r\n" in answer.content
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    titles = {str(event["SUMMARY"]) for event in events}
    assert "Interview with Northwind" in titles
    interview = next(event for event in events if str(event["SUMMARY"]).startswith("Interview"))
    assert interview.decoded("DTSTART") == ENDS - timedelta(hours=1)
    assert interview.decoded("DTEND") == ENDS
    assert str(interview["URL"]).startswith("http://localhost/interviews/")


def test_the_same_event_keeps_its_name_so_that_it_is_moved_and_not_doubled(
    client: Client, written: Candidate
) -> None:
    first = client.get(f"/calendar/feed/{open_feed(written)}.ics").content
    second = client.get(f"/calendar/feed/{open_feed(written)}.ics").content
    names = [
        sorted(str(event["UID"]) for event in icalendar.Calendar.from_ical(feed).walk("VEVENT"))
        for feed in (first, second)
    ]
    assert names[0] == names[1]
    assert len(set(names[0])) == len(names[0])


def test_every_event_says_when_it_was_written_and_stands_in_utc(client: Client, written: Candidate) -> None:
    """RFC 5545 asks for UID and DTSTAMP in each event; times in UTC need no VTIMEZONE."""
    feed = client.get(f"/calendar/feed/{open_feed(written)}.ics").content
    calendar = icalendar.Calendar.from_ical(feed)
    assert not calendar.errors
    assert {calendar["VERSION"], calendar["METHOD"]} == {"2.0", "PUBLISH"}
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        assert event.decoded("DTSTAMP") == AFTER
        assert event.decoded("DTSTART") < event.decoded("DTEND")
    assert b"TZID" not in feed
    assert b"DTSTART:20260512T120000Z" in feed


def test_a_calendar_that_asks_again_is_sent_only_what_changed(
    client: Client, written: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/calendar/feed/{open_feed(written)}.ics"
    mark = client.get(path).headers["ETag"]
    # A minute later nothing has changed but the clock.
    monkeypatch.setattr("afterword.clock.now", lambda: AFTER + timedelta(minutes=1))
    again = client.get(path, headers={"if-none-match": mark})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", mark)
    # What compressing makes of it on the way.
    assert client.get(path, headers={"if-none-match": f"W/{mark}"}).status_code == 304
    Interview.objects.update(location="Hamburg")
    changed = client.get(path, headers={"if-none-match": mark})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != mark


def test_the_days_that_are_over_are_folded_in_this_month_only(
    client: Client, written: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "earlier this month" not in text(client, "/calendar/")
    monkeypatch.setattr("afterword.clock.now", lambda: AFTER + timedelta(days=3))
    assert "One day earlier this month" in text(client, "/calendar/")
    monkeypatch.setattr("afterword.clock.now", lambda: AFTER + timedelta(days=40))
    assert "earlier this month" not in text(client, "/calendar/?month=2026-05")


def test_a_letter_whose_best_moment_has_passed_waits_under_today(
    client: Client, written: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Best moment for" in text(client, "/calendar/")
    monkeypatch.setattr("afterword.clock.now", lambda: AFTER + timedelta(days=1))
    page = text(client, "/calendar/")
    assert "Best moment for" not in page
    today = page[page.index('aria-current="date"') :]
    assert "Still waits:" in today
    assert "Is yours to send." in today
    # Other months know nothing of it.
    assert "Still waits" not in text(client, "/calendar/?month=2026-07")


def test_the_plans_alone_leave_the_interviews_out(client: Client, written: Candidate) -> None:
    answer = client.get(f"/calendar/feed/{open_feed(written)}.ics?only=plans")
    titles = [str(e["SUMMARY"]) for e in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")]
    assert titles
    assert not [title for title in titles if title.startswith("Interview")]


def test_a_closed_link_opens_nothing(client: Client, written: Candidate) -> None:
    key = open_feed(written)
    client.post("/calendar/", {"do": "close"})
    assert client.get(f"/calendar/feed/{key}.ics").status_code == 404


def test_insight_on_an_empty_desk_says_what_to_do(client: Client) -> None:
    page = text(client, "/insight/")
    assert "There is nothing to count yet" in page
    assert "Import an invitation" in page


def test_insight_counts_what_there_is_without_percentages_of_few(client: Client, written: Candidate) -> None:
    page = text(client, "/insight/")
    assert "No thank-you letter has gone out yet." in page
    assert "First interview held" in page
    assert "none yet" in page


def test_a_long_search_is_shown_in_as_many_queries_as_a_short_one(client: Client) -> None:
    counts: dict[str, set[int]] = {"/insight/": set(), "/calendar/": set()}
    for size in (6, 60):
        Candidate.objects.all().delete()
        fill(interviews=size, letters=2 * size, now=AFTER)
        for path, seen in counts.items():
            text(client, path)
            with CaptureQueriesContext(connection) as queries:
                page = text(client, path)
            seen.add(len(queries))
            assert page
    assert all(len(seen) == 1 for seen in counts.values()), counts


def test_each_plot_has_its_table(client: Client) -> None:
    fill(interviews=30, letters=60, now=AFTER)
    page = text(client, "/insight/")
    assert page.count("<caption") >= 4
    assert "Answered so far" in page
    assert 'role="img"' in page


def test_delays_that_read_the_same_are_one_entry_with_their_number() -> None:
    spread = spread_of([0.2, 0.201, 3.1, 2.9, 50.0])
    assert spread is not None
    assert delay_words(spread) == ["2 times 12 minutes", "2 times 3 hours", "2 days"]
