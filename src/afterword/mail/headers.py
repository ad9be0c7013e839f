"""The header fields of a message, each read in its own guard: one broken field costs only itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from afterword.mail.charset import decode_header_words, repair_surrogates

_MOST_FIELDS = 2_000


@dataclass(frozen=True, slots=True)
class Headers:
    """Field names in lower case with their raw values, in the order of the message."""

    fields: tuple[tuple[str, str], ...] = ()

    def raw(self, name: str) -> str:
        """The first field of that name as it stands, without folds; empty where there is none."""
        wanted = name.lower()
        return next((unfold(value) for field, value in self.fields if field == wanted), "")

    def text(self, name: str) -> str:
        """The first field of that name, encoded words (RFC 2047) decoded; empty where there is none."""
        wanted = name.lower()
        return next((decode_header_words(value) for field, value in self.fields if field == wanted), "")

    def all_raw(self, name: str) -> tuple[str, ...]:
        wanted = name.lower()
        return tuple(unfold(value) for field, value in self.fields if field == wanted)

    def has(self, *names: str) -> bool:
        wanted = {name.lower() for name in names}
        return any(field in wanted for field, _ in self.fields)

    def date(self) -> datetime | None:
        """The Date field (RFC 5322 §3.6.1), aware; None where it is missing or nonsense.
        `-0000` (zone unknown) counts as UTC."""
        return read_date(self.raw("date"))


def read_headers(items: Iterable[tuple[object, object]]) -> Headers:
    """Fields of a parsed message. Values that the parser could not hold as text are turned into text."""
    fields: list[tuple[str, str]] = []
    for name, value in items:
        if len(fields) >= _MOST_FIELDS:
            break
        fields.append((str(name).strip().lower(), repair_surrogates(str(value))))
    return Headers(tuple(fields))


def read_date(value: str) -> datetime | None:
    if not value or len(value) > 200:
        return None
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    try:
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return aware


def unfold(value: str) -> str:
    return " ".join(value[:50_000].split())
