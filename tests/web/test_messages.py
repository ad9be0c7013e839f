"""Texts of the pages come from message catalogues: none is forgotten in a template, the catalogue is up to date, and a
made-up language reaches every text of a page."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tools import messages

from afterword.web.wording.script_words import SCRIPTS
from tests.web.made_up_language import left_over
from tests.web.template_texts import unmarked_texts

TEMPLATES = messages.PAGES / "templates"
EVERY = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
PAGES = (
    "/", "/import", "/interviews/new", "/processes/", "/people/", "/check", "/calendar/", "/insight/", "/search",
    "/search?q=nothing", "/settings/", "/settings/mailbox", "/settings/calendar", "/settings/etiquette",
    "/settings/model", "/settings/notices", "/settings/data", "/look/", "/offline", "/no-such-page",
)  # fmt: skip


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
