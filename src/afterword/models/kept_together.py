"""Several small questions in one statement: the way to the database and back is made once."""

from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from afterword.models import kept_plan as plans
from afterword.models.kept_plan import Plan


@dataclass(frozen=True, slots=True)
class Asked:
    """`question` is cut and ordered already; `what` says how it is answered: "rows", "count" or "exists"."""

    what: str
    question: Any


def first_of(question: "QuerySet[Any, Any]") -> Asked:
    """The first value of a `values_list` of one column, None without a row."""
    return Asked("rows", question[:1])


def count_of(question: "QuerySet[Any, Any]") -> Asked:
    return Asked("count", question)


def any_of(question: "QuerySet[Any, Any]") -> Asked:
    return Asked("exists", question)


_COMPILE = {"rows": plans.compile_rows, "count": plans.compile_count, "exists": plans.compile_exists}


def ask_together(*asked: Asked) -> tuple[Any, ...]:
    """The answers, in order."""
    database = connections[DEFAULT_DB_ALIAS]
    kept = [each.question._plan(database, (each.what,), _COMPILE[each.what]) for each in asked]
    if not all(kept):
        return tuple(_alone(each) for each in asked)
    sql = ", ".join([f"({plan.sql})" for plan in kept])
    parameters = [
        each for plan, ask in zip(kept, asked, strict=True) for each in plan.parameters(ask.question._taken)
    ]
    with database.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", parameters)
        row = cursor.fetchone()
    return tuple(
        _read(value, each, plan, database) for value, each, plan in zip(row, asked, kept, strict=True)
    )


def _read(value: Any, asked: Asked, plan: Plan, database: Any) -> Any:
    if asked.what == "exists":
        return value is not None
    return value if plan.reader is None else plan.reader.converted([[value]], database)[0][0]


def _alone(asked: Asked) -> Any:
    if asked.what == "rows":
        return next(iter(asked.question), None)
    return asked.question.count() if asked.what == "count" else asked.question.exists()
