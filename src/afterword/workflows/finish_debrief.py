"""The person says: my notes are done."""

from datetime import datetime

from django.db import transaction

from afterword.models import Interview, Process, ProcessState
from afterword.said import say, say_count
from afterword.workflows.write_history import note_down
from afterword.workflows.write_letters import Written, write_letters


def finish_debrief(interview: Interview, *, now: datetime) -> Written:
    """Write the letters that the notes carry, and remember that they are done. Where nothing can be written because
    something is missing, they are not: what is asked comes back, and "how did it go?" stays. May be called again."""
    with transaction.atomic():
        # Told before it was asked: the silence is watched from the end of the talk all the same.
        Process.objects.filter(pk=interview.process_id, state=ProcessState.OPEN, next_look_at=None).update(
            next_look_at=max(now, interview.ends_at)
        )
        written = write_letters(interview, now=now)
        if not written.is_done:
            return written
        is_first = interview.debriefed_at is None
        interview.debriefed_at = interview.debriefed_at or now
        interview.next_ask_at = None
        interview.save(update_fields=["debriefed_at", "next_ask_at"])
        if is_first:
            _tell(interview, len(written.letters), now)
    return written


def _tell(interview: Interview, count: int, now: datetime) -> None:
    letters = (
        say_count("One letter was drafted.", "{count} letters were drafted.", count)
        if count
        else say("No letter was to be written.")
    )
    note_down(
        interview.candidate,
        interview.process,
        what="debriefed",
        sentence=say("Notes on round {round} were done. {letters}", round=interview.round, letters=letters),
        about={"interview": interview.pk},
        at=now,
    )
