"""Telling incoming mail apart: each sample, as a careful reader would."""

import json

import pytest

from afterword.mail.message import read_message
from afterword.rules.classify import classify
from afterword.rules.classify_report import report
from tests.mail.samples import EXPECTED, FOLDER, OWN_ADDRESSES, sample


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_sample_is_told_apart_as_a_careful_reader_would(name: str) -> None:
    expected = EXPECTED[name]
    verdict = classify(read_message(sample(name)), own_addresses=OWN_ADDRESSES)
    assert (verdict.kind.value, verdict.intent.value, verdict.stops_follow_up) == (
        expected["kind"],
        expected["intent"],
        expected["stops"],
    ), verdict.reasons
    returns_on = verdict.returns_on.isoformat() if verdict.returns_on else None
    assert returns_on == expected.get("returns_on")
    assert (verdict.bounce.type.value if verdict.bounce else None) == expected.get("bounce")
    assert verdict.is_own == expected.get("own", False)
    assert verdict.has_left == expected.get("left", False)
    assert all(reason.endswith((".", ". ")) for reason in verdict.reasons)
    assert verdict.reasons


@pytest.mark.parametrize("name", sorted(name for name in EXPECTED if EXPECTED[name].get("text")))
def test_the_new_words_hold_the_answer_and_not_the_quote(name: str) -> None:
    words = classify(read_message(sample(name)), own_addresses=OWN_ADDRESSES).reply_text
    for wanted in EXPECTED[name]["text"]:
        assert wanted in words
    for unwanted in EXPECTED[name].get("without", []):
        assert unwanted not in words


@pytest.mark.parametrize("name", sorted(name for name in EXPECTED if EXPECTED[name].get("recipients")))
def test_a_bounce_names_its_recipient_and_status(name: str) -> None:
    verdict = classify(read_message(sample(name)))
    assert verdict.bounce is not None
    assert list(verdict.bounce.recipients) == EXPECTED[name]["recipients"]
    if "status" in EXPECTED[name]:
        assert verdict.bounce.status == EXPECTED[name]["status"]


def test_every_sample_file_is_expected_and_says_what_it_imitates() -> None:
    files = {path.stem for path in FOLDER.glob("*.eml")}
    assert files == set(EXPECTED)
    assert all(read_message(sample(name)).headers.text("x-sample") for name in files)


def test_a_notice_that_somebody_left_names_the_new_contact() -> None:
    verdict = classify(read_message(sample("auto-left-company")))
    assert verdict.contacts == ("bo.chen@northwind.example",)


def test_the_report_has_the_public_shape_and_no_other_keys() -> None:
    message = read_message(sample("bounce-postfix-unknown"))
    given = report(message, classify(message), "a.eml")
    assert list(given) == [
        "file", "kind", "intent", "bounce", "returns_on", "reply_text", "message_id", "in_reply_to",
        "references", "stops_follow_up", "reasons",
    ]  # fmt: skip
    assert given["bounce"] == {"type": "hard", "status": "5.1.1", "recipients": ["priya@northwind.example"]}
    assert json.loads(json.dumps(given)) == given


def test_identifiers_in_the_report_have_no_brackets() -> None:
    message = read_message(sample("reply-gmail-next-step"))
    given = report(message, classify(message), "a.eml")
    assert given["in_reply_to"] == "2026051213.k3v9q@example.org"
    assert given["references"] == ["2026051213.k3v9q@example.org"]


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"\x00\xff\xfe", b"nothing but words", b"From: \n\n", b":::\n"]
)
def test_what_cannot_be_read_holds_the_follow_up(content: bytes) -> None:
    verdict = classify(read_message(content), own_addresses=OWN_ADDRESSES)
    assert verdict.stops_follow_up


def test_the_footer_of_a_group_makes_no_newsletter_of_a_recruiters_mail() -> None:
    footer = 'You received this message because you are subscribed to the Google Groups "talent" group.\n'
    footer += (
        "To unsubscribe from this group and stop receiving emails from it, send an email to x@y.example.\n"
    )
    head = "From: Dana Ortiz <dana@northwind.example>\nTo: jonas@example.org\nSubject: Your interview\n"
    head += "List-Id: <talent.northwind.example>\nList-Unsubscribe: <mailto:x@y.example>\nPrecedence: list\n"
    verdict = classify(read_message(f"{head}\nHi Jonas, the team liked you.\n\n-- \n{footer}".encode()))
    assert verdict.kind.value == "reply"
    assert verdict.stops_follow_up


def test_a_mail_cut_off_before_its_words_is_no_newsletter() -> None:
    head = "From: Dana Ortiz <dana@northwind.example>\nTo: jonas@example.org\nSubject: news\n"
    verdict = classify(read_message(f"{head}List-Unsubscribe: <mailto:u@l.example>\n\nHi\n".encode()))
    assert verdict.stops_follow_up
