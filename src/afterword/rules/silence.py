"""Nobody has answered: wait, write once more, ask the person, or let it rest?

Rule 6: follow up again, but only after 10 to 14 days; never before a promised date plus two working days,
never after an answer, to one person of the process, once (at most twice). It counts from the last contact.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from afterword.rules.clock_words import date_words
from afterword.rules.etiquette import USUAL, Etiquette
from afterword.rules.follow_up_window import Absence, close_moment, window_after_silence
from afterword.rules.send_window import Window, office_window
from afterword.rules.stop import Stop
from afterword.rules.work_calendar import WorkCalendar
from afterword.said import say, say_count
from afterword.said_dates import month_said


class SilenceState(StrEnum):
    WAITING = "waiting"
    FOLLOW_UP_DUE = "follow-up-due"
    ASK_FIRST = "ask-first"
    CLOSED_AS_SILENT = "closed-as-silent"
    STOPPED = "stopped"
    HELD = "held"
    FROM_BEFORE = "from-before"


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceFacts:
    """What is known of one process. All moments are aware.

    `last_contact_at`: the newest letter that was accepted, or the end of the interview where none was.
    `follow_ups`: when each follow-up of this process was accepted.
    `away_until`: the date on which an auto-reply says that they are back.
    `unsure_messages`: incoming messages that may be an answer and wait for the candidate's word.
    `mailbox_trouble`: one sentence, empty when the mailbox could be read.
    `person`: whom the follow-up goes to; `bounced`: their address came back, `has_address`: there is one.
    `wants_follow_up`: the candidate's answer to "ask first", None until they gave one.
    `anything_sent`: whether any letter of ours went out after this interview.
    `known_since`: when this interview came to us, None where that does not matter.
    """

    calendar: WorkCalendar
    last_contact_at: datetime
    person: str = ""
    decision_by: date | None = None
    follow_ups: tuple[datetime, ...] = ()
    stopped_by: Stop | None = None
    interested: bool = True
    away_until: date | None = None
    unsure_messages: int = 0
    mailbox_trouble: str = ""
    has_address: bool = True
    bounced: bool = False
    wants_follow_up: bool | None = None
    anything_sent: bool = True
    known_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceDecision:
    """`until` is when to look again (None: only an event or the candidate changes it). `window`, when the
    follow-up may go, is given with WAITING before a follow-up, FOLLOW_UP_DUE and ASK_FIRST. `is_last` says
    that this follow-up must say so. `rule` is a stable name."""

    state: SilenceState
    reason: str
    rule: str
    until: datetime | None = None
    window: Window | None = None
    is_last: bool = False


def judge_silence(facts: SilenceFacts, now: datetime, *, etiquette: Etiquette = USUAL) -> SilenceDecision:
    """The state of the silence at `now`, with its reason. Answers first, then troubles, then the clock."""
    return (
        _ended(facts)
        or _from_before(facts, now, etiquette)
        or _held(facts)
        or _all_said(facts, now, etiquette)
        or _by_the_clock(facts, now, follow_up_window(facts, etiquette=etiquette), etiquette)
    )


def _ended(facts: SilenceFacts) -> SilenceDecision | None:
    if facts.stopped_by is not None:
        stop = facts.stopped_by
        return SilenceDecision(
            state=SilenceState.STOPPED,
            reason=say(
                "{words} on {day}. No follow-up is needed.", words=stop.words, day=_day(facts, stop.at)
            ),
            rule=f"stopped-{stop.kind}",
        )
    if not facts.interested:
        reason = say("You are no longer interested in this position, so nobody is asked for an answer.")
        return SilenceDecision(state=SilenceState.STOPPED, reason=reason, rule="not-interested")
    if facts.wants_follow_up is False:
        reason = say("You chose to let it rest.")
        return SilenceDecision(state=SilenceState.CLOSED_AS_SILENT, reason=reason, rule="let-it-rest")
    return None


def is_from_before(contact: datetime, known_since: datetime | None, *, etiquette: Etiquette = USUAL) -> bool:
    """Whether day 14 after `contact` had passed already when the interview came to us."""
    return known_since is not None and known_since - contact > timedelta(days=etiquette.ask_after_days)


def _from_before(facts: SilenceFacts, now: datetime, etiquette: Etiquette) -> SilenceDecision | None:
    """A silence that we had no part in is history: it is offered once asked for, and never asked about."""
    if facts.wants_follow_up is not None or facts.follow_ups:
        return None
    window = follow_up_window(facts, etiquette=etiquette)
    came_late = is_from_before(facts.last_contact_at, facts.known_since, etiquette=etiquette)
    if now <= window.deadline_at or (facts.anything_sent and not came_late):
        return None
    talked = facts.calendar.local(facts.last_contact_at)
    is_fresh = now - facts.last_contact_at < timedelta(days=45)
    is_this_year = talked.year == facts.calendar.local(now).year
    month = (
        month_said(talked)
        if is_this_year
        else say("{month} {year}", month=month_said(talked), year=talked.year)
    )
    if is_fresh:
        reason = say("This was on {day}. Follow it?", day=_day(facts, facts.last_contact_at))
    else:
        reason = say("This was in {month}. Follow it?", month=month)
    return SilenceDecision(
        state=SilenceState.FROM_BEFORE,
        reason=reason,
        rule="from-before",
        window=window,
    )


def _held(facts: SilenceFacts) -> SilenceDecision | None:
    who = facts.person or say("the person")
    if facts.unsure_messages:
        reason = say_count(
            "A message may be an answer. Nothing goes out until you have looked.",
            "{count} messages may be an answer. Nothing goes out until you have looked.",
            facts.unsure_messages,
        )
        return SilenceDecision(state=SilenceState.HELD, reason=reason, rule="unsure-message")
    if facts.bounced:
        reason = say(
            "The letter to {who} came back. Another address is needed before anything follows.", who=who
        )
        return SilenceDecision(state=SilenceState.HELD, reason=reason, rule="bounced")
    if not facts.has_address:
        reason = say("There is no address for {who}, and none is guessed.", who=who)
        return SilenceDecision(state=SilenceState.HELD, reason=reason, rule="no-address")
    return None


def _all_said(facts: SilenceFacts, now: datetime, etiquette: Etiquette) -> SilenceDecision | None:
    """After the last follow-up that is allowed: ten more days, then the process rests."""
    if len(facts.follow_ups) < etiquette.max_follow_ups:
        return None
    closes_at = close_moment(max(facts.follow_ups), calendar=facts.calendar, etiquette=etiquette)
    if now < closes_at:
        reason = say_count(
            "One follow-up is enough. Without an answer by {day} this is closed as silent.",
            "Two follow-ups are enough. Without an answer by {day} this is closed as silent.",
            etiquette.max_follow_ups,
            day=_day(facts, closes_at),
        )
        return SilenceDecision(state=SilenceState.WAITING, reason=reason, rule="last-wait", until=closes_at)
    reason = say_count(
        "One follow-up is enough, and nobody has answered since {day}.",
        "Two follow-ups are enough, and nobody has answered since {day}.",
        etiquette.max_follow_ups,
        day=_day(facts, max(facts.follow_ups)),
    )
    return SilenceDecision(state=SilenceState.CLOSED_AS_SILENT, reason=reason, rule="closed-as-silent")


def _by_the_clock(
    facts: SilenceFacts, now: datetime, window: Window, etiquette: Etiquette
) -> SilenceDecision:
    is_last = bool(facts.follow_ups)
    if now < window.opens_at:
        state, until, rule, reason = SilenceState.WAITING, window.opens_at, window.rule, window.reason
    elif facts.mailbox_trouble:
        reason = say(
            "Your mailbox could not be read, so the follow-up waits. {trouble}", trouble=facts.mailbox_trouble
        )
        return SilenceDecision(state=SilenceState.HELD, reason=reason, rule="mailbox-unreadable", until=None)
    elif now <= window.deadline_at and not window.ask_first:
        state, until, rule, reason = SilenceState.FOLLOW_UP_DUE, None, window.rule, window.reason
    elif facts.wants_follow_up:
        rule, reason = "asked-for", say("It is later than usual, and you asked for a follow-up.")
        window = office_window(now, calendar=facts.calendar, reason=reason, rule=rule, etiquette=etiquette)
        state, until = SilenceState.FOLLOW_UP_DUE, None
    else:
        days = (facts.calendar.local(now).date() - facts.calendar.local(contact_of(facts)).date()).days
        reason = say_count(
            "{count} day has passed since the last contact. Should a follow-up still go out?",
            "{count} days have passed since the last contact. Should a follow-up still go out?",
            days,
        )
        state, until, rule = SilenceState.ASK_FIRST, None, "ask-first"
    return SilenceDecision(state=state, reason=reason, rule=rule, until=until, window=window, is_last=is_last)


def contact_of(facts: SilenceFacts) -> datetime:
    """The last time that the person was heard of: a letter, the interview, or an earlier follow-up."""
    return max(facts.last_contact_at, *facts.follow_ups) if facts.follow_ups else facts.last_contact_at


def follow_up_window(facts: SilenceFacts, *, etiquette: Etiquette = USUAL) -> Window:
    """When the next follow-up of this process may go."""
    return window_after_silence(
        contact_of(facts),
        calendar=facts.calendar,
        etiquette=etiquette,
        is_last=bool(facts.follow_ups),
        promised=facts.decision_by,
        away=Absence(who=facts.person, back=facts.away_until) if facts.away_until else None,
    )


def _day(facts: SilenceFacts, moment: datetime) -> str:
    return date_words(facts.calendar.local(moment).date())
