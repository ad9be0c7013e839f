"""T8: will the words for the day be true when it goes out?

Measured: "today", "this morning", "this afternoon", "this evening", "yesterday", a weekday, "last week" or
"this week" beside a word of the talk ("your time today", "yesterday's interview", "meeting you on
Tuesday"), against the interview and the planned moment, both on the reader's calendar. A mismatch is a
warning with the right words. Days of what is to come ("talk to you on Friday") and of other things ("how
you deploy today") are left alone.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.moments import day_words, reader_zone
from afterword.rules.review.text import read_text

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = (
    r"(?P<{0}>(?:earlier )?today|this (?:morning|afternoon|evening|week)|tonight|yesterday(?: (?:morning|"
    r"afternoon|evening))?|"
    r"last week|(?:(?:on|this|last) )?(?:" + "|".join(_WEEKDAYS) + r")(?: (?:morning|afternoon|evening))?)"
)
_TALK = (
    r"(?:your time|the time|time you|talk(?:ed|ing)?|spoke|speak(?:ing)?|conversation|interview(?:ing|"
    r"ed)?|met|meet(?:ing)?|call|chat(?:ted|ting)?|"
    r"discussion|session|visit(?:ing|ed)?|having me|hosting me|inviting me|seeing me|showing me|"
    r"walking me|thank you|thanks|"
    r"chance to)"
)
_NEAR = re.compile(
    rf"\b{_TALK}\b(?P<gap>(?:[ ,]+[\w'’]+){{0,6}}?)[ ,]+{_DAY.format('after')}\b(?!['’]s (?!interview|"
    rf"call|talk|conversation|meeting|chat|session))|"
    rf"\b{_DAY.format('before')}['’]s (?:\w+ )?(?:interview|conversation|call|talk|chat|meeting|"
    rf"discussion|session|panel)s?\b|"
    rf"\b{_DAY.format('first')},? (?:we|I) (?:\w+ )?(?:spoke|talked|met|discussed|interviewed)\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:how|what|where|that|which|the way|run|runs|works?|deploy|is|are|do|does)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|['’]ll|next|look(?:ing)? forward|upcoming|see you|free|available|scheduled?|until|by|"
    r"hope to|can|could|would|"
    r"before|again|tomorrow)\b",
    re.IGNORECASE,
)
_NOON, _EVENING = time(12, 0), time(17, 0)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    zone = reader_zone(letter)
    if letter.sent_at is None or letter.debrief is None or zone is None:
        return
    interview = letter.debrief.interview
    start, end = interview.start.astimezone(zone), interview.end.astimezone(zone)
    sent = letter.sent_at.astimezone(zone)
    text = read_text(letter.body)
    for match in _NEAR.finditer(text.own, text.message.start, text.message.end):
        group = next(name for name in ("after", "before", "first") if match[name])
        said = match[group]
        sentence = text.sentence_at(match.start())
        if _speaks_of_else(match, sentence.text if sentence else "", said.lower()):
            continue
        if not _is_true(said.lower(), sent, start, end):
            right = _better(sent.date(), start, end)
            told = f"It goes out on {day_words(sent, zone)}, so “{said}” will be wrong; {right}."
            yield Finding(
                rule="T8",
                severity=Severity.WARN,
                message=told,
                start=match.start(group),
                end=match.end(group),
            )


def _speaks_of_else(match: re.Match[str], sentence: str, said: str) -> bool:
    """Of what is to come, or of how they work these days."""
    has_weekday = any(day in said for day in _WEEKDAYS)
    if has_weekday and _AHEAD.search(sentence):
        return True
    if said.startswith("this week") and _AHEAD.search(sentence):
        return True
    return bool(match["after"]) and _HABIT.search(match["gap"] or "") is not None


def _is_true(said: str, sent: datetime, start: datetime, end: datetime) -> bool:
    age = (sent.date() - start.date()).days
    part = next((each for each in ("morning", "afternoon", "evening") if said.endswith(each)), "")
    if part and not _is_part(part, start, end):
        return False
    weekday = next((day for day in _WEEKDAYS if day in said), None)
    if weekday:
        return _WEEKDAYS[start.weekday()] == weekday
    if said.endswith("week"):
        weeks = _weeks_between(start.date(), sent.date())
        return weeks == (1 if said.startswith("last") else 0)
    if said.startswith("yesterday"):
        return age == 1
    return age == 0 and (said != "tonight" or end.time() >= _EVENING)


def _is_part(part: str, start: datetime, end: datetime) -> bool:
    if part == "morning":
        return start.time() < _NOON
    if part == "evening":
        return end.time() >= _EVENING or end.date() > start.date()
    return end.time() > _NOON and start.hour < 18


def _weeks_between(first: date, second: date) -> int:
    monday = first.toordinal() - first.weekday()
    return (second.toordinal() - second.weekday() - monday) // 7


def _better(sent_on: date, start: datetime, end: datetime) -> str:
    age = (sent_on - start.date()).days
    if age == 0:
        part = next((each for each in ("morning", "afternoon", "evening") if _is_part(each, start, end)), "")
        return f"say “this {part}” or “today”" if part else "say “today”"
    if age == 1:
        return "say “yesterday”"
    return f"say “on {start:%A}”" if 1 < age < 7 else f"say “on {start.day} {start:%B}”"


RULE = Rule(
    id="T8",
    title="Word for the day",
    severity=Severity.WARN,
    overridable=True,
    source="own: the letter is read on another day than it was written",
    check=check,
)
