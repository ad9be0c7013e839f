"""HTML of mail as plain text to read from. Nothing remote is ever loaded."""

import re
from html import unescape

_LONGEST = 600_000
_DEEPEST = 400
_INVISIBLE = re.compile(r"(?i)<!--|<(script|style|title|template|object|svg)\b")
_BLOCK_END = re.compile(
    r"(?i)</(?:p|div|tr|li|h[1-6]|blockquote|table|ul|ol|pre)\s*>|<(?:br|hr)\b[^<>]{0,300}>"
)
# A link of the web; tracking addresses of bulk mail can be thousands of letters long and say nothing.
_LINK = re.compile(r"(?i)<a\s[^<>]{0,800}?href\s*=\s*[\"'](https?://[^\"'\s<>]{4,300})[\"'][^<>]{0,800}>")
_LONGEST_LINK_TEXT = 2_000
_TAG = re.compile(r"<[^<>]{0,5000}>")


def html_to_text(html: str) -> str:
    """The words of an HTML mail with line breaks where a reader sees them, and links as `words <address>`.
    Never raises.
    Very deep or broken HTML, which a tree builder chokes on, is read tag by tag instead."""
    html = html[:_LONGEST]
    if not html.strip():
        return ""
    html = _with_visible_links(html)
    text = "" if _is_hostile(html) else _by_tree(html)
    return tidy_lines(text if text.strip() else _by_tags(html))


def tidy_lines(text: str) -> str:
    """Line ends as `\\n`, no-break and zero-width blanks made plain, at most one empty line in a row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[\u00a0\u2007\u202f\u3000]", " ", text)
    text = re.sub(r"[\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f]", "", text)
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _with_visible_links(html: str) -> str:
    """Where a link leads stands behind its words, unless the words are the address. A picture that is a link
    has no words, and its address alone says nothing."""
    kept: list[str] = []
    at = 0
    for opened in _LINK.finditer(html):
        closed = html.find("</a", opened.end(), opened.end() + _LONGEST_LINK_TEXT)
        closed = closed if closed >= 0 else html.find("</A", opened.end(), opened.end() + _LONGEST_LINK_TEXT)
        if closed < 0 or opened.start() < at:
            continue
        address, words = opened.group(1), unescape(_TAG.sub("", html[opened.end() : closed])).strip()
        if words and not _says_address(words, address):
            kept += [html[at:closed], f" &lt;{_escape(unescape(address))}&gt;"]
            at = closed
    return "".join([*kept, html[at:]])


def _says_address(words: str, address: str) -> bool:
    return unescape(address).rstrip("/").endswith(words.rstrip("/")) or words.startswith(
        ("http://", "https://")
    )


def _by_tree(html: str) -> str:
    from inscriptis import get_text
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        return str(get_text(_without_xml_declaration(html)))
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, LxmlError):
        return ""


def _by_tags(html: str) -> str:
    flat = re.sub(r"\s+", " ", _without_invisible(html))
    return unescape(_TAG.sub("", _BLOCK_END.sub("\n", flat)))


def _without_invisible(html: str) -> str:
    """Scripts, styles and comments cut out in one pass; one that never ends hides nothing."""
    kept: list[str] = []
    lowered = html.lower()
    at = 0
    never_ends: set[str] = set()
    for found in _INVISIBLE.finditer(html):
        if found.start() < at:
            continue
        end = f"</{found.group(1).lower()}" if found.group(1) else "-->"
        stop = -1 if end in never_ends else lowered.find(end, found.end())
        if stop < 0:
            never_ends.add(end)
            continue
        kept.append(html[at : found.start()])
        at = stop + len(end)
    return " ".join([*kept, html[at:]])


def _is_hostile(html: str) -> bool:
    """Deeper than any mail program writes: counted without building a tree."""
    depth = deepest = 0
    for tag in re.finditer(r"<(/?)(?:div|span|table|tr|td|blockquote|ul|ol|li|b|i|font|p|a)\b", html, re.I):
        depth += -1 if tag.group(1) else 1
        deepest = max(deepest, depth)
    # Unclosed <p>, <li> and <td> are ordinary and make no depth in a tree, so the limit is generous.
    return deepest > _DEEPEST * 4 or html.lower().count("<blockquote") > _DEEPEST


def _without_xml_declaration(html: str) -> str:
    """lxml refuses text that names its own encoding."""
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", html).replace("\x00", "")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
