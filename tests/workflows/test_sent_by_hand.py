"""The person sends a letter themselves: it counts, it happens once, and the program hands over nothing for it."""

from datetime import datetime, timedelta

import pytest

from afterword.models import Letter, Process, Submission
from afterword.rules.submission import SubmissionState
from afterword.workflows.agenda import agenda_of
from afterword.workflows.approve_letter import undo_approval
from afterword.workflows.edit_letter import Edited, edit_letter
from afterword.workflows.export_everything import export_everything
from afterword.workflows.plan_follow_up import look_at_silence
from afterword.workflows.refused import Refused
from afterword.workflows.sent_by_hand import send_by_hand, take_word_back
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return Stage()


def by_hand(stage: Stage, letter: Letter, at: datetime | None = None) -> Submission | Refused:
    letter.refresh_from_db()
    return send_by_hand(
        letter, base_revision=letter.revision, sent_at=at or stage.now, now=stage.now, new_ids=stage.new_ids()
    )


def test_without_any_account_a_letter_is_noted_as_sent_and_the_silence_counts_from_it(stage: Stage) -> None:
    stage.account.delete()
    letter = stage.write(stage.meet())
    stage.now += timedelta(hours=3)
    sent = by_hand(stage, letter)
    assert isinstance(sent, Submission)
    assert (sent.state, sent.by_hand, sent.account, bytes(sent.message)) == ("accepted", True, None, b"")
    letter.refresh_from_db()
    assert letter.state == "approved"
    look_at_silence(sent.process, now=stage.now)
    process = Process.objects.get()
    assert process.silence_state == "waiting"
    assert process.next_look_at is not None
    assert process.next_look_at >= sent.settled_at + timedelta(days=10)
    assert agenda_of(stage.candidate, now=stage.now) == ()


def test_after_ten_days_the_follow_up_is_drafted_and_can_be_sent_by_hand_as_well(stage: Stage) -> None:
    stage.account.delete()
    letter = stage.write(stage.meet())
    by_hand(stage, letter)
    stage.now += timedelta(days=10, hours=3)
    stage.work()
    follow_up = Letter.objects.get(kind="follow-up")
    assert [item.kind for item in agenda_of(stage.candidate, now=stage.now)] == ["send-yourself"]
    assert isinstance(by_hand(stage, follow_up), Submission)
    stage.now += timedelta(days=12)
    stage.work()
    assert Process.objects.get().close_reason == "silent"
    assert stage.out.taken == []


def test_a_second_one_is_refused(stage: Stage) -> None:
    letter = stage.write(stage.meet())
    assert isinstance(by_hand(stage, letter), Submission)
    again = by_hand(stage, letter)
    assert isinstance(again, Refused)
    assert isinstance(stage.approve(letter), Refused)
    assert Submission.objects.count() == 1


def test_what_was_approved_and_waits_does_not_go_once_they_sent_it(stage: Stage) -> None:
    waiting = stage.approved()
    sent = by_hand(stage, waiting.letter)
    assert isinstance(sent, Submission)
    assert (sent.pk, sent.by_hand, sent.state) == (waiting.pk, True, "accepted")
    stage.work()
    assert stage.out.taken == []
    assert isinstance(undo_approval(sent, now=stage.now), Refused)


def test_a_worker_that_holds_the_claim_lets_it_go(stage: Stage) -> None:
    """The person is faster than the worker, between its claim and its first byte."""
    waiting = stage.approved()

    def meanwhile(name: str) -> None:
        if name == "before-submitting":
            assert isinstance(by_hand(stage, waiting.letter), Submission)

    stage.on_step = meanwhile  # type: ignore[method-assign]
    stage.work()
    waiting.refresh_from_db()
    assert stage.out.taken == []
    assert (waiting.state, waiting.by_hand) == ("accepted", True)


def test_what_went_out_already_is_not_noted_by_hand(stage: Stage) -> None:
    sent = stage.approved()
    stage.work()
    assert isinstance(by_hand(stage, sent.letter), Refused)
    sent.refresh_from_db()
    assert not sent.by_hand


@pytest.mark.parametrize("hours", [1, -48])
def test_the_moment_must_lie_between_the_talk_and_now(stage: Stage, hours: int) -> None:
    letter = stage.write(stage.meet())
    refused = by_hand(stage, letter, stage.now + timedelta(hours=hours))
    assert isinstance(refused, Refused)
    assert "nothing was changed" in refused.sentence
    assert not Submission.objects.exists()


def test_words_changed_in_another_tab_are_not_noted_as_sent(stage: Stage) -> None:
    letter = stage.write(stage.meet())
    seen = letter.revision
    edited = edit_letter(
        letter, subject=letter.subject, body="Other words.", base_revision=seen, now=stage.now
    )
    assert isinstance(edited, Edited)
    refused = send_by_hand(
        letter, base_revision=seen, sent_at=stage.now, now=stage.now, new_ids=stage.new_ids()
    )
    assert isinstance(refused, Refused)
    assert not Submission.objects.exists()


def test_the_word_can_be_taken_back_and_the_letter_sent_after_all(stage: Stage) -> None:
    letter = stage.write(stage.meet())
    sent = by_hand(stage, letter)
    assert isinstance(sent, Submission)
    assert take_word_back(sent, now=stage.now) is None
    letter.refresh_from_db()
    assert letter.state == "draft"
    assert take_word_back(sent, now=stage.now) is not None
    assert isinstance(stage.approve(letter), Submission)


def test_what_a_server_took_is_never_taken_back(stage: Stage) -> None:
    sent = stage.approved()
    stage.work()
    sent.refresh_from_db()
    assert sent.state == SubmissionState.ACCEPTED
    assert take_word_back(sent, now=stage.now) is not None
    sent.refresh_from_db()
    assert sent.state == SubmissionState.ACCEPTED


def test_a_follow_up_by_the_program_does_not_name_an_id_that_nobody_ever_saw(stage: Stage) -> None:
    sent = by_hand(stage, stage.write(stage.meet()))
    assert isinstance(sent, Submission)
    stage.now += timedelta(days=10, hours=3)
    stage.work()
    follow_up = stage.approve(Letter.objects.get(kind="follow-up"))
    assert isinstance(follow_up, Submission)
    assert b"In-Reply-To" not in bytes(follow_up.message)
    assert b"by-hand.invalid" not in bytes(follow_up.message)


def test_the_export_has_a_letter_that_was_sent_by_hand(stage: Stage) -> None:
    by_hand(stage, stage.write(stage.meet()))
    content = export_everything(stage.candidate, None, now=stage.now).content
    assert content is not None
    assert not [name for name, data in content.items() if name.endswith(".eml") and not data]
