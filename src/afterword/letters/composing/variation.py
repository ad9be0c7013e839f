"""Which frame is taken: by a stable number of this letter, never one that was used before."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from afterword.letters.composing.scene import Scene
from afterword.letters.debrief import Spelling
from afterword.letters.fields.intake import Fragment
from afterword.letters.frames import POOLS
from afterword.letters.frames.frame import Frame, Place
from afterword.letters.frames.kinship import kin_of
from afterword.letters.letter import Sentence
from afterword.letters.reading.forms import Form
from afterword.letters.words.spelling import spell

_MASK = (1 << 64) - 1
_ODD = 0x9E3779B97F4A7C15
FRAGMENT_OF = {"link": "my_link"}
_OPENINGS = frozenset(["open", "open-topic", "open-topic-liked"])
_KINDS = frozenset(["phone", "video", "onsite", "panel", "technical"])


class _Fits(NamedTuple):
    """Frames and their keys, in the same order; `names` are their ids and kin."""

    frames: tuple[Frame, ...]
    keys: tuple[int, ...]
    names: frozenset[str] = frozenset()


class Fitting:
    """The frames that fit one scene, by slot: found once, used by all attempts."""

    def __init__(self, scene: Scene, used: frozenset[str]) -> None:
        self.scene = scene
        self.used = used
        self._kin = frozenset(map(_kin_of_id, used)) - {""}
        self._seen = used | self._kin
        self.filled: dict[tuple[Frame, str], list[Sentence]] = {}
        self._by_slot: dict[str, _Fits] = {}
        self._fresh: dict[str, _Fits] = {}

    def of(self, slot: str) -> _Fits:
        """All frames of `slot` that fit."""
        fits = self._by_slot.get(slot)
        if fits is None:
            fits = self._by_slot[slot] = _fitting(slot, *_seen_by(slot, self.scene))
        return fits

    def freshest(self, slot: str) -> _Fits:
        """Those not used before. A used one comes back only when the pool has no other for this form: the person's
        words go first. Nor is one taken that says the same as a used one, where there is another."""
        fresh = self._fresh.get(slot)
        if fresh is None:
            fits = self.of(slot)
            fresh = self._fresh[slot] = fits if fits.names.isdisjoint(self._seen) else self._unseen(fits)
        return fresh

    def _unseen(self, fits: _Fits) -> _Fits:
        pairs = list(zip(fits.frames, fits.keys, strict=True))
        unused = [pair for pair in pairs if pair[0].id not in self.used]
        left = [pair for pair in unused if kin_of(pair[0]) not in self._kin] or unused or pairs
        frames, keys = zip(*left, strict=True)
        return _Fits(frames, keys)


@lru_cache(maxsize=2048)
def _kin_of_id(name: str) -> str:
    """The kin of a frame by its id; one that is gone has none."""
    pool = POOLS.get(name.partition(".")[0], ())
    return next((kin_of(frame) for frame in pool if frame.id == name), "")


_Shapes = frozenset[tuple[str, Form, bool]]


@cache
def _slot_looks_at(slot: str) -> tuple[frozenset[str], tuple[tuple[str, str], ...], frozenset[str]]:
    """What any frame of a slot asks about: conditions; places for the person's words, each with its field; places for
    facts."""
    conditions = {word for frame in POOLS[slot] for need in (*frame.needs, frame.lacks) for word in need}
    places = {place for frame in POOLS[slot] for place in frame.places}
    fields = sorted({place.name for place in places if place.forms is not None})
    facts = frozenset(place.name for place in places if place.forms is None)
    return frozenset(conditions), tuple((name, FRAGMENT_OF.get(name, name)) for name in fields), facts


def _seen_by(slot: str, scene: Scene) -> tuple[frozenset[str], _Shapes, frozenset[str]]:
    """The part of a scene that decides which frames of a slot fit."""
    conditions, fields, facts = _slot_looks_at(slot)
    shapes = []
    for name, field in fields:
        fragment = scene.fragments.get(field)
        if fragment is not None:
            shapes.append((name, fragment.form, fragment.is_broken))
    return conditions & scene.holds, frozenset(shapes), facts.intersection(scene.facts)


@lru_cache(maxsize=4096)
def _fitting(slot: str, holds: frozenset[str], shapes: _Shapes, facts: frozenset[str]) -> _Fits:
    """The frames of a slot whose conditions hold and whose places can all be filled."""
    by_name = {name: (form, is_broken) for name, form, is_broken in shapes}
    frames = tuple(frame for frame in POOLS[slot] if _fits(frame, holds, by_name, facts))
    names = {name for frame in frames for name in (frame.id, kin_of(frame))}
    return _Fits(frames, tuple(frame.key for frame in frames), frozenset(names - {""}))


def _fits(
    frame: Frame, holds: frozenset[str], shapes: dict[str, tuple[Form, bool]], facts: frozenset[str]
) -> bool:
    if not frame.lacks.isdisjoint(holds) or any(map(holds.isdisjoint, frame.needs)):
        return False
    return all(_fills(place, shapes, facts) for place in frame.places)


def _fills(place: Place, shapes: dict[str, tuple[Form, bool]], facts: frozenset[str]) -> bool:
    if place.forms is None:
        return place.spaced or place.name == "talk" or place.name in facts
    if place.name not in shapes:
        return False
    form, is_broken = shapes[place.name]
    return form in place.forms and not (place.inside and is_broken)


class Draft:
    """One attempt at a letter. `salt` tells attempts apart; frames taken are remembered in order."""

    def __init__(self, fitting: Fitting, salt: int, spelling: Spelling) -> None:
        scene = fitting.scene
        self.scene = scene
        self.salt = salt
        self.taken: list[Frame] = []
        self._fitting = fitting
        self._mixed = mix(scene.seed, salt)
        self._first = mix(scene.seed, 0)
        self._spelling = spelling
        self._talk = scene.talks[self.number("talk") % len(scene.talks)]

    def number(self, what: str) -> int:
        """A stable number for one decision of this attempt."""
        return mix(self.scene.seed ^ _number_of(what), self.salt)

    def chance(self, what: str, percent: int) -> bool:
        return self.number(what) % 100 < percent

    def write(self, *slots: str) -> list[Sentence]:
        """The sentences of a frame from the first of `slots` that has a fitting one, or none."""
        frame = self.choose(*slots)
        return self.fill(frame) if frame else []

    def choose(self, *slots: str) -> Frame | None:
        fitting = self._fitting_now()
        for slot in slots:
            best = self._best(slot, fitting)
            if best is not None:
                self.taken.append(best)
                return best
        return None

    def _fitting_now(self) -> Fitting:
        """Sentences about other people and subjects change the scene; what fits is then found anew."""
        same = self.scene is self._fitting.scene
        return self._fitting if same else Fitting(self.scene, self._fitting.used)

    def _best(self, slot: str, fitting: Fitting) -> Frame | None:
        """The frame with the lowest number that this attempt has not taken."""
        frames, keys, _ = fitting.freshest(slot)
        if not frames:
            return None
        # Attempts are judged by what follows; the first sentence is left to chance, or few would win often.
        mixed = self._first if slot in _OPENINGS else self._mixed
        # Numbers alone are compared, since an attempt looks at a hundred frames.
        scores = [(mixed ^ key) * _ODD & _MASK for key in keys]
        best = frames[scores.index(min(scores))]
        if best not in self.taken:
            return best
        score_of = dict(zip(frames, scores, strict=True))
        return min(score_of.keys() - self.taken, key=score_of.__getitem__, default=None)

    def fitting(self, slot: str) -> tuple[Frame, ...]:
        """All frames of `slot` that fit the scene, used or not."""
        if self.scene is self._fitting.scene:
            return self._fitting.of(slot).frames
        return _fitting(slot, *_seen_by(slot, self.scene)).frames

    def fill(self, frame: Frame) -> list[Sentence]:
        """The sentences of `frame` with all places filled, each with its sources."""
        if self.scene is not self._fitting.scene:
            return [self._fill_sentence(frame, parts) for parts in frame.sentences]
        # Attempts take many frames in common; what a frame says depends on the scene and the word for the talk.
        key = (frame, self._talk)
        filled = self._fitting.filled.get(key)
        if filled is None:
            filled = [self._fill_sentence(frame, parts) for parts in frame.sentences]
            self._fitting.filled[key] = filled
        return filled

    def text_of(self, frame: Frame) -> str:
        """The first sentence of `frame`, without its sources."""
        return self._fill_parts(frame.sentences[0])[0]

    def _fill_sentence(self, frame: Frame, parts: Iterable[str | Place]) -> Sentence:
        text, sources = self._fill_parts(parts)
        if not sources:
            sources = ["interview.kind" if any(need <= _KINDS for need in frame.needs) else "frame"]
        return Sentence(text=text, sources=tuple(sources), frame=frame.id)

    def _fill_parts(self, parts: Iterable[str | Place]) -> tuple[str, list[str]]:
        """The text of a sentence, and where the words in its places come from."""
        text = ""
        sources: list[str] = []
        is_british = self._spelling is Spelling.BRITISH
        for part in parts:
            if isinstance(part, str):
                # Frames are written in American spelling.
                words = _in_british(part) if is_british else part
            else:
                words, paths = self._fill_place(part)
                sources += paths
            text += words[1:] if words[:1] == "." and text[-1:] == "." else words
        return text, list(dict.fromkeys(sources)) if len(sources) > 1 else sources

    def _fill_place(self, place: Place) -> tuple[str, tuple[str, ...]]:
        if place.forms is not None:
            fragment = self.scene.fragments[FRAGMENT_OF.get(place.name, place.name)]
            return _cap(words_of_fragment(fragment), place.capital), (fragment.path,)
        if place.name == "talk":
            return self._talk, ("interview.kind",)
        text, sources = self.scene.facts.get(place.name, ("", ()))
        return (" " + text if place.spaced and text else _cap(text, place.capital)), sources


@lru_cache(maxsize=4096)
def _in_british(words: str) -> str:
    return spell(words, Spelling.BRITISH)


@cache
def _number_of(what: str) -> int:
    return sum(ord(char) << (at % 7 * 8) for at, char in enumerate(what))


def words_of_fragment(fragment: Fragment) -> str:
    """The words as they stand in a sentence: a question gets its mark, a list its "and"."""
    if fragment.form is Form.QUESTION:
        return fragment.text.rstrip("?. ") + "?"
    if fragment.form is Form.LIST:
        return fragment.lead + " and ".join(fragment.text.rsplit(", ", 1))
    return fragment.lead + fragment.text


def _cap(text: str, capital: bool) -> str:
    return text[:1].upper() + text[1:] if capital else text


def mix(number: int, salt: int) -> int:
    """Scatter 64 bits (the finaliser of splitmix64), so that near numbers give far ones."""
    value = (number + (salt + 1) * _ODD) & _MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _MASK
    return value ^ (value >> 31)
