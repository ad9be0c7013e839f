"""A statement as Django compiled it once, kept to be run again with other values.

Making the words of a statement costs Django ten times what the database needs to answer it. So a statement is compiled
with marks in the place of its values; where each mark comes out tells where a value goes. What cannot be marked is
left to Django, each time.

A new statement is on trial: the first times that it is used, Django compiles the question all the same, and a
difference leaves the question to Django for good. With `is_checked` every use is such a trial, and a difference is an
error: so run the tests. AFTERWORD_KEPT_STATEMENTS=no keeps nothing at all."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import EmptyResultSet, FullResultSet, ValidationError
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Count, Model
from django.db.models.deletion import Collector
from django.db.models.sql import DeleteQuery, UpdateQuery

from afterword.models.kept_rows import RowReader

# The words and the parameters of a statement, and what compiled it.
Compiled = tuple[str, tuple[Any, ...], Any]
# Compiles the question with these values in the place of its own; None: with its own.
Ask = Callable[[Sequence[Any] | None], Compiled]
# (number of the value, how the database takes it), or (None, what always stands there).
Place = tuple[int | None, Any]


class Differs(AssertionError):
    """A kept statement is not what Django would say."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`skipped` parameters come before those of `places`: the new values of an update. `reader` makes objects."""

    sql: str
    places: tuple[Place, ...]
    skipped: int
    locks: bool
    reader: RowReader | None

    def parameters(self, values: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(
            [
                how if number is None else (values[number] if how is None else how(values[number]))
                for number, how in self.places
            ]
        )

    def objects(self, rows: list[Any], known: Mapping[Any, Any]) -> list[Any]:
        return self.reader.objects(rows, known) if self.reader is not None else rows


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update sets. `values` are as the database takes them; a NULL is part of the `shape`."""

    shape: tuple[object, ...]
    values: tuple[Any, ...]


UNKNOWN: Final[Any] = object()
# None: cannot be kept. By model, database, what is wanted and the shape of the question.
KEPT: dict[Any, Plan | None] = {}
# How many more times Django is asked beside a kept statement, by the same key.
ON_TRIAL: dict[Any, int] = {}
_MOST_KEPT = 5000
_TRIALS = 3
is_checked = False
_log = logging.getLogger(__name__)


def keep(key: object, ask: Ask, values: Sequence[Any]) -> Plan | None:
    if not settings.KEPT_STATEMENTS:
        return None
    plan = _make(ask, values)
    if len(KEPT) < _MOST_KEPT:
        KEPT[key] = plan
        if plan is not None:
            ON_TRIAL[key] = _TRIALS
    return plan


def try_again(key: object, plan: Plan, ask: Ask, values: Sequence[Any]) -> Plan | None:
    """The plan, where it still says what Django does; None where not. Raises Differs with `is_checked`."""
    sql, parameters, _ = ask(None)
    if sql != plan.sql or not same_values(parameters[plan.skipped :], plan.parameters(values)):
        if is_checked:
            raise Differs(f"kept: {plan.sql} {plan.parameters(values)}\nDjango: {sql} {parameters}")
        # The words of a statement hold names of columns, never what somebody typed.
        _log.error("A kept statement is not what Django says and is given up: %s", plan.sql)
        KEPT[key] = None
        ON_TRIAL.pop(key, None)
        return None
    left = ON_TRIAL.get(key, 1) - 1
    if left > 0:
        ON_TRIAL[key] = left
    else:
        ON_TRIAL.pop(key, None)
    return plan


def same_values(some: Sequence[Any], others: Sequence[Any]) -> bool:
    """What psycopg wraps for PostgreSQL is only equal to itself; what is in it is compared."""
    return [_unwrapped(each) for each in some] == [_unwrapped(each) for each in others]


def _unwrapped(value: Any) -> Any:
    return (type(value), value.obj) if hasattr(value, "obj") else value


def fetch(plan: Plan, values: Sequence[Any], database: Any) -> list[Any]:
    """The rows as Django hands them on."""
    with database.cursor() as cursor:
        cursor.execute(plan.sql, plan.parameters(values))
        rows = cursor.fetchall()
    return plan.reader.converted(rows, database) if plan.reader is not None else rows


def compile_rows(question: Any) -> Compiled:
    compiler = question.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    return sql, tuple(parameters), compiler


def compile_exists(question: Any) -> Compiled:
    sql, parameters = question.query.exists().get_compiler(connection=connection).as_sql()
    return sql, tuple(parameters), None


def compile_count(question: Any) -> Compiled:
    """Raises EmptyResultSet where rows would have to be told apart before they are counted."""
    query = question.query.chain()
    if query.distinct or query.is_sliced or query.group_by is not None:
        raise EmptyResultSet
    query.clear_ordering(force=True)
    query.clear_select_clause()
    # What is counted cannot be locked, and needs nothing read beside it.
    query.select_for_update = query.select_related = False
    query.add_annotation(Count("*"), "__count")
    sql, parameters = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(parameters), None


def changes_of(model: type[Model], given: Mapping[str, Any], database: Any) -> Changes | None:
    """None where one of them is an expression."""
    shape: list[object] = []
    values: list[Any] = []
    for name, value in given.items():
        if hasattr(value, "resolve_expression"):
            return None
        field: Any = model._meta.get_field(name)
        prepared = field.get_db_prep_save(value.pk if isinstance(value, Model) else value, database)
        shape.append((name, prepared is None))
        if prepared is not None:
            values.append(prepared)
    return Changes(tuple(shape), tuple(values))


def compile_update(given: Mapping[str, Any], skipped: int, question: Any) -> Compiled:
    query = question.query.chain(UpdateQuery)
    query.add_update_values(given)
    query.clear_select_clause()
    sql, parameters = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(parameters), skipped


def compile_delete(question: Any) -> Compiled:
    """Raises EmptyResultSet where more than these rows would have to go."""
    if not Collector(using=DEFAULT_DB_ALIAS, origin=question).can_fast_delete(question):
        raise EmptyResultSet
    question.query.clear_ordering(force=True)
    query = question.query.chain(DeleteQuery)
    sql, parameters = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(parameters), None


def _make(ask: Ask, values: Sequence[Any]) -> Plan | None:
    try:
        real = ask(None)
        marked = [ask([_mark(value, n, turn) for n, value in enumerate(values)]) for turn in (0, 1)]
    except (EmptyResultSet, FullResultSet, TypeError, ValueError, ValidationError):
        # Also where the field takes no mark: a number given as text, say. What is wrong with it, Django tells.
        return None
    (sql, first, compiled_by), (other, second, _) = marked
    skipped = compiled_by if isinstance(compiled_by, int) else 0
    compiler = None if isinstance(compiled_by, int) else compiled_by
    places = _find_places(first[skipped:], second[skipped:], values) if sql == other == real[0] else None
    if places is None or (compiler is not None and compiler.has_extra_select):
        return None
    locks = bool(compiler and compiler.query.select_for_update and connection.features.has_select_for_update)
    plan = Plan(sql, places, skipped, locks, None if compiler is None else RowReader(compiler))
    return plan if same_values(plan.parameters(values), real[1][skipped:]) else None


def _mark(value: Any, number: int, turn: int) -> Any:
    """A value of the same type that nobody else uses; each turn has its own."""
    if isinstance(value, datetime):
        return datetime(1987, 6, 5 + turn, 4, 3, 2, 1 + number, tzinfo=UTC)
    if isinstance(value, date):
        return date(1911 + turn, 1, 1) + timedelta(days=number)
    if isinstance(value, int):
        return 31_000 + 500 * turn + number
    return f"kept-{turn}-{number}-value"


def _find_places(
    first: Sequence[Any], second: Sequence[Any], values: Sequence[Any]
) -> tuple[Place, ...] | None:
    """Where the values stand, read from two compilations with different marks; None where that is not clear."""
    marks = [tuple(_stored(_mark(value, n, turn)) for turn in (0, 1)) for n, value in enumerate(values)]
    places: list[Place] = []
    for pair in zip(first, second, strict=True):
        number = marks.index(pair) if pair in marks else None
        if number is None and pair[0] != pair[1]:
            return None
        places.append((number, pair[0] if number is None else _how(values[number], pair[0])))
    used = {number for number, _ in places}
    return tuple(places) if used.issuperset(range(len(values))) else None


def _stored(value: Any) -> Any:
    how = _how(value, value)
    return how(value) if how is not None else value


def _how(value: Any, parameter: Any) -> Any:
    """How the database takes such a value: SQLite moments as text, PostgreSQL numbers in types of their own."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value
    return type(parameter) if isinstance(value, int) and type(parameter) is not int else None
