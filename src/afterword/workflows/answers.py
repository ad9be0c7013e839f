"""The answers that a process got, as its history holds them."""

from datetime import datetime

from afterword.letters.debrief import EventKind
from afterword.models import HistoryEntry, Process
from afterword.rules.stop import Stop

ANSWER = "answer"


def answers_since(process: Process, since: datetime) -> list[Stop]:
    """Answers that came after `since` (the end of an interview round), oldest first."""
    entries = HistoryEntry.objects.filter(process=process, what=ANSWER, about__void__isnull=True).order_by(
        "at", "id"
    )
    stops = [
        Stop(
            kind=EventKind(entry.about["kind"]),
            at=datetime.fromisoformat(entry.about["at"]),
            seen_at=entry.at,
            who=entry.about.get("who", ""),
        )
        for entry in entries
    ]
    return sorted((stop for stop in stops if stop.at >= since), key=lambda stop: stop.at)
