"""Where a mail server is and how the line to it is secured."""

import ipaddress
import socket
import ssl
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from afterword.adapters.connection_faults import judge_connection
from afterword.ports.errors import Permanent
from afterword.said import say


class Security(StrEnum):
    """TLS from the first byte (RFC 8314), STARTTLS (RFC 3207, RFC 9051 §6.2.1), or neither (this
    machine only)."""

    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """`ca_file` adds a certificate authority of one's own (PEM) to those of the system."""

    host: str
    port: int
    security: Security
    ca_file: Path | None = None

    def open_tls_context(self) -> ssl.SSLContext:
        """Checks the certificate and the name, always. Raises Permanent where `ca_file` cannot be read."""
        context = ssl.create_default_context()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if self.ca_file is not None:
            try:
                context.load_verify_locations(cafile=self.ca_file)
            except (OSError, ssl.SSLError) as error:
                raise Permanent(
                    say(
                        "The certificate file {ca_file} could not be read. Check its path.",
                        ca_file=self.ca_file,
                    ),
                    cause="certificate-file",
                ) from error
        return context

    def refuse_open_line(self) -> None:
        """Raises Permanent for an unsecured line that leaves this machine: it would show the password."""
        if self.security is Security.PLAIN and not is_loopback(self.host):
            raise Permanent(
                say(
                    "The line to {host} is set to be unsecured, which would show your password to "
                    "others, so nothing was sent. Choose TLS or STARTTLS.",
                    host=self.host,
                ),
                cause="line-not-secured",
            )

    def find(self) -> str:
        """The first network address of the host. Raises Temporary (`no-such-host`)."""
        try:
            found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise judge_connection(error, host=self.host, port=self.port) from error
        return str(found[0][4][0])

    def reach(self, *, timeout: float) -> None:
        """Open a line and close it again. Raises Temporary (`refused`, `timeout`, `unreachable`)."""
        try:
            socket.create_connection((self.host, self.port), timeout=timeout).close()
        except OSError as error:
            raise judge_connection(error, host=self.host, port=self.port) from error


def is_loopback(host: str) -> bool:
    """Whether the host can only be this machine: `localhost` or an address of 127/8 or ::1."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
