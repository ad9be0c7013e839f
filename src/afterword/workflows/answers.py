"""The answers that a process got, as its history holds them."""

from datetime import datetime

from afterword.letters.debrief import EventKind
from afterword.models import HistoryEntry, Process
from afterword.rules.stop import Stop

ANSWER = "answer"


def answers_since(process: Process, since: datetime) -> list[Stop]:
    """Answers that came after `since` (the end of an interview round), oldest first."""
    entries = HistoryEntry.objects.filter(process=process, what=ANSWER, about__void__isnull=True)
    stops = [
        Stop(
            kind=EventKind(about["kind"]),
            at=datetime.fromisoformat(about["at"]),
            seen_at=seen_at,
            who=about.get("who", ""),
        )
        for seen_at, about in entries.order_by("at", "id").values_list("at", "about")
    ]
    return sorted((stop for stop in stops if stop.at >= since), key=lambda stop: stop.at)
