"""Which frames fit a scene, and which of them this author has not used before."""

from functools import cache, lru_cache
from typing import NamedTuple

from afterword.letters.composing.scene import Scene
from afterword.letters.frames import POOLS
from afterword.letters.frames.frame import Frame, Place, begin_with_i, echoes_of
from afterword.letters.frames.kinship import kin_of
from afterword.letters.letter import Sentence
from afterword.letters.reading.forms import Form

FRAGMENT_OF = {"link": "my_link"}


class Row(NamedTuple):
    """A frame, and what an attempt asks of it: its number, what it says that should not be said again, whether its
    first sentence begins with "I", what it is akin to."""

    frame: Frame
    key: int
    echoes: frozenset[str]
    begins_with_i: bool
    kin: str


class Fits(NamedTuple):
    """The frames of a slot that fit; `names` are their ids and kin."""

    rows: tuple[Row, ...]
    names: frozenset[str] = frozenset()

    @property
    def frames(self) -> tuple[Frame, ...]:
        return tuple(row.frame for row in self.rows)


class Fitting:
    """The frames that fit one scene, by slot: found once, used by all attempts."""

    def __init__(self, scene: Scene, used: frozenset[str]) -> None:
        self.scene = scene
        self.used = used
        self._kin = frozenset(map(_kin_of_id, used)) - {""}
        self._seen = used | self._kin
        self.filled: dict[tuple[Frame, str], list[Sentence]] = {}
        self._by_slot: dict[str, Fits] = {}
        self._fresh: dict[str, Fits] = {}

    def of(self, slot: str) -> Fits:
        """All frames of `slot` that fit."""
        fits = self._by_slot.get(slot)
        if fits is None:
            fits = self._by_slot[slot] = fits_in(slot, self.scene)
        return fits

    def freshest(self, slot: str) -> Fits:
        """Those not used before. A used one comes back only when the pool has no other for this form: the person's
        words go first. Nor is one taken that says the same as a used one, where there is another."""
        fresh = self._fresh.get(slot)
        if fresh is None:
            fits = self.of(slot)
            fresh = self._fresh[slot] = fits if fits.names.isdisjoint(self._seen) else self._unseen(fits)
        return fresh

    def _unseen(self, fits: Fits) -> Fits:
        used, kin = self.used, self._kin
        unused = [row for row in fits.rows if row.frame.id not in used]
        return Fits(tuple([row for row in unused if row.kin not in kin] or unused or fits.rows))


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


def fits_in(slot: str, scene: Scene) -> Fits:
    """The frames of a slot that fit a scene."""
    return _fitting(slot, *_seen_by(slot, scene))


@lru_cache(maxsize=4096)
def _fitting(slot: str, holds: frozenset[str], shapes: _Shapes, facts: frozenset[str]) -> Fits:
    """The frames of a slot whose conditions hold and whose places can all be filled."""
    by_name = {name: (form, is_broken) for name, form, is_broken in shapes}
    rows = tuple(_row_of(frame) for frame in POOLS[slot] if _fits(frame, holds, by_name, facts))
    names = {name for row in rows for name in (row.frame.id, row.kin)}
    return Fits(rows, frozenset(names - {""}))


@cache
def _row_of(frame: Frame) -> Row:
    return Row(frame, frame.key, echoes_of(frame), begin_with_i(frame)[0], kin_of(frame))


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
