"""What the page shows under raw notes: sentences that one key takes, and lines that look private."""

from collections.abc import Mapping
from dataclasses import dataclass

from afterword.letters.fields.field import BY_NAME
from afterword.letters.suggest import NotesRead, Scope, Suggestion
from afterword.said import say
from afterword.workflows.propose_fields import read_both

MOST_SHOWN = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """`name` is the field of the form, `key` the figure that takes it together with Alt."""

    key: int
    name: str
    label: str
    text: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateLine:
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesOffer:
    offered: tuple[Offered, ...]
    private: tuple[PrivateLine, ...]


def offer_of(notes: str, whole: str, scope: Scope, values: Mapping[str, str]) -> NotesOffer:
    """For the notes on one person and those on the talk as a whole. Nothing is offered for a field that holds words
    already: taking it would lose them."""
    own, shared = read_both(notes, whole, scope)
    every = {each.sentence: each for each in (*own.suggestions, *shared.suggestions)}
    # Numbered before what is taken is left out: a key means the same sentence until the notes change.
    numbered = list(enumerate(every.values(), start=1))[:MOST_SHOWN]
    free = [(key, each) for key, each in numbered if not values.get(name_of(each.field), "").strip()]
    return NotesOffer(
        offered=tuple(_offered(key, each) for key, each in free),
        private=tuple(_lines(notes, own)),
    )


def name_of(field: str) -> str:
    """The name of a field in the form."""
    return "promised_thing" if field == "promised" else field


def _offered(key: int, each: Suggestion) -> Offered:
    label = say(BY_NAME[each.field].label)
    return Offered(key=key, name=name_of(each.field), label=label, text=each.text, sentence=each.sentence)


def _lines(notes: str, read: NotesRead) -> list[PrivateLine]:
    return [
        PrivateLine(text=" ".join(notes[mark.start : mark.end].split()), why=mark.why)
        for mark in read.private
    ]
