"""A key that a person made once at their provider (an API token): used as a bearer token and never renewed."""

from dataclasses import dataclass, field

from afterword.ports.errors import Permanent
from afterword.said import say


@dataclass(frozen=True, slots=True)
class FixedKey:
    """A Bearer. Two with the same key are the same."""

    key: str = field(repr=False)

    def read(self, *, refused: str = "") -> str:
        if not self.key or refused == self.key:
            raise Permanent(
                say(
                    "The key was not accepted: it was taken back, or does not include mail and sending. "
                    "Make a new one at your provider and enter it."
                ),
                cause="wrong-password",
            )
        return self.key
