"""Which words of a message a person reads: its plain text, the words of its HTML, or both where they differ."""

import re

from afterword.mail.html import html_to_text, tidy_lines
from afterword.mail.parts import LARGEST_TEXT, Part

# From here on a plain part is no excuse and no footer.
_A_TEXT = 200
_WORD = re.compile(r"\w+")


def best_text(parts: list[Part]) -> tuple[str, str]:
    """Plain text and HTML of a message. A plain part that only says "your program shows no HTML", or that is
    much shorter than the words of the HTML, is no text to judge by. Where the HTML has no plain twin (RFC 2046
    §5.1.4), a plain part beside it says something else, such as the footer of a list or of a scanner: both are read,
    in their order."""
    bodies = [part for part in parts if not (part.is_attachment and part.filename)] or parts
    plain = tidy_lines("\n\n".join(part.text for part in bodies if part.content_type == "text/plain"))
    html = "\n".join(part.text for part in bodies if part.content_type == "text/html")[:LARGEST_TEXT]
    if not plain and not html:
        plain = tidy_lines("\n\n".join(part.text for part in bodies if _is_other_text(part)))
    if plain and any(part.content_type == "text/html" and not part.has_plain_twin for part in bodies):
        return _both(bodies, plain)[:LARGEST_TEXT], html
    if not html or (len(plain) >= _A_TEXT and not _is_html_excuse(plain)):
        return plain[:LARGEST_TEXT], html
    shown = html_to_text(html)
    if _is_html_excuse(plain) or len(shown) > 3 * len(plain):
        return (shown or plain)[:LARGEST_TEXT], html
    return plain, html


def _both(bodies: list[Part], plain: str) -> str:
    """The plain parts and the words of the HTML without a twin, in order; once where they are the same words."""
    alone = [part for part in bodies if part.content_type == "text/html" and not part.has_plain_twin]
    shown = {id(part): html_to_text(part.text[:LARGEST_TEXT]) for part in alone}
    words, others = set(_WORD.findall(plain)), set(_WORD.findall(" ".join(shown.values())))
    if not others or len(words & others) * 10 >= len(others) * 8:
        return plain
    if len(words & others) * 10 >= len(words) * 8 or _is_html_excuse(plain):
        return "\n\n".join(shown.values())
    told = (shown.get(id(part), part.text if part.content_type == "text/plain" else "") for part in bodies)
    return tidy_lines("\n\n".join(each for each in told if each))


def _is_other_text(part: Part) -> bool:
    return part.content_type.startswith("text/") and part.content_type not in {
        "text/calendar", "text/rfc822-headers", "text/css", "text/x-vcard", "text/vcard",
    }  # fmt: skip


def _is_html_excuse(plain: str) -> bool:
    if not plain.strip():
        return True
    return len(plain) < 600 and bool(
        re.search(
            r"(?i)(view|read|display).{0,40}(html|browser|online)|html[ -](?:capable|version|fähig)", plain
        )
    )
