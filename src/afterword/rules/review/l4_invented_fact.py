"""L4: does every fact of the letter stand in the notes?

Measured in letters that our composer or a model wrote: each number (as digits or as a word, "one" left
out), each capitalised word inside a sentence and each technology must stand in the record: company, role,
people, fields, notes, profile, the day and time of the interview, earlier rounds. What does not blocks.

In letters by hand the author may know more than the notes, so only what looks like a slip is told: a number
that the notes give otherwise for the same thing (40 to 6 pages noted, 40 to 9 written) is a warning, a number
or technology that is not in the notes in a sentence about what was said ("you mentioned ...") a hint, and so is,
where enough was noted, what the author tells of their own past and no note has (`own_experience.py`). Without notes
about the person nothing is judged.
"""

import re
from collections.abc import Iterable, Iterator

from afterword.letters.debrief import Debrief, PersonNotes
from afterword.letters.letter import LetterKind
from afterword.letters.words import lexicon
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.names import exact
from afterword.rules.review.noted_numbers import is_noted_otherwise
from afterword.rules.review.numbers import Number, numbers_in
from afterword.rules.review.own_experience import unnoted_experience
from afterword.rules.review.record import (
    is_technology,
    notes_of_person,
    record_text,
    record_words,
    words_in,
)
from afterword.rules.review.remembered import remember
from afterword.rules.review.text import Span, TextFacts, read_text
from afterword.said import say, to_say

_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_FREE = f"{_MONTHS} {_DAYS} I CV PS OK Q&A FAQ English"
_FREE_WORDS = frozenset(exact(word) for word in _FREE.split())
_BESIDE_MONTH = re.compile("|".join(_MONTHS.split()))
_BESIDE_TIME = re.compile(
    "|".join(_MONTHS.split())
    + r"|\d:\d\d|\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:am|pm|minutes?|hours?|o['’]clock|20\d\d|of you|people|rounds?)\b"
)
_TALK = re.compile(
    r"\b(?:you|your (?:team|point|question|story|example|description)|we|our (?:talk|conversation|"
    r"discussion))\b[^.]{0,60}"
    r"\b(?:said|mention\w*|told|describ\w*|explain\w*|asked|talked|discuss\w*|spoke|show\w*|shared|"
    r"raised|noted|went through)\b"
    r"|\b(?:hear\w*|conversation|discussion|talk\w*) (?:about|on|of|how)\b|\byour (?:plan|plans|move|"
    r"migration|work) \b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"['’/_\-]")
_NEXT_WORDS = re.compile(r"[^\W\d_]{3,}")
_SMALL_NUMBERS = frozenset(map(str, range(2, 13)))
_DIGITS = re.compile(r"\d+")
_URL = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_SMALL = frozenset(
    ["the", "and", "for", "from", "with", "per", "of", "to", "in", "on", "at", "by", "or", "out", "than"]
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    debrief = letter.debrief
    if debrief is None:
        return
    text = read_text(letter.body)
    if letter.is_composed:
        yield from _in_composed(letter, debrief, text)
    elif letter.person and notes_of_person(letter.person):
        yield from _by_hand(debrief, text)
        yield from _of_oneself(debrief, letter.person, text)


def _in_composed(letter: LetterUnderReview, debrief: Debrief, text: TextFacts) -> Iterator[Finding]:
    for number in _numbers(text):
        beside = text.own[max(0, number.start - 12) : number.end + 12]
        is_own_date = letter.kind is LetterKind.OFFER_REPLY and _BESIDE_MONTH.search(beside)
        if number.value != "1" and not is_own_date and not _is_known(number, beside, debrief):
            yield _finding(text.own[number.start : number.end], number.start, Severity.BLOCK)
    claims = _claims(debrief, text)
    if claims:
        starts = {sentence.start for sentence in text.sentences}
        for word in text.words:
            if word.text in claims and _is_claim(word, starts):
                yield _finding(word.text, word.start, Severity.BLOCK)


def _claims(debrief: Debrief, text: TextFacts) -> set[str]:
    """The words that may state a fact and are not in the record."""
    words, typed = _record(debrief), lexicon.technologies().by_typed
    # Most words are small and no technology; they claim nothing. Nor does what only ever begins a sentence.
    telling = text.marked.union(typed.keys() & text.said)
    unknown = {said for said in telling if not _is_in(said, words)}
    if not unknown:
        return unknown
    openers = [sentence.text.partition(" ")[0].rstrip(",.!?") for sentence in text.sentences]
    return {said for said in unknown if not _only_opens(said, openers, text.said)}


def _only_opens(word: str, openers: list[str], said: tuple[str, ...]) -> bool:
    return (
        word in openers
        and word[1:].islower()
        and word not in lexicon.technologies().by_typed
        and openers.count(word) == said.count(word)
        and not is_technology(word)
    )


def _by_hand(debrief: Debrief, text: TextFacts) -> Iterator[Finding]:
    words = _record(debrief)
    about_talk = [sentence for sentence in text.sentences if _TALK.search(sentence.text)]
    for number in _numbers(text):
        beside = text.own[max(0, number.start - 12) : number.end + 12]
        if number.value == "1" or _is_known(number, beside, debrief):
            continue
        # "a list of seven things" counts what nobody noted, and need not.
        is_small = number.is_word and number.value in _SMALL_NUMBERS
        is_otherwise = _is_noted_otherwise(text, number, debrief) or is_noted_otherwise(text, number, debrief)
        if is_otherwise or (_within(about_talk, number.start) and not is_small):
            severity = Severity.WARN if is_otherwise else Severity.HINT
            yield _finding(text.own[number.start : number.end], number.start, severity)
    for sentence in about_talk:
        for word in text.words:
            inside = sentence.start <= word.start < sentence.end
            if inside and _is_sure_technology(word.text) and not _is_in(word.text, words | _private(debrief)):
                yield _finding(word.text, word.start, Severity.HINT)


def _of_oneself(debrief: Debrief, person: PersonNotes, text: TextFacts) -> Iterator[Finding]:
    words, numbers = _record(debrief) | _private(debrief), _known_numbers(debrief)

    def is_noted(word: str) -> bool:
        return _is_in(word, words)

    for each in unnoted_experience(text, debrief, person, is_noted=is_noted, numbers=numbers):
        yield _finding(each.text, each.start, Severity.HINT)


def _is_known(number: Number, beside: str, debrief: Debrief) -> bool:
    if number.value in _known_numbers(debrief):
        return True
    return number.value in _known_times(debrief) and _BESIDE_TIME.search(beside) is not None


def _numbers(text: TextFacts) -> Iterator[Number]:
    """The numbers of the message, without those in addresses and links."""
    links = (
        [match.span() for match in _URL.finditer(text.own)] if ("://" in text.own or "@" in text.own) else []
    )
    for number in numbers_in(text.own):
        inside = text.message.start <= number.start < text.message.end
        if inside and not any(start <= number.start < end for start, end in links):
            yield number


def _within(sentences: list[Span], place: int) -> bool:
    return any(sentence.start <= place < sentence.end for sentence in sentences)


def _is_claim(word: Span, starts: set[int]) -> bool:
    """A capital inside a sentence or within the word, or a technology: something that names a fact."""
    text = word.text
    if not text[0].isalpha() or "://" in text or "@" in text:
        return False
    if word.start in starts:
        return (is_technology(text) and exact(text) not in lexicon.ordinary()) or any(
            map(str.isupper, text[1:])
        )
    return any(map(str.isupper, text)) or _is_sure_technology(text)


def _is_sure_technology(word: str) -> bool:
    """In small letters only what has no other meaning counts: "kubernetes", never "go" or "helm"."""
    return exact(word) in lexicon.technologies().by_typed or (word[0].isupper() and is_technology(word))


def _is_in(word: str, words: frozenset[str]) -> bool:
    if _is_one_in(word, words):
        return True
    if word.isalnum():
        return False
    parts = [part for part in _JOINT.split(word) if part]
    return len(parts) > 1 and all(_is_one_in(part, words) for part in parts)


def _is_one_in(word: str, words: frozenset[str]) -> bool:
    plain = exact(word)
    if plain in words or plain in _FREE_WORDS or plain in ("s", "m", "ve", "d", "ll", "re", "t"):
        return True
    if (plain.endswith("s") and plain[:-1] in words) or f"{plain}s" in words:
        return True
    known = lexicon.technologies().by_typed.get(plain)
    if known and all(exact(part) in words for part in known.split()):
        return True
    return word.islower() and not _is_sure_technology(word)


@remember
def _record(debrief: Debrief) -> frozenset[str]:
    """The words of the record, with the right-case names of what was typed ("k8s" is Kubernetes too)."""
    words = record_words(debrief)
    typed, short = lexicon.technologies().by_typed, lexicon.abbreviations()
    named = {typed[word] for word in typed.keys() & words} | {short[word] for word in short.keys() & words}
    where = words_in(f"{debrief.interview.kind.value} {debrief.interview.timezone.key.replace('_', ' ')}")
    initials = "".join(word[0] for word in debrief.role.split() if word[:1].isalpha())
    return words | where | words_in(" ".join(named)) | {exact(initials)}


@remember
def _private(debrief: Debrief) -> frozenset[str]:
    """What is noted in private is not unknown; whether it may be said is rule L1's business."""
    return frozenset().union(*(words_in(person.private) for person in debrief.people))


@remember
def _known_numbers(debrief: Debrief) -> frozenset[str]:
    words = record_words(debrief)
    known = {number.value for number in numbers_in(record_text(debrief), words)}
    known.update(digits for word in words if not word.isalpha() for digits in _DIGITS.findall(word))
    return frozenset(known)


@remember
def _known_times(debrief: Debrief) -> frozenset[str]:
    """Numbers of dates, clocks, lengths and rounds: right beside a month, a clock, "minutes" or "round"."""
    interview = debrief.interview
    days = [interview.start.date(), interview.start.astimezone(interview.timezone).date()]
    days += [each.date for each in debrief.history]
    days += [debrief.decision_by] if debrief.decision_by else []
    clocks = [each.astimezone(interview.timezone) for each in (interview.start, interview.end)]
    minutes = int((interview.end - interview.start).total_seconds()) // 60
    known = [part for day in days for part in (day.day, day.month, day.year)]
    known += [part for each in clocks for part in (each.hour, each.hour % 12, each.minute)]
    known += [minutes, minutes // 60, len(debrief.people), interview.round]
    return frozenset(map(str, known))


def _is_noted_otherwise(text: TextFacts, number: Number, debrief: Debrief) -> bool:
    """Whether a note that shares two more words with the sentence gives another number of the same."""
    thing, sentence = _thing_after(text.own, number.end), text.sentence_at(number.start)
    if thing is None or sentence is None:
        return False
    said = _long_words(sentence.text) - {thing}
    # "With two clients I would not, but you have five": all noted numbers are there too.
    beside = {each.value for each in numbers_in(sentence.text)}
    return any(
        thing in things and len(said & words) >= 2 and not values <= beside
        for things, words, values in _counted(debrief)
    )


@remember
def _counted(debrief: Debrief) -> tuple[tuple[frozenset[str], frozenset[str], frozenset[str]], ...]:
    """For each noted line with numbers: what it counts ("6 a week" gives "week"), its other words, the numbers."""
    found = []
    for line in record_text(debrief).splitlines():
        numbers = numbers_in(line)
        things = frozenset(_thing_after(line, number.end) or "" for number in numbers) - {""}
        if things:
            values = frozenset(number.value for number in numbers)
            found.append((things, _long_words(line) - things, values))
    return tuple(found)


def _long_words(text: str) -> frozenset[str]:
    return frozenset(match[0].lower().removesuffix("s") for match in _NEXT_WORDS.finditer(text)) - _SMALL


def _thing_after(text: str, end: int) -> str | None:
    ahead = re.split(r"[.;:!?\n]", text[end : end + 30], maxsplit=1)[0]
    found = (match[0].lower() for match in _NEXT_WORDS.finditer(ahead))
    return next((word.removesuffix("s") for word in found if word not in _SMALL), None)


def _finding(fact: str, start: int, severity: Severity) -> Finding:
    told = say("“{fact}” is not in your notes. Is it right?", fact=fact)
    return Finding(rule="L4", severity=severity, message=told, start=start, end=start + len(fact))


RULE = Rule(
    id="L4",
    title=to_say("Fact that is not in the notes"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("own: each fact comes from a note, the profile or the invitation"),
    check=check,
)
