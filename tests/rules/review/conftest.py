"""The grammar checker of the letters in this room: one program for all letters of a file."""

from collections.abc import Iterator

import pytest

from afterword.adapters.harper_grammar import HarperGrammar


@pytest.fixture(scope="module")
def grammar() -> Iterator[HarperGrammar]:
    checker = HarperGrammar()
    yield checker
    checker.close()
