"""The doctor's way through an adapter: one step after the other, until one fails."""

from collections.abc import Callable, Iterable

from afterword.adapters.server_address import Security, ServerAddress
from afterword.ports.errors import PortError
from afterword.ports.submission import CheckStep
from afterword.said import say, to_say

Step = tuple[str, Callable[[], str]]


def steps_to_reach(
    server: ServerAddress,
    *,
    timeout: float,
    names: tuple[str, str] = (to_say("find the server"), to_say("connect")),
) -> list[Step]:
    """The way to every server begins with these two: its host has an address, and its port answers. A line that would
    show the password is refused before it is opened. `timeout` is in seconds."""
    find, connect = names

    def reach() -> str:
        server.refuse_open_line()
        server.reach(timeout=timeout)
        return say("Port {port} answers.", port=server.port)

    return [
        (say(find), lambda: say("{host} is {address}.", host=server.host, address=server.find())),
        (say(connect), reach),
    ]


def line_said(security: Security) -> str:
    """What the step "secure the line" says where it went well."""
    return {
        Security.TLS: say("The line is secured by TLS."),
        Security.STARTTLS: say("The line is secured by STARTTLS."),
        Security.PLAIN: say("The line is not secured, and does not leave this machine."),
    }[security]


def take_steps(steps: Iterable[Step]) -> list[CheckStep]:
    """Each step is a name and a call that returns one sentence or raises a PortError. Stops at the
    first failure."""
    taken: list[CheckStep] = []
    for name, attempt in steps:
        try:
            taken.append(CheckStep(name=name, ok=True, message=attempt()))
        except PortError as error:
            taken.append(CheckStep(name=name, ok=False, message=str(error), cause=error.cause))
            break
    return taken
