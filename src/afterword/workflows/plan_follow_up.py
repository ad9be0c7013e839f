"""Judge the silence of a process, and draft the one follow-up once its time has come."""

from datetime import date, datetime, timedelta

from django.db import transaction

from afterword.letters.debrief import ContactPolicy, Relation
from afterword.letters.letter import Ask, LetterKind
from afterword.models import (
    CloseReason,
    Interview,
    InterviewState,
    Letter,
    LetterState,
    MailAccount,
    MailboxKind,
    Person,
    Process,
    ProcessState,
    ReceivedMessage,
    Submission,
)  # fmt: skip
from afterword.models.kept_together import ask_together, count_of, first_of
from afterword.rules.recipients import Contact, choose_contact
from afterword.rules.silence import SilenceDecision, SilenceFacts, SilenceState, judge_silence
from afterword.rules.submission import SubmissionState
from afterword.rules.work_calendar import calendar_for
from afterword.said import say
from afterword.workflows.answers import answers_since
from afterword.workflows.own_data import etiquette_of
from afterword.workflows.stop_process import let_rest
from afterword.workflows.write_history import note_down
from afterword.workflows.write_letters import write_letter

# A mailbox that cannot be read may be well again soon. What waits for the person is looked at when they did it
# (workflows/look_again.py), and once a day besides.
_LOOK_AGAIN, _LOOK_AGAIN_FOR_PERSON = timedelta(hours=1), timedelta(days=1)
_JUST_AFTER = timedelta(minutes=1)
_ARRANGERS = (Relation.RECRUITER, Relation.COORDINATOR)


def look_at_silence(process: Process, *, now: datetime) -> SilenceDecision | None:
    """Judge, write down when to look next and why, and draft what is due. None where no interview lies behind,
    or another one is to come: then there is no silence yet."""
    return look_at_process(process.pk, now=now)


def look_at_process(key: int, *, now: datetime) -> SilenceDecision | None:
    """`look_at_silence` at the process of this number."""
    with transaction.atomic():
        process = Process.objects.select_for_update(of=("self",)).select_related("candidate").get(pk=key)
        interview = _last_interview(process, now)
        if process.state != ProcessState.OPEN or interview is None:
            _save(process, next_look_at=None, reason="", state="")
            return None
        accepted = _accepted(process, interview)
        person = _contact(process, interview, accepted)
        facts = _facts(process, interview, person, accepted)
        decision = judge_silence(facts, now, etiquette=etiquette_of(process.candidate))
        _save(process, next_look_at=_next_look(decision, now), reason=decision.reason, state=decision.state)
        if decision.state is SilenceState.CLOSED_AS_SILENT:
            let_rest(process, now=now, reason=CloseReason.SILENT)
        elif decision.state is SilenceState.STOPPED:
            _save(process, next_look_at=None, reason=decision.reason, state=decision.state)
        elif decision.state is SilenceState.FOLLOW_UP_DUE and person is not None:
            why = _draft(process, interview, person, decision, accepted, now)
            if why:
                # It is never due without a word: what is missing is said, and it goes on once it is there.
                decision = SilenceDecision(state=SilenceState.HELD, reason=why, rule="not-drafted")
                _save(process, next_look_at=_next_look(decision, now), reason=why, state=decision.state)
        elif decision.state is SilenceState.ASK_FIRST:
            _ask_first(process, now)
        return decision


def want_follow_up(process: Process, *, wants: bool, now: datetime) -> SilenceDecision | None:
    """The person's answer after day 14: still write once, or let it rest."""
    Process.objects.filter(pk=process.pk).update(wants_follow_up=wants)
    return look_at_silence(process, now=now)


def _last_interview(process: Process, now: datetime) -> Interview | None:
    planned = Interview.objects.filter(process=process, state=InterviewState.PLANNED, needs_time=False)
    last = planned.order_by("-ends_at").first()
    return None if last is None or last.ends_at > now else last


def _accepted(process: Process, interview: Interview) -> list[Submission]:
    return list(
        Submission.objects.filter(
            process=process,
            state=SubmissionState.ACCEPTED.value,
            came_back=False,
            settled_at__gte=interview.ends_at,
        )
        .defer("message", "body")
        .order_by("settled_at")
    )


def _contact(process: Process, interview: Interview, accepted: list[Submission]) -> Person | None:
    written = {submission.person_id for submission in accepted}
    people = [p.person for p in interview.participations.select_related("person") if not p.is_absent]
    if process.contact_policy != ContactPolicy.DIRECT:
        people = [p for p in people if p.relation in _ARRANGERS] or people
    contacts = [
        Contact(
            name=p.name, relation=Relation(p.relation) if p.relation else None, has_address=bool(p.email),
            was_written_to=p.pk in written, bounced=bool(p.address_failed),
        )
        for p in people
    ]  # fmt: skip
    chosen = choose_contact(contacts)
    return people[contacts.index(chosen)] if chosen is not None else (people[0] if people else None)


def _facts(
    process: Process, interview: Interview, person: Person | None, accepted: list[Submission]
) -> SilenceFacts:
    thanks = [s.settled_at for s in accepted if s.kind != LetterKind.FOLLOW_UP and s.settled_at]
    answers = answers_since(process, interview.ends_at)
    accounts = MailAccount.objects.filter(candidate=process.candidate).order_by("pk")
    kind, trouble, unsure = ask_together(
        first_of(accounts.values_list("mailbox_kind", flat=True)),
        first_of(accounts.values_list("trouble", flat=True)),
        count_of(ReceivedMessage.objects.filter(possible=process, needs_person=True)),
    )
    return SilenceFacts(
        calendar=calendar_for(interview.zone),
        last_contact_at=max([*thanks, interview.ends_at]),
        person=person.name if person is not None else "",
        decision_by=process.decision_by,
        follow_ups=tuple(s.settled_at for s in accepted if s.kind == LetterKind.FOLLOW_UP and s.settled_at),
        stopped_by=answers[0] if answers else None,
        interested=process.interested,
        away_until=_away(process, interview),
        unsure_messages=unsure,
        mailbox_trouble=trouble if kind not in (None, MailboxKind.NONE) else "",
        has_address=person is not None and bool(person.email),
        bounced=person is not None and bool(person.address_failed),
        wants_follow_up=process.wants_follow_up,
        anything_sent=bool(accepted),
        known_since=interview.created_at,
    )


def _away(process: Process, interview: Interview) -> date | None:
    """The return date keeps its meaning after it has passed (two working days of grace), for this round only."""
    back = process.away_until
    return back if back is not None and back > interview.ends_at.date() else None


def _next_look(decision: SilenceDecision, now: datetime) -> datetime | None:
    if decision.until is not None:
        return max(decision.until, now + _JUST_AFTER)
    if decision.state is SilenceState.FOLLOW_UP_DUE and decision.window is not None:
        return max(decision.window.deadline_at, now) + _JUST_AFTER
    if decision.state is SilenceState.HELD:
        return now + (_LOOK_AGAIN if decision.rule == "mailbox-unreadable" else _LOOK_AGAIN_FOR_PERSON)
    return None


def _save(process: Process, *, next_look_at: datetime | None, reason: str, state: str) -> None:
    process.next_look_at, process.silence_reason, process.silence_state = (
        next_look_at,
        reason[:400],
        str(state),
    )
    process.save(update_fields=["next_look_at", "silence_reason", "silence_state"])


def _draft(
    process: Process,
    interview: Interview,
    person: Person,
    decision: SilenceDecision,
    accepted: list[Submission],
    now: datetime,
) -> str:
    """Why there is no follow-up after this, or empty."""
    window = decision.window
    ordinal = 1 + sum(each.kind == LetterKind.FOLLOW_UP for each in accepted)
    live = Letter.objects.filter(
        process=process, kind=LetterKind.FOLLOW_UP, interview=interview, ordinal=ordinal
    )
    if window is None or live.exclude(state=LetterState.DROPPED).exists():
        return ""
    earlier = [s for s in accepted if s.person_id == person.pk]
    letter = write_letter(
        process, person, LetterKind.FOLLOW_UP, interview=interview, ordinal=ordinal,
        replies_to=earlier[-1] if earlier else None, window=window, last=decision.is_last, now=now,
    )  # fmt: skip
    if isinstance(letter, Letter):
        note_down(
            process.candidate, process, what="follow-up-drafted", at=now, reason=decision.reason,
            sentence=say("A follow-up to {name} was drafted, for you to read and approve.", name=person.name),
            about={"letter": letter.pk},
        )  # fmt: skip
        return ""
    return letter.question if isinstance(letter, Ask) else letter.reason


def _ask_first(process: Process, now: datetime) -> None:
    """A draft that nobody approved by day 14 waits for the answer; what was approved and missed is late already."""
    drafts = Letter.objects.filter(process=process, kind=LetterKind.FOLLOW_UP, state=LetterState.DRAFT)
    if not drafts.exists() and process.history.filter(what="ask-first").exists():
        return
    note_down(process.candidate, process, what="ask-first", at=now, sentence=process.silence_reason)
