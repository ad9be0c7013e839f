"""A QuerySet that notes what it is asked, step by step, without a word to Django.

A question that is noted has a shape and values (models/kept_values.py), so a statement that Django compiled for another
one of the same shape can answer it (models/kept_queryset.py). Every step that is not plain goes to Django as ever, and
whoever asks for `query` gets the one that Django builds from the steps."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.db.models.query import FlatValuesListIterable, ValuesListIterable

from afterword.models.kept_values import plain_conditions, put, take


class Step(NamedTuple):
    """One method that was called; "cut" for a slice. `shape` is that of `named` where values were taken from it."""

    method: str
    given: tuple[Any, ...]
    named: dict[str, Any]
    shape: tuple[Any, ...] | None = None


# Its inner methods, of which some are overridden here, are not in its stubs.
_DjangoQuerySet: Any = QuerySet
# Stands where Django expects its Query, until somebody asks for it.
_NOT_BUILT: Any = object()


class SteppingQuerySet(_DjangoQuerySet):  # type: ignore[misc]
    """`_steps` is None once Django has taken over."""

    _steps: tuple[Step, ...] | None
    _key: tuple[Any, ...]
    _taken: tuple[Any, ...]
    _result_cache: Any

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None) -> None:
        is_new = query is None and using is None
        super().__init__(model, _NOT_BUILT if is_new else query, using, hints)
        self._steps, self._key, self._taken = (() if is_new else None), (), ()

    @property
    def query(self) -> Any:
        if self._steps is not None:
            self._build()
        return super().query

    @query.setter
    def query(self, value: Any) -> None:
        self._steps = None
        _DjangoQuerySet.query.fset(self, value)

    def _build(self) -> None:
        """Django takes over."""
        self._query = put_to_django(self, self._steps or ()).query
        self._steps = None

    def _clone(self) -> Any:
        if self._steps is None:
            return super()._clone()
        clone = object.__new__(type(self))
        clone.__dict__.update(self.__dict__)
        clone.__dict__.update(
            _result_cache=None, _prefetch_done=False, _sticky_filter=False, _defer_next_filter=False
        )
        return clone

    def _then(self, step: Step, key: object, values: tuple[Any, ...] = ()) -> Any:
        clone = self._clone()
        clone._steps = (*(self._steps or ()), step)
        clone._key, clone._taken = (*self._key, step.method, key), self._taken + values
        return clone

    def _next_is_sticky(self) -> Any:
        # What is sticky is Django's own affair: it is built.
        return super()._next_is_sticky() if self.query is not None else self

    def using(self, alias: str | None) -> Any:
        return super().using(alias) if self.query is not None else self

    def _not_support_combined_queries(self, operation_name: str) -> None:
        if self._steps is None:
            super()._not_support_combined_queries(operation_name)

    def _filter_or_exclude(self, negate: bool, args: Any, kwargs: Any) -> Any:
        if self._steps is not None and len(args) == 1 and not kwargs:
            args, kwargs = plain_conditions(args[0])
        taken = take(kwargs) if self._steps is not None and not args else None
        if taken is None:
            return super()._filter_or_exclude(negate, args, kwargs)
        shape, values = taken
        return self._then(Step("exclude" if negate else "filter", (), kwargs, shape), shape, values)

    def _named(self, method: str, names: tuple[Any, ...], **more: Any) -> Any:
        """The step that takes names alone; None where it is not that plain."""
        if self._steps is None or not all(type(name) is str for name in names):
            return None
        return self._then(Step(method, names, more), (names, *more.items()))

    def order_by(self, *names: Any) -> Any:
        found = self._named("order_by", names)
        return super().order_by(*names) if found is None else found

    def select_related(self, *names: Any) -> Any:
        found = self._named("select_related", names) if names else None
        return super().select_related(*names) if found is None else found

    def defer(self, *names: Any) -> Any:
        found = self._named("defer", names)
        return super().defer(*names) if found is None else found

    def only(self, *names: Any) -> Any:
        found = self._named("only", names)
        return super().only(*names) if found is None else found

    def distinct(self, *names: Any) -> Any:
        found = None if names else self._named("distinct", ())
        return super().distinct(*names) if found is None else found

    def select_for_update(
        self, nowait: bool = False, skip_locked: bool = False, of: Sequence[str] = (), no_key: bool = False
    ) -> Any:
        named = {"nowait": nowait, "skip_locked": skip_locked, "of": tuple(of), "no_key": no_key}
        found = self._named("select_for_update", (), **named)
        if found is None:
            return super().select_for_update(**named)
        found._for_write = True
        return found

    def values_list(self, *names: Any, flat: bool = False, named: bool = False) -> Any:
        found = self._named("values_list", names, flat=flat) if names and not named else None
        if found is None:
            return super().values_list(*names, flat=flat, named=named)
        found._fields = names
        found._iterable_class = FlatValuesListIterable if flat else ValuesListIterable
        return found

    def _is_cut(self) -> bool:
        return any(step.method == "cut" for step in self._steps or ())

    def _cut(self, start: int | None, stop: int | None) -> Any:
        """These rows alone; None where the question was cut before."""
        if self._steps is None or self._is_cut():
            return None
        return self._then(Step("cut", (start, stop), {}), (start, stop))

    def _is_ordered(self) -> bool:
        orders = [step.given for step in self._steps or () if step.method == "order_by"]
        return bool(orders[-1] if orders else self.model._meta.ordering)


def put_to_django(asked: SteppingQuerySet, steps: Sequence[Step], values: Sequence[Any] | None = None) -> Any:
    """The same question, put to Django itself; with other `values` in the place of its own where they are given."""
    found = _DjangoQuerySet(asked.model, hints=asked._hints)
    left = None if values is None else iter(values)
    for step in steps:
        if step.method == "cut":
            found = found[slice(*step.given)]
            continue
        named = step.named if step.shape is None or left is None else put(step.named, step.shape, left)
        found = getattr(found, step.method)(*step.given, **named)
    return found
