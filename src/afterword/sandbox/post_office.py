"""The submission server of the sandbox: a real SMTP server on loopback that hands each message to the world."""

# ruff: noqa: N802 - aiosmtpd finds its hooks by these names

import asyncio
import threading
from collections.abc import Callable

from aiosmtpd.smtp import SMTP, Envelope, Session

HandOver = Callable[[str, tuple[str, ...], bytes], None]


class PostOffice:
    """`start()`, then `port`. `hand_over` gets envelope sender, recipients and the message, once for each that was
    taken, before the server says yes."""

    def __init__(self, hand_over: HandOver) -> None:
        self.host = "127.0.0.1"
        self.port = 0
        self._hand_over = hand_over
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="post-office", daemon=True)
        self._ready = threading.Event()

    def start(self) -> None:
        """Listen on a free port. Raises OSError where this machine gives none."""
        self._thread.start()
        if not self._ready.wait(10):
            raise OSError("The mail server of the sandbox did not start")

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.original_content
        if not isinstance(content, bytes):
            return "554 5.6.0 This message cannot be read"
        self._hand_over(envelope.mail_from or "", tuple(envelope.rcpt_tos), content)
        return "250 2.0.0 OK, it is on its way in the sandbox"

    def _make_line(self) -> SMTP:
        return SMTP(self, hostname="sandbox.example", enable_SMTPUTF8=True, timeout=30, loop=self._loop)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        listener = self._loop.run_until_complete(self._loop.create_server(self._make_line, self.host, 0))
        self.port = listener.sockets[0].getsockname()[1]
        self._loop.call_soon(self._ready.set)
        self._loop.run_forever()
        listener.close()
        left = asyncio.all_tasks(self._loop)
        for task in left:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.close()
