"""Whether a date that the letter gives for the talk is a day on which there was one: "when we met on 14 May"."""

import re
from collections.abc import Iterator
from datetime import date

from afterword.letters.debrief import Debrief
from afterword.rules.review.record import record_text
from afterword.rules.review.text import TextFacts

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_DATE = (
    rf"{_WEEKDAY}(?:the )?(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)? (?P<month>{_MONTH})\b|"
    rf"(?P<named>{_MONTH})\.? (?P<second>\d{{1,2}})(?:st|nd|rd|th)?\b)"
)
_WE_MET = re.compile(
    r"\b(?:we (?:last |first )?(?:met|spoke|talked)|(?P<thing>(?:meeting|talking (?:to|with)|speaking (?:to|with)) you|"
    r"(?:our|the|my) (?:\w+ )?(?:interview|conversation|talk|call|meeting|chat)))"
    rf"(?: \w+){{0,3}}? on {_DATE}",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|['’]ll|look(?:ing)? forward|next|second|coming|upcoming|planned|scheduled|confirm\w*|invit\w*|move|"
    r"reschedul\w*|postpon\w*|could|can)\b",
    re.IGNORECASE,
)


def misdated_talks(
    text: TextFacts, debrief: Debrief, *, sent_on: date | None
) -> Iterator[tuple[int, int, date]]:
    """Where such a date stands, and the day of the interview. Days to come, days of the notes, and what may be an
    earlier round are left alone."""
    interview = debrief.interview
    held = interview.start.astimezone(interview.timezone).date()
    days = {held, interview.start.date(), interview.end.astimezone(interview.timezone).date()}
    days |= {each.date for each in debrief.history}
    for sentence in text.sentences:
        for match in _WE_MET.finditer(sentence.text):
            said = _date_of(match, held)
            if said is None or said in days or _AHEAD.search(sentence.text):
                continue
            is_to_come = match["thing"] is not None and (sent_on is None or said > sent_on)
            may_be_earlier = interview.round > 1 and said < held
            if not (is_to_come or may_be_earlier or _is_noted(said, debrief)):
                place = "first" if match["first"] else "named"
                yield sentence.start + match.start(place), sentence.start + match.end(), held


def _is_noted(said: date, debrief: Debrief) -> bool:
    return re.search(rf"(?<!\d){said.day}(?!\d)", record_text(debrief)) is not None


def _date_of(match: re.Match[str], near: date) -> date | None:
    month = _MONTHS.index((match["month"] or match["named"]).lower()[:3]) + 1
    around = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            around.append(date(year, month, int(match["first"] or match["second"])))
        except ValueError:
            continue
    return min(around, key=lambda each: abs(each - near), default=None)
