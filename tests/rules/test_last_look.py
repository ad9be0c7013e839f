"""Every rule asked again right before a message is handed over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.letters.debrief import EventKind
from afterword.letters.letter import LetterKind
from afterword.rules.last_look import Cancel, Go, Hold, Late, SubmissionFacts, may_submit
from afterword.rules.send_window import Window
from afterword.rules.stop import Stop
from afterword.rules.work_calendar import calendar_for


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)


NOW = at("2026-06-15T09:00")  # a Monday
WINDOW = Window(
    opens_at=at("2026-06-12T16:00"),
    best_at=at("2026-06-15T08:30"),
    deadline_at=at("2026-06-16T17:00"),
    reason="10 days after the last contact.",
    rule="days-of-silence",
)
FACTS = SubmissionFacts(
    kind=LetterKind.FOLLOW_UP,
    person="Priya",
    window=WINDOW,
    calendar=calendar_for(ZoneInfo("Europe/Berlin")),
    approved_hash="a1",
    message_hash="a1",
    approved_at=at("2026-06-12T18:00"),
    mailbox_read_at=NOW - timedelta(minutes=1),
)
THANKS = replace(FACTS, kind=LetterKind.THANK_YOU, mailbox_read_at=None)


def answered(when: str, seen: str | None = None, kind: EventKind = EventKind.REPLY) -> Stop:
    return Stop(kind=kind, at=at(when), seen_at=at(seen) if seen else None, who="Priya")


def test_a_follow_up_is_never_sent_within_ten_days_of_another_letter() -> None:
    """Somebody else of the panel got their thank-you late, after the follow-up was approved."""
    verdict = may_submit(replace(FACTS, written_at=at("2026-06-13T10:00")), NOW)
    assert isinstance(verdict, Hold)
    assert verdict.rule == "written-since"
    assert verdict.until == at("2026-06-23T10:00")
    assert may_submit(replace(FACTS, written_at=at("2026-06-05T08:59")), NOW) == Go()
    assert isinstance(may_submit(replace(FACTS, written_at=at("2026-06-05T09:01")), NOW), Hold)
    assert may_submit(replace(THANKS, written_at=at("2026-06-15T08:30")), NOW) == Go()


def test_it_goes_when_nothing_speaks_against_it() -> None:
    assert may_submit(FACTS, NOW) == Go()
    assert may_submit(THANKS, NOW) == Go()


@pytest.mark.parametrize(
    ("changes", "verdict", "rule"),
    [
        ({"same_accepted_at": at("2026-06-10T09:00")}, Cancel, "already-sent"),
        ({"stopped_by": answered("2026-06-14T09:00")}, Cancel, "answered"),
        ({"stopped_by": answered("2026-06-14T09:00", kind=EventKind.CALLED)}, Cancel, "answered"),
        ({"interview_cancelled": True}, Cancel, "no-interview"),
        ({"closed": "you let it rest."}, Cancel, "closed"),
        ({"message_hash": "b2"}, Hold, "not-approved"),
        ({"approved_hash": "", "message_hash": ""}, Hold, "not-approved"),
        ({"same_in_doubt": True}, Hold, "in-doubt"),
        ({"bounced": True}, Hold, "bounced"),
        ({"latest_known_at": NOW + timedelta(days=1)}, Hold, "clock-back"),
        ({"next_allowed_at": NOW + timedelta(seconds=30)}, Hold, "rate"),
        ({"stale_words": ("this afternoon",)}, Late, "stale-words"),
        ({"unsure_messages": 2}, Hold, "unsure-message"),
        ({"away_until": date(2026, 6, 16)}, Hold, "away"),
        ({"mailbox_read_at": None}, Hold, "mailbox-unread"),
        ({"mailbox_read_at": NOW - timedelta(minutes=16)}, Hold, "mailbox-unread"),
        ({"mailbox_read_at": NOW + timedelta(minutes=5)}, Hold, "mailbox-unread"),
        ({"mailbox_trouble": "The password was refused."}, Hold, "mailbox-unread"),
    ],
)
def test_each_rule_alone_keeps_a_follow_up_back(changes: dict, verdict: type, rule: str) -> None:
    found = may_submit(replace(FACTS, **changes), NOW)
    assert isinstance(found, verdict)
    assert not isinstance(found, Go)
    assert found.rule == rule
    assert found.reason.endswith(".")


@pytest.mark.parametrize(
    ("now", "verdict", "rule"),
    [
        ("2026-06-12T15:59", Hold, "too-early"),
        ("2026-06-13T11:00", Hold, "too-early"),  # Saturday
        ("2026-06-15T06:00", Hold, "too-early"),
        ("2026-06-16T17:01", Late, "window-passed"),
        ("2026-06-20T09:00", Late, "window-passed"),  # the laptop slept for days
    ],
)
def test_it_goes_at_its_moment_or_is_late(now: str, verdict: type, rule: str) -> None:
    facts = replace(FACTS, mailbox_read_at=at(now))
    found = may_submit(facts, at(now))
    assert isinstance(found, verdict)
    assert not isinstance(found, Go)
    assert found.rule == rule


def test_a_hold_for_the_hour_ends_on_their_next_working_morning() -> None:
    found = may_submit(replace(FACTS, mailbox_read_at=at("2026-06-13T11:00")), at("2026-06-13T11:00"))
    assert isinstance(found, Hold)
    assert found.until == at("2026-06-15T08:30")
    assert "Saturday 11:00 for Priya" in found.reason


def test_where_no_mailbox_is_watched_the_persons_word_counts() -> None:
    facts = replace(FACTS, mailbox_read_at=None, silence_confirmed_at=NOW - timedelta(minutes=3))
    assert may_submit(facts, NOW) == Go()


def test_an_unreadable_mailbox_holds_a_follow_up_only_until_its_window_ends() -> None:
    facts = replace(FACTS, mailbox_trouble="The password was refused.")
    assert isinstance(may_submit(facts, NOW), Hold)
    assert isinstance(may_submit(facts, at("2026-06-16T18:00")), Late)


def test_a_thank_you_does_not_need_the_mailbox() -> None:
    assert may_submit(replace(THANKS, mailbox_trouble="No network."), NOW) == Go()


def test_a_follow_up_never_goes_after_an_answer_even_if_approved_later() -> None:
    stop = answered("2026-06-11T09:00", "2026-06-11T09:05")
    assert isinstance(may_submit(replace(FACTS, stopped_by=stop), NOW), Cancel)


@pytest.mark.parametrize(
    ("stop", "goes"),
    [
        (answered("2026-06-11T09:00", "2026-06-11T09:05"), True),  # approved with the answer in view
        (answered("2026-06-11T09:00", "2026-06-13T09:00"), False),  # it came before the yes, seen after it
        (answered("2026-06-13T09:00"), False),
    ],
)
def test_a_thank_you_goes_after_an_answer_only_if_approved_with_it_in_view(stop: Stop, goes: bool) -> None:
    assert isinstance(may_submit(replace(THANKS, stopped_by=stop), NOW), Go if goes else Cancel)


@pytest.mark.parametrize("kind", [LetterKind.REJECTION_REPLY, LetterKind.OFFER_REPLY, LetterKind.WITHDRAWAL])
def test_a_letter_that_is_itself_an_answer_is_not_cancelled_by_one(kind: LetterKind) -> None:
    stop = answered("2026-06-14T09:00", kind=EventKind.REJECTION)
    facts = replace(FACTS, kind=kind, stopped_by=stop, interview_cancelled=True, closed="they said no.")
    assert may_submit(facts, NOW) == Go()


def test_cancel_comes_before_everything_else() -> None:
    facts = replace(
        FACTS,
        stopped_by=answered("2026-06-14T09:00"),
        message_hash="b2",
        mailbox_trouble="x",
        stale_words=("y",),
    )
    assert isinstance(may_submit(facts, at("2026-07-01T09:00")), Cancel)


TROUBLES = st.fixed_dictionaries(
    {},
    optional={
        "stopped_by": st.just(answered("2026-06-13T09:00")),
        "same_accepted_at": st.just(at("2026-06-13T09:00")),
        "same_in_doubt": st.booleans(),
        "message_hash": st.sampled_from(["a1", "b2"]),
        "bounced": st.booleans(),
        "unsure_messages": st.integers(0, 2),
        "mailbox_read_at": st.none() | st.just(at("2026-06-10T09:00")),
        "mailbox_trouble": st.sampled_from(["", "No network."]),
        "latest_known_at": st.just(at("2026-06-30T09:00")),
        "away_until": st.just(date(2026, 6, 20)),
    },
)


@settings(max_examples=300, deadline=None)
@given(troubles=TROUBLES, minutes=st.integers(-20_000, 20_000))
def test_nothing_goes_with_a_trouble_and_every_hold_is_asked_again(troubles: dict, minutes: int) -> None:
    now = NOW + timedelta(minutes=minutes)
    facts = replace(FACTS, **{"mailbox_read_at": now, **troubles})
    found = may_submit(facts, now)
    if isinstance(found, Hold):
        assert found.until > now
    if isinstance(found, Go):
        assert facts.stopped_by is None
        assert facts.same_accepted_at is None
        assert facts.message_hash == facts.approved_hash
        troubles_now = (facts.same_in_doubt, facts.bounced, facts.unsure_messages, facts.mailbox_trouble)
        assert not any(troubles_now)
        assert facts.mailbox_read_at == now
        assert WINDOW.opens_at <= now <= WINDOW.deadline_at


def test_a_held_message_ends_by_being_late_and_never_waits_for_ever() -> None:
    """Played forward from hold to hold: whatever is wrong, it leaves the queue and is shown."""
    for changes in ({"message_hash": "b2"}, {"bounced": True}, {"mailbox_trouble": "No network."}):
        facts, now = replace(FACTS, **changes), NOW
        for _ in range(2000):
            found = may_submit(facts, now)
            if not isinstance(found, Hold):
                break
            now = found.until
        assert isinstance(found, Late)
