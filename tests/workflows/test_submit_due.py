"""Claim, ask again, submit, settle: every outcome of the port, and what happens in between."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from afterword.letters.debrief import EventKind
from afterword.models import HistoryEntry, Letter, Process, Submission
from afterword.ports.errors import Permanent, Temporary, Uncertain
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.approve_letter import approve_again, undo_approval
from afterword.workflows.edit_letter import edit_letter
from afterword.workflows.refused import Refused
from afterword.workflows.settle_uncertain import person_says, settle_copies
from afterword.workflows.stop_process import stop_process
from afterword.workflows.submit_due import submit_due
from afterword.workflows.watch_mailbox import read_mailbox
from tests.workflows.stage import PRIYA, START, Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return Stage()


def state_of(submission: Submission) -> str:
    submission.refresh_from_db()
    return submission.state


def test_the_bytes_that_go_out_are_the_bytes_that_were_approved(stage: Stage) -> None:
    submission = stage.approved()
    stage.work()
    assert state_of(submission) == "accepted"
    assert [message for _, message in stage.out.taken] == [bytes(submission.message)]
    assert stage.out.taken[0][0].recipients == ("priya@northwind.example",)


def test_a_message_that_was_changed_behind_our_back_is_kept_back(stage: Stage) -> None:
    submission = stage.approved()
    Submission.objects.filter(pk=submission.pk).update(message=bytes(submission.message) + b"P.S.\r\n")
    stage.work()
    assert state_of(submission) == "waiting"
    assert "not the one that you approved" in submission.state_reason
    assert stage.out.taken == []


def test_nothing_goes_before_its_moment(stage: Stage) -> None:
    submission = stage.approved()
    stage.now = submission.send_at - timedelta(minutes=1)
    stage.work()
    assert stage.out.attempts == 0


def test_a_4xx_answer_is_tried_again_later_and_only_then(stage: Stage) -> None:
    submission = stage.approved()
    stage.out.fail_next(Temporary("Please try later.", cause="greylisted", code=451))
    stage.work()
    assert state_of(submission) == "deferred"
    again = submission.send_at
    assert again > stage.now
    stage.work()
    assert stage.out.attempts == 1
    stage.now = again + timedelta(seconds=1)
    stage.work()
    assert state_of(submission) == "accepted"
    assert len(stage.out.taken) == 1


def test_a_5xx_answer_stops_and_waits_for_the_person(stage: Stage) -> None:
    submission = stage.approved()
    stage.out.fail_next(Permanent("The server refused the address.", cause="refused", code=550))
    stage.work()
    assert state_of(submission) == "refused"
    stage.now += timedelta(hours=2)
    stage.work()
    assert stage.out.attempts == 1
    assert approve_again(submission, now=stage.now) is None
    assert state_of(submission) == "waiting"


def test_a_lost_answer_is_never_tried_again_by_itself_and_the_sent_copy_settles_it(stage: Stage) -> None:
    submission = stage.approved()
    stage.out.fail_next(Uncertain("The line dropped.", cause="answer-lost"), is_taken=True)
    stage.work()
    assert state_of(submission) == "uncertain"
    stage.box.receive(bytes(submission.message), at=stage.now, folder="Sent")
    for _ in range(5):
        stage.now += timedelta(minutes=10)
        stage.work()
    assert state_of(submission) == "accepted"
    assert stage.out.attempts == 1


def test_the_person_knows_that_an_uncertain_letter_did_not_go(stage: Stage) -> None:
    submission = stage.approved()
    stage.out.fail_next(Uncertain("The line dropped.", cause="answer-lost"))
    stage.work()
    stage.now += timedelta(minutes=10)
    stage.work()
    assert state_of(submission) == "uncertain"
    assert stage.out.attempts == 1
    assert person_says(submission, was_sent=False, now=stage.now) is None
    stage.work()
    assert state_of(submission) == "accepted"
    assert isinstance(person_says(submission, was_sent=True, now=stage.now), Refused)
    assert len(stage.out.taken) == 1


def uncertain(stage: Stage) -> Submission:
    submission = stage.approved()
    stage.out.fail_next(Uncertain("The line dropped.", cause="answer-lost"))
    stage.work()
    stage.now += timedelta(hours=7)
    stage.work()
    assert state_of(submission) == "uncertain"
    return submission


def test_after_the_word_of_the_person_sent_is_looked_into_once_more_and_a_late_copy_is_known(
    stage: Stage,
) -> None:
    submission = uncertain(stage)
    assert person_says(submission, was_sent=True, now=stage.now) is None
    late = bytes(submission.message).replace(submission.message_id.encode(), b"other@server.example")
    stage.box.receive(late, at=stage.now, folder="Sent")
    stage.work()
    submission.refresh_from_db()
    assert (submission.sent_copy, submission.other_message_id) == ("filed", "other@server.example")
    assert stage.out.attempts == 1


@pytest.mark.parametrize(("files_own", "filed"), [(False, 1), (True, 0)])
def test_without_a_copy_the_word_of_the_person_makes_one_only_where_no_server_would(
    stage: Stage, files_own: bool, filed: int
) -> None:
    submission = uncertain(stage)
    stage.account.files_own_sent_copy = files_own
    stage.account.save()
    assert person_says(submission, was_sent=True, now=stage.now) is None
    stage.work()
    submission.refresh_from_db()
    assert len(stage.box.filed) == filed
    assert (submission.state, submission.next_copy_at) == ("accepted", None)


def test_the_copy_in_sent_is_filed_once_and_a_failing_folder_never_sends_again(stage: Stage) -> None:
    stage.approved()
    stage.work()
    stage.now += timedelta(minutes=1)
    stage.box.fail_next(*[Temporary("The folder is busy.")] * 3)
    stage.work()
    for _ in range(4):
        stage.now += timedelta(hours=2)
        stage.work()
    assert len(stage.box.filed) == 1
    assert len(stage.out.taken) == 1


def test_two_programs_that_look_into_sent_at_once_file_one_copy(stage: Stage) -> None:
    """The second one looks right after the first found nothing and before it files."""
    stage.approved()
    stage.work()
    assert len(stage.out.taken) == 1
    find, seen = stage.box.find_sent, []

    def find_and_let_the_other_look(**named: Any) -> Any:
        found = find(**named)
        if not seen:
            seen.append(found)
            settle_copies(now_of=lambda: stage.now, ways=stage)
        return found

    stage.box.filed.clear()
    stage.box.folders["Sent"].clear()
    Submission.objects.update(next_copy_at=stage.now, sent_copy="pending")
    stage.box.find_sent = find_and_let_the_other_look  # type: ignore[method-assign]
    settle_copies(now_of=lambda: stage.now, ways=stage)
    assert seen == [None]
    assert len(stage.box.filed) == 1


def test_an_answer_between_approval_and_sending_cancels_the_letter(stage: Stage) -> None:
    submission = stage.approved()
    stop_process(submission.process, what=EventKind.CALLED, now=stage.now)
    stage.work()
    assert state_of(submission) == "cancelled"
    assert stage.out.attempts == 0
    assert Process.objects.get().state == "answered"


def test_an_answer_that_is_read_in_the_last_moment_cancels_the_letter(stage: Stage) -> None:
    submission = stage.approved()
    stage.box.receive(
        b"From: Priya Raman <priya@northwind.example>\r\nTo: jonas@example.org\r\nSubject: Our interview\r\n"
        b"Message-ID: <a1@northwind.example>\r\nDate: Tue, 12 May 2026 15:00:00 +0200\r\n\r\n"
        b"Hi Jonas,\r\n\r\nwe would like to invite you to the next round.\r\n\r\nPriya\r\n",
        at=stage.now,
    )
    submit_due(now_of=lambda: stage.now, ways=stage)
    assert state_of(submission) == "cancelled"
    assert stage.out.taken == []


def test_a_missed_moment_waits_for_a_new_yes_and_is_not_released_as_a_burst(stage: Stage) -> None:
    submission = stage.approved()
    stage.now += timedelta(days=3)
    stage.work()
    assert state_of(submission) == "late"
    assert stage.out.attempts == 0
    assert HistoryEntry.objects.filter(what="submission-late").count() == 1


def test_a_clock_set_back_sends_nothing(stage: Stage) -> None:
    submission = stage.approved()
    Submission.objects.filter(pk=submission.pk).update(send_at=START - timedelta(days=2))
    stage.now = START - timedelta(days=1)
    stage.work()
    assert stage.out.attempts == 0
    assert state_of(submission) == "waiting"


def test_a_claim_that_was_cancelled_in_the_meantime_is_not_submitted(stage: Stage) -> None:
    submission = stage.approved()

    def cancel_at(name: str) -> None:
        if name == "before-submitting":
            stop_process(submission.process, what=EventKind.REJECTION, now=stage.now)

    stage.on_step = cancel_at  # type: ignore[method-assign]
    stage.work()
    assert stage.out.attempts == 0
    assert state_of(submission) == "cancelled"


def test_an_approval_is_taken_back_until_it_goes(stage: Stage) -> None:
    submission = stage.approved()
    assert undo_approval(submission, now=stage.now) is None
    stage.work()
    assert stage.out.attempts == 0
    assert Letter.objects.get().state == "draft"
    again = stage.approve(Letter.objects.get())
    assert isinstance(again, Submission)
    stage.now = again.send_at
    stage.work()
    assert isinstance(undo_approval(again, now=stage.now), Refused)
    assert len(stage.out.taken) == 1


def test_what_was_changed_in_another_tab_is_not_approved(stage: Stage) -> None:
    letter = stage.write(stage.meet())
    known = letter.revision
    edit_letter(letter, subject=letter.subject, body=letter.body + "\n", base_revision=known, now=stage.now)
    letter.revision = known
    answer = stage.approve(letter)
    assert isinstance(answer, Refused)
    assert "another window" in answer.sentence
    assert Submission.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_on_one_row_submit_once() -> None:
    stage = Stage()
    submission = stage.approved()
    barrier = threading.Barrier(4)

    def run() -> None:
        barrier.wait()
        try:
            submit_due(now_of=lambda: stage.now, ways=stage)
        finally:
            connection.close()

    workers = [threading.Thread(target=run) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert state_of(submission) == "accepted"
    assert len(stage.out.taken) == 1


def test_a_panel_that_is_due_at_once_reads_the_mailbox_for_the_one_that_goes(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others wait for their turn anyway; each is read for when its own comes."""
    names = ("Priya Raman", "Bo Chen", "Dana Ruiz", "Ana Sousa")
    people = [
        NewPerson(name=n, email=f"p{i}@northwind.example", relation="peer") for i, n in enumerate(names)
    ]
    interview = stage.meet(*people)
    stage.write(interview)
    for letter in interview.letters.all():
        Letter.objects.filter(pk=letter.pk).update(
            body=f"{letter.body}\nP.S. {letter.person.name}\n", is_edited=True
        )
        letter.refresh_from_db()
        assert not isinstance(stage.approve(letter), Refused)
    stage.now = max(Submission.objects.values_list("send_at", flat=True)) + timedelta(seconds=5)
    looks: list[datetime] = []
    monkeypatch.setattr(
        "afterword.workflows.submit_due.read_mailbox",
        lambda account, mailbox, *, now: looks.append(now) or read_mailbox(account, mailbox, now=now),
    )
    waiting = Submission.objects.count()
    assert waiting > 1
    sent = []
    for _ in range(waiting):
        sent.append(submit_due(now_of=lambda: stage.now, ways=stage))
        stage.now += timedelta(seconds=21)
    assert sent == [1] * waiting
    assert len(looks) == waiting, "one fresh look for each letter that goes, none for those that wait"


def test_of_a_panel_due_at_once_an_answer_found_for_the_first_stops_all(stage: Stage) -> None:
    interview = stage.meet(PRIYA, NewPerson(name="Bo Chen", email="bo@northwind.example", relation="peer"))
    stage.write(interview)
    for letter in interview.letters.all():
        Letter.objects.filter(pk=letter.pk).update(
            body=f"{letter.body}\nP.S. {letter.person.name}\n", is_edited=True
        )
        letter.refresh_from_db()
        assert not isinstance(stage.approve(letter), Refused)
    stage.now = max(Submission.objects.values_list("send_at", flat=True)) + timedelta(seconds=5)
    reply = (
        b"From: Bo Chen <bo@northwind.example>\r\nTo: jonas@example.org\r\nSubject: Our talk\r\n"
        b"Message-ID: <answer@northwind.example>\r\nDate: Tue, 12 May 2026 15:00:00 +0200\r\n\r\n"
        b"Hi Jonas, it was good to meet you. We decided to go on with somebody else.\r\n"
    )
    stage.box.receive(reply, at=stage.now)
    assert submit_due(now_of=lambda: stage.now, ways=stage) == 0
    assert stage.out.taken == []
    assert set(Submission.objects.values_list("state", flat=True)) == {"cancelled"}
