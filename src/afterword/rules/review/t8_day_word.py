"""T8: will the words for the day be true when it goes out?

Measured: "today", "this morning", "this afternoon", "this evening", "last night", "yesterday", a weekday,
"last week" or "this week" beside a word of the talk ("your time today", "yesterday's interview", "meeting you
on Tuesday"), against the interview and the planned moment, both on the reader's calendar. A mismatch is a
warning with the right words. So are, whenever the letter goes out, a weekday beside a date that it does not
fit ("Tuesday, 9 November" on a Monday) and a date of the talk that is not that of the interview ("when we met
on 14 May"). Days of what is to come ("talk to you on Friday") and of other things ("how you deploy today")
are left alone.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from afterword.rules.clock_words import date_words
from afterword.rules.review.date_of_the_talk import misdated_talks
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.moments import day_words, reader_zone
from afterword.rules.review.text import Span, TextFacts, read_text
from afterword.rules.review.weekday_dates import wrong_weekdays
from afterword.said import say, to_say

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_DAYS = ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")
_DAY = re.compile(
    r"\b(?:(?:earlier )?today|this (?:morning|afternoon|evening|week)|tonight|last (?:week|night)|"
    rf"(?:yesterday|(?:(?:on|this|last) )?(?:{'|'.join(_WEEKDAYS)}))(?: (?:morning|afternoon|evening))?)\b",
    re.IGNORECASE,
)
_DAY_NAMES = frozenset([*_WEEKDAYS, *_SHORT_DAYS])
_DIGIT = re.compile(r"\d")
_DAY_SIGNS = frozenset(
    [
        *_WEEKDAYS,
        *_SHORT_DAYS,
        "today",
        "tonight",
        "yesterday",
        "morning",
        "afternoon",
        "evening",
        "week",
        "night",
    ]
)
# "every Monday" is a habit, no day of the talk.
_EVERY = re.compile(r"\b(?:every|each|most|any)[ \n]+\Z", re.IGNORECASE)
_TALK_WORDS = (
    r"(?:your time|the time|time you|talk(?:ed|ing)?|spoke|speak(?:ing)?|conversation|interview(?:ing|"
    r"ed)?|met|"
    r"meet(?:ing)?|call|chat(?:ted|ting)?|discussion|session|visit(?:ing|ed)?|having me|hosting me|"
    r"inviting me|"
    r"seeing me|showing me|walking me|thank you|thanks|chance to)"
)
_BESIDE = 12
"""Characters in which the words before a day find room, and the day itself: "earlier ", "wednesday"."""
_REACH = 80
_BEFORE = re.compile(rf"\b{_TALK_WORDS}\b(?P<gap>(?:[ ,\n]+[\w'’]+){{0,6}}?)[ ,\n]+\Z", re.IGNORECASE)
_OWNED = re.compile(
    r"['’]s (?:\w+ )?(?:interview|conversation|call|talk|chat|meeting|discussion|session|panel)s?\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r",? (?:we|I) (?:\w+ )?(?:spoke|talked|met|discussed|interviewed)\b", re.IGNORECASE)
_HABIT = re.compile(
    r"\b(?:how|what|where|that|which|the way|run|runs|works?|deploy|is|are|do|does)\b", re.IGNORECASE
)
# "Your message of yesterday" has a day of its own.
_OTHER_THING = re.compile(
    r"\b(?:messages?|e?-?mails?|letters?|notes?|repl(?:y|ies)|answers?|news|offers?|invitations?|feedback)\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:will|['’]ll|next|look(?:ing)? forward|upcoming|coming|planned|cancel\w*|postpon\w*|"
    r"reschedul\w*|see you|free|available|scheduled?|until|by|"
    r"hope to|can|could|would|"
    r"before|again|tomorrow)\b",
    re.IGNORECASE,
)
_NIGHT_OF_THE_TALK = re.compile(
    rf"\b{_TALK_WORDS}(?: \w+)?(?: with (?:you|me)| to (?:you|me)| you| me)? \Z", re.IGNORECASE
)
_NOON, _EVENING, _NIGHT = time(12, 0), time(17, 0), time(18, 30)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    zone = reader_zone(letter)
    text = read_text(letter.body)
    if letter.debrief is not None and _DIGIT.search(text.message.text):
        yield from _on_another_day(letter, text)
    if text.vocabulary.isdisjoint(_DAY_SIGNS):
        return
    yield from _misdated(letter, text)
    if letter.sent_at is None or letter.debrief is None or zone is None:
        return
    interview = letter.debrief.interview
    start, end = interview.start.astimezone(zone), interview.end.astimezone(zone)
    sent = letter.sent_at.astimezone(zone)
    for match, sentence in _days(text):
        said = " ".join(match[0].lower().split())
        if not _is_of_the_talk(text.own, match, sentence) or _is_true(said, sent, start, end):
            continue
        right = _better(sent.date(), start, end)
        told = say(
            "It goes out on {day}, so “{words}” will be wrong; {right}.",
            day=day_words(sent, zone),
            words=match[0],
            right=right,
        )
        yield Finding(rule="T8", severity=Severity.WARN, message=told, start=match.start(), end=match.end())


def _misdated(letter: LetterUnderReview, text: TextFacts) -> Iterator[Finding]:
    near = letter.sent_at or (letter.debrief.interview.start if letter.debrief else None)
    signs = text.vocabulary & _DAY_NAMES
    if not signs or not _DIGIT.search(text.own):
        return
    for start, end, found in wrong_weekdays(text.own, near=near.date() if near else None, signs=signs):
        words = " ".join(text.own[start:end].split())
        told = (
            say("“{words}”: that date is {date}.", words=words, date=date_words(found))
            if found
            else say("“{words}”: no such day is near. Look at the calendar.", words=words)
        )
        yield Finding(rule="T8", severity=Severity.WARN, message=told, start=start, end=end)


def _on_another_day(letter: LetterUnderReview, text: TextFacts) -> Iterator[Finding]:
    zone = reader_zone(letter)
    if letter.debrief is None:
        return
    sent_on = letter.sent_at.astimezone(zone).date() if letter.sent_at and zone else None
    for start, end, held in misdated_talks(text, letter.debrief, sent_on=sent_on):
        words = " ".join(text.own[start:end].split())
        told = say("“{words}”: the interview you noted was on {date}.", words=words, date=date_words(held))
        yield Finding(rule="T8", severity=Severity.WARN, message=told, start=start, end=end)


def _days(text: TextFacts) -> Iterator[tuple[re.Match[str], Span]]:
    """The words for days, each with its sentence; only sentences with such a word are looked at closer."""
    signs = text.vocabulary & _DAY_SIGNS
    for sentence in text.sentences:
        lowered = sentence.text.lower()
        found = [sign for sign in signs if sign in lowered]
        if found:
            first = min(map(lowered.find, found)) - _BESIDE
            last = max(map(lowered.rfind, found)) + _BESIDE
            start, end = sentence.start + max(0, first), min(sentence.end, sentence.start + last)
            for match in _DAY.finditer(text.own, start, end):
                yield match, sentence


def _is_of_the_talk(own: str, match: re.Match[str], sentence: Span) -> bool:
    """Whether the word names the day of the talk, not one to come, nor how they work these days."""
    said = match[0].lower()
    if _EVERY.search(own[max(0, match.start() - 8) : match.start()]):
        return False
    may_be_ahead = said.endswith("week") or any(day in said for day in _WEEKDAYS)
    if may_be_ahead and _AHEAD.search(sentence.text):
        return False
    if _OWNED.match(own, match.end()) or _AFTER.match(own, match.end()):
        return True
    if own.startswith(("'s", "’s"), match.end()):
        return False
    # "Since our talk I tried it last night."
    if said == "last night" and not _NIGHT_OF_THE_TALK.search(
        own[max(sentence.start, match.start() - _REACH) : match.start()]
    ):
        return False
    before = _BEFORE.search(own[max(sentence.start, match.start() - _REACH) : match.start()])
    return before is not None and not (_HABIT.search(before["gap"]) or _OTHER_THING.search(before["gap"]))


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
    if said == "last night":
        return age == 1 and end.time() >= _NIGHT
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
    """The words that it offers for the letter stay English, as the letter does."""
    age = (sent_on - start.date()).days
    if age == 0:
        part = next((each for each in ("morning", "afternoon", "evening") if _is_part(each, start, end)), "")
        return (
            say("say “{words}” or “today”", words=f"this {part}")
            if part
            else say("say “{words}”", words="today")
        )
    if age == 1:
        return say("say “{words}”", words="yesterday")
    words = f"on {start:%A}" if 1 < age < 7 else f"on {start.day} {start:%B}"
    return say("say “{words}”", words=words)


RULE = Rule(
    id="T8",
    title=to_say("Word for the day"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("own: the letter is read on another day than it was written"),
    check=check,
)
