"""Texts of the pages come from message catalogues: none is forgotten in a template, the catalogue is up to date, and a
made-up language reaches every text of a page."""

import json
import re
import struct
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real
from tools import messages

from afterword.web.wording.script_words import SCRIPTS
from tests.web.template_texts import unmarked_texts
from tests.workflows.rows import AFTER

TEMPLATES = messages.PAGES / "templates"
EVERY = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
PAGES = (
    "/", "/import", "/interviews/new", "/processes/", "/people/", "/check", "/calendar/", "/insight/", "/search",
    "/search?q=nothing", "/settings/", "/settings/mailbox", "/settings/calendar", "/settings/etiquette",
    "/settings/model", "/settings/notices", "/settings/data", "/look/", "/offline", "/no-such-page",
)  # fmt: skip
# What a page of an empty desk shows that is no text of the catalogue: values, names, what was searched for, and the
# days and months that Django itself knows in this language.
SAME_IN_EVERY_LANGUAGE = re.compile(
    r"Afterword|UTC|JMAP|STARTTLS|TLS|SMTP|IMAP|[A-Z][a-z]+/[A-Z]\w+|\d[\d.:%]*|erase|nothing|majo|ĵaŭ"
    r"|\b(?:lun|mar|mer|ven|sab|dim)\b"
)


@pytest.mark.parametrize("name", EVERY)
def test_a_template_has_no_text_that_no_catalogue_knows(name: str) -> None:
    assert unmarked_texts((TEMPLATES / name).read_text(encoding="utf-8")) == []


def test_a_text_outside_a_translation_is_found() -> None:
    source = (
        '<p title="A hint">Save it</p><code>x y</code>{{ "Of course" }}'
        '{{ _("Not this") }}{% trans %}Nor{% endtrans %}'
    )
    assert unmarked_texts(source) == ["A hint", "Save it", "Of course"]


def test_the_catalogue_holds_the_texts_of_the_pages_as_they_are() -> None:
    assert messages.CATALOGUE.read_text(encoding="utf-8") == messages.written(messages.collect()), (
        "Run make messages and commit what it wrote."
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


@pytest.fixture
def brackets(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages speak a language in which every text of the catalogue stands in brackets."""
    folder = tmp_path / "locale" / "eo" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(compiled(messages.collect()))
    settings.DATA, settings.DEMO = tmp_path, True
    settings.LOCALE_PATHS = [str(tmp_path / "locale")]
    monkeypatch.setattr("afterword.clock.now", lambda: AFTER)
    trans_real._translations.clear()
    with translation.override("eo"):
        yield
    trans_real._translations.clear()


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


def test_a_script_says_nothing_that_no_catalogue_knows() -> None:
    """What a person reads has a capital and a space; what is not said through `saying` stands in code."""
    for path in sorted(SCRIPTS.glob("*.js")):
        code = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        left = re.sub(r"\bsaying(?:Count)?\((?:\s*\"(?:[^\"\\\n]|\\.)*\",?)+", "", code)
        texts = re.findall(r"[\"`]([^\"`\n]*)[\"`]", left)
        spoken = [
            text
            for text in texts
            if re.match(r"[A-Z][a-z]+ [a-z]", text) or re.search(r"[a-z]\. [A-Z]", text)
        ]
        assert spoken in ([], ["Some notes still wait."]), path.name


@pytest.mark.django_db
def test_a_made_up_language_reaches_the_scripts(brackets: None) -> None:
    client = Client(headers={"host": "localhost"})
    page = client.get("/").content.decode()
    table = json.loads(unescape(re.findall(r'<meta name="words" content="([^"]*)">', page)[0]))
    assert table["Saving …"] == "⟦Saving …⟧"
    counted = next(each for each in table.values() if isinstance(each, list))
    assert counted[1].startswith("⟦One page")
    assert len(counted) == 21
    assert (
        "⟦Something waits for you.⟧"
        in json.loads(
            re.findall(r"self\.SHELL = (\{.*\});", client.get("/service-worker.js").content.decode())[0]
        )["words"].values()
    )


@pytest.mark.django_db
def test_english_pages_carry_no_table_for_scripts(tmp_path: Path, settings: Any) -> None:
    settings.DATA = tmp_path
    assert 'name="words"' not in Client(headers={"host": "localhost"}).get("/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_a_made_up_language_reaches_every_text_of_a_page(path: str, brackets: None) -> None:
    html = Client(headers={"host": "localhost"}).get(path).content.decode()
    assert '<html lang="eo">' in html
    over = left_over(html)
    assert over == [], over
