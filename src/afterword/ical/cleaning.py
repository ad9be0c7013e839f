"""Text from strangers made safe to show: no control characters, no hidden direction marks, a sane length."""

import html
import re

# C0 and C1 controls but newline and tab; soft hyphen, zero-width space, byte order mark, direction marks
# and overrides. Zero-width joiners stay: names in Persian and in Indic scripts need them. Lone surrogates
# cannot be stored.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_MARKUP = re.compile(
    r"</?(?:br|p|div|a|b|i|u|span|html|body|ul|ol|li|table|strong|em|font|h[1-6])\b[^<>]{0,4000}/?>", re.I
)
_HIDDEN_BLOCK = re.compile(r"<(style|script|head|title)\b[^<>]{0,2000}>.{0,200000}?</\1\s*>", re.I | re.S)
_BREAKING = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]{0,500}>", re.I)
_ANY_TAG = re.compile(r"<[/!?a-zA-Z][^<>]{0,4000}>")
_LINE_MAX = 500
_TEXT_MAX = 100_000


def clean_line(text: str, *, limit: int = _LINE_MAX) -> str:
    """One line: every run of white space becomes a blank. Never longer than `limit` characters."""
    flat = " ".join(_UNWANTED.sub("", text[: limit * 20].replace("\x0b", " ")).split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def clean_text(text: str, *, limit: int = _TEXT_MAX) -> str:
    """Several lines, with `\\n` ends and at most one blank line between two."""
    unified = (
        text[: limit * 2]
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )
    lines = [line.rstrip() for line in _UNWANTED.sub("", unified).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:limit]


def has_unwanted(text: str) -> bool:
    """Whether cleaning takes characters out that nobody sees."""
    return bool(_UNWANTED.search(text))


def text_of_markup(text: str) -> str:
    """Plain text of a description that calendars filled with HTML; any other text comes back unchanged."""
    if not _MARKUP.search(text[:_TEXT_MAX]):
        return text
    shown = _HIDDEN_BLOCK.sub("", text[: _TEXT_MAX * 2])
    return html.unescape(_ANY_TAG.sub("", _BREAKING.sub("\n", shown)))
