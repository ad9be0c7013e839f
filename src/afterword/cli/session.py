"""What every command with a database starts with: the candidate, the moment, the terminal. Imported after Django."""

import argparse
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings

from afterword import clock, wiring
from afterword.cli.problem import BadInput
from afterword.cli.terminal import Terminal, open_terminal, printable
from afterword.models import Candidate
from afterword.rules.clock_words import clock_words
from afterword.workflows.own_data import ensure_candidate
from afterword.workflows.refused import Refused
from afterword.workflows.sign_in import desk_of_name

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    candidate: Candidate
    now: datetime
    terminal: Terminal
    as_json: bool

    def when(self, moment: datetime, *, zone: ZoneInfo | None = None, who: str = "") -> str:
        """`moment` in words: on one's own clock, and on theirs where it differs."""
        own = self.candidate.zone
        return clock_words(moment, own_zone=own, their_zone=zone or own, now=self.now, their_name=who)


def open_session(args: argparse.Namespace) -> Session:
    """Raises BadInput where the data folder cannot be used."""
    try:
        wiring.prepare_database()
    except wiring.DataFolderError as error:
        raise BadInput(str(error)) from None
    now = clock.now()
    terminal = open_terminal(no_color=args.no_color)
    as_json = bool(getattr(args, "json", False))
    return Session(
        candidate=_own_desk(now),
        now=now,
        terminal=terminal,
        as_json=as_json,
    )


def _own_desk(now: datetime) -> Candidate:
    """The one person of this machine; where several share it, whom AFTERWORD_PERSON names. Raises BadInput."""
    if settings.SIGN_IN == "none":
        return ensure_candidate(now=now, timezone=wiring.machine_zone())
    name = os.environ.get("AFTERWORD_PERSON", "")
    desk = desk_of_name(name) if name else None
    if desk is None:
        said = f"Nobody is called {name} here" if name else "Several people share this installation"
        raise BadInput(
            f"{said}: set AFTERWORD_PERSON to one of the names that `afterword host people` lists."
        )
    return desk


def kept(result: Kept | Refused | None) -> Kept:
    """What a workflow answered, unless it refused: then its sentence ends the command."""
    if isinstance(result, Refused):
        raise BadInput(result.sentence)
    return result  # type: ignore[return-value]


def can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str, *, instead: str) -> str:
    """One line from the person. Raises BadInput with `instead` (what to pass) where nobody sits there."""
    if not can_ask():
        raise BadInput(f"Nobody can be asked here. {instead}")
    sys.stdout.flush()
    sys.stderr.write(printable(question))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise BadInput("The input ended. What was saved so far is kept.")
    return line.strip()


def ask_yes(question: str, *, instead: str) -> bool:
    """Only a plain yes counts."""
    return ask(f"{question} [y/N] ", instead=instead).lower() in ("y", "yes")
