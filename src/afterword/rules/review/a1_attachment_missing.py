"""A1: is everything there that the letter announces, or that was promised?

Measured: words that announce a file ("I have attached", "see the attachment", "enclosed is") where nothing is
attached; and a promise from the notes that is kept in no way: its file is not attached, its link is not in
the text, the text does not move it to later, and, where it is neither a file nor a link, the text does not
hold it itself ("this is how I would split the state:" and a list). Blocks. Technical senses ("attached
volume", "attach a debugger") and "nothing is attached" are left alone. A forgotten file means a second mail
to say so.
"""

import re
from collections.abc import Iterable

from afterword.letters.debrief import Promise
from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import TextFacts, read_text
from afterword.said import say, to_say

_TECHNICAL = (
    r"(?:a |an |the |it |them |one |my |our |some )?(?:\w+ )?(?:volumes?|disks?|debuggers?|profilers?|"
    r"gdb|strace|labels?|polic\w+|sidecars?|"
    r"probes?|handlers?|listeners?|pods?|nodes?|metadata|tags?|network|namespace|role|roles|hooks?|"
    r"to (?:a|an|the|every|each|our|their|it)\b)"
)
_NOTHING = r"(?:nothing|no|neither|none)\b"
_ANNOUNCED = re.compile(
    rf"\bI(?:['’]ve| have| had)? (?:also |just |now )?attach(?:ed)?\b(?! {_TECHNICAL}| {_NOTHING})|\bI(?:['’]m|"
    rf" am) (?:also )?attaching\b(?! {_TECHNICAL}| {_NOTHING})|"
    r"\b(?:please )?(?:find|see)(?: the| it| them| (?:my|the)(?: \w+){1,3})? (?:attached|enclosed)\b|"
    r"\battached (?:you(?:['’]ll| will| can)? find|please find)\b|"
    r"(?<!not )(?<!n['’]t )\b(?:is|are|both) (?:also )?(?:attached|enclosed)\b(?! (?:to (?:the|a|an|each|"
    r"every|our)|via|as a (?:volume|sidecar)|by|with|in))|"
    r"(?:^|(?<=[.!?]\s)|(?<=\n))(?:Attached|Enclosed)\b(?! (?:volumes?|disks?|storage|to))|"
    r"\b(?:in|see|open|check) (?:the|my) (?:attachment|attached (?:file|document|pdf|cv|resume))s?\b|"
    r"\bas an attachment\b|\bthe attached (?:file|document|pdf|CV|resume|résumé|diagram|slides|rules|"
    r"draft|code|example|notes?|sketch|script)\b|"
    r"\battached to this (?:e-?mail|letter|message|note)\b|\bI(?:['’]ve| have)? enclosed?\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|nothing|without|n['’]t|no)\b[^.\n]{0,25}$", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:I(?:['’]ll| will| am going to)|will) (?:\w+ ){0,2}(?:send|share|forward|follow|publish|mail|"
    r"pass|get)\w*\b|\bto follow\b|"
    r"\b(?:follows?|follow up) (?:separately|by|on|tomorrow|later|next)\b|\b(?:tomorrow|next week|"
    r"later this week|in a few days)\b",
    re.IGNORECASE,
)
# "Here they are", "my recommendations are below"; or the sentence ends in a colon, and what follows is the thing.
_GIVEN_HERE = re.compile(
    r"\bhere(?:['’]s| (?:is|are|they are|it is|you are|goes)\b)|\bbelow\b|:\s*\Z", re.IGNORECASE
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST_GIVEN = 0.6
"""Share of the long words of a promised thing that the sentence which gives it must hold."""
_LINK = re.compile(r"https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|io|dev|example)/\S", re.IGNORECASE)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.attachments:
        return
    text = read_text(letter.body)
    announced = False
    lowered = text.own.lower()
    found = _ANNOUNCED.finditer(text.own) if "attach" in lowered or "enclos" in lowered else ()
    for match in found:
        if not _DENIED.search(text.own, max(0, match.start() - 40), match.start()):
            announced = True
            told = say("You mention “{words}”, but nothing is attached.", words=" ".join(match[0].split()))
            yield Finding(
                rule="A1", severity=Severity.BLOCK, message=told, start=match.start(), end=match.end()
            )
    promised = letter.person.promised if letter.person else None
    if promised and letter.kind is LetterKind.THANK_YOU and not announced and not _is_kept(promised, text):
        told = say(
            "You promised “{thing}”: attach it, link to it, or say when it follows.", thing=promised.thing
        )
        yield Finding(rule="A1", severity=Severity.BLOCK, message=told)


def _is_kept(promised: Promise, text: TextFacts) -> bool:
    if promised.later or _LATER.search(text.own):
        return True
    if promised.link:
        return _bare(promised.link) in text.own or _LINK.search(text.own) is not None
    return promised.file is None and (_LINK.search(text.own) is not None or _is_given(promised, text))


def _is_given(promised: Promise, text: TextFacts) -> bool:
    """Whether a sentence names the thing, says that here it is, and more follows: a promise kept in the letter."""
    wanted = {word.lower() for word in _LONG_WORD.findall(promised.thing)}
    for sentence in text.sentences:
        said = {word.lower() for word in _LONG_WORD.findall(sentence.text)}
        is_named = bool(wanted) and len(wanted & said) >= _LEAST_GIVEN * len(wanted)
        if is_named and _GIVEN_HERE.search(sentence.text) and sentence is not text.sentences[-1]:
            return True
    return False


def _bare(link: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", link).rstrip("/")


RULE = Rule(
    id="A1",
    title=to_say("Attachment promised but missing"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("Princeton; Oklahoma State: name it, and include it"),
    check=check,
)
