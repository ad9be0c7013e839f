"""A real submission server on loopback that can be told to go wrong at any moment of a call."""

# ruff: noqa: N802 - aiosmtpd finds its hooks by these names

import asyncio
import base64
import re
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers.certificate import Certificate
from tests.servers.faults import Fault, Moment, Script, Taken

__all__ = ["Fault", "Moment", "SubmissionServer", "Taken"]


class SubmissionServer:
    """`start()`, then `host`, `port`. Messages that were taken are in `taken`, one entry each time, so
    a double shows. `accounts` maps user to password; with none, no sign-in is asked for. `check_token`
    (user, token) has it offer XOAUTH2 as well. `security` is "plain", "starttls" or "tls". `hand_over`
    gets each taken message (for example to pass it to Dovecot)."""

    def __init__(
        self,
        *,
        accounts: dict[str, str] | None = None,
        security: str = "plain",
        certificate: Certificate | None = None,
        hand_over: Callable[[Taken], None] | None = None,
        smtputf8: bool = True,
        check_token: Callable[[str, str], bool] | None = None,
    ) -> None:
        if security != "plain" and certificate is None:
            raise ValueError(f"security={security} needs a certificate")
        self.host = "127.0.0.1"
        self.port = 0
        self.accounts = dict(accounts or {})
        self.security = security
        self.hand_over = hand_over
        self.smtputf8 = smtputf8
        self.check_token = check_token
        self.taken: list[Taken] = []
        self.commands: list[str] = []
        self._context = _server_context(certificate)
        self._script = Script()
        self._lines: set[_ScriptedSMTP] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> "SubmissionServer":
        """Listen; after `stop()` on the same port as before."""
        ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, args=(self._loop, ready), daemon=True)
        self._thread.start()
        if not ready.wait(10):
            raise RuntimeError("The submission server did not start.")
        return self

    def stop(self) -> None:
        """Close the port and cut every live line."""
        if self._loop is None or self._thread is None:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop = self._thread = None

    def script(self, *faults: Fault) -> None:
        """Replace the faults; they are counted anew."""
        self._script = Script(faults=list(faults))

    def next_fault(self, moment: Moment, recipients: list[str]) -> Fault | None:
        return self._script.next_fault(moment, recipients)

    def clear(self) -> None:
        """Forget what was taken and all faults."""
        self.script()
        self.taken.clear()
        self.commands.clear()

    def check_password(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mech: str, data: Any
    ) -> AuthResult:
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False, handled=False)
        user = data.login.decode("utf-8", "replace")
        is_right = self.accounts.get(user) == data.password.decode("utf-8", "replace")
        return AuthResult(success=is_right, handled=False, auth_data=user)

    def _run(self, loop: asyncio.AbstractEventLoop, ready: threading.Event) -> None:
        asyncio.set_event_loop(loop)
        listener = loop.run_until_complete(
            loop.create_server(
                self._make_line,
                self.host,
                self.port,
                ssl=self._context if self.security == "tls" else None,
            )
        )
        self.port = listener.sockets[0].getsockname()[1]
        loop.call_soon(ready.set)
        loop.run_forever()
        listener.close()
        loop.run_until_complete(self._cut_lines())
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()

    async def _cut_lines(self) -> None:
        for line in list(self._lines):
            if line.transport is not None:
                line.transport.abort()
        await asyncio.sleep(0)
        left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _make_line(self) -> "_ScriptedSMTP":
        line = _ScriptedSMTP(self, self._context if self.security == "starttls" else None)
        self._lines.add(line)
        return line

    def forget(self, line: "_ScriptedSMTP") -> None:
        self._lines.discard(line)


class _ScriptedSMTP(SMTP):
    """One line. The hooks of aiosmtpd ask the script before they do what they would do anyway."""

    def __init__(self, owner: SubmissionServer, starttls_context: ssl.SSLContext | None) -> None:
        self.owner = owner
        super().__init__(
            _Hooks(owner),
            hostname="submission.test",
            ident="ready",
            enable_SMTPUTF8=owner.smtputf8,
            tls_context=starttls_context,
            require_starttls=starttls_context is not None,
            authenticator=owner.check_password,
            auth_require_tls=False,
            auth_exclude_mechanism=_excluded(owner),
            timeout=30,
            loop=asyncio.get_event_loop(),
        )

    def connection_lost(self, error: Exception | None) -> None:
        self.owner.forget(self)
        with suppress(AttributeError):  # a line that was cut before aiosmtpd had made its task
            super().connection_lost(error)

    async def push(self, status: str | bytes) -> None:
        if (
            isinstance(status, str)
            and status.startswith("220 ")
            and self.session
            and not self.session.host_name
        ):
            fault = self.owner.next_fault(Moment.GREETING, [])
            if fault:
                status = await strike(self, fault) or status
        await super().push(status)

    async def smtp_AUTH(self, arg: str) -> None:
        fault = self.owner.next_fault(Moment.AUTH, [])
        answer = await strike(self, fault) if fault else None
        if answer:
            await self.push(answer)
        else:
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg: str | None) -> None:
        """RFC 4954 §5: who offers AUTH takes the AUTH= parameter, which aiosmtpd does not know."""
        await super().smtp_MAIL(re.sub(r"(?i) AUTH=\S*", "", arg) if arg else arg)

    async def smtp_DATA(self, arg: str) -> None:
        recipients = list(self.envelope.rcpt_tos) if self.envelope else []
        fault = self.owner.next_fault(Moment.DATA, recipients)
        answer = await strike(self, fault) if fault else None
        if answer:
            await self.push(answer)
            return
        fault = self.owner.next_fault(Moment.BODY, recipients)
        if fault:
            await self.push("354 Go on")
            await strike(self, fault)
        await super().smtp_DATA(arg)


def _excluded(owner: SubmissionServer) -> list[str]:
    return [] if owner.accounts else ["PLAIN", "LOGIN"]


class _Hooks:
    def __init__(self, owner: SubmissionServer) -> None:
        self.owner = owner
        if owner.check_token is None:
            self.auth_XOAUTH2 = None

    async def auth_XOAUTH2(self, server: _ScriptedSMTP, args: list[str]) -> AuthResult:
        """As Google and Microsoft do it: a refusal is JSON behind 334 first, and 535 after an empty line."""
        words = base64.b64decode(args[1]).decode().split("\x01")
        user = words[0].removeprefix("user=")
        token = words[1].removeprefix("auth=Bearer ")
        if self.owner.check_token is not None and self.owner.check_token(user, token):
            return AuthResult(success=True, auth_data=user)
        told = b'{"status":"401","schemes":"bearer","scope":"https://mail.example/"}'
        await server.challenge_auth(told)
        return AuthResult(success=False, handled=False, message="535 5.7.8 Username and token not accepted")

    async def handle_MAIL(
        self, server: _ScriptedSMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.owner.commands.append(f"MAIL {address} {' '.join(options)}".strip())
        needs_sign_in = bool(self.owner.accounts or self.owner.check_token)
        if needs_sign_in and not session.authenticated:
            return "530 5.7.0 Authentication required"
        fault = self.owner.next_fault(Moment.MAIL, [])
        answer = await strike(server, fault) if fault else None
        if answer:
            return answer
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(
        self, server: _ScriptedSMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.owner.commands.append(f"RCPT {address}")
        fault = self.owner.next_fault(Moment.RCPT, [address])
        answer = await strike(server, fault) if fault else None
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: _ScriptedSMTP, session: Session, envelope: Envelope) -> str:
        recipients = list(envelope.rcpt_tos)
        fault = self.owner.next_fault(Moment.DOT, recipients)
        answer = await strike(server, fault) if fault else None
        if answer:
            return answer
        await self._take(session, envelope)
        fault = self.owner.next_fault(Moment.TAKEN, recipients)
        answer = await strike(server, fault) if fault else None
        return answer or f"250 2.0.0 OK queued as {len(self.owner.taken)}"

    async def handle_QUIT(self, server: _ScriptedSMTP, session: Session, envelope: Envelope) -> str:
        fault = self.owner.next_fault(Moment.QUIT, [])
        answer = await strike(server, fault) if fault else None
        return answer or "221 2.0.0 Bye"

    async def _take(self, session: Session, envelope: Envelope) -> None:
        content = envelope.original_content
        taken = Taken(
            sender=envelope.mail_from or "",
            recipients=tuple(envelope.rcpt_tos),
            content=content if isinstance(content, bytes) else b"",
            user=str(session.auth_data) if session.authenticated else None,
            is_secured=session.ssl is not None or self.owner.security == "tls",
        )
        self.owner.taken.append(taken)
        if self.owner.hand_over:
            await asyncio.to_thread(self.owner.hand_over, taken)


async def strike(server: _ScriptedSMTP, fault: Fault) -> str | None:
    """Give the scripted answer, wait, or cut the line (and then never come back)."""
    if fault.answer is not None:
        return fault.answer
    if fault.seconds is not None:
        await asyncio.sleep(fault.seconds)
        return None
    if server.transport is not None:
        server.transport.abort()
    await asyncio.sleep(3600)
    return None


def _server_context(certificate: Certificate | None) -> ssl.SSLContext | None:
    if certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.certificate, certificate.key)
    return context
