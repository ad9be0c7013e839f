"""Sentences that a person reads, in the language of whoever reads them.

The layers below the pages say their sentences through here, and know no catalogue: English stands in the code, and the
edges name who looks a sentence up (`speak_through`). Without a catalogue English is said as it stands. Letters are
written in English only and never come here. docs/decisions/0019-sentences-below-the-pages.md says why.
"""

from collections.abc import Callable

One = Callable[[str], str]
Many = Callable[[str, str, int], str]


def _as_written(words: str) -> str:
    return words


def _by_count(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


class _Catalogue:
    """Who is asked for a sentence: for the whole program, since a language is chosen once, at the start. What answers
    may itself tell readers apart (Django's does)."""

    one: One = staticmethod(_as_written)
    many: Many = staticmethod(_by_count)


def speak_through(one: One | None = None, many: Many | None = None) -> None:
    """Whom `say` and `say_count` ask from now on: functions like gettext and ngettext; without any, nobody."""
    _Catalogue.one = staticmethod(one or _as_written)
    _Catalogue.many = staticmethod(many or _by_count)


def say(words: str, /, **values: object) -> str:
    """`words` in the reader's language, each `{name}` in them filled with the value of that name. Without values,
    braces are only braces. `words` stand as they are in the source, or in a table that is marked with `to_say`."""
    return _filled(_Catalogue.one(words), words, values) if words else ""


def say_count(one: str, many: str, count: int, /, **values: object) -> str:
    """The same with the form that goes with `count`, which `{count}` shows: "One letter", "{count} letters"."""
    known = {"count": count, **values}
    return _filled(_Catalogue.many(one, many, count), _by_count(one, many, count), known)


def to_say(words: str) -> str:
    """Marks words in a table for the catalogue; `say` looks them up where they are shown."""
    return words


def to_say_count(one: str, many: str) -> tuple[str, str]:
    """Marks both forms for the catalogue; `say_count(*pair, count)` looks them up."""
    return one, many


def _filled(found: str, written: str, values: dict[str, object]) -> str:
    """A translation with a wrong place in it must not stop what the program does: English is said instead."""
    if not values:
        return found
    try:
        return found.format(**values)
    except (LookupError, ValueError, AttributeError):
        if found == written:
            raise
        return written.format(**values)
