"""The line to an SMTP server: smtplib's verbs on a socket of our own, and how an envelope is spelt on it."""

import base64
import select
import smtplib
import socket
import ssl

from afterword.adapters.server_address import Security, ServerAddress
from afterword.ports.errors import Permanent
from afterword.ports.submission import Envelope
from afterword.said import say


class SmtpLine(smtplib.SMTP):
    """smtplib with TLS from the first byte where asked, and no machine name in EHLO."""

    sock: socket.socket

    def __init__(self, server: ServerAddress, timeout: float) -> None:
        self._tls = server.open_tls_context() if server.security is Security.TLS else None
        # An address literal (RFC 5321 §4.1.4): nobody needs to know what this computer is called.
        super().__init__(local_hostname="[127.0.0.1]", timeout=timeout)
        self._host = server.host  # smtplib checks the certificate's name against this in STARTTLS

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        opened = socket.create_connection((host, port), timeout)
        if self._tls is None:
            return opened
        try:
            return self._tls.wrap_socket(opened, server_hostname=host)
        except BaseException:
            opened.close()
            raise

    def stop_if_dropped(self) -> None:
        """A server that speaks or hangs up before the final dot has not taken the message: say so while it is
        certain. Raises SMTPServerDisconnected."""
        if isinstance(self.sock, ssl.SSLSocket) and self.sock.pending():
            raise smtplib.SMTPServerDisconnected("The server spoke before the message ended.")
        poller = select.poll()  # select() knows no descriptors above 1023
        poller.register(self.sock, select.POLLIN)
        if poller.poll(0) and not self._is_quiet():
            raise smtplib.SMTPServerDisconnected("The server ended the call before the message did.")

    def _is_quiet(self) -> bool:
        """TLS has traffic of its own (session tickets): only an end or an answer of the server counts."""
        if not isinstance(self.sock, ssl.SSLSocket):
            return False
        self.sock.settimeout(0)
        try:
            self.sock.read(1)
        except ssl.SSLWantReadError:
            return True
        finally:
            self.sock.settimeout(self.timeout)
        return False


def encode_secret(text: str) -> str:
    return base64.b64encode(text.encode("utf-8")).decode("ascii")


def spell_envelope(envelope: Envelope, message: bytes) -> tuple[str, list[str], bool]:
    """Sender and recipients for the wire, and whether SMTPUTF8 (RFC 6531) is needed. A domain beyond ASCII is
    spelt in its ASCII form; a local part cannot be."""
    spelt = [_spell_domain(address) for address in (envelope.sender, *envelope.recipients)]
    head = message.partition(b"\r\n\r\n")[0]
    needs_utf8 = not head.isascii() or not all(address.isascii() for address in spelt)
    return spelt[0], spelt[1:], needs_utf8


def _spell_domain(address: str) -> str:
    if any(ord(character) < 33 or character in "<>\x7f" for character in address) or "@" not in address:
        raise Permanent(
            say("An address of this letter is not one, so nothing was sent. Correct it."), cause="bad-address"
        )
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address
