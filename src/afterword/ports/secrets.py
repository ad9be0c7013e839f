"""Keeping passwords out of the database, the export and the log."""

from typing import Protocol


class SecretsPort(Protocol):
    def read(self, name: str) -> str | None: ...

    def write(self, name: str, value: str) -> None: ...

    def erase(self, name: str) -> None: ...
