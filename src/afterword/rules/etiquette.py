"""The manners of waiting as one value: every number that the timing rules use, with where it comes from.

Sources in short: "rule 3", "rule 6" are the six rules the product stands on; other names are the guides that
docs/standards.md lists. Hours are wall-clock times of the person who is written to.
"""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from itertools import pairwise

from afterword.said import say


class EtiquetteError(ValueError):
    """A setting that the rules refuse. The text is one sentence for the person who set it."""


class SendPreference(StrEnum):
    SAME_DAY = "same_day"
    NEXT_MORNING = "next_morning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Etiquette:
    """Raises EtiquetteError where a number leaves the bounds that keep the promises (never before day 10)."""

    # Not minutes after the talk: Princeton, candidate.so ("two to four hours" is the sweet spot).
    earliest_minutes: int = 60
    earliest_minutes_if_deciding: int = 30
    best_after_minutes: int = 120
    # Late talks: the next morning (climbtheladder). Fridays and eves: that evening (perfectfitresume).
    evening_limit: time = time(18, 0)
    evening_limit_before_days_off: time = time(20, 0)
    # Where the same evening beats a long weekend, it is still an evening and not a night (ours).
    evening_end: time = time(22, 0)
    # A morning more than this far away is worse than tonight (ours).
    long_wait_hours: int = 72
    # Before nine or soon after (climbtheladder, betthr).
    morning_opens: time = time(8, 30)
    morning_closes: time = time(10, 30)
    # A mail in the night looks odd (review rule T7); before `morning_opens` it does too.
    day_ends: time = time(20, 0)
    # All other letters arrive while people work: 9 to 17 (duncanapm/jobflow), ours from 8:30.
    office_closes: time = time(17, 0)
    send_preference: SendPreference = SendPreference.SAME_DAY
    weekend_ok: bool = False
    # Late is better than never (Eastern University); after a working week it is a follow-up instead (ours).
    ask_if_late_after_working_days: int = 5
    # Two talks with one person within two working days: one mail, after the last (tci-la).
    seen_again_within_working_days: int = 2
    # Above seven people write to the lead (Stetson).
    panel_limit: int = 7
    minutes_between_letters: int = 4
    # Rule 6: ten to fourteen days. Never below ten.
    follow_up_after_days: int = 10
    ask_after_days: int = 14
    # Two business days past the date they named (candidate.so), never before it (Ask a Manager).
    after_promise_working_days: int = 2
    # The same grace for somebody who comes back from holidays to a full inbox (ours).
    after_absence_working_days: int = 2
    # One (culpwrit), two at the most (careery.pro, fresnobee); the second says that it is the last.
    max_follow_ups: int = 1
    days_between_follow_ups: int = 10
    close_after_days: int = 10
    # A rejection is answered after a night's sleep and within two days (candidate.so, climbtheladder).
    rejection_reply_after_hours: int = 4
    rejection_reply_within_hours: int = 48
    # How fresh the last look into the mailbox must be right before a follow-up (ours, promise 3).
    mailbox_fresh_minutes: int = 15

    def __post_init__(self) -> None:
        for name, low, high in _BOUNDS:
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
                raise EtiquetteError(
                    say(
                        "{name} must be a whole number from {low} to {high}, not {value}.",
                        name=name,
                        low=low,
                        high=high,
                        value=value,
                    )
                )
        if self.ask_after_days < self.follow_up_after_days:
            raise EtiquetteError(
                say(
                    "ask_after_days ({ask_after_days}) must not be before follow_up_after_days "
                    "({follow_up_after_days}).",
                    ask_after_days=self.ask_after_days,
                    follow_up_after_days=self.follow_up_after_days,
                )
            )
        if self.earliest_minutes_if_deciding > self.earliest_minutes:
            raise EtiquetteError(
                say("earliest_minutes_if_deciding must not be longer than earliest_minutes.")
            )
        if self.rejection_reply_after_hours >= self.rejection_reply_within_hours:
            raise EtiquetteError(
                say("rejection_reply_after_hours must be less than rejection_reply_within_hours.")
            )
        self._check_hours()

    def _check_hours(self) -> None:
        for chain in _ORDERS:
            for earlier, later in pairwise(chain):
                if getattr(self, earlier) > getattr(self, later):
                    raise EtiquetteError(
                        say(
                            "{earlier} ({first:%H:%M}) must not be after {later} ({second:%H:%M}).",
                            earlier=earlier,
                            first=getattr(self, earlier),
                            later=later,
                            second=getattr(self, later),
                        )
                    )
        if self.morning_opens == self.morning_closes:
            raise EtiquetteError(say("morning_opens and morning_closes must leave some time between them."))


_BOUNDS = (
    ("earliest_minutes", 30, 360),
    ("earliest_minutes_if_deciding", 15, 360),
    ("best_after_minutes", 30, 720),
    ("long_wait_hours", 24, 240),
    ("ask_if_late_after_working_days", 1, 20),
    ("seen_again_within_working_days", 0, 5),
    ("panel_limit", 1, 20),
    ("minutes_between_letters", 1, 30),
    ("follow_up_after_days", 10, 14),
    ("ask_after_days", 10, 28),
    ("after_promise_working_days", 2, 10),
    ("after_absence_working_days", 0, 10),
    ("max_follow_ups", 1, 2),
    ("days_between_follow_ups", 10, 28),
    ("close_after_days", 10, 90),
    ("rejection_reply_after_hours", 1, 48),
    ("rejection_reply_within_hours", 12, 120),
    ("mailbox_fresh_minutes", 1, 60),
)

_ORDERS = (
    ("morning_opens", "morning_closes", "office_closes", "evening_limit", "day_ends", "evening_end"),
    ("evening_limit", "evening_limit_before_days_off", "day_ends"),
)

USUAL = Etiquette()
