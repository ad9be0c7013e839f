"""Every rule asked again, with today's facts, right before a message is handed over.

What must never go out comes first (cancel), then what has become late, then what needs a word of the person
or a fresh look into the mailbox (hold), then the hour; only then: go.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from afterword.letters.letter import LetterKind
from afterword.rules.clock_words import date_words
from afterword.rules.etiquette import USUAL, Etiquette
from afterword.rules.send_window import Window, next_moment
from afterword.rules.stop import Stop
from afterword.rules.work_calendar import WorkCalendar
from afterword.said import say
from afterword.said_dates import weekday_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Go:
    """Submit it now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Not now: ask again at `until`. Where `needs_person`, they are shown `reason` and can do something about
    it; it is asked again all the same, so that nothing waits for ever: in the end its window passes."""

    until: datetime
    reason: str
    rule: str
    needs_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel:
    """Never."""

    reason: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """Its moment has passed, or its words are no longer true: it needs a new yes."""

    reason: str
    rule: str


Verdict = Go | Hold | Cancel | Late

# These letters are cancelled by an answer. The others are answers themselves.
_WAITS_FOR_SILENCE = frozenset({LetterKind.THANK_YOU, LetterKind.FOLLOW_UP, LetterKind.CORRECTION})
# A clock that jumps back by less than this was only corrected.
_CLOCK_SLACK = timedelta(minutes=2)
_LOOK_AGAIN = timedelta(minutes=5)
_ASK_AGAIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFacts:
    """What is known about one claimed submission right now. All moments are aware.

    What it is
        `kind`, `person`, `window` and the recipient's `calendar`; `approved_at`; `approved_hash` and
        `message_hash`: of the bytes that were approved and of those that would go.
    What happened since
        `stopped_by`: the first answer in the process that came after this interview round.
        `closed`: why the process is closed, or empty. `interview_cancelled`.
        `bounced`: this address came back. `away_until`: the day on which an auto-reply says they are back.
        `unsure_messages`: messages that may be an answer.
    What else went out
        `same_accepted_at`: when another letter of this kind, person and round was accepted, or this one was
        found in Sent. `same_in_doubt`: another one is being submitted, or uncertain.
        `written_at`: when the last other letter of this process went out, follow-ups aside.
    The mailbox and the machine
        `mailbox_read_at`: the start of the last complete look at it; `mailbox_trouble`: one sentence.
        `silence_confirmed_at`: the person said that nobody answered (where no mailbox is watched).
        `stale_words`: words of the letter that are wrong today ("this afternoon"); review rule T8 knows.
        `next_allowed_at`: the mailbox's rate limit. `latest_known_at`: the newest moment in our records.
    """

    kind: LetterKind
    person: str
    window: Window
    calendar: WorkCalendar
    approved_hash: str
    message_hash: str
    approved_at: datetime | None = None
    stopped_by: Stop | None = None
    closed: str = ""
    interview_cancelled: bool = False
    bounced: bool = False
    away_until: date | None = None
    unsure_messages: int = 0
    same_accepted_at: datetime | None = None
    same_in_doubt: bool = False
    written_at: datetime | None = None
    mailbox_read_at: datetime | None = None
    mailbox_trouble: str = ""
    silence_confirmed_at: datetime | None = None
    stale_words: tuple[str, ...] = field(default=())
    next_allowed_at: datetime | None = None
    latest_known_at: datetime | None = None


def may_submit(facts: SubmissionFacts, now: datetime, *, etiquette: Etiquette = USUAL) -> Verdict:
    """Go, or the first rule that says otherwise."""
    return next(_objections(facts, now, etiquette), Go())


def _objections(facts: SubmissionFacts, now: datetime, etiquette: Etiquette) -> Iterator[Verdict]:
    yield from _never(facts)
    yield from _clock(facts, now)
    yield from _late(facts, now, etiquette)
    yield from _needs_the_person(facts, now)
    yield from _silence_began_anew(facts, now, etiquette)
    yield from _answer_may_have_come(facts, now, etiquette)
    yield from _too_early(facts, now, etiquette)


def _never(facts: SubmissionFacts) -> Iterator[Verdict]:
    if facts.same_accepted_at is not None:
        day = _day(facts, facts.same_accepted_at)
        yield Cancel(
            reason=say("A letter like this went to {person} on {day} already.", person=facts.person, day=day),
            rule="already-sent",
        )
    if facts.stopped_by is not None and _is_stopped(facts, facts.stopped_by):
        stop = facts.stopped_by
        yield Cancel(
            reason=say(
                "{words} on {day}, so this letter is cancelled.", words=stop.words, day=_day(facts, stop.at)
            ),
            rule="answered",
        )
    if facts.interview_cancelled and facts.kind in _WAITS_FOR_SILENCE:
        yield Cancel(
            reason=say("The interview was cancelled, so there is nothing to write about."),
            rule="no-interview",
        )
    if facts.closed and facts.kind in _WAITS_FOR_SILENCE:
        yield Cancel(reason=say("The process is closed: {closed}", closed=facts.closed), rule="closed")


def _is_stopped(facts: SubmissionFacts, stop: Stop) -> bool:
    """A follow-up never goes out after an answer. Another letter may, when it was approved with the answer in
    view; what came in unseen before the yes stops it all the same."""
    if facts.kind not in _WAITS_FOR_SILENCE:
        return False
    if facts.kind is LetterKind.FOLLOW_UP or facts.approved_at is None:
        return True
    return (stop.seen_at or stop.at) >= facts.approved_at


def _needs_the_person(facts: SubmissionFacts, now: datetime) -> Iterator[Verdict]:
    if not facts.approved_hash or facts.approved_hash != facts.message_hash:
        reason = say(
            "The message is not the one that you approved, so it was kept back. Please look at it again."
        )
        yield _ask(now, reason, "not-approved")
    if facts.same_in_doubt:
        reason = say(
            "A letter like this to {person} may have gone out. Please look into your Sent folder.",
            person=facts.person,
        )
        yield _ask(now, reason, "in-doubt")
    if facts.bounced:
        reason = say(
            "A letter to this address of {person} came back. Another address is needed.", person=facts.person
        )
        yield _ask(now, reason, "bounced")


def _clock(facts: SubmissionFacts, now: datetime) -> Iterator[Verdict]:
    known = facts.latest_known_at
    if known is not None and now < known - _CLOCK_SLACK:
        reason = say(
            "The clock of this machine was set back, so nothing goes out until the time is right again."
        )
        yield Hold(until=known, reason=reason, rule="clock-back")
    if facts.next_allowed_at is not None and now < facts.next_allowed_at:
        reason = say("A letter has just gone out from this mailbox; the next one follows a little later.")
        yield Hold(until=facts.next_allowed_at, reason=reason, rule="rate")


def _silence_began_anew(facts: SubmissionFacts, now: datetime, etiquette: Etiquette) -> Iterator[Verdict]:
    """A thank-you may have gone late, to somebody else of the panel, since the follow-up was planned or approved:
    the days are counted from it."""
    if facts.kind is not LetterKind.FOLLOW_UP or facts.written_at is None:
        return
    wrote = facts.calendar.local(facts.written_at)
    days = etiquette.follow_up_after_days
    earliest = facts.calendar.at(wrote.date() + timedelta(days=days), wrote.time())
    if now < earliest:
        reason = say(
            "A letter went there on {day}. The follow-up waits until {days} days have passed since.",
            day=_day(facts, facts.written_at),
            days=days,
        )
        yield Hold(until=earliest, reason=reason, rule="written-since")


def _answer_may_have_come(facts: SubmissionFacts, now: datetime, etiquette: Etiquette) -> Iterator[Verdict]:
    """Right before a follow-up the mailbox must have been read; all other letters take what is known."""
    if facts.kind is not LetterKind.FOLLOW_UP or now < facts.window.opens_at:
        return
    if facts.unsure_messages:
        reason = say("A message may be an answer. The follow-up waits until you have looked.")
        yield _ask(now, reason, "unsure-message")
    if facts.away_until is not None and facts.calendar.local(now).date() < facts.away_until:
        back = facts.calendar.at(facts.away_until, etiquette.morning_opens)
        yield Hold(
            until=back,
            reason=say("{person} is away; the follow-up waits for the return.", person=facts.person),
            rule="away",
        )
    looks = [look for look in (facts.mailbox_read_at, facts.silence_confirmed_at) if look is not None]
    fresh = timedelta(minutes=etiquette.mailbox_fresh_minutes)
    is_fresh = any(now - fresh <= look <= now + _CLOCK_SLACK for look in looks)
    if facts.mailbox_trouble or not is_fresh:
        trouble = facts.mailbox_trouble or say("It is read again shortly.")
        reason = say(
            "Your mailbox could not be read right before sending, so the follow-up waits. {trouble}",
            trouble=trouble,
        )
        yield Hold(until=now + _LOOK_AGAIN, reason=reason, rule="mailbox-unread")


def _late(facts: SubmissionFacts, now: datetime, etiquette: Etiquette) -> Iterator[Verdict]:
    moment = next_moment(facts.window, now, calendar=facts.calendar, etiquette=etiquette)
    if moment is None:
        day = _day(facts, facts.window.deadline_at)
        reason = say(
            "The right moment passed on {day}. It was kept; say when it should go, or let it rest.", day=day
        )
        yield Late(reason=reason, rule="window-passed")
    elif moment <= now and facts.stale_words:
        words = say(" and ").join(f"'{word}'" for word in facts.stale_words)
        reason = say(
            "It would go out on {day}, and {words} would be wrong. Please change it.",
            day=_day(facts, now),
            words=words,
        )
        yield Late(reason=reason, rule="stale-words")


def _too_early(facts: SubmissionFacts, now: datetime, etiquette: Etiquette) -> Iterator[Verdict]:
    moment = next_moment(facts.window, now, calendar=facts.calendar, etiquette=etiquette)
    if moment is None or moment <= now:
        return
    reason = facts.window.reason
    if now >= facts.window.opens_at:
        here = facts.calendar.local(now)
        reason = say(
            "It is {moment} for {person}; it goes at a better hour.",
            moment=f"{weekday_said(here)} {here:%H:%M}",
            person=facts.person,
        )
    yield Hold(until=moment, reason=reason, rule="too-early")


def _ask(now: datetime, reason: str, rule: str) -> Hold:
    return Hold(until=now + _ASK_AGAIN, reason=reason, rule=rule, needs_person=True)


def _day(facts: SubmissionFacts, moment: datetime) -> str:
    return date_words(facts.calendar.local(moment).date())
