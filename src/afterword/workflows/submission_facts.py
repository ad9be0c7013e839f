"""What the rules are told about a claimed submission, with today's facts."""

import hashlib
from dataclasses import replace
from datetime import datetime

from django.db.models import QuerySet

from afterword.letters.letter import LetterKind
from afterword.models import HistoryEntry, ProcessState, ReceivedMessage, Submission
from afterword.models.kept_together import ask_together, count_of, first_of
from afterword.rules.last_look import SubmissionFacts
from afterword.rules.send_window import Window
from afterword.rules.submission import MAYBE_SENT, SubmissionState
from afterword.workflows.answers import answers_since
from afterword.workflows.planned_moment import calendar_of, stale_words

_DOUBT = [state.value for state in MAYBE_SENT if state is not SubmissionState.ACCEPTED]


def facts_of(submission: Submission, *, now: datetime, mailbox_trouble: str = "") -> SubmissionFacts:
    """All that there is to know, as of `now`."""
    process, interview = submission.process, submission.letter.interview
    answers = answers_since(process, interview.ends_at if interview is not None else submission.approved_at)
    twins = Submission.objects.filter(once_key=submission.once_key).exclude(pk=submission.pk).order_by("pk")
    states = list(twins.values_list("state", "settled_at"))
    accepted = [at for state, at in states if state == SubmissionState.ACCEPTED.value]
    history = HistoryEntry.objects.filter(candidate=submission.candidate_id).order_by("-at")
    unsure, latest, written = ask_together(
        count_of(ReceivedMessage.objects.filter(possible=process, needs_person=True)),
        first_of(history.values_list("at", flat=True)),
        first_of(_written(submission)),
    )
    return replace(
        facts_at_hand(submission, now=now),
        # The newest answer decides for letters approved with an older one in view.
        stopped_by=answers[-1] if answers else None,
        unsure_messages=unsure,
        same_accepted_at=(accepted[0] or now) if accepted else None,
        written_at=written if submission.kind == LetterKind.FOLLOW_UP else None,
        same_in_doubt=any(state in _DOUBT for state, _ in states),
        mailbox_read_at=submission.way.read_at,
        mailbox_trouble=mailbox_trouble,
        latest_known_at=latest,
    )


def facts_at_hand(submission: Submission, *, now: datetime) -> SubmissionFacts:
    """What its own rows say, without another look into the database, and as if nothing had come since."""
    letter, process = submission.letter, submission.process
    interview = letter.interview
    window = Window(
        opens_at=submission.opens_at,
        best_at=max(submission.opens_at, min(submission.send_at, submission.deadline_at)),
        deadline_at=submission.deadline_at,
        reason=submission.window_reason,
        rule="approved",
    )
    return SubmissionFacts(
        kind=LetterKind(submission.kind),
        person=submission.person.name,
        window=window,
        calendar=calendar_of(letter),
        # Approved for another address than the one noted today: it needs a new yes.
        approved_hash=submission.digest if submission.recipient == submission.person.email else "",
        message_hash=hashlib.sha256(bytes(submission.message)).hexdigest(),
        approved_at=submission.approved_at,
        closed=process.get_close_reason_display() if process.state == ProcessState.CLOSED else "",
        interview_cancelled=interview is not None and interview.is_cancelled,
        bounced=bool(submission.person.address_failed),
        away_until=process.away_until,
        mailbox_read_at=now,
        silence_confirmed_at=submission.no_answer_confirmed_at,
        stale_words=stale_words(interview, submission.kind, submission.subject, submission.body, at=now),
        next_allowed_at=submission.way.next_allowed_at,
    )


def _written(submission: Submission) -> "QuerySet[Submission, datetime | None]":
    """When the newest letter of the process that is no follow-up and did not come back was accepted."""
    others = Submission.objects.filter(
        process=submission.process_id, state=SubmissionState.ACCEPTED.value, came_back=False
    ).exclude(kind=LetterKind.FOLLOW_UP.value)
    return others.exclude(settled_at=None).order_by("-settled_at").values_list("settled_at", flat=True)
