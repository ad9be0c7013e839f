"""What a frame is: a sentence or two of ours, with places into which a person's words fit by their form.

A pool is text, one frame a line: `id | sentence. Sentence. | conditions`. In a sentence,
- `{topic:about}` takes the topic if its form fits the place `about` (PLACES); `{Topic:ger}` has a capital;
- `{ day}` is " this afternoon" or nothing; `{day}` and `{days}` ("today's") ask for a day word to be there;
- all other names are facts of the interview: `{role}` ("the X role"), `{company}`, `{talk}`, `{date}` ...
Conditions are words that must hold; `-x` must not hold; `a/b` needs one of the two.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from afterword.letters.reading.forms import Form
from afterword.letters.words.classes import SMALL

try:
    # The same function; `hashlib` loads OpenSSL besides, a fortieth of a short command.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_NOUN = frozenset({Form.NOUN, Form.LIST})
PLACES: dict[str, frozenset[Form]] = {
    "about": frozenset({Form.NOUN, Form.LIST, Form.GERUND, Form.WH}),  # after a preposition
    "ng": frozenset({Form.NOUN, Form.LIST, Form.GERUND}),
    "nw": frozenset({Form.NOUN, Form.LIST, Form.WH}),
    "np": _NOUN,
    "ger": frozenset({Form.GERUND}),
    "wh": frozenset({Form.WH}),
    "that": frozenset({Form.CLAUSE}),  # after "that", or as a sentence of its own
    "thatfull": frozenset({Form.THAT}),
    "thing": frozenset({Form.NOUN, Form.LIST}),
    "ask": frozenset({Form.QUESTION}),
    "unsure": frozenset({Form.UNSURE}),  # after a colon alone
    "loose": frozenset({Form.CLAUSE, Form.UNSURE}),
    "colon": frozenset({Form.NOUN, Form.GERUND, Form.WH, Form.CLAUSE, Form.UNSURE}),
    "all": frozenset({Form.NOUN, Form.LIST, Form.GERUND, Form.CLAUSE, Form.UNSURE}),
    "idea": frozenset({Form.NOUN, Form.LIST, Form.GERUND, Form.CLAUSE, Form.UNSURE, Form.BASE}),
    "colonidea": frozenset({Form.LIST, Form.UNSURE}),  # an idea after a colon
    "base": frozenset({Form.BASE}),
    "vp": frozenset({Form.PAST, Form.PRESENT}),  # after "I"
    "past": frozenset({Form.PAST}),
    "present": frozenset({Form.PRESENT}),
    "own": frozenset({Form.OWN_CLAUSE}),
}
_PLACE = re.compile(r"\{( ?)(\w+)(?::(\w+))?\}")
_OPENS_LINK = re.compile(r"\b(when|where|because) (?:I )?\{link")
_UNDER_OURS = re.compile(r"\b(?:when|where|because|how|that) (?:I )?\{link")
_OF_MY_WORK = re.compile(r"\bmy own work\b.*\{link")
# "One thing has stayed with me: the plan is: nobody goes."
_POINT_BEHIND_COLON = ": {point"
# "I enjoyed talking about too many meetings"
_ENJOYED = re.compile(
    r"\b(?:enjoy\w*|apprec\w*|liked|pleasure|good|interested|best|interesting)\b.*\{topic", re.I
)
_RINGS = {
    "bring": re.compile(r"\b(?:bring|brought)\b", re.I),
    "glad": re.compile(r"\bglad(?:ly)?\b", re.I),
    "happy": re.compile(r"\bhappy\b", re.I),
    "hope": re.compile(r"\bhope[ds]?\b", re.I),
    "interested": re.compile(r"\binterest\w*", re.I),
    "time": re.compile(r"\btime\b(?! on)", re.I),
    "talk": re.compile(r"\btalk(?:s|ed|ing)?\b|\bconversations?\b|\bcall\b|\bdiscuss\w*|\{talk\}", re.I),
    "enjoyed": re.compile(r"\benjoy\w*", re.I),
    "good": re.compile(r"\bgood\b", re.I),
}
# What can be said of one thing in a letter, and not of two: that it stayed, that it was listened to.
_STAYS = re.compile(
    r"\bstayed with me\b|\b(?:kept|keep|been|still|am) (?:thinking|wondering|turning|coming back|asking myself)\b|"
    r"\bon my mind\b|\bthought about (?:it )?since\b|\bkeep (?:coming back|returning)\b|\b[Tt]hinking it over\b|"
    r"\bthought about it\b|\bcaught my attention\b|\binterested me all the more\b|\blistened (?:closely|with)\b",
    re.I,
)
_BETWEEN = re.compile(r"(?<=[.?]) (?=[A-Z{])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One `{...}`: the name in small letters, the forms it takes (None for a fact), and how it is written.
    `inside` says that words of ours follow it in the same sentence, without a mark between."""

    name: str
    forms: frozenset[Form] | None
    spaced: bool
    capital: bool
    inside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frame:
    """`sentences` hold plain text and places in turn, `text` is the line they were read from. `key` is a stable
    number made of the id. Two frames are the same when they are the same object."""

    id: str
    slot: str
    sentences: tuple[tuple[str | Place, ...], ...]
    needs: tuple[frozenset[str], ...]
    lacks: frozenset[str]
    key: int
    text: str
    places: tuple[Place, ...]

    @property
    def telling(self) -> frozenset[str]:
        """The words of ours that a reader would notice if they came twice."""
        return _telling_words(self)

    @property
    def ringing(self) -> frozenset[str]:
        """Which of the words of manners stand in it; twice in a row they ring."""
        return _ringing_words(self)


def stable_number(text: str) -> int:
    """64 bits that depend on the text alone, on every machine and in every run."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


class Pool(NamedTuple):
    """The frames of one slot as text. They are read when the slot is first asked for: a letter has a third of all
    slots, and to read the others would cost a short command a twentieth of its time."""

    slot: str
    text: str


def read_frames(slot: str, pool: str) -> Pool:
    """The pool of a slot, still to be read by `frames_of`."""
    return Pool(slot, pool)


def frames_of(pool: Pool) -> tuple[Frame, ...]:
    """The frames of a pool. Raises ValueError for a line with a wrong shape, or an id used twice."""
    frames = tuple(_read_frame(pool.slot, line) for line in pool.text.splitlines() if line.strip())
    if len({frame.id for frame in frames}) != len(frames):
        raise ValueError(f"An id is used twice in the pool {pool.slot}.")
    return frames


def _read_frame(slot: str, line: str) -> Frame:
    name, text, *rest = (part.strip() for part in line.split("|"))
    conditions = rest[0].split() if rest else []
    needs = [frozenset(word.split("/")) for word in conditions if not word.startswith("-")]
    identity = f"{slot}.{name}"
    sentences = tuple(_read_sentence(sentence) for sentence in _BETWEEN.split(text))
    # "It reminded me of when I froze releases when the budget was gone": no such word twice in a sentence.
    twice = {f"{word}-link" for word in _OPENS_LINK.findall(text)}
    # "Because I rewrote 40 letters; calls fell": what stands behind a semicolon is no longer our "because".
    if _UNDER_OURS.search(text):
        twice |= {"split-link", "fronted-link"}
    if _POINT_BEHIND_COLON in text:
        twice.add("split-point")
    if _OF_MY_WORK.search(text):
        twice.add("work-link")
    if _ENJOYED.search(text):
        twice.add("sore-topic")
    # "Our talk about debugging it together": that was done, and not talked about.
    if "{topic:" in text and "shared-topic" not in conditions:
        twice.add("shared-topic")
    # "I liked testing with residents": who tests, it does not say.
    if "{liked:about}" in text:
        twice.add("method-liked")
    # A fact needs no "I think".
    if "{thought:that}" in text and "fact-thought" not in conditions:
        twice.add("fact-thought")
    if "how {topic:that}" in text:
        twice.add("moment-topic")
    places = tuple(part for sentence in sentences for part in sentence if isinstance(part, Place))
    return Frame(
        id=identity,
        slot=slot,
        sentences=sentences,
        places=places,
        needs=tuple(needs),
        lacks=frozenset(word[1:] for word in conditions if word.startswith("-")) | twice,
        key=stable_number(identity),
        text=text,
    )


@cache
def _telling_words(frame: Frame) -> frozenset[str]:
    words = set(re.findall(r"[a-z]+", _PLACE.sub(" ", frame.text).casefold()))
    told = {word for word in words if len(word) > 2 and word not in SMALL}
    told |= {f"{{{place.name}}}" for place in frame.places if place.name in {"talk", "company", "role"}}
    return frozenset(told | {"{thanks}"} if words & {"thank", "thanks"} else told)


@cache
def _ringing_words(frame: Frame) -> frozenset[str]:
    return frozenset(name for name, pattern in _RINGS.items() if pattern.search(frame.text))


@cache
def lingers(frame: Frame) -> bool:
    """Whether a frame says that something was thought about since: once in a letter, or nothing was."""
    return _STAYS.search(frame.text) is not None


@cache
def echoes_of(frame: Frame) -> frozenset[str]:
    """What another sentence of the same letter should not say again."""
    return frame.telling | frame.ringing | ({"lingers"} if lingers(frame) else frozenset())


@cache
def begin_with_i(frame: Frame) -> tuple[bool, ...]:
    """For each sentence of a frame, whether it begins with "I"."""
    return tuple(str(parts[0]).startswith("I ") for parts in frame.sentences)


def _read_sentence(text: str) -> tuple[str | Place, ...]:
    parts: list[str | Place] = []
    at = 0
    for match in _PLACE.finditer(text):
        if match.start() > at:
            parts.append(text[at : match.start()])
        parts.append(_place_of(*match.groups(), text[match.end() : match.end() + 1] == " "))
        at = match.end()
    if at < len(text):
        parts.append(text[at:])
    return tuple(parts)


@cache
def _place_of(space: str, name: str, place: str | None, inside: bool) -> Place:
    """The same few places stand in hundreds of frames."""
    return Place(
        name=name.lower(),
        forms=PLACES[place] if place else None,
        spaced=bool(space),
        capital=name[0].isupper(),
        inside=inside,
    )
