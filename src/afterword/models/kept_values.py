"""What a statement was asked with, taken apart into its shape (which decides the words of the statement) and its
values (which do not)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from django.db.models import Model, Q

# (shape, values): the shape is hashable; two questions of one shape differ in their values only.
Taken = tuple[tuple[object, ...], tuple[Any, ...]]
# Comparisons whose words may depend on the value, or that change it: they are left to Django. So is a value with one
# of `_SPECIAL` behind `iexact`, which Django puts a backslash before.
_OTHER = frozenset({
    "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith", "regex", "iregex", "range", "date",
    "time", "year", "iso_year", "quarter", "month", "week", "week_day", "iso_week_day", "day", "hour", "minute",
    "second", "search",
})  # fmt: skip
_SPECIAL = frozenset("\\%_")
# Longer lists are rare, and each length is a shape of its own.
_LONGEST_LIST = 40
_LARGEST = 2**31 - 1


def take(conditions: Mapping[str, Any]) -> Taken | None:
    """The conditions of a filter. None where one of them is not plain."""
    shape: list[object] = []
    values: list[Any] = []
    for name, value in conditions.items():
        kind = _take_list(value, values) if _is_list(name) else _take_one(value, values)
        if kind is None or not _is_plain(name) or (name.endswith("__iexact") and _is_special(value)):
            return None
        shape.append((name, kind))
    return tuple(shape), tuple(values)


def _take_one(value: Any, values: list[Any]) -> object | None:
    """The kind of the value, which is put into `values`; what decides about the words (None, a flag) is its own kind.
    None where it is not plain."""
    kind: object = type(value)
    if kind is str or (kind is int and -_LARGEST <= value <= _LARGEST):
        values.append(value)
        return kind
    if value is None or kind is bool:
        return ("is", value)
    if kind is datetime:
        values.append(value)
        return kind if value.tzinfo is not None else None
    if kind is date:
        values.append(value)
        return kind
    if isinstance(value, Enum) and isinstance(value, str):
        values.append(str(value.value))
        return str
    if isinstance(value, Model) and type(value.pk) in (int, str):
        values.append(value.pk)
        return kind
    return None


def _take_list(value: object, values: list[Any]) -> object | None:
    if not isinstance(value, list | tuple | set | frozenset):
        return None
    found: list[Any] = []
    kinds = {_take_one(each, found) for each in value}
    once = list(dict.fromkeys(found))
    if not 1 <= len(once) <= _LONGEST_LIST or len(kinds) != 1 or len(found) != len(value):
        return None
    values.extend(once)
    return (next(iter(kinds)), len(once))


def _is_special(value: object) -> bool:
    return type(value) is not str or not _SPECIAL.isdisjoint(value)


def plain_conditions(condition: Q) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The conditions that are put to `filter` by name, of a Q that says no more than those (Django's own way to ask
    for the one object that another one names); else the Q as it is."""
    is_plain = isinstance(condition, Q) and condition.connector == Q.AND and not condition.negated
    if is_plain and all(isinstance(each, tuple) for each in condition.children):
        return (), dict(condition.children)  # type: ignore[arg-type]
    return (condition,), {}


@cache
def _is_list(name: str) -> bool:
    return name.endswith("__in")


@cache
def _is_plain(name: str) -> bool:
    return not _OTHER.intersection(name.split("__")[1:])


def put(conditions: Mapping[str, Any], shape: tuple[Any, ...], values: Iterator[Any]) -> dict[str, Any]:
    """The conditions with other values, in the order in which `take` found them."""
    found: dict[str, Any] = {}
    for (name, kind), given in zip(shape, conditions.values(), strict=True):
        if isinstance(kind, tuple):
            found[name] = given if kind[0] == "is" else [next(values) for _ in range(kind[1])]
        else:
            found[name] = next(values)
    return found
