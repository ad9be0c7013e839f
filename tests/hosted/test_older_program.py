"""A rolling upgrade as the older program lives it: its models, as each migration knew them, on the tables of today."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

pytestmark = pytest.mark.django_db

_FRESH = count(1)
_NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
# By the first class that fits.
_VALUES: tuple[tuple[Any, Any], ...] = (
    # Later fields are later: nothing ends before it begins.
    (models.DateTimeField, lambda number: _NOW + timedelta(minutes=number)),
    (models.DateField, lambda number: _NOW.date()),
    (models.TimeField, lambda number: _NOW.time()),
    (models.BinaryField, lambda number: b"x"),
    (models.JSONField, lambda number: []),
    (models.BooleanField, lambda number: False),
    (models.IntegerField, lambda number: number % 9),
    (models.CharField, lambda number: f"x{number}"),
    (models.TextField, lambda number: f"x{number}"),
)


def versions() -> list[str]:
    """Each state of the tables that a program was ever written for, but today's."""
    loader = MigrationLoader(None)
    return sorted(name for app, name in loader.disk_migrations if app == "afterword")[1:-1]


def changed_since(older: Any) -> list[str]:
    """The models to which columns were added since: the others are what they were."""
    now = {each.__name__: _columns(each) for each in apps.get_app_config("afterword").get_models()}
    return [
        each.__name__
        for each in older.get_models()
        if each._meta.app_label == "afterword" and _columns(each) != now.get(each.__name__)
    ]


def _columns(model: type[models.Model]) -> set[str]:
    return {field.column for field in model._meta.local_concrete_fields}


def make(model: type[models.Model]) -> Any:
    """A row as that program writes it, with what it must name and no column that came later."""
    values: dict[str, Any] = {}
    for field in model._meta.local_concrete_fields:
        if field.auto_created or field.null or field.has_default():
            continue
        if isinstance(field, models.ForeignKey):
            values[field.name] = make(field.related_model)  # type: ignore[arg-type]
        else:
            value = next(value for kind, value in _VALUES if isinstance(field, kind))
            made = value(next(_FRESH))
            values[field.name] = made[: field.max_length] if isinstance(made, str) else made
    return model._default_manager.create(**values)


@pytest.mark.parametrize("version", versions())
def test_a_program_of_that_version_reads_writes_and_removes_on_the_tables_of_today(version: str) -> None:
    older = MigrationLoader(connection).project_state(("afterword", version)).apps
    for name in changed_since(older):
        model = older.get_model("afterword", name)
        row = make(model)
        found = model._default_manager.get(pk=row.pk)
        found.save()
        assert model._default_manager.filter(pk=row.pk).delete()[0] >= 1


def test_some_versions_differ_from_today() -> None:
    """Else the test above would look at nothing."""
    older = MigrationLoader(connection).project_state(("afterword", "0002_turns")).apps
    assert {"Interview", "Submission", "MailAccount"} & set(changed_since(older))


def test_what_an_older_program_wrote_is_what_today_s_program_reads() -> None:
    older = MigrationLoader(connection).project_state(("afterword", "0002_turns")).apps
    for name in changed_since(older):
        row = make(older.get_model("afterword", name))
        today = apps.get_model("afterword", name)._default_manager.get(pk=row.pk)
        today.save()
