"""New rows by statements that Django compiled once for each set of columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import Model
from django.db.models.sql import InsertQuery

from afterword.models import kept_plan as plans

# More rows at once are rare, and each number of them has a statement of its own.
MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class _Insert:
    """`converters` are for the columns that come back."""

    sql: str
    converters: tuple[tuple[int, Any, tuple[Any, ...]], ...]


# By model, database, fields, number of rows, what stands NULL where a field writes itself in a way of its own, and
# what is done about rows that are there already. None: cannot be kept.
_KEPT: dict[Any, _Insert | None] = {}


def insert_rows(
    model: type[Model], objs: Sequence[Any], fields: Sequence[Any], more: Mapping[str, Any]
) -> list[Any] | None:
    """The columns of the new rows that come back, as Django's `_insert` gives them; None where nothing can be kept."""
    database = connections[DEFAULT_DB_ALIAS]
    if (
        not settings.KEPT_STATEMENTS
        or not 1 <= len(objs) <= MOST_ROWS
        or more.get("raw")
        or more.get("using") not in (None, DEFAULT_DB_ALIAS)
    ):
        return None
    rows = [[field.pre_save(each, add=True) for field in fields] for each in objs]
    if any(hasattr(value, "resolve_expression") for row in rows for value in row):
        return None
    key = (
        model,
        database.vendor,
        tuple(fields),
        len(objs),
        _nulls(fields, rows),
        *map(_frozen, more.items()),
    )
    if key not in _KEPT:
        _KEPT[key] = _compile(model, objs, fields, more, database)
    insert = _KEPT[key]
    if insert is None:
        return None
    parameters = [
        field.get_db_prep_save(value, database)
        for row in rows
        for field, value in zip(fields, row, strict=True)
    ]
    if plans.is_checked:
        _compare(insert, parameters, _question(model, objs, fields, more), database)
    with database.cursor() as cursor:
        cursor.execute(insert.sql, parameters)
        found = cursor.fetchall() if more.get("returning_fields") else []
    return [_converted(list(row), insert, database) for row in found]


def insert_together(asked: Any, objs: list[Any], **options: Any) -> list[Any] | None:
    """What `bulk_create` does with rows that are to be written where they are there already, or left as they are.
    None where it is something else."""
    if not (options.get("update_conflicts") or options.get("ignore_conflicts")):
        return None
    meta = asked.model._meta
    named = {
        name: [meta.get_field(each) for each in options[name]] for name in ("update_fields", "unique_fields")
        if options.get(name)
    }  # fmt: skip
    how = asked._check_bulk_create_options(
        options.get("ignore_conflicts", False), options.get("update_conflicts", False),
        named.get("update_fields"), named.get("unique_fields"),
    )  # fmt: skip
    fields = [each for each in meta.concrete_fields if each is not meta.auto_field]
    with transaction.mark_for_rollback_on_error(using=DEFAULT_DB_ALIAS):
        return insert_rows(asked.model, objs, fields, {"on_conflict": how, **named})


def _frozen(item: tuple[str, Any]) -> object:
    return (item[0], tuple(item[1])) if isinstance(item[1], list) else item


def _nulls(fields: Sequence[Any], rows: Sequence[Sequence[Any]]) -> tuple[bool, ...]:
    special = [place for place, field in enumerate(fields) if hasattr(field, "get_placeholder")]
    return tuple(row[place] is None for row in rows for place in special)


def _compile(
    model: type[Model], objs: Sequence[Any], fields: Sequence[Any], more: Mapping[str, Any], database: Any
) -> _Insert | None:
    returning = more.get("returning_fields") or ()
    if returning and not database.features.can_return_rows_from_bulk_insert:
        return None
    compiler: Any = _question(model, objs, fields, more).get_compiler(connection=database)
    compiler.returning_fields = returning
    statements = compiler.as_sql()
    # One parameter a field and row: PostgreSQL also knows a statement with one array a column.
    if len(statements) != 1 or len(statements[0][1]) != len(fields) * len(objs):
        return None
    found = compiler.get_converters([field.get_col(model._meta.db_table) for field in returning])
    converters = tuple((place, expression, tuple(each)) for place, (each, expression) in found.items())
    return _Insert(statements[0][0], converters)


def _question(
    model: type[Model], objs: Sequence[Any], fields: Sequence[Any], more: Mapping[str, Any]
) -> InsertQuery:
    query = InsertQuery(
        model, on_conflict=more.get("on_conflict"), update_fields=more.get("update_fields"),
        unique_fields=more.get("unique_fields"),
    )  # fmt: skip
    query.insert_values(list(fields), list(objs), raw=False)
    return query


def _compare(insert: _Insert, parameters: list[Any], question: InsertQuery, database: Any) -> None:
    """Raises Differs. What comes back stands behind what Django writes here."""
    ((sql, said),) = question.get_compiler(connection=database).as_sql()
    if not insert.sql.startswith(sql) or not plans.same_values(said, parameters):
        raise plans.Differs(f"kept: {insert.sql} {parameters}\nDjango: {sql} {said}")


def _converted(cells: list[Any], insert: _Insert, database: Any) -> list[Any]:
    for place, expression, converters in insert.converters:
        for convert in converters:
            cells[place] = convert(cells[place], expression, database)
    return cells
