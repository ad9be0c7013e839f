"""The whole program in another language: each page of a desk that has seen something, opened in a made-up language in
which every text of the catalogue stands in brackets. What stands in none is somebody's own, or on the list below."""

import re
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField
from django.test import Client

from afterword.letters.fields.field import FIELDS
from afterword.models import HistoryEntry, Letter, MailAccount, Process
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.agenda import agenda_of
from afterword.workflows.stop_process import let_rest
from afterword.workflows.take_message import take_message
from tests.web.made_up_language import left_over
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db

# What of the program stays English on a page of another language: the beginnings of sentences of the letter, which is
# English itself; names of time zones; and the message as it goes over the line, which has a page of its own.
ENGLISH = tuple(field.starter.rstrip(":") for field in FIELDS)
SAME = re.compile(r"\bCES?T\b|\bCtrl\b|\bEnter\b|\b(?:From|To|Subject)\b")
NOT_READ = ("/message", "/export", "/agenda.ics")
BO = NewPerson(name="Bo Nilsen", email="bo@tidewater.example", title="Platform lead", relation="peer")


def mail(sender: str, text: str, *, more: str = "") -> bytes:
    head = f"From: {sender}\r\nTo: jonas@example.org\r\nSubject: Our interview\r\n"
    more += f"Message-ID: <{len(text)}@x.example>\r\n"
    return (head + more + "Date: Mon, 25 May 2026 10:00:00 +0200\r\n\r\n" + text + "\r\n").encode()


def full_desk() -> Stage:
    """A follow-up that is due, letters that wait, an answer, a message nobody can place, a letter put aside, a rest,
    an interview ahead, a mailbox in trouble."""
    stage = Stage()
    stage.approved()
    for _ in range(24):
        stage.work()
        stage.now += timedelta(hours=12)
    answered, unsure = (stage.meet(BO, company=name) for name in ("Tidewater", "Kestrel"))
    stage.write(answered)
    stage.write(unsure)
    let_rest(stage.meet(company="Fenwick").process, now=stage.now)
    stage.meet(company="Cobalt")
    stage.now -= timedelta(hours=1, minutes=20)
    for sender, text, more in (
        ("Bo <bo@tidewater.example>", "Thank you. We would like to invite you to a second interview.", ""),
        ("Desk <jobs@kestrel.example>", "About your interview at Kestrel and Tidewater: well.", ""),
        ("Priya <priya@northwind.example>", "I am away until 5 June.", "Auto-Submitted: auto-replied\r\n"),
    ):
        take_message(stage.candidate, mail(sender, text, more=more), account=stage.account, now=stage.now)
    MailAccount.objects.update(trouble="⟦The server is gone.⟧", trouble_at=stage.now)
    return stage


def own_words() -> str:
    """All texts of the database that do not come from the program."""
    fields = [
        field
        for model in apps.get_app_config("afterword").get_models()
        for field in model._meta.fields
        if isinstance(field, CharField | TextField | JSONField)
    ]
    values = chain.from_iterable(
        each.model._base_manager.values_list(each.name, flat=True) for each in fields
    )
    return "\n".join(plain(str(value)) for value in values if value and "⟦" not in str(value))


def plain(text: str) -> str:
    return re.sub(r"[\W\d_]+", " ", text).strip()


def foreign(html: str, own: str) -> list[str]:
    """The pieces of a page that neither the catalogue nor a person wrote."""
    pieces = chain.from_iterable(re.split(r"[,·:|<>()“”\"…]|\.\s", line) for line in left_over(html))
    words = (SAME.sub("", piece).strip() for piece in pieces)
    return [each for each in words if plain(each) and plain(each) not in own and not each.startswith(ENGLISH)]


def test_each_page_of_a_full_desk_speaks_the_language_of_its_reader(
    brackets: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = full_desk()
    monkeypatch.setattr("afterword.clock.now", lambda: stage.now)
    client, own, found = Client(headers={"host": "localhost"}), own_words(), {}
    to_open, opened = ["/"], set()
    while to_open:
        path = to_open.pop()
        opened.add(path)
        answer = client.get(path)
        if path.endswith(NOT_READ) or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        html = answer.content.decode()
        left = foreign(html, own)
        if left:
            found[path] = left
        links = re.findall(r'href="(/(?!static/)[^"#?]*)', html)
        to_open += [link for link in dict.fromkeys(links) if link not in (*opened, *to_open)]
    assert found == {}
    assert len(opened) > 30


def test_what_is_kept_and_what_is_due_is_said_in_that_language_too(brackets: None) -> None:
    stage = full_desk()
    items = agenda_of(stage.candidate, now=stage.now)
    said = [*items, *HistoryEntry.objects.all()]
    assert len({item.kind for item in items}) >= 5
    assert [each.sentence for each in said if not each.sentence.startswith("⟦")] == []
    assert [each.reason for each in said if each.reason and "⟦" not in each.reason] == []
    assert all("⟦" in row.silence_reason for row in Process.objects.exclude(silence_reason=""))


def test_a_letter_is_the_same_in_every_language(brackets: None, tmp_path: Path, settings: Any) -> None:
    letters = Letter.objects.filter(candidate=full_desk().candidate)
    assert letters.count() >= 4
    assert not [letter for letter in letters if "⟦" in letter.subject + letter.body]
