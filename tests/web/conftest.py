"""What several tests of the pages begin with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real
from tools import messages

from tests.web.made_up_language import compiled
from tests.workflows.rows import AFTER


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture
def at_the_desk(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    """Ten minutes after the interview of `tests/workflows/rows.py`, in a data folder of this test."""
    settings.DATA = tmp_path
    monkeypatch.setattr("afterword.clock.now", lambda: AFTER)


@pytest.fixture(scope="session")
def catalogue_in_brackets() -> bytes:
    return compiled(messages.collect())


@pytest.fixture
def brackets(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, catalogue_in_brackets: bytes
) -> Iterator[None]:
    """The pages speak a language in which every text of the catalogue stands in brackets."""
    folder = tmp_path / "locale" / "eo" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(catalogue_in_brackets)
    settings.DATA, settings.DEMO = tmp_path, True
    settings.LOCALE_PATHS = [str(tmp_path / "locale")]
    monkeypatch.setattr("afterword.clock.now", lambda: AFTER)
    trans_real._translations.clear()
    with translation.override("eo"):
        yield
    trans_real._translations.clear()
