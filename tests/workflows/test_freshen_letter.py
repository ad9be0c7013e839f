"""The words for the day are true when the letter goes: a draft follows the clock, a yes to wrong words is refused."""

from datetime import timedelta

import pytest

from afterword.models import Letter, MailAccount, Submission
from afterword.workflows.approve_letter import approve_again, approve_letter
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.freshen_letter import freshen_letter
from afterword.workflows.planned_moment import window_of
from afterword.workflows.refused import Refused
from afterword.workflows.review_letter import review_letter
from afterword.workflows.ways import NewIds
from tests.workflows.rows import AFTER, a_candidate, an_interview, note_all

pytestmark = pytest.mark.django_db
# The interview was on Tuesday afternoon; a yes in the night goes out on Wednesday morning.
NIGHT = AFTER + timedelta(hours=11)
IDS = NewIds(token="t" * 24, correlation="c" * 24)


@pytest.fixture
def letter() -> Letter:
    """A letter that was composed to go on the day of the talk, and says so."""
    interview = an_interview(a_candidate())
    note_all(interview)
    finish_debrief(interview, now=AFTER)
    letter = next(
        each
        for each in Letter.objects.order_by("pk")
        if "today" in each.body or "this afternoon" in each.body
    )
    MailAccount.objects.create(
        candidate=letter.candidate, address="jonas@example.org", submission_kind="smtp", created_at=AFTER
    )
    return letter


def approve(letter: Letter, *, at_night: bool = True) -> Submission | Refused | None:
    now = NIGHT if at_night else AFTER
    return approve_letter(
        letter, base_revision=letter.revision, now=now, review=review_letter(letter, now=now),
        account=MailAccount.objects.get(), new_ids=IDS,
    )  # fmt: skip


def test_a_draft_that_nobody_touched_says_yesterday_when_it_goes_tomorrow(letter: Letter) -> None:
    assert freshen_letter(letter, now=NIGHT)
    assert "this afternoon" not in letter.body
    assert "today" not in letter.body
    assert "yesterday" in letter.body
    assert isinstance(approve(letter), Submission)


def test_a_draft_that_still_goes_today_is_left_as_it_is(letter: Letter) -> None:
    before = (letter.revision, letter.body)
    assert not freshen_letter(letter, now=AFTER)
    assert (letter.revision, letter.body) == before


def test_a_text_of_the_person_is_left_and_the_yes_to_it_refused(letter: Letter) -> None:
    letter.is_edited = True
    letter.save()
    assert not freshen_letter(letter, now=NIGHT)
    refused = approve(letter)
    assert isinstance(refused, Refused)
    assert "Wednesday 13 May" in refused.sentence
    assert "would be wrong then" in refused.sentence
    assert not Submission.objects.exists()


def test_the_review_looks_at_the_moment_at_which_it_would_really_go(letter: Letter) -> None:
    assert not [f for f in review_letter(letter, now=AFTER).findings if f.rule == "T8"]
    assert [f for f in review_letter(letter, now=NIGHT).findings if f.rule == "T8"]


def test_a_second_yes_to_wrong_words_is_refused_too(letter: Letter) -> None:
    submission = approve(letter, at_night=False)
    assert isinstance(submission, Submission)
    submission.state = "late"
    submission.save()
    refused = approve_again(submission, now=NIGHT)
    assert isinstance(refused, Refused)
    assert "Take it back to change it" in refused.sentence


def test_an_approved_letter_is_never_rewritten(letter: Letter) -> None:
    approve(letter, at_night=False)
    letter.refresh_from_db()
    body = letter.body
    assert not freshen_letter(letter, now=NIGHT)
    assert letter.body == body


def test_the_reason_of_a_letter_that_goes_a_day_later_says_so(letter: Letter) -> None:
    assert window_of(letter, now=AFTER).reason == letter.window_reason
    assert window_of(letter, now=NIGHT).reason == (
        "Its best hour has passed; Wednesday morning is still in time."
    )


def test_a_yes_can_be_taken_back_for_a_minute_also_where_the_moment_is_now(letter: Letter) -> None:
    late = AFTER + timedelta(hours=2)
    submission = approve_letter(
        letter, base_revision=letter.revision, now=late, review=review_letter(letter, now=late),
        account=MailAccount.objects.get(), new_ids=IDS,
    )  # fmt: skip
    assert isinstance(submission, Submission)
    assert submission.send_at >= late + timedelta(minutes=1)
    assert submission.send_at <= submission.deadline_at
