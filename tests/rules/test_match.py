"""Whose answer it is: every kind of evidence, and the doubt that holds both processes."""

from datetime import UTC, datetime

import pytest

from afterword.mail.message import Message, read_message
from afterword.rules.match import (
    Match,
    MatchVerdict,
    TrackedPerson,
    TrackedProcess,
    TrackedSubmission,
    match,
)
from tests.mail.samples import OWN_ADDRESSES, sample

PRIYA = TrackedPerson(name="Priya Raman", emails=("priya@northwind.example.com",))
SUBJECT = "Thank you, Site Reliability Engineer"
LETTER = TrackedSubmission(
    message_ids=("2026051213.k3v9q@example.org", "PA4PR01MB1@eurprd01.example.com"),
    correlation="tok-3f9c1a77b2",
    subject=SUBJECT,
    sent_at=datetime(2026, 5, 12, 13, 4, tzinfo=UTC),
    recipients=("priya@northwind.example.com",),
    thread_index="Adzb9VQ1k2x2b3J0aHdpbmQAAAAAAA==",
)
NORTHWIND = TrackedProcess(
    id=1,
    company="Northwind GmbH",
    role="Site Reliability Engineer",
    domains=("northwind.example.com",),
    people=(PRIYA,),
    submissions=(LETTER,),
    invitation_uids=("round-2@northwind.example",),
)
SECOND_AT_NORTHWIND = TrackedProcess(
    id=2, company="Northwind", role="Platform Engineer", domains=("northwind.example.com",)
)
CONTOSO = TrackedProcess(
    id=3,
    company="Contoso",
    role="Data Engineer",
    domains=("contoso.example.net",),
    people=(TrackedPerson(name="Alex Kim", emails=("alex@contoso.example.net", "alex.kim@gmail.com")),),
)
ALL = (NORTHWIND, CONTOSO)


def mail(
    *,
    sender: str,
    subject: str = "Hello",
    body: str = "Hello Jonas",
    date: str = "Wed, 20 May 2026 09:00:00 +0200",
    **fields: str,
) -> Message:
    head = {"From": sender, "To": "jonas@example.org", "Subject": subject, "Date": date}
    head |= {name.replace("_", "-"): value for name, value in fields.items()}
    lines = "".join(f"{name}: {value}\n" for name, value in head.items())
    return read_message(f"{lines}\n{body}\n".encode())


def judged(message: Message, processes: tuple[TrackedProcess, ...] = ALL) -> Match:
    return match(message, processes, own_addresses=OWN_ADDRESSES)


@pytest.mark.parametrize("name", ["In_Reply_To", "References"])
def test_an_answer_by_its_identifier_is_certain_from_whomever_it_comes(name: str) -> None:
    found = judged(mail(sender="assistant@gmail.com", **{name: "<2026051213.k3v9q@example.org>"}))
    assert (found.verdict, found.process_ids) == (MatchVerdict.CERTAIN, (1,))


def test_an_answer_to_the_identifier_that_a_server_put_in_its_place_is_found() -> None:
    found = judged(mail(sender="x@elsewhere.example", In_Reply_To="<PA4PR01MB1@EURPRD01.example.com>"))
    assert found.process_ids == (1,)


def test_an_outlook_answer_with_nothing_but_its_thread_index_is_found() -> None:
    found = judged(
        mail(sender="x@elsewhere.example", Thread_Index="Adzb9VQ1k2x2b3J0aHdpbmQAAAAAAAABAgMEBQ==")
    )
    assert (found.verdict, found.process_ids) == (MatchVerdict.CERTAIN, (1,))


def test_the_person_is_known_by_the_own_address_whatever_the_subject() -> None:
    found = judged(mail(sender="Priya <Priya+hiring@northwind.example.com>", subject="quick call?"))
    assert (found.verdict, found.process_ids, found.person) == (MatchVerdict.CERTAIN, (1,), PRIYA)


def test_the_same_person_from_another_address_is_likely_and_with_the_subject_certain() -> None:
    found = judged(mail(sender='"Raman, Priya" <priya.raman@gmail.com>'))
    assert (found.verdict, found.process_ids, found.person) == (MatchVerdict.LIKELY, (1,), PRIYA)
    found = judged(
        mail(sender="Priya Raman <pr@gmail.com>", subject=f"AW: {SUBJECT}", body="Northwind says yes")
    )
    assert found.verdict in {MatchVerdict.CERTAIN, MatchVerdict.LIKELY}


def test_a_colleague_at_another_host_of_the_company_is_likely() -> None:
    found = judged(mail(sender="Bo <bo@mail.eu.northwind.example.com>"), (NORTHWIND,))
    assert (found.verdict, found.process_ids) == (MatchVerdict.LIKELY, (1,))


def test_a_colleague_by_registrable_domain_is_likely() -> None:
    process = TrackedProcess(id=7, company="Acme", domains=("acme.co.uk",))
    found = judged(mail(sender="Bo <bo@hr.eu.acme.co.uk>"), (process,))
    assert (found.verdict, found.process_ids) == (MatchVerdict.LIKELY, (7,))
    assert judged(mail(sender="Bo <bo@other.co.uk>"), (process,)).verdict is MatchVerdict.NONE


def test_a_shared_mail_provider_makes_no_colleagues() -> None:
    assert judged(mail(sender="stranger@gmail.com"), (CONTOSO,)).verdict is MatchVerdict.NONE


def test_an_applicant_system_is_matched_by_the_company_it_names() -> None:
    found = judged(
        mail(sender="Northwind Recruiting <no-reply@us.greenhouse-mail.io>", subject="Your application")
    )
    assert (found.verdict, found.process_ids) == (MatchVerdict.LIKELY, (1,))
    found = judged(
        mail(sender="no-reply@hire.lever.co", subject="Update", body="Your application at Contoso")
    )
    assert found.process_ids == (3,)


def test_a_relay_that_names_nobody_belongs_to_nobody() -> None:
    found = judged(mail(sender="no-reply@hire.lever.co", subject="Update"))
    assert found.verdict is MatchVerdict.NONE


def test_the_same_subject_within_the_months_after_is_likely_and_years_later_nothing() -> None:
    assert judged(mail(sender="x@elsewhere.example", subject=f"SV: {SUBJECT}")).process_ids == (1,)
    late = mail(
        sender="x@elsewhere.example", subject=f"Re: {SUBJECT}", date="Wed, 20 May 2027 09:00:00 +0200"
    )
    assert judged(late).verdict is MatchVerdict.NONE


def test_a_forwarded_answer_is_matched_by_the_person_inside() -> None:
    inner = "From: Priya Raman <priya@northwind.example.com>\nSubject: Re: x\n\nYes"
    body = f"fyi\n\n-----Original Message-----\n{inner}"
    found = judged(mail(sender="friend@gmail.com", subject="Fwd: x", body=body))
    assert (found.process_ids, found.person) == ((1,), PRIYA)


def test_a_calendar_event_is_matched_by_its_uid() -> None:
    found = judged(read_message(sample("invitation-cancel")))
    assert (found.verdict, found.process_ids) == (MatchVerdict.CERTAIN, (1,))


def test_a_bounce_is_matched_by_the_letter_it_carries() -> None:
    found = judged(read_message(sample("bounce-postfix-unknown")))
    assert (found.verdict, found.process_ids) == (MatchVerdict.CERTAIN, (1,))


def test_a_bounce_that_carries_nothing_is_matched_by_recipient_and_time() -> None:
    text = (
        "I'm afraid I wasn't able to deliver your message.\n\n<priya@northwind.example.com>:\nno such user\n"
    )
    near = mail(
        sender="MAILER-DAEMON@mx.example.org",
        subject="failure notice",
        body=text,
        date="Tue, 12 May 2026 16:00:00 +0000",
        Return_Path="<>",
    )
    assert judged(near).process_ids == (1,)
    far = mail(
        sender="MAILER-DAEMON@mx.example.org",
        subject="failure notice",
        body=text,
        date="Tue, 1 Sep 2026 16:00:00 +0000",
        Return_Path="<>",
    )
    assert judged(far).verdict is MatchVerdict.NONE


def test_our_mark_is_found_in_a_pasted_original() -> None:
    found = judged(mail(sender="x@elsewhere.example", body="> X-Afterword-Ref: tok-3f9c1a77b2"))
    assert (found.verdict, found.process_ids) == (MatchVerdict.CERTAIN, (1,))


def test_two_processes_at_one_company_are_a_question_and_both_are_held() -> None:
    found = judged(mail(sender="Bo <bo@northwind.example.com>"), (NORTHWIND, SECOND_AT_NORTHWIND))
    assert found.verdict is MatchVerdict.AMBIGUOUS
    assert set(found.process_ids) == {1, 2}
    assert "wait" in found.reasons[0]


def test_the_role_settles_which_process_of_a_company_it_is() -> None:
    message = mail(sender="Bo <bo@northwind.example.com>", subject="Your Platform Engineer interview")
    found = judged(message, (NORTHWIND, SECOND_AT_NORTHWIND))
    assert found.process_ids == (2,)


def test_an_identifier_settles_it_against_every_other_clue() -> None:
    message = mail(
        sender="Bo <bo@northwind.example.com>",
        subject="Platform Engineer",
        In_Reply_To="<2026051213.k3v9q@example.org>",
    )
    assert judged(message, (SECOND_AT_NORTHWIND, NORTHWIND)).process_ids == (1,)


def test_a_recruiter_of_two_processes_is_a_question() -> None:
    dana = TrackedPerson(name="Dana Ortiz", emails=("dana@agency.example",))
    first = TrackedProcess(id=1, company="Acme", people=(dana,))
    second = TrackedProcess(id=2, company="Globex", people=(dana,))
    found = judged(mail(sender="dana@agency.example", subject="news"), (first, second))
    assert (found.verdict, set(found.process_ids), found.person) == (MatchVerdict.AMBIGUOUS, {1, 2}, dana)
    assert judged(mail(sender="dana@agency.example", subject="Globex"), (first, second)).process_ids == (2,)


def test_a_copy_of_our_own_follow_up_is_nobodys_answer() -> None:
    message = mail(
        sender="Jonas <jonas+x@example.org>",
        subject=f"Re: {SUBJECT}",
        In_Reply_To="<2026051213.k3v9q@example.org>",
    )
    assert judged(message).verdict is MatchVerdict.NONE


def test_an_answer_that_the_candidate_forwards_is_still_matched() -> None:
    body = "From: Priya Raman <priya@northwind.example.com>\nDate: today\nSubject: Re\n\nYes"
    assert judged(mail(sender="jonas@example.org", subject="Fwd: x", body=body)).process_ids == (1,)


def test_a_stranger_belongs_to_nobody() -> None:
    found = judged(
        mail(sender="Shop <deals@shop.example.org>", subject="Only today", body="Everything must go")
    )
    assert (found.verdict, found.process_ids) == (MatchVerdict.NONE, ())


@pytest.mark.parametrize(
    ("company", "text", "is_named"),
    [
        ("Northwind GmbH", "NORTHWIND Recruiting", True),
        ("Next", "your next step", False),
        ("Next", "Next Recruiting", True),
        ("Café Löwe AG", "Cafe Lowe careers", True),
        ("Acme", "acmesoft", False),
    ],
)
def test_a_company_is_named_by_whole_words(company: str, text: str, is_named: bool) -> None:
    process = TrackedProcess(id=1, company=company)
    found = judged(mail(sender="no-reply@hire.lever.co", subject=text, body="hi"), (process,))
    assert bool(found.process_ids) is is_named
