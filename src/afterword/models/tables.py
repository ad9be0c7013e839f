"""The tables are brought up to date when a program starts; where they are already, that costs one query."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from time import sleep

from django.apps import apps
from django.db import DatabaseError, connection, transaction

from afterword.said import say

Names = frozenset[tuple[str, str]]
_OWN = "afterword"
# Any number will do for PostgreSQL's lock, as long as it is always the same.
_LOCK_NUMBER = 7_391_846_205
_PAUSE = 0.2  # seconds


class NewerTables(Exception):
    """The tables are of a newer program. The text is one sentence for the person; nothing was changed."""


def bring_up_to_date(folder: Path) -> None:
    """Make the tables what this program needs. Several programs may start at once: one works, the others wait.
    Raises NewerTables; DatabaseError and OSError where the database or `folder` cannot be used."""
    known = _known()
    if _is_done(known):
        return
    with (folder / "migrating.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with _lock_of_the_server():
            if not _is_done(known):
                # Only now: it brings half of Django with it.
                from django.core.management import call_command

                with short_waits():
                    call_command("migrate", interactive=False, verbosity=0, skip_checks=True)


def is_up_to_date() -> bool:
    """Whether this program finds what it needs; more than that is no harm. Raises DatabaseError."""
    return _known() <= _applied()


def _is_done(known: Names) -> bool:
    applied = _applied()
    newer = sorted(name for app, name in applied - known if app == _OWN)
    if newer:
        raise NewerTables(
            say(
                "The database is that of a newer Afterword ({newer} is not known here). It was left "
                "as it is; install that version again, or name another folder with AFTERWORD_DATA.",
                newer=newer[-1],
            )
        )
    return known <= applied


def _applied() -> Names:
    """What Django noted as done: app and name; empty on a new database."""
    try:
        # In a transaction of its own, since PostgreSQL refuses all else after an error.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations")
            return frozenset((str(app), str(name)) for app, name in cursor.fetchall())
    except DatabaseError:
        if "django_migrations" in connection.introspection.table_names():
            raise
        return frozenset()


@cache
def _known() -> Names:
    """The migrations of all installed apps, by the names of their files; none of them is imported."""
    return frozenset((label, name) for label, package in _packages() for name in _names_in(package))


def _packages() -> Iterator[tuple[str, list[str]]]:
    for config in apps.get_app_configs():
        found = find_spec(f"{config.name}.migrations")
        if found is not None and found.submodule_search_locations:
            yield config.label, list(found.submodule_search_locations)


def _names_in(folders: list[str]) -> Iterator[str]:
    for module in iter_modules(folders):
        if not module.ispkg and module.name[0] not in "_~":
            yield module.name


@contextmanager
def _lock_of_the_server() -> Iterator[None]:
    """Programs on several machines share a PostgreSQL; SQLite's file is guarded by `folder` already."""
    if connection.vendor != "postgresql":
        yield
        return
    # Asked again and again instead of waited for: a waiting statement would hold up an index that is made
    # concurrently, and that one would hold up the lock.
    while not _ask("SELECT pg_try_advisory_lock(%s)"):
        sleep(_PAUSE)
    try:
        yield
    finally:
        _ask("SELECT pg_advisory_unlock(%s)")


@contextmanager
def short_waits() -> Iterator[None]:
    """A change that has to wait for a long transaction gives up after three seconds, for all others queue up behind
    it; the program then ends, and whoever runs it starts it again. What was done so far is kept."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
    try:
        yield
    finally:
        if connection.vendor == "postgresql" and not connection.needs_rollback and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = DEFAULT")


def _ask(statement: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [_LOCK_NUMBER])
        row = cursor.fetchone()
    return bool(row and row[0])
