"""New tables under a program that goes on running: what it asks keeps working, and nobody waits long."""

import threading
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import (
    DeleteModel,
    RemoveConstraint,
    RemoveField,
    RenameField,
    RenameModel,
)

from afterword.models.tables import is_up_to_date, short_waits

# What an older process could not live with. A column goes one release after the last program that named it.
_CONTRACTS = (RemoveField, DeleteModel, RenameField, RenameModel, RemoveConstraint)


def migrations() -> list[Any]:
    loader = MigrationLoader(None)
    return [
        each
        for (app, name), each in sorted(loader.disk_migrations.items())
        if app == "afterword" and name > "0002"
    ]


def test_no_migration_takes_anything_away() -> None:
    found = [
        f"{each.name}: {operation.describe()}"
        for each in migrations()
        for operation in each.operations
        if isinstance(operation, _CONTRACTS)
    ]
    assert found == [], "expand in this release, contract in the next (docs/howto/host-it.md)"


def test_a_new_column_has_a_value_for_programs_that_do_not_know_it() -> None:
    """An older process inserts rows without naming it: the database must fill it in."""
    from django.db.migrations.operations import AddField

    found = [
        f"{each.name}: {operation.model_name}.{operation.name}"
        for each in migrations()
        for operation in each.operations
        if isinstance(operation, AddField)
        and not operation.field.null
        and not operation.field.many_to_many
        and not operation.field.has_db_default()
    ]
    assert found == [], "give it null=True or a db_default"


def test_an_index_on_a_table_of_the_first_version_is_made_while_others_write() -> None:
    from django.db.migrations.operations import AddIndex

    first = {each.name_lower for each in _first_models()}
    found = [
        f"{each.name}: {operation.index.name}"
        for each in migrations()
        for operation in each.operations
        if type(operation) is AddIndex and operation.model_name in first
    ]
    assert found == [], "use AddIndexSafely of migrations/_safely.py"


def _first_models() -> list[Any]:
    from django.db.migrations.operations import CreateModel

    loader = MigrationLoader(None)
    operations = loader.disk_migrations["afterword", "0001_first"].operations
    return [each for each in operations if isinstance(each, CreateModel)]


@pytest.mark.django_db(transaction=True)
def test_a_change_that_would_have_to_wait_gives_up_soon_and_blocks_nobody() -> None:
    if connection.vendor != "postgresql":
        assert is_up_to_date(), "SQLite has one program a folder: it is stopped for an upgrade"
        return
    begun, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE afterword_interview IN ROW EXCLUSIVE MODE")
            begun.set()
            done.wait(120)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        assert begun.wait(10)
        with (
            pytest.raises(OperationalError, match="lock timeout"),
            short_waits(),
            connection.cursor() as cursor,
        ):
            cursor.execute("ALTER TABLE afterword_interview ADD COLUMN of_a_test integer")
    finally:
        done.set()
        holder.join()
    assert is_up_to_date()


@pytest.mark.django_db(transaction=True)
def test_an_index_that_was_cut_off_is_made_anew() -> None:
    migration = next(each for each in migrations() if each.name == "0003_due_indexes")
    loader = MigrationLoader(connection)
    after = loader.project_state(("afterword", migration.name))
    for operation in migration.operations if connection.vendor == "postgresql" else ():
        with connection.schema_editor(atomic=False) as editor:
            operation.database_forwards("afterword", editor, after, after)
    with connection.cursor() as cursor:
        found = {
            name
            for table in ("interview", "mailaccount", "submission")
            for name in connection.introspection.get_constraints(cursor, f"afterword_{table}")
        }
    assert {operation.index.name for operation in migration.operations} <= found
