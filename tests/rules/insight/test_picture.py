"""The five questions of the Insight page, on small searches whose answers can be counted by hand."""

from datetime import UTC, datetime, timedelta

from afterword.letters.debrief import InterviewKind
from afterword.letters.letter import LetterKind
from afterword.rules.insight.facts import HeldInterview, ProcessFacts, SentLetters
from afterword.rules.insight.picture import picture_of
from afterword.rules.insight.waiting import Wait

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


def day(number: int, hour: int = 12) -> datetime:
    return datetime(2026, 6, number, hour, tzinfo=UTC)


def interview(
    key: int, ended: datetime, *, round_: int = 1, notes_after: float | None = None
) -> HeldInterview:
    done = None if notes_after is None else ended + timedelta(hours=notes_after)
    return HeldInterview(key=key, kind=InterviewKind.VIDEO, round=round_, ended_at=ended, debriefed_at=done)


def thanks(key: int, at: datetime, *, late: bool = False) -> SentLetters:
    return SentLetters(kind=LetterKind.THANK_YOU, sent_at=at, interview=key, on_time=0 if late else 1)


def follow_up(at: datetime) -> SentLetters:
    return SentLetters(kind=LetterKind.FOLLOW_UP, sent_at=at)


def test_a_wait_runs_from_the_first_thanks_to_the_first_answer() -> None:
    facts = ProcessFacts(
        interviews=(interview(1, day(1)),),
        letters=(thanks(1, day(3)), thanks(1, day(2))),
        answers=(day(20), day(9)),
    )
    assert picture_of([facts], now=NOW).waits == (Wait(days=7.0, answered=True),)


def test_no_answer_yet_is_a_wait_until_now() -> None:
    facts = ProcessFacts(interviews=(interview(1, day(1)),), letters=(thanks(1, day(2)),))
    assert picture_of([facts], now=NOW).waits == (Wait(days=28.0, answered=False),)


def test_watching_ends_when_a_process_is_closed() -> None:
    facts = ProcessFacts(interviews=(interview(1, day(1)),), letters=(thanks(1, day(2)),), closed_at=day(16))
    assert picture_of([facts], now=NOW).waits == (Wait(days=14.0, answered=False),)


def test_an_answer_before_the_thanks_is_none_to_them() -> None:
    facts = ProcessFacts(
        interviews=(interview(1, day(10)),), letters=(thanks(1, day(11)),), answers=(day(5),)
    )
    assert picture_of([facts], now=NOW).waits == (Wait(days=19.0, answered=False),)


def test_an_interview_without_thanks_waits_for_nothing() -> None:
    picture = picture_of([ProcessFacts(interviews=(interview(1, day(1)),))], now=NOW)
    assert picture.waits == ()
    assert picture.on_time.words == "none yet"


def test_thanks_after_their_deadline_are_counted_as_late() -> None:
    facts = ProcessFacts(
        interviews=(interview(1, day(1)), interview(2, day(8), round_=2)),
        letters=(thanks(1, day(2)), thanks(2, day(12), late=True)),
    )
    assert picture_of([facts], now=NOW).on_time.words == "1 of 2"


def test_an_answer_after_the_follow_up_is_the_follow_ups() -> None:
    facts = ProcessFacts(
        interviews=(interview(1, day(1)),),
        letters=(thanks(1, day(2)), follow_up(day(12))),
        answers=(day(15),),
    )
    shares = dict(picture_of([facts], now=NOW).answered_by_letter)
    assert shares[LetterKind.THANK_YOU].words == "0 of 1"
    assert shares[LetterKind.FOLLOW_UP].words == "1 of 1"


def test_the_funnel_counts_how_far_each_came() -> None:
    processes = [
        ProcessFacts(),
        ProcessFacts(interviews=(interview(1, day(1)),)),
        ProcessFacts(interviews=(interview(2, day(1)), interview(3, day(8), round_=3)), got_offer=True),
    ]
    counts = [(stage.name, stage.count) for stage in picture_of(processes, now=NOW).funnel]
    assert counts == [
        ("Followed", 3),
        ("First interview held", 2),
        ("Second round", 1),
        ("Third round or later", 1),
        ("Offer", 1),
    ]


def test_the_delay_of_notes_leaves_out_those_never_done() -> None:
    facts = ProcessFacts(interviews=(interview(1, day(1), notes_after=0.5), interview(2, day(2))))
    spread = picture_of([facts], now=NOW).debrief_hours
    assert spread is not None
    assert spread.values == (0.5,)


def test_an_empty_search_gives_an_empty_picture() -> None:
    picture = picture_of([], now=NOW)
    assert picture.steps == ()
    assert picture.median_days is None
    assert picture.debrief_hours is None
    assert all(stage.count == 0 for stage in picture.funnel)
