"""Text compared without case and accents, in the database: "Muller" finds "Müller", "ÖBB" finds "öbb"."""

import unicodedata
from typing import Any

from django.db.models import CharField, Func


def fold(text: str | None) -> str:
    """Small letters without accents. What both sides of a comparison go through."""
    if not text:
        return ""
    if text.isascii():
        return text.lower()
    # Letters in other shapes first (ℌ, ｆ), so that they have a small form; what that splits, once more.
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


class Folded(Func):
    """`Folded("subject", "body")` in a query: the fields as one text, a line each. SQLite calls `fold`; PostgreSQL
    does the same with what it has built in."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **options: Any) -> Any:
        connection.ensure_connection()
        # Again for each query: a connection that was opened anew does not know it, and it costs a microsecond.
        connection.connection.create_function("afterword_fold", -1, _fold_all, deterministic=True)
        return self.as_sql(compiler, connection, function="afterword_fold", **options)

    def as_postgresql(self, compiler: Any, connection: Any, **options: Any) -> Any:
        # Accents go first: lower() in the C locale knows A and not Ä. The sharp s is the one letter it leaves.
        joined = r"concat_ws(E'\n', %(expressions)s)"
        bare = rf"regexp_replace(normalize({joined}, NFKD), U&'[\0300-\036f]', '', 'g')"
        template = rf"replace(lower({bare}), 'ß', 'ss')"
        return self.as_sql(compiler, connection, template=template, **options)


def _fold_all(*texts: str | None) -> str:
    return "\n".join(fold(text) for text in texts)
