"""Whether a sentence proposes a time to meet, in any language that has weekdays: "does Thursday at 10 suit?"."""

import re
from functools import cache

from afterword.mail.tables import table_lines

_HOUR = re.compile(
    r"(?i)\b(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?(?:uhr|h\d{0,2}|[ap]\.?m\.?|o'clock|uur|hod)\b"
    r"|\b(?:[01]?\d|2[0-3]):[0-5]\d\b"
    r"|\b(?:at|um|ab|gegen|à|vers|a las|alle|às|as|om|kl\.?|klo|klockan|o|v|around|about) (?:ore )?"
    r"(?:[01]?\d|2[0-3])\b(?![.,]\d|[%€£$])"
    r"|\bhalf (?:past )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|\b(?:at|around) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)\b"
)
_DAY = re.compile(
    r"(?i)\b(?:tomorrow|today|tonight|this afternoon|next week|heute|übermorgen|nächste woche|demain|aujourd'hui"
    r"|la semaine prochaine|hoy|la semana que viene|la próxima semana|domani|oggi|vandaag|volgende week|amanhã"
    r"|hoje|jutro|dziś|imorgon|i morgen|huomenna|zítra|tonight)\b"
    r"|\bon the \d{1,2}(?:st|nd|rd|th)\b|\bam \d{1,2}\.(?!\d{3})|\ble \d{1,2} [a-zéû]{3,9}\b"
)
_SHORT_DAY = re.compile(r"\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri)\b")
# A day by which something is wanted, or that lies behind, is no time to meet.
_DEADLINE = re.compile(
    r"(?i)\b(?:by|until|till|before|since|last|bis|vor|seit|letzte[nmrs]?|d'ici|avant|jusqu'\S{1,3}|antes del?"
    r"|hasta|entro|prima|fino|tot|vóór|voor|até|do|przed|senast|innan|inden|før|mennessä|do|viimeistään)"
    r"(?: \w{1,7}){0,2}(?: (?:middle|end|start|beginning) of)?(?: \w{1,7})?\s*$"
)
# "Come by on Friday" is no deadline.
_COMES_BY = re.compile(r"(?i)\b(?:come|pop|drop|stop|swing|stay|walk|fly) by\b")
_ASKS = re.compile(r"\?\s*$|\?\s")
_MEETS = re.compile(
    r"(?i)\b(?:(?:ring|call|phone|see|meet) you|you down for|with you|we meet|meet(?:ing)? (?:the|our)|conversation"
    r"|interview|round|panel|join us|entretien|gespräch|termin|colloquio|entrevista|gesprek|rozmow\w+|samtal\w*"
    r"|intervju\w*|haastattelu\w*|on video|video call|teams|zoom)\b"
)
# Two sentences that belong together: who wants to meet, and the question whether it suits.
_WANTS_TO_MEET = re.compile(
    r"(?i)\b(?:(?:come|pop|drop|stop|swing) (?:by|in|over|round)|say hello|(?:speak|talk|chat|meet|sit down|catch up)"
    r"(?: \w+){0,2} (?:to|with) you|(?:meet|see|call|ring) you|can only (?:do|make)"
    r"|(?:mit|zu) (?:ihnen|dir) \w*(?:reden|sprechen|treffen|telefonieren)|(?:sie|dich) \w*(?:sehen|treffen|sprechen)"
    r"|(?:vous|te) (?:voir|parler|rencontrer|recevoir)|(?:verte|hablar contigo|conocerte|reunir\w+)"
    r"|(?:vederla|vederti|parlarle|parlarti|incontrar\w+)|(?:je|u) (?:zien|spreken|ontmoeten)"
    r"|(?:conhecê-lo|falar consigo|conhecer)|(?:spotka\w+|porozmawia\w+)|träffa dig|prata med dig)\b"
)


def proposes_appointment(sentence: str) -> bool:
    """A question that names a day or an hour to come, or a meeting told with both."""
    days, hours = _days(sentence), _spans(_HOUR, sentence)
    asked = bool(_ASKS.search(sentence))
    if asked and (hours or days):
        return True
    return bool(days and hours) and bool(_MEETS.search(sentence))


def propose_appointment_together(first: str, second: str) -> bool:
    """Whether a sentence and the question after it propose one: "He is free on Friday for a call. Does that work?"."""
    if not _ASKS.search(second):
        return False
    both = f"{first} {second}"
    return bool(_days(both) or _spans(_HOUR, both)) and bool(
        _WANTS_TO_MEET.search(both) or _MEETS.search(both)
    )


def _days(sentence: str) -> list[int]:
    return [*_spans(_DAY, sentence), *_spans(_SHORT_DAY, sentence), *_spans(_weekday(), sentence)]


def _spans(pattern: re.Pattern[str], sentence: str) -> list[int]:
    """Where the pattern stands without a word of a deadline before it."""
    return [
        match.start()
        for match in pattern.finditer(sentence)
        if not _DEADLINE.search(_COMES_BY.sub("", sentence[max(match.start() - 40, 0) : match.start()]))
    ]


@cache
def _weekday() -> re.Pattern[str]:
    rows = [line.split() for line in table_lines("afterword.mail", "weekdays.txt")]
    names = [name for row in rows for name in row[1:] if len(name) > 4 and row[0] != "tomorrow"]
    extra = [
        "martes",
        "lunes",
        "jeudi",
        "lundi",
        "mardi",
        "terça",
        "sexta",
        "środę",
        "wtorek",
        "tirsdag",
        "torsdag",
    ]
    parts = r"(?:(?:vor|nach)?mittags?|morgens?|abends?|früh)?"
    return re.compile(rf"(?i)\b(?:{'|'.join(sorted({*names, *extra}, key=len, reverse=True))}){parts}\b")
