"""Which frame is taken: by a stable number of this letter, never one that was used before."""

from collections.abc import Iterable

from afterword.letters.debrief import Spelling
from afterword.letters.forms import Form
from afterword.letters.frames import POOLS
from afterword.letters.frames.frame import Frame, Place
from afterword.letters.intake import Fragment
from afterword.letters.letter import Sentence
from afterword.letters.scene import Scene
from afterword.letters.spelling import spell

_MASK = (1 << 64) - 1
_FRAGMENT_OF = {"link": "my_link"}
_KINDS = frozenset(["phone", "video", "onsite", "panel", "technical"])


class Fitting:
    """The frames that fit one scene, by slot: found once, used by all attempts."""

    def __init__(self, scene: Scene, used: frozenset[str]) -> None:
        self.scene = scene
        self.used = used
        self._by_slot: dict[str, list[Frame]] = {}

    def of(self, slot: str) -> list[Frame]:
        """Frames of `slot` that fit and were not used before. A used one comes back only when the pool has no
        other for this form: the person's words go first."""
        if slot not in self._by_slot:
            every = [frame for frame in POOLS[slot] if fits(frame, self.scene)]
            self._by_slot[slot] = [frame for frame in every if frame.id not in self.used] or every
        return self._by_slot[slot]


def fits(frame: Frame, scene: Scene) -> bool:
    """Whether the frame's conditions hold and all its places can be filled."""
    if not all(need & scene.holds for need in frame.needs) or frame.lacks & scene.holds:
        return False
    return all(_has(place, scene) for place in frame.places)


def _has(place: Place, scene: Scene) -> bool:
    if place.forms is not None:
        fragment = scene.fragments.get(_FRAGMENT_OF.get(place.name, place.name))
        if fragment is None or fragment.form not in place.forms:
            return False
        return not (place.inside and fragment.is_broken)
    return place.spaced or place.name == "talk" or place.name in scene.facts


class Draft:
    """One attempt at a letter. `salt` tells attempts apart; frames taken are remembered in order."""

    def __init__(self, fitting: Fitting, salt: int, spelling: Spelling) -> None:
        scene = fitting.scene
        self.scene = scene
        self.salt = salt
        self.taken: list[Frame] = []
        self._fitting = fitting
        self._spelling = spelling
        self._talk = scene.talks[self.number("talk") % len(scene.talks)]

    def number(self, what: str) -> int:
        """A stable number for one decision of this attempt."""
        return mix(
            self.scene.seed ^ sum(ord(char) << (at % 7 * 8) for at, char in enumerate(what)), self.salt
        )

    def chance(self, what: str, percent: int) -> bool:
        return self.number(what) % 100 < percent

    def write(self, *slots: str) -> list[Sentence]:
        """The sentences of a frame from the first of `slots` that has a fitting one, or none."""
        frame = self.choose(*slots)
        return self.fill(frame) if frame else []

    def choose(self, *slots: str) -> Frame | None:
        for slot in slots:
            # Sentences about other people change the scene; what fits is then found anew.
            same = self.scene is self._fitting.scene
            found = self._fitting.of(slot) if same else Fitting(self.scene, self._fitting.used).of(slot)
            fresh = [frame for frame in found if frame not in self.taken]
            if fresh:
                seed, salt = self.scene.seed, self.salt
                best = min(fresh, key=lambda frame: mix(seed ^ frame.key, salt))
                self.taken.append(best)
                return best
        return None

    def fill(self, frame: Frame) -> list[Sentence]:
        """The sentences of `frame` with all places filled, each with its sources."""
        return [self._fill_sentence(frame, parts) for parts in frame.sentences]

    def _fill_sentence(self, frame: Frame, parts: Iterable[str | Place]) -> Sentence:
        text = ""
        sources: list[str] = []
        for part in parts:
            words, paths = (self._spell(part), ()) if isinstance(part, str) else self._fill_place(part)
            text += words[1:] if text.endswith(".") and words.startswith(".") else words
            sources += [path for path in paths if path not in sources]
        if not sources and any(need <= _KINDS for need in frame.needs):
            sources.append("interview.kind")
        return Sentence(text=text, sources=tuple(sources) or ("frame",), frame=frame.id)

    def _fill_place(self, place: Place) -> tuple[str, tuple[str, ...]]:
        if place.forms is not None:
            fragment = self.scene.fragments[_FRAGMENT_OF.get(place.name, place.name)]
            return _cap(words_of_fragment(fragment), place.capital), (fragment.path,)
        if place.name == "talk":
            return self._talk, ("interview.kind",)
        text, sources = self.scene.facts.get(place.name, ("", ()))
        return (" " + text if place.spaced and text else _cap(text, place.capital)), sources

    def _spell(self, text: str) -> str:
        # Frames are written in American spelling.
        return spell(text, self._spelling) if self._spelling is Spelling.BRITISH else text


def words_of_fragment(fragment: Fragment) -> str:
    """The words as they stand in a sentence; a question gets its mark."""
    if fragment.form is Form.QUESTION:
        return fragment.text.rstrip("?. ") + "?"
    return fragment.lead + fragment.text


def _cap(text: str, capital: bool) -> str:
    return text[:1].upper() + text[1:] if capital else text


def mix(number: int, salt: int) -> int:
    """Scatter 64 bits (the finaliser of splitmix64), so that near numbers give far ones."""
    value = (number + (salt + 1) * 0x9E3779B97F4A7C15) & _MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _MASK
    return value ^ (value >> 31)
