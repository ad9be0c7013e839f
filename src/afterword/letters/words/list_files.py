"""The data files of this room: lists of words and phrases, a file each."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


def read_list_file(name: str) -> str:
    """The text of `data/<name>.txt`. Raises FileNotFoundError for a name that is no list."""
    return _folder().joinpath(f"{name}.txt").read_text(encoding="utf-8")


@cache
def _folder() -> Traversable:
    """Found once: to ask where a package lies takes as long as to read a list."""
    return files("afterword.letters").joinpath("data")
