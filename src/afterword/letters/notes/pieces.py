"""Raw notes cut into pieces: lines without bullets and clocks, sentences, who is speaking, under which heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from afterword.letters.notes.dictated import parts_of
from afterword.letters.notes.values import Scope
from afterword.letters.notes.whose import TITLES, Ownership, Whose

LONGEST = 20_000
"""Characters of notes that are read; nobody types more about one talk, and a pasted log must not cost time."""


class Speaker(StrEnum):
    NOBODY = "nobody"  # no label: narrated
    ME = "me"
    READER = "reader"
    OTHER = "other"  # another person of the panel


class Section(StrEnum):
    NONE = "none"
    TOPICS = "topics"
    SAID = "said"
    MINE = "mine"
    LIKED = "liked"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence or bullet. `text` has its white space made plain; offsets are those of the raw words. `run` is the
    same for all parts of one dictated sentence; -1 for a sentence that is whole. `whose` says under whose heading it
    stands."""

    text: str
    start: int
    end: int
    speaker: Speaker
    section: Section
    run: int = -1
    whose: Whose = Whose.ANYBODY


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int


_MARKS = re.compile(r"^(?:\s|[-–—*•·>◦▪+]+\s|\d{1,2}[.)]\s|\[[ xX]?\]\s)+")
_CLOCK = re.compile(r"^\(?\d{1,2}[:.h]\d\d(?:\s?[ap]m)?\)?\s*[-–—:]?\s+(?=\S)", re.I)
_HEADING = re.compile(
    r"^#{1,6}\s+(?P<hash>.+)$|^(?P<caps>[A-Z][A-Z '’/&]{1,40}):?$|^(?P<colon>[\w '’/&]{2,32}):$"
)
# Headings that nobody ends with a colon.
_BARE_HEADING = re.compile(
    r"^(?:what i (?:really )?liked(?: most| best)?|(?:my )?(?:worries|doubts)|private|red flags|gut feeling|"
    r"to ?dos?|follow[- ]?ups?|next steps?)$",
    re.I,
)
_LABEL = re.compile(r"^(?P<who>[^\W\d_][\w.'’]*(?: [^\W\d_][\w.'’-]*){0,2})\s*:\s+(?=\S)")
_STOP = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)(?<!\bapprox)(?<!\b[DM]rs)(?<!\b[DMJ]r)(?<!\bProf)(?<!\bca)"
    r"(?<!\b[A-Z])(?<!\bMs)[.!?]+[)\"”]?\s+(?=\S)|\s*;\s+|"
    r"(?<!\d)\s+(?:->|=>|→)\s+|\s+(?:->|=>|→)\s+(?!\d)"
)
_MAY_STOP = frozenset(".!?;>→")
_SECTIONS = (
    (
        Section.PRIVATE,
        (
            "private",
            "feeling",
            "feelings",
            "personal",
            "salary",
            "comp",
            "gut",
            "red flags",
            "money",
            "pay",
            "package",
            "worries",
            "doubts",
            "confidential",
            "secret",
            "gossip",
            "vibe",
            "vibes",
            "offers",
        ),
    ),
    (Section.LIKED, ("liked", "liked most", "liked best", "positives")),
    (Section.SAID, ("said", "they said", "she said", "he said", "quotes")),
    (Section.MINE, ("me", "mine", "my part", "i said", "my answers", "about me")),
    (Section.TOPICS, ("topic", "topics", "talked about", "discussed", "agenda")),
)
_WRAPPED = 72


def split_notes(notes: str, scope: Scope) -> Iterator[Piece]:
    """The pieces of the first `LONGEST` characters, in order."""
    section, owners, end = Section.NONE, Ownership(scope), 0
    for line in _joined(list(_lines(notes[:LONGEST])), notes):
        text, start = _without_marks(line)
        is_apart = not end or notes.count("\n", end, line.start) > 1
        whose = owners.read(text, is_apart=is_apart, is_bullet=start > line.start + _indent(line.text))
        end = line.start + len(line.text)
        heading = _HEADING.match(text)
        if heading or _BARE_HEADING.match(text):
            section = _section_of(next(part for part in heading.groups() if part) if heading else text)
            continue
        speaker, text, start = _speaker_of(text, start, scope)
        for sentence, place in _sentences(text):
            parts = list(parts_of(sentence, place))
            for piece, at in parts:
                yield Piece(
                    text=" ".join(piece.split()), start=start + at, end=start + at + len(piece),
                    speaker=speaker, section=section, run=start + place if len(parts) > 1 else -1, whose=whose,
                )  # fmt: skip


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _lines(notes: str) -> Iterator[_Line]:
    for match in re.finditer(r"[^\r\n]+", notes):
        if match[0].strip():
            yield _Line(match[0].rstrip(), match.start())


def _joined(lines: list[_Line], notes: str) -> Iterator[_Line]:
    """Lines that a mail program wrapped are one again: several long lines, each filled as far as words go. An empty
    line between them parts them."""
    width = max((len(line.text) for line in lines), default=0)
    is_prose = sum(len(line.text) >= _WRAPPED for line in lines) > 1
    at = 0
    while at < len(lines):
        whole = lines[at]
        while is_prose and at + 1 < len(lines) and _is_wrapped(lines[at].text, lines[at + 1].text, width):
            following = lines[at + 1]
            gap = following.start - whole.start - len(whole.text)
            if notes.count("\n", following.start - gap, following.start) > 1:
                break
            whole = _Line(whole.text + " " * gap + following.text, whole.start)
            at += 1
        yield whole
        at += 1


def _is_wrapped(line: str, following: str, width: int) -> bool:
    if len(line) < _WRAPPED or _MARKS.match(following) or _CLOCK.match(following) or _MARKS.match(line):
        return False
    return len(line) + 1 + len(following.split()[0]) > width and not _LABEL.match(following)


def _without_marks(line: _Line) -> tuple[str, int]:
    text, start = line.text, line.start
    for pattern in (_MARKS, _CLOCK):
        match = pattern.match(text)
        if match and match.end() < len(text):
            text, start = text[match.end() :], start + match.end()
    return text, start


def _section_of(heading: str) -> Section:
    words = " ".join(re.sub(r"[^\w ]", " ", heading).casefold().split())
    for section, names in _SECTIONS:
        if any(words == name or words.endswith(f" {name}") for name in names):
            return section
    return Section.NONE


def _speaker_of(text: str, start: int, scope: Scope) -> tuple[Speaker, str, int]:
    match = _LABEL.match(text)
    speaker = who_is(match["who"], scope) if match else Speaker.NOBODY
    if match is None or speaker is Speaker.NOBODY:
        return Speaker.NOBODY, text, start
    return speaker, text[match.end() :], start + match.end()


def who_is(name: str, scope: Scope) -> Speaker:
    """Whose name stands there: "me", the reader's (first, last, whole, initials), another's, or nobody's."""
    words = name.casefold().strip(". ").split()
    while len(words) > 1 and words[0].strip(".") in TITLES:
        words = words[1:]
    plain = " ".join(words)
    if plain in {"me", "i", "myself"}:
        return Speaker.ME
    if plain in names_of(scope.reader):
        return Speaker.READER
    others = (person for person in scope.people if person != scope.reader)
    return Speaker.OTHER if any(plain in names_of(person) for person in others) else Speaker.NOBODY


@lru_cache(maxsize=256)
def names_of(person: str) -> frozenset[str]:
    """What people write for a name, in small letters: all of it, its parts, "dr. lin", the initials."""
    words = person.casefold().split()
    bare = [word for word in words if word.strip(".") not in {"dr", "prof", "mr", "mrs", "ms"}]
    titles = [word for word in words if word not in bare]
    found = {" ".join(words), " ".join(bare), *bare}
    if bare:
        found |= {f"{title} {bare[-1]}" for title in (*titles, *(t.strip(".") for t in titles))}
    if len(bare) > 1:
        found.add("".join(word[0] for word in bare))
    return frozenset(found - {""})


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    if _MAY_STOP.isdisjoint(text):
        yield from _trimmed(text, 0)
        return
    for match in _STOP.finditer(text):
        end = match.start() + (1 if match[0][0] == "?" else 0)
        yield from _trimmed(text[at:end], at)
        at = match.end()
    yield from _trimmed(text[at:], at)


def _trimmed(text: str, at: int) -> Iterator[tuple[str, int]]:
    stripped = text.strip()
    if stripped:
        yield stripped, at + text.index(stripped)
