"""Where in a piece of raw notes the words of a field begin and end: cues such as "talked about", "she said that".

A cue only proposes; `gate.py` decides whether the words read right. Cues are few and plain: a line without one is
left alone, except a deed of one's own ("cut our pages from 40 to 6") and a how-phrase under a name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from afterword.letters.fields.field import ARRANGERS
from afterword.letters.notes.pieces import Piece, Section, Speaker, names_of
from afterword.letters.notes.values import Scope
from afterword.letters.notes.whose import Whose
from afterword.letters.suggest.cutting import without_next, without_run_on, without_told_on
from afterword.letters.suggest.turning import turn_her_words, turn_own_words, turn_told_words
from afterword.letters.words.phrases import read_terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """Words for a field, as they will be typed there. `at` is their place in the piece; `raw` how they stood."""

    field: str
    text: str
    raw: str


_ADVERBS = r"(?:also |then |just |really |mostly |mainly |briefly |first |later |even |actually |again )*"
_SAY = (
    r"(?:said|says|mentioned|explained|noted|told(?: me| us)?|pointed out|added|admitted|confirmed|"
    r"told me about how)"
)
_TALKED = (
    r"(?:(?:so |and |then |also |later )*(?:we |main topic|topic)?(?: have| also| then| mostly| mainly)*\s?"
    r"(?:talked|spoke|chatted|discussed|disc\.)(?: mostly| mainly| briefly| a lot| again)*"
    r"(?: about| on| with (?:her|him|them) about)?"
    r"|(?:and |then |also )*we (?:went over|covered)|(?:main )?topics?(?: was| were| is)?)"
)
_TOPIC = re.compile(rf"^{_TALKED}:?\s+(?P<words>.+)$", re.I)
_TOPIC_INSIDE = re.compile(r"\b(?:we|and) (?:talked|spoke)(?: mostly| mainly)? about (?P<words>.+)$", re.I)
_PHRASE = re.compile(
    r"^(?:how|why|whether)\s+(?:they|their|to|the|we|our|you|your|teams?|each)\b.+[^?]$", re.I
)
_LIKED = re.compile(
    rf"^(?:and |but |also )?(?:i {_ADVERBS})?(?:liked|loved|enjoyed)(?: that)?:?\s+(?P<words>.+)$", re.I
)
_LIKED_THAT = re.compile(r"(?:liked|loved) that\b", re.I)
_THOUGHT = re.compile(
    r"^(?:my )?(?:idea|thought|afterthought|thought (?:after|since|later)|on the (?:train|way home|way back)|"
    r"after(?:wards)?|later)(?: \w+){0,2}:\s*(?P<words>.+)$"
    r"|^i think(?: that)? (?P<think>(?:a|an|the|one) .+ (?:could|would|might) .+)$",
    re.I,
)
_PROMISED = re.compile(
    r"^(?:and )?(?:i )?(?:promised(?: \w+)? to (?:send|share)|promised:(?: (?:to )?(?:send|share))?|"
    r"promised(?: (?:him|her|them|(?-i:[A-Z])\w+)(?= (?:the|my|our|an?|some|\d+) ))?(?= (?:the|my|our|an?|"
    r"some|him|her|them|\d+|"
    r"(?-i:[A-Z])\w+) )|(?:told|said)(?: \w+)? i(?: will| would|['’]ll|['’]d) (?:send|share)|i(?: will|['’]ll) send)"
    r"(?: (?:him|her|them|over|you))? (?P<words>.+)$",
    re.I,
)
# "the Sigma to KQL script"
_FROM_TO = re.compile(r"(?<=\b(?:the|our) )([A-Z]\w+) to ([A-Z]\w+)(?= [a-z])")
_NEXT_STEP = re.compile(
    r"^(?:the )?next(?: steps?)?(?: is| are| will be)?:?\s+(?P<words>.+)$|^after that (?P<after>an? .+)$",
    re.I,
)
_TOLD_THEM = re.compile(
    r"^(?:and |so )?(?:i (?:also )?(?:told|explained|mentioned|said|described|talked|spoke|shared)(?: to)?"
    r"(?: (?:him|her|them|you))?|(?:told|explained to|described to) (?:him|her|them))"
    r"(?P<how> about| that|)(?: how| the way)? (?P<words>.+)$",
    re.I,
)
_MINE = re.compile(r"^(?:and |but |also )?i(?:'ve| have)? (?P<words>.+)$", re.I)
_WORK = re.compile(r"\b(?:our|my)\b", re.I)


def lift(piece: Piece, scope: Scope) -> Iterator[Lifted]:
    """The words that a piece offers, each with its field. Nothing from another person's lines."""
    if Speaker.OTHER is piece.speaker or piece.whose is Whose.OTHER or piece.section is Section.PRIVATE:
        return
    text = piece.text
    if piece.speaker is Speaker.ME:
        yield from _work(text, is_mine=True)
    elif piece.speaker is Speaker.READER:
        yield from _from_reader(text, scope)
    else:
        yield from _narrated(piece, scope)


def _from_reader(text: str, scope: Scope) -> Iterator[Lifted]:
    if text.endswith("?") or scope.relation in ARRANGERS:
        return
    if _PHRASE.match(text):
        yield from _turned("topic", text, turn_told_words(text))
        return
    said = _said(scope, is_alone=True).match(text)
    words = said["words"] if said else text
    yield from _turned("point", words, turn_own_words(words) if not said else turn_told_words(words))


def _narrated(piece: Piece, scope: Scope) -> Iterator[Lifted]:
    text = piece.text
    arranger = scope.relation in ARRANGERS
    if match := _PROMISED.match(text):
        yield _as_is("promised", _FROM_TO.sub(r"\1-to-\2", match["words"]))
    elif arranger and (match := _NEXT_STEP.match(text)):
        yield _as_is("next", match["words"] or match["after"])
    elif match := _TOPIC.match(text) or _TOPIC_INSIDE.search(text):
        yield from _topic(match["words"], scope)
    elif not arranger:
        yield from _heard_and_done(piece, scope)


def _heard_and_done(piece: Piece, scope: Scope) -> Iterator[Lifted]:
    """What is for those alone with whom the work was talked about."""
    text = piece.text
    if match := _LIKED.match(text):
        yield from _liked(match["words"], piece, scope, says_that=_LIKED_THAT.search(text) is not None)
    elif match := _THOUGHT.match(text):
        words = match["words"] or match["think"]
        # "could start with a canary": it is their work that is thought about.
        subject = "you " if re.match(r"(?:could|might|can)\b", words, re.I) else ""
        turned = turn_told_words(words)
        yield from _turned("thought", words, None if turned is None else subject + turned)
    elif piece.section is Section.TOPICS or _PHRASE.match(text):
        yield from _topic(text, scope)
    elif match := _said(scope, is_alone=_is_alone(piece, scope)).match(text):
        words = without_next(match["words"]).strip(' "“”')
        is_quote = match["words"][:1] in '"“'
        yield from _turned("point", match["words"], (turn_own_words if is_quote else turn_told_words)(words))
    elif piece.section is Section.LIKED:
        yield from _liked(text, piece, scope, says_that=False)
    elif piece.section is Section.SAID:
        yield from _turned("point", text, turn_told_words(text))
    else:
        yield from _work(text, is_mine=piece.section is Section.MINE)


def _liked(words: str, piece: Piece, scope: Scope, *, says_that: bool) -> Iterator[Lifted]:
    is_theirs = re.match(r"(?:they|we) \w", words, re.I)
    if turned := turn_told_words(words):
        yield from _turned(
            "liked", words, f"that {turned}" if says_that or is_theirs else without_run_on(turned)
        )
    elif _is_alone(piece, scope) and (turned := turn_her_words(words)):
        yield from _turned("liked", words, f"that {turned}")


def _is_alone(piece: Piece, scope: Scope) -> bool:
    """Whether "she" can be nobody but the reader."""
    return piece.whose is Whose.READER or not scope.is_shared or len(scope.people) < 2


def _topic(words: str, scope: Scope) -> Iterator[Lifted]:
    words = without_run_on(without_next(words))
    turned = words if scope.relation in ARRANGERS else turn_told_words(words)
    yield from _turned("topic", words, turned)


def _work(text: str, *, is_mine: bool) -> Iterator[Lifted]:
    """A deed: after "I told her that ...", after "I", or a line that begins with a deed and says our or my."""
    if match := _TOLD_THEM.match(text):
        words = match["words"]
        is_clause = re.match(r"(?:i|we|at my|in my|my team)\b", words, re.I)
        if is_clause or (match["how"] == " about" and re.match(r"\w+ing\b", words)):
            stripped = re.sub(r"^i (?:have )?", "", words, flags=re.I)
            if stripped == words or _begins_with_deed(stripped) or words.lower().startswith("i have "):
                yield Lifted(field="my_link", text=without_told_on(stripped), raw=words)
        return
    match = _MINE.match(text)
    words = match["words"] if match else text
    did = match is not None and re.match(r"did \w+ing\b", words, re.I)
    if not (did or _begins_with_deed(words)) or not (match or is_mine or _WORK.search(words)):
        return
    has = match is not None and re.match(r"^(?:and |but |also )?i(?:'ve| have) ", text, re.I)
    yield Lifted(field="my_link", text=f"have {words}" if has else words, raw=words)


def _begins_with_deed(text: str) -> bool:
    words = re.sub(rf"^{_ADVERBS}", "", text.casefold()).split(maxsplit=1)
    return bool(words) and words[0].strip(",") in deeds()


@cache
def deeds() -> frozenset[str]:
    return frozenset(word for line in read_terms("deeds") for word in line.split())


@cache
def _said(scope: Scope, *, is_alone: bool) -> re.Pattern[str]:
    """ "Priya said that ...", and "she said ..." where nobody else can be meant. `is_alone` says so."""
    who = [re.escape(name) for name in sorted(names_of(scope.reader), key=len, reverse=True)]
    who += ["she", "he", "they"] if is_alone else []
    return re.compile(
        rf"^(?:and |but |so |also |then )*(?:{'|'.join(who)}),? {_ADVERBS}{_SAY}"
        r"(?:,? that)?[:,]?\s+(?P<words>.+)$",
        re.I,
    )


def _as_is(field: str, words: str) -> Lifted:
    return Lifted(field=field, text=words, raw=words)


def _turned(field: str, raw: str, text: str | None) -> Iterator[Lifted]:
    if text is not None:
        yield replace(_as_is(field, text), raw=raw)
