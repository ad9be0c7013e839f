"""S6: is it written like a chat?

Measured: any emoji or emoticon, more than two exclamation marks (a hint from the second one), two or more
words that shout in capitals (`shouted.txt`, so that acronyms never count), any chat word (`casual.txt`).
One homely word alone ("stoked", "y'all") is a hint. A remark on how the reader looked ("you seemed tired")
is a warning: it is kind among friends only.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from afterword.letters.words.phrases import phrase_hits, read_terms
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import TextFacts, read_text
from afterword.said import say, to_say

_PICTURE = re.compile(
    r"[\U0001F1E6-\U0001FAFF\u2600-\u27BF\u2B50\u2B55\u263A]\uFE0F?(?:\u200D[\U0001F300-\U0001FAFF\u2640\u2642]\uFE0F?)*"
)
_EMOTICON = re.compile(r"(?<![\w:/])(?:[:;=]['’]?-?[)(DPpO/|\]]|:-?3|8-[)D]|<3|\^_?\^|xD|XD|:-?\*)(?![\w/])")
# So each emoticon begins, and little else.
_EMOTICON_SIGNS = re.compile(r"[:;=8<^xX]['’)(DPpO3/|\]*_^-]")
_EXCLAMATIONS = re.compile(r"!+")
_MOST_EXCLAMATIONS = 1
# One of these is how people talk where the author lives.
_HOMELY = frozenset(
    (
        "bummer", "dunno", "gonna", "gotta", "gotcha", "hella", "kinda", "legit", "no worries mate", "nope", "outta",
        "peeps", "pumped", "sorta", "stoked", "super excited", "super pumped", "super stoked", "vibe", "vibes", "wanna",
        "y'all", "yall", "ya", "yay", "yeah", "yep", "asap", "fyi", "imho", "afaik", "my bad", "dude", "haha",
    )
)  # fmt: skip
_LOOKS = frozenset(["looked", "seemed", "appeared", "sounded", "look", "seem"])
_MOST_SHOUTED = 1
_LOOKED = re.compile(
    r"\byou (?:both |all )?(?:looked|seemed|appeared|sounded|look|seem) (?:(?:to be|like you were|as if you were) )?"
    r"(?:(?:so|very|a bit|a little|rather|quite|really|pretty|somewhat|visibly|absolutely) )*"
    r"(?:tired|exhausted|stressed(?: out)?|overworked|worn out|burn(?:t|ed)[ -]out|drained|ill|unwell|sick|sad|unhappy|"
    r"depressed|nervous|pale|old|bored|annoyed|lonely|hung ?over|frazzled|overwhelmed|miserable|upset)\b",
    re.IGNORECASE,
)
# "Soo-ah", "Jun-yo": half of a name.
_JOINED_NAME = re.compile(r"\b[A-Z][^\W\d_]*(?:-[^\W\d_]+)+")
# In capitals the name of a model that sees things.
_NAMES_TOO = frozenset(["YOLO"])


@cache
def _shouted() -> frozenset[str]:
    return frozenset(word.upper() for word in read_terms("shouted"))


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    spans = [match.span() for match in _PICTURE.finditer(text.own)] if not text.own.isascii() else []
    if _EMOTICON_SIGNS.search(text.own):
        spans += [match.span() for match in _EMOTICON.finditer(text.own)]
    found = list(phrase_hits(text.own, "casual", own=letter.own_terms))
    halves = [name.span() for name in _JOINED_NAME.finditer(text.own)] if found and "-" in text.own else []
    hits = [
        hit
        for hit in found
        if text.own[hit.start : hit.end] not in _NAMES_TOO
        and not any(start <= hit.start and hit.end <= end for start, end in halves)
    ]
    homely = {hit.term for hit in hits if hit.term in _HOMELY}
    spans += [(hit.start, hit.end) for hit in hits]
    spans += _shouting(text)
    for start, end in sorted(spans):
        words = text.own[start:end]
        told = say("“{words}” is too casual for this letter; leave it out.", words=words)
        is_hint = words.lower().replace("’", "'") in _HOMELY and len(homely) == 1
        severity = Severity.HINT if is_hint else Severity.WARN
        yield Finding(rule="S6", severity=severity, message=told, start=start, end=end)
    yield from _surplus_exclamations(text.own)
    for match in _LOOKED.finditer(text.own) if not text.vocabulary.isdisjoint(_LOOKS) else ():
        told = say("“{words}” is a remark on the person; leave it out.", words=match[0])
        yield Finding(rule="S6", severity=Severity.WARN, message=told, start=match.start(), end=match.end())


def _surplus_exclamations(own: str) -> Iterator[Finding]:
    """The second exclamation mark and those after it; "!!" is two of them."""
    if "!" not in own:
        return
    marks = list(_EXCLAMATIONS.finditer(own))
    count = sum(len(mark[0]) for mark in marks)
    if count <= _MOST_EXCLAMATIONS:
        return
    is_many = count > _MOST_EXCLAMATIONS + 1 or len(marks) == 1
    told = say("{count} exclamation marks; one is enough in a letter like this.", count=count)
    start, end = marks[min(1, len(marks) - 1)].span()
    severity = Severity.WARN if is_many else Severity.HINT
    yield Finding(rule="S6", severity=severity, message=told, start=start, end=end)


def _shouting(text: TextFacts) -> list[tuple[int, int]]:
    if _shouted().isdisjoint(text.said):
        return []
    loud = [word for word in text.words if word.text in _shouted()]
    return [(word.start, word.end) for word in loud] if len(loud) > _MOST_SHOUTED else []


RULE = Rule(
    id="S6",
    title=to_say("Too casual"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("Princeton"),
    check=check,
)
