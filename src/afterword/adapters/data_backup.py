"""One file with everything of a data folder: SQLite's own online copy, and the small files beside it."""

import json
import os
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

from afterword.said import say

DATABASE = "afterword.sqlite3"
# Of a running program, or made anew by it.
_LEFT_OUT = (
    DATABASE,
    f"{DATABASE}-wal",
    f"{DATABASE}-shm",
)
_MARK = "afterword-backup.json"


class BackupError(Exception):
    """It was not done. The text is one sentence for the person."""


def write_backup(folder: Path, target: Path, *, version: str) -> int:
    """Copy `folder` into the new file `target`, readable by its owner only. Returns its bytes.

    The database is copied by SQLite while others write: the copy is one moment of it. The file appears whole or not
    at all. Raises BackupError."""
    if not (folder / DATABASE).is_file():
        raise BackupError(say("There is nothing to copy in {folder}.", folder=folder))
    if target.exists():
        raise BackupError(
            say("{target} is there already, and was left as it is. Name a new file.", target=target)
        )
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".afterword-") as beside:
            copy, whole = Path(beside) / DATABASE, Path(beside) / "whole.zip"
            _copy_database(folder / DATABASE, copy)
            whole.touch(mode=0o600)
            with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(_MARK, json.dumps({"version": version}))
                archive.write(copy, DATABASE)
                for path in sorted(each for each in folder.rglob("*") if each.is_file()):
                    name = path.relative_to(folder).as_posix()
                    if name not in _LEFT_OUT and not name.endswith(".lock") and not name.startswith("demo/"):
                        archive.write(path, name)
            with whole.open("rb") as handle:
                os.fsync(handle.fileno())
            os.link(whole, target)
    except FileExistsError:
        raise BackupError(
            say("{target} is there already, and was left as it is. Name a new file.", target=target)
        ) from None
    except (OSError, sqlite3.Error) as error:
        raise BackupError(
            say(
                "The backup could not be written to {target} ({error}). Nothing was changed.",
                target=target,
                error=error,
            )
        ) from error
    return target.stat().st_size


def _copy_database(source: Path, copy: Path) -> None:
    copy.touch(mode=0o600)
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as live,
        closing(sqlite3.connect(copy)) as new,
    ):
        live.backup(new, pages=2_000, sleep=0.01)
        new.execute("PRAGMA journal_mode=DELETE")
        found = new.execute("PRAGMA quick_check").fetchone()
    if found != ("ok",):
        raise BackupError(
            say(
                "The database {source} is damaged: {found}. Keep it, and restore an older backup.",
                source=source,
                found=found[0],
            )
        )


def read_backup(source: Path, folder: Path) -> None:
    """Put a backup into the new or empty `folder`. Raises BackupError; then the folder is as it was."""
    if folder.exists() and any(folder.iterdir()):
        raise BackupError(
            say(
                "{folder} is not empty, and was left as it is. Name an empty one with AFTERWORD_DATA.",
                folder=folder,
            )
        )
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
            if _MARK not in names or DATABASE not in names:
                raise BackupError(say("{source} is no backup of Afterword.", source=source))
            bad = archive.testzip()
            if bad is not None or any(name.startswith("/") or ".." in Path(name).parts for name in names):
                raise BackupError(
                    say("{source} is damaged. Nothing was restored; take another backup.", source=source)
                )
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for name in names:
                if name != _MARK:
                    _extract(archive, name, folder / name)
    except (OSError, zipfile.BadZipFile) as error:
        raise BackupError(
            say("{source} could not be read ({error}). Nothing was restored.", source=source, error=error)
        ) from error


def _extract(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target:
        target.write(archive.read(name))
        target.flush()
        os.fsync(target.fileno())
