"""L1: does a sentence repeat a private note?

Measured: the private text of every person of the debrief against subject and text, as content words
(small words left out, endings cut off: "resigned" and "resigning" are one). Four in a row, in the noted
order, block; a private line of only three content words counts in full, if it stands word by word or
names somebody of the panel; else it is a warning. What only tells who said it ("she said the ...") is no
part of the line. Three of a longer line are a warning where one of them names somebody of the panel
("Cole seemed out of his depth ..."), and so is a sentence with four words of one line in any order. Runs
that also stand in the public fields of the debrief are left alone: there the author wrote them for the
letter. What was noted in confidence or anger must not reach anybody of the panel.
"""

import re
from collections.abc import Iterable, Iterator

from afterword.letters.debrief import Debrief
from afterword.rules.review.content_words import content_stems, content_words, stem
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.names import fold, words_of_person
from afterword.rules.review.record import record_text
from afterword.rules.review.remembered import remember
from afterword.rules.review.text import Span, read_text
from afterword.said import say, to_say

_RUN, _SHORT_RUN = 4, 3
_LINE = re.compile(r"[\n;!?]+|\.(?=\s|$)")
# "She said the COO may leave": who said it is not what is private.
_SAID_SO = re.compile(
    r"^\s*(?:(?:s?he|they|I|[A-Z][\w'’-]+) )?(?:says?|said|mentioned|told me|thinks?|thought|hinted|let slip|admitted)"
    r"(?: to me)?:? (?:that )?",
    re.IGNORECASE,
)
_LEAST_SHARED, _LEAST_PRIVATE = 4, 3
"""Content words that a sentence must share with a private line, and how many of them nothing else in the notes has."""


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    debrief = letter.debrief
    if debrief is None or not any(person.private for person in debrief.people):
        return
    runs = _private_runs(debrief)
    if not runs:
        return
    for _, _, shown in _repeats(letter.subject or "", runs):
        yield _finding(shown, None, None)
    own, told = read_text(letter.body).own, False
    for start, end, shown in _repeats(own, runs):
        told = True
        if len(content_words(shown)) < _RUN and not _is_verbatim(shown, debrief):
            yield _near(shown, start, end)
            continue
        yield _finding(shown, start, end)
    if told:
        return
    for start, end, shown in _repeats(own, _runs_with_name(debrief)):
        told = True
        yield _near(shown, start, end)
    if not told:
        yield from (_near(each.text, each.start, each.end) for each in _retold(letter, debrief))


def _retold(letter: LetterUnderReview, debrief: Debrief) -> Iterator[Span]:
    """Sentences that say a private line in another order."""
    lines = [_SAID_SO.sub("", line) for person in debrief.people for line in _LINE.split(person.private)]
    private = [content_stems(line) for line in lines]
    if not any(len(line) >= _LEAST_SHARED for line in private):
        return
    public = content_stems(record_text(debrief))
    for sentence in read_text(letter.body).sentences:
        said = content_stems(sentence.text)
        shared = [line & said for line in private]
        if any(len(each) >= _LEAST_SHARED and len(each - public) >= _LEAST_PRIVATE for each in shared):
            yield sentence


def _near(shown: str, start: int, end: int) -> Finding:
    told = say("“{words}” is close to a private note. Is it meant to be here?", words=shown)
    return Finding(rule="L1", severity=Severity.WARN, message=told, start=start, end=end)


def _is_verbatim(shown: str, debrief: Debrief) -> bool:
    """Word by word, or said of somebody of the panel."""
    said = " ".join(shown.split()).casefold()
    named = {stem(fold(word)) for person in debrief.people for word in words_of_person(person)}
    if any(each in named for each, _ in content_words(shown)):
        return True
    return any(said in " ".join(person.private.split()).casefold() for person in debrief.people)


def _finding(shown: str, start: int | None, end: int | None) -> Finding:
    told = say("This repeats a private note: “{words}”. Take it out.", words=" ".join(shown.split()))
    return Finding(rule="L1", severity=Severity.BLOCK, message=told, start=start, end=end)


def _repeats(text: str, runs: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int, str]]:
    """The stretches of `text` that private runs cover; runs that touch are one stretch."""
    words = content_words(text)
    stems = [each for each, _ in words]
    hit: list[tuple[int, int]] = []
    for at in range(len(stems)):
        for size in (_RUN, _SHORT_RUN):
            # At the end of the text fewer words are left than asked for.
            piece = tuple(stems[at : at + size])
            if piece in runs:
                hit.append((at, at + len(piece) - 1))
                break
    at = 0
    while at < len(hit):
        first, last = hit[at]
        while at + 1 < len(hit) and hit[at + 1][0] <= last + 1:
            at += 1
            last = max(last, hit[at][1])
        at += 1
        start, end = words[first][1].start, words[last][1].end
        yield start, end, text[start:end]


@remember
def _private_runs(debrief: Debrief) -> frozenset[tuple[str, ...]]:
    public = {run for line in _LINE.split(record_text(debrief)) for run in _runs(line, is_whole_line=False)}
    private = {
        run
        for person in debrief.people
        for line in _LINE.split(person.private)
        for run in _runs(_SAID_SO.sub("", line), is_whole_line=True)
    }
    return frozenset(private - public)


@remember
def _runs_with_name(debrief: Debrief) -> frozenset[tuple[str, ...]]:
    """Three words in a row of a private line, one of them the name of somebody in the panel."""
    names = {stem(fold(word)) for person in debrief.people for word in words_of_person(person)}
    public = {run for line in _LINE.split(record_text(debrief)) for run in _runs(line, is_whole_line=False)}
    private = {
        run
        for person in debrief.people
        for line in _LINE.split(person.private)
        for run in _runs(line, is_whole_line=False)
        if len(run) == _SHORT_RUN and len(names.intersection(run)) == 1
    }
    return frozenset(private - public)


def _runs(line: str, *, is_whole_line: bool) -> Iterator[tuple[str, ...]]:
    stems = [each for each, _ in content_words(line)]
    if len(stems) == _SHORT_RUN or not is_whole_line:
        yield from (tuple(stems[at : at + _SHORT_RUN]) for at in range(len(stems) - _SHORT_RUN + 1))
    yield from (tuple(stems[at : at + _RUN]) for at in range(len(stems) - _RUN + 1))


RULE = Rule(
    id="L1",
    title=to_say("Private note in the letter"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("own: private remarks stay private"),
    check=check,
)
