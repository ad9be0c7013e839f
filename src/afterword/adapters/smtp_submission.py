"""Handing a message to the person's own SMTP server (RFC 6409), one verb at a time.

Why not `smtplib.sendmail`: it cannot say whether the line broke before or after the final dot. Before
it, nothing was taken and later is safe (Temporary). After it, without an answer, the message may be on
its way (Uncertain). A failure of QUIT after the server's 250 is success: leaving is not part of handing over.
"""

import re
import smtplib
from collections.abc import Callable
from contextlib import suppress

from afterword.adapters.check_steps import Step, line_said, steps_to_reach, take_steps
from afterword.adapters.connection_faults import judge_connection
from afterword.adapters.oauth_tokens import Bearer
from afterword.adapters.server_address import Security, ServerAddress
from afterword.adapters.sign_in_faults import judge_sign_in, no_sign_in_offered, starttls_missing
from afterword.adapters.smtp_answers import Answer, judge_answer, uncertain
from afterword.adapters.smtp_line import SmtpLine, encode_secret, spell_envelope
from afterword.adapters.smtp_token_sign_in import sign_in_with_token
from afterword.ports.errors import Permanent, PortError, Temporary
from afterword.ports.submission import Accepted, CheckStep, Envelope
from afterword.said import say

_LINE_START_DOT = re.compile(rb"^\.", re.MULTILINE)
_BARE_LINE_END = re.compile(rb"\r(?!\n)|(?<!\r)\n")

PHASES = ("connect", "secure", "sign-in", "mail", "rcpt", "data", "body", "dot", "accepted", "quit")
"""The names that `on_phase` hears, each right before its step; `accepted` comes after the server's 250."""


class SmtpSubmission:
    """A SubmissionPort. Safe to keep: each call opens a line of its own and closes it.

    `timeout` (seconds) holds for each answer; RFC 5321 §4.5.3.2 asks for ten minutes after the final
    dot, so that one wait gets `final_timeout`. `on_phase` is told each phase before it begins, for
    tests that end the program there."""

    def __init__(
        self,
        server: ServerAddress,
        *,
        username: str = "",
        password: str | Bearer = "",
        timeout: float = 30.0,
        final_timeout: float = 600.0,
        on_phase: Callable[[str], None] = lambda name: None,
    ) -> None:
        self._server = server
        self._username = username
        self._password = password
        self._timeout = timeout
        self._final_timeout = final_timeout
        self._on_phase = on_phase

    def submit(self, *, envelope: Envelope, message: bytes) -> Accepted:
        """As SubmissionPort. The message must have CRLF line ends only; it is sent as it is (dots are
        doubled on the wire, RFC 5321 §4.5.2)."""
        if _BARE_LINE_END.search(message):
            raise Permanent(
                say("The message has broken line ends, so it was not sent."), cause="broken-line-ends"
            )
        if not message.endswith(b"\r\n"):
            raise Permanent(
                say("The message does not end with a full line, so it was not sent."),
                cause="broken-line-ends",
            )
        line = self._open()
        try:
            self._sign_in(line)
            self._name_envelope(line, envelope, message)
            accepted = self._hand_over(line, message)
        except BaseException:
            line.close()
            raise
        self._leave(line)
        return accepted

    def check(self) -> list[CheckStep]:
        """As SubmissionPort: find the host, connect, secure the line, sign in, leave."""
        opened: list[SmtpLine] = []

        def secure() -> str:
            opened.append(self._open())
            return line_said(self._server.security)

        def sign_in() -> str:
            self._sign_in(opened[0])
            return (
                say("Signed in.") if self._username else say("No sign-in is set, and none was needed so far.")
            )

        steps: list[Step] = [
            *steps_to_reach(self._server, timeout=self._timeout),
            (say("secure the line"), secure),
            (say("sign in"), sign_in),
        ]
        try:
            return take_steps(steps)
        finally:
            for line in opened:
                self._leave(line)

    def _open(self) -> SmtpLine:
        """Connect, greet and secure. Raises Temporary or Permanent; leaves no open socket behind."""
        self._server.refuse_open_line()
        line = SmtpLine(self._server, self._timeout)
        try:
            self._on_phase("connect")
            greeting = Answer.of(line.connect(self._server.host, self._server.port))
            if greeting.code != 220:
                raise judge_answer(greeting, host=self._server.host, at="greeting")
            self._greet(line)
            if self._server.security is Security.STARTTLS:
                self._on_phase("secure")
                self._start_tls(line)
        except (OSError, smtplib.SMTPException) as error:
            line.close()
            raise self._judge(error) from error
        except PortError:
            line.close()
            raise
        return line

    def _greet(self, line: SmtpLine) -> None:
        answer = Answer.of(line.ehlo())
        if not answer.is_success:
            answer = Answer.of(line.helo())
        if not answer.is_success:
            raise judge_answer(answer, host=self._server.host, at="greeting")

    def _start_tls(self, line: SmtpLine) -> None:
        if not line.has_extn("starttls"):
            raise starttls_missing(self._server.host)
        answer = Answer.of(line.starttls(context=self._server.open_tls_context()))
        if answer.code != 220:
            raise judge_answer(answer, host=self._server.host, at="STARTTLS")
        self._greet(line)

    def _sign_in(self, line: SmtpLine) -> None:
        """One try with one mechanism: several tries with a wrong password lock accounts."""
        if not self._username:
            return
        self._on_phase("sign-in")
        offered = line.esmtp_features.get("auth", "").upper()
        try:
            if isinstance(self._password, str):
                self._sign_in_by_password(line, self._password, offered.split())
            else:
                sign_in_with_token(
                    line, offered, server=self._server, username=self._username, bearer=self._password
                )
        except (OSError, smtplib.SMTPException) as error:
            raise self._judge(error) from error

    def _sign_in_by_password(self, line: SmtpLine, password: str, offered: list[str]) -> None:
        if "PLAIN" in offered:
            secret = encode_secret(f"\0{self._username}\0{password}")
            answer = Answer.of(line.docmd("AUTH", f"PLAIN {secret}"))
            if answer.code == 334:  # a server that wants the secret on a line of its own
                answer = Answer.of(line.docmd(secret))
        elif "LOGIN" in offered:
            answer = Answer.of(line.docmd("AUTH", f"LOGIN {encode_secret(self._username)}"))
            answer = Answer.of(line.docmd(encode_secret(password))) if answer.code == 334 else answer
        else:
            raise no_sign_in_offered(self._server.host)
        if not answer.is_success:
            raise judge_sign_in(answer.text, host=self._server.host, code=answer.code)

    def _name_envelope(self, line: SmtpLine, envelope: Envelope, message: bytes) -> None:
        """MAIL and RCPT. All recipients are taken, or nothing is sent."""
        host = self._server.host
        sender, recipients, needs_utf8 = spell_envelope(envelope, message)
        options = []
        if needs_utf8:
            if not line.has_extn("smtputf8"):
                raise Permanent(
                    say(
                        "{host} cannot carry an address with letters beyond ASCII, so nothing was sent. Use "
                        "another address of this person.",
                        host=host,
                    ),
                    cause="smtputf8-missing",
                )
            options = ["SMTPUTF8", "BODY=8BITMIME"]
        try:
            self._on_phase("mail")
            answer = Answer.of(line.mail(sender, options))
            if not answer.is_success:
                raise judge_answer(answer, host=host, at="MAIL")
            self._on_phase("rcpt")
            for recipient in recipients:
                answer = Answer.of(line.rcpt(recipient))
                if not answer.is_success:
                    raise judge_answer(answer, host=host, at="RCPT", recipient=recipient)
        except (OSError, smtplib.SMTPException) as error:
            raise self._judge(error) from error

    def _hand_over(self, line: SmtpLine, message: bytes) -> Accepted:
        host = self._server.host
        try:
            self._on_phase("data")
            answer = Answer.of(line.docmd("DATA"))
            if answer.code != 354:
                raise judge_answer(answer, host=host, at="DATA")
            self._on_phase("body")
            line.send(_LINE_START_DOT.sub(b"..", message))
            self._on_phase("dot")
            line.stop_if_dropped()
        except (OSError, smtplib.SMTPException) as error:
            raise self._judge(error) from error
        try:
            line.sock.settimeout(self._final_timeout)
            line.send(b".\r\n")
            answer = Answer.of(line.getreply())
        except (OSError, smtplib.SMTPException) as error:
            raise uncertain(host) from error
        if answer.is_success:
            self._on_phase("accepted")
            return Accepted(response=f"{answer.code} {answer.text}")
        raise judge_answer(answer, host=host, at="dot")

    def _leave(self, line: SmtpLine) -> None:
        """QUIT politely; whatever the server makes of it changes nothing any more."""
        self._on_phase("quit")
        with suppress(OSError, smtplib.SMTPException):
            if line.sock is not None:
                line.sock.settimeout(min(self._timeout, 5.0))
            line.docmd("QUIT")
        line.close()

    def _judge(self, error: Exception) -> Temporary:
        """A line that broke before the final dot. smtplib wraps socket errors: look at what is inside."""
        if isinstance(error, smtplib.SMTPException):
            inner = error.__context__
            error = (
                inner
                if isinstance(inner, OSError) and not isinstance(inner, smtplib.SMTPException)
                else error
            )
        return judge_connection(error, host=self._server.host, port=self._server.port)
