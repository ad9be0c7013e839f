"""A1: is everything there that the letter announces, or that was promised?

Measured: words that announce a file ("I have attached", "see the attachment", "I'm adding the plans to this
mail"), or something below, where
nothing is attached; and a promise from the notes that is kept in no way: its file is not attached, its
link is not in the text, the text does not move it to later, and, where it is neither a file nor a link,
the text does not hold it itself ("this is how I would split the state:" and a list). It blocks where a
file is announced in words that can mean nothing else, and where the noted file or link is not there;
where the words leave room it is a warning. Technical senses ("attached volume", "attach a debugger") and
"nothing is attached" are left alone. A forgotten file means a second mail to say so.
"""

import re
from collections.abc import Iterable, Iterator

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
    r"(?:^|(?<=[.!?]\s)|(?<=\n))(?:Attached|Enclosed)\b"
    r"(?! (?:volumes?|disks?|storage|to\b|"
    r"(?:in|within|by|at|between) (?!this|the (?:e-?mail|mail|letter|attachment))))|"
    r"\b(?:in|see|open|check) (?:the|my) (?:attachment|attached (?:file|document|pdf|cv|resume))s?\b|"
    r"\bas an attachment\b|\bthe attached (?:file|document|pdf|CV|resume|résumé|diagram|slides|rules|"
    r"draft|code|example|notes?|sketch|script)\b|"
    r"\battached to this (?:e-?mail|letter|message|note)\b|\bI(?:['’]ve| have)? enclosed?\b",
    re.IGNORECASE,
)
_SENT_HERE = re.compile(
    r"\b(?:I(?:['’]m| am) sending|I send|I(?:['’]ve| have) sent) (?:you )?(?!my (?:thanks|regards|best|greetings))"
    r"(?:[\w-]+ ){1,6}?(?:with|in) this (?:e-?mail|mail|message|letter|note)\b(?!['’])",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\bI(?:['’]m| am|['’]ve| have|['’]ll| will)? (?:also |just |now )?(?:add|added|adding|append|appended|appending|"
    r"includ(?:e|ed|ing)|put|putting) (?!(?:you|him|her|them|me)\b)(?:[\w-]+ ){1,6}?(?:to|with|in) this "
    r"(?:e-?mail|mail|message|letter|note)\b(?!['’])",
    re.IGNORECASE,
)
# What is said to stand below, and nothing does.
_BELOW = re.compile(
    r"\b(?:please )?(?:find|see) (?:my |the |our |two |three )+(?:[\w-]+ ){1,4}?below\b|"
    r"\b(?:find|see) below (?:my|the)\b[^.!?\n]{0,40}",
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
# What can be said of nothing but a file of this mail.
_SURELY_HERE = re.compile(
    r"\b(?:find|see|attachment|attaching|please|enclos\w*|file|document|pdf|CV|resume|résumé|diagram|"
    r"slides|draft|to this)\b|"
    r"\bhave(?: \w+)? attached\b|['’]ve(?: \w+)? attached\b|^attached\b",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"\b(?:file|document|pdf|cv|resume|résumé|diagram|slides?|deck|draft|sketch|script|notes?|rules|list|page|pages|"
    r"report|summary|references?|certificate|portfolio|model|plans?|runbook|spreadsheet|sheet|photo|picture|drawing|"
    r"write-?up|paper|thesis|transcript|letter|copy|example|sample|snippet|query|queries|benchmark|chart|"
    r"\w+\.(?:pdf|md|txt|docx?|xlsx?|yaml|zip|png|py|sql))\b",
    re.IGNORECASE,
)
_ONLY_TOLD = re.compile(r"\b(?:promis|owe|said I would|told you I would)", re.IGNORECASE)
_LISTED = re.compile(r"\n[ \t]*(?:[-*•–]|\d{1,2}[.)]) ")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST_GIVEN = 0.6
"""Share of the long words of a promised thing that the sentence which gives it must hold."""
_LEAST_BELOW = 60
"""Characters: what is promised below is longer."""
_LINK = re.compile(r"https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|io|dev|example)/\S", re.IGNORECASE)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.attachments:
        return
    text = read_text(letter.body)
    announced = False
    for match in _announced(text):
        announced = True
        words = " ".join(match[0].split())
        told = (
            say("You mention “{words}”, but nothing follows there.", words=words)
            if match.re is _BELOW
            else say("You mention “{words}”, but nothing is attached.", words=words)
        )
        yield Finding(
            rule="A1", severity=_certainty(match, text), message=told, start=match.start(), end=match.end()
        )
    promised = letter.person.promised if letter.person else None
    if promised and letter.kind is LetterKind.THANK_YOU and not announced and not _is_kept(promised, text):
        told = say(
            "You promised “{thing}”: attach it, link to it, or say when it follows.", thing=promised.thing
        )
        yield Finding(rule="A1", severity=_of_promise(promised, letter, text), message=told)


def _announced(text: TextFacts) -> Iterator[re.Match[str]]:
    lowered = text.own.lower()
    found: list[re.Match[str]] = []
    if "attach" in lowered or "enclos" in lowered:
        found += _ANNOUNCED.finditer(text.own)
    if "with this " in lowered or "in this " in lowered:
        found += _SENT_HERE.finditer(text.own)
    if "this " in lowered:
        found += [
            match for match in _ADDED.finditer(text.own) if _PAPERS.search(match[0].rpartition("this")[0])
        ]
    if " below" in lowered:
        found += [match for match in _BELOW.finditer(text.own) if _is_all(text, match.end())]
    for match in found:
        if not _DENIED.search(text.own, max(0, match.start() - 40), match.start()):
            yield match


def _is_all(text: TextFacts, place: int) -> bool:
    """Whether hardly more than a closing follows: then nothing stands below."""
    rest = text.own[place : text.message.end]
    under = text.own[text.message.end :]
    return (
        not (_LISTED.search(rest) or _LINK.search(rest + under) or ":" in rest) and len(rest) < _LEAST_BELOW
    )


def _certainty(match: re.Match[str], text: TextFacts) -> Severity:
    """ "X is attached" may be said of a volume, "I attached it" of a probe; "please find attached" of nothing else."""
    if match.re is _BELOW:
        return Severity.WARN
    if _SURELY_HERE.search(match[0]):
        return Severity.BLOCK
    sentence = text.sentence_at(match.start())
    is_paper = sentence is not None and _PAPERS.search(sentence.text) is not None
    return Severity.BLOCK if is_paper else Severity.WARN


def _of_promise(promised: Promise, letter: LetterUnderReview, text: TextFacts) -> Severity:
    """A noted file or link that is not there is a fact. Whether words keep a promise is a guess."""
    if letter.is_composed or ((promised.file or promised.link) and not _names(promised, text)):
        return Severity.BLOCK
    if promised.file or promised.link:
        return Severity.WARN if letter.is_kind_read else Severity.BLOCK
    # It may stand there in other words; "I promised you the split" and nothing after it is no more than a promise.
    is_told = any(
        _is_named(promised, each.text) and not _ONLY_TOLD.search(each.text) for each in text.sentences
    )
    return Severity.HINT if is_told else Severity.WARN


def _is_kept(promised: Promise, text: TextFacts) -> bool:
    if promised.later or _LATER.search(text.own):
        return True
    if promised.link:
        return _bare(promised.link) in text.own or _LINK.search(text.own) is not None
    return promised.file is None and (_LINK.search(text.own) is not None or _is_given(promised, text))


def _is_given(promised: Promise, text: TextFacts) -> bool:
    """Whether a sentence names the thing, it or the next says that here it is, and more follows: a promise kept in the
    letter."""
    for at, sentence in enumerate(text.sentences[:-1]):
        if not _is_named(promised, sentence.text):
            continue
        following = text.sentences[at + 1]
        if _GIVEN_HERE.search(sentence.text) or _GIVEN_HERE.search(following.text):
            return True
        # "They are: Conway, Theory of Scheduling; ..."
        if ":" in following.text or _LISTED.search(text.own, sentence.end):
            return True
    return False


def _names(promised: Promise, text: TextFacts) -> bool:
    return any(_is_named(promised, sentence.text) for sentence in text.sentences)


def _is_named(promised: Promise, sentence: str) -> bool:
    wanted = {word.lower() for word in _LONG_WORD.findall(promised.thing)}
    said = {word.lower() for word in _LONG_WORD.findall(sentence)}
    return bool(wanted) and len(wanted & said) >= _LEAST_GIVEN * len(wanted)


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
