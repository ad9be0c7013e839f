"""The user's own lists: one text file for each list that is extended, in one folder."""

from pathlib import Path

from afterword.letters.words.own_lists import read_own_list
from afterword.said import say

MOST_BYTES = 200_000


class OwnListError(Exception):
    """An own list cannot be used. The text is one sentence that names file and line."""


def read_folder(folder: Path) -> dict[str, tuple[str, ...]]:
    """List name to its own lines. A folder that is not there is empty; files that do not end in .txt are left
    alone. Raises OwnListError."""
    if not folder.is_dir():
        return {}
    return {path.stem: _read(path) for path in sorted(folder.glob("*.txt"))}


def _read(path: Path) -> tuple[str, ...]:
    try:
        content = path.read_bytes()
        if len(content) > MOST_BYTES:
            raise OwnListError(
                say(
                    "Your list {path} is larger than {most_bytes} kB; nothing of it is used.",
                    path=path,
                    most_bytes=MOST_BYTES // 1000,
                )
            )
        return read_own_list(path.stem, content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise OwnListError(say("Your list {path} is not UTF-8 text; save it as UTF-8.", path=path)) from None
    except OSError as error:
        raise OwnListError(
            say("Your list {path} cannot be read: {strerror}.", path=path, strerror=error.strerror or error)
        ) from None
    except ValueError as error:
        raise OwnListError(say("Your list {path} cannot be used: {error}.", path=path, error=error)) from None
