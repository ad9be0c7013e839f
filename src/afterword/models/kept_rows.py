"""Rows become objects: what Django works out anew for each question is worked out once for each kept statement."""

from collections.abc import Mapping
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import query

# Its stubs are of another version.
_populators: Any = query.get_related_populators


class RowReader:
    """Made of the compiler that Django made the statement with."""

    def __init__(self, compiler: Any) -> None:
        columns = [each[0] for each in compiler.select[: compiler.col_count]]
        found = compiler.get_converters(columns)
        self._converters = [(place, expression, tuple(each)) for place, (each, expression) in found.items()]
        self._info, self._select = compiler.klass_info, compiler.select
        if self._info is not None:
            fields = self._info["select_fields"]
            self._start, self._end = fields[0], fields[-1] + 1
            self._names = [each[0].target.attname for each in self._select[self._start : self._end]]
            self._related = _populators(self._info, self._select, DEFAULT_DB_ALIAS)

    def converted(self, rows: list[Any], database: Any) -> list[Any]:
        if not self._converters:
            return rows
        return [self._convert(list(row), database) for row in rows]

    def _convert(self, cells: list[Any], database: Any) -> list[Any]:
        for place, expression, converters in self._converters:
            value = cells[place]
            for convert in converters:
                value = convert(value, expression, database)
            cells[place] = value
        return cells

    def objects(self, rows: list[Any], known: Mapping[Any, Any]) -> list[Any]:
        """`known` is Django's `_known_related_objects`: the objects that a related manager started from."""
        make, names, start, end = self._info["model"].from_db, self._names, self._start, self._end
        objects = []
        for row in rows:
            made = make(DEFAULT_DB_ALIAS, names, row[start:end])
            for each in self._related:
                each.populate(row, made)
            objects.append(made)
        for field, parents in known.items():
            for each in objects:
                parent = parents.get(getattr(each, field.attname))
                if parent is not None and not field.is_cached(each):
                    setattr(each, field.name, parent)
        return objects
