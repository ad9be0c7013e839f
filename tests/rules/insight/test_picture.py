"""The five questions of the Insight page, on small searches whose answers can be counted by hand."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from afterword.letters.debrief import InterviewKind
from afterword.letters.letter import LetterKind
from afterword.rules.insight.facts import FollowUp, HeldInterview, SearchFacts
from afterword.rules.insight.picture import picture_of
from afterword.rules.insight.waiting import Wait

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
HOUR = 3_600_000


def day(number: int, hour: int = 12) -> int:
    return int(datetime(2026, 6, number, hour, tzinfo=UTC).timestamp()) * 1000


def interview(
    key: int, ended: int, *, process: int = 1, round_: int = 1, notes_after: float | None = None,
    kind: InterviewKind = InterviewKind.VIDEO,
) -> HeldInterview:  # fmt: skip
    done = None if notes_after is None else ended + int(notes_after * HOUR)
    return HeldInterview(key, process, kind, round_, ended, done)


def one_process(
    interviews: Sequence[HeldInterview] = (), thanks: Mapping[int, int] | None = None, answers: Sequence[int] = (),
    *, closed_at: int | None = None, follow_ups: Sequence[int] = (),
) -> SearchFacts:  # fmt: skip
    """A search of a single process, number 1. `thanks` are the moments of letters after interviews (their keys)."""
    return SearchFacts(
        processes=1, closed={} if closed_at is None else {1: closed_at}, interviews=interviews, thanks=thanks or {},
        follow_ups=[FollowUp(1, at) for at in follow_ups], answers={1: answers} if answers else {},
    )  # fmt: skip


def test_a_wait_runs_from_the_first_thanks_to_the_first_answer() -> None:
    facts = one_process([interview(1, day(1))], {1: day(2)}, [day(9), day(20)])
    assert picture_of(facts, now=NOW).waits == (Wait(days=7.0, answered=True),)


def test_no_answer_yet_is_a_wait_until_now() -> None:
    facts = one_process([interview(1, day(1))], {1: day(2)})
    assert picture_of(facts, now=NOW).waits == (Wait(days=28.0, answered=False),)


def test_watching_ends_when_a_process_is_closed() -> None:
    facts = one_process([interview(1, day(1))], {1: day(2)}, closed_at=day(16))
    assert picture_of(facts, now=NOW).waits == (Wait(days=14.0, answered=False),)


def test_equal_waits_are_one_with_their_number() -> None:
    facts = one_process([interview(1, day(1)), interview(2, day(1))], {1: day(2), 2: day(2, 9)})
    assert picture_of(facts, now=NOW).waits == (Wait(days=28.0, answered=False, count=2),)


def test_an_answer_before_the_thanks_is_none_to_them() -> None:
    facts = one_process([interview(1, day(10))], {1: day(11)}, [day(5)])
    assert picture_of(facts, now=NOW).waits == (Wait(days=19.0, answered=False),)


def test_an_answer_of_another_process_is_none() -> None:
    facts = SearchFacts(
        processes=2, interviews=[interview(1, day(1))], thanks={1: day(2)}, answers={2: [day(9)]}
    )
    picture = picture_of(facts, now=NOW)
    assert picture.waits == (Wait(days=28.0, answered=False),)
    assert dict(picture.answered_by_letter)[LetterKind.THANK_YOU].words == "0 of 1"


def test_an_interview_without_thanks_waits_for_nothing() -> None:
    picture = picture_of(one_process([interview(1, day(1))]), now=NOW)
    assert picture.waits == ()
    assert picture.on_time.words == "none yet"


def test_thanks_before_their_deadline_are_a_share_of_all() -> None:
    assert picture_of(SearchFacts(thanks_sent=3, thanks_on_time=2), now=NOW).on_time.words == "2 of 3"


def test_an_answer_after_the_follow_up_is_the_follow_ups() -> None:
    facts = one_process([interview(1, day(1))], {1: day(2)}, [day(15)], follow_ups=[day(12)])
    shares = dict(picture_of(facts, now=NOW).answered_by_letter)
    assert shares[LetterKind.THANK_YOU].words == "0 of 1"
    assert shares[LetterKind.FOLLOW_UP].words == "1 of 1"


def test_an_answer_between_two_letters_is_the_first_ones() -> None:
    facts = one_process([interview(1, day(1))], {1: day(2)}, [day(5)], follow_ups=[day(12)])
    shares = dict(picture_of(facts, now=NOW).answered_by_letter)
    assert shares[LetterKind.THANK_YOU].words == "1 of 1"
    assert shares[LetterKind.FOLLOW_UP].words == "0 of 1"


def test_interviews_are_told_apart_by_their_kind() -> None:
    facts = one_process(
        [interview(1, day(1), kind=InterviewKind.ONSITE), interview(2, day(10), kind=InterviewKind.PHONE)],
        {1: day(2), 2: day(11)},
        [day(5)],
    )
    shares = {kind: share.words for kind, share in picture_of(facts, now=NOW).answered_by_interview}
    assert shares == {InterviewKind.PHONE: "0 of 1", InterviewKind.ONSITE: "1 of 1"}


def test_the_funnel_counts_how_far_each_came() -> None:
    facts = SearchFacts(
        processes=3, offers=1, interviews=[
            interview(1, day(1), process=2), interview(2, day(1), process=3),
            interview(3, day(8), process=3, round_=3),
        ],
    )  # fmt: skip
    counts = [(stage.name, stage.count) for stage in picture_of(facts, now=NOW).funnel]
    assert counts == [
        ("Followed", 3),
        ("First interview held", 2),
        ("Second round", 1),
        ("Third round or later", 1),
        ("Offer", 1),
    ]


def test_the_delay_of_notes_leaves_out_those_never_done() -> None:
    facts = one_process([interview(1, day(1), notes_after=0.5), interview(2, day(2))])
    spread = picture_of(facts, now=NOW).debrief_hours
    assert spread is not None
    assert spread.values == (0.5,)


def test_the_delay_of_notes_is_told_to_the_minute() -> None:
    done = [interview(1, day(1), notes_after=0.508), interview(2, day(2), notes_after=0.513)]
    spread = picture_of(one_process(done), now=NOW).debrief_hours
    assert spread is not None
    assert spread.values == (0.5, 0.5)


def test_letters_of_two_rounds_are_answered_each_by_what_came_before_the_next() -> None:
    rounds = [interview(1, day(1)), interview(2, day(8), round_=2)]
    facts = one_process(rounds, {1: day(2), 2: day(9)}, [day(12)])
    picture = picture_of(facts, now=NOW)
    assert dict(picture.answered_by_letter)[LetterKind.THANK_YOU].words == "1 of 2"
    assert sorted(wait.days for wait in picture.waits) == [3.0, 10.0]


def test_an_empty_search_gives_an_empty_picture() -> None:
    picture = picture_of(SearchFacts(), now=NOW)
    assert picture.steps == ()
    assert picture.median_days is None
    assert picture.debrief_hours is None
    assert all(stage.count == 0 for stage in picture.funnel)
