"""Where the paragraphs of a letter break."""

from typing import NamedTuple

from afterword.letters.letter import Sentence

Part = tuple[str, list[Sentence]]
"""The name of a part and its sentences."""
MOST_PARAGRAPHS = 4
_LONG_PARAGRAPH = 50
# "Thank you for the conversation." does not stand alone.
_SHORT_THANKS = 9
_LONE_POINT = 16
# What stands best alone: a wish behind it would seem to speak of it.
_APART = frozenset({"clarify", "promised"})
# Parts before which a paragraph may begin; a rhythm is one choice among them.
_RHYTHMS = (
    frozenset({"link", "thought", "clarify", "promised", "interest"}),
    frozenset({"point", "thought", "clarify", "promised", "interest"}),
    frozenset({"link", "clarify", "promised", "interest"}),
    frozenset({"point", "clarify", "promised", "interest"}),
    frozenset({"link", "thought", "clarify", "promised", "close"}),
    frozenset({"point", "liked", "clarify", "promised", "interest"}),
    frozenset({"point", "thought", "clarify", "promised", "close"}),
)
_WISHES = frozenset({"interest", "manners"})
# The wish may stand right behind these; behind anything else it would seem to follow from that.
_LEADS_TO_WISH = frozenset({"link", "fit", "kept-fit", "next"})


def count_words(parts: list[Part]) -> int:
    # Words of ours stand one space apart.
    return sum([sentence.text.count(" ") + 1 for _, sentences in parts for sentence in sentences])


class _Piece(NamedTuple):
    """A part with the number of its words, which is asked for again and again."""

    name: str
    sentences: list[Sentence]
    words: int


_Paragraph = list[_Piece]


def break_paragraphs(parts: list[Part], number: int) -> tuple[tuple[Sentence, ...], ...]:
    """At most four paragraphs, broken by one of the rhythms that `number` picks."""
    pieces = [_Piece(part[0], part[1], count_words([part])) for part in parts]
    names = [name for name, _ in parts]
    paragraphs = _broken_at(pieces, _rhythm_for(names, number))
    if len(paragraphs) > 1 and _count(paragraphs[0]) < _SHORT_THANKS:
        paragraphs[0] += paragraphs.pop(1)
    _join_lone_points(paragraphs)
    words = _count(pieces)
    # A correction or a promise takes a paragraph of its own.
    is_apart = not _APART.isdisjoint(names)
    is_short = words < (40 if is_apart else 55)
    most = 2 if is_short else 3 if words < (85 if is_apart else 115) else MOST_PARAGRAPHS
    while len(paragraphs) > most and _merge_smallest(paragraphs):
        pass
    if len(paragraphs) < most and words >= 70:
        _split_longest(paragraphs)
    return tuple(
        tuple([sentence for piece in paragraph for sentence in piece.sentences]) for paragraph in paragraphs
    )


def _rhythm_for(names: list[str], number: int) -> frozenset[str]:
    """The parts before which a paragraph begins, for a letter with these parts."""
    rhythm = _RHYTHMS[number % len(_RHYTHMS)]
    is_led_to = "interest" in names and names[names.index("interest") - 1] in _LEADS_TO_WISH
    if "close" not in names or not is_led_to:
        rhythm = (rhythm | _WISHES) - {"close"}
    if _WISHES.isdisjoint(names):
        rhythm |= {"close"}
    if "question" in names[:-1]:
        # A question inside the letter ends its paragraph: the wish would seem to answer it.
        rhythm |= _WISHES
    return rhythm | {"link"} if "point" in rhythm and "point" not in names else rhythm


def _broken_at(pieces: list[_Piece], rhythm: frozenset[str]) -> list[_Paragraph]:
    paragraphs: list[_Paragraph] = []
    for piece in pieces:
        if not paragraphs or _begins_paragraph(piece, paragraphs[-1], rhythm):
            paragraphs.append([])
        paragraphs[-1].append(piece)
    return paragraphs


def _begins_paragraph(piece: _Piece, before: _Paragraph, rhythm: frozenset[str]) -> bool:
    if _ends_apart(before):
        return True
    if piece.name in rhythm:
        # "The next step will be ...": the wish follows from it.
        return not (piece.name == "interest" and len(before) == 1 and before[0].name == "next")
    return piece.name in _NEWS and (_count(before) > 20 or _strays(before, [piece]))


_NEWS = frozenset({"pass-on", "next"})


def _count(paragraph: _Paragraph) -> int:
    return sum([piece.words for piece in paragraph])


def _join_lone_points(paragraphs: list[_Paragraph]) -> None:
    """ "You mentioned that the screen is unreadable in the sun." belongs to the talk before it."""
    for at in range(len(paragraphs) - 1, 0, -1):
        only = paragraphs[at][0]
        is_lone = len(paragraphs[at]) == 1 and only.name == "point" and only.words < _LONE_POINT
        if is_lone and not _ends_apart(paragraphs[at - 1]):
            paragraphs[at - 1] += paragraphs.pop(at)


def _ends_apart(paragraph: _Paragraph) -> bool:
    """Whether what comes next would be glued to a correction, a promise or the address of a page."""
    return paragraph[-1].name in _APART or _ends_in_link(paragraph)


def _ends_in_link(paragraph: _Paragraph) -> bool:
    """An address of a page stands at the end of a paragraph: a stop or a word after it would break it."""
    return "://" in paragraph[-1].sentences[-1].text.rsplit(" ", 1)[-1]


def _merge_smallest(paragraphs: list[_Paragraph]) -> bool:
    """Join the two neighbours that are shortest together; False where none may be joined."""
    pairs = [at for at in range(len(paragraphs) - 1) if not _ends_in_link(paragraphs[at])]
    if not pairs:
        return False
    at = min(pairs, key=lambda at: _weight_of_join(paragraphs[at], paragraphs[at + 1]))
    paragraphs[at] += paragraphs.pop(at + 1)
    return True


def _weight_of_join(first: _Paragraph, second: _Paragraph) -> int:
    """How little two paragraphs belong together, in words: a correction and a promise stand best alone."""
    apart = 25 if second[0].name in _APART or first[-1].name in _APART else 0
    stray = 40 if _strays(first, second) else 0
    return _count(first) + _count(second) + apart + stray


def _strays(first: _Paragraph, second: _Paragraph) -> bool:
    """Whether what begins the second paragraph would be drawn to something else than it speaks of: a wish behind
    a thought, a next step behind a deed."""
    before, after = first[-1].name, second[0].name
    if after == "next":
        return before not in {"open", "topic"}
    return after == "manners" or (after == "interest" and before not in _LEADS_TO_WISH)


def _split_longest(paragraphs: list[_Paragraph]) -> None:
    """Divide the longest paragraph between two parts, as near to its middle as may be."""
    at = max(range(len(paragraphs)), key=lambda at: _count(paragraphs[at]))
    longest = paragraphs[at]
    # What was liked and the fit belong to the sentence before them.
    places = [
        place for place in range(1, len(longest)) if longest[place].name not in {"liked", "fit", "kept-fit"}
    ]
    if _count(longest) <= _LONG_PARAGRAPH or not places:
        return
    best = min(places, key=lambda place: abs(_count(longest[:place]) - _count(longest[place:])))
    paragraphs[at : at + 1] = [longest[:best], longest[best:]]
