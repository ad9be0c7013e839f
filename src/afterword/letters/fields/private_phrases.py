"""Phrases of liking, manners and pay that are for the writer alone, told by their words and not by one that judges."""

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

_THEM = r"(?:him|her|his|you|your|them|their)\b"
_LIKING = (
    r"\b(?:I |^)(?:(?:really|just|honestly|also|actually|still|personally) )*"
    r"(?:(?:did|do|could|can|would)(?:n['’]?t| ?not) (?:really |quite |much |at all )?"
    r"(?:like|trust|warm to|get on with|get along with|respect|stand|believe)|"
    rf"disliked?|hated?|distrust(?:ed)?|mistrust(?:ed)?) {_THEM}|"
    r"\bI (?:(?:really|also|still|quite) )*(?:liked?|loved?|fancy|fancied) (?:him|her|you|them)"
    r"(?=$|[,;.]| (?:a lot|very much|as a|from the start))|"
    r"(?:^|[-,;(] ?|\bI(?: am|['’]m) |\bstill |\bhonestly )not (?:so |too |really |quite )?sure "
    rf"(?:about|of|what to make of) {_THEM}|"
    r"\b(?:would|could|do|did|can)(?:n['’]?t| ?not)(?: ever| really)? (?:want to |like to |see myself )?"
    r"work(?:ing)? (?:for|under|with) (?:him|her|you|them)\b|"
    r"\b(?:bad|weird|strange|odd|good) vibes?\b|\bno chemistry\b"
)
_DEED = (
    r"\b(?:he|she|you|they) (?:kept (?:interrupting|yawning|checking (?:his|her|your|their))|"
    r"(?:interrupted|frowned at|ignored|cut off|laughed at|blamed|made fun of) (?:me|my|every\w+|\w+ team)\b|"
    r"(?:(?:just|only|really) )?(?:rambled?|waffled|droned|ranted|moaned|whined|bragged|boasted|mumbled|gossiped)\b|"
    r"cut me off|rolled (?:his|her|your|their) eyes|lied\b|(?:is|are|was|were) (?:lying|bluffing|flirting|hot)\b|"
    r"(?:did|do|does|had)(?:n['’]?t| not) (?:even \w+|(?:read|look at|answer|know|understand|remember) (?:my|me))\b|"
    r"never (?:read|looked at|answered) my\b|"
    r"yawned\b|talks? too much\b|checked (?:his|her|your|their) phone\b|"
    r"(?:is|are|was|were|seems?|seemed) (?:really |so |very |totally )?(?:fed up|sick of|pissed|furious|angry)\b|"
    r"(?:was|were) late to (?:the|our) (?:call|interview)\b|"
    r"(?:did|do|does)(?:n['’]?t| not) (?:really |even )?(?:listen|smile|look at me|care)"
    r"(?=$|[,;.]| to me| at all| at me| much))"
)
_MONEY = (
    r"\b(?:they|he|she|you|we|company|boss) (?:only |just |currently )?pa(?:y|ys|id) me\b|"
    r"\bI (?:want|asked(?: for)?|ask for|earn(?:ed)?|make|get|expect|hope for|need) (?:about |around |at least |~)*"
    r"(?:[€$£]\s?\d|\d[\d.,]{3,}(?=$|[,;.]| (?:a|per) (?:month|year)| gross| net| euros?\b|"
    r" dollars?\b| pounds\b| [A-Z]{3}\b)|"
    r"\d+ ?k(?=$|[,;.])|more money)|"
    r"\bmy (?:(?:current|present|own|new|old|expected|last|former) )*"
    r"(?:salary|pay|paycheck|pay ?cheque|wages?|day rate|"
    r"hourly rate|compensation|bonus)\b(?! (?:slip|roll|calculat|run|check|engine|system))"
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Made when a field first holds a word of it: most are never tried in a short command."""
    return re.compile(pattern, re.I)


# What a person tells nobody who may hire them.
_OWN = (
    r"\b(?:I )?(?:was|got|been|were|am|am being) (?:fired|sacked|laid off|let go)\b(?! up)|\bmy notice period\b|"
    r"\b(?:he|she|you)['’](?:s|re) (?:lying|bluffing|flirting|hot)\b"
)


_SIGNS = (
    (_OWN, frozenset(["fired", "sacked", "laid", "notice", "go", "lying", "bluffing", "flirting", "hot"])),
    (_LIKING, frozenset(["him", "her", "his", "you", "your", "them", "their", "vibe", "vibes", "chemistry"])),
    (_DEED, frozenset(["he", "she", "you", "they"])),
    (_MONEY, frozenset(["i", "me", "my"])),
)


class Phrase(NamedTuple):
    """Where it stands in the text."""

    span: tuple[int, int]
    is_pay: bool


def find_phrase(text: str, words: Collection[str]) -> Phrase | None:
    """The first such phrase in `text`; `words` are its words in small letters."""
    for pattern, signs in _SIGNS:
        found = None if signs.isdisjoint(words) else _compiled(pattern).search(text)
        if found:
            return Phrase(found.span(), pattern is _MONEY)
    return None


_CLAIM = (
    r"(?:(?:told|assured) (?:him|her|them|you|everyone)|said|claimed) (?:that )?"
    r"I (?:did|had|have|was|could|can|knew|know)\b"
)
_ONE = r"(?:him|her|them|you|everyone)"
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
_DENIED = r"(?:\b(?:never|not|cannot)|n['’]t|(?:did|do|was|is|had|ca|have)nt)\b"
# What was told in the talk and is not so.
_CONFESSED = (
    rf"{_DENIED}.*\b{_CLAIM}|\b{_CLAIM}.*{_DENIED}|"
    # "never ran it but said yes", "said I had five years, I have two", "a team of four (I said eight)"
    rf"{_DENIED}.*\b(?:but|though|although|and|still) (?:I )?(?:said|told {_ONE}) (?:yes|so|otherwise|"
    rf"the opposite)\b|"
    rf"(?<!he )(?<!you )(?<!they )(?<!\w)(?:told {_ONE}|said|claimed) (?:that )?I (?:had|have|was|did|knew)\b.*"
    r"(?:,|;|\(| but| though| [-–—]) ?(?:really |actually |in fact |it was |it is )?I(?:['’]ve| have| had| was|"
    r" did| do) (?!not)|"
    rf"(?:[(,;–—-] ?|\b)(?:but )?(?:I )?(?:said|told {_ONE}|claimed)(?: it was| it is| about| over| almost)* "
    rf"(?:\d[\d.,]*|{_COUNT})(?=\W*$)|"
    rf"\b(?:I )?(?:let|made) (?:him|her|them|you|everyone) (?:think|believe) (?:that )?(?:I|my|it was|we)\b|"
    r"\b(?:did(?: not|n['’]?t)|never) (?:tell|told|correct|corrected) (?:him|her|you) (?:that|about|the|so|it|"
    r"how|why)\b|"
    r"^(?:I )?claimed (?:to|(?:that )?I)\b|"
    r"^(?:I )?(?:told|assured) (?:him|her|them|you|everyone) (?:that )?I (?:did|had|have|could|can|knew)$|"
    r"(?:^|[,;] ?)(?:I )?made (?:that|this)(?: one| bit| part| number)? up\b|"
    r"^(?:I )?(?:really |also |kind of |sort of )*(?:lied|bluffed|exaggerated|pretended)\b(?! (?:to be|as)\b)"
)
_CONFESSES = frozenset([
    "told", "said", "claimed", "assured", "made", "lied", "bluffed", "exaggerated", "pretended", "let", "tell",
    "correct", "corrected", "(said", "(told", "(claimed",
])  # fmt: skip


def is_confession(text: str) -> bool:
    """Whether `text` says that something told in the talk is not so: "told her I did". In an addition to an answer it
    puts that right."""
    words = text.casefold().replace(",", " ").split()
    return not _CONFESSES.isdisjoint(words) and _compiled(_CONFESSED).search(text) is not None
