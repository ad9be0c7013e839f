"""What to do after a message did not go out: again later inside its window, or stop and tell.

Only for what surely did not happen: a 4xx answer that was received (greylisting, RFC 6647: minutes to an
hour), no connection, a 5xx answer. A lost answer is *uncertain* and never comes here (rules/submission.py).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from afterword.rules.etiquette import USUAL, Etiquette
from afterword.rules.send_window import Window, next_moment
from afterword.rules.work_calendar import WorkCalendar
from afterword.said import say, to_say
from afterword.said_dates import weekday_said

# A greylisting server wants a pause of minutes, and takes the second or third try.
_AFTER_4XX = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60))
# The laptop may be back on the net in a moment.
_WITHOUT_CONNECTION = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 30))
ATTEMPTS_LIMIT = 12
_TELL_AFTER_ATTEMPTS = 3
_PASSED = to_say(
    "The mail server asked to try later ({code}), and the right moment has passed. The letter was kept."
)
_PASSED_UNREACHED = to_say(
    "The mail server was not reached, and the right moment has passed. The letter was kept."
)
_LATER = to_say("The mail server asked to try later ({code}). The next try is at {moment} their time.")
_LATER_UNREACHED = to_say("The mail server was not reached. The next try is at {moment} their time.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryDecision:
    """`retry_at` is the next try, None: no more by itself. `tell_person` says that it is worth a notice now.
    `is_refused`: trying again would not help; otherwise a missing `retry_at` means that it became late."""

    retry_at: datetime | None
    tell_person: bool
    reason: str
    rule: str
    is_refused: bool = False


def after_temporary(
    *,
    attempts: int,
    window: Window,
    calendar: WorkCalendar,
    now: datetime,
    code: int | None = None,
    etiquette: Etiquette = USUAL,
) -> RetryDecision:
    """After a Temporary of the port. `attempts` counts the tries so far, this one too. `code` is the SMTP
    code of a 4xx answer, or None where there was no connection, which does not count towards the limit."""
    greylisted = code is not None
    if greylisted and attempts >= ATTEMPTS_LIMIT:
        reason = say(
            "The mail server put the letter off {attempts} times, so it stopped. Nothing was sent.",
            attempts=attempts,
        )
        return RetryDecision(retry_at=None, tell_person=True, reason=reason, rule="attempts", is_refused=True)
    pauses = _AFTER_4XX if greylisted else _WITHOUT_CONNECTION
    pause = pauses[min(max(attempts, 1), len(pauses)) - 1]
    retry_at = next_moment(window, now + pause, calendar=calendar, etiquette=etiquette)
    if retry_at is None:
        reason = say(_PASSED if greylisted else _PASSED_UNREACHED, code=code)
        return RetryDecision(retry_at=None, tell_person=True, reason=reason, rule="window-passed")
    is_far = retry_at - now > timedelta(hours=2)
    here = calendar.local(retry_at)
    words = _LATER if greylisted else _LATER_UNREACHED
    reason = say(words, code=code, moment=f"{weekday_said(here)} {here:%H:%M}")
    return RetryDecision(
        retry_at=retry_at,
        tell_person=is_far or attempts == _TELL_AFTER_ATTEMPTS,
        reason=reason,
        rule="greylisted" if greylisted else "no-connection",
    )


def after_permanent(*, code: int | None = None) -> RetryDecision:
    """After a Permanent of the port: never again by itself."""
    said = f" ({code})" if code is not None else ""
    reason = say(
        "The mail server refused the letter{said}. Nothing was sent; it was kept for you to look at.",
        said=said,
    )
    return RetryDecision(retry_at=None, tell_person=True, reason=reason, rule="refused", is_refused=True)
