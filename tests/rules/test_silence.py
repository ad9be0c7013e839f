"""What a silence means: never too early, never after an answer, one follow-up, then rest."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.letters.debrief import Event, EventKind, Relation
from afterword.rules.etiquette import USUAL, Etiquette
from afterword.rules.recipients import Contact, choose_contact
from afterword.rules.silence import (
    SilenceDecision,
    SilenceFacts,
    SilenceState,
    close_moment,
    follow_up_window,
    judge_silence,
)
from afterword.rules.stop import ANSWERS, Stop, first_stop
from afterword.rules.work_calendar import calendar_for
from tests.rules.places import MOMENTS, ZONES

WAITING, DUE = SilenceState.WAITING, SilenceState.FOLLOW_UP_DUE
ASK, HELD = SilenceState.ASK_FIRST, SilenceState.HELD
STOPPED, CLOSED = SilenceState.STOPPED, SilenceState.CLOSED_AS_SILENT


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)


FACTS = SilenceFacts(
    calendar=calendar_for(ZoneInfo("Europe/Berlin")), last_contact_at=at("2026-06-02T16:00"), person="Priya"
)
# Tuesday 2 June 16:00: day 10 is Friday the 12th, day 14 Tuesday the 16th.


def judge(now: str, etiquette: Etiquette = USUAL, **changes: object) -> SilenceDecision:
    return judge_silence(replace(FACTS, **changes), at(now), etiquette=etiquette)


def words(moment: datetime | None) -> str:
    return f"{moment.astimezone(ZoneInfo('Europe/Berlin')):%a %d %b %H:%M}" if moment else ""


TABLE = [
    ("day 1", "2026-06-03T09:00", {}, WAITING, "days-of-silence"),
    ("day 9", "2026-06-11T15:00", {}, WAITING, "days-of-silence"),
    ("day 10, too early", "2026-06-12T15:59", {}, WAITING, "days-of-silence"),
    ("day 10", "2026-06-12T16:00", {}, DUE, "days-of-silence"),
    ("day 14", "2026-06-16T16:59", {}, DUE, "days-of-silence"),
    ("after day 14", "2026-06-17T09:00", {}, ASK, "ask-first"),
    ("asked: yes", "2026-06-17T09:00", {"wants_follow_up": True}, DUE, "asked-for"),
    ("asked: no", "2026-06-17T09:00", {"wants_follow_up": False}, CLOSED, "let-it-rest"),
    ("they named a date", "2026-06-17T09:00", {"decision_by": date(2026, 6, 17)}, WAITING, "promised-date"),
    (
        "two days later",
        "2026-06-19T08:30",
        {"decision_by": date(2026, 6, 17)},
        "follow-up-due",
        "promised-date",
    ),
    (
        "a date long ago",
        "2026-06-12T16:00",
        {"decision_by": date(2026, 6, 4)},
        "follow-up-due",
        "days-of-silence",
    ),
    ("away", "2026-06-15T09:00", {"away_until": date(2026, 6, 22)}, WAITING, "person-away"),
    ("back", "2026-06-24T08:30", {"away_until": date(2026, 6, 22)}, DUE, "person-away"),
    ("unsure", "2026-06-04T09:00", {"unsure_messages": 1}, HELD, "unsure-message"),
    (
        "mailbox, early",
        "2026-06-04T09:00",
        {"mailbox_trouble": "Oh."},
        "waiting",
        "days-of-silence",
    ),
    (
        "mailbox, due",
        "2026-06-15T09:00",
        {"mailbox_trouble": "Oh."},
        "held",
        "mailbox-unreadable",
    ),
    ("bounced", "2026-06-03T09:00", {"bounced": True}, HELD, "bounced"),
    ("no address", "2026-06-03T09:00", {"has_address": False}, HELD, "no-address"),
    ("not interested", "2026-06-15T09:00", {"interested": False}, STOPPED, "not-interested"),
    ("followed up", "2026-06-20T09:00", {"follow_ups": (at("2026-06-15T09:00"),)}, WAITING, "last-wait"),
    (
        "at rest",
        "2026-06-25T17:00",
        {"follow_ups": (at("2026-06-15T09:00"),)},
        "closed-as-silent",
        "closed-as-silent",
    ),
]


@pytest.mark.parametrize(("case", "now", "changes", "state", "rule"), TABLE, ids=[row[0] for row in TABLE])
def test_the_table_of_silence(case: str, now: str, changes: dict, state: SilenceState, rule: str) -> None:
    decision = judge(now, **changes)
    assert (decision.state, decision.rule) == (state, rule)
    assert decision.reason.endswith((".", "?"))


@pytest.mark.parametrize("kind", sorted(ANSWERS))
def test_every_kind_of_answer_stops_everything_at_any_time(kind: EventKind) -> None:
    stop = Stop(kind=kind, at=at("2026-06-05T09:00"), who="Dana")
    for now in ("2026-06-05T09:00", "2026-06-15T09:00", "2026-08-01T09:00"):
        decision = judge(now, stopped_by=stop, unsure_messages=1, bounced=True)
        assert decision.state is SilenceState.STOPPED
        assert decision.window is None


def test_the_reason_says_who_answered_and_when() -> None:
    stop = Stop(kind=EventKind.REPLY, at=at("2026-06-05T09:00"), who="Priya")
    assert judge("2026-06-15T09:00", stopped_by=stop).reason == (
        "Priya answered on Friday 5 June. No follow-up is needed."
    )


def test_waiting_says_until_when_and_why() -> None:
    decision = judge("2026-06-03T09:00")
    assert decision.until == at("2026-06-12T16:00")
    assert decision.reason == "10 days after the last contact on Tuesday 2 June. Due on Friday 12 June."


def test_an_afternoon_start_is_best_used_on_the_next_morning() -> None:
    window = follow_up_window(FACTS)
    assert (words(window.opens_at), words(window.best_at)) == ("Fri 12 Jun 16:00", "Mon 15 Jun 08:30")
    assert words(window.deadline_at) == "Tue 16 Jun 17:00"


def test_a_yes_after_day_fourteen_opens_a_window_in_working_hours() -> None:
    decision = judge("2026-06-20T11:00", wants_follow_up=True)  # a Saturday
    assert decision.window is not None
    assert words(decision.window.opens_at) == "Mon 22 Jun 08:30"


def test_a_second_follow_up_comes_ten_days_later_and_is_the_last() -> None:
    two = Etiquette(max_follow_ups=2)
    once = (at("2026-06-15T09:00"),)
    early = judge("2026-06-25T08:59", two, follow_ups=once)
    due = judge("2026-06-25T09:00", two, follow_ups=once)
    assert (early.state, early.rule) == (SilenceState.WAITING, "days-between-follow-ups")
    assert (due.state, due.is_last) == (SilenceState.FOLLOW_UP_DUE, True)
    twice = (*once, at("2026-06-25T09:00"))
    assert judge("2026-06-30T09:00", two, follow_ups=twice).rule == "last-wait"
    assert judge("2026-07-06T17:00", two, follow_ups=twice).state is SilenceState.CLOSED_AS_SILENT


def test_a_closure_over_day_fourteen_asks_first() -> None:
    """Golden Week of 2026 in China, the office closed from 1 to 7 October; contact on 21 September."""
    calendar = calendar_for(ZoneInfo("Asia/Shanghai"))
    contact = datetime(2026, 9, 21, 9, 0, tzinfo=UTC)
    manners = Etiquette(ask_after_days=10)
    facts = SilenceFacts(calendar=calendar, last_contact_at=contact)
    window = follow_up_window(facts, etiquette=manners)
    assert window.ask_first
    assert judge_silence(facts, window.opens_at, etiquette=manners).state is SilenceState.ASK_FIRST


def test_a_change_of_the_clocks_never_makes_ten_days_shorter() -> None:
    for contact in ("2026-03-23T16:00", "2026-10-19T16:00"):
        window = follow_up_window(replace(FACTS, last_contact_at=at(contact)))
        assert window.opens_at - at(contact) >= timedelta(days=10)


def test_only_answers_of_people_count_as_answers() -> None:
    events = (
        Event(what=EventKind.AUTO_REPLY, at=at("2026-06-03T09:00")),
        Event(what=EventKind.BOUNCE, at=at("2026-06-03T09:00")),
        Event(what=EventKind.CALLED, at=at("2026-06-05T09:00")),
        Event(what=EventKind.REPLY, at=at("2026-06-04T09:00")),
    )
    assert first_stop(events[:2]) is None
    assert first_stop(events) == Stop(kind=EventKind.REPLY, at=at("2026-06-04T09:00"))


def contact(name: str, relation: Relation | None, **changes: bool) -> Contact:
    return Contact(name=name, relation=relation, **{"has_address": True, **changes})


MANAGER = contact("Priya", Relation.HIRING_MANAGER)
RECRUITER = contact("Dana", Relation.RECRUITER)
PEER = contact("Bo", Relation.PEER)
BOSS = contact("Eve", Relation.EXECUTIVE)


@pytest.mark.parametrize(
    ("people", "chosen"),
    [
        ([BOSS, PEER, RECRUITER, MANAGER], "Priya"),
        ([BOSS, PEER, RECRUITER], "Dana"),
        ([BOSS, PEER], "Bo"),
        ([BOSS], "Eve"),
        ([PEER, contact("Cy", None)], "Cy"),
        ([replace(MANAGER, bounced=True), RECRUITER], "Dana"),
        ([replace(MANAGER, has_address=False), RECRUITER], "Dana"),
        ([replace(MANAGER, is_away=True), RECRUITER], "Dana"),
        ([replace(MANAGER, is_away=True)], "Priya"),
        ([replace(MANAGER, was_written_to=False), PEER], "Bo"),
        ([replace(MANAGER, bounced=True)], None),
        ([], None),
    ],
)
def test_one_person_of_the_process_gets_the_follow_up(people: list[Contact], chosen: str | None) -> None:
    found = choose_contact(people)
    assert (found.name if found else None) == chosen


MAYBE_DAY = st.none() | st.integers(-10, 60)
CASES = st.fixed_dictionaries(
    {
        "zone": st.sampled_from(ZONES),
        "contact": MOMENTS,
        "promised": MAYBE_DAY,
        "away": MAYBE_DAY,
        "days": st.integers(10, 14),
        "sent": st.booleans(),
    }
)


def facts_of(case: dict) -> tuple[SilenceFacts, Etiquette]:
    calendar, contacted = calendar_for(ZoneInfo(case["zone"])), case["contact"]
    day = calendar.local(contacted).date()
    promised, away = (
        None if case[name] is None else day + timedelta(days=case[name]) for name in ("promised", "away")
    )
    facts = SilenceFacts(
        calendar=calendar,
        last_contact_at=contacted,
        decision_by=promised,
        away_until=away,
        follow_ups=(contacted,) if case["sent"] else (),
    )
    return facts, Etiquette(follow_up_after_days=case["days"], max_follow_ups=2)


@settings(max_examples=400, deadline=None)
@given(case=CASES)
def test_a_follow_up_is_never_before_day_ten_nor_before_a_promise_and_two_working_days(case: dict) -> None:
    facts, etiquette = facts_of(case)
    window, calendar = follow_up_window(facts, etiquette=etiquette), facts.calendar
    here = calendar.local(window.opens_at)
    wait = etiquette.days_between_follow_ups if case["sent"] else etiquette.follow_up_after_days
    assert window.opens_at - facts.last_contact_at >= timedelta(days=wait)
    assert here.date() >= calendar.local(facts.last_contact_at).date() + timedelta(days=wait)
    for day in (facts.decision_by, facts.away_until):
        if day is not None:
            assert here.date() >= calendar.add_working_days(day, 2)
    assert calendar.is_working_day(here.date())
    assert time(8, 30) <= here.time() < time(17)
    assert window.opens_at <= window.best_at <= window.deadline_at
    assert window.opens_at < window.deadline_at


@settings(max_examples=300, deadline=None)
@given(case=CASES, hours=st.integers(0, 24 * 90), more=st.integers(0, 24 * 30))
def test_a_silence_only_moves_forward(case: dict, hours: int, more: int) -> None:
    order = [SilenceState.WAITING, SilenceState.FOLLOW_UP_DUE, SilenceState.ASK_FIRST]
    facts, etiquette = facts_of(case)
    now = facts.last_contact_at + timedelta(hours=hours)
    one = judge_silence(facts, now, etiquette=etiquette)
    two = judge_silence(facts, now + timedelta(hours=more), etiquette=etiquette)
    assert order.index(one.state) <= order.index(two.state)
    if one.state is SilenceState.WAITING:
        assert one.until is not None
        assert one.until > now


@settings(max_examples=150, deadline=None)
@given(zone=st.sampled_from(ZONES), sent=MOMENTS)
def test_a_process_rests_ten_days_after_the_last_follow_up(zone: str, sent: datetime) -> None:
    calendar = calendar_for(ZoneInfo(zone))
    closes = close_moment(sent, calendar=calendar)
    assert closes - sent >= timedelta(days=10)
    assert calendar.is_working_day(calendar.local(closes).date())
