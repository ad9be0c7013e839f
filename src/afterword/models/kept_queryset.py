"""A QuerySet whose statements Django compiles once for each shape of question (models/kept_plan.py)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import Manager, Model
from django.db.models.query import FlatValuesListIterable, ModelIterable

from afterword.models import kept_plan as plans
from afterword.models.kept_insert import MOST_ROWS, insert_rows, insert_together
from afterword.models.kept_plan import Plan
from afterword.models.kept_steps import SteppingQuerySet, put_to_django

# What may come before a deletion.
_PLAIN_STEPS = frozenset({"filter", "exclude", "order_by"})


class KeptQuerySet(SteppingQuerySet):
    """Whatever has no kept statement is answered by Django itself."""

    def __getitem__(self, k: Any) -> Any:
        if self._result_cache is None:
            cut = None
            if (
                isinstance(k, slice)
                and k.step is None
                and not _is_negative(k.start)
                and not _is_negative(k.stop)
            ):
                cut = self._cut(k.start, k.stop)
            elif isinstance(k, int) and k >= 0:
                cut = self._cut(k, k + 1)
            if cut is not None:
                return cut if isinstance(k, slice) else cut._rows()[0]
        return super().__getitem__(k)

    def _rows(self) -> Any:
        self._fetch_all()
        return self._result_cache

    def _fetch_all(self) -> None:
        if self._result_cache is None and self._steps is not None:
            found = self._fetch_kept("rows", plans.compile_rows)
            if found is None:
                self._build()
            else:
                self._result_cache = self._objects(*found)
        super()._fetch_all()

    def _objects(self, plan: Plan, rows: list[Any]) -> list[Any]:
        if self._iterable_class is ModelIterable:
            return plan.objects(rows, self._known_related_objects)
        return (
            [row[0] for row in rows]
            if self._iterable_class is FlatValuesListIterable
            else [*map(tuple, rows)]
        )

    def _fetch_kept(self, what: str, compile_it: Any) -> tuple[Plan, list[Any]] | None:
        database = connections[DEFAULT_DB_ALIAS]
        plan = self._plan(database, (what,), compile_it)
        # A lock outside of a transaction is an error, which Django tells.
        if plan is None or (plan.locks and database.get_autocommit()):
            return None
        return plan, plans.fetch(plan, self._taken, database)

    def _plan(self, database: Any, what: tuple[Any, ...], compile_it: Callable[[Any], Any]) -> Plan | None:
        """None where the statement cannot be kept: then Django compiles it each time."""
        if self._steps is None:
            return None
        key = (self.model, database.vendor, what, self._key)
        plan: Plan | None = plans.KEPT.get(key, plans.UNKNOWN)
        if plan is plans.UNKNOWN:
            plan = plans.keep(key, partial(_compile_with, self, compile_it), self._taken)
        elif plan is not None and (plans.is_checked or key in plans.ON_TRIAL):
            plan = plans.try_again(key, plan, partial(_compile_with, self, compile_it), self._taken)
        return plan

    def iterator(self, chunk_size: int | None = None) -> Any:
        # Not kept: it is for many rows at a time.
        return super().iterator(chunk_size) if self.query is not None else iter(())

    def get(self, *args: Any, **kwargs: Any) -> Any:
        asked = self._filter_or_exclude(False, args, kwargs)
        cut = asked.order_by()._cut(None, 2) if asked._steps is not None else None
        if cut is None:
            return super().get(*args, **kwargs)
        rows = cut._rows()
        if not rows:
            raise self.model.DoesNotExist(f"{self.model._meta.object_name} matching query does not exist.")
        # Several: what is to be said of it is Django's.
        return rows[0] if len(rows) == 1 else super().get(*args, **kwargs)

    def first(self) -> Any:
        if self._steps is None or self._result_cache is not None:
            return super().first()
        cut = (self if self._is_ordered() else self.order_by("pk"))._cut(None, 1)
        return super().first() if cut is None else next(iter(cut._rows()), None)

    def exists(self) -> bool:
        if self._result_cache is None and self._steps is not None:
            found = self._fetch_kept("exists", plans.compile_exists)
            if found is not None:
                return bool(found[1])
        return bool(super().exists())

    def count(self) -> int:
        if self._result_cache is None and self._steps is not None:
            found = self._fetch_kept("count", plans.compile_count)
            if found is not None:
                return int(found[1][0][0])
        return int(super().count())

    def update(self, **kwargs: Any) -> int:
        database = connections[DEFAULT_DB_ALIAS]
        is_kept = self._steps is not None and not self._is_cut()
        changes = plans.changes_of(self.model, kwargs, database) if is_kept else None
        if changes is not None:
            compile_it = partial(plans.compile_update, kwargs, len(changes.values))
            plan = self._plan(database, ("update", changes.shape), compile_it)
            if plan is not None:
                return self._write(plan, (*changes.values, *plan.parameters(self._taken)))
        return int(super().update(**kwargs))

    def delete(self) -> tuple[int, dict[str, int]]:
        """In one statement where nothing hangs on the rows; else Django collects what does."""
        if self._steps is not None and all(step.method in _PLAIN_STEPS for step in self._steps):
            plan = self._plan(connections[DEFAULT_DB_ALIAS], ("delete",), plans.compile_delete)
            if plan is not None:
                count = self._write(plan, plan.parameters(self._taken))
                return count, {self.model._meta.label: count} if count else {}
        return super().delete()  # type: ignore[no-any-return]

    def _write(self, plan: Plan, parameters: Sequence[Any]) -> int:
        """How many rows were changed."""
        self._for_write = True
        with (
            transaction.mark_for_rollback_on_error(using=DEFAULT_DB_ALIAS),
            connections[DEFAULT_DB_ALIAS].cursor() as cursor,
        ):
            cursor.execute(plan.sql, parameters)
            return int(cursor.rowcount)

    def bulk_create(self, objs: Any, *args: Any, **options: Any) -> Any:
        """Few rows go in one statement, which needs no transaction around it."""
        rows = list(objs)
        if args or not 1 <= len(rows) <= MOST_ROWS or any(row.pk is not None for row in rows):
            return super().bulk_create(rows, *args, **options)
        found = insert_together(self, rows, **options)
        return super().bulk_create(rows, **options) if found is None else rows

    def _insert(self, objs: Any, fields: Any, **more: Any) -> Any:
        rows = insert_rows(self.model, objs, fields, more) if self._db is None else None
        return super()._insert(objs, fields=fields, **more) if rows is None else rows


# As Django marks its own: not to be called by a template, and offered by the manager.
for _method, _marks in (
    (KeptQuerySet.update, {"alters_data": True}),
    (KeptQuerySet.delete, {"alters_data": True, "queryset_only": True}),
    (KeptQuerySet.bulk_create, {"alters_data": True}),
    (KeptQuerySet._insert, {"alters_data": True, "queryset_only": False}),
):
    vars(_method).update(_marks)


def _is_negative(number: object) -> bool:
    return number is not None and not (isinstance(number, int) and number >= 0)


def _compile_with(asked: SteppingQuerySet, compile_it: Any, values: Sequence[Any] | None) -> Any:
    return compile_it(put_to_django(asked, asked._steps or (), values))


if TYPE_CHECKING:
    _Row = TypeVar("_Row", bound=Model, covariant=True)

    class KeptManager(Manager[_Row]): ...

else:

    class KeptManager(Manager.from_queryset(KeptQuerySet)):
        """The manager of all models here."""
