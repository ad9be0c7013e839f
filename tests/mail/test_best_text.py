"""What is read where a message has several bodies."""

import pytest

from afterword.mail.message import read_message

_HEAD = b"From: Ines <ines@northwind.example>\nTo: jonas@example.org\nSubject: Your application\nMIME-Version: 1.0\n"
_HTML = "<p>Hello Jonas, the position has been filled by somebody else.</p>"
_SAID = "Hello Jonas, the position has been filled by somebody else."
_FOOTER = "This mail was scanned."


def _text_of(kind: str, *bodies: tuple[str, str]) -> str:
    parts = "".join(
        f"--b\nContent-Type: text/{subtype}; charset=utf-8\n\n{body}\n" for subtype, body in bodies
    )
    content = _HEAD + f"Content-Type: multipart/{kind}; boundary=b\n\n{parts}--b--\n".encode()
    return read_message(content).text


def test_a_footer_beside_html_does_not_hide_what_was_written() -> None:
    assert _text_of("mixed", ("html", _HTML), ("plain", _FOOTER)) == f"{_SAID}\n\n{_FOOTER}"
    assert _text_of("mixed", ("plain", _FOOTER), ("html", _HTML)) == f"{_FOOTER}\n\n{_SAID}"


def test_the_plain_twin_of_html_is_read_alone() -> None:
    assert _text_of("alternative", ("plain", _SAID), ("html", _HTML)) == _SAID


@pytest.mark.parametrize("order", [1, -1])
def test_the_same_words_twice_are_read_once(order: int) -> None:
    bodies = (("plain", _SAID), ("html", _HTML))[::order]
    assert _text_of("mixed", *bodies) == _SAID


def test_an_excuse_beside_html_is_no_text() -> None:
    excuse = "Please view this message in a browser that shows HTML."
    assert _text_of("mixed", ("plain", excuse), ("html", _HTML)) == _SAID


def test_a_footer_behind_two_twins_is_read_with_the_plain_one() -> None:
    twins = (
        "--a\nContent-Type: text/plain\n\n"
        + _SAID
        + "\n--a\nContent-Type: text/html\n\n"
        + _HTML
        + "\n--a--\n"
    )
    content = (
        _HEAD
        + (
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=a\n\n"
            f"{twins}--b\nContent-Type: text/plain\n\n{_FOOTER}\n--b--\n"
        ).encode()
    )
    assert read_message(content).text == f"{_SAID}\n\n{_FOOTER}"
