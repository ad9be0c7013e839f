"""Answers that come as files: an .eml or an mbox stops what waits, as if the mailbox had brought it."""

import pytest

from afterword.mail.message import read_message
from afterword.models import Process, ReceivedMessage, Submission
from afterword.rules.classify import classify
from afterword.rules.intent import Intent
from afterword.workflows.import_mail import import_mail
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db
ANSWER = (
    b"From: Priya Raman <priya@northwind.example>\r\nTo: jonas@example.org\r\nSubject: Your interview\r\n"
    b"Message-ID: <no-1@northwind.example>\r\nDate: Tue, 12 May 2026 13:30:00 +0000\r\n\r\n"
    b"Dear Jonas,\r\n\r\nunfortunately we have decided to go ahead with another candidate.\r\n\r\nPriya\r\n"
)
STRANGE = (
    b"From: Anna <anna@gmx.example>\r\nTo: jonas@example.org\r\nSubject: Sunday\r\nMessage-ID: <a@gmx.example>\r\n"
    b"\r\nBring the photos.\r\n"
)


def state_of(submission: Submission) -> str:
    return Submission.objects.get(pk=submission.pk).state


def test_a_dropped_answer_stops_what_waits() -> None:
    stage = Stage()
    submission = stage.approved()
    outcome = import_mail(stage.candidate, ANSWER, "answer.eml", now=stage.now)
    assert outcome.refused == ""
    assert "Nothing more goes out there by itself." in outcome.sentences[0]
    assert state_of(submission) == "cancelled"
    assert Process.objects.get().close_reason == "rejected"


def test_a_second_drop_of_the_same_answer_says_so() -> None:
    stage = Stage()
    stage.approved()
    import_mail(stage.candidate, ANSWER, "answer.eml", now=stage.now)
    again = import_mail(stage.candidate, ANSWER, "answer.eml", now=stage.now)
    assert again.sentences == ("“Your interview” was taken in before.",)
    assert ReceivedMessage.objects.count() == 1


def test_the_answer_in_an_mbox_stops_what_waits_and_the_rest_is_counted_only() -> None:
    stage = Stage()
    submission = stage.approved()
    separator = b"From x@example.org Tue May 12 13:30:00 2026\n"
    mbox = separator + STRANGE + b"\n" + separator + ANSWER + b"\n" + separator + STRANGE
    outcome = import_mail(stage.candidate, mbox, "search.mbox", now=stage.now)
    assert state_of(submission) == "cancelled"
    assert outcome.refused == ""
    assert outcome.sentences[-1] == "2 of 3 messages concern none of your processes and were not kept."
    assert ReceivedMessage.objects.count() == 1


@pytest.mark.parametrize(
    "content",
    [STRANGE, b"From ", b"From x@y Tue May 12 13:30:00 2026\n", b"", b"\x00\xff" * 50, b"BEGIN:VCALENDAR"],
)
def test_what_concerns_nothing_is_refused_with_a_sentence_and_changes_nothing(content: bytes) -> None:
    stage = Stage()
    submission = stage.approved()
    outcome = import_mail(stage.candidate, content, "file", now=stage.now)
    assert outcome.refused or outcome.sentences
    assert state_of(submission) == "waiting"


def test_another_answer_under_a_used_id_is_taken_in_and_a_copy_by_another_way_is_not() -> None:
    stage = Stage()
    stage.approved()
    import_mail(stage.candidate, ANSWER, "answer.eml", now=stage.now)
    import_mail(stage.candidate, b"Received: by another.example\r\n" + ANSWER, "copy.eml", now=stage.now)
    assert ReceivedMessage.objects.count() == 1
    other = ANSWER.replace(
        b"unfortunately we have decided to go ahead with another candidate", b"one more question"
    )
    import_mail(stage.candidate, other, "other.eml", now=stage.now)
    assert ReceivedMessage.objects.count() == 2


def test_a_copy_that_came_another_way_and_one_s_own_letter_say_so() -> None:
    stage = Stage()
    stage.approved()
    import_mail(stage.candidate, ANSWER, "answer.eml", now=stage.now)
    copy = import_mail(
        stage.candidate, b"Received: by another.example\r\n" + ANSWER, "copy.eml", now=stage.now
    )
    assert (copy.sentences, copy.refused) == (("“Your interview” was taken in before.",), "")
    own = ANSWER.replace(
        b"Priya Raman <priya@northwind.example>", next(iter(stage.candidate.addresses)).encode()
    )
    said = import_mail(stage.candidate, own.replace(b"no-1", b"no-2"), "own.eml", now=stage.now)
    assert said.sentences == ("You wrote “Your interview” yourself; a copy of it changes nothing.",)


def test_a_message_that_ties_to_nothing_says_what_was_looked_for() -> None:
    stage = Stage()
    stage.approved()
    said = import_mail(stage.candidate, STRANGE, "strange.eml", now=stage.now).refused
    assert "anna@gmx.example is nobody's address there" in said


def test_a_sender_is_named_as_one_says_the_name() -> None:
    stage = Stage()
    stage.approved()
    content = ANSWER.replace(b"Priya Raman <priya@", b'"RAMAN, Priya (People)" <priya@')
    outcome = import_mail(stage.candidate, content, "answer.eml", now=stage.now)
    assert ReceivedMessage.objects.get().sender == "Priya Raman"
    assert "Priya Raman" in outcome.sentences[0]


def test_the_words_of_a_person_of_the_process_are_about_its_job_though_they_name_none() -> None:
    stage = Stage()
    stage.approved()
    content = ANSWER.replace(b"Subject: Your interview", b"Subject: AW: Danke").replace(
        b"unfortunately we have decided to go ahead with another candidate",
        b"leider haben wir uns anders entschieden",
    )
    import_mail(stage.candidate, content, "answer.eml", now=stage.now)
    assert ReceivedMessage.objects.get().intent == "rejection"
    stranger = content.replace(b"priya@northwind.example", b"p.raman@elsewhere.example")
    assert classify(read_message(stranger)).intent is Intent.UNKNOWN
