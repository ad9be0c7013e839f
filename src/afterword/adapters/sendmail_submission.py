"""Handing a message to this machine's own mail system by its `sendmail` command.

Exit codes of sysexits.h, read with care: EX_TEMPFAIL means "queued, will be tried again" in the
program that gave the interface its name and "not queued" in others, so it is Uncertain, as is an end
by a signal or a timeout.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable

from afterword.adapters.check_steps import take_steps
from afterword.ports.errors import Permanent, PortError, Temporary, Uncertain
from afterword.ports.submission import Accepted, CheckStep, Envelope
from afterword.said import say

_PLAIN_ADDRESS = re.compile(r"[^\s<>\x00-\x1f\x7f-][^\s<>\x00-\x1f\x7f]*@[^\s<>\x00-\x1f\x7f]+")
_USUAL_PLACES = "/usr/sbin:/usr/lib:/sbin"

# Nothing was taken, and later may work: EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR.
_LATER = frozenset({71, 72, 73, 74})
# Nothing was taken, and later will not work: EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST,
# EX_UNAVAILABLE, EX_PROTOCOL, EX_NOPERM, EX_CONFIG; the shell's "not executable" and "not found".
_NEVER = frozenset({64, 65, 66, 67, 68, 69, 76, 77, 78, 126, 127})


class SendmailSubmission:
    """A SubmissionPort. `path` is the command (None: looked for); `timeout` in seconds."""

    def __init__(
        self,
        *,
        path: str | None = None,
        timeout: float = 60.0,
        on_phase: Callable[[str], None] = lambda name: None,
    ) -> None:
        self._path = path
        self._timeout = timeout
        self._on_phase = on_phase

    def submit(self, *, envelope: Envelope, message: bytes) -> Accepted:
        """As SubmissionPort. The command gets LF line ends, as local programs do; it puts CRLF on the
        wire."""
        command = self._find()
        for address in (envelope.sender, *envelope.recipients):
            # A leading hyphen could be read as an option.
            if not _PLAIN_ADDRESS.fullmatch(address):
                raise Permanent(
                    say("An address of this letter is not one, so nothing was sent. Correct it."),
                    cause="bad-address",
                )
        # -i: a line with only a dot is text, not the end.
        arguments = [command, "-i", "-f", envelope.sender, "--", *envelope.recipients]
        self._on_phase("body")
        try:
            done = subprocess.run(
                arguments,
                input=message.replace(b"\r\n", b"\n"),
                capture_output=True,
                timeout=self._timeout,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise _uncertain(say("did not end in time")) from error
        except OSError as error:
            raise Temporary(
                say(
                    "{command} could not be started ({strerror}), so nothing was sent. It will be tried "
                    "again.",
                    command=command,
                    strerror=error.strerror,
                ),
                cause="sendmail-not-started",
            ) from error
        if done.returncode == 0:
            self._on_phase("accepted")
            return Accepted(response=say("{command} took the message", command=command))
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
        raise _judge(done.returncode, said)

    def check(self) -> list[CheckStep]:
        return take_steps([(say("find sendmail"), lambda: say("{path} is there.", path=self._find()))])

    def _find(self) -> str:
        places = os.pathsep.join([os.environ.get("PATH", ""), _USUAL_PLACES])
        found = shutil.which(self._path or "sendmail", path=places)
        if found is None:
            raise Permanent(
                say(
                    "This machine has no sendmail command, so nothing was sent. Use your provider's SMTP "
                    "server instead."
                ),
                cause="no-sendmail",
            )
        return found


def _judge(code: int, said: str) -> PortError:
    words = say(" (it said: {said})", said=said) if said else ""
    if code in _LATER:
        return Temporary(
            say(
                "This machine's mail system could not take the message{words}. It will be tried again.",
                words=words,
            ),
            cause="deferred",
            code=code,
        )
    if code in _NEVER:
        return Permanent(
            say("This machine's mail system refused the message{words}. Nothing was sent.", words=words),
            cause="recipient-refused" if code in (67, 68) else "refused-by-server",
            code=code,
        )
    return _uncertain(say("ended with code {code}{words}", code=code, words=words))


def _uncertain(what: str) -> Uncertain:
    return Uncertain(
        say(
            "This machine's mail system {what}, so the message may have been sent or not. It is "
            "not sent again before the Sent folder was looked at.",
            what=what,
        ),
        cause="no-answer-after-data",
    )
