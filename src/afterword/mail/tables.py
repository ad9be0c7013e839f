"""The word lists that ship with the package: one reading of each, comments dropped."""

from functools import cache
from importlib import resources


@cache
def table_lines(package: str, filename: str) -> tuple[str, ...]:
    """The lines of a data file of ours, without comments and empty ones."""
    text = resources.files(package).joinpath("data", filename).read_text(encoding="utf-8")
    return tuple(
        line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    )


@cache
def table_words(package: str, filename: str) -> frozenset[str]:
    """All words of a data file, in lower case."""
    return frozenset(word for line in table_lines(package, filename) for word in line.lower().split())
