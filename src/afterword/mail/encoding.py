"""How letters of any script are written in seven bits: RFC 2045 bodies, RFC 2047 headers.

By hand, because the standard library's folding has lost quotes around long names, and because the same
text must give the same bytes in every Python.
"""

import base64
import re
import unicodedata
from collections.abc import Iterator

from afterword.said import say, to_say

_NOT_ATOM = re.compile(r"[^A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]")
_PLAIN_HEADER = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")
_LINE = 76
_WORD_BYTES = 42  # 75 characters for an encoded word (RFC 2047 §2), less =?utf-8?b??=, as base64


class HeaderInjection(ValueError):
    """A name, an address or a subject holds what could start a header of its own. The text is for the
    person."""


def refuse_control_characters(text: str, *, what: str) -> None:
    """Raises HeaderInjection for line ends, other controls, and halves of characters. `what` holds them."""
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
            raise HeaderInjection(
                say(
                    "There is a line break or an invisible control character in {what}. Remove it, then "
                    "approve again; nothing was sent.",
                    what=say(what),
                )
            )


def encode_phrase(name: str) -> str:
    """A display name (RFC 5322 §3.2.5): as it is, quoted, or as encoded words."""
    if name.isascii() and "=?" not in name and len(name) <= 60 and "  " not in name:
        if not _NOT_ATOM.search(name):
            return name
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return _encode_words(name)


def encode_subject(subject: str) -> str:
    """An unstructured header (RFC 5322 §2.2.1), folded under 78. Raises HeaderInjection."""
    subject = subject.strip()
    refuse_control_characters(subject, what=to_say("the subject"))
    is_plain = _PLAIN_HEADER.fullmatch(subject) and "=?" not in subject
    if subject and not (is_plain and max(map(len, subject.split(" "))) <= 60):
        return _encode_words(subject)
    lines = [""]
    for word in subject.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) > 64:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return "\r\n ".join(lines)


def _encode_words(text: str) -> str:
    words = []
    for chunk in _cut_at_characters(text, size=_WORD_BYTES):
        words.append(f"=?utf-8?b?{base64.b64encode(chunk).decode('ascii')}?=")
    return "\r\n ".join(words)


def _cut_at_characters(text: str, *, size: int) -> Iterator[bytes]:
    """Pieces of at most `size` bytes in UTF-8, no character cut in two (RFC 2047 §5)."""
    piece = b""
    for character in text:
        encoded = character.encode("utf-8")
        if len(piece) + len(encoded) > size:
            yield piece
            piece = b""
        piece += encoded
    if piece:
        yield piece


def fits_seven_bit(text: str) -> bool:
    """Whether `text` (LF line ends) may go as it is: short ASCII lines that no mail program on the way
    touches."""
    if not text.isascii():
        return False
    return all(
        len(line) <= _LINE
        and line == line.rstrip()
        and not line.startswith("From ")
        and all(character == "\t" or " " <= character <= "~" for character in line)
        for line in text.split("\n")
    )


def encode_quoted_printable(text: str) -> bytes:
    """RFC 2045 §6.7, from LF to CRLF line ends. Raises HeaderInjection for halves of characters."""
    try:
        lines = [_quote_line(line.encode("utf-8")) for line in text.split("\n")]
    except UnicodeEncodeError as error:
        raise HeaderInjection(
            say(
                "The letter holds half a character, perhaps from a copy and paste. Delete it, then "
                "approve again; nothing was sent."
            )
        ) from error
    return "\r\n".join(lines).encode("ascii")


def _quote_line(line: bytes) -> str:
    """One line of text as one or more lines of at most 76 characters, soft breaks between."""
    done: list[str] = []
    current = ""
    for place, byte in enumerate(line):
        piece = _quote_byte(line, place, is_first=not current)
        # No character is torn apart: a break comes before a lead byte, never inside the character.
        room = _LINE - 1 - len(piece) - 3 * _following(line, place)
        if len(current) > room and (byte & 0xC0) != 0x80:
            done.append(f"{current}=")
            current = ""
        current += piece
    done.append(current)
    return "\r\n".join(done)


def _quote_byte(line: bytes, place: int, *, is_first: bool) -> str:
    byte = line[place]
    is_last = place == len(line) - 1
    is_printable = 33 <= byte <= 126 and byte != ord("=")
    is_inner_space = byte in b" \t" and not is_last
    # mbox files change "From " at a line's start; a lone dot would end the message for a careless program.
    is_mangled = is_first and (line.startswith(b"From ", place) or line[place:] == b".")
    return chr(byte) if (is_printable or is_inner_space) and not is_mangled else f"={byte:02X}"


def _following(line: bytes, place: int) -> int:
    """How many continuation bytes belong to the character that begins at `place`."""
    lead = line[place]
    return 3 if lead >= 0xF0 else 2 if lead >= 0xE0 else 1 if lead >= 0xC0 else 0


def encode_base64(content: bytes) -> bytes:
    """RFC 2045 §6.8: lines of 76 characters, CRLF."""
    encoded = base64.b64encode(content)
    return b"\r\n".join(encoded[start : start + _LINE] for start in range(0, len(encoded), _LINE)) + b"\r\n"
