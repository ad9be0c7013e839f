"""What a person sees in a terminal: columns that line up, one accent, the reason dimmed under each line.

Colours only on a terminal, never with NO_COLOR or TERM=dumb. Text from outside (mail, files) is shown without
its control characters, so that a message cannot repaint the screen.
"""

import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TextIO

USUAL_WIDTH = 80
WIDEST = 100
_LEAST_REST = 16  # columns that the last one of a table always has
_STYLES = {"accent": "34", "dim": "2", "strong": "1", "waits": "33", "goes": "34", "stopped": "31"}
_RESET = "\x1b[0m"
# Characters that reorder or hide what stands around them (Unicode UAX 9): a trick in a subject, never
# needed here.
_REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Terminal:
    def __init__(self, stream: TextIO, *, width: int = USUAL_WIDTH, has_colour: bool = False) -> None:
        self.stream = stream
        self.width = width
        self.has_colour = has_colour

    def paint(self, text: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}{_RESET}" if self.has_colour and text else text

    def say(self, text: str = "", *, style: str = "", indent: int = 0) -> None:
        """One paragraph, wrapped by words."""
        for line in wrap(printable(_as_typed_here(text)), self.width - indent) or [""]:
            painted = self.paint(line, style) if style else line
            self.stream.write(" " * indent * bool(line) + painted + "\n")

    def reason(self, text: str, *, indent: int = 4) -> None:
        """Why the line above is as it is."""
        self.say(text, style="dim", indent=indent)

    def table(self, rows: Iterable[Sequence[str]], *, indent: int = 0, styles: Sequence[str] = ()) -> None:
        """Rows in columns that line up. The last column takes what room is left and wraps."""
        cells = [[printable(cell).replace("\n", " ") for cell in row] for row in rows]
        if not cells:
            return
        heads = len(cells[0]) - 1
        # A long name must not push the last column out of the screen.
        widest = max(8, (self.width - indent - _LEAST_REST) // max(heads, 1) - 2)
        if sum(max(width_of(row[at]) for row in cells) + 2 for at in range(heads)) > self.width - _LEAST_REST:
            cells = [[*(shorten(cell, widest) for cell in row[:-1]), row[-1]] for row in cells]
        widths = [max(width_of(row[column]) for row in cells) for column in range(heads)]
        start = indent + sum(widths) + 2 * len(widths)
        for row in cells:
            lines = wrap(row[-1], max(_LEAST_REST, self.width - start)) or [""]
            head = [pad(cell, width) for cell, width in zip(row, widths, strict=False)]
            for column, style in enumerate(styles[: len(head)]):
                head[column] = self.paint(head[column], style) if style else head[column]
            self.stream.write((" " * indent + "  ".join([*head, lines[0]])).rstrip() + "\n")
            for line in lines[1:]:
                self.stream.write(" " * start + line + "\n")


def _as_typed_here(text: str) -> str:
    """Hints with the command as it works here. Most texts have none, and short commands load nothing for it."""
    if "afterword " not in text:
        return text
    from afterword.cli.own_command import as_typed_here

    return as_typed_here(text)


def open_terminal(*, no_color: bool = False, stream: TextIO | None = None) -> Terminal:
    stream = stream or sys.stdout
    is_terminal = stream.isatty()
    is_plain = no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Terminal(stream, width=_width(stream, is_terminal), has_colour=is_terminal and not is_plain)


def _width(stream: TextIO, is_terminal: bool) -> int:
    typed = os.environ.get("COLUMNS", "")
    if typed.isdigit() and int(typed) > 0:
        return max(40, min(int(typed), WIDEST))
    try:
        columns = os.get_terminal_size(stream.fileno()).columns if is_terminal else USUAL_WIDTH
    except OSError:
        columns = USUAL_WIDTH
    return max(40, min(columns or USUAL_WIDTH, WIDEST))


def printable(text: str) -> str:
    """`text` without what a terminal would obey instead of show. Line breaks stay, tabs become spaces."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").expandtabs(4)
    return "".join(c if c == "\n" or c.isprintable() else _stand_in(c) for c in text if c not in _REORDERING)


def _stand_in(character: str) -> str:
    """Spaces of every kind become a space; a control character a visible mark; joiners stay, emoji need
    them."""
    category = unicodedata.category(character)
    if category in ("Zs", "Zl", "Zp"):
        return " "
    return character if character in "\u200c\u200d\ufe0f" else "\ufffd"


def width_of(text: str) -> int:
    """Columns that `text` takes: East Asian wide characters take two, combining ones none (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(_width_of_character(character) for character in text)


def _width_of_character(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def shorten(text: str, width: int) -> str:
    """`text` in at most `width` columns, with an ellipsis where something was left out."""
    return text if width_of(text) <= width else _cut(text, width - 1)[0].rstrip() + "…"


def pad(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns. Line breaks of `text` are kept; a word that is too long is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph, width)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _wrap_paragraph(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        for piece in _cut(word, width):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width_of(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _cut(word: str, width: int) -> list[str]:
    if width_of(word) <= width:
        return [word]
    pieces, columns = [""], 0
    for character in word:
        taken = _width_of_character(character)
        if columns + taken > width:
            pieces.append("")
            columns = 0
        pieces[-1] += character
        columns += taken
    return pieces
