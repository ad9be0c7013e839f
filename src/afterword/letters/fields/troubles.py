"""Signs, length, sentences and times in a field that no letter can hold: each is one question."""

import re
import unicodedata
from itertools import pairwise

from afterword.letters.fields.field import Field
from afterword.letters.fields.joining import spell_arrow
from afterword.letters.fields.setting import Setting
from afterword.letters.reading.finite import split_tokens
from afterword.letters.words.classes import (
    BE_HAVE_DO,
    DETERMINERS,
    FOREIGN,
    FOREIGN_TOO,
    JOINERS,
    MODALS,
    PREPOSITIONS,
    SUBJECTS,
)
from afterword.letters.words.lexicon import ordinary
from afterword.said import say

_MARKUP = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}|</?(?:a|b|i|u|p|br|hr|div|span|em|strong|script|style|img|ul|ol|li|table|h[1-6]|"
    r"iframe|svg|font|code|pre|html|body)\b[^>]*>|&(?:amp|lt|gt|nbsp|quot|#\d+);|\[[A-Za-z _]+\]|_{3,}|```",
    re.I | re.S,
)
# What is quick to look for: without one of these there is no markup, and no second sentence.
_MARKUP_SIGNS = re.compile(r"[{<&\[_`→>]")
_STOP_INSIDE = re.compile(r"[.?!]\s")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d+[.)])\s+", re.M)
# Short forms whose stop ends no sentence.
_SHORT_FORMS = (
    r"e\.g|i\.e|vs|etc|esp|incl|approx|[DM][rs]|ca|max|avg|min|w\.r\.t|pp|prev|val|dept|obs|resp|no|"
    r"a\.m|p\.m|[Ii]nc|[Ll]td|[Cc]orp|eg|ie|fig|min|sec|hr|hrs|yr|yrs|est"
)
_NEW_SENTENCE = re.compile("".join(rf"(?<!\b{form})" for form in _SHORT_FORMS.split("|")) + r"[.?!]\s+\S")
_APOLOGY = re.compile(
    r"\bsorry\b|\bapolog|\bmessed up\b|\bscrewed\b|\bnervous\b|\bembarrass|\bmy bad\b|\bforgive\b", re.I
)
_DAYS = re.compile(r"\b(?:tomorrow|yesterday|tonight|last night|this (?:morning|afternoon|evening))\b", re.I)
_WEEKS = re.compile(r"\b(?:next|this) week\b", re.I)


def trouble_in(raw: str, text: str, field: Field, setting: Setting) -> str | None:
    """A question about signs, length and sentences, before the words are read."""
    text = spell_arrow(text)
    markup = _MARKUP.search(text) if _MARKUP_SIGNS.search(text) else None
    if markup:
        return say(
            'The {field} for {person} holds "{words}", which does not belong in a letter. How '
            "would you write it in plain words?",
            field=say(field.label),
            person=setting.person,
            words=markup[0][:30],
        )
    if "\n" in raw and len(_BULLET.findall(raw)) > 1:
        return say(
            "The {field} is a list. Which one of its lines should {person} read?",
            field=say(field.label),
            person=setting.person,
        )
    if not text.islower() and _is_shouted(text):
        return say(
            "The {field} for {person} is in capitals. How does it read in ordinary letters?",
            field=say(field.label),
            person=setting.person,
        )
    if _is_foreign(text):
        return say(
            "Letters are written in English so far. How would you say the {field} in English?",
            field=say(field.label),
        )
    if _STOP_INSIDE.search(text) and _NEW_SENTENCE.search(text.rstrip(".!? ")):
        return say(
            "The {field} holds more than one sentence. Which one should {person} read?",
            field=say(field.label),
            person=setting.person,
        )
    if len(text.split()) > field.limit + 4:
        return say(
            "The {field} is {count} words long. Which part of it should {person} read, in "
            "{limit} words at most?",
            field=say(field.label),
            count=len(text.split()),
            person=setting.person,
            limit=field.limit,
        )
    return None


def _is_foreign(text: str) -> bool:
    """Another script; small words that only other languages have; or hardly a word that English has beside one."""
    typed = text.split()
    if not FOREIGN.isdisjoint(typed):
        return True
    # "the talk with Jan van der Berg": what stands before a name is a part of it.
    pairs = () if FOREIGN_TOO.isdisjoint(typed) else pairwise([*typed, ""])
    small = {one for one, two in pairs if one in FOREIGN_TOO and not two[:1].isupper()}
    if text.isascii() and not small:
        return False
    if not text.isascii() and any(map(_is_of_another_script, typed)):
        return True
    words = [word for word in split_tokens(text) if word.isalpha()]
    foreign = [word for word in typed if word.islower() and not word.isascii()]
    known = sum(word in ordinary() or word in _ENGLISH for word in words)
    return len(small) > 1 or (bool(foreign or small) and len(words) > 2 and known <= len(words) / 3)


def _is_of_another_script(word: str) -> bool:
    """A word in letters that are none of ours; single Greek ones are signs ("α", "µm")."""
    letters = [char for char in word if char.isalpha()]
    others = [
        char for char in letters if ord(char) > 0x24F and "LATIN" not in unicodedata.name(char, "LATIN")
    ]
    return (
        len(others) > 1
        and len(others) > len(letters) / 2
        and not (word.isalpha() is False and _GREEK.fullmatch(word))
    )


_GREEK = re.compile(r"[\u0370-\u03ff][^\w\s][\u0370-\u03ff]")
_ENGLISH = BE_HAVE_DO | DETERMINERS | MODALS | PREPOSITIONS | SUBJECTS | JOINERS | {"not"}


def _count_letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _is_shouted(text: str) -> bool:
    """ "THE CHECKLIST": mostly capitals, with an ordinary word among them; not "HL7 FHIR API"."""
    letters = _count_letters(text)
    if letters <= 6 or sum(map(str.isupper, text)) <= 0.7 * letters:
        return False
    return any(len(word) > 3 and word in ordinary() for word in split_tokens(text))


# "Orders after six belong to tomorrow", "count for yesterday's file": the day of business, whichever day it is.
_DAY_OF_BUSINESS = re.compile(
    r"\b(?:belongs?|counts?|counted|goe?s|go|rolls? over|falls?|lands?|booked|posted|carried|books?|posts?) "
    r"(?:only |then |over |all )?(?:to|for|as|in|into|on|under|towards?|with|until) (?:tomorrow|yesterday)\b",
    re.I,
)
_SET_FOR_A_DAY = re.compile(
    r"\b(?:calls?|meetings?|interviews?|talks?|decisions?|answers?|offers?|appointments?|"
    r"release|launch|deadline|we|I|you)\b",
    re.I,
)


def _find_day(text: str, field: Field) -> re.Match[str] | None:
    """A word for a day that is another one when the letter is read."""
    day = _DAYS.search(text)
    if day is None or field.name not in {"point", "thought", "clarify"}:
        return day
    business = _DAY_OF_BUSINESS.search(text)
    if business is None or _SET_FOR_A_DAY.search(text[: business.start()]):
        return day
    return _DAYS.search(text, business.end())


def trouble_with_words(text: str, field: Field, setting: Setting) -> str | None:
    if field.name == "clarify" and _APOLOGY.search(text):
        return say(
            "An addition for {person} works best as one plain fact, without an excuse. What is "
            "the right answer, in one clause?",
            person=setting.person,
        )
    day = None if setting.same_day else _find_day(text, field)
    day = day or (None if setting.same_week else _WEEKS.search(text))
    if day:
        return say(
            'The {field} says "{words}", which may be wrong when {person} reads it. Which date is it?',
            field=say(field.label),
            words=day[0],
            person=setting.person,
        )
    return None
