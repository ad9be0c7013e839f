"""Whether a weekday fits the date it stands with: "Tuesday, 9 November" where the 9th is a Monday.

A year that is not written is the one that brings the date nearest to the day the letter is about; of a bare "Friday
the 21st" the month is open, so only a day that no month around fits is wrong. Numbers with a stroke ("5/12") have two
readings and are left alone.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:%.,]\d|\d)"
_DATED = re.compile(
    rf"\b{_DAY}\b\.?,?[ \n](?:the )?(?:(?P<first>{_NUMBER})\.?(?: of)?[ \n](?P<month>{_MONTH})\b|"
    rf"(?P<named>{_MONTH})\.?[ \n](?:the )?(?P<second>{_NUMBER}))(?:\.?,?[ \n](?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day),?[ \n](?:the )?(?P<number>\d{1,2})(?:st|nd|rd|th)\b"
    rf"(?! (?:of )?{_MONTH}| (?:floor|round|street|avenue))",
    re.IGNORECASE,
)


_Found = tuple[int, int, date | None]


def wrong_weekdays(text: str, *, near: date | None, signs: Collection[str]) -> Iterator[_Found]:
    """Each weekday beside a date that does not fit, with the real date, or None where the month is not written. A date
    that is none ("31 June") is left to others. Without `near` only dates with a year are looked at. `signs` are the
    weekdays, long or short, that are words of the text."""
    lowered = text.lower()
    for place in sorted({match.start() for sign in signs for match in re.finditer(sign, lowered)}):
        dated = _DATED.match(text, place)
        if dated:
            found = _date_of(dated, near)
            if found is not None and not _DAYS[found.weekday()].startswith(dated["day"].lower()):
                yield *dated.span(), found
            continue
        bare = _BARE.match(text, place) if near else None
        if bare and near and not _fits_a_month(bare, near):
            yield *bare.span(), None


def _date_of(match: re.Match[str], near: date | None) -> date | None:
    month = _MONTHS.index((match["month"] or match["named"]).lower()[:3]) + 1
    number = int(re.sub(r"\D", "", match["first"] or match["second"]))
    if match["year"]:
        return _date(int(match["year"]), month, number)
    if near is None:
        return None
    around = [_date(near.year + step, month, number) for step in (-1, 0, 1)]
    return min((each for each in around if each), key=lambda each: abs(each - near), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _fits_a_month(match: re.Match[str], near: date) -> bool:
    number, name = int(match["number"]), match["day"].lower()
    first = near.replace(day=1)
    months = ((first - timedelta(days=1)), first, first + timedelta(days=31))
    around = [_date(each.year, each.month, number) for each in months]
    return any(each is not None and _DAYS[each.weekday()] == name for each in around)
