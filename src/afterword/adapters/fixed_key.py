"""A key that a person made once at their provider (an API token): used as a bearer token and never renewed."""

from afterword.ports.errors import Permanent


class FixedKey:
    """A Bearer."""

    def __init__(self, key: str) -> None:
        self._key = key

    def read(self, *, refused: str = "") -> str:
        if not self._key or refused == self._key:
            raise Permanent(
                "The key was not accepted: it was taken back, or does not include mail and sending. Make a new one at "
                "your provider and enter it.",
                cause="wrong-password",
            )
        return self._key
