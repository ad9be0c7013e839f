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


_SHORT_WEEKDAYS = (
    to_say("Mon"), to_say("Tue"), to_say("Wed"), to_say("Thu"), to_say("Fri"), to_say("Sat"), to_say("Sun"),
)  # fmt: skip
_SHORT_MONTHS = (
    to_say("Jan"), to_say("Feb"), to_say("Mar"), to_say("Apr"), to_say("May"), to_say("Jun"), to_say("Jul"),
    to_say("Aug"), to_say("Sep"), to_say("Oct"), to_say("Nov"), to_say("Dec"),
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


def short_day_said(day: date) -> str:
    """ "6 Jan 2026"."""
    words = say("{day} {month}", day=day.day, month=say(_SHORT_MONTHS[day.month - 1]))
    return say("{date} {year}", date=words, year=day.year)


def short_date_said(day: date) -> str:
    """ "Tue 6 Jan 2026"."""
    return say("{weekday} {date}", weekday=say(_SHORT_WEEKDAYS[day.weekday()]), date=short_day_said(day))
