"""The second opinion about the meaning of an answer: what it says, where it keeps silent, what it may not decide."""

import re
import sys
from pathlib import Path

import pytest

from afterword.mail.message import read_message
from afterword.mail.reply_text import find_new_words
from afterword.rules.answer_meaning import meaning_of, settled_meaning_of
from afterword.rules.classify import classify
from afterword.rules.intent import Intent
from afterword.rules.learned_meaning import guess_meaning, signs_of

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from learn_meaning import TABLE, digest_of, taught_answers  # noqa: E402


def a_reply(words: str) -> bytes:
    return (
        "From: Priya Raman <priya.raman@northwind.example>\r\nTo: jonas.weber@example.org\r\n"
        "Subject: Re: Thank you, interview\r\nMessage-ID: <1@northwind.example>\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n" + words
    ).encode()


def test_the_table_was_learned_from_the_answers_as_they_are() -> None:
    said = re.search(r"digest (\w+)", TABLE.read_text(encoding="utf-8"))
    assert said is not None
    assert said.group(1) == digest_of(taught_answers()), "run tools/learn_meaning.py"


def test_nothing_is_learned_from_answers_that_are_held_out() -> None:
    from tests.messages.corpus import cases

    taught = {text for text, _ in taught_answers()}
    seen = {str(case.fields.get("text", "")).strip() for case in cases("seen")}
    held = {str(case.fields.get("text", "")).strip() for case in cases("held_out")} - {""}
    assert not (held - seen) & taught


@pytest.mark.parametrize("words", ["", "…", "Ω ψ", "xyzzy"])
def test_words_that_it_hardly_knows_are_not_guessed_at(words: str) -> None:
    assert guess_meaning(words) is None


def test_scripts_without_blanks_give_pairs_of_characters() -> None:
    assert "面接" in signs_of("面接のご案内")


def test_an_answer_without_a_known_phrase_is_guessed_and_asked() -> None:
    content = a_reply(
        "Jonas, we never got the funding signed off and so I have to let the whole thing go. Such a pity."
    )
    message = read_message(content)
    assert meaning_of(message, find_new_words(message)).intent is Intent.UNKNOWN
    found = classify(message)
    assert found.stops_follow_up
    assert found.is_unsure


def test_a_clear_phrase_is_not_overruled_by_likeness() -> None:
    message = read_message(
        a_reply("We have decided to move forward with another candidate for the position.")
    )
    found = settled_meaning_of(message, find_new_words(message))
    assert (found.intent, found.is_guessed) == (Intent.REJECTION, False)


def test_a_mail_about_no_job_is_not_guessed_at() -> None:
    content = a_reply("The red bicycle goes to the other buyer.").replace(b", interview", b"")
    message = read_message(content)
    assert settled_meaning_of(message, find_new_words(message)).intent is Intent.UNKNOWN
