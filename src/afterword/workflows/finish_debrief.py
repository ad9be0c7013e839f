"""The person says: my notes are done."""

from datetime import datetime

from django.db import transaction

from afterword.models import Interview, Process, ProcessState
from afterword.workflows.write_history import note_down
from afterword.workflows.write_letters import Written, write_letters


def finish_debrief(interview: Interview, *, now: datetime) -> Written:
    """Remember that the notes are done, and write the letters that they carry. May be called again."""
    with transaction.atomic():
        is_first = interview.debriefed_at is None
        interview.debriefed_at = interview.debriefed_at or now
        interview.next_ask_at = None
        interview.save(update_fields=["debriefed_at", "next_ask_at"])
        # Told before it was asked: the silence is watched from the end of the talk all the same.
        Process.objects.filter(pk=interview.process_id, state=ProcessState.OPEN, next_look_at=None).update(
            next_look_at=max(now, interview.ends_at)
        )
        written = write_letters(interview, now=now)
        if is_first:
            count = len(written.letters)
            letters = "One letter was" if count == 1 else f"{count} letters were"
            note_down(
                interview.candidate,
                interview.process,
                what="debriefed",
                sentence=f"Notes on round {interview.round} are done. {letters} drafted.",
                about={"interview": interview.pk},
                at=now,
            )
    return written
