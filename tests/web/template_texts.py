"""Texts of templates that ask no catalogue: found in the source, so that no branch of a page is forgotten."""

import re
from html.parser import HTMLParser

from jinja2 import Environment

_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt")
_LETTERS = re.compile(r"[A-Za-z]{2,}")
# Names that are the same in every language, and what a keyboard or a program says.
_SAME = re.compile(r"\bAfterword\b|https?://\S*|~/\S+|&\w+;")
_NOT_READ = ("code", "kbd", "script")
_EXPRESSION = "\x01"
_HUMAN = re.compile(r"^[A-Z][a-z]+$|[A-Za-z][,:.)]? [A-Za-z(]")
_Token = tuple[int, str, str]


class _Texts(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unread = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in _NOT_READ
        for name, value in attrs:
            if name in _ATTRIBUTES:
                self._take(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _NOT_READ

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._take(data)

    def _take(self, text: str) -> None:
        if _LETTERS.search(_SAME.sub("", text)):
            self.found.append(" ".join(text.replace(_EXPRESSION, "…").split()))


def unmarked_texts(source: str) -> list[str]:
    """What a person reads of this template and no catalogue knows, from its markup and from its expressions."""
    tokens = list(Environment(extensions=["jinja2.ext.i18n"]).lexer.tokeniter(source, None))
    return _Texts(_markup(tokens)).found + _literals(tokens)


def _markup(tokens: list[_Token]) -> str:
    """The template without what stands in `{% trans %}`, with a mark for every expression."""
    kept, is_translated = [], False
    for place, (_line, kind, value) in enumerate(tokens):
        if kind == "block_begin":
            name = next((each for _, sort, each in tokens[place + 1 :] if sort == "name"), "")
            is_translated = name == "trans" or (is_translated and name != "endtrans")
        elif kind == "variable_begin":
            kept.append(_EXPRESSION)
        elif kind == "data" and not is_translated:
            kept.append(value)
    return "".join(kept)


def _literals(tokens: list[_Token]) -> list[str]:
    """Strings in expressions that read like words and stand in no `_()` or `ngettext()`."""
    code = [each for each in tokens if each[1] != "whitespace"]
    found = []
    for place, (_line, kind, value) in enumerate(code):
        text = value[1:-1] if kind == "string" else ""
        before = [each for _, _, each in code[max(0, place - 2) : place]]
        if (
            _HUMAN.search(text)
            and before not in (["_", "("], ["ngettext", "("])
            and not set("%{<") & set(text)
        ):
            found.append(text)
    return found
