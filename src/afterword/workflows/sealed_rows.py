"""Sealed secrets as rows, what moves them there, and one program at a time on all machines."""

import hashlib
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection

from afterword.models import SealedSecret
from afterword.ports.secrets import SealedRow, SecretsPort

_PAUSE = 0.1  # seconds


class SealedRows:
    """A SealedRowsPort."""

    def read(self, name: str) -> SealedRow | None:
        row = SealedSecret.objects.filter(pk=name).first()
        return SealedRow(key_id=row.key_id, sealed=bytes(row.sealed)) if row is not None else None

    def write(self, name: str, row: SealedRow) -> None:
        SealedSecret.objects.bulk_create(
            [SealedSecret(name=name, key_id=row.key_id, sealed=row.sealed)],
            update_conflicts=True, unique_fields=["name"], update_fields=["key_id", "sealed"],
        )  # fmt: skip

    def erase(self, name: str) -> None:
        SealedSecret.objects.filter(pk=name).delete()


def keys_in_use() -> frozenset[str]:
    """The ids of all keys that something is sealed with."""
    return frozenset(SealedSecret.objects.order_by().values_list("key_id", flat=True).distinct())


def seal_everything(secrets: SecretsPort, *, current: str, besides: Collection[str] = ()) -> int:
    """Seal with the key `current` (its id) what is sealed with an older one, and the names `besides`, which lie
    elsewhere until now. Returns how many. Each is read back before its old place is given up; a second run goes on
    where the first was cut off. Raises what `secrets` raises; all that was not reached is as it was."""
    older = SealedSecret.objects.exclude(key_id=current).order_by("name").values_list("name", flat=True)
    sealed = 0
    for name in [*older, *besides]:
        value = secrets.read(name)
        if value is not None:
            secrets.write(name, value)
            sealed += 1
    return sealed


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Held by one program on all machines that share this PostgreSQL; it ends with the connection of a program that
    dies. On SQLite there is one machine, and its file locks do."""
    if connection.vendor != "postgresql":
        yield
        return
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
    while not _ask("SELECT pg_try_advisory_lock(%s)", number):
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        _ask("SELECT pg_advisory_unlock(%s)", number)


def _ask(statement: str, number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [number])
        row = cursor.fetchone()
    return bool(row and row[0])
