"""The letter page beyond reading and approving: overruling, versions, the next letter, tests to oneself, the marks."""

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from afterword.models import Letter, MailAccount, Submission
from afterword.rules.review.finding import Finding, Severity, Verdict
from afterword.web.letters.finding_words import marks_of, numbered, utf16
from afterword.web.letters.source_words import source_places
from afterword.workflows.finish_debrief import finish_debrief
from tests.servers.submission_server import SubmissionServer
from tests.workflows.rows import AFTER, a_candidate, an_interview, note_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_the_desk")]
# Pay stops a thank-you letter (L2), unless the person says why not.
PAY = "\nAs you asked, my salary expectation is 80,000 euros a year.\n"


@pytest.fixture
def letter() -> Letter:
    candidate = a_candidate()
    MailAccount.objects.create(
        candidate=candidate, address="jonas@example.org", submission_kind="smtp", smtp_host="127.0.0.1", smtp_port=1,
        smtp_security="none", created_at=AFTER,
    )  # fmt: skip
    interview = an_interview(candidate)
    note_all(interview)
    finish_debrief(interview, now=AFTER)
    return Letter.objects.get(person__name="Priya Raman")


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def send(client: Client, letter: Letter, do: str, **typed: Any) -> Any:
    letter.refresh_from_db()
    values = {"subject": letter.subject, "body": letter.body, "base_revision": letter.revision, "do": do}
    return client.post(f"/letters/{letter.pk}", values | typed)


def test_a_finding_that_stops_is_overruled_with_a_reason_and_the_letter_goes(
    client: Client, letter: Letter
) -> None:
    stopped = send(client, letter, "approve", body=letter.body + PAY)
    assert stopped.status_code == 422
    assert "why-L2" in stopped.content.decode()
    reason = "She asked me to send it with the thanks."
    assert send(client, letter, "override:L2", **{"why-L2": reason}).status_code == 302
    html = shown(client, f"/letters/{letter.pk}")
    assert f"Your reason: {reason}" in html
    assert "overruled" in html
    assert send(client, letter, "approve").status_code == 302
    assert Submission.objects.get().state == "waiting"
    letter.refresh_from_db()
    assert letter.overrides == {"L2": reason}


def test_versions_show_the_words_that_went_and_came_and_one_can_be_taken_again(
    client: Client, letter: Letter
) -> None:
    first = letter.body
    send(client, letter, "save", body=first.replace("Hi Priya", "Dear Mrs Priya"))
    html = shown(client, f"/letters/{letter.pk}/versions")
    assert "Composed from your notes" in html
    assert re.search(r"<del><span[^>]*>taken out: </span>Hi</del>", html)
    assert re.search(r"<ins><span[^>]*>put in: </span>Dear Mrs</ins>", html)
    assert "2 versions" in shown(client, f"/letters/{letter.pk}")
    assert send(client, letter, "save", body=first).status_code == 302
    letter.refresh_from_db()
    assert letter.body == first
    assert letter.versions.count() == 3


def test_one_letter_of_a_panel_leads_to_the_next_until_none_waits(client: Client, letter: Letter) -> None:
    others = list(Letter.objects.exclude(pk=letter.pk).order_by("id"))
    html = shown(client, f"/letters/{letter.pk}")
    assert f"Letter 1 of {len(others) + 1}" in html
    assert f'href="/letters/{others[0].pk}">Next letter: {others[0].person.name}' in html
    send(client, letter, "approve")
    after = shown(client, f"/letters/{letter.pk}")
    assert f'<a class="button main" href="/letters/{others[0].pk}">' in after
    Letter.objects.exclude(pk=letter.pk).update(state="dropped")
    assert "Next letter" not in shown(client, f"/letters/{letter.pk}")


def test_a_test_goes_to_oneself_by_the_real_way_and_the_letter_waits_on(
    client: Client, letter: Letter
) -> None:
    server = SubmissionServer().start()
    MailAccount.objects.update(smtp_host=server.host, smtp_port=server.port)
    try:
        answer = send(client, letter, "test", body=letter.body + "\nP.S.\n")
    finally:
        server.stop()
    assert answer.status_code == 302
    assert [each.recipients for each in server.taken] == [("jonas@example.org",)]
    assert b"P.S." in server.taken[0].content
    assert not Submission.objects.exists()
    assert "A test is on its way to jonas@example.org." in shown(client, f"/letters/{letter.pk}")


def test_a_test_without_a_server_says_so(client: Client, letter: Letter) -> None:
    refused = send(client, letter, "test")
    assert refused.status_code == 422
    assert "The test was not sent." in refused.content.decode()


def test_the_exact_message_is_shown_before_the_yes_and_frozen_after_it(
    client: Client, letter: Letter
) -> None:
    path = f"/letters/{letter.pk}/message"
    before = shown(client, path)
    assert "As it would be made now." in before
    assert "To: Priya Raman &lt;priya@northwind.example&gt;" in before
    send(client, letter, "approve")
    assert Submission.objects.get().digest in shown(client, path)


def test_marks_and_sources_lie_at_their_words(client: Client, letter: Letter) -> None:
    send(client, letter, "save", body="Hi Priya,\n\n\N{PARTY POPPER} Thank you for the [Topic] talk.\n")
    html = shown(client, f"/letters/{letter.pk}")
    letter.refresh_from_db()
    raw = re.search(r'data-marks="([^"]*)"', html)
    assert raw is not None
    text = letter.body.encode("utf-16-le")
    words = [
        text[2 * start : 2 * end].decode("utf-16-le")
        for start, end, _, _ in json.loads(raw[1].replace("&#34;", '"'))
    ]
    assert "[Topic]" in words


def test_sources_name_each_sentence_that_still_stands(letter: Letter) -> None:
    places = source_places(letter)
    assert places
    for start, end, words in places:
        assert words
        assert letter.body[start:end] in [each["text"].strip() for each in letter.sentences]
    letter.body = letter.body.replace(letter.sentences[0]["text"], "Something else.")
    assert len(source_places(letter)) == len(places) - 1


def test_remarks_are_numbered_in_the_order_of_the_text() -> None:
    from afterword.rules.review import Review

    def finding(start: int | None) -> Finding:
        end = None if start is None else start + 2
        return Finding(rule="C1", severity=Severity.HINT, message="x", start=start, end=end)

    review = Review(verdict=Verdict.READY, findings=(finding(None), finding(9), finding(4)))
    assert [(number, each.start) for number, each in numbered(review)] == [(1, 4), (2, 9), (3, None)]
    assert [mark[:3] for mark in marks_of(review, "a" * 20)] == [(4, 6, 1), (9, 11, 2)]


@pytest.mark.parametrize(
    ("text", "place", "units"), [("abc", 2, 2), ("\N{PARTY POPPER}b", 1, 2), ("é", 1, 1)]
)
def test_places_are_counted_as_a_browser_counts(text: str, place: int, units: int) -> None:
    assert utf16(text, place) == units


def test_a_larger_panel_costs_the_letter_page_no_further_query(client: Client, letter: Letter) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            shown(client, f"/letters/{letter.pk}")
        return len(counted)

    queries()
    before = queries()
    for row in Letter.objects.exclude(pk=letter.pk):
        row.pk, row.ordinal = None, 2
        row.save(force_insert=True)
    assert queries() == before
