"""Words in a field that say that all of it is for nobody else: "don't repeat this", "off the record", "(confidential)".

Whatever stands beside them was told in trust, so nothing of the field is proposed.
"""

import re
from functools import cache

_OPENS = r"(?:^|[(\[,;:.!?] ?|[-–—] ?)"
_SOFT = (
    r"(?:(?:but|and|so|please|pls|plz|just|only|strictly|really|highly|very|still|also|he said|she said|"
    r"you said|they said|"
    r"this is|that is|it is|this was|that was|it was|that's|it's|all of it is|all|of course),? )*"
)
_CLOSES = r"(?=\W*$| ?[)\],;:.!?]| [-–—]|,? (?:but|please|pls|though|ok|okay|yet|of course)\b)"
_TOLD_ON = (
    r"(?:mention|repeat|quote|share|tell|say|spread|forward|leak|disclose|print|include|pass on|use|write)"
)
_ONE = r"(?:it|this|that|these|any of (?:it|this|that)|anything|any(?:one|body)(?: else)?|him|her|them|others|a soul)"
_WHERE = r"(?:on|further|around|down|up|outside|elsewhere|to \w+|with \w+|in (?:the|my|any) (?:letter|mail|e-?mail))"
_ALONE = (
    r"(?:confidential(?:ly)?|in (?:strict )?confidence|private(?:ly)?|secret|hush|hush-hush|top secret|under nda|"
    r"unofficial(?:ly)?|not (?:yet )?(?:public|official|announced)|"
    r"(?:for|to) (?:me|myself)(?: only| alone)?|for my (?:own )?(?:notes|eyes)(?: only)?|internal only|sensitive)"
)
_US = r"(?:us|you and me|ourselves|the two of us|(?:these|the|our) (?:four )?walls)"
_CONFIDENCE = "|".join(
    (
        rf"{_OPENS}{_SOFT}(?:do not|don't|dont|never|not to|must not|mustn't|better not|not to be) (?:ever )?"
        rf"{_TOLD_ON}(?:ed|d)?(?: {_ONE})?(?: {_WHERE})?{_CLOSES}",
        rf"\b(?:please|pls|asked me|told me|begged me|asked us|told us) (?:not to|do not|don't|dont|"
        rf"never) {_TOLD_ON}\b",
        r"\b(?:must|may|should|can) not be (?:mentioned|repeated|quoted|told|passed on|spread)\b",
        rf"{_OPENS}{_SOFT}between {_US}{_CLOSES}",
        rf"\b(?:stays?|keep|kept|remains?)(?: it| this| that| all this)? (?:just |strictly )?(?:between|"
        rf"among) {_US}\b",
        r"\boff[ -]the[ -]record\b",
        r"\bke(?:ep|pt) (?:(?:it|this|that|them|these|all this|everything) )?(?:strictly |all )?(?:to|for|between) "
        r"(?:yourself|myself|yourselves|ourselves)\b",
        rf"{_OPENS}{_SOFT}keep (?:it|this|that) (?:quiet|private|secret|confidential|under wraps|under (?:my|"
        rf"your) hat)"
        rf"{_CLOSES}",
        r"\bnot for (?:the |this |a |any |my )?(?:letters?|mails?|e-?mails?|record|print|publication|public|note)\b"
        r"(?! \w+(?:s|ing)\b)",
        rf"{_OPENS}{_SOFT}not for (?:others|sharing|anyone|anybody|everyone|everybody|your ears){_CLOSES}",
        r"\b(?:my|your|our|his|her) (?:eyes|ears) only\b",
        rf"{_OPENS}{_SOFT}{_ALONE}{_CLOSES}",
        r"\b(?:told|said|shared|mentioned)(?: \w+){0,2} in (?:strict )?confidence\b|\bin strict confidence\b",
        rf"\b(?:nobody|no one|no-one)(?: else)? (?:must|should|may|can|is supposed to|is allowed to|"
        rf"is to) (?:ever )?know"
        rf"(?:{_CLOSES}| that\b| this\b| about (?:it|this|that)\b)",
        r"\bshould(?: not|n't|nt) (?:really )?have (?:told|said|mentioned|shared)\b",
        r"\b(?:not|never|n't) (?:supposed|meant|allowed) to (?:tell|mention|say|share|know)\b(?=.*\b(?:me|this|"
        r"that|it)\b|\W*$)",
        r"\b(?:did not|didn't) hear (?:it|this|that) from\b",
    )
)  # fmt: skip
# One of these words stands in all of them: the long search is for the few fields that hold one.
_SIGNS = frozenset([
    "among", "announced", "anybody", "anyone", "between", "bring", "confidence", "confidential", "confidentially",
    "disclose", "ears", "everybody", "everyone", "eyes", "forward", "hear", "hush", "internal", "keep", "kept",
    "leak", "mention", "mentioned", "nda", "notes", "official", "others", "pass", "passed", "private",
    "privately", "public", "publication", "quote", "quoted", "record", "repeat", "repeated", "secret",
    "sensitive", "share", "shared", "sharing", "spread", "unofficial", "unofficially",
])  # fmt: skip
# Common words, which need one of the others beside them.
_WEAK = frozenset([
    "e", "email", "include", "included", "know", "letter", "letters", "mail", "mails", "me", "myself", "note",
    "print", "said", "say", "tell", "told", "use", "used", "write",
])  # fmt: skip
_BESIDE = frozenset([
    "don", "dont", "for", "just", "must", "never", "no", "nobody", "not", "one", "only", "t",
])  # fmt: skip
_WORD = re.compile(r"[a-z]+")


@cache
def _compiled() -> re.Pattern[str]:
    """Made when a field first holds such a word."""
    return re.compile(_CONFIDENCE, re.I)


def find_confidence(text: str) -> str:
    """The words in `text` that make all of it private, or an empty text."""
    plain = text.replace("’", "'")
    words = _WORD.findall(plain.casefold())
    if _SIGNS.isdisjoint(words) and (_WEAK.isdisjoint(words) or _BESIDE.isdisjoint(words)):
        return ""
    found = _compiled().search(plain)
    return text[found.start() : found.end()].strip(" ,;:.!?()[]-–—") if found else ""
