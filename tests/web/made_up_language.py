"""A language in which every text of the catalogue stands in brackets, and what of a page stands in none."""

import re
import struct
from html.parser import HTMLParser

from tools import messages

# What a page of an empty desk shows that is no text of the catalogue: values, names, what was searched for, and the
# days and months that Django itself knows in this language.
SAME_IN_EVERY_LANGUAGE = re.compile(
    r"Afterword|UTC|JMAP|STARTTLS|TLS|SMTP|IMAP|[A-Z][a-z]+/[A-Z]\w+|\d[\d.:%]*|erase|nothing|majo|ĵaŭ"
    r"|\b(?:lun|mar|mer|ven|sab|dim)\b"
)


def compiled(texts: dict[str, messages.Text]) -> bytes:
    """A catalogue of a language in which every text stands in brackets, as gettext reads it (.mo, GNU gettext manual,
    "The Format of GNU MO Files")."""
    pairs = {b"": b"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"}
    for text in texts.values():
        key = f"{text.one}\0{text.many}" if text.many else text.one
        value = f"⟦{text.one}⟧\0⟦{text.many}⟧" if text.many else f"⟦{text.one}⟧"
        pairs[key.encode()] = value.encode()
    ordered = sorted(pairs.items())
    tables: list[list[int]] = [[], []]
    place = 28 + 16 * len(ordered)
    words = b""
    for column in (0, 1):
        for pair in ordered:
            tables[column] += [len(pair[column]), place + len(words)]
            words += pair[column] + b"\0"
    head = struct.pack(
        "<7I", 0x950412DE, 0, len(ordered), 28, 28 + 8 * len(ordered), 0, 28 + 16 * len(ordered)
    )
    return head + struct.pack(f"<{4 * len(ordered)}I", *tables[0], *tables[1]) + words


class Words(HTMLParser):
    """What a person reads of a page, text by text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "input", "br", "rect", "line", "path", "hr"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


def left_over(html: str) -> list[str]:
    """What stands in no brackets, without what is the same in every language."""
    text = "\n".join(Words(html).seen)
    while True:
        shorter = re.sub(r"⟦[^⟦⟧]*⟧", "", text)
        if shorter == text:
            break
        text = shorter
    kept = (SAME_IN_EVERY_LANGUAGE.sub("", line).strip() for line in text.splitlines())
    return [line for line in kept if re.search(r"[A-Za-z]{2,}", line)]
