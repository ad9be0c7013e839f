"""One line of the timeline: what happened, and why."""

from collections.abc import Mapping
from datetime import datetime

from afterword.models import Candidate, HistoryEntry, Process
from afterword.workflows.tell_person import expect_of_history
from afterword.workflows.typed_text import one_line


def note_down(
    candidate: Candidate,
    process: Process | None,
    *,
    what: str,
    sentence: str,
    at: datetime,
    reason: str = "",
    about: Mapping[str, object] | None = None,
) -> HistoryEntry:
    """`what` is a short code such as `letter-approved`; `about` holds ids for links."""
    entry = HistoryEntry.objects.create(
        candidate=candidate,
        process=process,
        at=at,
        what=what,
        sentence=one_line(sentence, 500),
        reason=one_line(reason, 500),
        about=dict(about or {}),
    )
    expect_of_history(entry)
    return entry
