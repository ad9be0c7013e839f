"""Where a program can be struck, found by looking and not by listing: every commit, every call on a socket, every
file opened for writing, renamed or removed, before and after it.

`watch(strike)` puts the hooks in place, in a program that will soon be thrown away; `strike(number, label)` is called
at each point, the first is 1.
"""

import os
import socket
import sys
from collections.abc import Callable
from typing import Any

Strike = Callable[[int, str], None]
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FILE_EVENTS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link"})
_SOCKET_CALLS = ("connect", "send", "sendall", "recv", "recv_into", "shutdown", "close")
_READS = ("SELECT", "PRAGMA", "SAVEPOINT", "RELEASE", "BEGIN")


class Points:
    """Counts the points of this program. While a strike is carried out, nothing is counted."""

    def __init__(self, strike: Strike) -> None:
        self.number = 0
        self.sockets: list[tuple[socket.socket, int]] = []
        self._strike = strike
        self._is_striking = False

    def reach(self, label: str) -> None:
        if self._is_striking:
            return
        self.number += 1
        self._is_striking = True
        try:
            self._strike(self.number, label)
        finally:
            self._is_striking = False


def watch(strike: Strike) -> Points:
    """Needs Django to be set up. Cannot be undone."""
    points = Points(strike)
    _watch_database(points)
    _watch_sockets(points)
    _watch_files(points)
    return points


def _watch_database(points: Points) -> None:
    from django.db.backends.sqlite3.base import DatabaseWrapper, SQLiteCursorWrapper

    commit, execute = DatabaseWrapper._commit, SQLiteCursorWrapper.execute

    def watched_commit(self: Any) -> Any:
        points.reach("before commit")
        done = commit(self)
        points.reach("after commit")
        return done

    def watched_execute(self: Any, query: str, params: Any = None) -> Any:
        from django.db import connection

        # Outside a transaction each statement that writes is a commit of its own.
        is_commit = not connection.in_atomic_block and not query.lstrip().upper().startswith(_READS)
        if is_commit:
            points.reach("before commit")
        done = execute(self, query, params)
        if is_commit:
            points.reach("after commit")
        return done

    DatabaseWrapper._commit = watched_commit
    SQLiteCursorWrapper.execute = watched_execute


def _watch_sockets(points: Points) -> None:
    for name in _SOCKET_CALLS:
        _watch_call(points, name)


def _watch_call(points: Points, name: str) -> None:
    real = getattr(socket.socket, name)

    def watched(self: socket.socket, *arguments: Any, **named: Any) -> Any:
        if self.family not in (socket.AF_INET, socket.AF_INET6) or self.fileno() < 0:
            return real(self, *arguments, **named)
        if name == "connect":
            points.sockets.append((self, arguments[0][1]))
        points.reach(f"before {name}")
        done = real(self, *arguments, **named)
        points.reach(f"after {name}")
        return done

    setattr(socket.socket, name, watched)


def _watch_files(points: Points) -> None:
    def seen(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _FILE_EVENTS:
            points.reach(f"before {event.removeprefix('os.')}")
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
            name = str(arguments[0])
            if not name.startswith(("/dev/", "/proc/")) and not name.endswith(".pyc"):
                points.reach("before file")

    sys.addaudithook(seen)
