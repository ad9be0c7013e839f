"""Identifiers and subjects: what ties an answer to a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.mail.message_id import make_message_id, message_ids, normalise_message_id
from afterword.mail.threading import (
    base_subject,
    is_forward_subject,
    is_reply_subject,
    same_subject,
    thread_index_root,
)


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Thank you",
        "AW: Thank you",
        "SV: Re: Thank you",
        "Antw: Thank you",
        "RIF: Thank you",
        "RE[2]: Thank you",
        "Re : Thank you",
        "[EXTERNAL] Re: Thank you",
        "Fwd: WG: Thank you",
        "Odp: Thank you",
        "回复：Thank you",
        "Thank you (fwd)",
        "Thank  you",
        "VS: Thank you",
        "TR: Thank you",
        "ENC: Thank you",
    ],
)
def test_answer_and_forward_marks_are_no_part_of_the_subject(subject: str) -> None:
    assert base_subject(subject) == "Thank you"
    assert same_subject(subject, "thank you")


@pytest.mark.parametrize(
    "subject", ["Recent news", "Answer: yes", "Response needed", "Trip: details", "SVN: commit"]
)
def test_a_word_that_only_begins_like_a_mark_stays(subject: str) -> None:
    assert base_subject(subject) == subject


def test_empty_subjects_are_never_the_same() -> None:
    assert not same_subject("Re:", "")


def test_answers_and_forwards_are_told_by_their_marks() -> None:
    assert is_reply_subject("AW: Thank you")
    assert not is_reply_subject("Reply wanted")
    assert is_forward_subject("WG: Thank you")
    assert not is_forward_subject("Forward planning")


def test_ids_are_read_without_brackets_in_order_and_once() -> None:
    assert message_ids("<a@X.example> (comment)\n <b@x.example> <a@x.example>") == (
        "a@x.example",
        "b@x.example",
    )
    assert message_ids("a@x.example") == ("a@x.example",)
    assert normalise_message_id("") is None


def test_an_id_keeps_the_case_of_its_left_side() -> None:
    assert normalise_message_id("<AbC@Example.ORG>") == "AbC@example.org"


def test_an_id_of_ours_is_rooted_at_the_senders_domain() -> None:
    assert make_message_id("3f9c1a77b2", "Bücher.example") == "3f9c1a77b2@xn--bcher-kva.example"


@pytest.mark.parametrize(
    ("token", "domain"), [("short", "example.org"), ("3f9c1a77b2", "exa mple"), ("a>b<c@defg", "example.org")]
)
def test_an_id_that_would_break_a_header_is_refused(token: str, domain: str) -> None:
    with pytest.raises(ValueError, match=r"message id|rooted"):
        make_message_id(token, domain)


def test_messages_of_one_outlook_conversation_share_a_root() -> None:
    first, answer = "Adzb9VQ1k2x2b3J0aHdpbmQAAAAAAA==", "Adzb9VQ1k2x2b3J0aHdpbmQAAAAAAAABAgMEBQ=="
    assert thread_index_root(first) == thread_index_root(answer) is not None
    assert thread_index_root("no index!") is None


@given(st.text(max_size=400))
def test_a_base_subject_has_no_marks_left_and_nothing_raises(subject: str) -> None:
    once = base_subject(subject)
    assert base_subject(once) == once
    message_ids(subject)
    thread_index_root(subject)
