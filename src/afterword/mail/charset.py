"""Bytes to text without ever raising: charsets that Python lacks, labels that lie, encoded words that are
broken."""

import codecs
import re
from base64 import b64decode
from binascii import Error as BinasciiError
from binascii import a2b_qp
from email.errors import MessageError
from email.header import decode_header

# Names seen in real mail that Python does not know, and what their senders meant.
_MEANT = {
    "unknown-8bit": "utf-8",
    "unknown": "utf-8",
    "x-unknown": "utf-8",
    "default": "utf-8",
    "default_charset": "utf-8",
    "iso-8859-1-windows-3.1-latin-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "x-mac-roman": "mac-roman",
    "x-sjis": "shift_jis",
    "x-gbk": "gbk",
    "utf8mb4": "utf-8",
    "cp-850": "cp850",
    "ansi": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "gb2312": "gb18030",
    "ks_c_5601-1987": "cp949",
}
_LONGEST_HEADER = 20_000
_ENCODED_WORD = re.compile(r"=\?[^?\s]{1,80}\?[BbQq]\?")


def decode_bytes(data: bytes, charset: str | None) -> str:
    """`data` as text. Tries the named charset, then UTF-8, then Windows-1252; what fits none is replaced.
    Never raises. NUL characters are dropped."""
    for name in _candidates(charset):
        try:
            return data.decode(name).replace("\x00", "")
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("latin-1").replace("\x00", "")


def decode_header_words(value: str) -> str:
    """A header value with its encoded words (RFC 2047) decoded and its folds removed. Never raises."""
    value = repair_surrogates(value[:_LONGEST_HEADER])
    unfolded = re.sub(r"\r?\n[ \t]?|\r", " ", value)
    if not _ENCODED_WORD.search(unfolded):
        return unfolded.strip()
    try:
        pieces = decode_header(unfolded)
    except (MessageError, ValueError, BinasciiError, LookupError, IndexError):
        return _decode_word_by_word(unfolded)
    words = [decode_bytes(piece, charset) if isinstance(piece, bytes) else piece for piece, charset in pieces]
    return re.sub(r"[\r\n\t]+", " ", "".join(words)).replace("\x00", "").strip()


def _decode_word_by_word(value: str) -> str:
    """Where one encoded word is broken, the others are still read."""

    def decoded(found: re.Match[str]) -> str:
        charset, encoding, text = found.groups()
        try:
            if encoding in "Bb":
                letters = re.sub(r"[^A-Za-z0-9+/]", "", text)
                data = b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + "==")
            else:
                data = a2b_qp(text.replace("_", " ").encode("ascii", "replace"))
        except (ValueError, BinasciiError):
            return text
        return decode_bytes(data, charset)

    return re.sub(r"=\?([^?\s]{1,80})\?([BbQq])\?([^?\s]{0,2000})\?=", decoded, value).strip()


def repair_surrogates(value: str) -> str:
    """Raw 8-bit header bytes, which the parser keeps as surrogates, as the text they most likely are."""
    if value.isascii():
        return value
    try:
        return decode_bytes(value.encode("ascii", "surrogateescape"), None)
    except UnicodeError:
        return value.encode("utf-8", "replace").decode("utf-8", "replace")


def _candidates(charset: str | None) -> list[str]:
    names: list[str] = []
    named = (charset or "").strip().strip("\"'").lower()
    if named:
        named = _MEANT.get(named, named)
        if _is_text_codec(named):
            names.append(named)
    return [*names, "utf-8", "cp1252"]


def _is_text_codec(name: str) -> bool:
    """Python also has codecs that are not charsets (`zip`, `rot13`, `idna`, `punycode`): some explode, all
    lie."""
    if name in {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}:
        return False
    try:
        return bool(getattr(codecs.lookup(name), "_is_text_encoding", True))
    except (LookupError, ValueError, UnicodeError):
        return False
