"""What a person sees: columns that line up, colours only on terminals, nothing that obeys a mail."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.cli.terminal import Terminal, open_terminal, printable, width_of, wrap


class FakeScreen(io.StringIO):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


@pytest.mark.parametrize(
    ("screen", "no_color", "environment", "is_coloured"),
    [
        (FakeScreen(), False, {}, True),
        (FakeScreen(), True, {}, False),
        (FakeScreen(), False, {"NO_COLOR": "1"}, False),
        (FakeScreen(), False, {"TERM": "dumb"}, False),
        (io.StringIO(), False, {}, False),
    ],
)
def test_colours_are_for_terminals_that_want_them(
    screen: io.StringIO,
    no_color: bool,
    environment: dict[str, str],
    is_coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    open_terminal(no_color=no_color, stream=screen).say("Ready.", style="goes")
    assert ("\x1b[" in screen.getvalue()) is is_coloured
    assert "Ready." in screen.getvalue()


def test_columns_line_up_with_wide_and_combining_letters() -> None:
    stream = io.StringIO()
    Terminal(stream).table([("山田太郎", "a"), ("Zoe\u0308", "b"), ("Bo", "c")])
    assert [width_of(line) for line in stream.getvalue().splitlines()] == [11, 11, 11]


def test_the_last_column_wraps_under_itself() -> None:
    stream = io.StringIO()
    Terminal(stream, width=40).table([("Priya", "one two three four five six seven eight nine")])
    first, second = stream.getvalue().splitlines()
    assert second.index("eight") == first.index("one") == 7


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[2J\x1b]0;title\x07", "\ufffd[2J\ufffd]0;title\ufffd"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("a\u00a0b\u2028c", "a b c"),
        ("a\r\nb", "a\nb"),
        ("\u009b31m", "\ufffd31m"),
    ],
)
def test_a_mail_cannot_repaint_the_screen(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(max_size=200), st.integers(2, 90))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: int) -> None:
    shown = printable(text)
    lines = wrap(shown, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(shown.split())


@given(st.text(max_size=100))
def test_what_is_shown_holds_no_control_character(text: str) -> None:
    assert all(c == "\n" or c.isprintable() or c in "\u200c\u200d\ufe0f" for c in printable(text))
