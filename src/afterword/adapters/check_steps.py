"""The doctor's way through an adapter: one step after the other, until one fails."""

from collections.abc import Callable, Iterable

from afterword.ports.errors import PortError
from afterword.ports.submission import CheckStep

Step = tuple[str, Callable[[], str]]


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
