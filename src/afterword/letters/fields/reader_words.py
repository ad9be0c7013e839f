"""The words of the reader, and how a verb stands after "you": "he draws" as "you draw", "told her" as "told you"."""

from functools import cache

from afterword.letters.fields.field import Field
from afterword.letters.words.classes import (
    ADVERBS,
    ALL_PREPOSITIONS,
    CALENDAR,
    DETERMINERS,
    JOINERS,
    MODALS,
    OPENERS,
)
from afterword.letters.words.lexicon import read_lines, third_of, verbs


def _read() -> dict[str, list[str]]:
    pairs = (line.partition(":") for line in read_lines("reader_words"))
    return {name: words.split() for name, _, words in pairs}


def _paired(words: list[str]) -> dict[str, str]:
    pairs = (word.partition("=") for word in words)
    return {word: turned for word, _, turned in pairs}


_LISTS = _read()
THIRD = frozenset(_LISTS["one"])
GROUP, TEAM, _AGREED = (_paired(_LISTS[name]) for name in ("group", "team", "agreed"))
# Where the writer's own side may be meant: "we talked", "we both", and wherever the writer or the reader is beside it.
MINE, TOGETHER = frozenset(_LISTS["mine"]), frozenset(_LISTS["done-together"])
_CAUSES, _ON_THE_WAY = frozenset(_LISTS["causes"]), ADVERBS | set(_LISTS["on-the-way"])
# What the reader's side has, and no thing of theirs.
HELD = frozenset(_LISTS["held"])
# What those do and have for whom somebody is hired.
HIRING = frozenset(_LISTS["hiring"])


_NOT_OWNED = DETERMINERS | {"how", "what", "why", "where", "when", "that", "again", "so"}
_TWO_OBJECTS = frozenset(_LISTS["two-objects"])


@cache
def _base_of() -> dict[str, str]:
    return {third_of(base): base for base in verbs().base}


def next_verb(small: list[str], at: int) -> int:
    """The place of the next word that is no adverb, or -1."""
    while at < len(small) and (small[at] in _ON_THE_WAY or small[at].endswith("ly")):
        at += 1
    return at if at < len(small) else -1


def is_their_team(small: list[str]) -> bool:
    """Whether "we" is theirs in what they said: not "we talked", nor beside the writer."""
    if not MINE.isdisjoint(small):
        return False
    known = verbs()
    for at, word in enumerate(small):
        if word == "us" and small[max(at - 2, 0) : at] in (["both", "of"], ["all", "of"]):
            return False
        if word != "we":
            continue
        verb = next_verb(small, at + 1)
        if (
            verb < 0
            or not TOGETHER.isdisjoint(small[at + 1 : verb + 1])
            or not (small[verb] in known.finite or small[verb] in MODALS)
        ):
            return False
    return True


def asks_of_team(small: list[str]) -> bool:
    """Whether "we" stands in something that the reader said: "your question about who we do not reach"."""
    return small[:1] == ["your"] and "we" in small and is_their_team(small[1:])


def turned_at(small: list[str], at: int, field: Field) -> tuple[dict[int, str], bool]:
    word = small[at]
    after = small[at + 1] if at + 1 < len(small) else ""
    if word in {"himself", "herself"}:
        return {at: "yourself"}, True
    if word in {"him", "hers"}:
        return {at: "you" if word == "him" else "yours"}, True
    if word == "his":
        return {at: "yours" if _ends(after) else "your"}, True
    if word == "her":
        return _turn_her(small, at, after)
    if "'" in word:
        ending = word.partition("'")[2]
        if field.name == "thought" and ending not in {"ll", "d"}:
            return {at: "you are"}, False
        is_have = after in {"been", "had", "got", "done", "never"}
        return {
            at: {"ll": "you will", "d": "you'd"}.get(ending, "you have" if is_have else "you are")
        }, after != "never"
    return _turn_subject(small, at, field)


def _ends(after: str) -> bool:
    return (
        not after or not after[0].isalnum() or after in ALL_PREPOSITIONS | JOINERS | OPENERS | {"is", "was"}
    )


def _turn_her(small: list[str], at: int, after: str) -> tuple[dict[int, str], bool]:
    """ "her question" and "told her": whose it is, or whom."""
    before = small[at - 1] if at else ""
    if before in _CAUSES and after in verbs().base:
        return {at: "you"}, before[:3] in {"let", "mak", "mad"} or after in verbs().sure_base
    behind = next_verb(small, at + 1)
    if behind < 0 or _ends(small[behind]) or after in _NOT_OWNED:
        return {at: "you"}, True
    # "asked her questions" may be hers or yours; "call her Friday".
    if after.removesuffix("s") in CALENDAR:
        return {at: "you"}, False
    return {at: "your"}, after == "own" or (before not in _TWO_OBJECTS and behind == at + 1)


def _turn_subject(small: list[str], at: int, field: Field) -> tuple[dict[int, str], bool]:
    """ "he draws" as "you draw", "does she" as "do you"."""
    changes = {at: "you"}
    before = small[at - 1] if at else ""
    if before in _AGREED:
        return changes | {at - 1: _AGREED[before]}, True
    verb = next_verb(small, at + 1)
    if verb < 0:
        return changes, False
    turned = _agreed(small[verb])
    if turned is None:
        return changes, False
    if field.name == "next" and small[verb] not in _AGREED and turned != small[verb]:
        # "she calls me on Friday" tells of what will be.
        return changes | {at: "you will", verb: turned}, False
    # What one thinks of somebody is no idea for them: only "she could start with ..." is.
    is_idea = field.name != "thought" or not MODALS.isdisjoint(small[: verb + 1])
    if turned != small[verb]:
        changes[verb] = turned
        second, is_sure = _second_verbs(small, verb)
        return changes | second, is_sure and is_idea
    return changes, is_idea


def _agreed(verb: str) -> str | None:
    """A verb after "he" as it stands after "you", or None for a word that may be none."""
    known = verbs()
    if verb in _AGREED:
        return _AGREED[verb]
    if (
        verb in MODALS
        or verb in known.past
        or verb in {"didn't", "had", "hadn't", "can't", "won't", "couldn't"}
    ):
        return verb
    if verb in known.third:
        return _base_of().get(verb)
    return verb if verb.endswith("ed") else None


def _second_verbs(small: list[str], verb: int) -> tuple[dict[int, str], bool]:
    """ "draws and explains", "tests it and never deploys": verbs that follow with the same subject; not sure where it
    may be one more thing ("tests backups and restores")."""
    changes, is_sure = {}, True
    for at in range(verb + 1, len(small)):
        if small[at] in {"who", "which", "that", "it", "they", "we", "i", "he", "she"}:
            break
        if small[at] not in {"and", "or", "but", "then"}:
            continue
        place = next_verb(small, at + 1)
        if place < 0:
            break
        is_verb = small[place] in _AGREED or small[place] in verbs().sure_third
        is_verb = is_verb or (small[place] in verbs().third and (at - 1 == verb or place > at + 1))
        if is_verb:
            changes[place] = _agreed(small[place]) or small[place]
            is_last = place + 1 == len(small) or not small[place + 1][0].isalnum()
            is_sure &= at - 1 == verb or not (is_last and small[at - 1].endswith("s"))
    return changes, is_sure
