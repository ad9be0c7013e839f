"""How a letter is taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.rules.review.text import read_text


@pytest.mark.parametrize(
    ("body", "greeting", "greeted"),
    [
        ("Hi Priya,\n\nThanks for it.", "Hi Priya,", "Priya"),
        ("Hello Priya!\nThanks for it.", "Hello Priya!", "Priya"),
        ("Priya,\nthanks for this.", "Priya,", "Priya"),
        ("Hi Bo – thanks for the call.", "Hi Bo –", "Bo"),
        ("Hi Bo -- thanks for the call.", "Hi Bo --", "Bo"),
        ("Dear Dr. Smith,\n\nThanks.", "Dear Dr. Smith,", "Dr. Smith"),
        ("Hi Priya thank you for the talk about the thing", "Hi Priya", "Priya"),
        ("Thank you, Priya,\n\nfor it.", "Thank you, Priya,", "Priya"),
        ("To whom it may concern:\n\nThanks.", "To whom it may concern:", None),
        ("Thank you for your time, Priya, and for the talk.", None, None),
        ("We talked for an hour.", None, None),
        ("", None, None),
    ],
)
def test_the_greeting_and_the_greeted_name_are_found(
    body: str, greeting: str | None, greeted: str | None
) -> None:
    text = read_text(body)
    assert (text.greeting.text if text.greeting else None) == greeting
    assert (text.greeted.text if text.greeted else None) == greeted


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We run Node.js v1.2, e.g. for jobs, i.e. for cron. It works.", 2),
        ("See https://example.org/a.b?c=d. It helped.", 2),
        ("Dr. Smith agreed! Did you? Yes.", 3),
        ("J. R. Hartley wrote it, at 9 a.m. on Monday.", 1),
        ("It fell by 3.5 percent, etc. Then it rose.", 2),
        ('She said "No." That was all.', 2),
        ("A sentence that was\nwrapped by hand. Another.", 2),
        ("- first item\n- second item\n1. third item", 3),
        ("No. 5 is alive. No. That is all.", 3),
        ("It runs. iOS comes next.", 2),
        ("It takes 2 ms. I would change it. Ask Ms. Rao.", 3),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, count: int) -> None:
    found = read_text(f"Hi Priya,\n\n{text}\n\nBest,\nJonas").sentences
    assert len(found) == count, [each.text for each in found]


@pytest.mark.parametrize(
    ("ending", "closing", "signature"),
    [
        ("Best regards,\nJonas Lindqvist\n+46 70 123", "Best regards,", "Jonas Lindqvist\n+46 70 123"),
        ("Thanks again,\n\nJonas", "Thanks again,", "Jonas"),
        ("Best, Jonas", "Best,", "Jonas"),
        ("Thanks again,\n\nBest regards,\nJonas", "Thanks again,\n\nBest regards,", "Jonas"),
        ("All the best with the migration,\nJonas", "All the best with the migration,", "Jonas"),
        ("Jonas Lindqvist", None, "Jonas Lindqvist"),
        ("-- \nJonas Lindqvist", None, "-- \nJonas Lindqvist"),
        ("Thank you. Yesterday was fun and so was the rest of it.", None, None),
    ],
)
def test_the_sign_off_is_found(ending: str, closing: str | None, signature: str | None) -> None:
    text = read_text(f"Hi Priya,\n\nThanks!\n\nThe talk was long and good, and I liked it.\n\n{ending}\n")
    assert (text.closing.text if text.closing else None) == closing
    assert (text.signature.text if text.signature else None) == signature
    assert "The talk was long" in text.message.text


def test_quoted_mail_belongs_to_somebody_else() -> None:
    letter = "Hi Priya,\n\nThank you.\n\nBest,\nJonas\n\n"
    body = f"{letter}On Tue, 12 May 2026, Priya wrote:\n> Dear Jonas,\n> salary\n"
    text = read_text(body)
    assert "salary" not in text.own
    assert len(text.own) == len(body)
    assert text.signature is not None
    assert text.signature.text == "Jonas"


@given(st.text(max_size=300))
def test_spans_hold_what_stands_there(body: str) -> None:
    text = read_text(body)
    parts = [text.greeting, text.greeted, text.message, text.closing, text.signature]
    for each in [*filter(None, parts), *text.paragraphs, *text.sentences, *text.words]:
        assert text.own[each.start : each.end] == each.text
