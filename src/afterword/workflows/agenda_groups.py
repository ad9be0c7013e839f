"""What is due, with the letters of one interview as one thing: nobody wants to read the same line three times."""

from collections.abc import Iterable
from dataclasses import replace

from afterword.said import say_count, to_say_count
from afterword.workflows.agenda_item import AgendaItem, AgendaKind

# What is said of several: {count} of them, to {company}.
_SENTENCES = {
    AgendaKind.APPROVE: to_say_count(
        "{count} letter to {company} waits for your yes.", "{count} letters to {company} wait for your yes."
    ),
    AgendaKind.SEND_YOURSELF: to_say_count(
        "{count} letter to {company} is ready: send it yourself, or connect your mailbox.",
        "{count} letters to {company} are ready: send them yourself, or connect your mailbox.",
    ),
    AgendaKind.LETTER_ASKS: to_say_count(
        "{count} letter to {company} waits for an answer of yours.",
        "{count} letters to {company} wait for answers of yours.",
    ),
    AgendaKind.LETTER_UNWRITTEN: to_say_count(
        "{count} letter to {company} is not written yet.", "{count} letters to {company} are not written yet."
    ),
    AgendaKind.FOLLOW_UP_READY: to_say_count(
        "{count} follow-up to {company} is ready for your yes.",
        "{count} follow-ups to {company} are ready for your yes.",
    ),
    AgendaKind.GOES_BY_ITSELF: to_say_count(
        "{count} letter to {company} is approved.",
        "{count} letters to {company} are approved.",
    ),
    AgendaKind.LATE: to_say_count(
        "The right moment for {count} letter to {company} has passed.",
        "The right moment for {count} letters to {company} has passed.",
    ),
    AgendaKind.REFUSED: to_say_count(
        "The server refused {count} letter to {company}.", "The server refused {count} letters to {company}."
    ),
    AgendaKind.BLOCKED: to_say_count(
        "{count} letter is not signed: your own name is missing.",
        "{count} letters are not signed: your own name is missing.",
    ),
}


def grouped(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """In the order of the first of each group. A group leads to its first letter; the page of a letter leads on. Its
    moment is the earliest, in the zone that all share."""
    groups: dict[tuple[AgendaKind, str], list[AgendaItem]] = {}
    for place, item in enumerate(items):
        is_alone = not item.together or item.kind not in _SENTENCES
        key = str(place) if is_alone else f"together {item.together}"
        groups.setdefault((item.kind, key), []).append(item)
    return tuple(_as_one(each) for each in groups.values())


def _as_one(items: list[AgendaItem]) -> AgendaItem:
    first = items[0]
    if len(items) == 1:
        return first
    moments = [item.at for item in items if item.at is not None]
    zones = {item.zone for item in items}
    return replace(
        first,
        # Of several the question says who it is about.
        reason=f"{first.who}: {first.reason}" if first.kind is AgendaKind.LETTER_ASKS else first.reason,
        sentence=say_count(*_SENTENCES[first.kind], len(items), company=first.company),
        at=min(moments) if moments else None,
        zone=first.zone if len(zones) == 1 else None,
        who=first.who if len({item.who for item in items}) == 1 else "",
    )
