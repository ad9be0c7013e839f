"""Which words of a name are the given one, and the capital of a name that was typed in small letters."""

import re
import unicodedata

from afterword.letters.words.classes import PARTICLES

# The second half of a double first name. An address alone does not tell: "maria.garcia" is María García López.
_SECOND_NAMES = (
    "alice andrea angel ann anna anne antonio armah beatriz beth bob carlos carmen catherine cecilia christine "
    "christophe claire claude clara cristina daniel david dolores eduardo elena elisabeth elizabeth ellen emma "
    "enrique erik ernesto fernanda fernando francois frederic gabriel gabriela grace guadalupe hanna heinz helena "
    "henri ignacio ines isabel jane javier jean jesus jo joe johan jorge jose juan julia julie kate kathrin laura "
    "lee leonor lou louis louise luc lucia lucie luis luisa luise lynn manuel marc margaret margarida maria marie "
    "mario mark marta martin mary mercedes michel miguel noelle pablo paola patricia paul paula pedro peter petter "
    "philippe pia pierre pilar rafael ray ricardo roberto rodrigo rosa rose rosario ruth sebastian sofia sophie sue "
    "susana teresa theresa therese thomas valentina veronica vicente victoria yves"
)
_SECOND = frozenset(_SECOND_NAMES.split())
# "Hwee Min Tan", "Wen Ling Foo": two syllables are one given name where a family name of the kind follows.
_SYLLABLE = re.compile(
    r"(?:[bcdfghjklmnpqrstwxyz]|zh|ch|sh|hw|hs|kw|ts|ng|ky|hy)?[aeiou]{1,3}h?(?:n|ng|m|k|p|t|r|l|h|w|y)?"
)
_FAMILY_NAMES = (
    "ang cai chan chang chen cheng cheong chew chia chin cho choi chong chow chu chua chung foo goh ho hong hsu "
    "huang jang jung kang khoo koh kwok lai lam lau law lee leong leung li liang lim lin liu loh low lu lum ma mok "
    "ng oh ong pang park peng phua poon quek seah seow sim sng soh song tan tang tay teo ting toh tsai wang wong "
    "woo wu xu yam yang yap yeo yip yong yoo yoon yu zhang zhao zheng zhou zhu kim nguyen tran pham bui dang duong"
)
# Those that stand first by custom (Vietnamese): to greet by the first word would greet the family.
_LEADING_NAMES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương đinh nguyen tran pham huynh bui dinh"
)
_FAMILY_FIRST = frozenset(_LEADING_NAMES.split())
_FAMILIES = frozenset(_FAMILY_NAMES.split())
_SHORT_NAMES = (
    "al amy ann ben bob cal dan dee don doug ed eve gil hal ian jan jay jen jim jo joe jon kay ken kit lee len lou "
    "lyn max may meg mel nan ned nell pam pat paul ray rob ron rose roy ruth sal sam saul sue ted tim tom val viv "
    "will zoe"
)
_WESTERN_SHORT = frozenset(_SHORT_NAMES.split())
_BETWEEN = re.compile(r"[._-]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def is_double(words: list[str], email: str | None) -> bool:
    """Whether the first two words of a name are its given name: two syllables ("Hwee Min Tan"), or because the
    address says so, "analucia" or "ana.lucia" of Ana Lucía Vélez. Where it names them as one word beside the family
    name ("carolann.d"), no list is needed."""
    if _are_two_syllables(words):
        return True
    if len(words) < 3 or not email or not email.isascii():
        return False
    first, second, *rest = (_plain(word) for word in words)
    if not first or not second or words[1].casefold() in PARTICLES or words[1] != words[1].strip("."):
        return False
    units = _BETWEEN.split(email.partition("@")[0].partition("+")[0].casefold())
    if units[0] == first + second and units[1:] and any(units[1][:1] == other[:1] for other in rest):
        return True
    return second in _SECOND and (
        units in ([first + second], [first, second]) or units[:2] == [first, second]
    )


def _are_two_syllables(words: list[str]) -> bool:
    if len(words) != 3 or words[2].casefold() not in _FAMILIES:
        return False
    one, two, _ = (word.casefold() for word in words)
    return bool(_SYLLABLE.fullmatch(one) and _SYLLABLE.fullmatch(two)) and one not in (
        _WESTERN_SHORT | _FAMILIES
    )


def is_family_first(words: list[str]) -> bool:
    """ "Nguyen An", "Tan Hwee Min": a family name that stands first by custom, or one of the kind before two syllables.
    "Kim Mei Lin" may be either, and is nobody's first word alone."""
    if len(words) > 1 and words[0].casefold() in _FAMILY_FIRST:
        return True
    if len(words) != 3 or words[0].casefold() not in _FAMILIES:
        return False
    return all(_SYLLABLE.fullmatch(word.casefold()) for word in words[1:])


def _plain(word: str) -> str:
    """The letters of a word as an address writes them: "lucia" for "Lucía"."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in bare if char.isalpha() and char.isascii())


def with_capitals(name: str) -> str:
    """ "Donna Ricci" for "donna ricci": a name in small letters alone is a habit of typing. One with any capital is
    as its owner writes it; an address stays as it is."""
    if name != name.lower() or "@" in name:
        return name
    return _WORD.sub(lambda word: word[0] if word[0] in PARTICLES else _begun(word[0]), name)


def _begun(word: str) -> str:
    return word[:1].upper() + word[1:] if len(word) < 3 or word[1] not in "'’" else word.title()
