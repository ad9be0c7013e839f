"""The facts of one process, read with the same few queries however much happened in it."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Prefetch

from afterword.models import (
    Candidate,
    HistoryEntry,
    Interview,
    Letter,
    Note,
    Process,
    ReceivedMessage,
    Submission,
)
from afterword.said import say, to_say
from afterword.said_dates import date_said
from afterword.web.interviews.debrief_facts import guesses_in
from afterword.web.letters.letter_lines import letter_line
from afterword.web.processes.process_lines import lines_of
from afterword.web.serving.answering import moment_words, stamp
from afterword.web.wording.answer_words import answer_words
from afterword.web.wording.stage_words import moves_of
from afterword.workflows.letter_asks import asks_of_candidate
from afterword.workflows.save_account import has_way_out

POLICIES = (
    ("direct", to_say("directly")),
    ("via-recruiter", to_say("through their recruiter")),
    ("via-agency", to_say("through an agency")),
)


def load_process(candidate: Candidate) -> Any:
    """The rows that `process_facts` needs, for one lookup."""
    return Process.objects.select_related("candidate").prefetch_related(
        "people", Prefetch("interviews", Interview.objects.order_by("starts_at")), _letters(), _unsure()
    )


def _letters() -> Prefetch:  # type: ignore[type-arg]
    submissions = Submission.objects.defer("message", "body").order_by("id")
    letters = Letter.objects.defer("body", "sentences").order_by("id")
    return Prefetch(
        "letters", letters.select_related("person").prefetch_related(Prefetch("submissions", submissions))
    )


def _unsure() -> Prefetch:  # type: ignore[type-arg]
    rows = ReceivedMessage.objects.filter(needs_person=True).defer("content")
    return Prefetch("possible_messages", rows, to_attr="unsure")


def process_facts(process: Process, *, now: datetime, newest_first: bool = True) -> dict[str, Any]:
    """Everything of one process. `process` as loaded by `load_process`."""
    candidate = process.candidate
    (line,) = lines_of(candidate, [process], now=now)
    return {
        "process": process, "state": line.state, "next": line.next, "tone": line.tone, "step": line.step,
        "asks_first": process.asks_first, "from_before": process.is_from_before,
        "guesses": guesses_in(process, ""), "unsure": list(getattr(process, "unsure", ())),
        "moves": moves_of(process.state),
        "people": _people(process, now), "interviews": _interviews(process, candidate),
        "answers": _answers(process, candidate),
        "days": _days(process, candidate, newest_first=newest_first), "newest_first": newest_first,
        "policies": [(value, say(words)) for value, words in POLICIES],
    }  # fmt: skip


def _people(process: Process, now: datetime) -> list[dict[str, Any]]:
    """Each with their letters, what one that is not written waits for, and what is still to be asked of them."""
    letters, can_go = list(process.letters.all()), has_way_out(process.candidate)
    asks = {
        ask.row.person_id: ask
        for ask in asks_of_candidate(process.candidate, now=now)
        if ask.row.interview.process_id == process.pk
    }
    questions = _questions(process)
    return [
        {
            "row": person,
            "letters": [
                letter_line(row, can_go=can_go)
                for row in letters
                # What was dropped because of the question stands behind it.
                if row.person_id == person.pk and (row.state != "dropped" or person.pk not in asks)
            ],
            "ask": asks.get(person.pk),
            "questions": questions.get(person.pk, []),
        }
        for person in process.people.all()
    ]


def _questions(process: Process) -> dict[int, list[str]]:
    """By person: the questions of one's own that were noted as open, each once."""
    rows = Note.objects.filter(interview__process=process).exclude(questions=[]).order_by("id")
    found: dict[int, dict[str, None]] = {}
    for person, questions in rows.values_list("person_id", "questions"):
        found.setdefault(person, {}).update(dict.fromkeys(str(each) for each in questions))
    return {person: list(each) for person, each in found.items()}


def _interviews(process: Process, candidate: Candidate) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "when": moment_words(row.starts_at, candidate, zone=row.zone),
            "stamp": stamp(row.starts_at, row.zone),
            "state": say("cancelled")
            if row.is_cancelled
            else (say("notes are done") if row.debriefed_at else ""),
        }
        for row in process.interviews.all()
    ]


def _answers(process: Process, candidate: Candidate) -> list[dict[str, Any]]:
    """What came in, the newest first."""
    rows = ReceivedMessage.objects.filter(process=process, needs_person=False).order_by("-came_at", "-id")
    return [
        {"row": row, "words": answer_words(row), "when": moment_words(row.came_at, candidate)}
        for row in rows.defer("content", "excerpt").select_related("person")[:20]
    ]


def _days(process: Process, candidate: Candidate, *, newest_first: bool) -> list[dict[str, Any]]:
    """What happened, a day each."""
    entries: Iterable[HistoryEntry] = HistoryEntry.objects.filter(process=process)
    zone = candidate.zone
    lines = [_entry(entry, entry.at.astimezone(zone)) for entry in entries]
    if newest_first:
        lines.reverse()
    return [
        {"name": date_said(day, with_year=True), "date": day.isoformat(), "entries": list(group)}
        for day, group in groupby(lines, key=lambda line: line["day"])
    ]


def _entry(entry: HistoryEntry, here: datetime) -> dict[str, Any]:
    about = entry.about if isinstance(entry.about, dict) else {}
    return {
        "day": here.date(), "clock": f"{here:%H:%M}", "iso": entry.at.isoformat(), "sentence": entry.sentence,
        "reason": entry.reason, "letter": about.get("letter"),
    }  # fmt: skip
