"""From silence to one follow-up: when it is drafted, what holds it, and what happens after day 14."""

from datetime import timedelta

import pytest

from afterword.letters.debrief import EventKind
from afterword.models import HistoryEntry, Letter, Process, ReceivedMessage, Submission
from afterword.rules.silence import SilenceState
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.correct_interview import add_person, correct_person
from afterword.workflows.freshen_letter import freshen_letter
from afterword.workflows.plan_follow_up import look_at_silence, want_follow_up
from afterword.workflows.refused import Refused
from afterword.workflows.stop_process import let_rest, reopen_process, stop_process
from afterword.workflows.take_message import settle_unsure, take_message
from tests.workflows.stage import PRIYA, Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    """A thank-you went out on Tuesday 12 May, and nobody has answered."""
    stage = Stage()
    stage.approved()
    stage.work()
    assert Submission.objects.get().state == "accepted"
    return stage


def follow_ups() -> list[Letter]:
    return list(Letter.objects.filter(kind="follow-up").exclude(state="dropped"))


def pass_days(stage: Stage, days: int) -> None:
    for _ in range(days * 2):
        stage.now += timedelta(hours=12)
        stage.work()


def mail(sender: str, text: str, *, subject: str = "Our interview", more: str = "") -> bytes:
    head = f"From: {sender}\r\nTo: jonas@example.org\r\nSubject: {subject}\r\nMessage-ID: <{hash(text)}@x.example>\r\n"
    return (head + more + "Date: Mon, 18 May 2026 10:00:00 +0200\r\n\r\n" + text + "\r\n").encode()


def test_one_follow_up_is_drafted_on_day_ten_and_not_before(stage: Stage) -> None:
    pass_days(stage, 9)
    assert follow_ups() == []
    pass_days(stage, 5)
    assert len(follow_ups()) == 1
    assert follow_ups()[0].state == "draft"
    assert len(stage.out.taken) == 1, "nothing goes without a yes"


def test_the_history_tells_of_a_draft_in_words_that_stay_true_once_it_is_gone(stage: Stage) -> None:
    pass_days(stage, 11)
    (entry,) = HistoryEntry.objects.filter(what="follow-up-drafted")
    assert entry.sentence == "A follow-up to Priya Raman was drafted, for you to read and approve."


def test_after_day_fourteen_the_person_is_asked_first(stage: Stage) -> None:
    pass_days(stage, 20)
    process = Process.objects.get()
    decision = look_at_silence(process, now=stage.now)
    assert decision is not None
    assert decision.state is SilenceState.ASK_FIRST
    decision = want_follow_up(process, wants=True, now=stage.now)
    assert decision is not None
    assert decision.state is SilenceState.FOLLOW_UP_DUE
    assert len(follow_ups()) == 1


def test_letting_it_rest_closes_it(stage: Stage) -> None:
    pass_days(stage, 20)
    want_follow_up(Process.objects.get(), wants=False, now=stage.now)
    process = Process.objects.get()
    assert process.state == "closed"
    assert follow_ups() == []


def test_a_promised_date_moves_the_follow_up_behind_it(stage: Stage) -> None:
    Process.objects.update(decision_by=(stage.now + timedelta(days=13)).date(), next_look_at=stage.now)
    pass_days(stage, 14)
    assert follow_ups() == []
    pass_days(stage, 3)
    assert len(follow_ups()) == 1


def test_they_called_stops_everything_in_the_process(stage: Stage) -> None:
    pass_days(stage, 14)
    submission = stage.approve(follow_ups()[0])
    assert isinstance(submission, Submission)
    stop_process(Process.objects.get(), what=EventKind.CALLED, now=stage.now)
    pass_days(stage, 6)
    submission.refresh_from_db()
    assert submission.state == "cancelled"
    assert len(stage.out.taken) == 1


def test_an_answer_of_an_applicant_system_stops_it_too(stage: Stage) -> None:
    row = take_message(
        stage.candidate,
        mail(
            "Northwind Hiring <no-reply@us.greenhouse-mail.io>",
            "Hi Jonas, thank you for your time. Unfortunately we have decided to move forward with other candidates "
            "for the Site Reliability Engineer role at Northwind.",
            subject="Your application at Northwind",
        ),
        account=stage.account,
        now=stage.now + timedelta(days=5),
    )
    assert row is not None
    process = Process.objects.get()
    assert (process.state, process.close_reason) == ("closed", "rejected")
    pass_days(stage, 20)
    assert follow_ups() == []


def test_mail_that_belongs_to_nothing_is_not_kept(stage: Stage) -> None:
    content = mail(
        "Shop <news@shop.example>", "Everything is cheaper today. Unsubscribe here.", subject="Sale"
    )
    assert take_message(stage.candidate, content, account=stage.account, now=stage.now) is None
    assert ReceivedMessage.objects.count() == 0


def test_a_message_is_taken_once(stage: Stage) -> None:
    content = mail("Priya Raman <priya@northwind.example>", "Thank you, Jonas. We decide next week.")
    later = stage.now + timedelta(days=2)
    assert take_message(stage.candidate, content, account=stage.account, now=later) is not None
    assert take_message(stage.candidate, content, account=stage.account, now=later) is None
    assert HistoryEntry.objects.filter(what="answer").count() == 1


def test_a_message_that_may_belong_to_two_processes_holds_both_and_asks(stage: Stage) -> None:
    Process.objects.create(
        candidate=stage.candidate, company="Northwind", role="Data Engineer", company_domain="northwind.example",
        created_at=stage.now,
    )  # fmt: skip
    content = mail("Talent Team <talent@northwind.example>", "Hello Jonas, we have some news for you.")
    row = take_message(stage.candidate, content, account=stage.account, now=stage.now + timedelta(days=2))
    assert row is not None
    assert row.needs_person
    assert row.possible.count() == 2
    process = Process.objects.get(role="Site Reliability Engineer")
    decision = look_at_silence(process, now=stage.now + timedelta(days=12))
    assert decision is not None
    assert decision.state is SilenceState.HELD
    settle_unsure(row, process=process, is_answer=True, now=stage.now + timedelta(days=12))
    process.refresh_from_db()
    assert process.state == "answered"


def test_a_closed_process_can_be_opened_again(stage: Stage) -> None:
    process = Process.objects.get()
    let_rest(process, now=stage.now)
    reopen_process(process, now=stage.now)
    pass_days(stage, 14)
    assert len(follow_ups()) == 1


def test_a_letter_that_came_back_goes_once_more_to_the_corrected_address(stage: Stage) -> None:
    sent = Submission.objects.get()
    bounce = mail(
        "Mail Delivery System <mailer-daemon@example.org>",
        "<priya@northwind.example>: host mx.northwind.example said: 550 5.1.1 User unknown",
        subject="Undelivered Mail Returned to Sender",
        more=f"In-Reply-To: <{sent.message_id}>\r\nAuto-Submitted: auto-replied\r\n",
    )
    stage.now += timedelta(minutes=10)
    assert take_message(stage.candidate, bounce, account=stage.account, now=stage.now) is not None
    letter = Letter.objects.get()
    assert letter.state == "draft"
    refused = stage.approve(letter)
    assert isinstance(refused, Refused)
    assert "came back" in refused.sentence
    correct_person(letter.person, email="priya.raman@northwind.example", now=stage.now)
    again = stage.approve(Letter.objects.get())
    assert isinstance(again, Submission), again
    stage.now = again.send_at + timedelta(seconds=30)
    stage.work()
    recipients = [envelope.recipients[0] for envelope, _ in stage.out.taken]
    assert recipients == ["priya@northwind.example", "priya.raman@northwind.example"]
    assert isinstance(stage.approve(Letter.objects.get()), Refused), "and never a third time"


@pytest.fixture
def panel() -> Stage:
    """Of a panel of two, only the second was written to."""
    stage = Stage()
    mei = NewPerson(name="Mei Chen", email="mei@northwind.example", relation="hiring-manager")
    interview = stage.meet(PRIYA, mei)
    stage.write(interview)
    submission = stage.approve(Letter.objects.get(person__name="Mei Chen"))
    assert isinstance(submission, Submission)
    stage.now = submission.send_at + timedelta(seconds=5)
    stage.work()
    return stage


def test_the_follow_up_goes_to_whom_of_a_panel_was_written_to(panel: Stage) -> None:
    pass_days(panel, 14)
    (letter,) = follow_ups()
    assert letter.person.name == "Mei Chen"
    assert letter.replies_to is not None


def test_a_follow_up_that_cannot_be_drafted_says_why_and_waits_for_the_person(panel: Stage) -> None:
    """Contact goes through a recruiter whom nobody named."""
    Process.objects.update(contact_policy="via-recruiter")
    pass_days(panel, 14)
    process = Process.objects.get()
    assert follow_ups() == []
    assert process.silence_state == "held"
    assert "Add the person there" in process.silence_reason
    ada = NewPerson(name="Ada Brook", email="ada@northwind.example", relation="recruiter")
    add_person(process.interviews.get(), ada, now=panel.now)
    panel.work()
    assert [letter.person.name for letter in follow_ups()] == ["Ada Brook"]


def test_a_thank_you_that_goes_late_holds_the_follow_up_that_was_approved(panel: Stage) -> None:
    pass_days(panel, 11)
    (follow_up,) = follow_ups()
    approved = panel.approve(follow_up)
    assert isinstance(approved, Submission), approved
    thanks = Letter.objects.get(person__name="Priya Raman", kind="thank-you")
    freshen_letter(thanks, now=panel.now)
    late = panel.approve(thanks)
    assert isinstance(late, Submission), late
    Submission.objects.filter(pk=late.pk).update(state="accepted", settled_at=panel.now)
    pass_days(panel, 3)
    waiting = Submission.objects.get(pk=approved.pk)
    assert waiting.state == "waiting"
    assert "until 10 days have passed" in waiting.state_reason
    assert len(panel.out.taken) == 1
    pass_days(panel, 12)
    assert Submission.objects.get(pk=approved.pk).state == "late", "its window is over: the person is asked"
