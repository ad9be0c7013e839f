"""One letter in two windows at the same instant: one yes, one message, and no word lost."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from afterword.models import HistoryEntry, Letter, LetterVersion, Submission
from tests.web.test_letter_pages import candidate, letter, send

__all__ = ["candidate", "letter"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_data_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def at_once(*deeds: Any) -> list[Any]:
    """Each in a thread of its own with a browser of its own, all let go at the same moment."""
    barrier, answers = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(place: int, deed: Any) -> None:
        client = Client(headers={"host": "localhost"})
        barrier.wait()
        try:
            answers[place] = deed(client)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_tabs_approve_at_the_same_instant(letter: Letter) -> None:
    answers = at_once(*[lambda client: send(client, letter, "approve")] * 4)
    assert sorted(answer.status_code for answer in answers) == [302, 422, 422, 422]
    assert not [each for each in answers if "Waits for your yes" in each.content.decode()]
    assert Submission.objects.count() == 1
    assert HistoryEntry.objects.filter(what="letter-approved").count() == 1


def test_one_tab_approves_while_the_other_says_that_it_was_sent(letter: Letter) -> None:
    """Whoever comes second finds the other's row: never two letters, whatever the order."""
    at_once(lambda client: send(client, letter, "approve"), lambda client: send(client, letter, "by-hand"))
    (row,) = Submission.objects.all()
    assert (row.state, row.by_hand) in {("waiting", False), ("accepted", True)}
    letter.refresh_from_db()
    assert letter.state == "approved"


def test_two_tabs_say_that_it_was_sent(letter: Letter) -> None:
    answers = at_once(*[lambda client: send(client, letter, "by-hand")] * 3)
    assert sorted(answer.status_code for answer in answers) == [302, 422, 422]
    assert Submission.objects.count() == 1


def test_one_tab_edits_while_the_other_approves(letter: Letter) -> None:
    """Either the old words were approved and the new ones are shown as not saved, or the new ones were saved and the
    yes to the old ones is refused. Never are words approved that nobody read, and never are words gone."""
    old, new = letter.body, letter.body.replace("Best regards", "Kind regards") + "P.S. Thank you again.\n"
    edited, approved = at_once(
        lambda client: send(client, letter, "save", body=new), lambda client: send(client, letter, "approve")
    )
    letter.refresh_from_db()
    if approved.status_code == 302:
        assert Submission.objects.get().body == old
        assert edited.status_code in (302, 422)
    else:
        assert not Submission.objects.exists()
    seen = (
        edited.content.decode() + letter.body + "".join(LetterVersion.objects.values_list("body", flat=True))
    )
    assert "P.S. Thank you again." in seen


def test_a_letter_edited_in_one_tab_is_not_approved_from_another_that_read_the_old_words(
    letter: Letter,
) -> None:
    first, second = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
    assert send(first, letter, "save", body=letter.body + "P.S. New words.\n").status_code == 302
    answer = send(second, letter, "approve")
    assert answer.status_code == 302 or "changed in another window" in answer.content.decode()
    for row in Submission.objects.all():
        assert "P.S. New words." not in row.body
    assert not Submission.objects.exists()


def test_what_is_typed_into_a_tab_whose_letter_was_approved_meanwhile_is_kept_in_sight(
    letter: Letter,
) -> None:
    first, second = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
    assert send(first, letter, "approve").status_code == 302
    answer = send(second, letter, "save", body=letter.body + "P.S. Typed too late.\n")
    assert answer.status_code == 422
    assert "P.S. Typed too late." in answer.content.decode()
    assert "P.S." not in Submission.objects.get().body
