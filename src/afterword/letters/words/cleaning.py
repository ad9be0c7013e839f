"""The safe transformations of what was typed: nothing here changes a word, a number, a name or who did what.

Source: domain study 4.3. Unicode NFC, white space, control and bidi characters, quotes around the whole, the
final stop, short forms and technology names from lists, and the case of the first letter.
"""

import re
import unicodedata
from functools import lru_cache

from afterword.letters.words.classes import SOFTENERS
from afterword.letters.words.lexicon import countable, ordinary, proper_words, technologies
from afterword.letters.words.nouns import is_listed

_INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_QUOTES = (('"', '"'), ("“", "”"), ("«", "»"), ("'", "'"), ("‘", "’"), ("„", "“"), ("„", "”"))
# "NET" in ".NET" and "dry-run" in "--dry-run=on" have their marks for good.
_EDGE = re.compile(r"^(?!\.[A-Za-z]|--?[a-z][\w-]*=)[-–—*•·>,;:.\s]+(?=\w|[\"'“(])|[\s.,;:–—-]+$")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]")
_SMILEY = re.compile(r"(?<![\w(])[:;=]-?[)(DPp](?!\w)")
# "12 yrs,migrated", "boxes , Solaris", "pilots @ Doclane"
_APART = re.compile(r"(?<=[\w)]) ([,;](?= )|\.(?= |[A-Z]))")
_CLOSE = re.compile(r"(?<=[a-z]),(?=[a-z]{3})")
_AT = re.compile(r" @ (?=\w)")
_ETC = re.compile(r"\b(?:etc|inc|ltd|e\.g|i\.e|jr|sr|a\.m|p\.m)$", re.I)
_SHORT_ENDS = frozenset(["etc", "inc", "ltd", "e.g", "i.e", "jr", "sr", "a.m", "p.m"])
_FIRST = re.compile(r"[\w'’.+#/-]*\w[+#]*|\w")
_LOWER_ENDINGS = ("ing", "tion", "sion", "ment", "ness", "ance", "ence", "ity", "ship", "age", "ly", "ism")
NOTHING = frozenset(("n/a", "na", "none", "nothing", "nil", "idk", "dunno", "tbd", "tba", "tbc", "todo"))
# "-", "???", "...", "xxx", "_": a place held open.
_HELD_OPEN = re.compile(r"[-–—?.…*/#~+=]+|x+|_+|n\.a\.?")


_PER_CENT = re.compile(r"(?<=\d) ?pct\b")


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """NFC, one kind of white space, no invisible characters, no emoji; "n/a" and its like become empty."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = _EMOJI.sub("", _INVISIBLE.sub("", text))
    if not text.isprintable():
        text = "".join(
            " " if unicodedata.category(char) in {"Cc", "Zs", "Zl", "Zp"} else char for char in text
        )
    if ":" in text or ";" in text or "=" in text:
        text = _SMILEY.sub("", text)
    text = " ".join(text.split())
    if "pct" in text:
        text = _PER_CENT.sub("%", text)
    if "," in text or " ." in text or "@ " in text:
        text = _AT.sub(" at ", _CLOSE.sub(", ", _APART.sub(r"\1", text)))
    if " but " in text or "though " in text or " except " in text:
        text = _without_empty(text)
    return "" if _says_nothing(text) else text


# "nothing really", "none that I noticed", "no idea": an empty field, filled in by hand.
_NOTHING = re.compile(
    r"(?:nothing|none|nada|nope)(?:,? (?:really|much|special|particular|specific|yet|so far|comes to mind|new|else|"
    r"similar|like (?:that|it|this)|in particular|at all|to (?:add|say|mention|clarify)|"
    r"(?:that )?I (?:noticed|remember)))*"
    r"|no (?:idea|clue|comment|thoughts?)(?: yet| really)?|not (?:really|much|sure|applicable|yet)(?: yet| really)?"
    r"|(?:don't|dont|can't|cant) (?:know|remember|recall)|(?:I )?(?:forgot|forget)|same(?: as above)?|"
    r"(?:the )?same (?:as (?:before|last time|for \w+|with \w+)|again|here)|ditto|"
    r"(?:see|as|like) (?:above|before|below|notes?)|"
    r"(?:still )?(?:to be (?:confirmed|announced|decided|defined|discussed|done|filled in)|to (?:do|ask|check|follow))|"
    r"(?:fill (?:in|out)|ask|check|add)(?: (?:this|that|it|me|later|again))+|(?:will|must|need to) ask",
    re.I,
)


# "nothing really, but the tooling is modern": what stands before the "but" is an empty field, the rest is none.
_NOTHING_BUT = re.compile(
    r"^(?P<empty>[^,;.]{2,30})[,;.]? (?:but|though|although|except(?: that)?) (?=\w)", re.I
)


def _without_empty(text: str) -> str:
    found = _NOTHING_BUT.match(text)
    if found is None or not _says_nothing(found["empty"]) or len(text[found.end() :].split()) < _LEAST_REST:
        return text
    return text[found.end() :]


_LEAST_REST = 3


def _says_nothing(text: str) -> bool:
    small = text.casefold().strip(" ()[]")
    return (
        small in NOTHING
        or _HELD_OPEN.fullmatch(small) is not None
        or small.rstrip(".!?") in NOTHING
        or _NOTHING.fullmatch(text.strip(" ()").rstrip(".!? ()")) is not None
    )


def trim(text: str) -> str:
    """Without bullet, final stop and quotes around the whole. A question mark stays: it is a form."""
    if (
        text
        and text[0].isalnum()
        and text[-1].isalnum()
        and text.rpartition(" ")[2].casefold() not in _SHORT_ENDS
    ):
        return text
    while True:
        before = text
        text = _EDGE.sub("", text)
        for left, right in _QUOTES:
            inner = text[1:-1]
            if (
                len(text) > 2
                and text[0] == left
                and text[-1] == right
                and left not in inner
                and right not in inner
            ):
                text = inner.strip()
        text = text.rstrip("!") if text.endswith("!") else text
        if text == before:
            return text + "." if _ETC.search(text) else text


def small_start(text: str, keep: frozenset[str] = frozenset()) -> str:
    """The first letter small, unless the text begins with a name of `keep`, with "I" or with a technology."""
    match = _FIRST.match(text) if text[:1].isupper() else None
    if not match or _starts_with_name(text, match[0], keep):
        return text
    stem = re.split(r"['’]", match[0])[0]
    if any(char.isupper() or char.isdigit() for char in stem[1:]) or (len(stem) == 1 and stem != "A"):
        return text
    small = stem.casefold()
    if match[0].casefold().replace("’", "'") == "don't":
        return text[0].lower() + text[1:]
    if small in proper_words():
        return text
    if small in SOFTENERS or _is_many(small, text[len(match[0]) :]):
        return text[0].lower() + text[1:]
    known = small in ordinary() or re.split(r"[-/]", small)[0] in ordinary()
    if known or small.endswith(_LOWER_ENDINGS) or _is_made_of_words(small, text[len(match[0]) :]):
        return text[0].lower() + text[1:]
    return text


# "Deferred", "Quantised", "Auditable": made from words that no list knows; not "Ahmed", "Alfred", "Clive".
_DESCRIBING = re.compile(
    r".+(?:[aiu]t|[iy][sz]|ct|nt|st|pt|lt|ifi|rr|tt|pp|gg|nn|ll|ck|ch|ss|v|c|g|[eu]r|rm|[ln]d|[aoilr]k)ed"
    r"|.{3,}(?:able|ible|ous|less|ful|ical)|.{4,}ive"
)
_HALVES = frozenset(
    ["micro", "mini", "multi", "over", "under", "post", "pre", "sub", "super", "inter", "auto", "re"]
)


def _is_many(small: str, rest: str) -> bool:
    """ "Testers sit with ...": many of what a list counts, before a word in small letters."""
    one = small[:-3] + "y" if small.endswith("ies") else small[:-1]
    return small.endswith("s") and one in countable() and re.match(r" [a-z]", rest) is not None


def _is_made_of_words(small: str, rest: str) -> bool:
    """What describes a thing that follows in small letters, and many things whose name two words make ("Playtests")."""
    after = re.match(r" ([a-z]+)", rest)
    if after is None:
        return False
    if _DESCRIBING.fullmatch(small):
        return is_listed(after[1].removesuffix("s"))
    cuts = (at for at in range(3, len(small) - 3)) if small.endswith("s") and small.isalpha() else ()
    return any(
        small[at:] in ordinary() and (small[:at] in ordinary() or small[:at] in _HALVES) for at in cuts
    )


def _starts_with_name(text: str, first: str, keep: frozenset[str]) -> bool:
    stem = re.split(r"['’]", first)[0]
    if _is_one_of_two_names(text, stem):
        return True
    names = technologies().by_first_word.get(stem, ()) + technologies().by_first_word.get(first, ())
    if any(re.match(re.escape(name) + r"(?!\w)", text) for name in names):
        return True
    return any(re.match(re.escape(name) + r"(?!\w)", text, re.I) for name in keep)


def _is_one_of_two_names(text: str, stem: str) -> bool:
    """ "Ray vs Spark", "Spring and Quarkus": beside a name stands another."""
    beside = re.match(r"\w+ (?P<joint>vs\.?|versus|and|or|to) (?P<other>[A-Z]\w+)", text)
    if beside is None or beside["other"] not in technologies().by_first_word:
        return False
    return beside["joint"].startswith("v") or stem in technologies().by_first_word


def large_start(text: str) -> str:
    """The first letter capital."""
    return text[:1].upper() + text[1:]
