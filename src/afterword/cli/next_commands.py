"""What to type for each thing that `afterword next` names: the usual command first, then the other ways."""

import re

from afterword.workflows.agenda_item import AgendaItem, AgendaKind

_NUMBER = re.compile(r"^/(?P<room>[a-z]+)/(?P<number>\d+)$")
# By kind of thing; {} is its number.
_COMMANDS: dict[AgendaKind, tuple[str, ...]] = {
    AgendaKind.UNCERTAIN: ("afterword answer L{} yes", "afterword answer L{} no"),
    AgendaKind.REFUSED: ("afterword answer L{} again", "afterword answer L{} back", "afterword doctor"),
    AgendaKind.LATE: ("afterword answer L{} again", "afterword answer L{} back"),
    AgendaKind.UNSURE_MESSAGE: (
        "afterword show M{}",
        "afterword answer M{} yes",
        "afterword answer M{} no",
    ),
    AgendaKind.OPEN_TIME: ("afterword answer I{}",),
    AgendaKind.APPROVE: ("afterword approve L{}", "afterword edit L{}"),
    AgendaKind.FOLLOW_UP_READY: ("afterword approve L{}", "afterword edit L{}", "afterword answer L{} drop"),
    AgendaKind.SEND_YOURSELF: (
        "afterword show L{}",
        "afterword answer L{} sent",
        "afterword account ADDRESS",
    ),
    AgendaKind.ASK_FIRST: ("afterword answer P{} yes", "afterword answer P{} no"),
    AgendaKind.GOES_BY_ITSELF: (),
    AgendaKind.BEING_SENT: (),
}
_BLOCKED = {
    "people": ("afterword correct W{} email=ADDRESS",),
    "settings": ('afterword profile --name "YOUR NAME"',),
    "letters": ("afterword edit L{}", "afterword show L{}", "afterword answer L{} drop"),
}


def commands_of(item: AgendaItem) -> tuple[str, ...]:
    """Exactly what to type; words in capitals stand for one's own."""
    found = _NUMBER.match(item.path)
    room = found["room"] if found else item.path.strip("/").partition("/")[0]
    number = found["number"] if found else ""
    usual = (item.command,) if item.command else ()
    known = _BLOCKED.get(room) if item.kind is AgendaKind.BLOCKED else _COMMANDS.get(item.kind)
    if known is None or ("{}" in "".join(known) and not number):
        return usual
    return tuple(command.format(number) for command in known)
