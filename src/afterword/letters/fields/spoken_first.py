""" "I" in what somebody said: the writer, where it tells of their work to come; else the speaker."""

from afterword.letters.words.classes import DETERMINERS, MODALS, NUMBERS
from afterword.letters.words.lexicon import read_lines, verbs

FIRST = frozenset(["i", "my", "i'm", "i've", "i'd", "i'll"])


def _read() -> dict[str, frozenset[str]]:
    pairs = (line.partition(":") for line in read_lines("first_words"))
    return {name: frozenset(words.split()) for name, _, words in pairs}


_LISTS = _read()
_JOB, _WITH_THING, _AT_WORK = _LISTS["job"], _LISTS["with-thing"], _LISTS["at-work"]
_TIMES, _HANDED_IN, _OPINION = _LISTS["start-of"], _LISTS["handed-in"], _LISTS["opinion"]
_OF_BOTH = _LISTS["of-both"]
_WOULD = frozenset(["would", "could", "should", "might", "may"])
_TO_COME = MODALS | {"is", "are", "i'd", "i'll", "need", "have"}
_SPOKEN = {
    "i": "you",
    "my": "your",
    "me": "you",
    "mine": "yours",
    "myself": "yourself",
    "i'm": "you are",
    "i've": "you have",
    "i'd": "you'd",
    "i'll": "you'll",
}
_AFTER_I = {"am": "are", "was": "were", "wasn't": "weren't"}


def means_writer(tokens: list[str], at: int) -> bool:
    """Whether the "I" or "my" at this place is the writer: "I should expect", "my first month would be shadowing"."""
    word, after = tokens[at], tokens[at + 1 :]
    if not _OPINION.isdisjoint(tokens):
        return False
    if word == "my":
        if after[:1] and after[0] in _HANDED_IN:
            return True
        is_start = after[:1] == ["role"] or _tells_of_start(["", *after[:3]])
        return is_start and not _TO_COME.isdisjoint(tokens) and {"was", "were"}.isdisjoint(tokens)
    if word in {"i'd", "i'll"}:
        return _is_job(after, word == "i'd")
    if word != "i" or not after:
        return False
    if after[:2] in (["need", "to"], ["have", "to"]):
        return _is_job(after[2:], is_open=False)
    if after[0] == "should":
        # "I should have stopped it" and "I should be writing code" tell of the speaker.
        rest = after[1:]
        return (
            bool(rest)
            and rest[0] in verbs().base
            and (rest[0] not in {"have", "be"} or _is_job(rest, is_open=True))
        )
    return after[0] in MODALS and _is_job(after[1:], after[0] in _WOULD)


def _is_job(words: list[str], is_open: bool) -> bool:
    """Whether these words tell what somebody new would do. `is_open`: "would", not "will" of the speaker."""
    first, second = (*words[:2], "", "")[:2]
    if first in _JOB:
        return True
    begins = _tells_of_start(words)
    if not is_open and not begins:
        return False
    if first == "need":
        return not _LISTS["papers"].isdisjoint(words)
    if first in _WITH_THING:
        return second in DETERMINERS | NUMBERS | {"my", "full", "free", "both"}
    if first == "be":
        return second in _AT_WORK
    return first in {"work", "sit", "pair", "spend", "start", "begin"} and (
        first in {"sit", "work"} or begins
    )


def _tells_of_start(words: list[str]) -> bool:
    """ "my first month", "the first two weeks", "after the probation"."""
    return any(
        word in {"probation", "onboarding"}
        or (word == "first" and not _TIMES.isdisjoint(words[at + 1 : at + 3]))
        for at, word in enumerate(words)
    )


def means_speaker(tokens: list[str]) -> bool:
    """Whether "I" can only be who said it: "I have never seen it here", "I hire slowly"; not "I am overqualified"."""
    if not _OPINION.isdisjoint(tokens) or not {"here", "we", "our", "us"}.isdisjoint(tokens):
        return True
    at = next((at for at, word in enumerate(tokens) if word in {"i", "i've"}), -1)
    words = tokens[at + 1 : at + 3]
    if at < 0 or not words:
        return False
    if tokens[at] == "i've" or words[0] == "have":
        return words[0 if tokens[at] == "i've" else -1] in verbs().participle
    return words[0] in verbs().base and words[0] not in _OF_BOTH and words[0] not in MODALS


def as_reader(small: list[str]) -> dict[int, str]:
    """The changes for "I" where it is the speaker: "I was told" as "you were told"."""
    changes: dict[int, str] = {}
    for at, word in enumerate(small):
        if word not in _SPOKEN:
            continue
        changes[at] = _SPOKEN[word]
        if word == "i" and small[at + 1 : at + 2] and small[at + 1] in _AFTER_I:
            changes[at + 1] = _AFTER_I[small[at + 1]]
    return changes
