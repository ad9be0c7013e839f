"""What was held is judged anew as soon as the deed is done that it waited for."""

from datetime import datetime

from afterword.models import Candidate, Process, ProcessState
from afterword.rules.silence import SilenceState

_HELD = {"state": ProcessState.OPEN, "silence_state": SilenceState.HELD.value}


def look_again(process: int, *, now: datetime) -> None:
    """The people or an address of this process (by its number) were changed. Nothing happens where it is not held."""
    Process.objects.filter(pk=process, **_HELD).update(next_look_at=now)


def look_again_at_all(candidate: Candidate, *, now: datetime) -> None:
    """The mailbox can be read again."""
    Process.objects.filter(candidate=candidate, **_HELD).update(next_look_at=now)
