"""A YAML text as nodes that keep what was typed: every scalar stays text, every node knows its line.

YAML's own typing would read a company called `No` as false and 12:30 as 750, so it is not used. Aliases,
tags and deep nesting have no place in a debrief and are refused, so a small file cannot grow into a large
one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from afterword.said import say

# The largest file that is read, in characters. A debrief with a megabyte of notes is fine, a disk image is
# not.
MAX_CHARACTERS = 4_000_000
MAX_DEPTH = 12

# What YAML 1.1 (§5.1) calls printable; anything else makes a file unreadable for other programs too.
_NOT_PRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAB_INDENT = re.compile(r"^ *\t")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class DebriefError(Exception):
    """A debrief file that cannot be read. The text is one sentence that names the place; `line` counts
    from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Scalar:
    """`is_nothing` is true for what people write to say "none": nothing at all, `null` or `~`, unquoted."""

    text: str
    line: int
    is_nothing: bool = False


@dataclass(slots=True)
class Items:
    nodes: list["Node"]
    line: int


@dataclass(slots=True)
class Pairs:
    pairs: list[tuple["Node", "Node"]]
    line: int


Node = Scalar | Items | Pairs


def read_nodes(text: str) -> Node:
    """The one document of `text`. Raises DebriefError, whose sentence names the line but not the file."""
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_CHARACTERS:
        raise DebriefError(say("the file is longer than {most:,} characters", most=MAX_CHARACTERS), 1)
    odd = _NOT_PRINTABLE.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        raise DebriefError(
            say("there is a character that no text has (U+{number:04X})", number=ord(odd.group())), line
        )
    try:
        return _document(iter(yaml.parse(text, Loader=_LOADER)))
    except yaml.MarkedYAMLError as error:
        raise _explain(error, text) from None
    except yaml.YAMLError:
        raise DebriefError(say("this is not YAML"), 1) from None


def _explain(error: yaml.MarkedYAMLError, text: str) -> DebriefError:
    """The parser's complaint in our words. The mark of the problem is nearer to the fault than that of its
    context."""
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    index = min(mark.line if mark else 0, max(0, len(text.rstrip().split("\n")) - 1))
    typed = lines[index]
    if _TAB_INDENT.match(typed):
        return DebriefError(say("the line begins with a tab; indent with spaces"), index + 1)
    if "mapping values are not allowed" in (error.problem or ""):
        return DebriefError(say('this is not YAML; words that hold ": " need quotes around them'), index + 1)
    return DebriefError(say("this is not YAML ({problem})", problem=error.problem or "unreadable"), index + 1)


def _document(events: Iterator[yaml.Event]) -> Node:
    root: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                raise DebriefError(
                    say("a second document begins here (---); a file holds one debrief"), _line(event)
                )
            root = _node(next(events), events, 0)
    if root is None or (isinstance(root, Scalar) and root.is_nothing):
        raise DebriefError(say("the file is empty"), 1)
    return root


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
    line = _line(event)
    _refuse_tricks(event, depth, line)
    if isinstance(event, yaml.ScalarEvent):
        is_plain = event.style in (None, "")
        return Scalar(event.value, line, is_nothing=is_plain and event.value in ("", "null", "~"))
    if isinstance(event, yaml.SequenceStartEvent):
        return Items(list(_until(yaml.SequenceEndEvent, events, depth)), line)
    nodes = _until(yaml.MappingEndEvent, events, depth)
    return Pairs([(key, next(nodes)) for key in nodes], line)


def _until(end: type[yaml.Event], events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
    for event in events:
        if isinstance(event, end):
            return
        yield _node(event, events, depth + 1)


def _refuse_tricks(event: yaml.Event, depth: int, line: int) -> None:
    if depth > MAX_DEPTH:
        raise DebriefError(say("the lists are nested too deeply"), line)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
        name = getattr(event, "anchor", "")
        raise DebriefError(
            say("{mark}{name} is an alias of YAML; put such words in quotes", mark=mark, name=name), line
        )
    tag = getattr(event, "tag", None)
    if tag:
        raise DebriefError(say("tags of YAML (!) are not read; put such words in quotes"), line)


def _line(event: yaml.Event) -> int:
    return (event.start_mark.line if event.start_mark else 0) + 1
