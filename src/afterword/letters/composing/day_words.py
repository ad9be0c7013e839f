"""Words for the day of the interview that are right when the letter goes out, in the reader's zone."""

from dataclasses import dataclass
from datetime import date, datetime

from afterword.letters.debrief import Debrief, Interview, Spelling
from afterword.letters.words.spelling import spelling_of

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """`day` stands after a verb ("this afternoon", "on Tuesday"), `days` before a noun ("today's"); empty
    where no word is safe. `age` is in days of the reader's calendar, None without a sending time."""

    day: str = ""
    days: str = ""
    age: int | None = None


def day_words(interview: Interview, send_at: datetime | None, spelling: Spelling) -> DayWords:
    """How to name the day of `interview` in a letter that goes out at `send_at` (aware; None: not at all)."""
    if send_at is None:
        return DayWords()
    start = interview.start.astimezone(interview.timezone)
    end = interview.end.astimezone(interview.timezone)
    age = (send_at.astimezone(interview.timezone).date() - start.date()).days
    part = _part_of_day(start, end)
    if age < 0:
        return DayWords(age=age)
    if age == 0:
        return DayWords(
            day=f"this {part}" if part else "today", days=f"this {part}'s" if part else "today's", age=0
        )
    if age == 1:
        return DayWords(day="yesterday", days="yesterday's", age=1)
    if age < 7:
        weekday = _WEEKDAYS[start.weekday()]
        return DayWords(day=f"on {weekday}", days=f"{weekday}'s", age=age)
    return DayWords(day=f"on {date_words(start.date(), spelling)}", age=age)


def _part_of_day(start: datetime, end: datetime) -> str:
    if start.date() != end.date():
        return ""
    if end.hour < 12 or (end.hour == 12 and end.minute == 0):
        return "morning"
    if start.hour >= 12 and (end.hour < 18 or (end.hour == 18 and end.minute == 0)):
        return "afternoon"
    return "evening" if start.hour >= 17 else ""


# Where people write "May 22"; everywhere else it is "22 May".
_MONTH_FIRST = ("America/", "US/", "Canada/", "UTC", "Etc/")


def dated_as(debrief: Debrief) -> Spelling:
    """The way in which dates are written: as the spelling of the letter says, and where neither the profile nor the
    notes tell, as it is done where the reader is."""
    return dating_of(debrief, spelling_of(debrief))


def dating_of(debrief: Debrief, spelling: Spelling) -> Spelling:
    """The same, where it is known how the letter is spelled."""
    if debrief.style.spelling is not Spelling.AS_WRITTEN or spelling is Spelling.BRITISH:
        return spelling
    return spelling if debrief.interview.timezone.key.startswith(_MONTH_FIRST) else Spelling.BRITISH


def date_words(day: date, spelling: Spelling) -> str:
    """ "May 22" in American, "22 May" in British letters."""
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month}" if spelling is Spelling.BRITISH else f"{month} {day.day}"
