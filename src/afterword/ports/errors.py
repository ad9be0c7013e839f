"""The three ways in which the outside world fails. Adapters raise nothing else."""


class PortError(Exception):
    """Something outside did not work. The text is one sentence for the person; `cause` names the exact trouble
    for the doctor (`wrong-password`, `no-such-host`, `certificate`, `basic-auth-off`, `refused` ...)."""

    def __init__(self, message: str, *, cause: str = "unknown", code: int | None = None) -> None:
        super().__init__(message)
        self.cause = cause
        self.code = code


class Temporary(PortError):
    """It did not happen, and trying again later is safe: no connection yet, or a 4xx answer that was received."""


class Permanent(PortError):
    """It did not happen and will not: a 5xx answer, a refused password, a missing folder."""


class Uncertain(PortError):
    """It may or may not have happened: the line dropped after the message was handed over. Never retried alone."""
