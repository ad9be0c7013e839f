"""Django writes `%s` where SQLite wants `?`, and looks for it in every statement that is run. The same statement is
looked through once here: for a long one that takes as long as its answer."""

from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

_cursor: Any = base.SQLiteCursorWrapper
_convert = lru_cache(maxsize=2000)(lambda query: _cursor.convert_query(None, query))


class RememberingCursor(_cursor):  # type: ignore[misc]
    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        if param_names is not None:
            return str(super().convert_query(query, param_names=param_names))
        return str(_convert(query))


class DatabaseWrapper(base.DatabaseWrapper):
    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=RememberingCursor)
