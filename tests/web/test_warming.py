"""What the next page needs is loaded while the person reads this one, and only in the program that stays."""

import gc
import threading
from collections.abc import Iterator

import pytest
from django.core.signals import request_finished
from django.test import Client

from afterword import wiring
from afterword.web.serving import warming


@pytest.fixture
def at_rest() -> Iterator[None]:
    yield
    request_finished.disconnect(dispatch_uid="warming")
    warming._switched_on.clear()
    warming._letter_is_near.clear()
    gc.unfreeze()


def _wait_for(name: str) -> None:
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(30)


@pytest.mark.django_db
def test_loading_begins_after_the_first_answer_and_once(
    at_rest: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = []
    monkeypatch.setattr("afterword.rules.review.review", looked_at.append)
    warming.switch_on()
    assert looked_at == []
    for _ in range(2):
        assert Client(headers={"host": "localhost"}).get("/offline").status_code == 200
        _wait_for("pages-ahead")
    assert len(looked_at) == 1


def test_a_letter_in_sight_starts_the_grammar_checker_once_and_only_where_the_program_stays(
    at_rest: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = []

    class Checker:
        def check(self, text: str) -> None:
            checked.append(text)

    monkeypatch.setattr(wiring, "grammar", Checker)
    warming.expect_letter()
    _wait_for("grammar-ahead")
    assert checked == []
    warming.switch_on()
    for _ in range(2):
        warming.expect_letter()
        _wait_for("grammar-ahead")
    assert len(checked) == 1


def test_what_cannot_be_loaded_ahead_is_said_in_the_log_and_stops_nothing(
    at_rest: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(warming, "TEMPLATES", ("letters/nowhere.html",))
    warming._load()
    assert "Loading ahead failed" in caplog.text


def test_every_template_that_is_loaded_ahead_exists_and_the_sample_can_be_reviewed(
    at_rest: None, caplog: pytest.LogCaptureFixture
) -> None:
    warming._load()
    assert caplog.text == ""
