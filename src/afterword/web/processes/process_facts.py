"""The table of processes and the facts of one, read with the same few queries however many rows there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from afterword.models import Candidate, HistoryEntry, Interview, Letter, Process, ReceivedMessage, Submission
from afterword.web.serving.answering import moment_words, stamp
from afterword.web.wording import state_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownProcess:
    """`state` and `next` in words; `tone` waits, goes, stopped or done."""

    process: Process
    state: str
    next: str
    tone: str
    people: str


def process_rows(candidate: Candidate, *, now: datetime) -> list[ShownProcess]:
    """Open ones first, the newest on top."""
    rows = Process.objects.filter(candidate=candidate).prefetch_related(
        "people", Prefetch("interviews", Interview.objects.order_by("starts_at")), _letters(), _unsure()
    )
    order = {"open": 0, "answered": 1, "closed": 2}
    return sorted(
        (_row(row, candidate, now) for row in rows),
        key=lambda row: (order.get(row.process.state, 3), -row.process.pk),
    )


def _letters() -> Prefetch:  # type: ignore[type-arg]
    submissions = Submission.objects.defer("message", "body").order_by("id")
    letters = Letter.objects.defer("body", "sentences").select_related("person").order_by("id")
    return Prefetch("letters", letters.prefetch_related(Prefetch("submissions", submissions)))


def _unsure() -> Prefetch:  # type: ignore[type-arg]
    rows = ReceivedMessage.objects.filter(needs_person=True).defer("content")
    return Prefetch("possible_messages", rows, to_attr="unsure")


def newest(letter: Letter) -> Submission | None:
    """From what is prefetched."""
    return next(reversed(letter.submissions.all()), None)


def _row(process: Process, candidate: Candidate, now: datetime) -> ShownProcess:
    words, tone = next_words(process, candidate, now)
    people = ", ".join(person.name for person in process.people.all())
    return ShownProcess(
        process=process, state=state_words.process_words(process), next=words, tone=tone, people=people
    )


def next_words(process: Process, candidate: Candidate, now: datetime) -> tuple[str, str]:
    """What is next, and whether it waits for the person or goes by itself. Needs what `_letters` prefetches."""
    unsure = list(getattr(process, "unsure", ()))
    if unsure:
        return "A message waits for you: is it an answer?", "waits"
    told = _letter_words(process.letters.all(), candidate)
    if told:
        return told
    if process.state == "closed":
        return "Nothing more goes out.", "stopped"
    if process.is_from_before:
        return "From before; nothing is asked about it.", "done"
    for interview in process.interviews.all():
        if not interview.is_cancelled and interview.debriefed_at is None:
            if interview.ends_at > now:
                when = moment_words(interview.starts_at, candidate, zone=interview.zone)
                return f"Interview {when}.", "goes"
            return "How did it go? Your notes are missing.", "waits"
    if process.state == "answered":
        return "They answered. What is next is up to you.", "waits"
    if process.asks_first:
        return process.silence_reason, "waits"
    return process.held_reason or process.silence_reason or "Nothing is due.", "goes"


def _letter_words(letters: Iterable[Letter], candidate: Candidate) -> tuple[str, str] | None:
    """The letter that matters most now: one that waits for the person, else the next to go."""
    going: tuple[str, str] | None = None
    for letter in letters:
        submission = newest(letter)
        tone = state_words.letter_tone(letter, submission)
        who = letter.person.name
        if tone == "waits":
            return f"The letter to {who} {state_words.letter_words(letter, submission)}.", tone
        if tone == "goes" and submission is not None and going is None:
            when = moment_words(submission.send_at, candidate)
            going = (f"The letter to {who} goes {when}.", tone)
    return going


def process_facts(process: Process, *, now: datetime) -> dict[str, Any]:
    """Everything of one process. `process` as loaded by `load_process`."""
    candidate = process.candidate
    words, tone = next_words(process, candidate, now)
    return {
        "process": process, "state": state_words.process_words(process), "next": words, "tone": tone,
        "asks_first": process.asks_first, "from_before": process.is_from_before,
        "unsure": list(getattr(process, "unsure", ())),
        "people": list(process.people.all()), "interviews": _interviews(process, candidate),
        "letters": [_letter(row) for row in process.letters.all()], "history": _history(process, candidate),
        "policies": (
            ("direct", "directly"), ("via-recruiter", "through their recruiter"),
            ("via-agency", "through an agency"),
        ),
    }  # fmt: skip


def load_process(candidate: Candidate) -> Any:
    """The rows that `process_facts` needs, for one lookup."""
    return Process.objects.select_related("candidate").prefetch_related(
        "people", Prefetch("interviews", Interview.objects.order_by("starts_at")), _letters(), _unsure()
    )


def _interviews(process: Process, candidate: Candidate) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "when": moment_words(row.starts_at, candidate, zone=row.zone),
            "stamp": stamp(row.starts_at, row.zone),
            "state": "cancelled" if row.is_cancelled else ("notes are done" if row.debriefed_at else ""),
        }
        for row in process.interviews.all()
    ]


def _letter(row: Letter) -> dict[str, Any]:
    submission = newest(row)
    return {
        "row": row, "kind": state_words.KINDS.get(row.kind, row.kind),
        "state": state_words.letter_words(row, submission), "tone": state_words.letter_tone(row, submission),
    }  # fmt: skip


def _history(process: Process, candidate: Candidate) -> list[dict[str, Any]]:
    entries = HistoryEntry.objects.filter(process=process)
    zone = candidate.zone
    return [
        {
            "at": f"{here:%a} {here.day} {here:%b}", "clock": f"{here:%H:%M}", "iso": entry.at.isoformat(),
            "sentence": entry.sentence, "reason": entry.reason, "what": entry.what,
            "letter": entry.about.get("letter") if isinstance(entry.about, dict) else None,
        }
        for entry in entries
        for here in [entry.at.astimezone(zone)]
    ]  # fmt: skip
