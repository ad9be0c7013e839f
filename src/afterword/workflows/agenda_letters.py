"""What is due about letters: drafts that wait for a yes or for something missing, and what is on its way."""

from collections.abc import Iterator
from datetime import datetime

from afterword.letters.letter import LetterKind
from afterword.models import Candidate, Letter, LetterState, Submission
from afterword.rules.submission import SubmissionState
from afterword.said import say, say_count, to_say
from afterword.workflows.agenda_item import AgendaItem, AgendaKind
from afterword.workflows.agenda_under_way import IN_HAND, under_way
from afterword.workflows.planned_moment import planned_moment
from afterword.workflows.save_account import has_way_out

_SUBMISSION_WORDS = {
    SubmissionState.UNCERTAIN.value: (
        AgendaKind.UNCERTAIN,
        to_say("The letter to {who} may have gone out. Look into Sent. ({company})"),
    ),
    SubmissionState.REFUSED.value: (
        AgendaKind.REFUSED,
        to_say("The server refused the letter to {who}. ({company})"),
    ),
    SubmissionState.LATE.value: (
        AgendaKind.LATE,
        to_say("The right moment for the letter to {who} has passed. ({company})"),
    ),
    SubmissionState.WAITING.value: (
        AgendaKind.GOES_BY_ITSELF,
        to_say("Your letter to {who} is approved. ({company})"),
    ),
    SubmissionState.DEFERRED.value: (
        AgendaKind.GOES_BY_ITSELF,
        to_say("The letter to {who} is tried again by itself. ({company})"),
    ),
}


def submissions_due(candidate: Candidate, now: datetime) -> Iterator[AgendaItem]:
    rows = Submission.objects.filter(candidate=candidate, state__in=[*_SUBMISSION_WORDS, *IN_HAND])
    related = rows.select_related("person", "process", "letter__interview")
    for row in related.defer("message", "body", "letter__body", "letter__sentences"):
        if row.state in IN_HAND:
            yield under_way(row, candidate, now)
            continue
        kind, words = _SUBMISSION_WORDS[row.state]
        is_waiting = kind is AgendaKind.GOES_BY_ITSELF
        yield AgendaItem(
            kind=kind,
            sentence=say(words, who=row.person.name, company=row.process.company),
            reason=row.state_reason or row.window_reason,
            path=f"/letters/{row.letter_id}",
            at=row.send_at,
            command="" if is_waiting else f"afterword show L{row.letter_id}",
            company=row.process.company,
            who=row.person.first_name,
            zone=row.letter.interview.zone if row.letter.interview else None,
            together=f"{row.process_id}:{row.letter.interview_id}",
        )


def drafts_due(candidate: Candidate, now: datetime) -> Iterator[AgendaItem]:
    """Drafts: those that can go with a yes, and those that need something first, each with where it is mended."""
    # One whose address came back is asked about under "address".
    rows = Letter.objects.filter(candidate=candidate, state=LetterState.DRAFT, person__address_failed="")
    can_go = has_way_out(candidate)
    related = rows.select_related("person", "process", "interview", "replies_to")
    unread = ("body", "sentences", "replies_to__body", "replies_to__message")
    for row in related.defer(*unread):
        row.candidate = candidate
        lack = _lack(row, candidate)
        if lack is not None:
            missing, path = lack
            yield AgendaItem(
                kind=AgendaKind.BLOCKED,
                sentence=say(
                    to_say("Follow-up to {who} ({company}): {missing}")
                    if row.kind == LetterKind.FOLLOW_UP
                    else to_say("Letter to {who} ({company}): {missing}"),
                    who=row.person.name,
                    company=row.process.company,
                    missing=missing,
                ),
                reason=say("It cannot go out before that."),
                path=path,
                at=row.best_at,
                command=f"afterword show L{row.pk}",
                company=row.process.company,
                who=row.person.first_name,
                together=path if path == "/settings/" else "",
            )
        else:
            yield _ready(row, now, has_way_out=can_go)


def _lack(letter: Letter, candidate: Candidate) -> tuple[str, str] | None:
    """What a draft needs before it can go, and the page where that is mended."""
    if not letter.person.email:
        return say("the address is missing."), f"/people/{letter.person_id}"
    if not candidate.name:
        return say("your own name is missing, so it is not signed."), "/settings/"
    if letter.blocked_by:
        return letter.blocked_by, f"/letters/{letter.pk}"
    return None


def _ready(letter: Letter, now: datetime, *, has_way_out: bool) -> AgendaItem:
    passed = bool(letter.deadline_at and letter.deadline_at < now)
    who, company = letter.person.name, letter.process.company
    is_follow_up = letter.kind == LetterKind.FOLLOW_UP
    kind, command = AgendaKind.APPROVE, f"afterword approve L{letter.pk}"
    words = to_say("A letter to {who} ({company}) waits for your yes.")
    if is_follow_up:
        kind = AgendaKind.FOLLOW_UP_READY
    if not has_way_out:
        kind, command = AgendaKind.SEND_YOURSELF, f"afterword show L{letter.pk}"
        words = (
            to_say("The follow-up to {who} ({company}) is ready: send it yourself, or connect your mailbox.")
            if is_follow_up
            else to_say(
                "The letter to {who} ({company}) is ready: send it yourself, or connect your mailbox."
            )
        )
    is_silent = is_follow_up and has_way_out
    return AgendaItem(
        kind=kind,
        sentence=_silent(letter, now) if is_silent else say(words, who=who, company=company),
        reason=say("Its best moment has passed; late is better than never.")
        if passed
        else letter.window_reason,
        path=f"/letters/{letter.pk}",
        at=planned_moment(letter, now=now),
        command=command,
        company=company,
        who=letter.person.first_name,
        zone=letter.interview.zone if letter.interview else None,
        together=f"{letter.process_id}:{letter.interview_id}",
    )


def _silent(letter: Letter, now: datetime) -> str:
    """Since when nobody has answered: the letter it follows, else the talk."""
    earlier = letter.replies_to
    since = (earlier.settled_at or earlier.send_at) if earlier else None
    if since is None and letter.interview is not None:
        since = letter.interview.ends_at
    days = (now - since).days if since else 0
    who = f"{letter.person.name} ({letter.process.company})"
    if days < 2:
        return say("A follow-up to {who} waits for your yes.", who=who)
    return say_count(
        "Silent for {count} day: a follow-up to {who} is ready for your yes.",
        "Silent for {count} days: a follow-up to {who} is ready for your yes.",
        days,
        who=who,
    )
