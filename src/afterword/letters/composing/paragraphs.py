"""Where the paragraphs of a letter break."""

from afterword.letters.letter import Sentence

Part = tuple[str, list[Sentence]]
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


def break_paragraphs(parts: list[Part], number: int) -> tuple[tuple[Sentence, ...], ...]:
    """At most four paragraphs, broken by one of the rhythms that `number` picks."""
    rhythm = _RHYTHMS[number % len(_RHYTHMS)]
    names = [name for name, _ in parts]
    is_led_to = "interest" in names and names[names.index("interest") - 1] in _LEADS_TO_WISH
    if "close" not in names or not is_led_to:
        rhythm = (rhythm | {"interest", "manners"}) - {"close"}
    if not _WISHES & set(names):
        rhythm |= {"close"}
    if "question" in names[:-1]:
        # A question inside the letter ends its paragraph: the wish would seem to answer it.
        rhythm |= _WISHES
    if "point" in rhythm and not any(name == "point" for name, _ in parts):
        rhythm |= {"link"}
    paragraphs: list[list[Part]] = []
    for part in parts:
        # "The next step will be ...": the wish follows from it.
        follows = part[0] == "interest" and paragraphs and [name for name, _ in paragraphs[-1]] == ["next"]
        starts = (part[0] in rhythm and not follows) or not paragraphs or _ends_apart(paragraphs[-1])
        is_news = part[0] in {"pass-on", "next"} and (
            count_words(paragraphs[-1]) > 20 or _strays(paragraphs[-1], [part])
        )
        if starts or is_news:
            paragraphs.append([])
        paragraphs[-1].append(part)
    if len(paragraphs) > 1 and count_words(paragraphs[0]) < _SHORT_THANKS:
        paragraphs[0] += paragraphs.pop(1)
    _join_lone_points(paragraphs)
    words = count_words(parts)
    # A correction or a promise takes a paragraph of its own.
    is_apart = not _APART.isdisjoint(names)
    is_short = words < (40 if is_apart else 55)
    most = 2 if is_short else 3 if words < (85 if is_apart else 115) else MOST_PARAGRAPHS
    while len(paragraphs) > most and _merge_smallest(paragraphs):
        pass
    if len(paragraphs) < most and words >= 70:
        _split_longest(paragraphs)
    return tuple(tuple(sentence for _, said in paragraph for sentence in said) for paragraph in paragraphs)


def _join_lone_points(paragraphs: list[list[Part]]) -> None:
    """ "You mentioned that the screen is unreadable in the sun." belongs to the talk before it."""
    for at in range(len(paragraphs) - 1, 0, -1):
        is_lone = [name for name, _ in paragraphs[at]] == ["point"] and count_words(
            paragraphs[at]
        ) < _LONE_POINT
        if is_lone and not _ends_apart(paragraphs[at - 1]):
            paragraphs[at - 1] += paragraphs.pop(at)


def _ends_apart(paragraph: list[Part]) -> bool:
    """Whether what comes next would be glued to a correction, a promise or the address of a page."""
    return paragraph[-1][0] in _APART or _ends_in_link(paragraph)


def _ends_in_link(paragraph: list[Part]) -> bool:
    """An address of a page stands at the end of a paragraph: a stop or a word after it would break it."""
    return "://" in paragraph[-1][1][-1].text.rsplit(" ", 1)[-1]


def _merge_smallest(paragraphs: list[list[Part]]) -> bool:
    """Join the two neighbours that are shortest together; False where none may be joined."""
    pairs = [at for at in range(len(paragraphs) - 1) if not _ends_in_link(paragraphs[at])]
    if not pairs:
        return False
    at = min(pairs, key=lambda at: _weight_of_join(paragraphs[at], paragraphs[at + 1]))
    paragraphs[at] += paragraphs.pop(at + 1)
    return True


def _weight_of_join(first: list[Part], second: list[Part]) -> int:
    """How little two paragraphs belong together, in words: a correction and a promise stand best alone."""
    apart = 25 if second[0][0] in _APART or first[-1][0] in _APART else 0
    stray = 40 if _strays(first, second) else 0
    return count_words(first) + count_words(second) + apart + stray


def _strays(first: list[Part], second: list[Part]) -> bool:
    """Whether what begins the second paragraph would be drawn to something else than it speaks of: a wish behind
    a thought, a next step behind a deed."""
    before, after = first[-1][0], second[0][0]
    if after == "next":
        return before not in {"open", "topic"}
    return after == "manners" or (after == "interest" and before not in _LEADS_TO_WISH)


def _split_longest(paragraphs: list[list[Part]]) -> None:
    """Divide the longest paragraph between two parts, as near to its middle as may be."""
    at = max(range(len(paragraphs)), key=lambda at: count_words(paragraphs[at]))
    longest = paragraphs[at]
    # What was liked and the fit belong to the sentence before them.
    places = [
        place for place in range(1, len(longest)) if longest[place][0] not in {"liked", "fit", "kept-fit"}
    ]
    if count_words(longest) <= _LONG_PARAGRAPH or not places:
        return
    best = min(places, key=lambda place: abs(count_words(longest[:place]) - count_words(longest[place:])))
    paragraphs[at : at + 1] = [longest[:best], longest[best:]]
