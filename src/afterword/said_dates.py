"""Days as a person reads them, in the reader's language: "Tuesday", "26 May", "Tuesday 26 May"."""

from datetime import date

from afterword.said import say, to_say

_WEEKDAYS = (
    to_say("Monday"), to_say("Tuesday"), to_say("Wednesday"), to_say("Thursday"), to_say("Friday"),
    to_say("Saturday"), to_say("Sunday"),
)  # fmt: skip
_MONTHS = (
    to_say("January"), to_say("February"), to_say("March"), to_say("April"), to_say("May"), to_say("June"),
    to_say("July"), to_say("August"), to_say("September"), to_say("October"), to_say("November"), to_say("December"),
)  # fmt: skip


def weekday_said(day: date) -> str:
    """ "Tuesday"."""
    return say(_WEEKDAYS[day.weekday()])


def month_said(day: date) -> str:
    """ "May"."""
    return say(_MONTHS[day.month - 1])


def day_said(day: date, *, with_year: bool = False) -> str:
    """ "26 May", or "26 May 2026"."""
    words = say("{day} {month}", day=day.day, month=month_said(day))
    return say("{date} {year}", date=words, year=day.year) if with_year else words


def date_said(day: date, *, with_year: bool = False) -> str:
    """ "Tuesday 26 May", or with its year."""
    return say("{weekday} {date}", weekday=weekday_said(day), date=day_said(day, with_year=with_year))
