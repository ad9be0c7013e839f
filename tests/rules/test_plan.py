"""The plan of one interview, as `afterword plan` shows it."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.letters.debrief import (
    ContactPolicy,
    Debrief,
    Event,
    EventKind,
    Interview,
    PersonNotes,
    Relation,
)
from afterword.rules.etiquette import Etiquette
from afterword.rules.plan import plan, plan_report
from afterword.rules.plan_steps import PlanStep
from afterword.rules.stop import ANSWERS
from afterword.rules.work_calendar import calendar_for
from tests.rules.places import MOMENTS, ZONES

BERLIN = ZoneInfo("Europe/Berlin")
PRIYA = PersonNotes(name="Priya Raman", relation=Relation.HIRING_MANAGER, email="priya@n.example")
BO = PersonNotes(name="Bo Lind", relation=Relation.PEER, email="bo@n.example")
REPLIES = {"rejection-reply", "offer-reply"}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def debrief(**changes: object) -> Debrief:
    """Tuesday 9 June 2026 in Berlin, 13:00 to 14:00."""
    talk = Interview(start=at("2026-06-09T13:00"), end=at("2026-06-09T14:00"), timezone=BERLIN)
    usual = Debrief(company="Northwind", role="SRE", interview=talk, people=(PRIYA, BO))
    return replace(usual, **changes)


NOW, SENT = at("2026-06-09T14:05"), at("2026-06-09T16:00")


def brief(steps: tuple[PlanStep, ...]) -> list[tuple[str, str, str]]:
    return [(step.step, step.person.partition(" ")[0], f"{step.opens_at:%a %d %b %H:%M}") for step in steps]


def test_the_whole_plan_right_after_the_talk() -> None:
    steps = plan(debrief(), now=NOW)
    assert brief(steps) == [
        ("debrief", "", "Tue 09 Jun 14:00"),
        ("thank-you", "Priya", "Tue 09 Jun 15:00"),
        ("thank-you", "Bo", "Tue 09 Jun 15:00"),
        ("follow-up", "Priya", "Fri 19 Jun 16:00"),
        ("close", "", "Thu 02 Jul 17:00"),
    ]
    assert steps[1].best_at < steps[2].best_at


def test_once_sent_only_the_silence_is_left() -> None:
    assert [step.step for step in plan(debrief(), now=NOW + timedelta(days=1), sent=SENT)] == [
        "follow-up",
        "close",
    ]


def test_a_promised_date_moves_the_follow_up_behind_it() -> None:
    steps = plan(debrief(decision_by=date(2026, 6, 26)), now=NOW, sent=SENT)
    assert brief(steps)[0] == ("follow-up", "Priya", "Tue 30 Jun 08:30")
    assert steps[0].rule == "promised-date"


def test_a_decision_on_the_same_day_makes_it_half_an_hour() -> None:
    steps = plan(debrief(decision_by=date(2026, 6, 9)), now=NOW)
    assert (steps[1].rule, f"{steps[1].opens_at:%H:%M}") == ("decides-today", "14:30")


@pytest.mark.parametrize("kind", sorted(ANSWERS))
def test_any_answer_stops_everything_and_nothing_but_a_reply_to_it_is_planned(kind: EventKind) -> None:
    answer = Event(what=kind, at=at("2026-06-11T09:00"))
    for notes in (debrief(events=(answer,)), debrief()):
        extra = () if notes.events else (answer,)
        steps = plan(notes, now=at("2026-06-12T09:00"), sent=SENT, events=extra)
        assert steps[0].step == "stop"
        assert {step.step for step in steps[1:]} <= REPLIES


def test_an_answer_that_is_still_to_come_ends_the_plan_there() -> None:
    answer = Event(what=EventKind.REPLY, at=at("2026-06-15T09:00"))
    steps = plan(debrief(), now=NOW, events=(answer,))
    assert [step.step for step in steps] == ["debrief", "thank-you", "thank-you", "stop"]


def test_a_reply_before_the_talk_is_about_something_else_but_a_withdrawal_is_not() -> None:
    before = at("2026-06-01T09:00")
    earlier = Event(what=EventKind.NEXT_ROUND, at=before)
    withdrawn = Event(what=EventKind.WITHDRAWN, at=before)
    assert "stop" not in {step.step for step in plan(debrief(events=(earlier,)), now=NOW)}
    assert [step.step for step in plan(debrief(events=(withdrawn,)), now=NOW)] == ["stop"]


def test_a_rejection_is_answered_between_four_and_forty_eight_hours_later() -> None:
    rejection = Event(what=EventKind.REJECTION, at=at("2026-06-11T09:00"))
    _, reply = plan(debrief(), now=at("2026-06-11T09:05"), sent=SENT, events=(rejection,))
    assert (reply.step, reply.person) == ("rejection-reply", "Priya Raman")
    assert timedelta(hours=4) <= reply.opens_at - rejection.at
    assert reply.deadline_at - rejection.at <= timedelta(hours=48)
    later = plan(debrief(), now=at("2026-06-20T09:00"), sent=SENT, events=(rejection,))
    assert [step.step for step in later] == ["stop"]


def test_an_auto_reply_with_a_date_shifts_the_follow_up_and_one_without_does_not() -> None:
    away = Event(what=EventKind.AUTO_REPLY, at=at("2026-06-10T09:00"), returns_on=date(2026, 7, 6))
    shifted = plan(debrief(), now=NOW, sent=SENT, events=(away,))
    same = plan(debrief(), now=NOW, sent=SENT, events=(replace(away, returns_on=None),))
    assert brief(shifted)[0] == ("follow-up", "Priya", "Wed 08 Jul 08:30")
    assert same == plan(debrief(), now=NOW, sent=SENT)


def test_a_bounce_asks_for_an_address_and_plans_nothing_behind_it() -> None:
    bounce = Event(what=EventKind.BOUNCE, at=at("2026-06-09T16:05"))
    steps = plan(debrief(people=(PRIYA,)), now=at("2026-06-10T09:00"), sent=SENT, events=(bounce,))
    assert [(step.step, step.person) for step in steps] == [("ask-address", "Priya Raman")]


def test_who_has_no_address_is_asked_for_and_never_followed_up() -> None:
    unknown = PersonNotes(name="Cy", relation=Relation.HIRING_MANAGER)
    steps = plan(debrief(people=(unknown, BO)), now=NOW)
    assert ("ask", "Cy", "no-address") in {(step.step, step.person, step.rule) for step in steps}
    assert {step.person for step in steps if step.step == "follow-up"} == {"Bo Lind"}
    alone = plan(debrief(people=(unknown,)), now=NOW, sent=SENT)
    assert [(step.step, step.rule) for step in alone] == [("ask", "no-address")]


def test_an_agency_hears_from_you_and_nobody_else() -> None:
    dana = PersonNotes(name="Dana", relation=Relation.RECRUITER, email="dana@a.example")
    steps = plan(debrief(people=(PRIYA, dana), contact_policy=ContactPolicy.VIA_AGENCY), now=NOW)
    assert {step.person for step in steps if step.step in ("thank-you", "follow-up")} == {"Dana"}
    assert {step.person for step in steps if step.step == "hold"} == {"Priya Raman"}


def test_who_is_not_interested_thanks_but_does_not_follow_up() -> None:
    assert {step.step for step in plan(debrief(interested=False), now=NOW)} == {"debrief", "thank-you"}


def test_a_missed_window_is_late_then_a_question() -> None:
    late = plan(debrief(), now=at("2026-06-11T11:00"))
    assert [step.rule for step in late if step.step == "thank-you"] == ["late", "late"]
    very_late = plan(debrief(), now=at("2026-06-18T11:00"))
    assert [step.rule for step in very_late if step.step == "ask"] == ["very-late", "very-late"]


def test_after_day_fourteen_the_follow_up_is_a_question() -> None:
    steps = plan(debrief(), now=at("2026-06-25T11:00"), sent=SENT)
    assert (steps[0].step, steps[0].rule) == ("ask", "ask-first")


def test_two_follow_ups_are_ten_days_apart_and_the_second_is_called_the_last() -> None:
    steps = plan(debrief(), now=NOW, sent=SENT, etiquette=Etiquette(max_follow_ups=2))
    first, last, close = steps
    assert [step.step for step in steps] == ["follow-up", "last-follow-up", "close"]
    assert last.opens_at - first.best_at >= timedelta(days=10)
    assert close.opens_at - last.best_at >= timedelta(days=10)


def test_the_country_may_be_given() -> None:
    talk = Interview(start=at("2026-05-13T18:00"), end=at("2026-05-13T19:30"), timezone=BERLIN)
    german = plan(debrief(interview=talk), now=talk.end)
    polish = plan(debrief(interview=talk), now=talk.end, country="PL")
    opens = [next(step.opens_at for step in steps if step.step == "thank-you") for steps in (german, polish)]
    assert [f"{moment:%a %d}" for moment in opens] == ["Fri 15", "Thu 14"]


def test_the_report_is_plain_json_with_offsets() -> None:
    report = plan_report(plan(debrief(), now=NOW))
    assert json.loads(json.dumps(report)) == report
    step = report["steps"][1]
    assert list(step) == ["step", "person", "opens_at", "best_at", "deadline_at", "reason", "rule"]
    assert step["opens_at"] == "2026-06-09T15:00:00+02:00"


def test_the_plan_costs_no_holidays_and_no_django_until_a_holiday_is_asked() -> None:
    heavy = "{'holidays', 'django', 'dateutil'}"
    code = f"import sys, afterword.rules.plan; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


MAYBE_DAY = st.none() | st.integers(0, 40)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Debrief, dict]:
    zone, end = draw(st.sampled_from(ZONES)), draw(MOMENTS)
    day = end.astimezone(ZoneInfo(zone)).date()
    named, back = draw(MAYBE_DAY), draw(MAYBE_DAY)
    talk = Interview(start=end - timedelta(hours=1), end=end, timezone=ZoneInfo(zone))
    events = [
        Event(what=draw(st.sampled_from(EventKind)), at=end + timedelta(hours=hours))
        for hours in draw(st.lists(st.integers(0, 24 * 40), max_size=2))
    ]
    if back is not None:
        returns = day + timedelta(days=back)
        events.append(Event(what=EventKind.AUTO_REPLY, at=end + timedelta(hours=30), returns_on=returns))
    notes = debrief(
        interview=talk,
        events=tuple(events),
        decision_by=None if named is None else day + timedelta(days=named),
        interested=draw(st.booleans()),
    )
    sent = draw(st.none() | st.integers(1, 24 * 4).map(lambda hours: end + timedelta(hours=hours)))
    now = (sent or end) + timedelta(hours=draw(st.integers(0, 24 * 40)))
    return notes, {"now": now, "sent": sent, "etiquette": Etiquette(max_follow_ups=draw(st.integers(1, 2)))}


@settings(max_examples=400, deadline=None)
@given(situation=situations())
def test_what_holds_for_every_plan(situation: tuple[Debrief, dict]) -> None:
    notes, asked = situation
    steps = plan(notes, **asked)
    calendar = calendar_for(notes.interview.timezone)
    answers = [event.at for event in notes.events if event.what in ANSWERS]
    last_contact = asked["sent"] or notes.interview.end
    for step in steps:
        assert step.opens_at <= step.best_at <= step.deadline_at
        assert step.opens_at >= notes.interview.end - timedelta(hours=1)
        assert step.reason
        if step.step in ("follow-up", "last-follow-up"):
            assert step.opens_at - last_contact >= timedelta(days=10)
            here = calendar.local(step.opens_at)
            assert calendar.is_working_day(here.date())
            assert 8 <= here.hour < 17
            if notes.decision_by is not None:
                assert here.date() >= calendar.add_working_days(notes.decision_by, 2)
        if answers and step.step not in REPLIES | {"stop"}:
            assert step.best_at < min(answers)
            assert asked["now"] < min(answers)
    assert sum(step.step == "follow-up" for step in steps) <= 1
    assert [step.opens_at for step in steps] == sorted(step.opens_at for step in steps)


@settings(max_examples=200, deadline=None)
@given(situation=situations(), hours=st.integers(0, 24 * 30))
def test_a_step_never_moves_back_while_time_goes_on(situation: tuple[Debrief, dict], hours: int) -> None:
    notes, asked = situation
    asked["sent"] = asked["sent"] or notes.interview.end + timedelta(hours=2)
    later = plan(notes, **{**asked, "now": asked["now"] + timedelta(hours=hours)})
    earliest = {(step.step, step.person): step for step in plan(notes, **asked)}
    for step in later:
        before = earliest.get((step.step, step.person))
        if before is not None:
            assert before.opens_at <= step.opens_at
            assert before.best_at <= step.best_at


def test_all_times_of_a_plan_are_on_the_clock_of_the_interviewers() -> None:
    steps = plan(debrief(), now=NOW.astimezone(UTC))
    assert {step.opens_at.utcoffset() for step in steps} == {timedelta(hours=2)}
