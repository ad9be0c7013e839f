"""What went out in a life, held against what the world knew. The holidays are asked of their library directly, with
a table of countries of our own; what is counted as wrong here must be nothing at all."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bench.year_person import Approval
from bench.year_world import FRIDAY_WEEKENDS, ZONES

if TYPE_CHECKING:
    from bench.year_life import Life

# No letter goes before and after these hours, on the clock of whom it goes to.
_MORNING, _NIGHT = time(8, 0), time(22, 0)
# When offices are open; a yes needs some minutes of it to go out.
_OPENS, _CLOSES, _NEEDED = time(8, 30), time(17, 0), timedelta(minutes=10)
_A_MINUTE = timedelta(minutes=1)
# Where the library knows holidays for parts of the country only: those of the one office there.
_PARTS = {"AU": "NSW", "GB": "ENG"}


def judge(life: "Life", figures: Counter[str], minutes: Counter[int]) -> None:
    from afterword.models import Interview, Submission

    known = Submission.objects.filter(candidate=life.candidate).select_related("letter__interview", "person")
    rows = {row.message_id: row for row in known.defer("message", "body", "letter__body")}
    talks: dict[int, list[datetime]] = {}
    ends = Interview.objects.filter(candidate=life.candidate).values_list("process_id", "ends_at")
    for process, end in ends:
        talks.setdefault(process, []).append(end)
    _judge_all(life, rows, figures)
    for row in rows.values():
        if row.state == "accepted":
            minutes[int(row.settled_at.timestamp() // 60)] += 1
            _judge_moment(row, life.world.companies[row.process_id].zone, figures)
    for approval in life.deeds.approvals:
        _judge_approval(_Case(life, approval, rows, talks), figures)
    figures["due_without_a_draft"] += len(life.deeds.due_without_a_draft)
    figures["rounds"] += life.world.rounds
    figures["same_talks"] += life.world.same_talks


def _judge_all(life: "Life", rows: dict[str, Any], figures: Counter[str]) -> None:
    """Nothing twice, nothing lost: what the world got is what the product holds for accepted, and no more."""
    out = Counter(message_id for message_id, _ in life.ways.sent)
    figures["sent"] += sum(out.values())
    figures["doubles"] += sum(times - 1 for times in out.values())
    purposes = Counter(
        (row.process_id, row.kind, row.person_id, row.round)
        for row in map(rows.__getitem__, out)
        if not row.came_back
    )
    figures["doubles"] += sum(times - 1 for times in purposes.values())
    figures["lost"] += sum((row.state == "accepted") != (row.message_id in out) for row in rows.values())


def _judge_moment(row: Any, zone: str, figures: Counter[str]) -> None:
    here = row.settled_at.astimezone(ZoneInfo(zone))
    figures["on_a_day_off"] += is_day_off(zone, here.date())
    figures["at_night"] += not _MORNING <= here.time() < _NIGHT


class _Case:
    """One yes and what became of it."""

    def __init__(
        self, life: "Life", approval: Approval, rows: dict[str, Any], talks: dict[int, list[datetime]]
    ):
        self.approval, self.life, self._rows = approval, life, rows
        self.row = rows[approval.submission.message_id]
        self.zone = ZoneInfo(approval.company.zone)
        self.talk: datetime = self.row.letter.interview.ends_at
        self._talks = talks[self.row.process_id]
        self.is_sent = self.row.state == "accepted"

    @property
    def stopped_by(self) -> str:
        """What the world knows that speaks against it, until it went or its moment passed; empty where nothing."""
        until = self.row.settled_at or self.row.deadline_at
        if self.life.world.answered_between(self.row.process_id, self.talk, until + timedelta(seconds=1)):
            return "answer"
        given_up = self.life.deeds.given_up.get(self.row.process_id)
        if given_up is not None and given_up <= until:
            return "person"
        if self.approval.is_follow_up and not self.is_sent and self._wrote_since():
            return "letter"
        # Its address came back, or was put right after the yes.
        came_back = self.row.person_id in self.life.deeds.mended or bool(self.row.person.address_failed)
        return "address" if came_back else ""

    def _wrote_since(self) -> bool:
        """A thank-you to somebody else of the panel went late: the ten days begin with it."""
        return any(
            row.process_id == self.row.process_id
            and row.kind == "thank-you"
            and row.state == "accepted"
            and row.settled_at >= self.approval.at - timedelta(days=1)
            for row in self._rows.values()
        )

    def days_of_silence(self) -> int:
        return (self._day(self.row.settled_at) - self._day(self.last_contact())).days

    def last_contact(self) -> datetime:
        before = self.row.settled_at or datetime.max.replace(tzinfo=UTC)
        letters = (
            row.settled_at
            for row in self._rows.values()
            if row.process_id == self.row.process_id and row.kind == "thank-you" and row.state == "accepted"
        )
        return max(at for at in (*self._talks, *letters) if at < before)

    def could_go_by_day_14(self) -> bool:
        """Whether their office was open for some minutes between the yes and the end of day 14."""
        zone, last = self.approval.company.zone, self._day(self.last_contact()) + timedelta(days=14)
        day, begins = self._day(self.approval.at), self.approval.at
        while day <= last:
            opens, closes = (datetime.combine(day, at, self.zone) for at in (_OPENS, _CLOSES))
            if (
                not is_day_off(zone, day)
                and closes.astimezone(UTC) - max(begins, opens.astimezone(UTC)) >= _NEEDED
            ):
                return True
            day += timedelta(days=1)
        return False

    def is_before_return(self) -> bool:
        """They had said until when they are away, after the talk that this follows."""
        said = self.life.world.returns.get(self.row.process_id, ())
        day = self._day(self.row.settled_at)
        return any(self.talk < at < self.row.settled_at and day < back for at, back in said)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()


def _judge_approval(case: _Case, figures: Counter[str]) -> None:
    kind = "follow_up" if case.approval.is_follow_up else "thanks"
    row, why = case.row, case.stopped_by
    figures[f"{kind}_approved"] += 1
    if case.is_sent:
        figures[f"{kind}_sent"] += 1
        if case.approval.is_follow_up:
            _judge_follow_up(case, figures)
    elif why:
        figures[f"stopped_by_{why}"] += 1
    elif row.state == "late":
        figures["late"] += 1
    else:
        figures["unexplained"] += 1
    if case.approval.in_time and (case.is_sent or not why):
        figures[f"{kind}_in_time"] += 1
        in_window = case.is_sent and row.opens_at <= row.settled_at <= row.deadline_at + _A_MINUTE
        figures[f"{kind}_inside_window"] += in_window


def _judge_follow_up(case: _Case, figures: Counter[str]) -> None:
    settled, days = case.row.settled_at, case.days_of_silence()
    figures["follow_ups_before_day_10"] += days < 10
    figures["follow_ups_after_an_answer"] += case.life.world.answered_between(
        case.row.process_id, case.talk, settled
    )
    figures["follow_ups_before_return"] += case.is_before_return()
    if case.could_go_by_day_14():
        figures["silences_approved_by_day_14"] += 1
        figures["silences_by_day_14"] += days <= 14


@cache
def is_day_off(zone: str, day: date) -> bool:
    country = ZONES[zone]
    weekend = (4, 5) if country in FRIDAY_WEEKENDS else (5, 6)
    return day.weekday() in weekend or day in _holidays(country)


@cache
def _holidays(country: str) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays(country, subdiv=_PARTS.get(country), years=(2026, 2027)))
