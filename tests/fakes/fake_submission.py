"""A SubmissionPort in memory. It passes the contract of the port
(tests/adapters/test_submission_contract.py)."""

from collections.abc import Callable

from afterword.ports.errors import Permanent, PortError, Uncertain
from afterword.ports.submission import Accepted, CheckStep, Envelope


class FakeSubmission:
    """Takes each message into `taken` as (envelope, message). `fail_next` scripts the coming calls, in
    order."""

    def __init__(self) -> None:
        self.taken: list[tuple[Envelope, bytes]] = []
        self.attempts = 0
        self.hand_over: Callable[[Envelope, bytes], None] | None = None
        self._errors: list[tuple[PortError, bool]] = []

    def fail_next(self, error: PortError, *, is_taken: bool = False) -> None:
        """The next call raises `error`. `is_taken` says that the message went out all the same, which only an
        Uncertain may hide."""
        if is_taken and not isinstance(error, Uncertain):
            raise ValueError("A message that was taken can only end in Uncertain or in success.")
        self._errors.append((error, is_taken))

    def submit(self, *, envelope: Envelope, message: bytes) -> Accepted:
        self.attempts += 1
        if b"\n" in message.replace(b"\r\n", b"") or not message.endswith(b"\r\n"):
            raise Permanent("The message has broken line ends, so it was not sent.", cause="broken-line-ends")
        error, is_taken = self._errors.pop(0) if self._errors else (None, True)
        if is_taken:
            self.taken.append((envelope, message))
            if self.hand_over is not None:
                self.hand_over(envelope, message)
        if error is not None:
            raise error
        return Accepted(response=f"250 2.0.0 OK queued as {len(self.taken)}")

    def check(self) -> list[CheckStep]:
        if self._errors:
            error = self._errors[0][0]
            return [CheckStep(name="sign in", ok=False, message=str(error), cause=error.cause)]
        return [CheckStep(name="sign in", ok=True, message="Signed in.")]
