"""Absence notes that say what they are, and persons who only use the same words."""

import pytest

from afterword.mail.automatic import find_auto_reply
from afterword.mail.message import Message, read_message


def note(subject: str, body: str = "", *headers: str) -> Message:
    head = "\n".join(["From: Priya <p@x.example>", f"Subject: {subject}", "In-Reply-To: <a@b>", *headers])
    return read_message(f"{head}\n\n{body}\n".encode())


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Hi",
        "Out of the Office",
        "Priya Raman is out of the office (returning 12/06/2026)",
        "Abwesend: Thank you",
        "Ich bin im Urlaub",
        "[Auto-Reply] Re: x",
        "Absence du bureau",
        "Fuori sede: x",
        "Em férias Re: x",
        "Ikke på kontoret: x",
        "Poza biurem",
        "Vacation reply: x",
        "Autosvar: Re: x",
        "OOO Re: x",
        "Автоответ: x",
        "Out of Office AutoReply: x",
        "Nicht im Büro: x",
        "Automatische Antwort: x",
        "自動応答: x",
    ],
)
def test_a_subject_alone_can_be_the_only_mark(subject: str) -> None:
    message = note(subject)
    assert find_auto_reply(message, message.text) is not None


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Re: Out of office?", "Are you back? Let's talk"),
        ("Office move", "We move the office"),
        ("Holiday plans and interview", "When are you free?"),
        ("Urlaub und Startdatum", "Wann könnten Sie anfangen?"),
        ("Absence of references", "Could you send the references?"),
        ("Semester start date", "When does your semester begin?"),
        ("Vacation: your entitlement in the offer", "You would have 30 days."),
        ("Re: x", "I'm on holiday next week, so let's meet the week after."),
        ("Auto industry role", "Interested?"),
    ],
)
def test_a_person_who_uses_the_same_words_is_no_machine(subject: str, body: str) -> None:
    message = note(subject, body)
    assert find_auto_reply(message, message.text) is None


def test_suppression_marks_alone_are_nothing() -> None:
    message = note("Re: x", "We would like to go on.", "X-Auto-Response-Suppress: All", "Precedence: bulk")
    assert find_auto_reply(message, message.text) is None


def test_a_mailing_lists_precedence_makes_no_absence_note() -> None:
    message = note("Re: x", "I am out of the office, but yes.", "Precedence: bulk", "List-Id: <l.x.example>")
    assert find_auto_reply(message, message.text) is None


def test_a_rule_that_forwards_a_person_names_another_mailbox() -> None:
    forwarded = note("Re: x", "Yes", "X-MS-Exchange-Inbox-Rules-Loop: jonas@example.org", "Return-Path: <>")
    assert find_auto_reply(forwarded, forwarded.text) is None
    answered = note("Re: x", "Yes", "X-MS-Exchange-Inbox-Rules-Loop: p@x.example", "Return-Path: <>")
    assert find_auto_reply(answered, answered.text) is not None


@pytest.mark.parametrize(
    "words",
    [
        "Priya is no longer with the company. Write to bo@x.example.",
        "Frau Raman ist nicht mehr bei Northwind tätig.",
        "Priya a quitté l'entreprise.",
        "Priya ya no trabaja en Northwind.",
        "Priya is niet meer werkzaam bij Northwind.",
        "Priya har slutat på Northwind.",
        "Priya non lavora più in Northwind.",
    ],
)
def test_a_notice_that_somebody_left_is_told_from_an_absence(words: str) -> None:
    message = note("Automatic reply: x", words, "Auto-Submitted: auto-replied")
    found = find_auto_reply(message, message.text)
    assert found is not None
    assert found.has_left
