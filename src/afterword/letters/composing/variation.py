"""Which frame is taken: by a stable number of this letter, never one that was used before."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from afterword.letters.composing.fitting import FRAGMENT_OF, Fitting, Row, fits_in
from afterword.letters.debrief import Spelling
from afterword.letters.fields.intake import Fragment
from afterword.letters.frames.frame import Frame, Place, begin_with_i, echoes_of
from afterword.letters.letter import Sentence
from afterword.letters.reading.forms import Form
from afterword.letters.words.spelling import spell

_MASK = (1 << 64) - 1
_ODD = 0x9E3779B97F4A7C15
_NEVER = 1 << 64
_OPENINGS = frozenset(["open", "open-topic", "open-topic-liked"])
_KINDS = frozenset(["phone", "video", "onsite", "panel", "technical"])


class Draft:
    """One attempt at a letter. `salt` tells attempts apart; frames taken are remembered in order."""

    def __init__(self, fitting: Fitting, salt: int, spelling: Spelling) -> None:
        scene = fitting.scene
        self.scene = scene
        self.salt = salt
        self.taken: list[Frame] = []
        self._heard: set[str] = set()
        self._begin_with_i: list[bool] = []
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
                self._heard |= echoes_of(best)
                self._begin_with_i += begin_with_i(best)
                return best
        return None

    def _fitting_now(self) -> Fitting:
        """Sentences about other people and subjects change the scene; what fits is then found anew."""
        same = self.scene is self._fitting.scene
        return self._fitting if same else Fitting(self.scene, self._fitting.used)

    def _best(self, slot: str, fitting: Fitting) -> Frame | None:
        """The frame with the lowest number that this attempt has not taken and that repeats none of its words."""
        rows = fitting.freshest(slot).rows
        if not rows:
            return None
        # Attempts are judged by what follows; the first sentence is left to chance, or few would win often.
        mixed = self._first if slot in _OPENINGS else self._mixed
        heard, may_be_i = self._heard, self._may_begin_with_i(slot)
        # Numbers alone are compared, since an attempt looks at a hundred frames.
        scores = [
            (mixed ^ key) * _ODD & _MASK
            if heard.isdisjoint(echoes) and (may_be_i or not begins_with_i)
            else _NEVER
            for _, key, echoes, begins_with_i, _ in rows
        ]
        lowest = min(scores)
        if lowest < _NEVER:
            best = rows[scores.index(lowest)].frame
            if best not in self.taken:
                return best
        return self._least_heard(rows, mixed, may_be_i)

    def _least_heard(self, rows: Sequence[Row], mixed: int, may_be_i: bool) -> Frame | None:
        """The frame that says least again; of several the one with the lowest number."""

        def repeated(row: Row) -> tuple[int, int]:
            again = len(self._heard & row.echoes) + (row.begins_with_i and not may_be_i)
            return again, (mixed ^ row.key) * _ODD & _MASK

        free = [row for row in rows if row.frame not in self.taken]
        return min(free, key=repeated).frame if free else None

    def _may_begin_with_i(self, slot: str) -> bool:
        """Not after another sentence with "I", or half of a letter begins so; a wish may, if it is not the third."""
        told = self._begin_with_i
        if slot.startswith("interest"):
            return told[-2:] != [True, True] and sum(told) * 2 <= len(told)
        return not told or not told[-1]

    def fitting(self, slot: str) -> tuple[Frame, ...]:
        """All frames of `slot` that fit the scene, used or not."""
        same = self.scene is self._fitting.scene
        return (self._fitting.of(slot) if same else fits_in(slot, self.scene)).frames

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
