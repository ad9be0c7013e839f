"""Pages about one process or one screen of them read the rows of these, and not those of the whole search.

SQLite keeps no statistics of its own accord: asked for the rows of a candidate and of a process at once, it may take
the index of the candidate, and reads thousands of rows with their messages.
"""

import re
from typing import Any

import pytest
from bench.long_search import fill
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from afterword.models import Letter
from tests.workflows.rows import AFTER

pytestmark = pytest.mark.django_db
# A step of SQLite's plan that takes all rows of a candidate, or of everybody.
_ALL_OF_A_CANDIDATE = re.compile(
    r"SEARCH afterword_(?:letter|submission|person) USING .*\(candidate_id=\?\)$"
)
_ALL = re.compile(r"SCAN afterword_(?:letter|submission|person)\b")


@pytest.fixture
def open_letter(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> Letter:
    settings.DATA = tmp_path
    monkeypatch.setattr("afterword.clock.now", lambda: AFTER)
    fill(interviews=12, letters=36, now=AFTER)
    letter = Letter.objects.filter(state="draft").last()
    assert letter is not None
    return letter


@pytest.mark.parametrize("path", ["/processes/", "/processes/{process}", "/letters/{letter}"])
def test_a_page_reads_the_letters_of_its_processes_only(open_letter: Letter, path: str) -> None:
    client = Client(headers={"host": "localhost"})
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path.format(process=open_letter.process_id, letter=open_letter.pk))
    assert answer.status_code == 200
    statements = [each["sql"] for each in queries] if connection.vendor == "sqlite" else []
    assert [statement for statement in statements if _reads_all(statement)] == []


def _reads_all(statement: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement.replace('%', '%%')}")
        steps = [row[3] for row in cursor.fetchall()]
    return any(_ALL_OF_A_CANDIDATE.search(step) or _ALL.search(step) for step in steps)


@pytest.mark.parametrize("path", ["/interviews/{interview}", "/interviews/new", "/settings/"])
def test_the_zones_of_the_machine_are_looked_up_once(
    open_letter: Letter, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(headers={"host": "localhost"})
    address = path.format(interview=open_letter.interview_id)
    assert "Europe/Berlin" in client.get(address, follow=True).content.decode()
    walks: list[str] = []
    monkeypatch.setattr("os.walk", lambda top, *_args, **_more: iter(walks.append(str(top)) or ()))
    assert "Europe/Berlin" in client.get(address, follow=True).content.decode()
    assert walks == []
